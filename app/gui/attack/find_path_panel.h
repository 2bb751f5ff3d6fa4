// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/attack/paths_work.h"

#include <QWidget>

#include <set>

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QStringListModel;
class QToolButton;
class QTreeWidget;

namespace bulkhead::app {

class Session;
class StartNames;

// A question for the ways between two elements, with controls in place or without, and its answer.
class FindPathPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindPathPanel(Session &session, QWidget *parent = nullptr);

    void setFrom(const QString &name);
    void setTo(const QString &name);
    void find();
    void swap();

    // What was asked is asked again of the session's assessment.
    void follow();
    void offer(const PathsOverview &overview); // names to complete, and controls to put in place

    const catalog::AttackPath *current() const;   // null: no way is chosen
    const catalog::Analysis *analysis() const;    // whose paths are shown
    QString message() const { return m_message; } // why there is no way to choose

    QTreeWidget *wayList() const { return m_ways; }
    QMenu *controlMenu() const { return m_controls; }

signals:
    void currentChanged();
    void activated();

private:
    void buildForm();
    QLineEdit *addEnd(const QString &name, const QString &placeholder, QAbstractItemModel *names);
    void addControl(const std::string &mitigation, const QString &text);
    void take(Result<WayResultPtr> result);
    void showWays();
    void nameControls();

    Session &m_session;
    Latest<WayRequest, WayResultPtr> m_work;
    QStringListModel *m_names;
    StartNames *m_starts;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QSpinBox *m_most;
    QToolButton *m_without;
    QMenu *m_controls;
    QLabel *m_status;
    QTreeWidget *m_ways;
    std::set<std::string> m_inPlace; // ids of mitigations
    WayResultPtr m_result;           // the rows are of it
    QString m_message;
    bool m_asked = false;
};

} // namespace bulkhead::app
