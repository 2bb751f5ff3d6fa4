// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import::kubernetes {

// The value of a label of a pod; nullopt where it bears none of this name.
using LabelLookup = std::function<std::optional<std::string_view>(std::string_view)>;

// Whether labels match a selector in Calico's own language: all(), has(role), role == "db" && tier in {"a",
// "b"}. Nullopt of what is no such expression. An empty one matches all.
// https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
std::optional<bool> matchesCalicoSelector(std::string_view selector, const LabelLookup &labelOf);

// The labels, name and value, that an expression asks for whatever else it says: those of `a == "b"` that
// stand beside `&&` alone. None of what is no such expression.
std::vector<std::pair<std::string_view, std::string_view>> labelsAskedFor(std::string_view selector);

} // namespace bulkhead::import::kubernetes
