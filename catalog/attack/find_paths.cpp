// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths_data.h"
#include "catalog/attack/path_search.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace bulkhead::catalog::attack {

namespace {

constexpr std::size_t pathsPerAsset = 3;

// Renders the steps of a way, joining those through a network into one.
class StepWriter
{
public:
    explicit StepWriter(AttackPaths::Data &data) : m_data(data) {}

    std::vector<AttackStep> steps(std::span<const std::uint32_t> way)
    {
        std::vector<AttackStep> result;
        bool between = false; // the last step led into a state in between
        for (const std::uint32_t edge : way) {
            const AttackStep &step = rendered(edge);
            if (between)
                extend(result.back(), step);
            else
                result.push_back(step);
            between = m_data.graph.isBetween(m_data.graph.edges()[edge].to);
        }
        return result;
    }

private:
    static void extend(AttackStep &step, const AttackStep &next)
    {
        step.to = next.to;
        step.toHold = next.toHold;
        step.edge = next.edge;
        step.title = next.title;
        step.probability *= next.probability;
        step.assumed = step.assumed || next.assumed;
        if (!next.reason.empty())
            step.reason += (step.reason.empty() ? "" : "; ") + next.reason;
        step.findings.insert(step.findings.end(), next.findings.begin(), next.findings.end());
        sortOnce(step.findings);
    }

    const AttackStep &rendered(std::uint32_t index)
    {
        const auto [found, isNew] = m_rendered.try_emplace(index); // keeps its place when others come
        if (isNew)
            found->second = render(m_data.graph.edges()[index]);
        return found->second;
    }

    AttackStep render(const Edge &edge)
    {
        const AttackGraph &graph = m_data.graph;
        AttackStep step;
        step.from = graph.id(edge.from);
        step.fromHold = graph.hold(edge.from);
        step.to = graph.id(edge.to);
        step.toHold = graph.hold(edge.to);
        step.edge = edgeId(edge.move);
        step.probability = edge.probability;
        step.assumed = edge.assumed;
        const AttackEdge *described = m_data.estimator.edge(edge.move);
        step.title = described ? std::string_view(described->title) : titleOf(edge.move);
        if (!described || edge.about == engine::nobody)
            return step;
        step.reason = m_data.estimator.reason(edge.move, edge.about);
        noteFindings(step, edge, *described);
        return step;
    }

    static std::string_view titleOf(Move move)
    {
        return move == Move::Commands ? "Use the account" : "Holds it already";
    }

    void noteFindings(AttackStep &step, const Edge &edge, const AttackEdge &described)
    {
        const Chance chance = m_data.estimator.chance(edge.move, edge.about);
        if (chance.estimate < 0)
            return;
        const std::vector<bool> &rules =
            m_data.ruleSets.of(described.estimates[static_cast<std::size_t>(chance.estimate)].rules);
        for (const Subject subject :
             {edge.about, m_data.graph.subject(edge.from), m_data.graph.subject(edge.to)})
            if (subject != engine::nobody)
                addFindings(m_data.analysis, subject, rules, step.findings);
        sortOnce(step.findings);
    }

    AttackPaths::Data &m_data;
    std::unordered_map<std::uint32_t, AttackStep> m_rendered; // by edge
};

struct Candidate
{
    State start = noState;
    double likelihood = 0;
    std::vector<std::uint32_t> way;
};

AttackPath describe(AttackPaths::Data &data, StepWriter &writer, const Asset &asset,
                    const Candidate &candidate)
{
    const AttackGraph &graph = data.graph;
    AttackPath path;
    path.from = graph.id(candidate.start);
    path.to = graph.id(asset.state);
    path.hold = graph.hold(asset.state);
    path.id =
        std::string(path.from) + '>' + std::string(path.to) + ':' + std::string(footholdName(path.hold));
    path.likelihood = candidate.likelihood;
    path.likelihoodGrade = gradeOf(candidate.likelihood);
    path.impact = asset.impact;
    path.asset = asset.reason;
    path.rating = data.analysis.catalogs().ratingScale().rating(path.likelihoodGrade, path.impact);
    path.steps = writer.steps(candidate.way);
    return path;
}

bool isWorse(const AttackPath &a, const AttackPath &b)
{
    const auto rank = [](const AttackPath &p) { return p.likelihood * p.impact; };
    return std::tuple(-static_cast<int>(a.rating), -rank(a), a.steps.size(), std::string_view(a.id)) <
           std::tuple(-static_cast<int>(b.rating), -rank(b), b.steps.size(), std::string_view(b.id));
}

// The likeliest way to each asset that every likely way misses: a reader has to see that there is one.
void addUnlikelyWays(const AttackPaths::Data &data, std::vector<std::vector<Candidate>> &candidates)
{
    constexpr double next = 1e-6; // what is less likely than that is no way
    if (std::none_of(candidates.begin(), candidates.end(), [](const auto &found) { return found.empty(); }))
        return;
    PathSearch search(data.graph);
    search.run(data.graph.starts(), next);
    for (std::size_t i = 0; i < data.assets.size(); ++i) {
        const State target = data.assets[i].state;
        if (!candidates[i].empty() || search.likelihood(target) == 0)
            continue;
        std::vector<std::uint32_t> way = search.way(target);
        if (way.empty())
            continue;
        const State start = data.graph.edges()[way.front()].from;
        candidates[i].push_back({start, search.likelihood(target), std::move(way)});
    }
}

// What a way is but for where its last step leads.
std::string wayBeforeLastStep(const AttackPath &path)
{
    std::string way = std::string(path.from) + '\n';
    for (const AttackStep &step : path.steps)
        way += std::string(step.edge) + '\t' + std::string(footholdName(step.toHold)) + '\t' +
               (&step == &path.steps.back() ? std::string() : std::string(step.to)) + '\n';
    return way + std::to_string(path.likelihoodGrade) + ' ' + std::to_string(path.impact);
}

void joinSameWays(std::vector<AttackPath> &paths)
{
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (paths[i].steps.size() < 2)
            continue; // there is no way before the last step
        const auto [first, isNew] = known.try_emplace(wayBeforeLastStep(paths[i]), i);
        if (isNew)
            continue;
        paths[i].sameWayAs = first->second;
        paths[first->second].alsoTo.push_back(paths[i].to);
    }
}

} // namespace

// A band a third as likely is a grade lower, as the ratings of rules go.
int gradeOf(double likelihood)
{
    constexpr std::array floors = {0.03, 0.1, 0.25, 0.5};
    return 1 + static_cast<int>(std::count_if(floors.begin(), floors.end(),
                                              [&](double floor) { return likelihood >= floor - 1e-9; }));
}

const std::vector<bool> &RuleSets::of(const std::vector<std::string> &rules)
{
    const auto [known, isNew] = m_sets.try_emplace(&rules);
    if (isNew) {
        known->second.assign(m_catalogs.rules().size(), false);
        for (const std::string &id : rules)
            if (const Rule *rule = m_catalogs.rule(id))
                known->second[static_cast<std::size_t>(rule - m_catalogs.rules().data())] = true;
    }
    return known->second;
}

void addFindings(const Analysis &analysis, Subject subject, const std::vector<bool> &rules,
                 std::vector<std::uint32_t> &findings)
{
    const Analysis::Data &data = analysis.data();
    for (std::uint32_t i = data.findingStarts[subject]; i < data.findingStarts[subject + 1]; ++i)
        if (const std::uint32_t number = data.bySubject[i]; rules[data.findings[number].rule])
            findings.push_back(number);
}

void sortOnce(std::vector<std::uint32_t> &findings)
{
    std::sort(findings.begin(), findings.end());
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

void findPaths(AttackPaths::Data &data, const std::stop_token &stop)
{
    std::vector<std::vector<Candidate>> candidates(data.assets.size());
    PathSearch search(data.graph);
    for (const State start : data.graph.starts()) {
        throwIfStopped(stop);
        search.run(start);
        for (std::size_t i = 0; i < data.assets.size(); ++i) {
            const State target = data.assets[i].state;
            if (search.likelihood(target) == 0)
                continue;
            auto &ofAsset = candidates[i];
            const bool full = ofAsset.size() == pathsPerAsset;
            if (full && search.likelihood(target) <= ofAsset.back().likelihood)
                continue;
            if (full)
                ofAsset.pop_back();
            const auto place = std::find_if(ofAsset.begin(), ofAsset.end(), [&](const Candidate &other) {
                return other.likelihood < search.likelihood(target);
            });
            ofAsset.insert(place, {start, search.likelihood(target), search.way(target)});
        }
    }
    addUnlikelyWays(data, candidates);
    StepWriter writer(data);
    for (std::size_t i = 0; i < data.assets.size(); ++i) {
        throwIfStopped(stop);
        if (candidates[i].empty())
            continue;
        for (const Candidate &candidate : candidates[i])
            data.paths.push_back(describe(data, writer, data.assets[i], candidate));
    }
    std::sort(data.paths.begin(), data.paths.end(), isWorse);
    joinSameWays(data.paths);
}

} // namespace bulkhead::catalog::attack
