// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/catalog.h"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the catalog says of attack paths: the estimates of each step, what is worth having, and the questions
// about the architecture as a whole. Read with the rest of the catalog; an organisation may retune them.
namespace bulkhead::catalog {

// One way in which a step succeeds, with how likely that is. The likeliest that holds counts.
struct Estimate
{
    std::string id; // "host_equivalent"; unique within its edge
    double probability = 0;
    std::optional<double> unknown;    // when the condition is unknown; none: it then does not count
    std::string reason;               // "it holds power over the host"
    std::vector<std::string> rules;   // whose findings open the step
    std::uint32_t condition = always; // where it starts in the engine's program

    static constexpr std::uint32_t always = std::numeric_limits<std::uint32_t>::max();
};

// What makes every way of a step less likely.
struct Obstacle
{
    double times = 1;
    std::string reason;
    std::uint32_t condition = Estimate::always;
};

// What whoever defends has to know of a step; texts for people.
struct EdgeGuide
{
    std::string needs;  // what must be there for the step
    std::string check;  // how one finds out whether it is
    std::string notice; // what tells that somebody takes the step
    std::string stop;   // what takes it away
};

struct AttackEdge
{
    std::string id; // "A6"
    std::string title;
    std::string from; // for people: names of holds
    std::string to;
    std::vector<Kind> kinds; // of what its conditions are asked
    std::vector<Estimate> estimates;
    std::vector<Obstacle> obstacles;
    std::vector<std::string> references;
    EdgeGuide guide;

    std::vector<std::string_view> techniques() const; // of ATT&CK, among the references: "T1611"
};

struct ValuedAsset
{
    std::string id;
    std::vector<Kind> kinds;
    std::string hold;   // what an attacker must hold of it: "data"
    int impact = 1;     // 1..5
    std::string reason; // "restricted data"
    std::uint32_t condition = Estimate::always;
};

struct Walk
{
    std::string id; // "W1"
    std::string title;
    std::string question;
    std::string bestCut;
    std::vector<std::string> rules;
};

struct AttackCatalog
{
    std::vector<AttackEdge> edges;
    std::vector<ValuedAsset> assets;
    std::vector<Walk> walks;

    const AttackEdge *edge(std::string_view id) const;
    const Walk *walk(std::string_view id) const;
};

} // namespace bulkhead::catalog
