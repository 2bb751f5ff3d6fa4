// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

#include <set>

namespace bulkhead::diagram {

// Drags the selected elements with all they hold; snaps to the grid and to the lines of their neighbours
// (not with Alt); dropped into a box they become its children.
class MoveGesture : public Tool
{
public:
    MoveGesture(DiagramScene &scene, const Pointer &pointer);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    QPointF snapped(const QPointF &by, const Pointer &pointer);
    std::vector<QRectF> neighbours() const;
    void show(const QPointF &by);
    void light(int box);

    QPointF m_start;
    QPoint m_screenStart;
    std::vector<int> m_nodes; // outermost ones
    std::set<int> m_moving;   // with all they hold
    std::set<int> m_flows;    // that touch what moves
    QRectF m_bounds;          // of the outermost ones, before
    QPointF m_by;
    std::vector<QLineF> m_guides;
    int m_box = -1;
    bool m_dragged = false;
};

} // namespace bulkhead::diagram
