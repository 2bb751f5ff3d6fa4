// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_exposure.h"

#include <array>
#include <cstdint>
#include <vector>

namespace bulkhead::catalog::attack {

// The gravest assets that each state leads to, for all states at once: a search from the assets against the
// direction of the steps, so that what every element would lead to costs little more than one of them.
class WorthSearch
{
public:
    // Throws Stopped when `stop` asks for it.
    WorthSearch(const AttackGraph &graph, std::span<const Asset> assets, const std::stop_token &stop);

    struct Worth
    {
        double risk = 0; // likelihood × impact; 0: none
        std::uint32_t asset = 0;
    };
    // The gravest assets that a state leads to with more than a negligible likelihood, the gravest first.
    std::span<const Worth> of(State state) const { return {m_worth[state].data(), m_count[state]}; }

private:
    // An element may be an asset itself and have others of its own, its data and connections: of six one lies
    // elsewhere, but for elements with as many of their own.
    static constexpr std::size_t kept = 6;
    std::vector<std::array<Worth, kept>> m_worth; // by state
    std::vector<std::uint8_t> m_count;            // by state
};

} // namespace bulkhead::catalog::attack
