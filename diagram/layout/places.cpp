// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/places.h"

#include "diagram/index.h"
#include "diagram/labels.h"
#include "diagram/layout/layers.h"
#include "diagram/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace bulkhead::diagram {
namespace {

constexpr double gapOfGroups = 36;
constexpr double gapOfOutside = 24;
constexpr int placingPasses = 3; // the later ones follow where the other ends stood
constexpr std::size_t mostForSeveralPasses = 1500;

// A flow that leaves a box through its border, seen from one of the box's children.
struct Outlet
{
    int inner = 0; // the end in the child
    int outer = 0;
    bool isLeaving = false;
};

struct BoxFlows
{
    std::vector<int> between;                   // flows between children
    std::map<int, std::vector<Outlet>> outlets; // by child
};

// What stands together: elements that flows join, those outside, or a single one.
struct Group
{
    std::vector<int> nodes;
    std::vector<QPointF> places;
    QSizeF size;
    int rank = 0; // what is exposed comes first
};

class ViewPlacer
{
public:
    ViewPlacer(const PlacingQuestion &question, const std::stop_token &stop)
        : m_question(question), m_graph(question.graph), m_stop(stop), m_boxes(m_graph.boxesInsideOut()),
          m_top(m_graph.childrenOf(-1)), m_rects(m_graph.nodes().size()), m_origin(m_graph.nodes().size()),
          m_absolute(m_graph.nodes().size())
    {
        collectFlows();
        findExposed();
    }

    std::vector<QRectF> run()
    {
        const int passes = m_graph.nodes().size() > mostForSeveralPasses ? 1 : placingPasses;
        for (m_pass = 0; m_pass < passes && !m_stop.stop_requested(); ++m_pass) {
            for (std::size_t i = 0; i < m_rects.size(); ++i)
                m_rects[i] = QRectF(QPointF(), m_question.sizes[i]);
            for (const int box : m_boxes)
                placeIn(box);
            placeContents(-1, m_top);
            for (const int node : m_top)
                m_rects[at(node)].moveTopLeft(
                    {onGrid(m_rects[at(node)].left()), onGrid(m_rects[at(node)].top())});
            makeAbsolute();
            if (m_crossing.empty())
                break; // no later pass finds anything else
        }
        return m_absolute;
    }

private:
    void collectFlows()
    {
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
            const ViewFlow &flow = m_graph.flows()[i];
            if (m_question.hubs.hubOf(static_cast<int>(i)) >= 0 || flow.source == flow.target ||
                m_graph.isInside(flow.source, flow.target) || m_graph.isInside(flow.target, flow.source))
                continue;
            const int box = m_graph.commonBox(flow.source, flow.target);
            m_flows[box].between.push_back(static_cast<int>(i));
            addOutlets(flow.source, flow.target, box, true);
            addOutlets(flow.target, flow.source, box, false);
        }
    }

    void addOutlets(int inner, int outer, int box, bool isLeaving)
    {
        for (int node = inner; m_graph.nodes()[at(node)].parent != box;
             node = m_graph.nodes()[at(node)].parent) {
            m_flows[m_graph.nodes()[at(node)].parent].outlets[node].push_back({inner, outer, isLeaving});
            m_crossing.push_back(node);
        }
    }

    // What stands outside, what it reaches through ports, and the boxes round that.
    void findExposed()
    {
        m_isExposed.assign(m_graph.nodes().size(), false);
        const auto mark = [&](int node) {
            for (; node >= 0; node = m_graph.nodes()[at(node)].parent)
                m_isExposed[at(node)] = true;
        };
        const auto isOutside = [&](int node) {
            return m_graph.nodes()[at(node)].element->kind == model::Kind::ExternalEntity;
        };
        for (const ViewFlow &flow : m_graph.flows())
            if (isOutside(flow.source)) {
                mark(flow.source);
                mark(flow.target);
            }
    }

    QSizeF outerSize(int node) const
    {
        const QMarginsF &margin = m_question.margin[at(node)];
        return {m_rects[at(node)].width() + margin.left() + margin.right(),
                m_rects[at(node)].height() + margin.top() + margin.bottom()};
    }

    // How far below the upper edge of `child`, with its margin, the middle of `inner` is.
    double heightIn(int child, int inner) const
    {
        double y = m_rects[at(inner)].height() / 2 + m_question.margin[at(child)].top();
        for (; inner != child; inner = m_graph.nodes()[at(inner)].parent)
            y += m_rects[at(inner)].top();
        return y;
    }

    static double onGrid(double value) { return std::round(value / gridStep) * gridStep; }

    void placeIn(int box)
    {
        const std::vector<int> &children = m_graph.nodes()[at(box)].children;
        const QSizeF contents = placeContents(box, children);
        const QRectF round = boxAround(QRectF(QPointF(), contents));
        const QPointF inset(onGrid(-round.left()), onGrid(-round.top()));
        for (const int child : children)
            m_rects[at(child)].moveTopLeft({inset.x() + onGrid(m_rects[at(child)].left()),
                                            inset.y() + onGrid(m_rects[at(child)].top())});
        const QSizeF size =
            QSizeF(inset.x() + contents.width() + boxPadding, inset.y() + contents.height() + boxPadding)
                .expandedTo(m_question.sizes[at(box)]);
        m_rects[at(box)] = QRectF(0, 0, std::ceil(size.width() / gridStep) * gridStep,
                                  std::ceil(size.height() / gridStep) * gridStep);
    }

    // Sets the upper left corners of what stands in a box, from (0, 0), and gives the size of all of it.
    QSizeF placeContents(int box, const std::vector<int> &children)
    {
        std::vector<Group> groups = groupsOf(box, children);
        std::vector<QSizeF> sizes;
        for (const Group &group : groups)
            sizes.push_back(group.size);
        const std::vector<QPointF> corners = packedPlaces(sizes, gapOfGroups);
        QSizeF whole(0, 0);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t n = 0; n < groups[i].nodes.size(); ++n) {
                const int node = groups[i].nodes[n];
                const QMarginsF &margin = m_question.margin[at(node)];
                m_rects[at(node)].moveTopLeft(corners[i] + groups[i].places[n] +
                                              QPointF(margin.left(), margin.top()));
                m_origin[at(node)] = corners[i];
            }
            whole = whole.expandedTo(
                {corners[i].x() + groups[i].size.width(), corners[i].y() + groups[i].size.height()});
        }
        return whole;
    }

    std::vector<Group> groupsOf(int box, const std::vector<int> &children)
    {
        const auto found = m_flows.find(box);
        const BoxFlows flows = found == m_flows.end() ? BoxFlows() : found->second;
        std::map<int, int> root;
        for (const int child : children)
            root[child] = child;
        const auto rootOf = [&](int node) {
            while (root[node] != node)
                node = root[node] = root[root[node]];
            return node;
        };
        const auto join = [&](int a, int b) {
            root[std::max(rootOf(a), rootOf(b))] = std::min(rootOf(a), rootOf(b));
        };
        for (const int flow : flows.between)
            join(m_graph.childOf(box, m_graph.flows()[at(flow)].source),
                 m_graph.childOf(box, m_graph.flows()[at(flow)].target));
        for (const auto &[child, outlets] : flows.outlets)
            join(child, flows.outlets.begin()->first);

        std::map<int, std::vector<int>> joined;
        for (const int child : children)
            joined[rootOf(child)].push_back(child);
        std::vector<Group> groups;
        std::vector<int> outside;
        std::vector<int> loose;
        for (auto &[first, nodes] : joined) {
            const bool isLoose = nodes.size() == 1 && !flows.outlets.contains(first);
            if (isLoose && m_graph.nodes()[at(first)].children.empty()) {
                const bool isFirst =
                    m_graph.nodes()[at(first)].element->kind == model::Kind::ExternalEntity ||
                    m_question.hubs.number(first) >= 0;
                (isFirst ? outside : loose).push_back(first);
                continue;
            }
            Group group;
            group.rank =
                std::any_of(nodes.begin(), nodes.end(), [&](int node) { return m_isExposed[at(node)]; }) ? 1
                                                                                                         : 2;
            group.nodes = std::move(nodes);
            if (isLoose) {
                group.places = {QPointF()};
                group.size = outerSize(first);
            } else {
                layer(box, flows, group);
            }
            groups.push_back(std::move(group));
        }
        if (!outside.empty())
            groups.push_back(inRows(std::move(outside)));
        const auto area = [](const Group &group) { return group.size.width() * group.size.height(); };
        std::stable_sort(groups.begin(), groups.end(), [&](const Group &a, const Group &b) {
            return std::pair(a.rank, -area(a)) < std::pair(b.rank, -area(b));
        });
        addCells(std::move(loose), groups);
        return groups;
    }

    void byKindAndName(std::vector<int> &nodes) const
    {
        std::stable_sort(nodes.begin(), nodes.end(), [&](int a, int b) {
            const model::Element &first = *m_graph.nodes()[at(a)].element;
            const model::Element &second = *m_graph.nodes()[at(b)].element;
            return std::tie(first.kind, first.name) < std::tie(second.kind, second.name);
        });
    }

    // What stands outside, in a block of its own.
    Group inRows(std::vector<int> nodes) const
    {
        byKindAndName(nodes);
        Group group;
        std::vector<QSizeF> sizes;
        for (const int node : nodes)
            sizes.push_back(outerSize(node));
        group.nodes = std::move(nodes);
        group.places = packedPlaces(sizes, gapOfOutside);
        measure(group);
        return group;
    }

    // What no flow joins stands in equal cells, so that rows and columns come about where there is room.
    void addCells(std::vector<int> loose, std::vector<Group> &groups) const
    {
        byKindAndName(loose);
        double left = 0;
        QSizeF cell(0, 0);
        for (const int node : loose) {
            left = std::max<double>(left, m_question.margin[at(node)].left());
            cell = cell.expandedTo(m_rects[at(node)].size());
        }
        double right = 0;
        for (const int node : loose)
            right = std::max<double>(right, m_question.margin[at(node)].right());
        for (const int node : loose) {
            const QPointF place(left - m_question.margin[at(node)].left(), 0);
            groups.push_back({{node}, {place}, {left + cell.width() + right, cell.height()}, 3});
        }
    }

    void measure(Group &group) const
    {
        group.size = QSizeF(0, 0);
        for (std::size_t i = 0; i < group.nodes.size(); ++i) {
            const QSizeF size = outerSize(group.nodes[i]);
            group.size = group.size.expandedTo(
                {group.places[i].x() + size.width(), group.places[i].y() + size.height()});
        }
    }

    void layer(int box, const BoxFlows &flows, Group &group)
    {
        LayerQuestion question;
        std::map<int, int> index;
        for (const int node : group.nodes) {
            index[node] = static_cast<int>(question.sizes.size());
            question.sizes.push_back(outerSize(node));
        }
        for (const int flow : flows.between) {
            const ViewFlow &ends = m_graph.flows()[at(flow)];
            const int source = m_graph.childOf(box, ends.source);
            const int target = m_graph.childOf(box, ends.target);
            if (index.contains(source))
                question.edges.push_back({index[source], index[target], heightIn(source, ends.source),
                                          heightIn(target, ends.target), m_question.labels[at(flow)]});
        }
        question.pulls.resize(group.nodes.size());
        question.late.resize(group.nodes.size(), 0);
        for (const auto &[child, outlets] : flows.outlets) {
            if (!index.contains(child))
                continue;
            const std::size_t node = at(index[child]);
            question.late[node] = std::all_of(outlets.begin(), outlets.end(),
                                              [](const Outlet &outlet) { return outlet.isLeaving; })
                                      ? 1
                                      : 0;
            if (m_pass > 0)
                for (const Outlet &outlet : outlets)
                    question.pulls[node].push_back(pullOf(box, child, outlet));
        }
        group.places = layeredPlaces(question);
        measure(group);
    }

    // Where the other end stood in the former pass, in the coordinates of the child's group.
    double pullOf(int box, int child, const Outlet &outlet) const
    {
        const double contents = box < 0 ? 0 : m_absolute[at(box)].top() + boxHeaderHeight + boxPadding / 2;
        return m_absolute[at(outlet.outer)].center().y() - contents - m_origin[at(child)].y() -
               heightIn(child, outlet.inner);
    }

    void makeAbsolute()
    {
        m_absolute = m_rects;
        for (auto box = m_boxes.rbegin(); box != m_boxes.rend(); ++box)
            for (const int child : m_graph.nodes()[at(*box)].children)
                m_absolute[at(child)].translate(m_absolute[at(*box)].topLeft());
        for (QRectF &rect : m_absolute)
            rect.moveTopLeft({std::round(rect.left() / gridStep) * gridStep,
                              std::round(rect.top() / gridStep) * gridStep});
    }

    const PlacingQuestion &m_question;
    const ViewGraph &m_graph;
    const std::stop_token &m_stop;
    std::map<int, BoxFlows> m_flows; // by box; -1: the top
    std::vector<int> m_crossing;     // children whose flows leave their box
    std::vector<bool> m_isExposed;
    std::vector<int> m_boxes; // innermost first
    std::vector<int> m_top;
    std::vector<QRectF> m_rects;    // relative to the upper left corner of the box, or of all
    std::vector<QPointF> m_origin;  // of the group that a node stands in, in its box's contents
    std::vector<QRectF> m_absolute; // after a pass
    int m_pass = 0;
};

} // namespace

std::vector<QRectF> placed(const PlacingQuestion &question, const std::stop_token &stop)
{
    return ViewPlacer(question, stop).run();
}

} // namespace bulkhead::diagram
