// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"

#include <string_view>
#include <vector>

// What the rules are about, for threats to tell once what several of them find.
namespace bulkhead::catalog {

// What who merely reaches a service may do: at one element all of it is one threat.
inline constexpr std::string_view reachTheme = "reach";

// By the numbers of the rules: the step of paths that a rule's findings open, by the edge's id up to the dot;
// the rule's root cause where they open none. Valid as long as the catalogs.
std::vector<std::string_view> stepsOfRules(const Catalogs &catalogs);

// By the numbers of the rules: what its findings are told with, from the steps above: those of who merely
// reaches a service, those of code in a container by what it was given, or its root cause. A root cause of
// which one rule is about code is so as a whole. Valid as long as the catalogs.
std::vector<std::string_view> themesOfRules(const Catalogs &catalogs,
                                            const std::vector<std::string_view> &steps);

} // namespace bulkhead::catalog
