// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/engine/counted.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Small pieces of English that several documents share.
namespace bulkhead::exporting {

using catalog::counted;
using catalog::percentText;

// "40 findings (31 confirmed, 9 to verify): 2 critical, 9 high, 20 medium, 9 low; 3 decided"
std::string countsText(const catalog::Summary &summary);

// "web, db, cache and 4 more"
std::string nameList(const std::vector<std::string> &names, std::size_t atMost);

std::string factorText(const catalog::Factor &factor); // "Reachable by anyone (likelihood +1)"

std::string upperCase(std::string_view ascii);
std::string lowerCase(std::string_view ascii);
std::string capitalised(std::string_view ascii);

std::string ratingTitle(catalog::Rating rating);       // "Critical"
std::string decisionTitle(model::DecisionState state); // "Not applicable"
std::string confidenceTitle(catalog::Basis basis);     // "To verify"
std::string basisText(catalog::Basis basis);           // what it rests on, in words

} // namespace bulkhead::exporting
