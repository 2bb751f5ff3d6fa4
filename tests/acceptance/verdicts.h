// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analyst.h"
#include "expectation.h"
#include "source_rules.h"

#include <vector>

namespace bulkhead::acceptance {

// How one expectation compares with what was found.
struct Verdict
{
    const Expectation *expectation = nullptr;
    bool found = false;                  // a finding of the condition's rules at the resource
    bool confirmed = false;              // one of them is confirmed
    std::string error;                   // the input was refused
    const SourceRule *special = nullptr; // what the source's rule really asks, where that was looked at

    // No rule of the catalog asks what the source's rule asks.
    bool isLeftOut() const { return special && special->isLeftOut(); }
    bool isRight() const { return expectation->fail == found; }
    bool isSettled() const
    {
        return !expectation->fail || confirmed || mayBeUnverified(expectation->condition) ||
               (special && special->anywhere);
    }
};

// What answers a row: the rules of its condition alone, or those of what the source's rule really asks.
enum class Reading { Plain, Special };

Verdict judge(const Expectation &expectation, Analyst &analyst, Reading reading);

// Prints per use and condition how many faults were found and how many good resources were alarmed, and how
// many of the disagreements the documentation explains. Returns whether the targets are met.
bool printVerdicts(const std::vector<Verdict> &verdicts, const Explanations &explanations,
                   bool listDisagreements);

} // namespace bulkhead::acceptance
