// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/making_room.h"

#include "diagram/index.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace bulkhead::diagram {
namespace {

constexpr double gapBelow = 20;

bool hasGrown(const Standing &one)
{
    return one.before != one.after;
}

double areaOf(const QRectF &rect)
{
    return rect.width() * rect.height();
}

// How much is pushed away where on one axis: grows with the coordinate, so that what stood apart stays apart.
class Stretch
{
public:
    // What begins at `end` and behind moves `by` farther than what begins at `start`. Calls come in the order
    // of `end`.
    void add(double start, double end, double by)
    {
        const double pushed = std::max(at(end), at(start) + by);
        if (m_steps.empty() || pushed > m_steps.back().second)
            m_steps.emplace_back(end, pushed);
    }

    double at(double place) const
    {
        const auto next =
            std::upper_bound(m_steps.begin(), m_steps.end(), place,
                             [](double wanted, const auto &step) { return wanted < step.first; });
        return next == m_steps.begin() ? 0 : (next - 1)->second;
    }

private:
    std::vector<std::pair<double, double>> m_steps; // from where on, how far
};

class Crowd
{
public:
    explicit Crowd(std::span<const Standing> standing)
        : m_standing(standing), m_pushesRight(standing.size()), m_pushesDown(standing.size()),
          m_isOver(standing.size())
    {
        findWhatIsInTheWay();
    }

    std::vector<QPointF> moves() const
    {
        const Stretch right = stretch(
            m_pushesRight, [](const QRectF &rect) { return rect.left(); },
            [](const QRectF &rect) { return rect.right(); });
        const Stretch down = stretch(
            m_pushesDown, [](const QRectF &rect) { return rect.top(); },
            [](const QRectF &rect) { return rect.bottom(); });
        std::vector<QPointF> moves;
        double bottom = 0;
        for (std::size_t i = 0; i < m_standing.size(); ++i) {
            const QRectF &before = m_standing[i].before;
            moves.emplace_back(right.at(before.left()), down.at(before.top()));
            const double own = m_standing[i].after.bottom() + moves[i].y();
            bottom = i == 0 ? own : std::max(bottom, own);
        }
        for (std::size_t i = 0; i < m_standing.size(); ++i)
            if (m_isOver[i]) {
                moves[i] = {0, bottom + gapBelow - m_standing[i].after.top()};
                bottom += gapBelow + m_standing[i].after.height();
            }
        return moves;
    }

private:
    // A sweep from the left. Pairs of which neither has grown are as they were.
    void findWhatIsInTheWay()
    {
        std::vector<int> order(m_standing.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
            return m_standing[at(a)].after.left() < m_standing[at(b)].after.left();
        });
        std::vector<int> grown; // that reach the line of the sweep
        std::vector<int> others;
        for (const int one : order) {
            const QRectF &rect = m_standing[at(one)].after;
            for (std::vector<int> *list : {&grown, &others})
                std::erase_if(*list,
                              [&](int each) { return m_standing[at(each)].after.right() <= rect.left(); });
            for (const int each : grown)
                meet(each, one);
            if (hasGrown(m_standing[at(one)]))
                for (const int each : others)
                    meet(one, each);
            (hasGrown(m_standing[at(one)]) ? grown : others).push_back(one);
        }
    }

    // `grown` has grown, and the other one perhaps.
    void meet(int grown, int other)
    {
        const Standing &a = m_standing[at(grown)];
        const Standing &b = m_standing[at(other)];
        if (!a.after.intersects(b.after))
            return;
        if (a.before.intersects(b.before)) {
            const bool isFarther = areaOf(a.after & b.after) > areaOf(a.before & b.before);
            const int leaving = b.wasCard && !a.wasCard ? grown : other;
            const int staying = leaving == grown ? other : grown;
            if ((isFarther || a.wasCard || b.wasCard) && !m_isOver[at(staying)])
                m_isOver[at(leaving)] = true;
            return;
        }
        const bool isBelow = b.before.top() >= a.before.bottom();
        const bool isRight = b.before.left() >= a.before.right();
        if (isBelow && (!isRight || growth(a).height() <= growth(a).width()))
            m_pushesDown[at(grown)] = true;
        else if (isRight)
            m_pushesRight[at(grown)] = true;
        else if (a.before.top() >= b.before.bottom())
            m_pushesDown[at(other)] = true;
        else
            m_pushesRight[at(other)] = true;
    }

    static QSizeF growth(const Standing &one) { return one.after.size() - one.before.size(); }

    template <typename Start, typename End>
    Stretch stretch(const std::vector<bool> &pushes, Start start, End end) const
    {
        std::vector<const Standing *> pushing;
        for (std::size_t i = 0; i < m_standing.size(); ++i)
            if (pushes[i])
                pushing.push_back(&m_standing[i]);
        std::stable_sort(pushing.begin(), pushing.end(), [&](const Standing *a, const Standing *b) {
            return end(a->before) < end(b->before);
        });
        Stretch stretch;
        for (const Standing *one : pushing)
            stretch.add(start(one->before), end(one->before), end(one->after) - end(one->before));
        return stretch;
    }

    std::span<const Standing> m_standing;
    std::vector<bool> m_pushesRight; // something stands in its way there
    std::vector<bool> m_pushesDown;
    std::vector<bool> m_isOver; // it lay over something that grows
};

void growFor(QRectF &box, const QRectF &contents)
{
    constexpr double rim = 10;
    box.setRight(std::max(box.right(), contents.right() + rim));
    box.setBottom(std::max(box.bottom(), contents.bottom() + rim));
}

// Room in one box (-1: at the top), whose own rectangle then may have grown. `moves` are those within it.
void makeRoomIn(int box, const ViewGraph &graph, std::vector<Standing> &standing, std::vector<QPointF> &moves)
{
    const std::vector<int> children = graph.childrenOf(box);
    std::vector<Standing> crowd;
    for (const int node : children)
        crowd.push_back(standing[at(node)]);
    if (std::none_of(crowd.begin(), crowd.end(), hasGrown))
        return;
    const std::vector<QPointF> own = movesForGrown(crowd);
    for (std::size_t i = 0; i < children.size(); ++i) {
        moves[at(children[i])] = own[i];
        if (box >= 0 && (hasGrown(crowd[i]) || !own[i].isNull()))
            growFor(standing[at(box)].after, crowd[i].after.translated(own[i]));
    }
}

} // namespace

std::vector<QPointF> movesForGrown(std::span<const Standing> standing)
{
    return Crowd(standing).moves();
}

std::vector<QRectF> withRoom(const ViewGraph &graph, std::vector<Standing> standing)
{
    std::vector<QPointF> moves(standing.size());
    for (const int box : graph.boxesInsideOut())
        makeRoomIn(box, graph, standing, moves);
    makeRoomIn(-1, graph, standing, moves);
    for (const int box : graph.boxesOutsideIn())
        for (const int child : graph.nodes()[at(box)].children)
            moves[at(child)] += moves[at(box)];
    std::vector<QRectF> rects;
    for (std::size_t i = 0; i < standing.size(); ++i)
        rects.push_back(standing[i].after.translated(moves[i]));
    return rects;
}

} // namespace bulkhead::diagram
