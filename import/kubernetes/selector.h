// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// The labels of an object as they stand in a file.
using Labels = Node; // a map of text; the null node when there are none

// Whether labels carry all that a plain map names (a Service's selector). An empty map selects nothing.
bool matchesAll(const Node &wanted, const Labels &labels);

// Whether labels match a label selector with matchLabels and matchExpressions. An empty selector matches
// everything.
bool matchesSelector(const Node &selector, const Labels &labels);

// Whether a label, nullopt where it is not there, is what one of the matchExpressions asks for.
bool meetsExpression(const Node &expression, std::optional<std::string_view> label);

// Whether a label selector is empty and so matches everything.
bool selectsEverything(const Node &selector);

} // namespace bulkhead::import::kubernetes
