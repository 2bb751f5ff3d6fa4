// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/flow_painter.h"

#include "diagram/cards.h"
#include "diagram/painting/badge_painter.h"
#include "diagram/painting/flow_path.h"
#include "diagram/painting/icon_store.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace bulkhead::diagram {
namespace {

constexpr double lockSize = 12;
constexpr double labelHeight = 16;

// Between two elements side by side there is as much room as the line is long. On a very short line a label
// stands beyond its ends.
double widestLabel(const std::vector<QPointF> &course)
{
    constexpr double widest = 190;
    constexpr double shortLine = 90;
    if (course.size() != 2)
        return widest;
    const QPointF way = course.back() - course.front();
    const double length = std::abs(way.x());
    const bool isBetween = std::abs(way.y()) < 1 && length >= shortLine;
    return isBetween ? std::min(widest, length - 8) : widest;
}

QSizeF labelSize(const FlowLook &look, const std::vector<QPointF> &course, const Theme &theme)
{
    double width = look.text.isEmpty() ? 0 : estimatedTextWidth(look.text, theme.flowLabelSize) + 8;
    width = std::min(width, widestLabel(course));
    if (look.security == FlowSecurity::Encrypted)
        width += lockSize + 4;
    if (look.badge.count > 0)
        width += badgeSize(look.badge).width() + 6;
    if (look.step > 0)
        width += 24;
    return {width, look.badge.count > 0 || look.step > 0 ? 22 : labelHeight};
}

// Exactly 1 wide unless it stands out: measured, wider antialiased lines take many times as long.
QPen linePen(const FlowLook &look, const Theme &theme, const FlowEmphasis &emphasis)
{
    QPen pen(theme.flow, 1);
    if (look.security == FlowSecurity::Encrypted)
        pen.setColor(theme.flowEncrypted);
    else if (look.security == FlowSecurity::Plain)
        pen.setColor(theme.flowPlain);
    switch (look.kind) {
    case model::FlowKind::Pull:
    case model::FlowKind::Push:
        pen.setDashPattern({7, 4});
        break;
    case model::FlowKind::Control:
        pen.setDashPattern({7, 3, 2, 3});
        break;
    case model::FlowKind::Mount:
    case model::FlowKind::Log:
        pen.setDashPattern({2, 3});
        break;
    case model::FlowKind::Data:
        break;
    }
    const bool isPointedAt = emphasis.selected || emphasis.hovered;
    if (isPointedAt || emphasis.lit)
        pen.setWidthF(isPointedAt ? 2 : 1.6);
    if (emphasis.selected)
        pen.setColor(theme.accent);
    return pen;
}

void paintLine(QPainter *painter, const FlowLook &look, const std::vector<QPointF> &course, const QPen &pen)
{
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (course.size() == 2)
        painter->drawLine(course.front(), course.back());
    else
        painter->drawPath(flowLine(course, look.isCurved));
    painter->setPen(QPen(pen.color(), 1));
    painter->setBrush(pen.color());
    painter->drawPolygon(arrowHead(course[course.size() - 2], course.back()));
    if (look.bidirectional)
        painter->drawPolygon(arrowHead(course[1], course.front()));
}

void paintLabel(QPainter *painter, const FlowLook &look, const QRectF &label, const PaintStyle &style,
                bool isSelected)
{
    const Theme &theme = style.theme;
    QColor ground = theme.window;
    ground.setAlphaF(0.88f);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(label, 4, 4);

    QRectF rest = label;
    if (look.step > 0) {
        paintStep(painter, {rest.left() + 11, rest.center().y()}, look.step, theme);
        rest.setLeft(rest.left() + 24);
    }
    if (look.security == FlowSecurity::Encrypted) {
        style.icons.paint(painter, "lock", theme.flowEncrypted,
                          {rest.left() + 2, rest.center().y() - lockSize / 2, lockSize, lockSize});
        rest.setLeft(rest.left() + lockSize + 2);
    }
    if (look.badge.count > 0) {
        const double width = badgeSize(look.badge).width();
        paintBadge(painter, {rest.right() - width / 2 - 2, rest.center().y()}, look.badge, theme);
        rest.setRight(rest.right() - width - 4);
    }
    painter->setFont(theme.flowLabelFont());
    painter->setPen(isSelected ? theme.accent : theme.text);
    const QString shown =
        painter->fontMetrics().elidedText(look.text, Qt::ElideMiddle, static_cast<int>(rest.width()));
    painter->drawText(rest, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

} // namespace

FlowLook flowLook(const ViewFlow &flow, const model::Model &model, const Overlay &overlay)
{
    model::FlowKind kind = flow.flow->kind;
    bool isBothWays = flow.flow->bidirectional;
    for (const auto &other : flow.bundled) {
        kind = other->kind == kind ? kind : model::FlowKind::Data;
        isBothWays = isBothWays || other->bidirectional;
    }
    return {flowLabel(flow, model),
            flowSecurity(flow, model.vocabulary()),
            kind,
            isBothWays,
            badgeOf(overlay, flow),
            stepOf(overlay, flow)};
}

QRectF flowLabelRect(const FlowLook &look, const std::vector<QPointF> &course, const LabelSpot &spot,
                     const Theme &theme)
{
    const QSizeF size = labelSize(look, course, theme);
    if (size.width() < 1)
        return {};
    QRectF rect(QPointF(), size);
    QPointF centre = pointAlong(course, spot.part);
    if (spot.side != LabelSpot::Side::On) {
        const QPointF leg = pointAlong(course, spot.part + 0.02) - pointAlong(course, spot.part - 0.02);
        const bool isLevel = std::abs(leg.x()) > std::abs(leg.y());
        const double way = isLevel ? size.height() / 2 + 4 : size.width() / 2 + 6;
        const double signedWay = spot.side == LabelSpot::Side::OneSide ? -way : way;
        centre += isLevel ? QPointF(spot.end * size.width() / 2, signedWay)
                          : QPointF(signedWay, spot.end * size.height() / 2);
    }
    rect.moveCenter(centre);
    return rect;
}

QSizeF flowLabelSize(const FlowLook &look, const Theme &theme)
{
    return labelSize(look, {}, theme);
}

QRectF flowExtent(const std::vector<QPointF> &course, const QRectF &label)
{
    QRectF extent = label;
    for (const QPointF &point : course)
        extent |= QRectF(point, QSizeF(0.1, 0.1));
    return extent;
}

void paintFlow(QPainter *painter, const FlowLook &look, const std::vector<QPointF> &course,
               const QRectF &label, const PaintStyle &style, const FlowEmphasis &emphasis)
{
    if (course.size() < 2)
        return;
    paintLine(painter, look, course, linePen(look, style.theme, emphasis));
    if (!label.isNull())
        paintLabel(painter, look, label, style, emphasis.selected);
}

void paintFlowFromAfar(QPainter *painter, const FlowLook &look, const std::vector<QPointF> &course,
                       const PaintStyle &style, double detail, const FlowEmphasis &emphasis)
{
    if (course.size() < 2)
        return;
    painter->setRenderHint(QPainter::Antialiasing, false);
    QPen pen = linePen(look, style.theme, emphasis);
    pen.setStyle(Qt::SolidLine);
    pen.setWidthF(emphasis.selected ? 2 / detail : 0);
    painter->setPen(pen);
    painter->drawPolyline(course.data(), static_cast<int>(course.size()));
}

} // namespace bulkhead::diagram
