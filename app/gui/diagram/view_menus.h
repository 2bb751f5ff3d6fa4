// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QMenu;

namespace bulkhead::app {

class DiagramPage;
class Session;

// The menus that choose what the diagram shows: one of the model's views, and of that the kinds of flows.
class ViewMenus : public QObject
{
    Q_OBJECT

public:
    ViewMenus(Session &session, DiagramPage &page, QWidget *parent);

    QMenu *views() const { return m_views; }
    QMenu *flowKinds() const { return m_flowKinds; }

signals:
    void viewChosen();

private:
    void fillViews();
    void fillFlowKinds();
    void showFlowKinds();

    Session &m_session;
    DiagramPage &m_page;
    QMenu *m_views;
    QMenu *m_flowKinds;
};

} // namespace bulkhead::app
