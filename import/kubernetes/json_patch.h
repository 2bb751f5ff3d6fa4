// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/draft.h"

#include <optional>
#include <string>

namespace bulkhead::import::kubernetes {

// Whether a document is a list of operations of a JSON patch.
bool isJsonPatch(const Node &document);

// Applies the operations of a JSON patch (RFC 6902) in their order. What is wrong with one of them,
// "operation 2 does not fit"; those before it hold, those after it are not applied.
std::optional<std::string> applyJsonPatch(Draft &object, const Node &operations, const Limits &limits,
                                          ChangeAllowance &allowance);

} // namespace bulkhead::import::kubernetes
