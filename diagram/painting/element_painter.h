// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/notation.h"
#include "diagram/overlay.h"
#include "diagram/theme.h"
#include "diagram/view_graph.h"

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <string>
#include <vector>

class QPainter;

namespace bulkhead::diagram {

class IconStore;

struct NetworkChip
{
    QString name;
    std::size_t number = 0; // chooses the colour
};

// What is drawn of an element, taken from the model once and not at every repaint.
struct ElementLook
{
    model::Kind kind = model::Kind::Container;
    QString name;
    QString kindLine;
    std::string icon;
    bool box = false;
    QString contents; // of a collapsed box; empty for any other element
    bool outOfScope = false;
    std::vector<NetworkChip> chips;
    Badge badge;  // none while its count is 0
    int step = 0; // none while it is 0
    int hub = -1; // its number, where its flows are ports of their partners

    bool isCard() const { return !contents.isEmpty(); }
};

ElementLook elementLook(const ViewGraph &graph, int node, const model::Vocabulary &vocabulary,
                        const Overlay &overlay);

struct PaintStyle
{
    const Theme &theme;
    Notation notation;
    IconStore &icons;
};

// The outline that flows end at.
enum class Outline : std::uint8_t { Rectangle, Ellipse };
Outline outlineOf(const ElementLook &look, Notation notation);

// Below this scale nothing can be read, and things are drawn as patches of colour.
inline constexpr double detailLimit = 0.35;

// Of what is not highlighted while something is.
inline constexpr double dimmedOpacity = 0.18;

// Everything but selection and handles. `rect` is the element's, in the painter's coordinates.
void paintElement(QPainter *painter, const ElementLook &look, const QRectF &rect, const PaintStyle &style);

// The same from far away, where nothing can be read: a patch of colour, and for large boxes their name.
void paintElementFromAfar(QPainter *painter, const ElementLook &look, const QRectF &rect,
                          const PaintStyle &style, double detail);

// Where the badge and the step's number have their centres.
QPointF badgeCentre(const ElementLook &look, const QRectF &rect);
QRectF badgeArea(const ElementLook &look, const QRectF &rect); // null where there is none
QPointF stepCentre(const QRectF &rect);

} // namespace bulkhead::diagram
