// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/model_sheet.h"

#include "catalog/workshop/likeness.h"
#include "model/utf8.h"

#include <algorithm>

namespace bulkhead::catalog::workshop {

namespace {

constexpr double sameMeasure = 0.6; // of the words of a title

class Reading
{
public:
    Reading(const WorkshopJudge &judge, const model::Model &handedIn, const MatchTable &matches)
        : m_judge(judge), m_handedIn(handedIn), m_matches(matches), m_task(judge.workshop().task)
    {}

    ModelSheet read(const std::string &participant)
    {
        m_result.sheet.task = m_task.id;
        m_result.sheet.participant = participant;
        for (const StrideCell &cell : m_task.cells())
            m_result.sheet.cells[cell].mark = Mark::None;
        for (const model::ManualThreat &threat : m_handedIn.manualThreats()) {
            add(threat.subject, threat.category, threat.title + ". " + threat.description);
            addFix(threat.mitigation);
        }
        for (const model::Decision &decision : m_handedIn.decisions())
            addDecision(decision);
        return std::move(m_result);
    }

private:
    void addDecision(const model::Decision &decision)
    {
        const std::size_t at = decision.finding.find('@');
        if (at == std::string::npos || decision.state == model::DecisionState::NotApplicable)
            return;
        const Catalogs &catalogs = m_judge.analysis().catalogs();
        if (const Rule *rule = catalogs.rule(decision.finding.substr(0, at)))
            add(decision.finding.substr(at + 1), catalogs.threats()[rule->threat].category,
                decision.rationale);
    }

    void add(const model::Id &subject, model::Stride category, const std::string &why)
    {
        if (const model::Flow *flow = m_handedIn.flow(subject)) {
            addAtFlow(*flow, category, why);
            return;
        }
        const model::Id expected = m_matches.expectedFor(subject);
        if (expected.empty())
            ++m_result.left;
        else
            mark({expected, category}, why);
    }

    void addAtFlow(const model::Flow &flow, model::Stride category, const std::string &why)
    {
        model::Id known;
        for (const model::Id &end : {flow.target, flow.source}) {
            const model::Id expected = m_matches.expectedFor(end);
            known = known.empty() ? expected : known;
            const auto cell = m_judge.key().cells.find({expected, category});
            if (cell != m_judge.key().cells.end() && cell->second.verdict == Verdict::Threat) {
                mark(cell->first, why);
                return;
            }
        }
        if (known.empty())
            ++m_result.left;
        else
            addExtra({known, category}, why);
    }

    void mark(const StrideCell &cell, const std::string &why)
    {
        const auto answer = m_result.sheet.cells.find(cell);
        if (answer == m_result.sheet.cells.end()) {
            addExtra(cell, why);
            return;
        }
        answer->second.mark = Mark::Threat;
        if (!answer->second.why.empty())
            answer->second.why += ' ';
        answer->second.why += why;
    }

    void addExtra(const StrideCell &cell, const std::string &why)
    {
        auto &extras = m_result.sheet.extras;
        if (extras.size() < mostExtras)
            extras.push_back({cell.element, cell.category, std::string(model::beginOf(why, longestText))});
    }

    void addFix(const std::string &mitigation)
    {
        auto &fixes = m_result.sheet.fixes;
        if (mitigation.empty() || fixes.size() == fixBudget)
            return;
        const std::string *best = nullptr;
        double most = 0;
        for (const auto &[id, title] : m_task.measures)
            if (const double shared = sharedWords(title, mitigation); shared > most) {
                most = shared;
                best = &id;
            }
        if (best && most >= sameMeasure && std::find(fixes.begin(), fixes.end(), *best) == fixes.end())
            fixes.push_back(*best);
    }

    const WorkshopJudge &m_judge;
    const model::Model &m_handedIn;
    const MatchTable &m_matches;
    const Task &m_task;
    ModelSheet m_result;
};

} // namespace

ModelSheet sheetOfModel(const WorkshopJudge &judge, const model::Model &handedIn, const MatchTable &matches,
                        const std::string &participant)
{
    return Reading(judge, handedIn, matches).read(participant);
}

} // namespace bulkhead::catalog::workshop
