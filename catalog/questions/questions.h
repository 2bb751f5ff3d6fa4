// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <string>
#include <vector>

namespace bulkhead::catalog {

// A property that nobody stated and that findings wait for.
struct Question
{
    model::IdView element; // or a flow; valid as long as the analysis
    const model::PropertyDef *property = nullptr;
    std::string text;          // "web: Read-only root filesystem? Whether the root filesystem …"
    std::size_t settles = 0;   // findings to verify that any answer confirms or removes: at least
    std::size_t maySettle = 0; // and at most, by the answer that settles most
    int risk = 0;              // the scores of what an answer settles, on average
    std::vector<std::uint32_t>
        findings; // those that some answer settles; in Analysis::findings(), worst first
};

// What to ask first: the properties whose answer settles most, worst first.
std::vector<Question> questions(const Analysis &analysis);
// The same, or the error `stopped` (model/stop.h).
Result<std::vector<Question>> questions(const Analysis &analysis, std::stop_token stop);

} // namespace bulkhead::catalog
