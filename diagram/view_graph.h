// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace bulkhead::diagram {

// An element that a view shows. Indices are positions in ViewGraph's lists, -1 means none.
struct ViewNode
{
    std::shared_ptr<const model::Element> element;
    int parent = -1; // the nearest enclosing element that the view shows
    int depth = 0;
    std::vector<int> children;
    std::vector<int> networks; // that it has joined
    std::vector<int> flows;    // that begin or end at it
    // Of a box that the view shows collapsed: the elements in it, at any depth, and the flows between them;
    // each by id.
    std::vector<std::shared_ptr<const model::Element>> inside{};
    std::vector<std::shared_ptr<const model::Flow>> flowsInside{};

    bool isCard() const { return !inside.empty(); } // collapsed
    bool isBox() const;                             // drawn as a frame round what it holds
    bool holds() const;                             // what is put there becomes its child
};

struct ViewFlow
{
    std::shared_ptr<const model::Flow> flow;
    int source = -1;
    int target = -1;
    int lane = 0; // its place among the flows between the same two elements
    int lanes = 1;
    // Flows between the same two ends in the same direction are one line where an end is collapsed; `flow` is
    // the first of them.
    std::vector<std::shared_ptr<const model::Flow>> bundled{}; // the others, by id
    bool endsInCard = false;                                   // an end stands inside a collapsed box

    // It has another course than its flow has where all is expanded.
    bool isStandIn() const { return endsInCard || !bundled.empty(); }
};

// Networks are no boxes: their members carry a chip, and a hull goes round them on demand.
struct ViewNetwork
{
    std::shared_ptr<const model::Element> element;
    std::vector<int> members;
    int node = -1; // drawn as an element too, where it has no members or is a flow's end
};

// Whether the view shows the element or flow: a flow where it shows both ends and flows of that kind. What
// stands in a collapsed box counts as shown.
bool isShown(const model::Model &model, const model::View &view, model::IdView id);

// What one view of a model shows, resolved to indices: who holds whom, which flows have both ends here,
// who is on which network. Built anew whenever the structure changes; geometry is not part of it.
class ViewGraph
{
public:
    // Whether boxes that the view's record names as collapsed are cards, or everything is there as for files
    // of other programs.
    enum class Boxes : std::uint8_t { AsShown, AllExpanded };

    ViewGraph() = default;
    ViewGraph(const model::Model &model, model::IdView view, Boxes boxes = Boxes::AsShown);

    const std::vector<ViewNode> &nodes() const { return m_nodes; }          // ordered by id
    const std::vector<ViewFlow> &flows() const { return m_flows; }          // ordered by id
    const std::vector<ViewNetwork> &networks() const { return m_networks; } // ordered by id

    int node(model::IdView id) const; // -1 when the view does not show it
    int flow(model::IdView id) const;
    // The element itself, or the collapsed box that it, or the flow, stands in; -1: neither is shown.
    int nodeShowing(model::IdView id) const;
    // The line of the flow, which may be that of several; -1 where there is none.
    int flowShowing(model::IdView id) const;

    // Follows an edit that leaves the structure as it is.
    void replace(std::shared_ptr<const model::Element> element);
    void replace(std::shared_ptr<const model::Flow> flow);

    bool isInside(int node, int box) const; // at any depth; not its own inside
    // The elements inside a box, at any depth, outermost first.
    std::vector<int> descendants(int box) const;
    std::vector<int> childrenOf(int box) const; // -1: what stands in no box
    std::vector<int> boxesOutsideIn() const;    // those that hold something, outermost first
    std::vector<int> boxesInsideOut() const;
    // The innermost box that both stand in, neither of them; -1: none.
    int commonBox(int a, int b) const;
    // What stands directly in `box` (-1: in none) and is the node or holds it; -1 where the node is not
    // inside.
    int childOf(int box, int node) const;

private:
    void addNodes(const model::Model &model, const model::View *view);
    void collapse(const std::vector<model::Id> &boxes);
    void addDepths();
    void addFlows(const model::Model &model, const model::View *view);
    void addNetworks(const model::Model &model);
    void assignLanes();

    std::vector<ViewNode> m_nodes;
    std::vector<ViewFlow> m_flows;
    std::vector<ViewNetwork> m_networks;
    std::unordered_map<model::Id, int> m_inCard;   // elements and flows inside collapsed boxes
    std::unordered_map<model::Id, int> m_inBundle; // flows that are not the first of their line
};

} // namespace bulkhead::diagram
