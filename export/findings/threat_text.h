// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/advice/top_threats.h"

#include <string>
#include <vector>

namespace bulkhead::exporting {

// A top threat as every format writes it.
struct ThreatText
{
    std::string text;
    catalog::Rating rating = catalog::Rating::Low;
    bool confirmed = true;
    std::string from; // ids of elements or flows, or "internet"
    std::string to;
    std::vector<std::string> findings; // ids, worst first; of one that a person added its own
};

std::vector<ThreatText> threatTexts(const catalog::AttackPaths &paths);

} // namespace bulkhead::exporting
