// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/lane_grid.h"

#include "diagram/index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

namespace bulkhead::diagram {
namespace {

constexpr double laneStep = 10;   // px between lines side by side
constexpr double laneMargin = 60; // round the picture, for lines that pass outside
// Cells and headings that one search looks at; beyond that there is no way.
constexpr std::size_t mostLooksOfASearch = 200'000;

// In px of way.
constexpr double costOfABend = 30;
constexpr double costOfACrossing = 70;
constexpr double costOfSharing = 400; // a cell with another line
constexpr double costOfAForeignBox = 400;
constexpr std::uint8_t closeToAnElement = 12;
constexpr std::uint8_t onAText = 120;
constexpr double laneClearance = 9;
constexpr double costOffTheMiddle = 0.2; // of a side, for each px
constexpr double costAtABadge = 40;      // at the upper right corner
constexpr std::uint32_t noneBefore = std::numeric_limits<std::uint32_t>::max();

constexpr bool headsLevel(std::uint32_t heading)
{
    return heading % 2 == 0;
}

} // namespace

bool LaneGrid::isPossible(const QRectF &area, const LaneLimits &limits)
{
    return (area.width() + 2 * laneMargin) / laneStep * ((area.height() + 2 * laneMargin) / laneStep) <
           limits.cells;
}

LaneGrid::LaneGrid(const QRectF &area, const LaneLimits &limits, LaneMemory *memory)
    : m_left(std::floor(area.left() / laneStep) * laneStep - laneMargin),
      m_top(std::floor(area.top() / laneStep) * laneStep - laneMargin),
      m_columns(static_cast<int>((area.right() + laneMargin - m_left) / laneStep) + 1),
      m_rows(static_cast<int>((area.bottom() + laneMargin - m_top) / laneStep) + 1),
      m_mostLooks(limits.looks), m_memory(memory ? *memory : m_own)
{
    const std::size_t cells = at(m_columns) * at(m_rows);
    m_element.assign(cells, -1);
    m_box.assign(cells, -1);
    m_dear.assign(cells, 0);
    m_level.assign(cells, 0);
    m_upright.assign(cells, 0);
    if (m_memory.seen.size() >= cells * 4)
        return;
    m_memory.seen.resize(cells * 4, 0);
    m_memory.done.resize(cells * 4, 0);
    m_memory.cost.resize(cells * 4, 0);
    m_memory.before.resize(cells * 4, 0);
}

bool LaneGrid::isHalfSpent() const
{
    return m_looks > m_mostLooks / 2;
}

int LaneGrid::columnOf(double x) const
{
    return static_cast<int>(std::ceil((x - m_left) / laneStep - 1e-6));
}

int LaneGrid::rowOf(double y) const
{
    return static_cast<int>(std::ceil((y - m_top) / laneStep - 1e-6));
}

QPointF LaneGrid::centre(int cell) const
{
    const int column = cell % m_columns;
    const int row = cell / m_columns;
    return {m_left + column * laneStep, m_top + row * laneStep};
}

int LaneGrid::next(int cell, Heading heading) const
{
    const int column = cell % m_columns + (heading == Right ? 1 : heading == Left ? -1 : 0);
    const int row = cell / m_columns + (heading == Down ? 1 : heading == Up ? -1 : 0);
    return isIn(column, row) ? cellAt(column, row) : -1;
}

// The cells whose middle lies in the rectangle.
template <typename Visit>
void LaneGrid::visit(const QRectF &rect, Visit visit)
{
    const int firstColumn = std::max(0, columnOf(rect.left()));
    const int firstRow = std::max(0, rowOf(rect.top()));
    for (int row = firstRow; row < m_rows && m_top + row * laneStep <= rect.bottom(); ++row)
        for (int column = firstColumn; column < m_columns && m_left + column * laneStep <= rect.right();
             ++column)
            visit(at(cellAt(column, row)));
}

void LaneGrid::addBox(const QRectF &rect, int node)
{
    if (m_welcome.size() <= at(node))
        m_welcome.resize(at(node) + 1, 0);
    visit(rect, [&](std::size_t cell) { m_box[cell] = node; });
}

void LaneGrid::addElement(const QRectF &rect, int node)
{
    visit(rect.adjusted(-laneClearance, -laneClearance, laneClearance, laneClearance),
          [&](std::size_t cell) { m_dear[cell] = std::max(m_dear[cell], closeToAnElement); });
    visit(rect, [&](std::size_t cell) { m_element[cell] = node; });
}

void LaneGrid::addText(const QRectF &rect)
{
    visit(rect, [&](std::size_t cell) { m_dear[cell] = onAText; });
}

void LaneGrid::addPorts(const LaneEnd &end, Heading heading, std::vector<Port> &ports) const
{
    const QRectF &rect = end.rect;
    const bool level = headsLevel(heading);
    const bool forwards = heading == Right || heading == Down;
    const double low = level ? rect.top() : rect.left();
    const double high = level ? rect.bottom() : rect.right();
    // On the inner side the line that heads right begins at the left border.
    const bool atHighBorder = forwards != end.isInside;
    const double border =
        level ? (atHighBorder ? rect.right() : rect.left()) : (atHighBorder ? rect.bottom() : rect.top());
    const double first = border + (forwards ? end.leastRoom : -end.leastRoom);
    const double origin = level ? m_left : m_top;
    const int across = static_cast<int>(forwards ? std::ceil((first - origin) / laneStep - 1e-6)
                                                 : std::floor((first - origin) / laneStep + 1e-6));
    const double alongOrigin = level ? m_top : m_left;
    constexpr double offTheCorner = 8;
    int index = static_cast<int>(std::ceil((low + offTheCorner - alongOrigin) / laneStep - 1e-6));
    for (; alongOrigin + index * laneStep <= high - offTheCorner + 1e-6; ++index) {
        const int column = level ? across : index;
        const int row = level ? index : across;
        if (!isIn(column, row))
            continue;
        const int cell = cellAt(column, row);
        if (m_element[at(cell)] >= 0 && (m_element[at(cell)] != end.node || !end.isInside))
            continue;
        const double along = alongOrigin + index * laneStep;
        const bool atBadge =
            !end.isInside && ((heading == Right && along < low + 24) || (heading == Up && along > high - 40));
        ports.push_back({cell, heading, level ? QPointF(border, along) : QPointF(along, border),
                         std::abs(along - (low + high) / 2) * costOffTheMiddle +
                             (atBadge ? costAtABadge : 0) +
                             std::abs((level ? centre(cell).x() : centre(cell).y()) - border)});
    }
}

std::vector<LaneGrid::Port> LaneGrid::ports(const LaneEnd &end) const
{
    std::vector<Port> found;
    for (const Heading heading : {Right, Down, Left, Up})
        addPorts(end, heading, found);
    return found;
}

// What a line pays in a cell for others that are there.
double LaneGrid::passing(int cell, Heading in, Heading out) const
{
    const std::uint8_t level = m_level[at(cell)];
    const std::uint8_t upright = m_upright[at(cell)];
    if (level == 0 && upright == 0)
        return 0;
    if (in != out)
        return costOfSharing;
    const std::uint8_t along = headsLevel(in) ? level : upright;
    const std::uint8_t across = headsLevel(in) ? upright : level;
    return (along > 0 ? costOfSharing : 0) + across * costOfACrossing;
}

Lane LaneGrid::find(const LaneEnd &from, const LaneEnd &to, std::span<const int> boxes)
{
    const std::vector<Port> starts = ports(from);
    // Entering is leaving the other way round.
    std::map<std::uint32_t, const Port *> goals;
    const std::vector<Port> ends = ports(to);
    for (const Port &port : ends) {
        const auto state = static_cast<std::uint32_t>(port.cell) * 4 + (port.heading + 2U) % 4;
        goals.emplace(state, &port);
    }
    if (starts.empty() || goals.empty())
        return {};
    const std::uint32_t search = ++m_memory.search;
    for (const int box : boxes)
        if (at(box) < m_welcome.size())
            m_welcome[at(box)] = search;
    const auto isWelcome = [&](int box) { return box < 0 || m_welcome[at(box)] == search; };
    const auto isBarred = [&](int cell) {
        const int element = m_element[at(cell)];
        return element >= 0 && !(from.isInside && element == from.node) &&
               !(to.isInside && element == to.node);
    };

    const QRectF aim = to.rect.adjusted(-to.leastRoom, -to.leastRoom, to.leastRoom, to.leastRoom);
    const auto estimate = [&](int cell) {
        if (to.isInside)
            return 0.0;
        const QPointF point = centre(cell);
        const double dx = std::max({aim.left() - point.x(), point.x() - aim.right(), 0.0});
        const double dy = std::max({aim.top() - point.y(), point.y() - aim.bottom(), 0.0});
        return dx + dy + (dx > 0 && dy > 0 ? costOfABend : 0);
    };
    using Open = std::pair<float, std::uint32_t>;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    const auto reach = [&](std::uint32_t state, double cost, std::uint32_t previous) {
        if (m_memory.seen[state] == search && m_memory.cost[state] <= static_cast<float>(cost))
            return;
        m_memory.seen[state] = search;
        m_memory.cost[state] = static_cast<float>(cost);
        m_memory.before[state] = previous;
        open.emplace(static_cast<float>(cost + estimate(static_cast<int>(state / 4))), state);
    };
    for (const Port &port : starts)
        reach(static_cast<std::uint32_t>(port.cell) * 4 + port.heading, port.cost, noneBefore);

    const Port *reached = nullptr;
    std::uint32_t last = noneBefore;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t looks = 0; !open.empty() && looks < mostLooksOfASearch && m_looks < m_mostLooks;
         ++looks, ++m_looks) {
        const auto [promise, state] = open.top();
        open.pop();
        if (promise >= best)
            break;
        if (m_memory.done[state] == search)
            continue;
        m_memory.done[state] = search;
        const int cell = static_cast<int>(state / 4);
        const auto in = static_cast<Heading>(state % 4);
        const double cost = m_memory.cost[state];
        if (const auto goal = goals.find(state); goal != goals.end()) {
            const double whole = cost + passing(cell, in, in) + goal->second->cost;
            if (whole < best) {
                best = whole;
                reached = goal->second;
                last = state;
            }
        }
        for (const Heading out : {Right, Down, Left, Up}) {
            if ((out + 2) % 4 == in)
                continue;
            const int there = next(cell, out);
            if (there < 0 || isBarred(there))
                continue;
            const bool enters = m_box[at(there)] != m_box[at(cell)] && !isWelcome(m_box[at(there)]);
            reach(static_cast<std::uint32_t>(there) * 4 + out,
                  cost + laneStep + (in == out ? 0 : costOfABend) + passing(cell, in, out) +
                      m_dear[at(there)] + (enters ? costOfAForeignBox : 0),
                  state);
        }
    }
    return reached ? laneTo(last, starts, *reached) : Lane{};
}

Lane LaneGrid::laneTo(std::uint32_t last, const std::vector<Port> &from, const Port &to) const
{
    Lane lane;
    std::vector<std::uint32_t> states;
    for (std::uint32_t state = last; state != noneBefore; state = m_memory.before[state])
        states.push_back(state);
    std::reverse(states.begin(), states.end());
    const auto start = std::find_if(from.begin(), from.end(), [&](const Port &port) {
        return static_cast<std::uint32_t>(port.cell) * 4 + port.heading == states.front();
    });
    lane.course.push_back(start->border);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::uint32_t in = states[i] % 4;
        const std::uint32_t out = i + 1 < states.size() ? states[i + 1] % 4 : in;
        lane.steps.push_back(states[i] * 4 + out);
        if (in != out)
            lane.course.push_back(centre(static_cast<int>(states[i] / 4)));
    }
    lane.course.push_back(to.border);
    return lane;
}

Lane LaneGrid::along(const std::vector<QPointF> &course) const
{
    Lane lane;
    lane.course = course;
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg) {
        const QPointF way = course[leg + 1] - course[leg];
        if (std::abs(way.x()) > 0.5 && std::abs(way.y()) > 0.5)
            continue;
        const bool level = std::abs(way.x()) > 0.5;
        const std::uint32_t heading = level ? Right : Down;
        const QRectF covered = QRectF(course[leg], course[leg + 1]).normalized();
        for (int row = std::max(0, rowOf(covered.top()));
             row < m_rows && m_top + row * laneStep <= covered.bottom(); ++row)
            for (int column = std::max(0, columnOf(covered.left()));
                 column < m_columns && m_left + column * laneStep <= covered.right(); ++column)
                lane.steps.push_back((static_cast<std::uint32_t>(cellAt(column, row)) * 4 + heading) * 4 +
                                     heading);
    }
    return lane;
}

template <typename Mark>
void LaneGrid::mark(const Lane &lane, Mark mark)
{
    for (const std::uint32_t passed : lane.steps) {
        const std::size_t cell = passed / 16;
        const std::uint32_t in = passed / 4 % 4;
        const std::uint32_t out = passed % 4;
        if (headsLevel(in) || headsLevel(out))
            mark(m_level[cell]);
        if (!headsLevel(in) || !headsLevel(out))
            mark(m_upright[cell]);
    }
}

void LaneGrid::occupy(const Lane &lane)
{
    mark(lane, [](std::uint8_t &lines) { lines = static_cast<std::uint8_t>(std::min(lines + 1, 255)); });
}

void LaneGrid::release(const Lane &lane)
{
    mark(lane, [](std::uint8_t &lines) { lines = static_cast<std::uint8_t>(std::max(lines - 1, 0)); });
}

int LaneGrid::conflicts(const Lane &lane) const
{
    double cost = 0;
    for (const std::uint32_t passed : lane.steps)
        cost += passing(static_cast<int>(passed / 16), static_cast<Heading>(passed / 4 % 4),
                        static_cast<Heading>(passed % 4));
    return static_cast<int>(cost / costOfACrossing);
}

} // namespace bulkhead::diagram
