// SPDX-License-Identifier: Apache-2.0
#include "catalog/what_if/what_if.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/analysis/risk.h"
#include "catalog/analysis/rule_run.h"
#include "catalog/attack/attack_exposure.h"
#include "catalog/engine/affected_answers.h"
#include "catalog/what_if/mitigation_plan.h"

#include <algorithm>
#include <compare>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace bulkhead::catalog {

namespace {

// What is worst comes first, not what is most: findings weigh the square of their score. Paths weigh as
// findings do: a certain way to the most valued asset like a finding of the highest score.
constexpr double pathWeight = 125;

// Sums of weights need 64 bits: ten million findings of the highest score exceed 32.
using Weight = std::int64_t;

Weight weightOf(int score)
{
    return Weight{score} * score;
}

bool isOpenFinding(const Analysis &analysis, const Finding &finding)
{
    return analysis.decision(finding).effective == model::DecisionState::Open;
}

// The rules by their root causes, of which findings at one subject count once.
class Causes
{
public:
    explicit Causes(const Catalogs &catalogs)
    {
        std::map<std::string_view, std::uint32_t> known;
        for (const Rule &rule : catalogs.rules())
            m_ofRule.push_back(
                known.try_emplace(rule.rootCause, static_cast<std::uint32_t>(known.size())).first->second);
        m_count = known.size();
    }

    std::uint32_t of(std::size_t rule) const { return m_ofRule[rule]; }
    std::size_t count() const { return m_count; }

    // What is open of each cause weighs: at each subject as much as its worst open finding.
    std::vector<Weight> openWeight(const Analysis &analysis, std::span<const Finding> findings) const
    {
        struct Open
        {
            std::uint32_t cause;
            std::uint32_t subject;
            int score;
            auto operator<=>(const Open &) const = default;
        };
        std::vector<Open> open;
        for (const Finding &finding : findings)
            if (isOpenFinding(analysis, finding))
                open.push_back({of(finding.rule), finding.subject, finding.score()});
        std::sort(open.begin(), open.end(), std::greater<>());
        std::vector<Weight> weight(m_count, 0);
        for (std::size_t i = 0; i < open.size(); ++i)
            if (i == 0 || open[i].cause != open[i - 1].cause || open[i].subject != open[i - 1].subject)
                weight[open[i].cause] += weightOf(open[i].score);
        return weight;
    }

private:
    std::vector<std::uint32_t> m_ofRule;
    std::size_t m_count = 0;
};

// Where the work stands: the model with all that was done so far.
struct Outcome
{
    Analysis analysis;
    AttackExposure exposure;
    Causes causes;
    std::vector<Weight> weightOfCause; // open
    Weight weight = 0;                 // their sum
    std::vector<std::vector<Finding>> ofCause;

    Outcome(Analysis of, AttackExposure reach)
        : analysis(std::move(of)), exposure(reach), causes(analysis.catalogs()),
          weightOfCause(causes.openWeight(analysis, analysis.findings())),
          weight(std::accumulate(weightOfCause.begin(), weightOfCause.end(), Weight{0})),
          ofCause(causes.count())
    {
        for (const Finding &finding : analysis.findings())
            ofCause[causes.of(finding.rule)].push_back(finding);
    }
    double pathRisk() const { return pathWeight * exposure.risk; }
    double total() const { return static_cast<double>(weight) + pathRisk(); }
};

// A measure that may be taken next, with what is known of it before it is tried.
struct Candidate
{
    Measure measure;
    engine::AffectedAnswers affected;
    std::vector<bool> rules;           // whose findings it may change
    std::vector<std::uint32_t> causes; // of these rules
    bool affectsPaths = false;
    Weight within = 0;  // what is open of these causes weighs: it takes away no more
    Weight promise = 0; // what the findings weigh that it says it resolves
};

bool affectsRule(const engine::Program &program, const engine::AffectedAnswers &affected, std::size_t rule)
{
    const auto &modifiers = program.ruleModifiers[rule];
    return affected.condition(program.roots[rule]) ||
           std::any_of(modifiers.begin(), modifiers.end(), [&](std::uint16_t modifier) {
               return affected.condition(program.modifiers[modifier].root);
           });
}

Weight promiseOf(const Analysis &analysis, const Measure &measure)
{
    const auto number =
        static_cast<std::uint32_t>(measure.mitigation - analysis.catalogs().mitigations().data());
    Weight weight = 0;
    for (const std::uint32_t index : measure.findings) {
        const Finding &finding = analysis.findings()[index];
        for (const RuleMitigation &offered : analysis.rule(finding).mitigations)
            if (offered.mitigation == number && offered.resolves)
                weight += weightOf(finding.score());
    }
    return weight;
}

Candidate candidateOf(const Outcome &now, Measure measure)
{
    const Catalogs &catalogs = now.analysis.catalogs();
    std::vector<model::PropertyKey> keys;
    for (const MitigationSet &set : measure.mitigation->sets)
        keys.push_back(set.property);
    const Weight promise = promiseOf(now.analysis, measure);
    Candidate candidate{
        std::move(measure), engine::AffectedAnswers(catalogs.program(), keys), {}, {}, false, 0, promise};
    candidate.affectsPaths = attack::affects(catalogs, candidate.affected);
    for (std::size_t rule = 0; rule < catalogs.rules().size(); ++rule)
        candidate.rules.push_back(affectsRule(catalogs.program(), candidate.affected, rule));
    // Whether a rule of the general table fires depends on all others.
    if (now.analysis.options().genericStride)
        candidate.rules.assign(catalogs.rules().size(), true);
    std::set<std::uint32_t> causes;
    for (std::size_t rule = 0; rule < candidate.rules.size(); ++rule)
        if (candidate.rules[rule])
            causes.insert(now.causes.of(rule));
    for (const std::uint32_t cause : causes)
        candidate.within += now.weightOfCause[cause];
    candidate.causes.assign(causes.begin(), causes.end());
    return candidate;
}

// What a measure would leave. Where it only sets properties that no relation is made of, just the answers and
// rules that it affects are worked out anew; the others cannot have changed.
class Trial
{
public:
    Trial(const Outcome &now, const Candidate &candidate, MitigationPlanner &planner,
          const std::stop_token &stop)
        : m_now(now), m_candidate(candidate), m_stop(stop),
          m_plan(planner.plan(*candidate.measure.mitigation, candidate.measure.findings))
    {}

    bool changesNothing() const { return m_plan.changes.empty(); }

    Weight weight()
    {
        if (m_plan.addsElements || m_candidate.affected.everything()) {
            const Analysis after = analysis();
            m_exposure = attack::exposure(after.data().index, after.catalogs(), m_stop);
            return Outcome(after, *m_exposure).weight;
        }
        indexAnew();
        RuleRun run(*m_index, m_now.analysis.catalogs(), m_now.analysis.options(), m_stop);
        std::vector<Finding> findings = run.findings(&m_candidate.rules);
        for (const std::uint32_t cause : m_candidate.causes) // what other rules of these causes say stands
            for (const Finding &finding : m_now.ofCause[cause])
                if (!m_candidate.rules[finding.rule])
                    findings.push_back(finding);
        const std::vector<Weight> left = m_now.causes.openWeight(m_now.analysis, findings);
        return std::accumulate(left.begin(), left.end(), m_now.weight - m_candidate.within);
    }

    // After weight().
    AttackExposure exposure() const
    {
        if (m_exposure)
            return *m_exposure;
        return m_candidate.affectsPaths ? attack::exposure(*m_index, m_now.analysis.catalogs(), m_stop)
                                        : m_now.exposure;
    }

    Analysis analysis() const
    {
        Result<Analysis> after =
            analyze(m_plan.model, m_now.analysis.data().catalogs, m_now.analysis.options(), m_stop);
        throwIfStopped(m_stop); // otherwise there is an analysis
        return *std::move(after);
    }

private:
    void indexAnew()
    {
        const engine::ModelIndex &before = m_now.analysis.data().index;
        std::vector<engine::Subject> subjects;
        for (const model::Id &id : m_plan.subjects)
            subjects.push_back(before.find(id));
        std::sort(subjects.begin(), subjects.end());
        subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
        m_index.emplace(before, m_plan.model, subjects, m_candidate.affected, m_stop);
    }

    const Outcome &m_now;
    const Candidate &m_candidate;
    const std::stop_token &m_stop;
    MitigationPlanner::Plan m_plan;
    std::optional<engine::ModelIndex> m_index;
    std::optional<AttackExposure> m_exposure;
};

// The measures that are not taken yet, the most promising first: the sooner a good one is tried, the more of
// the others need no trial.
std::vector<Candidate> candidatesFor(const Outcome &now, const std::set<const Mitigation *> &taken,
                                     const std::stop_token &stop)
{
    std::vector<Candidate> candidates;
    for (Measure &measure : measures(now.analysis)) {
        throwIfStopped(stop);
        if (!taken.count(measure.mitigation))
            candidates.push_back(candidateOf(now, std::move(measure)));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.promise > b.promise; });
    return candidates;
}

// The best of the measures, tried one by one; those that cannot be are left out on the way.
class Choice
{
public:
    Choice(const Outcome &now, const std::stop_token &stop)
        : m_now(now), m_stop(stop), m_planner(now.analysis, stop), m_least(now.total())
    {}

    void consider(const Candidate &candidate)
    {
        const double pathsAtBest = candidate.affectsPaths ? 0 : m_now.pathRisk();
        if (!canWin(candidate, static_cast<double>(m_now.weight - candidate.within) + pathsAtBest))
            return;
        Trial trial(m_now, candidate, m_planner, m_stop);
        if (trial.changesNothing())
            return;
        const auto weight = static_cast<double>(trial.weight());
        if (!canWin(candidate, weight + pathsAtBest))
            return;
        const AttackExposure exposure = trial.exposure();
        const double total = weight + pathWeight * exposure.risk;
        if (!canWin(candidate, total))
            return;
        m_least = total;
        m_best = &candidate;
        m_exposure = exposure;
    }

    const Candidate *best() const { return m_best; }

    Outcome afterBest() { return {Trial(m_now, *m_best, m_planner, m_stop).analysis(), m_exposure}; }

private:
    // Of equals the one that the catalog names first wins; one that removes nothing never does.
    bool canWin(const Candidate &candidate, double total) const
    {
        if (!m_best || total != m_least)
            return total < m_least;
        return candidate.measure.mitigation < m_best->measure.mitigation;
    }

    const Outcome &m_now;
    const std::stop_token &m_stop;
    MitigationPlanner m_planner;
    const Candidate *m_best = nullptr;
    double m_least;
    AttackExposure m_exposure;
};

Step stepOf(const Outcome &before, const Outcome &after, const Measure &measure)
{
    const auto fewer = [](std::size_t then, std::size_t now) { return then - std::min(then, now); };
    Step step;
    step.measure = measure;
    std::set<engine::Subject> known;
    for (const std::uint32_t number : measure.findings)
        if (const Finding &finding = before.analysis.findings()[number]; known.insert(finding.subject).second)
            step.subjects.emplace_back(before.analysis.subjectId(finding));
    step.findingsClosed = fewer(before.analysis.findings().size(), after.analysis.findings().size());
    step.pathsClosed = fewer(before.exposure.assets, after.exposure.assets);
    step.riskBefore = openRisk(before.analysis);
    step.riskAfter = openRisk(after.analysis);
    step.pathRiskBefore = before.exposure.risk;
    step.pathRiskAfter = after.exposure.risk;
    return step;
}

std::vector<Step> bestSteps(const Analysis &analysis, std::size_t count, const std::stop_token &stop,
                            const std::function<void(double)> &progress)
{
    std::vector<Step> steps;
    std::set<const Mitigation *> taken;
    throwIfStopped(stop);
    std::optional<Outcome> now(std::in_place, analysis,
                               attack::exposure(analysis.data().index, analysis.catalogs(), stop));
    while (steps.size() < count) {
        const std::vector<Candidate> candidates = candidatesFor(*now, taken, stop);
        Choice choice(*now, stop);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            throwIfStopped(stop);
            if (progress)
                progress((static_cast<double>(steps.size()) +
                          static_cast<double>(i) / static_cast<double>(candidates.size())) /
                         static_cast<double>(count));
            choice.consider(candidates[i]);
        }
        if (!choice.best())
            break;
        const Measure &chosen = choice.best()->measure;
        taken.insert(chosen.mitigation);
        Outcome after = choice.afterBest();
        steps.push_back(stepOf(*now, after, chosen));
        now.emplace(std::move(after));
    }
    return steps;
}

} // namespace

std::vector<Step> whatFirst(const Analysis &analysis, std::size_t count)
{
    return bestSteps(analysis, count, {}, {});
}

Result<std::vector<Step>> whatFirst(const Analysis &analysis, std::size_t count, std::stop_token stop,
                                    const std::function<void(double)> &progress)
{
    return stoppable([&] { return bestSteps(analysis, count, stop, progress); });
}

} // namespace bulkhead::catalog
