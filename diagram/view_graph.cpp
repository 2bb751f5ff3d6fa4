// SPDX-License-Identifier: Apache-2.0
#include "diagram/view_graph.h"
#include "model/properties.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::diagram {
namespace {

// Position of the id in a list ordered by id; -1 when it is not there.
template <typename Item, typename GetId>
int position(const std::vector<Item> &items, model::IdView id, GetId getId)
{
    const auto found =
        std::lower_bound(items.begin(), items.end(), id, [&](const Item &item, model::IdView wanted) {
            return model::IdView(getId(item)) < wanted;
        });
    if (found == items.end() || getId(*found) != id)
        return -1;
    return static_cast<int>(found - items.begin());
}

// In a list that is ordered by id.
template <typename Item>
void replaceIn(std::vector<std::shared_ptr<const Item>> &items, std::shared_ptr<const Item> changed)
{
    if (const int index =
            position(items, changed->id, [](const auto &item) -> const std::string & { return item->id; });
        index >= 0)
        items[static_cast<std::size_t>(index)] = std::move(changed);
}

bool isMember(const model::View *view, model::IdView id)
{
    return !view || view->wholeModel ||
           std::binary_search(view->members.begin(), view->members.end(), id, std::less<>());
}

// The networks that elements have joined, but for those that are a flow's end: an end has to be somewhere.
std::set<model::IdView> joinedNetworks(const model::Model &model)
{
    std::set<model::IdView> joined;
    if (const auto key = model.vocabulary().key(model::property::container::networks))
        for (const model::Element &element : model.elements())
            if (const model::Value *value = element.properties.value(*key))
                if (const auto *list = value->asList())
                    joined.insert(list->begin(), list->end());
    for (const model::Flow &flow : model.flows()) {
        joined.erase(flow.source);
        joined.erase(flow.target);
    }
    return joined;
}

} // namespace

bool isShown(const model::Model &model, const model::View &view, model::IdView id)
{
    const model::Flow *flow = model.flow(id);
    return flow ? view.shows(flow->kind) && isMember(&view, flow->source) && isMember(&view, flow->target)
                : isMember(&view, id);
}

bool ViewNode::isBox() const
{
    if (isCard())
        return false;
    switch (element->kind) {
    case model::Kind::Host:
    case model::Kind::TrustBoundary:
    case model::Kind::Registry:
        return true;
    default:
        return !children.empty();
    }
}

bool ViewNode::holds() const
{
    return model::canContain(element->kind) && !isCard();
}

ViewGraph::ViewGraph(const model::Model &model, model::IdView view, Boxes boxes)
{
    const model::View *record = model.views().find(view);
    addNodes(model, record);
    if (record && !record->collapsed.empty() && boxes == Boxes::AsShown)
        collapse(record->collapsed);
    addDepths();
    addNetworks(model);
    addFlows(model, record);
    assignLanes();
}

int ViewGraph::node(model::IdView id) const
{
    return position(m_nodes, id,
                    [](const ViewNode &node) -> const std::string & { return node.element->id; });
}

int ViewGraph::flow(model::IdView id) const
{
    return position(m_flows, id, [](const ViewFlow &flow) -> const std::string & { return flow.flow->id; });
}

int ViewGraph::nodeShowing(model::IdView id) const
{
    if (const int shown = node(id); shown >= 0 || m_inCard.empty())
        return shown;
    const auto card = m_inCard.find(model::Id(id));
    return card == m_inCard.end() ? -1 : card->second;
}

int ViewGraph::flowShowing(model::IdView id) const
{
    if (const int shown = flow(id); shown >= 0 || m_inBundle.empty())
        return shown;
    const auto bundle = m_inBundle.find(model::Id(id));
    return bundle == m_inBundle.end() ? -1 : bundle->second;
}

void ViewGraph::replace(std::shared_ptr<const model::Element> element)
{
    if (const int index = node(element->id); index >= 0)
        m_nodes[static_cast<std::size_t>(index)].element = std::move(element);
    else if (const auto card = m_inCard.find(element->id); card != m_inCard.end())
        replaceIn(m_nodes[static_cast<std::size_t>(card->second)].inside, std::move(element));
}

void ViewGraph::replace(std::shared_ptr<const model::Flow> changed)
{
    if (const int index = flow(changed->id); index >= 0)
        m_flows[static_cast<std::size_t>(index)].flow = std::move(changed);
    else if (const auto line = m_inBundle.find(changed->id); line != m_inBundle.end())
        replaceIn(m_flows[static_cast<std::size_t>(line->second)].bundled, std::move(changed));
    else if (const auto card = m_inCard.find(changed->id); card != m_inCard.end())
        replaceIn(m_nodes[static_cast<std::size_t>(card->second)].flowsInside, std::move(changed));
}

bool ViewGraph::isInside(int node, int box) const
{
    for (int up = m_nodes[static_cast<std::size_t>(node)].parent; up >= 0;
         up = m_nodes[static_cast<std::size_t>(up)].parent)
        if (up == box)
            return true;
    return false;
}

std::vector<int> ViewGraph::descendants(int box) const
{
    std::vector<int> found = m_nodes[static_cast<std::size_t>(box)].children;
    for (std::size_t next = 0; next < found.size(); ++next) {
        const std::vector<int> &children = m_nodes[static_cast<std::size_t>(found[next])].children;
        found.insert(found.end(), children.begin(), children.end());
    }
    return found;
}

std::vector<int> ViewGraph::childrenOf(int box) const
{
    if (box >= 0)
        return m_nodes[static_cast<std::size_t>(box)].children;
    std::vector<int> top;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i].parent < 0)
            top.push_back(static_cast<int>(i));
    return top;
}

std::vector<int> ViewGraph::boxesOutsideIn() const
{
    std::vector<int> boxes;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (!m_nodes[i].children.empty())
            boxes.push_back(static_cast<int>(i));
    std::stable_sort(boxes.begin(), boxes.end(), [this](int a, int b) {
        return m_nodes[static_cast<std::size_t>(a)].depth < m_nodes[static_cast<std::size_t>(b)].depth;
    });
    return boxes;
}

std::vector<int> ViewGraph::boxesInsideOut() const
{
    std::vector<int> boxes = boxesOutsideIn();
    std::stable_sort(boxes.begin(), boxes.end(), [this](int a, int b) {
        return m_nodes[static_cast<std::size_t>(a)].depth > m_nodes[static_cast<std::size_t>(b)].depth;
    });
    return boxes;
}

int ViewGraph::commonBox(int a, int b) const
{
    int box = m_nodes[static_cast<std::size_t>(a)].parent;
    while (box >= 0 && !isInside(b, box))
        box = m_nodes[static_cast<std::size_t>(box)].parent;
    return box;
}

int ViewGraph::childOf(int box, int node) const
{
    while (node >= 0 && m_nodes[static_cast<std::size_t>(node)].parent != box)
        node = m_nodes[static_cast<std::size_t>(node)].parent;
    return node;
}

void ViewGraph::addNodes(const model::Model &model, const model::View *view)
{
    // A network that others join is drawn by chips and hulls; any other one is an element to look at.
    const std::set<model::IdView> joined = joinedNetworks(model);
    for (auto it = model.elements().begin(); it != model.elements().end(); ++it) {
        const model::Element &element = *it;
        const bool byChips = element.kind == model::Kind::Network && joined.contains(element.id);
        if (isMember(view, element.id) && !byChips)
            m_nodes.push_back(ViewNode{it.shared(), -1, 0, {}, {}, {}});
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const model::Element *up = model.element(m_nodes[i].element->parent);
        while (up && m_nodes[i].parent < 0) {
            m_nodes[i].parent = node(up->id);
            up = model.element(up->parent);
        }
        if (m_nodes[i].parent >= 0)
            m_nodes[static_cast<std::size_t>(m_nodes[i].parent)].children.push_back(static_cast<int>(i));
    }
}

// Takes what stands inside the boxes out of the list: the outermost of nested ones becomes the card.
void ViewGraph::collapse(const std::vector<model::Id> &boxes)
{
    const auto isCollapsed = [&](const ViewNode &node) {
        return !node.children.empty() && std::binary_search(boxes.begin(), boxes.end(), node.element->id);
    };
    std::vector<int> cardOf(m_nodes.size(), -1); // by former index
    std::vector<int> placeOf(m_nodes.size(), -1);
    int places = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        for (int up = m_nodes[i].parent; up >= 0; up = m_nodes[static_cast<std::size_t>(up)].parent)
            if (isCollapsed(m_nodes[static_cast<std::size_t>(up)]))
                cardOf[i] = up;
        if (cardOf[i] < 0)
            placeOf[i] = places++;
    }
    if (static_cast<std::size_t>(places) == m_nodes.size())
        return;
    const auto placesOf = [&](const std::vector<int> &nodes) {
        std::vector<int> result;
        for (const int node : nodes)
            if (placeOf[static_cast<std::size_t>(node)] >= 0)
                result.push_back(placeOf[static_cast<std::size_t>(node)]);
        return result;
    };
    std::vector<ViewNode> shown;
    shown.reserve(static_cast<std::size_t>(places));
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (placeOf[i] < 0)
            continue;
        shown.push_back(std::move(m_nodes[i]));
        ViewNode &node = shown.back();
        node.children = placesOf(node.children);
        if (node.parent >= 0)
            node.parent = placeOf[static_cast<std::size_t>(node.parent)];
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (cardOf[i] < 0)
            continue;
        const int card = placeOf[static_cast<std::size_t>(cardOf[i])];
        m_inCard.emplace(m_nodes[i].element->id, card);
        shown[static_cast<std::size_t>(card)].inside.push_back(std::move(m_nodes[i].element));
    }
    m_nodes = std::move(shown);
}

void ViewGraph::addDepths()
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        for (int up = m_nodes[i].parent; up >= 0; up = m_nodes[static_cast<std::size_t>(up)].parent)
            ++m_nodes[i].depth;
}

void ViewGraph::addNetworks(const model::Model &model)
{
    const auto key = model.vocabulary().key(model::property::container::networks);
    if (!key)
        return;
    std::map<model::IdView, std::vector<int>> members;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (const model::Value *value = m_nodes[i].element->properties.value(*key))
            if (const auto *list = value->asList())
                for (const std::string &network : *list)
                    members[network].push_back(static_cast<int>(i));
    for (auto &[id, list] : members) {
        const auto element = model.elements().shared(id);
        if (!element)
            continue;
        for (const int member : list)
            m_nodes[static_cast<std::size_t>(member)].networks.push_back(static_cast<int>(m_networks.size()));
        m_networks.push_back(ViewNetwork{element, std::move(list), node(id)});
    }
}

void ViewGraph::addFlows(const model::Model &model, const model::View *view)
{
    std::map<std::pair<int, int>, int> bundles; // by source and target
    for (auto it = model.flows().begin(); it != model.flows().end(); ++it) {
        const int source = nodeShowing(it->source);
        const int target = nodeShowing(it->target);
        if (source < 0 || target < 0 || (view && !view->shows(it->kind)))
            continue;
        const bool endsInCard = m_inCard.contains(it->source) || m_inCard.contains(it->target);
        if (source == target && endsInCard) {
            m_inCard.emplace(it->id, source);
            m_nodes[static_cast<std::size_t>(source)].flowsInside.push_back(it.shared());
            continue;
        }
        const int index = static_cast<int>(m_flows.size());
        if (m_nodes[static_cast<std::size_t>(source)].isCard() ||
            m_nodes[static_cast<std::size_t>(target)].isCard()) {
            const auto [bundle, isFirst] = bundles.emplace(std::pair(source, target), index);
            if (!isFirst) {
                ViewFlow &line = m_flows[static_cast<std::size_t>(bundle->second)];
                line.bundled.push_back(it.shared());
                line.endsInCard = line.endsInCard || endsInCard;
                m_inBundle.emplace(it->id, bundle->second);
                continue;
            }
        }
        m_flows.push_back(ViewFlow{it.shared(), source, target, 0, 1, {}, endsInCard});
        m_nodes[static_cast<std::size_t>(source)].flows.push_back(index);
        if (target != source)
            m_nodes[static_cast<std::size_t>(target)].flows.push_back(index);
    }
}

void ViewGraph::assignLanes()
{
    std::map<std::pair<int, int>, std::vector<std::size_t>> between;
    for (std::size_t i = 0; i < m_flows.size(); ++i)
        between[std::minmax(m_flows[i].source, m_flows[i].target)].push_back(i);
    for (const auto &[ends, flows] : between)
        for (std::size_t lane = 0; lane < flows.size(); ++lane) {
            m_flows[flows[lane]].lane = static_cast<int>(lane);
            m_flows[flows[lane]].lanes = static_cast<int>(flows.size());
        }
}

} // namespace bulkhead::diagram
