// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/workshop/workshop.h"

#include <set>
#include <span>
#include <vector>

namespace bulkhead::catalog::workshop {

// What a workshop found beside the engine, as threats of the model: extra threats that the facilitator
// accepted or that are in `agreed` (Room::agreedExtras, with the title of the first of `sheets` that has
// one), and cells without a confirmed finding that the facilitator lets count, with their reason as title. In
// the order of elements and categories. Their ids follow from the workshop and the cell: the same threat has
// the same id however often it is asked for.
std::vector<model::ManualThreat> acceptedThreats(const Workshop &workshop,
                                                 std::span<const AnswerSheet> sheets,
                                                 const std::set<StrideCell> &agreed);

// What the facilitator said against the engine's findings, as decisions on them: those of a cell that does
// not count do not apply, for the reason that was given. `analysis` is of the workshop's model. In the order
// of the findings' ids.
std::vector<model::Decision> acceptedDecisions(const Workshop &workshop, const Analysis &analysis,
                                               const model::Date &date);

} // namespace bulkhead::catalog::workshop
