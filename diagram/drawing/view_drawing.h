// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/drawing/network_hull.h"
#include "diagram/hubs.h"
#include "diagram/layout/geometry.h"
#include "diagram/notation.h"
#include "diagram/overlay.h"
#include "diagram/painting/element_painter.h"
#include "diagram/painting/flow_painter.h"
#include "diagram/painting/icon_store.h"
#include "diagram/painting/port_painter.h"
#include "diagram/theme.h"
#include "diagram/view_graph.h"
#include "model/model.h"

#include <QRectF>
#include <stop_token>
#include <vector>

class QPainter;

namespace bulkhead::diagram {

struct DrawingStyle
{
    Theme theme;
    Notation notation = Notation::Containers;
    bool showNetworks = false;
};

// A view of a model as it is drawn, without a scene: values alone, so that any thread can make and paint one
// (a scene belongs to the thread of the window). One thread at a time; text needs a QGuiApplication.
class Drawing
{
public:
    Drawing(const model::Model &model, model::IdView view, const Overlay &overlay, DrawingStyle style);

    const Theme &theme() const { return m_style.theme; }
    QRectF bounds() const { return m_bounds; } // null for a view without elements and notes
    // In the coordinates of the view, boxes first, then elements, notes last; not all of it when asked to
    // stop.
    void paint(QPainter *painter, const std::stop_token &stop = {}) const;

private:
    void placeElements(const model::Model &model, const Overlay &overlay);
    void placeFlows(const model::Model &model, model::IdView view, const Overlay &overlay);
    void placeNotes(const model::View &view);
    void placeLegend();
    QString legendText(int hub) const;
    void paintLegend(QPainter *painter) const;

    struct Element
    {
        ElementLook look;
        QRectF rect;
        bool isDimmed = false;
    };
    struct Flow
    {
        FlowLook look;
        std::vector<QPointF> course;
        QRectF label;
        bool isDimmed = false;
        PortMark port; // none where the flow is a line
    };

    struct Note
    {
        QString text;
        QRectF rect;
        std::vector<std::vector<QPointF>> arrows;
    };

    void paintNotes(QPainter *painter, double detail) const;
    void paint(QPainter *painter, const Element &element, const PaintStyle &style, double detail) const;
    void paint(QPainter *painter, const Flow &flow, const PaintStyle &style, double detail) const;

    DrawingStyle m_style;
    ViewGraph m_graph;
    Hubs m_hubs; // none in the classic notation, which draws every line
    Geometry m_geometry;
    bool m_isAnyLit;                  // the others are dimmed
    std::vector<Element> m_elements;  // by index in the graph
    std::vector<std::size_t> m_order; // of painting: boxes, then elements, each by depth
    std::vector<Flow> m_flows;
    std::vector<NetworkHull> m_networks; // none, or one for each of the graph's
    std::vector<Note> m_notes;
    QRectF m_bounds;
    QRectF m_legend;                     // names the hubs; null where there is none
    std::vector<QPointF> m_legendPlaces; // by hub
    mutable IconStore m_icons;
};

} // namespace bulkhead::diagram
