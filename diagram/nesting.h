// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"

#include <QRectF>
#include <vector>

// Which box an element stands in, by the picture alone.
namespace bulkhead::diagram {

// What is looked at: a rectangle, whether it can hold others, and who holds it in the model (-1: nobody).
struct Body
{
    QRectF rect;
    bool holds = false;
    int parent = -1;
};

std::vector<Body> bodiesOf(const ViewGraph &graph, const std::vector<QRectF> &rects);

// Answers for one state of a picture. Boxes are found by a grid, so that a question costs what lies there and
// not what the picture has.
class Enclosures
{
public:
    explicit Enclosures(std::vector<Body> bodies);

    // The smallest box whose rectangle encloses that of the body; -1 when there is none. What a body holds
    // does not count, and of two rectangles of one size the one that holds the other in the model is the
    // outer one.
    int boxAround(int body) const;

private:
    bool encloses(int box, int body) const;
    bool isInside(int body, int box) const;
    std::size_t column(double x) const;
    std::size_t row(double y) const;

    std::vector<Body> m_bodies;
    QRectF m_bounds; // of all boxes
    std::size_t m_side = 1;
    std::vector<std::vector<int>> m_cells; // the boxes that reach into each, smallest first
};

// The elements that the picture shows in another box than the model, with that box (-1: in none).
struct Misplaced
{
    int node = -1;
    int box = -1;
};
std::vector<Misplaced> misplaced(const ViewGraph &graph, const std::vector<QRectF> &rects);

} // namespace bulkhead::diagram
