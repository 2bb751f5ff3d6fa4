// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/difference/difference.h"
#include "model/model.h"

#include <vector>

namespace bulkhead::exporting {

// The fields in which two versions of one thing differ, with their values as people read them. For all that
// an Edit may contain, except placements.
template <typename T>
std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const T &before, const T &after);

} // namespace bulkhead::exporting
