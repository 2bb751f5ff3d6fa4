// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

#include <set>

namespace bulkhead::diagram {

// What resizing an element may not go below: a size, and for a box the room round what it holds (null where
// it holds nothing).
inline constexpr QSizeF smallestElement(60, 40);
QRectF roundContents(const SceneState &state, int node);

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

    int m_node;
    int m_corner;   // 0 top left, 2 top right, 4 bottom right, 6 bottom left
    QPointF m_grip; // from the pointer to the corner
    QRectF m_before;
    QRectF m_contents;
    QRectF m_rect;
    std::set<int> m_moving; // the element and all that it holds
};

} // namespace bulkhead::diagram
