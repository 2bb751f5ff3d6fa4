// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"

#include <QString>

#include <optional>
#include <vector>

namespace bulkhead::app {

// The engine's findings and the threats that people added, in one list, read alike. It keeps the analysis
// that it reads alive; texts are made when they are asked for.
class ThreatList
{
public:
    ThreatList() = default;
    explicit ThreatList(AssessmentPtr assessment);

    std::size_t size() const { return m_findings + m_manual.size(); }
    bool isManual(std::size_t index) const { return index >= m_findings; }
    const AssessmentPtr &assessment() const { return m_assessment; }
    const catalog::Analysis *analysis() const
    {
        return m_assessment ? m_assessment->analysis.get() : nullptr;
    }

    const catalog::Finding &finding(std::size_t index) const;   // not of a manual one
    const model::ManualThreat &manual(std::size_t index) const; // only of a manual one

    QString id(std::size_t index) const;   // "E1.1@web", or the manual threat's id
    QString code(std::size_t index) const; // "E1.1"; "own" for a manual one
    QString title(std::size_t index) const;
    QString message(std::size_t index) const;
    std::string_view subject(std::size_t index) const;
    QString subjectName(std::size_t index) const;
    model::Stride category(std::size_t index) const;
    model::Rating rating(std::size_t index) const;
    int score(std::size_t index) const;
    model::Basis basis(std::size_t index) const; // a person's own threat is stated
    catalog::DecisionStatus decision(std::size_t index) const;

    // The position of a finding or manual threat.
    std::optional<std::size_t> find(const QString &id) const;

private:
    AssessmentPtr m_assessment;
    std::size_t m_findings = 0;
    std::vector<const model::ManualThreat *> m_manual;
};

} // namespace bulkhead::app
