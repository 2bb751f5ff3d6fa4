// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

#include <unordered_set>

namespace bulkhead::diagram {

// Selects what lies wholly in a rectangle (flows: what it touches with both ends). A click without a drag
// selects the box it was in, or nothing.
class RubberBand : public Tool
{
public:
    RubberBand(DiagramScene &scene, const Pointer &pointer, int box);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;

private:
    void selectInside();

    QPointF m_start;
    QRectF m_rect;
    int m_box;
    bool m_extend;
    bool m_dragged = false;
    std::unordered_set<model::Id> m_before;
    std::unordered_set<int> m_notesBefore;
};

} // namespace bulkhead::diagram
