// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/paths_work.h"

#include <QTreeWidget>

#include <set>
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

    // Null: no rows until the next overview, in which what was chosen, open and scrolled to is found again.
    void show(PathsOverviewPtr overview);
    void forget();                   // nothing is found again: another document
    void choose(std::size_t breach); // index into AssumedBreach::breaches
    void takeThemesIcons();

    // The path of the chosen row; null where none is.
    const catalog::AttackPath *current() const;
    const PathsOverview *overview() const { return m_overview.get(); }

private:
    void addPath(QTreeWidgetItem *item, std::size_t breach, std::size_t path);
    const catalog::Breach &breachOf(const QTreeWidgetItem &row) const;
    void remember();
    void restore();

    Session &m_session;
    PathsOverviewPtr m_overview; // the rows refer to it
    struct Place
    {
        model::Id chosen; // an element
        std::size_t path = 0;
        std::set<model::Id> open;
        int scrolled = 0; // the scroll bar's value
    };
    Place m_place; // before the rows went
};

} // namespace bulkhead::app
