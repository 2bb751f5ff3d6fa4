// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"

#include "app/document/text.h"
#include "app/gui/diagram/find_bar.h"
#include "app/gui/diagram/nesting_banner.h"
#include "app/gui/diagram/threat_overlay.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/hubs.h"
#include "diagram/layout/partial_places.h"
#include "diagram/scene/edits.h"
#include "diagram/view/diagram_view.h"
#include "diagram/view/overview_map.h"

#include <QEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <variant>

namespace bulkhead::app {

namespace {

bool changesViews(const model::Change &change)
{
    if (const auto *batch = std::get_if<model::Batch>(&change.data))
        return std::any_of(batch->changes.begin(), batch->changes.end(), changesViews);
    return std::holds_alternative<model::Edit<model::View>>(change.data);
}

} // namespace

DiagramPage::DiagramPage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_scene(new diagram::DiagramScene(this)),
      m_view(new diagram::DiagramView(m_scene)), m_overview(new diagram::OverviewMap(m_view, m_view)),
      m_layout(
          [](const LayoutRequest &request, const Running &running) {
              diagram::LayoutOptions options = request.options;
              options.stop = running.stop();
              return diagram::layoutModel(request.model, request.view, options);
          },
          [this](const Result<diagram::LayoutResult> &result) { takeLayout(result); }),
      m_badges(threatOverlay,
               [this](Result<diagram::Overlay> overlay) {
                   if (overlay)
                       m_scene->setBadges(*std::move(overlay));
               }),
      m_find(new FindBar(session, *this)), m_hint(plainLabel()), m_tabs(new ViewTabs)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *nesting = new NestingBanner(*m_scene);
    layout->addWidget(m_find);
    layout->addWidget(nesting);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_tabs);
    // Above the diagram, not beside it: what is drawn stands still while a hint comes and goes.
    m_hint->setParent(m_view);
    m_hint->setContentsMargins(12, 6, 12, 6);
    m_hint->setAutoFillBackground(true);
    m_hint->setBackgroundRole(QPalette::ToolTipBase);
    m_hint->setForegroundRole(QPalette::ToolTipText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->hide();
    m_view->setAccessibleName(tr("Diagram"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->installEventFilter(this);

    Document &document = m_session.document();
    connect(&document, &Document::changed, this, &DiagramPage::followChange);
    connect(&document, &Document::replaced, this, [this] {
        m_sight.clear();
        m_before.clear();
        showModel();
    });
    connect(this, &DiagramPage::viewsChanged, this, &DiagramPage::refreshTabs);
    connect(m_tabs, &ViewTabs::chosen, this, &DiagramPage::showView);
    connect(&m_session, &Session::assessed, this, &DiagramPage::followAssessment);
    connect(&m_session, &Session::themeChanged, this, [this] { m_scene->setTheme(m_session.theme()); });
    connect(&m_session, &Session::selectionChanged, this, [this] {
        if (m_scene->selectionSubjects() != m_session.selection()) {
            const QScopedValueRollback following(m_followingSelection, true);
            m_scene->select(m_session.selection());
        }
    });
    connect(m_scene, &diagram::DiagramScene::selectionChanged, this, [this] {
        if (!m_followingSelection)
            m_session.select(m_scene->selectionSubjects());
    });
    connect(m_scene, &diagram::DiagramScene::changeRequested, this,
            [this](const model::Change &change, const QString &text) {
                m_session.document().perform(change, text);
            });
    connect(m_scene, &diagram::DiagramScene::badgeActivated, this, &DiagramPage::badgeActivated);
    connect(m_scene, &diagram::DiagramScene::problemOccurred, this, &DiagramPage::problemOccurred);
    connect(m_scene, &diagram::DiagramScene::noted, this, &DiagramPage::problemOccurred);
    connect(m_scene, &diagram::DiagramScene::activated, this, &DiagramPage::propertiesRequested);
    connect(m_scene, &diagram::DiagramScene::contextMenuRequested, this,
            [this](const std::string &, QPoint global) { emit contextMenuRequested(global); });
    connect(m_scene, &diagram::DiagramScene::hintChanged, this, [this](const QString &hint) {
        m_hint->setText(hint);
        m_hint->setVisible(!hint.isEmpty());
        placeHint();
    });
    connect(nesting, &NestingBanner::showRequested, m_view, &diagram::DiagramView::fitSelection);
    connect(m_view, &diagram::DiagramView::viewportMoved, this, &DiagramPage::refreshOverview);
    connect(m_view, &diagram::DiagramView::zoomChanged, this, &DiagramPage::refreshOverview);
}

DiagramPage::~DiagramPage()
{
    // View and scene still tell of their end, when there is no page any more to listen.
    m_view->disconnect(this);
    m_scene->disconnect(this);
}

void DiagramPage::showModel()
{
    m_layout.forget();
    emit layoutEnded();
    const model::Model &model = m_session.model();
    if (!model.views().find(m_viewId))
        m_viewId = viewToShow();
    m_scene->setModel(model, m_viewId);
    highlight({});
    emit viewsChanged();
    layOutIfNeeded();
    m_fitWhenShown = true;
    QTimer::singleShot(0, this, [this] {
        if (m_fitWhenShown && isVisible())
            restoreSight();
    });
}

void DiagramPage::followChange(const model::Change &change)
{
    m_changedSinceLayout = true;
    const model::Model &model = m_session.model();
    if (!model.views().find(m_viewId)) { // the view itself came or went
        showModel();
        return;
    }
    m_scene->applyChange(model, change);
    if (changesViews(change))
        emit viewsChanged();
}

void DiagramPage::showFlowKind(model::FlowKind kind, bool shown)
{
    if (const auto view = m_session.model().views().shared(m_viewId))
        m_session.document().perform(diagram::planShowFlows(view, kind, shown),
                                     tr("Choose the flows shown on %1").arg(viewName()));
}

// Also while it is hidden: few badges change with an edit.
void DiagramPage::followAssessment(const AssessmentChange &change)
{
    if (change.whole || m_badges.isBusy()) {
        refreshBadges();
        return;
    }
    for (const model::Id &subject : change.subjects) {
        const ThreatMark mark = threatMark(*m_session.analysis(), subject);
        m_scene->setBadge(subject, mark.badge, mark.tooltip);
    }
}

void DiagramPage::refreshBadges()
{
    if (m_session.assessment()) {
        m_badges.request(m_session.assessment()->analysis);
    } else {
        m_badges.forget();
        m_scene->setBadges({});
    }
}

void DiagramPage::highlight(const std::vector<model::Id> &ids, const std::vector<model::Id> &steps)
{
    diagram::Overlay overlay;
    if (!ids.empty())
        overlay.highlighted.emplace(ids.begin(), ids.end());
    int number = 0;
    for (const model::Id &id : steps)
        overlay.steps.emplace(id, ++number);
    m_scene->setHighlight(std::move(overlay));
    refreshOverview();
    if (!ids.empty()) // once the page is shown and has its size
        QTimer::singleShot(0, this, &DiagramPage::showHighlighted);
}

void DiagramPage::showHighlighted()
{
    QRectF bounds;
    if (const auto &lit = m_scene->overlay().highlighted)
        for (const model::Id &id : *lit)
            bounds |= m_scene->boundsOf(id);
    m_view->showRect(bounds);
}

void DiagramPage::revealInTheMiddle(const model::Id &id)
{
    reveal(id);
    m_view->centreOn(id);
}

void DiagramPage::pointAt(const std::string &id)
{
    m_scene->pointAt(id);
    if (!id.empty())
        m_view->showElement(id);
}

void DiagramPage::find()
{
    m_find->start();
}

void DiagramPage::addBanner(QWidget *banner)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, banner);
}

void DiagramPage::layOut(diagram::LayoutOptions options, const QString &text)
{
    m_changedSinceLayout = false;
    m_layoutOptions = std::move(options);
    m_layoutText = text;
    m_layout.request({m_session.model(), m_viewId, m_layoutOptions});
    emit layoutStarted();
}

void DiagramPage::stopLayout()
{
    m_layout.forget();
    emit layoutEnded();
    emit problemOccurred(tr("Stopped: the diagram is as it was."));
}

void DiagramPage::layOutAnew()
{
    layOut({}, tr("Lay out %1").arg(viewName()));
}

void DiagramPage::layOutSelection()
{
    diagram::LayoutOptions options;
    options.part = m_scene->selectedIds();
    if (diagram::hasPartToPlace(diagram::ViewGraph(m_session.model(), m_viewId), options.part))
        layOut(std::move(options),
               tr("Lay out %1").arg(displayNames(m_session.model(), m_scene->selectedIds())));
    else
        emit problemOccurred(
            tr("Select a box that holds something, or several elements that stand in the same box."));
}

void DiagramPage::setRouting(model::Routing routing)
{
    diagram::LayoutOptions options;
    options.keepPlaces = true;
    options.routing = routing;
    layOut(std::move(options), tr("Lead the lines of %1 anew").arg(viewName()));
}

void DiagramPage::togglePorts()
{
    const diagram::ViewGraph graph(m_session.model(), m_viewId);
    const diagram::Hubs hubs(graph, m_session.model().views().find(m_viewId));
    diagram::LayoutOptions options;
    options.keepPlaces = true;
    for (const model::Id &id : m_scene->selectedIds())
        if (const int node = graph.node(id); node >= 0)
            options.hubs[id] = hubs.number(node) < 0;
    if (options.hubs.empty())
        emit problemOccurred(tr("Select the element whose flows are drawn otherwise."));
    else
        layOut(std::move(options),
               tr("Change ports of %1").arg(displayNames(m_session.model(), m_scene->selectedIds())));
}

// A model from elsewhere may hold a view whose elements never were placed.
void DiagramPage::layOutIfNeeded()
{
    const model::Model &model = m_session.model();
    const model::View *view = model.views().find(m_viewId);
    if (model.elements().empty() || !view || (!view->wholeModel && view->members.empty()))
        return;
    const auto first = model.placements().lowerBound({m_viewId, ""});
    if (first == model.placements().end() || first->view != m_viewId)
        layOutAnew();
}

void DiagramPage::takeLayout(const Result<diagram::LayoutResult> &result)
{
    emit layoutEnded();
    if (!result) {
        emit problemOccurred(errorText(result.error()));
        return;
    }
    if (m_changedSinceLayout) { // it no longer fits
        layOut(m_layoutOptions, m_layoutText);
        return;
    }
    m_session.document().perform(result->change, m_layoutText);
    if (!m_layoutOptions.keepPlaces && m_layoutOptions.part.empty())
        m_view->fitAll();
    if (!result->explanation.empty())
        emit problemOccurred(toQString(result->explanation));
}

void DiagramPage::setOverviewVisible(bool visible)
{
    m_overviewWanted = visible;
    refreshOverview();
}

// A map helps only where not everything is in sight, and would cover what is lit of a path.
void DiagramPage::refreshOverview()
{
    const QRectF visible = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    const QRectF content = m_scene->contentBounds();
    const bool isLit = m_scene->overlay().highlighted.has_value();
    m_overview->setVisible(m_overviewWanted && !isLit && !content.isEmpty() && !visible.contains(content));
    placeOverview();
}

void DiagramPage::placeOverview()
{
    const QRect inside = m_view->viewport()->geometry();
    const QSize size = m_overview->sizeHint().boundedTo({inside.width() / 4, inside.height() / 3});
    m_overview->setGeometry(inside.right() - size.width() - 12, inside.bottom() - size.height() - 12,
                            size.width(), size.height());
    m_overview->raise();
}

void DiagramPage::placeHint()
{
    const QRect inside = m_view->viewport()->geometry();
    m_hint->resize(m_hint->sizeHint().boundedTo(inside.size()));
    m_hint->move(inside.left() + (inside.width() - m_hint->width()) / 2, inside.top() + 12);
    m_hint->raise();
}

void DiagramPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refreshOverview();
}

bool DiagramPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        refreshOverview();
        placeHint();
    }
    if (event->type() == QEvent::Show && m_fitWhenShown)
        QTimer::singleShot(0, this, &DiagramPage::restoreSight);
    return QWidget::eventFilter(watched, event);
}

} // namespace bulkhead::app
