// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/taken_over.h"

#include <algorithm>
#include <array>

namespace bulkhead::catalog::attack {

namespace {

constexpr std::array partyHolds = {Foothold::Outside, Foothold::Control};
constexpr std::array rootHold = {Foothold::Root};
constexpr std::array codeHold = {Foothold::Code};
constexpr std::array imageHold = {Foothold::Tampered};
constexpr std::array registryHold = {Foothold::Write};
constexpr std::array adminHold = {Foothold::Admin};
constexpr std::array storeHolds = {Foothold::Data, Foothold::Planted, Foothold::Altered};
constexpr std::array networkHolds = {Foothold::Reached, Foothold::Data};
constexpr std::array boundaryHolds = {Foothold::Secrets, Foothold::Exec, Foothold::Create,
                                      Foothold::Admin,   Foothold::Role, Foothold::Accounts};

} // namespace

std::span<const Foothold> heldOnceTaken(Kind kind)
{
    switch (kind) {
    case Kind::ExternalEntity:
        return partyHolds;
    case Kind::Host:
        return rootHold;
    case Kind::Container:
    case Kind::Process:
        return codeHold;
    case Kind::Image:
        return imageHold;
    case Kind::Registry:
        return registryHold;
    case Kind::Orchestrator:
        return adminHold;
    case Kind::DataStore:
        return storeHolds;
    case Kind::Network:
        return networkHolds;
    case Kind::TrustBoundary:
        return boundaryHolds;
    case Kind::DataFlow:
        break;
    }
    return {};
}

std::vector<State> heldOnceTaken(const AttackGraph &graph, engine::Subject element)
{
    std::vector<State> states;
    for (const Foothold hold : heldOnceTaken(graph.index().kind(element)))
        states.push_back(graph.state(element, hold));
    std::sort(states.begin(), states.end());
    return states;
}

std::optional<Foothold> heldOfWorth(Kind kind)
{
    if (kind == Kind::Network)
        return std::nullopt;
    if (kind == Kind::TrustBoundary)
        return Foothold::Secrets;
    for (const Foothold hold : {Foothold::Data, Foothold::Root, Foothold::Admin, Foothold::Write,
                                Foothold::Code, Foothold::Tampered, Foothold::Control})
        if (canHave(kind, hold) && !(kind == Kind::Host && hold == Foothold::Data))
            return hold;
    return std::nullopt;
}

State heldOfWorth(const AttackGraph &graph, engine::Subject element)
{
    const std::optional<Foothold> hold = heldOfWorth(graph.index().kind(element));
    return hold ? graph.state(element, *hold) : noState;
}

} // namespace bulkhead::catalog::attack
