// SPDX-License-Identifier: Apache-2.0
#include "catalog/what_if/what_if.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/analysis/risk.h"
#include "catalog/analysis/rule_run.h"
#include "catalog/attack/attack_exposure.h"
#include "catalog/engine/affected_answers.h"
#include "catalog/what_if/mitigation_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace bulkhead::catalog {

namespace {

// Of what is alike in its worst finding and in its paths, the sum decides; findings weigh the square of their
// score in it. Sums of weights need 64 bits: ten million findings of the highest score exceed 32.
using Weight = std::int64_t;

Weight weightOf(int score)
{
    return Weight{score} * score;
}

// Only what is known calls for work: what may be settled by an answer is asked first.
bool callsForWork(const Analysis &analysis, const Finding &finding)
{
    return model::isConfirmed(finding.basis) &&
           analysis.decision(finding).effective == model::DecisionState::Open;
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

    // What is confirmed and open of each cause weighs: at each subject as much as its worst finding.
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
            if (callsForWork(analysis, finding))
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
    std::vector<Finding> work;    // what calls for it, by rule and subject
    std::vector<int> worstOfRule; // the highest score of these; 0: none

    Outcome(Analysis of, AttackExposure reach)
        : analysis(std::move(of)), exposure(reach), causes(analysis.catalogs()),
          weightOfCause(causes.openWeight(analysis, analysis.findings())),
          weight(std::accumulate(weightOfCause.begin(), weightOfCause.end(), Weight{0})),
          ofCause(causes.count()), worstOfRule(analysis.catalogs().rules().size(), 0)
    {
        for (const Finding &finding : analysis.findings()) {
            ofCause[causes.of(finding.rule)].push_back(finding);
            if (!callsForWork(analysis, finding))
                continue;
            work.push_back(finding);
            worstOfRule[finding.rule] = std::max(worstOfRule[finding.rule], finding.score());
        }
        std::sort(work.begin(), work.end(), isBefore);
    }

    static bool isBefore(const Finding &a, const Finding &b)
    {
        return std::tie(a.rule, a.subject) < std::tie(b.rule, b.subject);
    }
};

// Risk of paths in billionths of a point: what differs by less is the order in which it was summed.
using PathRisk = std::int64_t;

PathRisk pathRiskOf(const AttackExposure &exposure)
{
    constexpr double billionths = 1e9;
    return std::llround(exposure.risk * billionths);
}

// How many halves of a point a measure takes off the risk of paths: less than one says nothing. Negative
// where it adds to it.
std::int64_t halvesCut(PathRisk before, PathRisk after)
{
    constexpr PathRisk half = 500'000'000;
    return (before - after) / half;
}

bool isGrave(int score)
{
    return ratingOf(score) >= Rating::High;
}

// What a measure is worth: the worst grave finding that it closes first, then the risk of paths that it takes
// away, in halves of a point, then the worst of the rest, then the risk of paths that is left, then the sum.
struct Worth
{
    int closes = 0;          // the score of that finding; 0: it closes none
    std::int64_t halves = 0; // that it takes off the risk of paths
    PathRisk pathRisk = 0;   // that is left
    Weight weight = 0;       // that is left

    bool isBetterThan(const Worth &other) const { return rank() < other.rank(); }
    bool isAsGoodAs(const Worth &other) const { return rank() == other.rank(); }

private:
    std::tuple<int, std::int64_t, int, PathRisk, Weight> rank() const
    {
        return {isGrave(closes) ? -closes : 0, -halves, -closes, pathRisk, weight};
    }
};

// A measure that may be taken next, with what is known of it before it is tried.
struct Candidate
{
    Measure measure;
    engine::AffectedAnswers affected;
    std::vector<bool> rules;           // whose findings it may change
    std::vector<std::uint32_t> causes; // of these rules
    bool affectsPaths = false;
    Weight within = 0;              // what is open of these causes weighs: it takes away no more
    int mayClose = 0;               // the score of the worst finding that it may close
    std::pair<int, Weight> promise; // of the findings that it says it resolves: the worst score, and the sum
};

bool affectsRule(const engine::Program &program, const engine::AffectedAnswers &affected, std::size_t rule)
{
    const auto &modifiers = program.ruleModifiers[rule];
    return affected.condition(program.roots[rule]) ||
           std::any_of(modifiers.begin(), modifiers.end(), [&](std::uint16_t modifier) {
               return affected.condition(program.modifiers[modifier].root);
           });
}

std::pair<int, Weight> promiseOf(const Analysis &analysis, const Measure &measure)
{
    const auto number =
        static_cast<std::uint32_t>(measure.mitigation - analysis.catalogs().mitigations().data());
    std::pair<int, Weight> promise;
    for (const std::uint32_t index : measure.findings) {
        const Finding &finding = analysis.findings()[index];
        for (const RuleMitigation &offered : analysis.rule(finding).mitigations) {
            if (offered.mitigation != number || !offered.resolves)
                continue;
            promise.first = std::max(promise.first, finding.score());
            promise.second += weightOf(finding.score());
        }
    }
    return promise;
}

Candidate candidateOf(const Outcome &now, Measure measure)
{
    const Catalogs &catalogs = now.analysis.catalogs();
    const std::pair<int, Weight> promise = promiseOf(now.analysis, measure);
    engine::AffectedAnswers affected = answersAffectedBy(*measure.mitigation, catalogs);
    Candidate candidate{std::move(measure), std::move(affected), {}, {}, false, 0, 0, promise};
    candidate.affectsPaths = attack::affects(catalogs, candidate.affected);
    for (std::size_t rule = 0; rule < catalogs.rules().size(); ++rule)
        candidate.rules.push_back(affectsRule(catalogs.program(), candidate.affected, rule));
    // Whether a rule of the general table fires depends on all others.
    if (now.analysis.options().genericStride)
        candidate.rules.assign(catalogs.rules().size(), true);
    std::set<std::uint32_t> causes;
    for (std::size_t rule = 0; rule < candidate.rules.size(); ++rule) {
        if (!candidate.rules[rule])
            continue;
        causes.insert(now.causes.of(rule));
        candidate.mayClose = std::max(candidate.mayClose, now.worstOfRule[rule]);
    }
    if (candidate.affected.everything())
        candidate.mayClose = *std::max_element(now.worstOfRule.begin(), now.worstOfRule.end());
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

    // What it closes, and the weight that it leaves.
    std::pair<int, Weight> findingsLeft()
    {
        if (m_plan.addsElements || m_candidate.affected.everything()) {
            const Analysis after = analysis();
            m_exposure = attack::exposure(after.data().index, after.catalogs(), m_stop);
            return {closedBy(after), Outcome(after, *m_exposure).weight};
        }
        indexAnew();
        RuleRun run(*m_index, m_now.analysis.catalogs(), m_now.analysis.options(), m_stop);
        std::vector<Finding> findings = run.findings(&m_candidate.rules);
        const int closes = closedBy(findings);
        for (const std::uint32_t cause : m_candidate.causes) // what other rules of these causes say stands
            for (const Finding &finding : m_now.ofCause[cause])
                if (!m_candidate.rules[finding.rule])
                    findings.push_back(finding);
        const std::vector<Weight> left = m_now.causes.openWeight(m_now.analysis, findings);
        return {closes, std::accumulate(left.begin(), left.end(), m_now.weight - m_candidate.within)};
    }

    // After findingsLeft().
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
    // The score of the worst finding that calls for work and is gone. New findings that add elements may move
    // the numbers of subjects: then ids are compared.
    int closedBy(const Analysis &after) const
    {
        int worst = 0;
        for (const Finding &finding : m_now.work)
            if (finding.score() > worst && !after.find(m_now.analysis.id(finding)))
                worst = finding.score();
        return worst;
    }
    int closedBy(std::vector<Finding> after) const
    {
        std::sort(after.begin(), after.end(), Outcome::isBefore);
        int worst = 0;
        for (const Finding &finding : m_now.work)
            if (m_candidate.rules[finding.rule] && finding.score() > worst &&
                !std::binary_search(after.begin(), after.end(), finding, Outcome::isBefore))
                worst = finding.score();
        return worst;
    }

    void indexAnew()
    {
        const engine::ModelIndex &before = m_now.analysis.data().index;
        m_index.emplace(before, m_plan.model, m_plan.subjectsIn(before), m_candidate.affected, m_stop);
    }

    const Outcome &m_now;
    const Candidate &m_candidate;
    const std::stop_token &m_stop;
    MitigationPlanner::Plan m_plan;
    std::optional<engine::ModelIndex> m_index;
    std::optional<AttackExposure> m_exposure;
};

// Where a measure closes something worth the work, it is not made elsewhere for a low rating alone: who takes
// the host's disk from one container need not take the proxy's certificates from it.
void dropTheLow(const Analysis &analysis, Measure &measure)
{
    const auto number =
        static_cast<std::uint32_t>(measure.mitigation - analysis.catalogs().mitigations().data());
    const auto isLow = [&](std::uint32_t finding) {
        return analysis.findings()[finding].rating <= Rating::Low;
    };
    const auto isClosed = [&](std::uint32_t finding) {
        const auto &offered = analysis.rule(analysis.findings()[finding]).mitigations;
        return std::any_of(offered.begin(), offered.end(),
                           [&](const RuleMitigation &of) { return of.mitigation == number && of.resolves; });
    };
    if (std::any_of(measure.findings.begin(), measure.findings.end(),
                    [&](std::uint32_t finding) { return !isLow(finding) && isClosed(finding); }))
        std::erase_if(measure.findings, isLow);
}

// The measures that are not taken yet, the most promising first: the sooner a good one is tried, the more of
// the others need no trial.
std::vector<Candidate> candidatesFor(const Outcome &now, const std::set<const Mitigation *> &taken,
                                     const std::stop_token &stop)
{
    std::vector<Candidate> candidates;
    for (Measure &measure : measures(now.analysis)) {
        throwIfStopped(stop);
        std::erase_if(measure.findings, [&](std::uint32_t number) {
            return !callsForWork(now.analysis, now.analysis.findings()[number]);
        });
        dropTheLow(now.analysis, measure);
        if (!measure.findings.empty() && !taken.count(measure.mitigation))
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
        : m_now(now), m_stop(stop), m_planner(now.analysis, stop)
    {}

    void consider(const Candidate &candidate)
    {
        const PathRisk pathsAtBest = candidate.affectsPaths ? 0 : pathRiskOf(m_now.exposure);
        if (!canWin(candidate, worthOf(candidate.mayClose, pathsAtBest, m_now.weight - candidate.within)))
            return;
        Trial trial(m_now, candidate, m_planner, m_stop);
        if (trial.changesNothing())
            return;
        const auto [closes, weight] = trial.findingsLeft();
        if (!canWin(candidate, worthOf(closes, pathsAtBest, weight)))
            return;
        const AttackExposure exposure = trial.exposure();
        const Worth worth = worthOf(closes, pathRiskOf(exposure), weight);
        if (!canWin(candidate, worth))
            return;
        m_bestWorth = worth;
        m_best = &candidate;
        m_exposure = exposure;
    }

    const Candidate *best() const { return m_best; }
    StepKind kind() const
    {
        return isGrave(m_bestWorth.closes) || m_bestWorth.halves > 0 ? StepKind::Now : StepKind::Hygiene;
    }

    Outcome afterBest() { return {Trial(m_now, *m_best, m_planner, m_stop).analysis(), m_exposure}; }

private:
    Worth worthOf(int closes, PathRisk pathRisk, Weight weight) const
    {
        return {closes, halvesCut(pathRiskOf(m_now.exposure), pathRisk), pathRisk, weight};
    }

    // Of equals the one that the catalog names first wins; one that closes nothing, or leaves more than there
    // was, never does.
    bool canWin(const Candidate &candidate, const Worth &worth) const
    {
        if (worth.closes == 0 || worth.weight >= m_now.weight)
            return false;
        if (!m_best || !worth.isAsGoodAs(m_bestWorth))
            return !m_best || worth.isBetterThan(m_bestWorth);
        return candidate.measure.mitigation < m_best->measure.mitigation;
    }

    const Outcome &m_now;
    const std::stop_token &m_stop;
    MitigationPlanner m_planner;
    const Candidate *m_best = nullptr;
    Worth m_bestWorth;
    AttackExposure m_exposure;
};

// Who can close most of the findings.
Mender menderOf(const Analysis &analysis, const Measure &measure)
{
    std::array<std::size_t, 3> count{};
    for (const std::uint32_t number : measure.findings)
        ++count[static_cast<std::size_t>(analysis.mender(analysis.findings()[number]))];
    return static_cast<Mender>(std::max_element(count.begin(), count.end()) - count.begin());
}

// How many findings of one analysis the other does not have.
std::size_t missingIn(const Analysis &other, const Analysis &analysis)
{
    const auto findings = analysis.findings();
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const Finding &finding) { return !other.find(analysis.id(finding)); }));
}

Step stepOf(const Outcome &before, const Outcome &after, const Measure &measure)
{
    const auto fewer = [](std::size_t then, std::size_t now) { return then - std::min(then, now); };
    Step step;
    step.measure = measure;
    step.mender = menderOf(before.analysis, measure);
    std::set<engine::Subject> known;
    for (const std::uint32_t number : measure.findings)
        if (const Finding &finding = before.analysis.findings()[number]; known.insert(finding.subject).second)
            step.subjects.emplace_back(before.analysis.subjectId(finding));
    step.findingsClosed = missingIn(after.analysis, before.analysis);
    step.findingsOpened = missingIn(before.analysis, after.analysis);
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
        steps.back().kind = choice.kind();
        now.emplace(std::move(after));
    }
    return steps;
}

} // namespace

std::string_view stepKindName(StepKind kind)
{
    return kind == StepKind::Now ? "now" : "hygiene";
}

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
