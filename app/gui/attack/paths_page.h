// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/attack/paths_work.h"
#include "app/gui/session/session_panel.h"
#include "catalog/attack/attack_paths.h"

class QLabel;
class QTabWidget;
class QTextBrowser;
class QTreeView;
class QUrl;

namespace bulkhead::app {

class BreachList;
class FindPathPanel;

// How an attacker gets to what is worth having: the paths with their steps, the ways between elements that
// somebody asks for, what would fall if something inside were taken over, where many paths can be cut at
// once, and the questions about the architecture as a whole.
class PathsPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit PathsPage(Session &session, QWidget *parent = nullptr);

    QTreeView *pathList() const { return m_paths; }
    BreachList &breaches() const { return *m_breaches; }
    FindPathPanel &finder() const { return *m_finder; }
    QTextBrowser &detail() const { return *m_detail; }

    void showOnDiagram(); // what is chosen
    // Asks for the ways from or to an element; the other end stays as it was asked for.
    void findFrom(const model::Id &element);
    void findTo(const model::Id &element);

signals:
    void walkRequested(const bulkhead::app::PathWalk &walk); // along this path, on the diagram
    // Show these on the diagram, dimming the rest; `steps` are numbered in their order.
    void overlayRequested(const std::vector<bulkhead::model::Id> &ids,
                          const std::vector<bulkhead::model::Id> &steps);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    QTreeView *addTable(PathTable::Subject subject, int stretched, const QString &title);
    void buildTabs();
    void takeOverview(Result<PathsOverviewPtr> overview);
    void takeThemesIcons();
    void showCurrent();
    QString detailHtml() const;
    QString rowHtml(const QTreeView *view, std::size_t row) const;
    const catalog::AttackPath *currentPath() const; // null: what is chosen is none
    void follow(const QUrl &url);

    AssessmentPtr m_shown; // the tables' rows are of it
    Latest<AssessmentPtr, PathsOverviewPtr> m_work;
    PathsOverviewPtr m_overview; // null: not there yet
    QTabWidget *m_tabs;
    QTreeView *m_paths = nullptr;
    FindPathPanel *m_finder;
    BreachList *m_breaches;
    QTreeView *m_chokePoints = nullptr;
    QTreeView *m_walks = nullptr;
    QTextBrowser *m_figures;
    QTextBrowser *m_detail;
    QLabel *m_note;
};

} // namespace bulkhead::app
