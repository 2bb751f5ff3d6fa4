// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/path_table.h"
#include "app/gui/session/session_panel.h"
#include "catalog/attack/attack_paths.h"

class QLabel;
class QTabWidget;
class QTextBrowser;
class QTreeView;
class QUrl;

namespace bulkhead::app {

// How an attacker gets to what is worth having: the paths with their steps, where many of them can be cut
// at once, and the questions about the architecture as a whole.
class PathsPage : public SessionPanel
{
    Q_OBJECT

public:
    explicit PathsPage(Session &session, QWidget *parent = nullptr);

    QTreeView *pathList() const { return m_paths; }

    void showOnDiagram(); // what is chosen

signals:
    void walkRequested(const bulkhead::app::PathWalk &walk); // along this path, on the diagram
    // Show these on the diagram, dimming the rest; `steps` are numbered in their order.
    void overlayRequested(const std::vector<bulkhead::model::Id> &ids,
                          const std::vector<bulkhead::model::Id> &steps);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    QTreeView *addTable(PathTable::Subject subject, int stretched, const QString &title);
    void showCurrent();
    PathWalk walkAlong(const catalog::AttackPath &path) const;
    QString stepHtml(const catalog::AttackStep &step) const;
    QString pathHtml(const catalog::AttackPath &path) const;
    QString findingLinks(const catalog::Analysis &analysis, const std::vector<std::uint32_t> &findings) const;
    void follow(const QUrl &url);

    AssessmentPtr m_shown; // the tables' rows are of it
    QTabWidget *m_tabs;
    QTreeView *m_paths = nullptr;
    QTreeView *m_chokePoints = nullptr;
    QTreeView *m_walks = nullptr;
    QTextBrowser *m_detail;
    QLabel *m_note;
};

} // namespace bulkhead::app
