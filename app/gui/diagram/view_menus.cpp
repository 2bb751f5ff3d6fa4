// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/view_menus.h"

#include "app/actions/action_table.h"
#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_edits.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "model/view_plans.h"

#include <QActionGroup>
#include <QMenu>

namespace bulkhead::app {

namespace {

constexpr const char *newCommands[] = {"view.newEmpty",  "view.newFromSelection", "view.newOfBox",
                                       "view.newOfPath", "view.newOfFinding",     "view.newWithoutOwner"};
constexpr const char *viewCommands[] = {"view.rename", "view.duplicate", "view.moveLeft", "view.moveRight",
                                        "view.delete"};

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

ViewMenus::ViewMenus(ActionTable &actions, Session &session, DiagramPage &page, QWidget *parent)
    : QObject(parent), m_actions(actions), m_session(session), m_page(page), m_parent(parent),
      m_edits(new ViewEdits(session, page, this)), m_views(new QMenu(parent)),
      m_new(new QMenu(tr("&New view"), parent)), m_showIn(new QMenu(tr("Show &in view"), parent)),
      m_flowKinds(new QMenu(parent))
{
    for (const char *id : newCommands)
        m_new->addAction(actions.action(id));
    page.viewTabs().setNewMenu(m_new);
    connect(m_edits, &ViewEdits::shown, this, &ViewMenus::viewChosen);
    connect(&page, &DiagramPage::viewsChanged, this, &ViewMenus::fillViews);
    connect(&page.viewTabs(), &ViewTabs::menuRequested, this, &ViewMenus::showTabMenu);
    connect(m_showIn, &QMenu::aboutToShow, this, &ViewMenus::fillShowIn);
    bindNew();
    bindEdits();
    fillFlowKinds();
    connect(m_flowKinds, &QMenu::aboutToShow, this, &ViewMenus::showFlowKinds);
}

void ViewMenus::bindEdits()
{
    const auto current = [this] { return model::Id(m_page.viewId()); };
    m_actions.bind("view.next", [this] { m_edits->goBy(1); });
    m_actions.bind("view.previous", [this] { m_edits->goBy(-1); });
    m_actions.bind("view.rename", [this, current] { m_edits->startRenaming(current()); });
    m_actions.bind("view.duplicate", [this, current] { m_edits->duplicate(current()); });
    m_actions.bind("view.moveLeft", [this, current] { m_edits->moveBy(current(), -1); });
    m_actions.bind("view.moveRight", [this, current] { m_edits->moveBy(current(), 1); });
    m_actions.bind("view.delete", [this, current] { m_edits->remove(current()); });
    m_actions.bind("diagram.showInView", [this] { chooseWhereToShow(); });
}

void ViewMenus::fillViews()
{
    m_views->clear(); // the commands are the table's, and stay
    for (QActionGroup *former : m_views->findChildren<QActionGroup *>(Qt::FindDirectChildrenOnly))
        former->deleteLater(); // the action of one of its views may be at work
    auto *group = new QActionGroup(m_views);
    for (const model::View *view : model::viewsInOrder(m_session.model())) {
        QAction *action = m_views->addAction(menuText(toQString(model::viewName(*view))));
        action->setCheckable(true);
        action->setChecked(view->id == m_page.viewId());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = view->id] {
            m_page.showView(id);
            emit viewChosen();
        });
    }
    m_views->addSeparator();
    m_views->addAction(m_actions.action("view.next"));
    m_views->addAction(m_actions.action("view.previous"));
    m_views->addSeparator();
    m_views->addMenu(m_new);
    for (const char *id : viewCommands)
        m_views->addAction(m_actions.action(id));
}

void ViewMenus::showTabMenu(const model::Id &view, QPoint global)
{
    const model::Id chosen = view; // NOLINT(performance-unnecessary-copy-initialization): the tab may go
    QMenu menu(m_parent);
    m_actions.addTo(menu, "view.rename", [&] { m_edits->startRenaming(chosen); });
    m_actions.addTo(menu, "view.duplicate", [&] { m_edits->duplicate(chosen); });
    m_actions.addTo(menu, "view.moveLeft", [&] { m_edits->moveBy(chosen, -1); });
    m_actions.addTo(menu, "view.moveRight", [&] { m_edits->moveBy(chosen, 1); });
    m_actions.addTo(menu, "view.delete", [&] { m_edits->remove(chosen); });
    menu.addSeparator();
    menu.addMenu(m_new);
    menu.exec(global);
}

// Where all of it is shown already there is nothing to do.
void ViewMenus::fillShowIn()
{
    m_showIn->clear();
    for (const model::View *view : model::viewsInOrder(m_session.model())) {
        if (view->id == m_page.viewId())
            continue;
        QAction *action = m_showIn->addAction(menuText(toQString(model::viewName(*view))));
        const bool isThere = model::planShowIn(m_session.model(), view->id, m_session.selection()).isEmpty();
        action->setCheckable(isThere);
        action->setChecked(isThere);
        action->setEnabled(!isThere);
        connect(action, &QAction::triggered, this,
                [this, id = view->id] { m_edits->showIn(id, m_session.selection()); });
    }
    if (m_showIn->isEmpty())
        m_showIn->addAction(tr("There is no other view"))->setEnabled(false);
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
