// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/note_painter.h"

#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <QTextLayout>

namespace bulkhead::diagram {
namespace {

constexpr double padding = 8;
constexpr double fold = 12;         // of the corner
constexpr qsizetype longest = 5000; // characters that are laid out

QFont noteFont(const Theme &theme)
{
    QFont font = theme.nameFont();
    font.setWeight(QFont::Normal);
    return font;
}

// The lines of a text at a width, as many as fit into a height; the last one ends with an ellipsis where
// there is more.
QStringList linesOf(const QString &text, const QFont &font, double width, double height)
{
    const double lineHeight = QFontMetricsF(font).lineSpacing();
    const auto most = static_cast<qsizetype>(std::clamp(std::floor(height / lineHeight), 1.0, 1e6));
    QStringList lines;
    bool isAll = text.size() <= longest;
    for (const QString &paragraph : text.left(longest).split(u'\n')) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1.0, width));
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
            if (lines.size() > most)
                break;
        }
        layout.endLayout();
        if (lines.size() > most) {
            isAll = false;
            break;
        }
    }
    lines.resize(std::min(lines.size(), most));
    if (!isAll)
        lines.last() =
            QFontMetricsF(font).elidedText(lines.last() + QStringLiteral(" …"), Qt::ElideRight, width);
    return lines;
}

const QColor &noteLine(const Theme &theme)
{
    const RatingLook &look = theme.rating(model::Rating::Medium);
    return look.stroke.isValid() ? look.stroke : look.fill;
}

} // namespace

QString noteText(const model::CanvasNote &note)
{
    return QString::fromStdString(model::visibleLines(note.text));
}

QString noteName(const model::CanvasNote &note)
{
    constexpr qsizetype most = 24; // characters
    const QString text =
        QString::fromStdString(model::visibleLines(model::beginOf(note.text, 200))).simplified();
    const QString shown = text.size() > most ? text.left(most - 1).trimmed() + u'…' : text;
    return QStringLiteral("“%1”").arg(shown);
}

double noteHeightFor(const QString &text, double width, const Theme &theme)
{
    const QFont font = noteFont(theme);
    const auto lines = linesOf(text, font, width - 2 * padding, std::numeric_limits<float>::max()).size();
    return std::ceil(static_cast<double>(lines) * QFontMetricsF(font).lineSpacing() + 2 * padding);
}

std::vector<QPointF> noteArrow(const QRectF &note, const FlowEnd &about)
{
    if (note.intersects(about.rect) && !about.rect.contains(note))
        return {};
    return flowCourse({note, Outline::Rectangle}, about, {}, 0);
}

FlowEnd pointOnFlow(const std::vector<QPointF> &course)
{
    constexpr double size = 2;
    const QPointF middle = course.empty() ? QPointF() : pointAlong(course, 0.5);
    return {QRectF(middle - QPointF(size / 2, size / 2), QSizeF(size, size)), Outline::Rectangle};
}

void paintNoteFromAfar(QPainter *painter, const QRectF &rect, const Theme &theme)
{
    painter->fillRect(rect, theme.rating(model::Rating::Medium).fill);
}

void paintNote(QPainter *painter, const QString &text, const QRectF &rect, const Theme &theme)
{
    const double corner = std::min({fold, rect.width() / 2, rect.height() / 2});
    const QPointF folded[] = {{rect.right() - corner, rect.top()},
                              {rect.right() - corner, rect.top() + corner},
                              {rect.right(), rect.top() + corner}};
    QPolygonF sheet;
    sheet << rect.topLeft() << folded[0] << folded[2] << rect.bottomRight() << rect.bottomLeft();
    painter->setPen(QPen(noteLine(theme), theme.lineWidth));
    painter->setBrush(theme.surfaceRaised);
    painter->drawPolygon(sheet);
    painter->setBrush(theme.rating(model::Rating::Medium).fill);
    painter->drawPolygon(folded, 3);

    const QFont font = noteFont(theme);
    const QFontMetricsF metrics(font);
    const QRectF room = rect.adjusted(padding, padding, -padding, -padding);
    painter->setFont(font);
    painter->setPen(theme.text);
    double y = room.top() + metrics.ascent();
    for (const QString &line : linesOf(text, font, room.width(), room.height() + 1)) {
        painter->drawText(QPointF(room.left(), y), line);
        y += metrics.lineSpacing();
    }
}

void paintNoteArrow(QPainter *painter, const std::vector<QPointF> &arrow, const Theme &theme)
{
    if (arrow.size() < 2)
        return;
    QPen pen(noteLine(theme), 1.2 * theme.lineWidth);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(flowLine(arrow));
    painter->setPen(Qt::NoPen);
    painter->setBrush(noteLine(theme));
    painter->drawPolygon(arrowHead(arrow[arrow.size() - 2], arrow.back()));
}

} // namespace bulkhead::diagram
