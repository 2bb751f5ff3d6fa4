// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/content/foothold.h"
#include "catalog/wording/party_name.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// How an attacker gets from outside, or from what a person marks as taken over, to what is worth having: a
// graph of what they may hold of each element and of the steps from one hold to the next. The estimates come
// from the catalog (attack_edges in resources/catalog/paths.json) and are just that: they rank paths, they do
// not predict.
namespace bulkhead::catalog {

// The element id of the world outside, where the diagram shows no party of its own.
inline constexpr std::string_view theInternet = "internet";

struct AttackStep
{
    model::IdView from; // an element or flow, or theInternet
    Foothold fromHold = Foothold::Outside;
    model::IdView to;
    Foothold toHold = Foothold::Reached;
    std::string_view edge;  // id of the catalog's AttackEdge: "A6"
    std::string_view title; // "Break out to the host"
    double probability = 1;
    std::string reason;                  // "it holds power over the host × it runs in a sandbox"
    bool assumed = false;                // rests on something nobody stated
    std::vector<std::uint32_t> findings; // indices into Analysis::findings(): what opens the step
};

// The likeliest way from one start to one asset.
struct AttackPath
{
    std::string id;     // "internet>db:data": stable as long as start and asset are
    model::IdView from; // an external entity, what is marked as taken over, or theInternet
    model::IdView to;
    Foothold hold = Foothold::Data;
    double likelihood = 0;   // the product of the steps' probabilities, 0..1
    int likelihoodGrade = 1; // 1..5: from 0.03, 0.1, 0.25 and 0.5 on 2, 3, 4 and 5
    int impact = 1;          // 1..5
    std::string_view asset;  // why it is worth having: "restricted data"
    Rating rating = Rating::Low;
    std::vector<AttackStep> steps;
    // Assets that the same way reaches by another last step of the same sort, as likely and as grave: one
    // path to people, "to any of six databases". Of such paths the first names the others, and these point
    // back.
    std::vector<model::IdView> alsoTo;
    std::optional<std::size_t> sameWayAs; // index into AttackPaths::paths()
};

// An element that every path to some assets goes through: mend it, and they are out of reach.
struct ChokePoint
{
    model::IdView element;
    std::size_t assets = 0;              // out of reach without it
    double risk = 0;                     // likelihood × impact of the best path to each of these, summed
    std::vector<std::uint32_t> findings; // of the steps into it, worst first
};

// What falls with an element when it is taken over.
struct BlastRadius
{
    struct Item
    {
        model::IdView element;
        Foothold hold = Foothold::Reached;
        double likelihood = 0;
    };
    std::vector<Item> items; // the likeliest first; each element with the hold that weighs most
    std::size_t containers = 0;
    std::size_t hosts = 0;
    std::size_t stores = 0;
    std::size_t tenants = 0;
    std::string_view highestSensitivity; // "restricted"; empty when none is stated
};

// The answer to one of the catalog's questions about the architecture as a whole (walks W1 to W13).
struct WalkResult
{
    std::string_view walk;  // "W3"
    std::string_view title; // "Registry push to running workloads"
    std::string text;       // "Whoever pushes to registry runs code in 4 containers on 2 hosts (…)."
    model::IdView subject;
    model::IdView from; // where the way starts that the text tells, which leads to data; empty: it tells none
    int likelihood = 1; // 1..5
    int impact = 1;     // 1..5
    Rating rating = Rating::Low;
    double weight = 0; // orders the results of one walk
    std::string_view bestCut;
    std::vector<model::IdView> involved;
    std::vector<std::uint32_t> findings; // that belong to it, worst first
};

// The attack paths of an analysed model. Deterministic; keeps its analysis, so that its ids stay valid.
class AttackPaths
{
public:
    // Worst first, at most three for one asset; the likeliest way to each that can be reached at all, however
    // unlikely.
    std::span<const AttackPath> paths() const;
    std::span<const ChokePoint> chokePoints() const; // the one that protects most first
    std::span<const WalkResult> walks() const;       // worst first
    BlastRadius blastRadius(model::IdView element) const;
    // The assets that some start reaches at all, and the sum of likelihood × impact over the best path to
    // each.
    std::size_t assetsInReach() const;
    double risk() const;

    const Analysis &analysis() const;

    struct Data; // of this room's own; attack_paths_data.h
    const Data &data() const { return *m_data; }
    explicit AttackPaths(std::shared_ptr<const Data> data);

private:
    std::shared_ptr<const Data> m_data;
};

AttackPaths attackPaths(const Analysis &analysis);
// The same, or the error `stopped` (model/stop.h).
Result<AttackPaths> attackPaths(const Analysis &analysis, std::stop_token stop);

// How much lies open, without the paths themselves: for comparing many variants of a model quickly.
struct AttackExposure
{
    std::size_t assets = 0; // AttackPaths::assetsInReach()
    double risk = 0;        // AttackPaths::risk()
};
AttackExposure attackExposure(const Analysis &analysis);
Result<AttackExposure> attackExposure(const Analysis &analysis, std::stop_token stop);

} // namespace bulkhead::catalog
