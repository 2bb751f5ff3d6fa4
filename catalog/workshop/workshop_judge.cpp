// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/workshop_judge.h"

#include "catalog/analysis/risk.h"
#include "catalog/what_if/what_if.h"
#include "catalog/workshop/way_search.h"

#include <optional>

namespace bulkhead::catalog::workshop {

struct WorkshopJudge::Data
{
    Workshop workshop;
    Key key;
    Analysis analysis;
    AttackPaths paths;
    Interactions interactions;                                   // of the analysis above it
    mutable std::optional<int> bestFix;                          // what the best five remove, once asked for
    mutable std::map<std::vector<std::string>, JudgedFix> fixes; // many chose the same

    Data(const Workshop &of, std::shared_ptr<const Catalogs> catalogs)
        : workshop(of), key(overruled(of.key, of.overrides)),
          analysis(
              analyze(of.model, std::move(catalogs), {of.asOf, of.task.sheet == SheetKind::Generic, {}})),
          paths(attackPaths(analysis)), interactions(analysis)
    {}
};

namespace {

// The risk that is open with the mitigations in place wherever they are offered, one after the other.
int riskWith(Analysis now, std::span<const std::string> mitigations, std::vector<std::string> &unknown)
{
    for (const std::string &id : mitigations) {
        const Mitigation *mitigation = now.catalogs().mitigation(id);
        if (!mitigation) {
            unknown.push_back(id);
            continue;
        }
        if (auto then = withMitigation(now, *mitigation); then && *then)
            now = **std::move(then);
    }
    return openRisk(now);
}

} // namespace

WorkshopJudge::WorkshopJudge(const Workshop &workshop, std::shared_ptr<const Catalogs> catalogs)
    : m_data(std::make_unique<Data>(workshop, std::move(catalogs)))
{}

WorkshopJudge::~WorkshopJudge() = default;

void WorkshopJudge::follow(const Overrides &overrides, const Votes &votes)
{
    m_data->workshop.overrides = overrides;
    m_data->workshop.votes = votes;
    m_data->key = overruled(m_data->workshop.key, overrides);
}

const Workshop &WorkshopJudge::workshop() const
{
    return m_data->workshop;
}

const Key &WorkshopJudge::key() const
{
    return m_data->key;
}

const Analysis &WorkshopJudge::analysis() const
{
    return m_data->analysis;
}

const AttackPaths &WorkshopJudge::paths() const
{
    return m_data->paths;
}

const Interactions &WorkshopJudge::interactions() const
{
    return m_data->interactions;
}

JudgedWay WorkshopJudge::way(std::span<const model::Id> elements) const
{
    return judgedWay(m_data->paths, elements, m_data->workshop.task.goal);
}

JudgedFix WorkshopJudge::fix(std::span<const std::string> mitigations) const
{
    std::vector<std::string> chosen(mitigations.begin(),
                                    mitigations.begin() +
                                        static_cast<std::ptrdiff_t>(std::min(mitigations.size(), fixBudget)));
    if (const auto known = m_data->fixes.find(chosen); known != m_data->fixes.end())
        return known->second;
    JudgedFix judged;
    const int before = openRisk(m_data->analysis);
    judged.removed = before - riskWith(m_data->analysis, chosen, judged.unknown);
    if (!m_data->bestFix) {
        std::vector<std::string> best;
        for (const Step &step : whatFirst(m_data->analysis, fixBudget))
            best.push_back(step.measure.mitigation->id);
        std::vector<std::string> none;
        m_data->bestFix = before - riskWith(m_data->analysis, best, none);
    }
    judged.best = *m_data->bestFix;
    return m_data->fixes.emplace(std::move(chosen), std::move(judged)).first->second;
}

std::size_t WorkshopJudge::extras(const AnswerSheet &sheet, const std::set<StrideCell> &agreed) const
{
    std::set<StrideCell> counted;
    for (const ExtraThreat &extra : sheet.extras) {
        const StrideCell cell{extra.element, extra.category};
        const auto &accepted = m_data->workshop.votes.acceptedExtras;
        const bool isAccepted = std::any_of(accepted.begin(), accepted.end(), [&](const ExtraThreat &other) {
            return other.element == extra.element && other.category == extra.category;
        });
        const auto known = m_data->key.cells.find(cell);
        const bool isTrueCell =
            known != m_data->key.cells.end() && known->second.verdict == Verdict::Threat; // asked anyway
        if (isAccepted || (agreed.contains(cell) && !isTrueCell))
            counted.insert(cell);
    }
    return counted.size();
}

Score WorkshopJudge::score(const AnswerSheet &sheet, const std::set<StrideCell> &agreed) const
{
    const Workshop &workshop = m_data->workshop;
    const Rubric &rubric = workshop.rubric;
    const auto reasons = workshop.votes.acceptedReasons.find(sheet.participant);
    const CellScore cells =
        cellScore(m_data->key, sheet,
                  reasons == workshop.votes.acceptedReasons.end() ? std::set<StrideCell>{} : reasons->second);
    Score score;
    score.cells = cells.s;
    score.why = rubric.why * whyShare(m_data->key, sheet, workshop.model);
    score.honesty = rubric.honesty * honestyShare(m_data->key, sheet);
    score.path = sheet.path.empty() ? 0 : rubric.path * way(sheet.path).share();
    score.fix = sheet.fixes.empty() ? 0 : rubric.fix * fix(sheet.fixes).share();
    score.extras = rubric.extra * static_cast<double>(extras(sheet, agreed) + cells.bonuses);
    score.total = totalOf(score, rubric);
    return score;
}

} // namespace bulkhead::catalog::workshop
