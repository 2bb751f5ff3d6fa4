// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <optional>
#include <string>

namespace bulkhead::import::terraform {

// Whether a mask ("sensitive_values" or a part of it) marks anything.
bool isAnySensitive(const Node &mask);

// The values without those that the mask marks: no entry of a map is left of them, and the null of a list, as
// of what is known only once the plan is applied. Nothing where that exceeds the limits.
std::optional<Document> withoutSensitive(const Node &values, const Node &mask, const std::string &file);

} // namespace bulkhead::import::terraform
