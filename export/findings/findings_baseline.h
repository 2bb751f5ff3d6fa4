// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/attack/attack_paths.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace bulkhead::exporting {

// The findings and attack paths of an earlier, reviewed state of the same architecture, so that a gate asks
// only about what is new.
class Baseline
{
public:
    explicit Baseline(const catalog::Analysis &earlier);

    // Whether the finding was there before and is no worse now: neither a higher rating nor a firmer basis.
    // One whose decision no longer holds (an acceptance that has expired) does not count.
    bool covers(const catalog::Analysis &analysis, const catalog::Finding &finding) const;
    // Whether there was a path from the same start to the same asset that was as likely.
    bool covers(const catalog::AttackPath &path) const;
    // Whether a person had added the threat already, no less grave.
    bool covers(const model::ManualThreat &threat) const;

private:
    struct Known
    {
        catalog::Rating rating;
        catalog::Basis basis;
    };
    std::unordered_map<std::string, Known> m_known;
    std::unordered_map<std::string, double> m_paths; // likelihoods, by id
    std::unordered_map<std::string, int> m_manual;   // scores of what people added, by id
};

} // namespace bulkhead::exporting
