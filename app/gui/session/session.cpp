// SPDX-License-Identifier: Apache-2.0
#include "app/gui/session/session.h"

#include "app/document/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

Session::Session(Document &document, QObject *parent)
    : QObject(parent), m_document(document), m_theme(diagram::Theme::builtIn(diagram::Scheme::Light))
{
    connect(&m_document, &Document::changed, this, &Session::followChange);
    connect(&m_document, &Document::replaced, this, [this] {
        m_runner.forget(); // an analysis under way is of the former model
        m_assessment.reset();
        select({});
        analyse();
        emit assessed({});
    });
    connect(&m_document, &Document::pathChanged, this, [this] {
        if (!model().metadata().platform.empty())
            analyse(); // the profile is looked for beside the model
    });
    connect(&m_runner, &AnalysisRunner::assessed, this, [this](const AssessmentPtr &assessment) {
        const AssessmentPtr before = std::exchange(m_assessment, assessment);
        const bool fits = assessment->change.before.lock() == before;
        emit assessed(fits ? assessment->change : AssessmentChange{});
    });
}

void Session::setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs)
{
    m_runner.setCatalogs(std::move(catalogs));
    analyse();
    emit catalogsChanged();
}

void Session::followChange(const model::Change &change)
{
    dropVanishedSelection();
    if (!change.isGeometryOnly())
        analyse();
}

void Session::analyse()
{
    m_runner.request(m_document.model(), m_document.path().parent_path());
    emit analysisStarted();
}

void Session::dropVanishedSelection()
{
    std::vector<model::Id> left;
    std::copy_if(m_selection.begin(), m_selection.end(), std::back_inserter(left),
                 [this](const model::Id &id) { return model().element(id) || model().flow(id); });
    select(std::move(left));
}

void Session::select(std::vector<model::Id> ids)
{
    std::sort(ids.begin(), ids.end());
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    emit selectionChanged();
}

void Session::setTheme(diagram::Theme theme)
{
    m_theme = std::move(theme);
    emit themeChanged();
}

std::string Session::titleByFile() const
{
    const QString title = toQString(model().metadata().title);
    const bool isUntitled =
        title.isEmpty() || title == QCoreApplication::translate("bulkhead::app::FileController", "Untitled");
    return isUntitled && !m_document.path().empty() ? toUtf8(pathText(m_document.path().stem()))
                                                    : std::string();
}

QString Session::nameOf(model::IdView id) const
{
    return displayName(model(), id);
}

} // namespace bulkhead::app
