// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/path_writer.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace bulkhead::catalog::attack {

namespace {

std::string_view titleOf(Move move)
{
    return move == Move::Commands ? "Use the account" : "Holds it already";
}

void extend(AttackStep &step, const AttackStep &next)
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

// What a way is but for where its last step leads.
std::string wayBeforeLastStep(const AttackPath &path)
{
    std::string way = std::string(path.from) + '\n';
    for (const AttackStep &step : path.steps)
        way += std::string(step.edge) + '\t' + std::string(footholdName(step.toHold)) + '\t' +
               (&step == &path.steps.back() ? std::string() : std::string(step.to)) + '\n';
    return way + std::to_string(path.likelihoodGrade) + ' ' + std::to_string(path.impact);
}

} // namespace

PathWriter::PathWriter(const AttackPaths::Data &data)
    : m_data(data), m_estimator(data.index, data.analysis.catalogs().attack()),
      m_ruleSets(data.analysis.catalogs())
{}

AttackPath PathWriter::write(std::span<const std::uint32_t> way, const Asset *asset)
{
    const AttackGraph &graph = m_data.graph;
    const State start = graph.edges()[way.front()].from;
    const State end = graph.edges()[way.back()].to;
    AttackPath path;
    path.from = graph.id(start);
    path.to = graph.id(end);
    path.hold = graph.hold(end);
    path.id =
        std::string(path.from) + '>' + std::string(path.to) + ':' + std::string(footholdName(path.hold));
    path.likelihood = 1;
    for (const std::uint32_t edge : way)
        path.likelihood *= graph.edges()[edge].probability;
    path.likelihoodGrade = gradeOf(path.likelihood);
    path.impact = asset ? asset->impact : 0;
    path.asset = asset ? asset->reason : std::string_view();
    path.rating = asset ? m_data.analysis.catalogs().ratingScale().rating(path.likelihoodGrade, path.impact)
                        : Rating::None;
    path.steps = steps(way);
    return path;
}

std::vector<AttackStep> PathWriter::steps(std::span<const std::uint32_t> way)
{
    std::vector<AttackStep> result;
    bool between = false; // the last step led into a state in between
    for (const std::uint32_t edge : way) {
        if (isHeldAlready(m_data.graph, {&edge, 1})) { // no step of its own, but what the last one gains
            if (!result.empty())
                result.back().toHold = m_data.graph.hold(m_data.graph.edges()[edge].to);
            continue;
        }
        const AttackStep &step = rendered(edge);
        if (between)
            extend(result.back(), step);
        else
            result.push_back(step);
        between = m_data.graph.isBetween(m_data.graph.edges()[edge].to);
    }
    return result;
}

const AttackStep &PathWriter::rendered(std::uint32_t edge)
{
    const auto [found, isNew] = m_rendered.try_emplace(edge); // keeps its place when others come
    if (isNew)
        found->second = render(m_data.graph.edges()[edge]);
    return found->second;
}

AttackStep PathWriter::render(const Edge &edge)
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
    const AttackEdge *described = m_estimator.edge(edge.move);
    step.title = described ? std::string_view(described->title) : titleOf(edge.move);
    if (!described || edge.about == engine::nobody)
        return step;
    step.reason = m_estimator.reason(edge.move, edge.about);
    noteFindings(step, edge, *described);
    return step;
}

void PathWriter::noteFindings(AttackStep &step, const Edge &edge, const AttackEdge &described)
{
    const Chance chance = m_estimator.chance(edge.move, edge.about);
    if (chance.estimate < 0)
        return;
    const std::vector<bool> &rules =
        m_ruleSets.of(described.estimates[static_cast<std::size_t>(chance.estimate)].rules);
    for (const Subject subject : {edge.about, m_data.graph.subject(edge.from), m_data.graph.subject(edge.to)})
        if (subject != engine::nobody)
            addFindings(m_data.analysis, subject, rules, step.findings);
    sortOnce(step.findings);
}

std::optional<std::vector<std::uint32_t>> wayTo(State state, const PathSearch &found,
                                                const AttackGraph &graph)
{
    if (found.likelihood(state) == 0)
        return std::nullopt;
    std::vector<std::uint32_t> way = found.way(state);
    return isHeldAlready(graph, way) ? std::nullopt : std::optional(std::move(way));
}

bool isHeldAlready(const AttackGraph &graph, std::span<const std::uint32_t> way)
{
    return std::all_of(way.begin(), way.end(), [&](std::uint32_t index) {
        const Edge &edge = graph.edges()[index];
        return edge.move == Move::Holds && graph.subject(edge.to) == graph.subject(edge.from);
    });
}

bool isWorse(const AttackPath &a, const AttackPath &b)
{
    const auto rank = [](const AttackPath &p) { return p.likelihood * p.impact; };
    return std::tuple(-static_cast<int>(a.rating), -rank(a), a.steps.size(), std::string_view(a.id)) <
           std::tuple(-static_cast<int>(b.rating), -rank(b), b.steps.size(), std::string_view(b.id));
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

} // namespace bulkhead::catalog::attack
