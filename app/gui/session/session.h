// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "app/document/document.h"
#include "diagram/display_names.h"
#include "diagram/theme.h"

#include <QObject>

#include <string>
#include <vector>

namespace bulkhead::app {

// What the panels of one window share: the document, what the engine last said about it, the selection
// and the theme. Panels know the session and not each other.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(Document &document, QObject *parent = nullptr);

    Document &document() { return m_document; }
    const Document &document() const { return m_document; }
    const model::Model &model() const { return m_document.model(); }

    // Null until the first analysis is done. While an edit is being analysed it is still the one before.
    const AssessmentPtr &assessment() const { return m_assessment; }
    const catalog::Analysis *analysis() const
    {
        return m_assessment ? m_assessment->analysis.get() : nullptr;
    }
    bool isAnalysing() const { return m_runner.isBusy(); }

    void setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs);
    const std::shared_ptr<const catalog::Catalogs> &catalogs() const { return m_runner.catalogs(); }

    // Ids of elements and flows, sorted.
    const std::vector<model::Id> &selection() const { return m_selection; }
    void select(std::vector<model::Id> ids);

    const diagram::Theme &theme() const { return m_theme; }
    void setTheme(diagram::Theme theme);

    // What a report is titled: nothing where the model has a title of its own, else the name of its file.
    std::string titleByFile() const;

    // The name that people know an element or flow by.
    QString nameOf(model::IdView id) const;

signals:
    // By another analysis; or no longer, since the document was replaced. The change is against what
    // assessment() was before.
    void assessed(const bulkhead::app::AssessmentChange &change);
    void analysisStarted();
    void catalogsChanged();
    void selectionChanged();
    void themeChanged();
    // Someone asks to see this element or flow on the diagram, or the panel for it.
    void revealRequested(const std::string &id);
    void trialRequested(std::uint32_t mitigation); // show what would be if it were in place
    void findingRequested(const QString &id);      // show this finding wherever findings are shown
    // Something that a person asked for could not be done, or not all of it.
    void problemOccurred(const QString &title, const QString &text);

private:
    void followChange(const model::Change &change);
    void analyse();
    void dropVanishedSelection();

    Document &m_document;
    AnalysisRunner m_runner;
    AssessmentPtr m_assessment;
    std::vector<model::Id> m_selection;
    diagram::Theme m_theme;
};

using diagram::displayName;
using diagram::displayNames;

} // namespace bulkhead::app
