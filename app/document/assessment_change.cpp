// SPDX-License-Identifier: Apache-2.0
#include "app/document/assessment_change.h"

#include "app/document/analysis_runner.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace bulkhead::app {

namespace {

using catalog::Analysis;
using catalog::Finding;

bool sameRisk(const Finding &a, const Finding &b)
{
    return a.rating == b.rating && a.basis == b.basis && a.score() == b.score();
}

// Whether an element or flow is called otherwise, or a flow's ends are.
bool isRenamed(const model::Model &before, const model::Model &after, const model::Id &id)
{
    const auto nameOf = [](const model::Model &model, const model::Id &element) {
        const model::Element *found = model.element(element);
        return found ? std::string_view(found->name) : std::string_view();
    };
    if (before.element(id) || after.element(id))
        return nameOf(before, id) != nameOf(after, id);
    const model::Flow *a = before.flow(id);
    const model::Flow *b = after.flow(id);
    return a && b &&
           (a->name != b->name || nameOf(before, a->source) != nameOf(after, b->source) ||
            nameOf(before, a->target) != nameOf(after, b->target));
}

class Comparison
{
public:
    Comparison(const Analysis &before, const Analysis &after) : m_before(before), m_after(after)
    {
        std::uint32_t number = static_cast<std::uint32_t>(after.findings().size());
        for (const model::ManualThreat &threat : after.model().manualThreats())
            m_manual.emplace(threat.id, number++);
        m_isTouched.resize(number, true); // until its like before is found
        m_change.whole = false;
        m_change.places.reserve(before.findings().size() + before.model().manualThreats().size());
    }

    AssessmentChange made()
    {
        compareFindings();
        compareManualThreats();
        compareDecisions();
        for (std::uint32_t number = 0; number < m_isTouched.size(); ++number) {
            if (!m_isTouched[number])
                continue;
            m_change.touched.push_back(number);
            m_change.subjects.push_back(subjectOf(number));
        }
        auto &subjects = m_change.subjects;
        std::sort(subjects.begin(), subjects.end());
        subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
        return std::move(m_change);
    }

private:
    // What the findings of one subject are compared with.
    struct Subject
    {
        std::span<const std::uint32_t> after;
        bool renamed = false;
    };

    const Subject &subject(const Finding &finding)
    {
        if (finding.subject >= m_subjects.size())
            m_subjects.resize(finding.subject + 1);
        std::optional<Subject> &known = m_subjects[finding.subject];
        if (!known) {
            const model::Id id(m_before.subjectId(finding));
            known = Subject{m_after.findingsOf(id), isRenamed(m_before.model(), m_after.model(), id)};
        }
        return *known;
    }

    void compareFindings()
    {
        const auto findings = m_after.findings();
        for (const Finding &finding : m_before.findings()) {
            const Subject &where = subject(finding);
            const auto found =
                std::find_if(where.after.begin(), where.after.end(),
                             [&](std::uint32_t number) { return findings[number].rule == finding.rule; });
            if (found == where.after.end()) {
                m_change.places.push_back(AssessmentChange::gone);
                m_change.subjects.emplace_back(m_before.subjectId(finding));
                continue;
            }
            m_change.places.push_back(*found);
            m_isTouched[*found] = where.renamed || !sameRisk(finding, findings[*found]);
        }
    }

    void compareManualThreats()
    {
        for (const model::ManualThreat &threat : m_before.model().manualThreats()) {
            const auto found = m_manual.find(threat.id);
            if (found == m_manual.end()) {
                m_change.places.push_back(AssessmentChange::gone);
                m_change.subjects.push_back(threat.subject);
                continue;
            }
            m_change.places.push_back(found->second);
            m_isTouched[found->second] = !(threat == *m_after.model().manualThreats().find(threat.id)) ||
                                         isRenamed(m_before.model(), m_after.model(), threat.subject);
        }
    }

    void compareDecisions()
    {
        const auto compare = [this](const model::Model &model) {
            for (const model::Decision &decision : model.decisions()) {
                const model::Decision *before = m_before.model().decisions().find(decision.finding);
                const model::Decision *after = m_after.model().decisions().find(decision.finding);
                if (before && after && *before == *after && m_before.options().asOf == m_after.options().asOf)
                    continue; // a finding that was rated anew is touched anyway
                if (const auto manual = m_manual.find(decision.finding); manual != m_manual.end())
                    m_isTouched[manual->second] = true;
                else if (const Finding *finding = m_after.find(decision.finding))
                    m_isTouched[static_cast<std::size_t>(finding - m_after.findings().data())] = true;
            }
        };
        compare(m_before.model());
        compare(m_after.model());
    }

    model::Id subjectOf(std::uint32_t number) const
    {
        const std::size_t findings = m_after.findings().size();
        if (number < findings)
            return model::Id(m_after.subjectId(m_after.findings()[number]));
        auto threat = m_after.model().manualThreats().begin();
        std::advance(threat, static_cast<std::ptrdiff_t>(number - findings));
        return threat->subject;
    }

    const Analysis &m_before;
    const Analysis &m_after;
    AssessmentChange m_change;
    std::vector<bool> m_isTouched; // by number after
    std::unordered_map<std::string_view, std::uint32_t> m_manual;
    std::vector<std::optional<Subject>> m_subjects; // by the number of the subject before
};

} // namespace

AssessmentChange differenceOf(const AssessmentPtr &before, const Assessment &after)
{
    if (!before || &before->analysis->catalogs() != &after.analysis->catalogs())
        return {};
    AssessmentChange change = Comparison(*before->analysis, *after.analysis).made();
    change.before = before;
    return change;
}

} // namespace bulkhead::app
