// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_task.h"
#include "diagram/theme.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QTreeWidget;

namespace bulkhead::diagram {
class DiagramScene;
class DiagramView;
} // namespace bulkhead::diagram

namespace bulkhead::app {

// The system of a task: its diagram, to look at and to click on, and below it what the task states of the
// element that is selected.
class SystemView : public QWidget
{
    Q_OBJECT

public:
    SystemView(std::shared_ptr<const catalog::workshop::Task> task, const diagram::Theme &theme,
               QWidget *parent = nullptr);
    ~SystemView() override;

    void setTheme(const diagram::Theme &theme);
    // Selects it and brings it into sight, on the first view that shows it.
    void show(const model::Id &id);
    // Numbers the steps of a way; empty: none.
    void showSteps(const std::vector<model::Id> &steps);
    diagram::DiagramView &view() { return *m_view; }
    diagram::DiagramScene &scene() { return *m_scene; }

signals:
    void clicked(const std::string &id); // an element or flow, by pointer or Enter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showView(const model::Id &view);
    void showFirstViewOf(const model::Id &id);
    void showFacts();
    void fit();

    std::shared_ptr<const catalog::workshop::Task> m_task;
    diagram::DiagramScene *m_scene;
    diagram::DiagramView *m_view;
    QComboBox *m_views;
    QTreeWidget *m_facts;
    std::vector<model::Id> m_steps;
    QPoint m_pressedAt;
    bool m_isViewChosen = false; // by the user
    double m_fittedZoom = 0;     // 0: not shown yet
};

} // namespace bulkhead::app
