#include "catalog/paths/path_search.h"
#include "catalog/paths/paths_data.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bulkhead::catalog::paths {

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
        std::sort(step.findings.begin(), step.findings.end());
        step.findings.erase(std::unique(step.findings.begin(), step.findings.end()), step.findings.end());
    }

    const AttackStep &rendered(std::uint32_t index)
    {
        const auto [found, isNew] = m_rendered.try_emplace(index);
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
        addFindings(step, edge, *described);
        return step;
    }

    static std::string_view titleOf(Move move)
    {
        return move == Move::Commands ? "Use the account" : "Holds it already";
    }

    void addFindings(AttackStep &step, const Edge &edge, const AttackEdge &described)
    {
        const Chance chance = m_data.estimator.chance(edge.move, edge.about);
        if (chance.estimate < 0)
            return;
        const auto &rules = described.estimates[static_cast<std::size_t>(chance.estimate)].rules;
        for (const std::string_view subject : {m_data.index.id(edge.about), step.from, step.to}) {
            const auto found = findingsOn(m_data.analysis, subject, rules);
            step.findings.insert(step.findings.end(), found.begin(), found.end());
        }
        std::sort(step.findings.begin(), step.findings.end());
        step.findings.erase(std::unique(step.findings.begin(), step.findings.end()), step.findings.end());
    }

    AttackPaths::Data &m_data;
    std::map<std::uint32_t, AttackStep> m_rendered; // by edge
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
    path.id = std::string(path.from) + '>' + std::string(path.to) + ':' + std::string(holdName(path.hold));
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

} // namespace

// A band a third as likely is a grade lower, as the ratings of rules go.
int gradeOf(double likelihood)
{
    constexpr std::array floors = {0.03, 0.1, 0.25, 0.5};
    return 1 + static_cast<int>(std::count_if(floors.begin(), floors.end(),
                                              [&](double floor) { return likelihood >= floor - 1e-9; }));
}

std::vector<std::uint32_t> findingsOn(const Analysis &analysis, std::string_view subject,
                                      std::span<const std::string> rules)
{
    std::vector<std::uint32_t> found;
    for (const std::uint32_t index : analysis.findingsOf(subject)) {
        const Rule &rule = analysis.rule(analysis.findings()[index]);
        if (std::find(rules.begin(), rules.end(), rule.id) != rules.end())
            found.push_back(index);
    }
    return found;
}

void findPaths(AttackPaths::Data &data)
{
    std::vector<std::vector<Candidate>> candidates(data.assets.size());
    PathSearch search(data.graph);
    for (const State start : data.graph.starts()) {
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
    StepWriter writer(data);
    for (std::size_t i = 0; i < data.assets.size(); ++i) {
        if (candidates[i].empty())
            continue;
        for (const Candidate &candidate : candidates[i])
            data.paths.push_back(describe(data, writer, data.assets[i], candidate));
    }
    std::sort(data.paths.begin(), data.paths.end(), isWorse);
}

} // namespace bulkhead::catalog::paths
