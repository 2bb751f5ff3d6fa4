// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <vector>

namespace bulkhead::catalog {

// A property of one element or flow that nobody stated and that findings wait for.
struct OpenProperty
{
    model::IdView element; // or a flow; valid as long as the analysis
    const model::PropertyDef *property = nullptr;
    std::size_t settles = 0;   // findings to verify that any answer confirms or removes: at least
    std::size_t maySettle = 0; // and at most, by the answer that settles most
    int risk = 0;              // the scores of what an answer settles, on average
    std::vector<std::uint32_t>
        findings; // those that some answer settles; in Analysis::findings(), worst first
};

// The properties whose answer settles most come first. The second form may return the error `stopped`
// (model/stop.h).
std::vector<OpenProperty> openProperties(const Analysis &analysis);
Result<std::vector<OpenProperty>> openProperties(const Analysis &analysis, std::stop_token stop);

} // namespace bulkhead::catalog
