// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace bulkhead::app {

struct Assessment;

// How an assessment differs from an earlier one of the same document. Threats are numbered: first the
// findings in their order, then the manual threats in the model's order.
struct AssessmentChange
{
    static constexpr std::uint32_t gone = ~std::uint32_t{0};

    bool whole = true; // the two cannot be compared: everything may differ, and the lists are empty
    std::weak_ptr<const Assessment> before;
    std::vector<std::uint32_t> places;  // by number before: the number now, or `gone`
    std::vector<std::uint32_t> touched; // numbers now, ascending: new, or with another rating, basis,
                                        // decision or subject's name
    std::vector<model::Id> subjects;    // sorted: whose threats came, went or were touched
};

// Linear in the number of findings; some milliseconds for 50,000. Meant for the thread that makes the
// assessment.
AssessmentChange differenceOf(const std::shared_ptr<const Assessment> &before, const Assessment &after);

} // namespace bulkhead::app
