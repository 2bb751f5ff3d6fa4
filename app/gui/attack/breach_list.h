// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/paths_work.h"

#include <QTreeWidget>

#include <utility>

namespace bulkhead::app {

class Session;

// What elements would lead to if they were taken over, the gravest first; below each its further paths. As
// many rows as the overview tells, whatever the size of the model.
class BreachList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit BreachList(Session &session, QWidget *parent = nullptr);

    void show(PathsOverviewPtr overview); // null: no rows
    void choose(std::size_t breach);      // index into AssumedBreach::breaches
    void takeThemesIcons();

    // The path of the chosen row; null where none is.
    const catalog::AttackPath *current() const;
    const PathsOverview *overview() const { return m_overview.get(); }

private:
    void addPath(QTreeWidgetItem *item, std::size_t breach, std::size_t path);

    Session &m_session;
    PathsOverviewPtr m_overview; // the rows refer to it
};

} // namespace bulkhead::app
