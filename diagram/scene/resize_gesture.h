// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// Drags a corner of an element. A box stays round what it holds.
class ResizeGesture : public Tool
{
public:
    ResizeGesture(DiagramScene &scene, int node, int corner, const Pointer &pointer);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;

private:
    void show(const QRectF &rect);
    bool takesIn() const; // what stands outside would be inside

    int m_node;
    int m_corner;   // 0 top left, 2 top right, 4 bottom right, 6 bottom left
    QPointF m_grip; // from the pointer to the corner
    QRectF m_before;
    QRectF m_smallest; // round what it holds; null for an element that holds nothing
    QRectF m_rect;
};

} // namespace bulkhead::diagram
