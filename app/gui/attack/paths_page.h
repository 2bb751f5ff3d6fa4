// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/attack/path_banner.h"
#include "catalog/attack/attack_paths.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;
class QUrl;

namespace bulkhead::app {

class Session;

// How an attacker gets to what is worth having: the paths with their steps, where many of them can be cut
// at once, and the questions about the architecture as a whole.
class PathsPage : public QWidget
{
    Q_OBJECT

public:
    explicit PathsPage(Session &session, QWidget *parent = nullptr);

    QTreeWidget *pathList() const { return m_paths; }

    void showOnDiagram(); // what is chosen

signals:
    void walkRequested(const bulkhead::app::PathWalk &walk); // along this path, on the diagram
    // Show these on the diagram, dimming the rest; `steps` are numbered in their order.
    void overlayRequested(const std::vector<bulkhead::model::Id> &ids,
                          const std::vector<bulkhead::model::Id> &steps);

private:
    void refresh();
    void fillPaths(const catalog::AttackPaths &paths);
    void fillChokePoints(const catalog::AttackPaths &paths);
    void fillWalks(const catalog::AttackPaths &paths);
    void showCurrent();
    PathWalk walkAlong(const catalog::AttackPath &path) const;
    QString stepHtml(const catalog::AttackStep &step) const;
    QString pathHtml(const catalog::AttackPath &path) const;
    QString findingLinks(const catalog::Analysis &analysis, const std::vector<std::uint32_t> &findings) const;
    QString nameOf(model::IdView id) const;
    void follow(const QUrl &url);

    Session &m_session;
    QTabWidget *m_tabs;
    QTreeWidget *m_paths;
    QTreeWidget *m_chokePoints;
    QTreeWidget *m_walks;
    QTextBrowser *m_detail;
    QLabel *m_note;
};

} // namespace bulkhead::app
