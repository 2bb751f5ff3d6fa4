// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"
#include "model/model.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <vector>

namespace bulkhead::diagram {

// An element with many flows is a hub: each of its flows is drawn as a port, a small mark at the border of
// the partner, and not as a line across the picture. A person decides otherwise for an element in the view's
// record.
class Hubs
{
public:
    static constexpr std::size_t leastFlows = 8;
    static constexpr std::size_t leastPartners = 4;

    Hubs() = default;
    Hubs(const ViewGraph &graph, const model::View *view);

    bool isEmpty() const { return m_hubs.empty(); }
    const std::vector<int> &all() const { return m_hubs; } // nodes, by their letters
    int number(int node) const;                            // among the hubs; -1: none
    int hubOf(int flow) const
    {
        return m_hubOf.empty() ? -1 : m_hubOf[static_cast<std::size_t>(flow)];
    }                                                      // node; -1: a line
    int partnerOf(const ViewGraph &graph, int flow) const; // the end that has the port
    // Whether an element would be a hub if nobody had decided.
    static bool isBusy(const ViewGraph &graph, int node);

private:
    std::vector<int> m_hubs;
    std::vector<int> m_number; // by node
    std::vector<int> m_hubOf;  // by flow
};

QString hubLetter(int number); // "A" … "Z", "A2" …

// Where a port stands: a stub of a line at a side of the partner, with the hub's letter at its outer end.
struct PortMark
{
    std::vector<QPointF> stub;    // in the direction of the flow
    QPointF middle;               // of the mark
    bool isLeft = true;           // of the partner; else right
    int hub = -1;                 // its number
    bool crossesBoundary = false; // the flow leaves a box, or enters one

    bool isNone() const { return stub.empty(); }
    QRectF area() const; // of the mark; null for none
};

inline constexpr double portPitch = 22;  // px between ports one below the other
inline constexpr double portStub = 26;   // from the border to the middle of the mark
inline constexpr double portRadius = 8;  // of the mark
inline constexpr double portHeader = 34; // free at the top of a box

// By flow; without a stub where the flow is a line. Flows from the hub enter at the left, flows to it leave
// at the right.
std::vector<PortMark> portMarks(const ViewGraph &graph, const Hubs &hubs, const std::vector<QRectF> &rects);

} // namespace bulkhead::diagram
