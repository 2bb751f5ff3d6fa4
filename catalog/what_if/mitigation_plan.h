// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/engine/affected_answers.h"
#include "catalog/wording/trace.h"
#include "model/change.h"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace bulkhead::catalog {

// Puts mitigations in place: works the properties that one sets into a copy of the model and notes each
// change on the way. One planner serves many mitigations of the same analysis.
class MitigationPlanner
{
public:
    // plan() throws Stopped when `stop` asks for it.
    explicit MitigationPlanner(const Analysis &analysis, std::stop_token stop = {});

    struct Plan
    {
        model::Model model; // after the change
        std::vector<model::Change> changes;
        std::vector<model::Id> subjects; // whose properties change
        bool addsElements = false;

        // The numbers of the subjects in the index of the model before, sorted, each once.
        std::vector<engine::Subject> subjectsIn(const engine::ModelIndex &before) const;
    };
    Plan plan(const Mitigation &mitigation, std::span<const std::uint32_t> findings);

private:
    using Targets = std::map<Kind, std::set<model::Id>>; // where it is put in place

    Kind kindOf(std::string_view id) const;
    bool alignsPeers(const Mitigation &mitigation, std::uint32_t rule) const;
    Targets targetsOf(const Mitigation &mitigation, std::span<const std::uint32_t> findings);
    const std::vector<engine::Subject> &relatedTo(std::uint32_t finding);

    const Analysis &m_analysis;
    std::stop_token m_stop;
    engine::Tracer m_tracer;
    std::vector<std::vector<PropertyRead>> m_reads;                  // by rule
    std::vector<bool> m_comparesPeers;                               // by rule
    std::map<std::uint32_t, std::vector<engine::Subject>> m_related; // by finding
};

// Which answers the mitigation may change, wherever it is put in place.
engine::AffectedAnswers answersAffectedBy(const Mitigation &mitigation, const Catalogs &catalogs);

} // namespace bulkhead::catalog
