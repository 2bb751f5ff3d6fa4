// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/threat_list.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>

namespace bulkhead::app {

ThreatList::ThreatList(AssessmentPtr assessment) : m_assessment(std::move(assessment))
{
    if (!m_assessment)
        return;
    m_findings = m_assessment->analysis->findings().size();
    for (const model::ManualThreat &threat : m_assessment->analysis->model().manualThreats())
        m_manual.push_back(&threat);
}

const catalog::Finding &ThreatList::finding(std::size_t index) const
{
    return m_assessment->analysis->findings()[index];
}

const model::ManualThreat &ThreatList::manual(std::size_t index) const
{
    return *m_manual[index - m_findings];
}

QString ThreatList::id(std::size_t index) const
{
    return isManual(index) ? toQString(manual(index).id) : toQString(analysis()->id(finding(index)));
}

QString ThreatList::code(std::size_t index) const
{
    return isManual(index) ? QCoreApplication::translate("ThreatList", "own")
                           : toQString(analysis()->rule(finding(index)).id);
}

QString ThreatList::title(std::size_t index) const
{
    return isManual(index) ? toQString(manual(index).title)
                           : toQString(analysis()->rule(finding(index)).title);
}

QString ThreatList::message(std::size_t index) const
{
    return isManual(index) ? toQString(manual(index).description)
                           : toQString(analysis()->message(finding(index)));
}

std::string_view ThreatList::subject(std::size_t index) const
{
    return isManual(index) ? std::string_view(manual(index).subject) : analysis()->subjectId(finding(index));
}

QString ThreatList::subjectName(std::size_t index) const
{
    return displayName(analysis()->model(), subject(index));
}

model::Stride ThreatList::category(std::size_t index) const
{
    return isManual(index) ? manual(index).category : analysis()->threat(finding(index)).category;
}

model::Rating ThreatList::rating(std::size_t index) const
{
    return isManual(index) ? catalog::ratingOf(manual(index)) : finding(index).rating;
}

int ThreatList::score(std::size_t index) const
{
    return isManual(index) ? catalog::scoreOf(manual(index)) : finding(index).score();
}

model::Basis ThreatList::basis(std::size_t index) const
{
    return isManual(index) ? model::Basis::Stated : finding(index).basis;
}

catalog::DecisionStatus ThreatList::decision(std::size_t index) const
{
    return isManual(index) ? analysis()->decision(manual(index)) : analysis()->decision(finding(index));
}

std::optional<std::size_t> ThreatList::find(const QString &id) const
{
    if (!m_assessment)
        return std::nullopt;
    const std::string wanted = toUtf8(id);
    for (std::size_t i = 0; i < m_manual.size(); ++i) {
        if (m_manual[i]->id == wanted)
            return m_findings + i;
    }
    const catalog::Finding *found = analysis()->find(wanted);
    if (!found)
        return std::nullopt;
    return static_cast<std::size_t>(found - analysis()->findings().data());
}

} // namespace bulkhead::app
