// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <optional>
#include <string>

namespace bulkhead::import::terraform {

// Whether a mask ("sensitive_values" or a part of it) marks anything.
bool isAnySensitive(const Node &mask);

// The values without those that the mask marks: no entry of a map is left of them, and a null in a list, as
// of what is known only once the plan is applied. Nulls have no text in it, since plans state every attribute
// and null is none. It refers to the values. Nothing where that exceeds the limits.
std::optional<Document> withoutSensitive(const Node &values, const Node &mask, const std::string &file);

// Whether anything in the values is null.
bool hasNull(const Node &values);

} // namespace bulkhead::import::terraform
