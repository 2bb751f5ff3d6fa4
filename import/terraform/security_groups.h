// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/terraform/terraform_plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace bulkhead::import::terraform {

// Addresses from the first to the last: IPv4 ones, or the first 32 bits of IPv6 ones.
using AddressRange = std::pair<std::uint32_t, std::uint32_t>;

enum class Entry : std::uint8_t { Nobody, Some, Everybody };

// What security groups let in, collected of a plan once.
class SecurityGroups
{
public:
    explicit SecurityGroups(const Plan &plan);

    // Whom the groups together let in at a port: everybody is the whole internet. Nothing where one that
    // could let in more is not in the plan, or its rules are not.
    std::optional<Entry> entry(const Targets &groups, int port) const;

private:
    struct Rule
    {
        int from = 0; // ports
        int to = 65535;
        bool isKnown = true; // with its ports and where it is open to
        std::vector<AddressRange> v4;
        std::vector<AddressRange> v6;
    };
    static Rule ruleOf(const Node &node);
    std::optional<Entry> judge(const Targets &groups, int port) const;

    std::map<const Resource *, std::vector<Rule>> m_rules; // by group; of a group without an entry unknown
    using Question = std::pair<std::vector<const Resource *>, std::pair<bool, int>>;
    mutable std::map<Question, std::optional<Entry>> m_answers; // many listeners ask the same
};

} // namespace bulkhead::import::terraform
