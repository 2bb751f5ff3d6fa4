// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <QPointF>
#include <QRectF>
#include <span>
#include <vector>

namespace bulkhead::diagram {

// Where a line begins or ends: at the border of a rectangle, on its outer side or (a flow between a box and
// what it holds) on its inner one.
struct LaneEnd
{
    QRectF rect;
    int node = -1; // whose rectangle it is; its cells are no way, but no obstacle to the end either
    bool isInside = false;
    double leastRoom = 10; // between the border and the first turn, in px: that of an arrow head
};

// A line at right angles from border to border; empty where there is none.
struct Lane
{
    std::vector<QPointF> course;
    std::vector<std::uint32_t> steps; // the cells it passes, with how it enters and leaves them
    bool isEmpty() const { return course.empty(); }
};

// What leading lines may take; what does not fit in it has no way.
struct LaneLimits
{
    double cells = 3e6;            // of the raster; 75 bytes each
    std::size_t looks = 2'500'000; // at cells, in all searches
    int reroutings = 3;            // of lines that cross others
};

// What searches note by cell and heading. One that is kept from raster to raster has its memory already; what
// another search left has another number.
struct LaneMemory
{
    std::vector<std::uint32_t> seen;
    std::vector<std::uint32_t> done;
    std::vector<float> cost;
    std::vector<std::uint32_t> before;
    std::uint32_t search = 0;
};

// A raster over a picture on which lines look for their ways with A*. What stands there bars cells, lines
// that have a way make cells dear. A search costs about the cells between both ends, and never more than some
// hundred thousand.
class LaneGrid
{
public:
    static bool isPossible(const QRectF &area, const LaneLimits &limits = {});
    // `area` is possible; what is added outside it has no effect. `memory` outlives the raster; null: its
    // own.
    explicit LaneGrid(const QRectF &area, const LaneLimits &limits = {}, LaneMemory *memory = nullptr);
    LaneGrid(const LaneGrid &) = delete;
    LaneGrid &operator=(const LaneGrid &) = delete;

    // A box that lines may run through, but should not where they have nothing to do in it. Outer ones first.
    void addBox(const QRectF &rect, int node);
    void addElement(const QRectF &rect,
                    int node);        // no line runs through it, and none runs close to it unless it must
    void addText(const QRectF &rect); // lines go round it where they can

    // `boxes`: those in which the line has to do. Lines that occupy cells are crossed where that is the
    // better way.
    Lane find(const LaneEnd &from, const LaneEnd &to, std::span<const int> boxes);
    // A line that stands already, where it runs level and upright.
    Lane along(const std::vector<QPointF> &course) const;
    void occupy(const Lane &lane);
    void release(const Lane &lane);
    // How often it crosses lines that occupy cells; a cell that it shares with one counts more.
    int conflicts(const Lane &lane) const;
    // Whether the searches have looked at half of what all of them may look at.
    bool isHalfSpent() const;

private:
    enum Heading : std::uint8_t { Right, Down, Left, Up };
    struct Port
    {
        int cell;
        Heading heading; // out of the rectangle (or into it, where the line runs on the inner side)
        QPointF border;
        double cost;
    };

    bool isIn(int column, int row) const
    {
        return column >= 0 && row >= 0 && column < m_columns && row < m_rows;
    }
    int cellAt(int column, int row) const { return row * m_columns + column; }
    int next(int cell, Heading heading) const; // -1 at the rim
    int columnOf(double x) const;
    int rowOf(double y) const;
    QPointF centre(int cell) const;
    template <typename Visit>
    void visit(const QRectF &rect, Visit visit);
    std::vector<Port> ports(const LaneEnd &end) const;
    void addPorts(const LaneEnd &end, Heading heading, std::vector<Port> &ports) const;
    double passing(int cell, Heading in, Heading out) const;
    Lane laneTo(std::uint32_t last, const std::vector<Port> &from, const Port &to) const;
    template <typename Mark>
    void mark(const Lane &lane, Mark mark);

    double m_left;
    double m_top;
    int m_columns;
    int m_rows;
    std::vector<std::int32_t> m_element; // by cell: what stands there; -1: nothing
    std::vector<std::int32_t> m_box;     // the innermost box
    std::vector<std::uint8_t> m_dear;    // how little a line should run there
    std::vector<std::uint8_t> m_level;   // lines that run level
    std::vector<std::uint8_t> m_upright; // and upright; a corner counts as both
    std::size_t m_mostLooks;
    std::size_t m_looks = 0; // at cells, in all searches
    LaneMemory m_own;
    LaneMemory &m_memory;
    std::vector<std::uint32_t> m_welcome; // by box: the search in which a line may enter it
};

} // namespace bulkhead::diagram
