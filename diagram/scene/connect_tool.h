// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// Draws a new flow from an element to another: dragged from its edge handle, or started by key and then
// clicked, or chosen with the arrow keys and Enter.
class ConnectTool : public Tool
{
public:
    enum class By : std::uint8_t { Drag, Key };

    ConnectTool(DiagramScene &scene, int source, By by);

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

    int m_source;
    int m_target = -1;
    By m_by;
    QPointF m_tip;
    bool m_moved = false;
};

} // namespace bulkhead::diagram
