// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/document/assessment_change.h"
#include "app/gui/diagram/threat_overlay.h"
#include "diagram/layout/layout.h"
#include "diagram/scene/diagram_scene.h"

#include <QWidget>

#include <map>
#include <optional>

class QLabel;
class QMenu;

namespace bulkhead::diagram {
class DiagramView;
class OverviewMap;
} // namespace bulkhead::diagram

namespace bulkhead::app {

class FindBar;
class Session;
class ViewTabs;

// The diagram of the open model, with the threat badges on it and the overview map in its corner.
class DiagramPage : public QWidget
{
    Q_OBJECT

public:
    // What is in sight of a view.
    struct Sight
    {
        double zoom = 1;
        QPointF centre; // in the coordinates of the view
    };

    explicit DiagramPage(Session &session, QWidget *parent = nullptr);
    ~DiagramPage() override;

    diagram::DiagramScene &scene() { return *m_scene; }
    diagram::DiagramView &view() { return *m_view; }
    const model::Id &viewId() const { return m_viewId; }
    ViewTabs &viewTabs() { return *m_tabs; }

    void showView(const model::Id &view);
    std::optional<Sight> sight() const; // of the shown view; none before it was shown
    // Shows a view as it was left; without a sight, all of it. Nothing where there is no such view.
    void resume(const model::Id &view, const std::optional<Sight> &sight);
    void showFlowKind(model::FlowKind kind, bool shown);
    void layOutAnew();
    void
    layOutSelection(); // what stands in the selected box, or the selected elements; the rest keeps its places
    void stopLayout(); // places and lines stay as they are
    void setRouting(model::Routing routing);
    void togglePorts(); // of the selected elements: their flows as ports of the partners, or as lines
    void setOverviewVisible(bool visible);
    // Dims everything but these, and brings them into sight; an empty list shows all again.
    void highlight(const std::vector<model::Id> &ids, const std::vector<model::Id> &steps = {});
    void reveal(const model::Id &id);
    void revealInTheMiddle(const model::Id &id);
    void pointAt(
        const std::string &id); // lights it and brings it into sight where this view shows it; empty: none
    void find();
    void addBanner(QWidget *banner); // above the diagram

signals:
    void viewsChanged();
    void layoutStarted(); // in a worker
    void layoutEnded();
    void problemOccurred(const QString &text);
    void badgeActivated(const std::string &id);
    void propertiesRequested();
    void contextMenuRequested(QPoint global);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct LayoutRequest
    {
        model::Model model;
        model::Id view;
        diagram::LayoutOptions options;
    };

    void layOut(diagram::LayoutOptions options, const QString &text);

    void showModel();
    QString viewName() const;
    void followChange(const model::Change &change);
    void followAssessment(const AssessmentChange &change);
    void refreshBadges();
    void takeLayout(const Result<diagram::LayoutResult> &result);
    void layOutIfNeeded();
    void placeOverview();
    void placeHint();
    void refreshOverview();
    void showHighlighted();
    void refreshTabs();
    model::Id viewToShow() const; // while the one shown last is not there
    void keepSight();
    void restoreSight();

    Session &m_session;
    diagram::DiagramScene *m_scene;
    diagram::DiagramView *m_view;
    diagram::OverviewMap *m_overview;
    Latest<LayoutRequest, diagram::LayoutResult> m_layout;
    Latest<AnalysisPtr, diagram::Overlay> m_badges; // of all elements and flows
    FindBar *m_find;
    QLabel *m_hint;
    ViewTabs *m_tabs;
    model::Id m_viewId;
    model::Id m_before;                 // the view shown before it
    std::map<model::Id, Sight> m_sight; // of views that were left
    bool m_overviewWanted = true;
    bool m_followingSelection = false;
    bool m_changedSinceLayout = false;
    diagram::LayoutOptions m_layoutOptions; // of the layout that was asked for last
    QString m_layoutText;
    bool m_fitWhenShown = false;
};

} // namespace bulkhead::app
