// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_exposure.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace bulkhead::catalog::attack {

// The elements whose own an asset is, so that it says nothing of where they lead: itself, both ends of a
// flow, who alone mounts a store. nobody where there are fewer.
using Owners = std::array<engine::Subject, 2>;

// The gravest assets that each state leads to, for all states at once: a search from the assets against the
// direction of the steps, so that what every element would lead to costs little more than one of them. Of any
// element the gravest asset that is not its own is among them: a state keeps its gravest, and of the others
// those that are not owned by all elements that own what it keeps already. No more than three can be.
class WorthSearch
{
public:
    // `owners` by asset. Throws Stopped when `stop` asks for it.
    WorthSearch(const AttackGraph &graph, std::span<const Asset> assets, std::span<const Owners> owners,
                const std::stop_token &stop);

    struct Worth
    {
        double risk = 0; // likelihood × impact; 0: none
        std::uint32_t asset = 0;
    };
    // Of the assets that a state leads to with more than a negligible likelihood, the gravest first.
    std::span<const Worth> of(State state) const { return {m_worth[state].data(), m_count[state]}; }

private:
    static constexpr std::size_t kept = 3;
    std::vector<std::array<Worth, kept>> m_worth; // by state
    std::vector<std::uint8_t> m_count;            // by state
};

} // namespace bulkhead::catalog::attack
