// SPDX-License-Identifier: Apache-2.0
// Which of the model's views the page shows, and what is in sight of it.
#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/session/session.h"
#include "diagram/view/diagram_view.h"
#include "model/view_plans.h"

#include <QTimer>

#include <utility>

namespace bulkhead::app {

model::Id DiagramPage::viewToShow() const
{
    if (m_session.model().views().find(m_before))
        return m_before;
    const model::View *first = model::firstView(m_session.model());
    return first ? first->id : model::Id();
}

void DiagramPage::keepSight()
{
    if (const std::optional<Sight> seen = sight(); seen && isVisible())
        m_sight[m_viewId] = *seen;
}

std::optional<DiagramPage::Sight> DiagramPage::sight() const
{
    if (m_fitWhenShown || m_viewId.empty())
        return std::nullopt;
    return Sight{m_view->zoom(), m_view->mapToScene(m_view->viewport()->rect().center())};
}

void DiagramPage::resume(const model::Id &view, const std::optional<Sight> &sight)
{
    if (!m_session.model().views().find(view))
        return;
    showView(view);
    if (!sight)
        return;
    m_sight[view] = *sight;
    m_fitWhenShown = true; // until the page has its size
    QTimer::singleShot(0, this, [this] {
        if (m_fitWhenShown && isVisible())
            restoreSight();
    });
}

// A view is shown as it was left, and as a whole when it is new.
void DiagramPage::restoreSight()
{
    m_fitWhenShown = false;
    const auto sight = m_sight.find(m_viewId);
    if (sight == m_sight.end()) {
        m_view->fitAll();
        return;
    }
    m_view->setZoom(sight->second.zoom);
    m_view->centerOn(sight->second.centre);
}

void DiagramPage::refreshTabs()
{
    std::vector<ViewTabs::Tab> tabs;
    for (const model::View *view : model::viewsInOrder(m_session.model()))
        tabs.push_back({view->id, toQString(model::viewName(*view))});
    m_tabs->setTabs(tabs, m_viewId);
}

void DiagramPage::showView(const model::Id &view)
{
    if (view == m_viewId)
        return;
    keepSight();
    m_before = std::exchange(m_viewId, view);
    showModel();
}

QString DiagramPage::viewName() const
{
    const model::View *view = m_session.model().views().find(m_viewId);
    return view ? toQString(model::viewName(*view)) : QString();
}

void DiagramPage::reveal(const model::Id &id)
{
    if (m_scene->boundsOf(id).isNull()) { // shown by another view
        for (const model::View *view : model::viewsInOrder(m_session.model())) {
            if (view->id != m_viewId && diagram::isShown(m_session.model(), *view, id)) {
                m_sight.erase(view->id); // all of it, so that the element is in sight
                showView(view->id);
                if (isVisible())
                    restoreSight(); // at once: who asks for the element may look closer
                break;
            }
        }
    }
    m_session.select({id});
    m_view->showElement(id);
}

} // namespace bulkhead::app
