// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/labels.h"
#include "diagram/overlay.h"
#include "diagram/painting/element_painter.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace bulkhead::diagram {

// What is drawn of a flow, taken from the model once and not at every repaint.
struct FlowLook
{
    QString text;
    FlowSecurity security = FlowSecurity::Unknown;
    model::FlowKind kind = model::FlowKind::Data;
    bool bidirectional = false;
    Badge badge;  // none while its count is 0
    int step = 0; // none while it is 0
    bool isCurved = false;
};

FlowLook flowLook(const ViewFlow &flow, const model::Model &model, const Overlay &overlay);

// Where a flow's label stands: at a part (0..1) of the line's length, on the line or on one side of it, with
// its middle or an end (-1, 1) there.
struct LabelSpot
{
    double part = 0.5;
    enum class Side { On, OneSide, OtherSide } side = Side::On;
    int end = 0;

    bool operator==(const LabelSpot &) const = default;
};

// The label of a flow with this course; null when there is nothing to show.
QRectF flowLabelRect(const FlowLook &look, const std::vector<QPointF> &course, const LabelSpot &spot,
                     const Theme &theme);

// The size of a label that has all the room it wants.
QSizeF flowLabelSize(const FlowLook &look, const Theme &theme);

// What line and label take up.
QRectF flowExtent(const std::vector<QPointF> &course, const QRectF &label);

struct FlowEmphasis
{
    bool selected = false;
    bool hovered = false;
    bool lit = false; // others are dimmed
};

// The line with its arrows, and the label; not its handles.
void paintFlow(QPainter *painter, const FlowLook &look, const std::vector<QPointF> &course,
               const QRectF &label, const PaintStyle &style, const FlowEmphasis &emphasis = {});

// The same from far away, where nothing can be read: a line.
void paintFlowFromAfar(QPainter *painter, const FlowLook &look, const std::vector<QPointF> &course,
                       const PaintStyle &style, double detail, const FlowEmphasis &emphasis = {});

} // namespace bulkhead::diagram
