// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_exposure.h"
#include "catalog/attack/attack_paths_data.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace bulkhead::catalog::attack {

// Tells ways through an attack graph as the paths that people read: steps through a network are joined into
// one, and who gains the more on an element has the less with it. Each has its reason and the findings that
// open it. It reads the data and changes nothing of it.
class PathWriter
{
public:
    explicit PathWriter(const AttackPaths::Data &data);

    // A way is a row of indices into AttackGraph::edges(), not empty. Without an asset the path's impact is 0
    // and its rating None.
    AttackPath write(std::span<const std::uint32_t> way, const Asset *asset);

private:
    std::vector<AttackStep> steps(std::span<const std::uint32_t> way);
    const AttackStep &rendered(std::uint32_t edge);
    AttackStep render(const Edge &edge);
    void noteFindings(AttackStep &step, const Edge &edge, const AttackEdge &described);

    const AttackPaths::Data &m_data;
    Estimator m_estimator;
    RuleSets m_ruleSets;
    std::unordered_map<std::uint32_t, AttackStep> m_rendered; // by edge
};

// Whether a way stays within what was taken over to begin with: that is no path.
bool isHeldAlready(const AttackGraph &graph, std::span<const std::uint32_t> way);

// The likeliest way that a search found to the state; nothing where it is out of reach or held already.
std::optional<std::vector<std::uint32_t>> wayTo(State state, const PathSearch &found,
                                                const AttackGraph &graph);

// The order in which paths are told.
bool isWorse(const AttackPath &a, const AttackPath &b);

// Joins paths that differ in their last step alone, and are as likely and as grave.
void joinSameWays(std::vector<AttackPath> &paths);

} // namespace bulkhead::catalog::attack
