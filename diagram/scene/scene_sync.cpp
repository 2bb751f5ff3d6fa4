// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/scene_sync.h"

#include "diagram/drawing/label_placing.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/network_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/nesting.h"
#include "diagram/scene/diagram_scene.h"
#include "model/properties.h"

#include <algorithm>
#include <memory>
#include <QSignalBlocker>
#include <set>
#include <unordered_map>
#include <utility>

namespace bulkhead::diagram {
namespace {

// Moves the items of what is still shown into the new order of indices, makes what is new, deletes the rest.
template <typename Item, typename View, typename IdOf, typename SetIndex>
void reconcile(DiagramScene &scene, SceneState &state, std::vector<Item *> &items,
               std::unordered_map<model::Id, Item *> &before, const std::vector<View> &shown, IdOf idOf,
               SetIndex setIndex)
{
    items.assign(shown.size(), nullptr);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int index = static_cast<int>(i);
        if (const auto found = before.find(idOf(shown[i])); found != before.end()) {
            items[i] = found->second;
            before.erase(found);
            setIndex(*items[i], index);
        } else {
            items[i] = new Item(state, index);
            scene.addItem(items[i]);
        }
    }
    for (const auto &[id, item] : before)
        delete item;
    before.clear();
}

// What one change asks of the scene.
struct Consequences
{
    bool structure = false;
    bool notes = false;
    std::set<int> elements; // new looks
    std::set<int> flows;
    std::set<model::Id> placed;
};

const model::Value *networksOf(const model::Element &element, const model::Vocabulary &vocabulary)
{
    const auto key = vocabulary.key(model::property::container::networks);
    return key ? element.properties.value(*key) : nullptr;
}

bool sameStructure(const model::Element &before, const model::Element &after,
                   const model::Vocabulary &vocabulary)
{
    const model::Value *networksBefore = networksOf(before, vocabulary);
    const model::Value *networksAfter = networksOf(after, vocabulary);
    const bool sameNetworks =
        networksBefore && networksAfter ? *networksBefore == *networksAfter : networksBefore == networksAfter;
    return before.parent == after.parent && before.kind == after.kind && before.id == after.id &&
           sameNetworks && after.kind != model::Kind::Network;
}

bool sameStructure(const model::Flow &before, const model::Flow &after)
{
    return before.id == after.id && before.source == after.source && before.target == after.target &&
           before.kind == after.kind; // a view may leave kinds out
}

class Follower
{
public:
    explicit Follower(SceneState &state) : m_state(state) {}

    Consequences consequences;

    void follow(const model::Change &change)
    {
        std::visit([this](const auto &data) { handle(data); }, change.data);
    }

private:
    void handle(const model::Batch &batch)
    {
        for (const model::Change &change : batch.changes)
            follow(change);
    }

    void handle(const model::Edit<model::Element> &edit)
    {
        if (!edit.before || !edit.after ||
            !sameStructure(*edit.before, *edit.after, m_state.model->vocabulary())) {
            consequences.structure = true;
            return;
        }
        m_state.graph.replace(edit.after);
        const int node = m_state.graph.node(edit.after->id);
        if (node < 0)
            return;
        consequences.elements.insert(node);
        // A card is as large as its texts.
        const ViewNode &shown = m_state.graph.nodes()[at(node)];
        if (shown.isCard() &&
            naturalSize(shown, m_state.model->vocabulary()) != m_state.geometry.rects[at(node)].size())
            consequences.structure = true;
    }

    void handle(const model::Edit<model::Flow> &edit)
    {
        if (!edit.before || !edit.after || !sameStructure(*edit.before, *edit.after)) {
            consequences.structure = true;
            return;
        }
        m_state.graph.replace(edit.after);
        if (const int flow = m_state.graph.flowShowing(edit.after->id); flow >= 0)
            consequences.flows.insert(flow);
    }

    void handle(const model::Edit<model::Placement> &edit)
    {
        const model::Placement &placement = edit.after ? *edit.after : *edit.before;
        if (placement.view == m_state.view)
            consequences.placed.insert(placement.item);
    }

    // Names and order of views, and what other views show, are not drawn here.
    void handle(const model::Edit<model::View> &edit)
    {
        if ((edit.after ? edit.after : edit.before)->id != m_state.view)
            return;
        if (!edit.before || !edit.after) {
            consequences.structure = true;
            return;
        }
        model::View same = *edit.after;
        same.name = edit.before->name;
        same.order = edit.before->order;
        same.notes = edit.before->notes;
        consequences.notes = consequences.notes || edit.after->notes != edit.before->notes;
        consequences.structure = consequences.structure || !(same == *edit.before);
    }

    template <typename Other>
    void handle(const model::Edit<Other> &)
    {}

    SceneState &m_state;
};

Hubs hubsOf(const SceneState &state)
{
    // The classic notation draws every line.
    return state.notation == Notation::ClassicDfd ? Hubs()
                                                  : Hubs(state.graph, state.model->views().find(state.view));
}

// False where something has lost its place, which asks for finding a new one.
bool takePlaces(SceneState &state, const std::set<model::Id> &items)
{
    for (const model::Id &id : items) {
        const model::Placement *placement = state.model->placements().find({state.view, id});
        if (const int node = state.graph.node(id); node >= 0) {
            if (!placement || placement->rect.width <= 0)
                return false;
            takePlace(state.geometry, state.graph, node, *placement, state.model->vocabulary());
        } else if (const int flow = state.graph.flow(id); flow >= 0) {
            if (!isByHandElsewhere(*state.model, state.view, state.graph.flows()[at(flow)]))
                takeRoute(state.geometry, flow, placement);
        }
    }
    if (!items.empty()) // else nothing is shown anew
        makeRoomForCollapsed(*state.model, state.view, state.graph, state.geometry.rects);
    return true;
}

// Which elements stand in another box than the model says.
void checkNesting(DiagramScene &scene, SceneState &state)
{
    std::vector<bool> isMisplaced(state.elements.size());
    for (const Misplaced &each : misplaced(state.graph, state.geometry.rects))
        isMisplaced[at(each.node)] = true;
    for (ElementItem *item : state.elements)
        item->setMisplaced(isMisplaced[at(item->node())]);
    emit scene.nestingChecked();
}

// Notes have no ids: where one came or went, none is selected any longer.
void showNotes(DiagramScene &scene, SceneState &state)
{
    const std::size_t count = notesOf(state).size();
    if (state.notes.size() != count)
        for (NoteItem *item : state.notes)
            item->setSelected(false);
    while (state.notes.size() > count) {
        delete state.notes.back();
        state.notes.pop_back();
    }
    for (NoteItem *item : state.notes)
        item->refresh();
    while (state.notes.size() < count) {
        state.notes.push_back(new NoteItem(state, static_cast<int>(state.notes.size())));
        scene.addItem(state.notes.back());
    }
}

QRectF rectWithRoom(const DiagramScene &scene)
{
    constexpr double room = 600;
    return scene.contentBounds().adjusted(-room, -room, room, room);
}

void growSceneRect(DiagramScene &scene)
{
    const QRectF bounds = rectWithRoom(scene);
    if (!scene.sceneRect().contains(bounds))
        scene.setSceneRect(scene.sceneRect() | bounds);
}

} // namespace

void rebuildScene(DiagramScene &scene, SceneState &state)
{
    const std::vector<model::Id> subjects = scene.selectionSubjects();
    std::unordered_map<model::Id, ElementItem *> elements;
    for (ElementItem *item : state.elements)
        elements.emplace(item->id(), item);
    std::unordered_map<model::Id, FlowItem *> flows;
    for (FlowItem *item : state.flows)
        flows.emplace(item->id(), item);
    qDeleteAll(state.networks);
    state.networks.clear();

    state.graph = ViewGraph(*state.model, state.view);
    state.geometry = resolveGeometry(*state.model, state.view, state.graph);
    state.hubs = hubsOf(state);
    const model::View *record = state.model->views().find(state.view);
    state.isCurved = record && record->routing == model::Routing::Curved;

    // Items ask the graph for their ids when they are deselected: no signals until all is consistent.
    {
        const QSignalBlocker quiet(scene);
        reconcile(
            scene, state, state.elements, elements, state.graph.nodes(),
            [](const ViewNode &node) { return node.element->id; },
            [](ElementItem &item, int node) { item.setNode(node); });
        reconcile(
            scene, state, state.flows, flows, state.graph.flows(),
            [](const ViewFlow &flow) { return flow.flow->id; },
            [](FlowItem &item, int flow) { item.setFlow(flow); });
        applySelection(state, subjects); // which may have come out of a card, or gone into one
    }
    showNotes(scene, state);
    showGeometry(state);
    showNetworkHulls(scene, state);
    growSceneRect(scene);
    checkNesting(scene, state);
    emit scene.selectionChanged();
}

void followChange(DiagramScene &scene, SceneState &state, const model::Change &change)
{
    Follower follower(state);
    follower.follow(change);
    const Consequences &consequences = follower.consequences;
    if (consequences.structure || !takePlaces(state, consequences.placed)) {
        rebuildScene(scene, state);
        return;
    }
    for (const int node : consequences.elements)
        state.elements[at(node)]->refresh();
    for (const int flow : consequences.flows)
        state.flows[at(flow)]->refresh();
    if (consequences.notes) {
        ++state.timesShown;
        showNotes(scene, state);
        growSceneRect(scene);
    }
    if (!consequences.placed.empty()) {
        showGeometry(state);
        growSceneRect(scene);
        checkNesting(scene, state);
    }
}

void fitSceneRect(DiagramScene &scene)
{
    scene.setSceneRect(rectWithRoom(scene));
}

void refreshLooks(SceneState &state)
{
    state.hubs = hubsOf(state);
    for (ElementItem *item : state.elements)
        item->refresh();
    for (FlowItem *item : state.flows)
        item->refresh();
}

void showGeometry(SceneState &state)
{
    ++state.timesShown;
    for (std::size_t i = 0; i < state.elements.size(); ++i)
        state.elements[i]->setRect(state.geometry.rects[i]);
    for (std::size_t i = 0; i < state.flows.size(); ++i)
        state.flows[i]->setRoute(state.geometry.bends[i], state.geometry.ends[i]);
    for (NoteItem *item : state.notes)
        item->refresh();
    routeAll(state);
}

void showPorts(SceneState &state)
{
    std::vector<QRectF> rects;
    for (const ElementItem *item : state.elements)
        rects.push_back(item->rect());
    const std::vector<PortMark> ports = portMarks(state.graph, state.hubs, rects);
    for (std::size_t i = 0; i < state.flows.size(); ++i)
        state.flows[i]->setPort(ports[i]);
}

void routeAll(SceneState &state)
{
    showPorts(state);
    std::vector<LabelledFlow> labelled;
    labelled.reserve(state.flows.size());
    for (FlowItem *item : state.flows) {
        item->route();
        if (!item->isPort())
            labelled.push_back({&item->look(), &item->course(), {}});
    }
    std::vector<QRectF> taken;
    for (const ElementItem *item : state.elements)
        addObstacles(taken, state.graph.nodes()[at(item->node())], item->look(), item->rect(),
                     state.model->vocabulary());
    for (const FlowItem *item : state.flows)
        if (item->isPort())
            taken.push_back(item->labelRect() | item->portArea());
    placeLabels(labelled, std::move(taken), state.theme);
    auto placed = labelled.begin();
    for (FlowItem *item : state.flows)
        if (!item->isPort())
            item->setLabelSpot((placed++)->spot);
    for (NetworkItem *item : state.networks)
        item->route();
    for (NoteItem *item : state.notes)
        item->route();
}

void showNetworkHulls(DiagramScene &scene, SceneState &state)
{
    // Of so many selected elements one asks nothing about their networks, and hulls of all take their time.
    constexpr std::ptrdiff_t mostAskedAbout = 100;
    const auto isSelected = [](const ElementItem *element) { return element->isSelected(); };
    const auto selected = std::count_if(state.elements.begin(), state.elements.end(), isSelected);
    const bool isAskedAbout = selected > 0 && selected <= mostAskedAbout;
    qDeleteAll(state.networks);
    state.networks.clear();
    for (std::size_t i = 0; i < state.graph.networks().size(); ++i) {
        const std::vector<int> &members = state.graph.networks()[i].members;
        const bool wanted = state.showNetworks ||
                            (isAskedAbout && std::any_of(members.begin(), members.end(), [&](int member) {
                                 return isSelected(state.elements[at(member)]);
                             }));
        if (!wanted || members.empty())
            continue;
        auto *item = new NetworkItem(state, static_cast<int>(i));
        scene.addItem(item);
        item->route();
        state.networks.push_back(item);
    }
}

} // namespace bulkhead::diagram
