// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/graded_room.h"

namespace bulkhead::catalog::workshop {

struct ModelSheet
{
    AnswerSheet sheet;
    std::size_t left = 0; // threats at elements that nothing was found for
};

// What the threats of a model say of the workshop's cells: a threat that its author listed, or a finding that
// they decided as anything but not applicable, marks its cell; all other cells count as "no threat". A threat
// at a flow marks the end of it at which that category is true, its target before its source. The mitigations
// that threats name are taken for the measures of the task with the likest titles.
ModelSheet sheetOfModel(const WorkshopJudge &judge, const model::Model &handedIn, const MatchTable &matches,
                        const std::string &participant);

} // namespace bulkhead::catalog::workshop
