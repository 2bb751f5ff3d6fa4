// SPDX-License-Identifier: Apache-2.0
#include "catalog/what_if/path_controls.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/path_figures.h"
#include "catalog/engine/affected_answers.h"
#include "catalog/engine/counted.h"
#include "catalog/what_if/mitigation_plan.h"
#include "catalog/what_if/what_if.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bulkhead::catalog {

using attack::State;
using engine::Subject;

namespace {

// The paths that count, by where they start.
using PathsByStart = std::map<model::IdView, std::vector<const AttackPath *>>;

struct ControlCandidate
{
    Measure measure;
    engine::AffectedAnswers affected;
    double promise = 0;       // likelihood × impact of the paths that its findings open
    bool isConfirmed = false; // one of these findings
};

// Those that stand on the gravest paths, of all that may change a path.
std::vector<ControlCandidate> controlCandidates(const AttackPaths &paths)
{
    constexpr std::size_t tried = 16;
    const Analysis &analysis = paths.analysis();
    std::vector<ControlCandidate> candidates;
    const Catalogs &catalogs = analysis.catalogs();
    for (Measure &measure : measures(analysis)) {
        engine::AffectedAnswers affected = answersAffectedBy(*measure.mitigation, catalogs);
        if (!attack::affects(catalogs, affected))
            continue;
        std::vector<bool> offered(analysis.findings().size(), false);
        for (const std::uint32_t finding : measure.findings)
            offered[finding] = true;
        ControlCandidate candidate{std::move(measure), std::move(affected), 0, false};
        for (const AttackPath &path : paths.paths()) {
            bool opened = false;
            for (const AttackStep &step : path.steps)
                for (const std::uint32_t finding : step.findings) {
                    opened |= offered[finding];
                    candidate.isConfirmed |=
                        offered[finding] && model::isConfirmed(analysis.findings()[finding].basis);
                }
            candidate.promise += opened && isCounted(path) ? path.likelihood * path.impact : 0;
        }
        if (candidate.promise > 0)
            candidates.push_back(std::move(candidate));
    }
    if (std::any_of(candidates.begin(), candidates.end(),
                    [](const ControlCandidate &candidate) { return candidate.isConfirmed; }))
        std::erase_if(candidates, [](const ControlCandidate &candidate) { return !candidate.isConfirmed; });
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const ControlCandidate &a, const ControlCandidate &b) { return a.promise > b.promise; });
    if (candidates.size() > tried)
        candidates.erase(candidates.begin() + tried, candidates.end());
    return candidates;
}

// The attack graph of the model with the control in place.
class Hardened
{
public:
    Hardened(const Analysis &analysis, const MitigationPlanner::Plan &plan,
             const engine::AffectedAnswers &affected, const std::stop_token &stop)
        : m_index(indexAfter(analysis, plan, affected, stop)),
          m_estimator(m_index, analysis.catalogs().attack()), m_graph(m_index, m_estimator, stop),
          m_search(m_graph), m_assets(attack::findAssets(m_graph, analysis.catalogs(), m_estimator, stop))
    {}

    double risk()
    {
        m_search.run(m_graph.starts());
        return attack::exposure(m_search, m_assets).risk;
    }

    std::vector<PathCut> cuts(const PathsByStart &paths)
    {
        std::vector<PathCut> cuts;
        for (const auto &[start, ways] : paths) {
            m_search.run(startsAt(start));
            for (const AttackPath *path : ways)
                if (const double left = likelihood(*path); left <= path->likelihood / 3 + 1e-9)
                    cuts.push_back(
                        {model::Id(path->from), model::Id(path->to), path->hold, path->likelihood, left});
        }
        return cuts;
    }

private:
    // Where things stay where they are, that of the model before but for what is affected.
    static engine::ModelIndex indexAfter(const Analysis &analysis, const MitigationPlanner::Plan &plan,
                                         const engine::AffectedAnswers &affected, const std::stop_token &stop)
    {
        const engine::ModelIndex &before = analysis.data().index;
        if (plan.addsElements || affected.everything())
            return engine::ModelIndex(plan.model, analysis.catalogs().program(), analysis.options().asOf,
                                      analysis.options().platform, stop);
        return engine::ModelIndex(before, plan.model, plan.subjectsIn(before), affected, stop);
    }

    std::vector<State> startsAt(model::IdView id) const
    {
        std::vector<State> states;
        for (const State start : m_graph.starts())
            if (m_graph.id(start) == id)
                states.push_back(start);
        return states;
    }

    double likelihood(const AttackPath &path) const
    {
        const Subject target = m_index.find(path.to);
        const State state = target == engine::nobody ? attack::noState : m_graph.state(target, path.hold);
        return state == attack::noState ? 0 : m_search.likelihood(state);
    }

    engine::ModelIndex m_index;
    attack::Estimator m_estimator;
    attack::AttackGraph m_graph;
    attack::PathSearch m_search;
    std::vector<attack::Asset> m_assets;
};

std::vector<PathControl> controlsOf(const AttackPaths &paths, std::size_t most, const std::stop_token &stop)
{
    const Analysis &analysis = paths.analysis();
    PathsByStart byStart;
    for (const AttackPath &path : paths.paths())
        if (isCounted(path))
            byStart[path.from].push_back(&path);
    std::vector<PathControl> controls;
    MitigationPlanner planner(analysis, stop);
    for (const ControlCandidate &candidate : controlCandidates(paths)) {
        throwIfStopped(stop);
        const Mitigation &mitigation = *candidate.measure.mitigation;
        MitigationPlanner::Plan plan = planner.plan(mitigation, candidate.measure.findings);
        if (plan.changes.empty())
            continue;
        Hardened hardened(analysis, plan, candidate.affected, stop);
        PathControl control;
        control.mitigation = &mitigation;
        control.riskCut = paths.risk() > 0 ? 1 - hardened.risk() / paths.risk() : 0;
        control.cuts = hardened.cuts(byStart);
        std::sort(plan.subjects.begin(), plan.subjects.end());
        plan.subjects.erase(std::unique(plan.subjects.begin(), plan.subjects.end()), plan.subjects.end());
        control.subjects = std::move(plan.subjects);
        constexpr double nothing = 0.005; // what rounds to no per cent
        if (!control.cuts.empty() || control.riskCut >= nothing)
            controls.push_back(std::move(control));
    }
    std::stable_sort(controls.begin(), controls.end(), [](const PathControl &a, const PathControl &b) {
        return std::tuple(b.riskCut, b.cuts.size()) < std::tuple(a.riskCut, a.cuts.size());
    });
    controls.resize(std::min(controls.size(), most));
    return controls;
}

} // namespace

std::string bestCutOf(const WalkResult &walk, const std::vector<PathControl> &controls)
{
    const PathCut *best = nullptr;
    const PathControl *by = nullptr;
    if (!walk.from.empty())
        for (const PathControl &control : controls)
            for (const PathCut &cut : control.cuts)
                if (cut.from == walk.from && cut.to == walk.subject && cut.hold == Foothold::Data &&
                    (!best || cut.likelihood < best->likelihood)) {
                    best = &cut;
                    by = &control;
                }
    if (!best)
        return std::string(walk.bestCut);
    return by->mitigation->title + ": " + percentText(best->before) + " → " +
           (best->likelihood == 0 ? "under 2 %" : percentText(best->likelihood)) + '.';
}

std::vector<PathControl> pathControls(const AttackPaths &paths, std::size_t most)
{
    return controlsOf(paths, most, {});
}

Result<std::vector<PathControl>> pathControls(const AttackPaths &paths, std::size_t most,
                                              std::stop_token stop)
{
    return stoppable([&] { return controlsOf(paths, most, stop); });
}

} // namespace bulkhead::catalog
