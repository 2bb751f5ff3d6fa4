// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// Moves a bend point of a flow; begun on the line itself it makes a new one. A bend that no longer bends
// the line goes away.
class BendGesture : public Tool
{
public:
    BendGesture(DiagramScene &scene, int flow, int bend);
    BendGesture(DiagramScene &scene, int flow, const QPointF &onLine);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;

private:
    void show(const std::vector<QPointF> &bends);

    int m_flow;
    std::size_t m_bend; // of m_bends
    bool m_insert;      // a new one, once the pointer has moved
    QPointF m_start;
    std::vector<QPointF> m_bends;
    bool m_dragged = false;
};

// Drags an end of a flow to another element.
class ReattachGesture : public Tool
{
public:
    ReattachGesture(DiagramScene &scene, int flow, bool source);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    void aimAt(int node);

    int m_flow;
    bool m_source;
    int m_end = -1;
    QPointF m_tip;
    bool m_dragged = false;
};

} // namespace bulkhead::diagram
