// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QObject>

#include <string>

class QAction;
class QMenu;

namespace bulkhead::app {

class ActionTable;
class DiagramPage;
class Session;
class ViewEdits;

// The commands on views with their menus: which of the model's views the diagram shows, what a new one is of,
// what becomes of one, and which kinds of flows are shown.
class ViewMenus : public QObject
{
    Q_OBJECT

public:
    ViewMenus(ActionTable &actions, Session &session, DiagramPage &page, QWidget *parent);

    QMenu *views() const { return m_views; }
    QMenu *flowKinds() const { return m_flowKinds; }
    QMenu *showIn() const { return m_showIn; } // the views that the selection can be put on
    // A view of what these findings are about.
    void addOfFindings(const QStringList &ids);

signals:
    void viewChosen();

private:
    void bindNew();
    void bindEdits();
    void fillViews();
    void fillShowIn();
    void fillFlowKinds();
    void showFlowKinds();
    void showTabMenu(const model::Id &view, QPoint global);
    void addOfSelection();
    void addOfBox();
    void addOfPath();
    void chooseWhereToShow();

    ActionTable &m_actions;
    Session &m_session;
    DiagramPage &m_page;
    QWidget *m_parent;
    ViewEdits *m_edits;
    QMenu *m_views;
    QMenu *m_new;
    QMenu *m_showIn;
    QMenu *m_flowKinds;
};

} // namespace bulkhead::app
