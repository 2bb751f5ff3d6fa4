// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// Draws a new flow from an element to another: dragged from its edge handle, or started by key and then
// clicked, or chosen with the arrow keys and Enter. An end of a flow is reattached in the same way.
class ConnectTool : public Tool
{
public:
    enum class By : std::uint8_t { Drag, Key };

    ConnectTool(DiagramScene &scene, int source, By by);
    ConnectTool(DiagramScene &scene, int flow, bool movesSource); // the end that is chosen anew

    Next press(const Pointer &pointer) override;
    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    Next key(QKeyEvent *event) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    void aimAt(int node);
    Next connect();
    Next reattach(int end);
    int next(Qt::Key key) const; // what the arrow aims at; -1: nothing lies there

    int m_source; // or the end of a flow that stays
    int m_target = -1;
    By m_by;
    int m_flow = -1; // that is reattached
    bool m_movesSource = false;
    QPointF m_tip;
    bool m_moved = false;
};

} // namespace bulkhead::diagram
