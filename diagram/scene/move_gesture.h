// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/layout/rerouting.h"
#include "diagram/scene/tool.h"

#include <set>

namespace bulkhead::diagram {

class ElementItem;

// Drags the selected elements with all they hold; snaps to the grid and to the lines of their neighbours
// (not with Alt); dropped into a box they become its children.
class MoveGesture : public Tool
{
public:
    // `clicked` or `clickedNote` is what alone is selected when it ends without a drag; both -1: the
    // selection stays. Notes move along that are selected or stand in a box that moves.
    MoveGesture(DiagramScene &scene, const Pointer &pointer, int clicked = -1, int clickedNote = -1);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    QPointF snapped(const QPointF &by, const Pointer &pointer);
    std::vector<QRectF> neighbours() const;
    void show(const QPointF &by);
    void showLed(const QPointF &by);
    bool movesWhole(int flow) const; // with both its ends
    void light(int box);
    bool keepsBox() const;

    QPointF m_start;
    QPoint m_screenStart;
    int m_clicked;
    int m_clickedNote;
    std::vector<int> m_nodes; // outermost ones
    std::set<int> m_moving;   // with all they hold
    std::vector<int> m_notes;
    std::set<int> m_flows;                    // that touch what moves
    std::vector<const ElementItem *> m_still; // what does not move
    Rerouting m_rerouting;
    std::set<int> m_led; // whose way is led anew as long as what moves is here
    QRectF m_bounds;     // of the outermost ones, before
    QPointF m_by;
    std::vector<QLineF> m_guides;
    int m_grabbed = -1; // of m_nodes, below the pointer: where it is dropped decides for all
    int m_box = -1;
    std::vector<int> m_lit;
    bool m_dragged = false;
};

} // namespace bulkhead::diagram
