// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/edits.h"

#include <memory>
#include <QKeyEvent>
#include <QPainter>
#include <span>
#include <vector>

namespace bulkhead::diagram {

struct Pointer
{
    QPointF position; // in scene coordinates
    Qt::KeyboardModifiers modifiers;
    double pixel = 1; // scene units for one pixel of the screen
    QPoint screen;    // a view may scroll below a pointer that stands still
};

Diagram diagramOf(const SceneState &state);
std::vector<model::Id> elementIds(const SceneState &state, std::span<const int> nodes);
std::vector<int> selectedNodes(const SceneState &state);
std::vector<int> outermostSelected(const SceneState &state);

// A gesture, or the state between gestures. The handlers give the tool that takes over, null to stay. A tool
// shows what it is about to do by moving items; only when it is done does it request a change.
class Tool
{
public:
    using Next = std::unique_ptr<Tool>;

    explicit Tool(DiagramScene &scene) : m_scene(scene) {}
    virtual ~Tool() = default;

    virtual Next press(const Pointer &) { return nullptr; }
    virtual Next move(const Pointer &) { return nullptr; }
    virtual Next release(const Pointer &) { return nullptr; }
    virtual Next doubleClick(const Pointer &) { return nullptr; }
    virtual Next key(QKeyEvent *) { return nullptr; } // accepts the event when it is its own
    virtual void cancel() {}                          // puts back what it has moved; the idle tool follows
    virtual void paint(QPainter *, double /*pixel*/) const {}
    virtual QString hint() const { return {}; }
    virtual bool isIdle() const { return false; }

protected:
    SceneState &state() const { return m_scene.state(); }
    Diagram diagram() const { return diagramOf(m_scene.state()); }
    std::unique_ptr<Tool> idle() const; // the tool between gestures

    DiagramScene &m_scene;
};

} // namespace bulkhead::diagram
