// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>

namespace bulkhead::import::kubernetes {

// The value of a label of a pod; nullopt where it bears none of this name.
using LabelLookup = std::function<std::optional<std::string_view>(std::string_view)>;

// Whether labels match a selector in Calico's own language: all(), has(role), role == "db" && tier in {"a",
// "b"}. Nullopt of what is no such expression. An empty one matches all.
// https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
std::optional<bool> matchesCalicoSelector(std::string_view selector, const LabelLookup &labelOf);

} // namespace bulkhead::import::kubernetes
