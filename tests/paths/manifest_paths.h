// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"

#include <memory>
#include <string>
#include <string_view>

// The attack paths of manifests, found as the program finds them: imported, analysed, searched.
namespace bulkhead::tests {

struct Judged
{
    explicit Judged(const std::string &manifest);                  // one file of manifests
    Judged(const std::string &folder, const std::string &besides); // those of a folder, and one beside them

    catalog::Analysis analysis;
    catalog::AttackPaths paths;

    // A step of some path with this edge whose reason holds the words; null without one. An empty end stands
    // for any.
    const catalog::AttackStep *step(std::string_view edge, std::string_view words,
                                    std::string_view to = {}) const;
    // The likeliest path to the element; 0 without one.
    double likelihoodTo(std::string_view element) const;
    // The message of a rule's finding on the element; empty without one.
    std::string message(std::string_view rule, std::string_view element) const;
    // All paths with their steps, for a failing test.
    std::string described() const;
};

} // namespace bulkhead::tests
