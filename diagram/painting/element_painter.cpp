// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/element_painter.h"

#include "diagram/cards.h"
#include "diagram/labels.h"
#include "diagram/painting/badge_painter.h"
#include "diagram/painting/icon_store.h"
#include "diagram/painting/palette.h"
#include "diagram/painting/port_painter.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace bulkhead::diagram {
namespace {

using model::Kind;

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

QString elided(QPainter *painter, const QString &text, double width)
{
    return painter->fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(width));
}

// Text on one line, shortened in the middle where it does not fit; gives the width it took.
double drawLine(QPainter *painter, const QFont &font, const QColor &colour, const QRectF &rect,
                const QString &text, int alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter->setFont(font);
    painter->setPen(colour);
    const QString shown = elided(painter, text, rect.width());
    painter->drawText(rect, alignment | Qt::TextSingleLine, shown);
    return painter->fontMetrics().horizontalAdvance(shown);
}

QPen outlinePen(const ElementLook &look, const Theme &theme)
{
    QPen pen(theme.kind(look.kind), theme.lineWidth);
    if (look.outOfScope || look.kind == Kind::TrustBoundary)
        pen.setDashPattern({5, 4});
    return pen;
}

QColor textColour(const ElementLook &look, const Theme &theme)
{
    return look.outOfScope ? theme.textMuted : theme.text;
}

void paintChips(QPainter *painter, const ElementLook &look, const QRectF &row, const Theme &theme)
{
    painter->setFont(theme.kindFont());
    double x = row.left();
    for (std::size_t i = 0; i < look.chips.size(); ++i) {
        const QColor &colour = theme.network(look.chips[i].number);
        const bool last = i + 1 == look.chips.size();
        const double room = row.right() - x - (last ? 0 : 26);
        QString name = look.chips[i].name;
        if (room < 30 && i > 0) {
            drawLine(painter, theme.kindFont(), theme.textMuted, {x, row.top(), 26, row.height()},
                     QStringLiteral("+%1").arg(look.chips.size() - i));
            return;
        }
        name = elided(painter, name, std::min(room - 12, 84.0));
        const QRectF chip(x, row.top(), painter->fontMetrics().horizontalAdvance(name) + 12, row.height());
        painter->setPen(QPen(colour, 1));
        painter->setBrush(faded(colour, 0.14));
        painter->drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
        painter->setPen(theme.text);
        painter->drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, name);
        x = chip.right() + 4;
    }
}

// Of a collapsed box. In whole lines also where the box's own is dashed: three of those beside each other
// flicker.
void paintSheetsBehind(QPainter *painter, const QRectF &rect, double radius, const QColor &colour)
{
    painter->setPen(QPen(faded(colour, 0.7), 1));
    for (const double behind : {6.0, 3.0})
        painter->drawRoundedRect(rect.translated(behind, behind), radius, radius);
}

// The card's outline, by kind: sharp corners are outside, lines at top and bottom hold data, a sheet behind
// makes it one of a stack of layers.
void paintCard(QPainter *painter, const ElementLook &look, const QRectF &rect, const Theme &theme)
{
    const QColor &colour = theme.kind(look.kind);
    const double radius = look.kind == Kind::ExternalEntity ? 1
                          : look.kind == Kind::DataStore    ? 3
                          : look.kind == Kind::Network      ? rect.height() / 2
                                                            : theme.cornerRadius;
    painter->setBrush(theme.surface);
    if (look.isCard())
        paintSheetsBehind(painter, rect, radius, colour);
    painter->setPen(outlinePen(look, theme));
    if (look.kind == Kind::Image)
        painter->drawRoundedRect(rect.translated(4, 4), radius, radius);
    painter->drawRoundedRect(rect, radius, radius);
    if (look.kind == Kind::DataStore) {
        painter->setPen(QPen(colour, 3, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(rect.topLeft() + QPointF(3, 1), rect.topRight() + QPointF(-3, 1));
        painter->drawLine(rect.bottomLeft() + QPointF(3, -1), rect.bottomRight() + QPointF(-3, -1));
    }
}

// Where a name that is too long for one line is broken: behind a mark that parts words, or within a word. 0
// where it fits or the element has no room for a second line.
qsizetype firstLineEnd(const QString &name, const Theme &theme, double width, double height)
{
    constexpr double leastHeight = 70;
    const QFontMetricsF metrics(theme.nameFont());
    if (height < leastHeight || metrics.horizontalAdvance(name) <= width)
        return 0;
    qsizetype fits = name.size();
    while (fits > 1 && metrics.horizontalAdvance(name.left(fits)) > width)
        --fits;
    for (qsizetype end = fits; end > fits / 2; --end)
        if (QStringLiteral(" -_/.:@").contains(name[end - 1]))
            return end;
    return fits;
}

void paintNode(QPainter *painter, const ElementLook &look, const QRectF &rect, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const QColor &colour = theme.kind(look.kind);
    paintCard(painter, look, rect, theme);

    const double chipRow = look.chips.empty() ? 0 : chipRowHeight;
    const QRectF upper = rect.adjusted(0, 0, 0, -chipRow);
    QRectF tile(rect.left() + 9, upper.center().y() - 15, 30, 30);
    painter->setPen(Qt::NoPen);
    painter->setBrush(faded(colour, 0.13));
    painter->drawRoundedRect(tile, 7, 7);
    style.icons.paint(painter, look.icon, colour, tile.adjusted(4, 4, -4, -4));

    const double above = look.isCard() ? 25 : 17; // of the middle
    QRectF text(tile.right() + 8, upper.center().y() - above, rect.right() - tile.right() - 16, 19);
    QString name = look.name;
    if (const qsizetype end = firstLineEnd(name, theme, text.width(), upper.height()); end > 0) {
        text.translate(0, -nameLineHeight / 2);
        drawLine(painter, theme.nameFont(), textColour(look, theme), text, name.left(end).trimmed());
        name = name.mid(end).trimmed();
        text.translate(0, nameLineHeight);
    }
    drawLine(painter, theme.nameFont(), textColour(look, theme), text, name);
    drawLine(painter, theme.kindFont(), theme.textMuted, text.translated(0, 17), look.kindLine);
    if (look.isCard())
        drawLine(painter, theme.kindFont(), textColour(look, theme),
                 text.translated(0, 34).adjusted(0, 0, -12, 0), look.contents);
    if (chipRow > 0)
        paintChips(painter, look,
                   QRectF(rect.left() + 10, rect.bottom() - chipRow - 4, rect.width() - 20, 16), theme);
}

void paintBox(QPainter *painter, const ElementLook &look, const QRectF &rect, const PaintStyle &style)
{
    const Theme &theme = style.theme;
    const QColor &colour = theme.kind(look.kind);
    painter->setPen(outlinePen(look, theme));
    painter->setBrush(look.kind == Kind::TrustBoundary ? faded(theme.boundaryFill, 0.6)
                                                       : faded(colour, 0.05));
    painter->drawRoundedRect(rect, theme.cornerRadius, theme.cornerRadius);

    style.icons.paint(painter, look.icon, colour, {rect.left() + 10, rect.top() + 8, 20, 20});
    QRectF header(rect.left() + 36, rect.top() + 4, rect.width() - 36 - (look.badge.count > 0 ? 38 : 10),
                  boxHeaderHeight - 6);
    const QColor nameColour = look.kind == Kind::TrustBoundary ? colour : textColour(look, theme);
    header.setLeft(header.left() + drawLine(painter, theme.nameFont(), nameColour, header, look.name) + 8);
    if (QFontMetricsF(theme.kindFont()).horizontalAdvance(look.kindLine) <= header.width())
        drawLine(painter, theme.kindFont(), theme.textMuted, header.translated(0, 1), look.kindLine);
}

void paintClassicCard(QPainter *painter, const ElementLook &look, const QRectF &rect, const Theme &theme)
{
    painter->setBrush(theme.surface);
    paintSheetsBehind(painter, rect, theme.cornerRadius, theme.boundary);
    painter->setPen(QPen(theme.boundary, 1.4, Qt::DashLine));
    painter->drawRoundedRect(rect, theme.cornerRadius, theme.cornerRadius);
    const QRectF upper(rect.left() + 8, rect.center().y() - 20, rect.width() - 16, 20);
    drawLine(painter, theme.nameFont(), theme.boundary, upper, look.name, Qt::AlignCenter);
    drawLine(painter, theme.kindFont(), theme.text, upper.translated(0, 20), look.contents, Qt::AlignCenter);
}

void paintClassicNode(QPainter *painter, const ElementLook &look, const QRectF &rect, const Theme &theme)
{
    if (look.isCard()) {
        paintClassicCard(painter, look, rect, theme);
        return;
    }
    painter->setPen(QPen(outlinePen(look, theme)));
    painter->setBrush(theme.surface);
    switch (look.kind) {
    case Kind::DataStore:
    case Kind::Image:
        painter->fillRect(rect, theme.surface);
        painter->setPen(QPen(theme.text, 1.6));
        painter->drawLine(rect.topLeft(), rect.topRight());
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        break;
    case Kind::ExternalEntity:
        painter->setPen(QPen(theme.text, 1.6));
        painter->drawRect(rect);
        break;
    case Kind::Network:
        painter->drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        break;
    default:
        painter->setPen(QPen(theme.text, 1.6));
        painter->drawEllipse(rect);
        break;
    }
    const double inset = outlineOf(look, Notation::ClassicDfd) == Outline::Ellipse ? rect.width() * 0.12 : 8;
    const QRectF text = rect.adjusted(inset, 0, -inset, 0);
    drawLine(painter, theme.nameFont(), textColour(look, theme), text, look.name, Qt::AlignCenter);
}

void paintClassicBox(QPainter *painter, const ElementLook &look, const QRectF &rect, const Theme &theme)
{
    painter->setPen(QPen(theme.boundary, 1.4, Qt::DashLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect, theme.cornerRadius, theme.cornerRadius);
    drawLine(painter, theme.nameFont(), theme.boundary,
             {rect.left() + 12, rect.top() + 4, rect.width() - 24 - (look.badge.count > 0 ? 28 : 0),
              boxHeaderHeight - 6},
             look.name);
}

} // namespace

ElementLook elementLook(const ViewGraph &graph, int index, const model::Vocabulary &vocabulary,
                        const Overlay &overlay)
{
    const ViewNode &node = graph.nodes()[static_cast<std::size_t>(index)];
    ElementLook look;
    look.kind = node.element->kind;
    look.name = QString::fromStdString(node.element->name);
    look.kindLine = kindLine(*node.element, vocabulary);
    look.icon = iconName(*node.element, vocabulary);
    look.box = node.isBox();
    look.outOfScope = node.element->outOfScope;
    for (const int network : node.networks)
        look.chips.push_back(
            {QString::fromStdString(graph.networks()[static_cast<std::size_t>(network)].element->name),
             static_cast<std::size_t>(network)});
    look.contents = contentsText(node);
    look.badge = badgeOf(overlay, node);
    look.step = stepOf(overlay, node);
    return look;
}

Outline outlineOf(const ElementLook &look, Notation notation)
{
    if (notation != Notation::ClassicDfd || look.box || look.isCard())
        return Outline::Rectangle;
    switch (look.kind) {
    case Kind::DataStore:
    case Kind::Image:
    case Kind::ExternalEntity:
    case Kind::Network:
        return Outline::Rectangle;
    default:
        return Outline::Ellipse;
    }
}

QPointF badgeCentre(const ElementLook &look, const QRectF &rect)
{
    return look.box ? rect.topRight() + QPointF(-20, 18) : rect.topRight() + QPointF(-12, 0);
}

QRectF badgeArea(const ElementLook &look, const QRectF &rect)
{
    if (look.badge.count == 0)
        return {};
    QRectF area(QPointF(), badgeSize(look.badge) + QSizeF(6, 6));
    area.moveCenter(badgeCentre(look, rect));
    return area;
}

QPointF stepCentre(const QRectF &rect)
{
    return rect.topLeft() + QPointF(2, 2);
}

void paintElement(QPainter *painter, const ElementLook &look, const QRectF &rect, const PaintStyle &style)
{
    if (style.notation == Notation::ClassicDfd)
        look.box ? paintClassicBox(painter, look, rect, style.theme)
                 : paintClassicNode(painter, look, rect, style.theme);
    else
        look.box ? paintBox(painter, look, rect, style) : paintNode(painter, look, rect, style);
    if (look.badge.count > 0)
        paintBadge(painter, badgeCentre(look, rect), look.badge, style.theme);
    if (look.step > 0)
        paintStep(painter, stepCentre(rect), look.step, style.theme);
    if (look.hub >= 0)
        paintHubMark(painter, look.step > 0 ? rect.bottomLeft() : rect.topLeft(), look.hub, style.theme);
}

void paintElementFromAfar(QPainter *painter, const ElementLook &look, const QRectF &rect,
                          const PaintStyle &style, double detail)
{
    const QColor &colour = style.theme.kind(look.kind);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (!look.box) {
        const bool threatened = look.badge.count > 0 && look.badge.worst >= model::Rating::High;
        painter->fillRect(rect, threatened ? style.theme.rating(look.badge.worst).fill : faded(colour, 0.55));
        return;
    }
    painter->fillRect(rect, look.kind == Kind::TrustBoundary ? faded(style.theme.boundaryFill, 0.6)
                                                             : faded(colour, 0.06));
    QPen pen(colour, 0);
    if (look.kind == Kind::TrustBoundary)
        pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect);
    // A name that would be legible is written large enough to be.
    constexpr double legible = 11;
    if (rect.width() * detail < 70 || rect.height() * detail < 30)
        return;
    QFont font = style.theme.nameFont();
    font.setPixelSize(static_cast<int>(legible / detail));
    drawLine(painter, font, style.theme.text,
             {rect.left() + 6 / detail, rect.top() + 2 / detail, rect.width() - 12 / detail,
              1.5 * legible / detail},
             look.name.section(u'/', -1)); // of "Deployment/web" the part that tells one from another
}

} // namespace bulkhead::diagram
