// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace bulkhead::app {

class OutlineModel;
class Session;

// The tree of what the model holds, with a filter; its selection is the diagram's.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(Session &session, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void follow(const model::Change &change);
    void followSelection();
    void offerSelection();

    Session &m_session;
    OutlineModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QTreeView *m_view;
    bool m_following = false;
    bool m_missed = false; // changes while it was hidden
};

} // namespace bulkhead::app
