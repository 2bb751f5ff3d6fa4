// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/view_menus.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QActionGroup>
#include <QMenu>

namespace bulkhead::app {

namespace {

QString flowKindTitle(model::FlowKind kind)
{
    switch (kind) {
    case model::FlowKind::Data:
        return ViewMenus::tr("&Data");
    case model::FlowKind::Pull:
        return ViewMenus::tr("Image &pulls");
    case model::FlowKind::Push:
        return ViewMenus::tr("Image p&ushes");
    case model::FlowKind::Control:
        return ViewMenus::tr("&Control");
    case model::FlowKind::Mount:
        return ViewMenus::tr("&Mounts");
    case model::FlowKind::Log:
        return ViewMenus::tr("&Logs");
    }
    return {};
}

} // namespace

ViewMenus::ViewMenus(Session &session, DiagramPage &page, QWidget *parent)
    : QObject(parent), m_session(session), m_page(page), m_views(new QMenu(parent)),
      m_flowKinds(new QMenu(parent))
{
    connect(&page, &DiagramPage::viewsChanged, this, &ViewMenus::fillViews);
    fillFlowKinds();
    connect(m_flowKinds, &QMenu::aboutToShow, this, &ViewMenus::showFlowKinds);
}

void ViewMenus::fillViews()
{
    m_views->clear();
    auto *group = new QActionGroup(m_views);
    for (const model::View &view : m_session.model().views()) {
        QAction *action = m_views->addAction(menuText(toQString(view.name.empty() ? view.id : view.name)));
        action->setCheckable(true);
        action->setChecked(view.id == m_page.viewId());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = view.id] {
            m_page.showView(id);
            emit viewChosen();
        });
    }
}

void ViewMenus::fillFlowKinds()
{
    for (const model::FlowKind kind : model::allFlowKinds) {
        QAction *action = m_flowKinds->addAction(flowKindTitle(kind));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, kind](bool shown) { m_page.showFlowKind(kind, shown); });
    }
}

void ViewMenus::showFlowKinds()
{
    const model::View *view = m_session.model().views().find(m_page.viewId());
    const QList<QAction *> actions = m_flowKinds->actions();
    for (std::size_t i = 0; i < model::allFlowKinds.size(); ++i) {
        QAction *action = actions[static_cast<int>(i)];
        const bool shown = view && view->shows(model::allFlowKinds[i]);
        action->setChecked(shown);
        // The last one stays: a view that shows no flow at all is one that shows every flow.
        action->setEnabled(view && !(shown && view->flowKinds.size() == 1));
    }
}

} // namespace bulkhead::app
