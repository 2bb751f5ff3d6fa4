// SPDX-License-Identifier: Apache-2.0
#include "app/gui/session/session.h"

#include "app/document/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

QString countOfKind(model::Kind kind, int count)
{
    switch (kind) {
    case model::Kind::ExternalEntity:
        return Session::tr("%n external entitie(s)", nullptr, count);
    case model::Kind::Host:
        return Session::tr("%n host(s)", nullptr, count);
    case model::Kind::Container:
        return Session::tr("%n container(s)", nullptr, count);
    case model::Kind::Process:
        return Session::tr("%n process(es)", nullptr, count);
    case model::Kind::Image:
        return Session::tr("%n image(s)", nullptr, count);
    case model::Kind::Registry:
        return Session::tr("%n registrie(s)", nullptr, count);
    case model::Kind::Orchestrator:
        return Session::tr("%n orchestrator(s)", nullptr, count);
    case model::Kind::DataStore:
        return Session::tr("%n data store(s)", nullptr, count);
    case model::Kind::Network:
        return Session::tr("%n network(s)", nullptr, count);
    case model::Kind::TrustBoundary:
        return Session::tr("%n trust boundarie(s)", nullptr, count);
    case model::Kind::DataFlow:
        return Session::tr("%n flow(s)", nullptr, count);
    }
    return {};
}

} // namespace

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

QString displayName(const model::Model &model, model::IdView id)
{
    if (const model::Element *element = model.element(id))
        return toQString(element->name.empty() ? std::string_view(element->id)
                                               : std::string_view(element->name));
    if (const model::Flow *flow = model.flow(id)) {
        const QString ends =
            displayName(model, flow->source) + QStringLiteral(" → ") + displayName(model, flow->target);
        return flow->name.empty() ? ends : toQString(flow->name) + QStringLiteral(" (%1)").arg(ends);
    }
    return toQString(id);
}

QString displayNames(const model::Model &model, std::span<const model::Id> ids)
{
    if (ids.size() == 1)
        return displayName(model, ids.front());
    const int count = static_cast<int>(ids.size());
    const auto flows =
        std::count_if(ids.begin(), ids.end(), [&](const model::Id &id) { return model.flow(id) != nullptr; });
    if (flows > 0)
        return flows == count ? Session::tr("%n flow(s)", nullptr, count)
                              : Session::tr("%n item(s)", nullptr, count);
    const auto isOther = [&](const model::Id &id) {
        return model.element(id)->kind != model.element(ids.front())->kind;
    };
    if (!ids.empty() && std::none_of(ids.begin(), ids.end(), isOther))
        return countOfKind(model.element(ids.front())->kind, count);
    return Session::tr("%n element(s)", nullptr, count);
}

} // namespace bulkhead::app
