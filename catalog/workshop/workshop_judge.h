// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"
#include "catalog/workshop/interaction_sheet.h"
#include "catalog/workshop/sheet_score.h"

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog::workshop {

// What the attack graph says of a way that a participant clicked.
struct JudgedWay
{
    std::size_t reached = 0; // how many of the elements, from the first on, an attacker gets to in this order
    double likelihood = 0;   // of the likeliest course through all of them, 0..1; 0: there is none
    bool isAtGoal = false;   // and it ends where the goal is reached
    double best = 0;         // the likelihood of the best way to the goal
    double share() const { return isAtGoal && best > 0 ? std::min(1.0, likelihood / best) : 0; }
};

// What measures take off the risk.
struct JudgedFix
{
    int removed = 0;                  // of openRisk()
    int best = 0;                     // what the best five remove
    std::vector<std::string> unknown; // no mitigations of the catalog
    double share() const { return best > 0 ? std::min(1.0, std::max(0.0, double(removed) / best)) : 0; }
};

// Scores sheets of one workshop: analyses its model once. Belongs to one thread.
class WorkshopJudge
{
public:
    // `workshop` is copied; the analysis is of its model and day, with these catalogs.
    WorkshopJudge(const Workshop &workshop, std::shared_ptr<const Catalogs> catalogs);
    ~WorkshopJudge();

    // What the facilitator said since: the key and scores follow, the analysis stays.
    void follow(const Overrides &overrides, const Votes &votes);

    const Workshop &workshop() const;
    const Key &key() const; // with the facilitator's overrides
    const Analysis &analysis() const;
    const AttackPaths &paths() const;
    const Interactions &interactions() const;

    JudgedWay way(std::span<const model::Id> elements) const;
    JudgedFix fix(std::span<const std::string> mitigations) const; // the first five count
    // Threats beside the true cells that are accepted: by the facilitator, or in `agreed`; and bonus cells.
    std::size_t extras(const AnswerSheet &sheet, const std::set<StrideCell> &agreed = {}) const;

    Score score(const AnswerSheet &sheet, const std::set<StrideCell> &agreed = {}) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::catalog::workshop
