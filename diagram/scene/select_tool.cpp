// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/select_tool.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/painting/palette.h"
#include "diagram/scene/connect_tool.h"
#include "diagram/scene/flow_gesture.h"
#include "diagram/scene/move_gesture.h"
#include "diagram/scene/note_tools.h"
#include "diagram/scene/place_tool.h"
#include "diagram/scene/resize_gesture.h"
#include "diagram/scene/rubber_band.h"

#include <algorithm>
#include <QGraphicsView>

namespace bulkhead::diagram {
namespace {

using What = Hit::What;

Qt::CursorShape cursorFor(const Hit &hit)
{
    switch (hit.what) {
    case What::Badge:
    case What::FoldHandle:
        return Qt::PointingHandCursor;
    case What::ConnectHandle:
        return Qt::CrossCursor;
    case What::NoteHandle:
        return Qt::SizeFDiagCursor;
    case What::ResizeHandle:
        return hit.part == 0 || hit.part == 4 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    case What::FlowSource:
    case What::FlowTarget:
    case What::Bend:
        return Qt::SizeAllCursor;
    default:
        return Qt::ArrowCursor;
    }
}

bool extendsSelection(const Pointer &pointer)
{
    return pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
}

} // namespace

Diagram diagramOf(const SceneState &state)
{
    return {*state.model, state.view, state.graph, state.geometry};
}

std::vector<model::Id> elementIds(const SceneState &state, std::span<const int> nodes)
{
    std::vector<model::Id> ids;
    for (const int node : nodes)
        ids.push_back(state.elements[static_cast<std::size_t>(node)]->id());
    return ids;
}

std::vector<int> selectedNodes(const SceneState &state)
{
    std::vector<int> nodes;
    for (const ElementItem *item : state.elements)
        if (item->isSelected())
            nodes.push_back(item->node());
    return nodes;
}

std::vector<int> outermostSelected(const SceneState &state)
{
    return outermost(state.graph, selectedNodes(state));
}

std::unique_ptr<Tool> Tool::idle() const
{
    return std::make_unique<SelectTool>(m_scene);
}

Tool::Next SelectTool::press(const Pointer &pointer)
{
    const Hit hit = hitTest(m_scene, pointer.position, pointer.pixel);
    switch (hit.what) {
    case What::Ground:
        return std::make_unique<RubberBand>(m_scene, pointer, -1);
    case What::Note:
        return pressOnNote(hit.note, pointer);
    case What::NoteHandle:
        return std::make_unique<NoteResizeGesture>(m_scene, hit.note, pointer);
    case What::BoxInside: {
        // A filled box is taken hold of anywhere. With Shift, and in a boundary, which is a line, a drag
        // selects.
        const ElementItem *box = state().elements[static_cast<std::size_t>(hit.node)];
        const bool isFilled = box->look().kind != model::Kind::TrustBoundary;
        if ((isFilled || box->isSelected()) && !extendsSelection(pointer) && !state().readOnly)
            return pressOnThing(hit, pointer);
        return std::make_unique<RubberBand>(m_scene, pointer, hit.node);
    }
    case What::FoldHandle: {
        const model::Id ids[] = {state().elements[static_cast<std::size_t>(hit.node)]->id()};
        m_scene.toggleCollapsed(ids);
        return nullptr;
    }
    case What::ConnectHandle:
    case What::ResizeHandle:
    case What::FlowSource:
    case What::FlowTarget:
    case What::Bend:
        return pressOnHandle(hit, pointer);
    default:
        return pressOnThing(hit, pointer);
    }
}

Tool::Next SelectTool::pressOnHandle(const Hit &hit, const Pointer &pointer)
{
    switch (hit.what) {
    case What::ConnectHandle:
        return std::make_unique<ConnectTool>(m_scene, hit.node, ConnectTool::By::Drag);
    case What::ResizeHandle:
        return std::make_unique<ResizeGesture>(m_scene, hit.node, hit.part, pointer);
    case What::Bend:
        return std::make_unique<BendGesture>(m_scene, hit.flow, hit.part);
    default:
        return std::make_unique<ReattachGesture>(m_scene, hit.flow, hit.what == What::FlowSource);
    }
}

Tool::Next SelectTool::pressOnNote(int note, const Pointer &pointer)
{
    NoteItem *item = state().notes[static_cast<std::size_t>(note)];
    if (extendsSelection(pointer)) {
        item->setSelected(!item->isSelected());
        return nullptr;
    }
    if (!item->isSelected())
        m_scene.selectNotes(std::span(&note, 1));
    if (state().readOnly)
        return nullptr;
    return std::make_unique<MoveGesture>(m_scene, pointer, -1, note);
}

Tool::Next SelectTool::pressOnThing(const Hit &hit, const Pointer &pointer)
{
    QGraphicsItem *item =
        hit.flow >= 0 ? static_cast<QGraphicsItem *>(state().flows[static_cast<std::size_t>(hit.flow)])
                      : state().elements[static_cast<std::size_t>(hit.node)];
    const bool isForInside =
        hit.flow >= 0 ? state().flows[static_cast<std::size_t>(hit.flow)]->isSelectedForInside()
                      : state().elements[static_cast<std::size_t>(hit.node)]->isSelectedForInside();
    if (isForInside) // a click means what is clicked
        item->setSelected(false);
    if (extendsSelection(pointer)) {
        item->setSelected(!item->isSelected());
        return nullptr;
    }
    const bool wasSelected = item->isSelected();
    if (!wasSelected) {
        m_scene.clearSelection();
        item->setSelected(true);
    }
    if (hit.what == What::Badge) {
        emit m_scene.badgeActivated(hit.flow >= 0
                                        ? state().flows[static_cast<std::size_t>(hit.flow)]->id()
                                        : state().elements[static_cast<std::size_t>(hit.node)]->id());
        return nullptr;
    }
    if (state().readOnly)
        return nullptr;
    if (hit.flow >= 0 && state().flows[static_cast<std::size_t>(hit.flow)]->isStandIn())
        return nullptr;
    if (hit.flow >= 0)
        return std::make_unique<BendGesture>(m_scene, hit.flow, pointer.position);
    return std::make_unique<MoveGesture>(m_scene, pointer, hit.node);
}

Tool::Next SelectTool::move(const Pointer &pointer)
{
    hover(hitTest(m_scene, pointer.position, pointer.pixel));
    return nullptr;
}

void SelectTool::hover(const Hit &hit)
{
    const auto setHovered = [&](const Hit &which, bool on) {
        if (which.node >= 0 && static_cast<std::size_t>(which.node) < state().elements.size() &&
            which.what != What::BoxInside)
            state().elements[static_cast<std::size_t>(which.node)]->setHovered(on);
        if (which.flow >= 0 && static_cast<std::size_t>(which.flow) < state().flows.size())
            state().flows[static_cast<std::size_t>(which.flow)]->setHovered(on);
    };
    if (hit.node != m_hovered.node || hit.flow != m_hovered.flow || hit.what != m_hovered.what) {
        setHovered(m_hovered, false);
        setHovered(hit, true);
        m_hovered = hit;
    }
    for (QGraphicsView *view : m_scene.views())
        if (view->viewport()->cursor().shape() != cursorFor(hit) &&
            view->viewport()->cursor().shape() != Qt::ClosedHandCursor &&
            view->viewport()->cursor().shape() != Qt::OpenHandCursor)
            view->viewport()->setCursor(cursorFor(hit));
}

void SelectTool::cancel()
{
    hover({});
}

Tool::Next SelectTool::doubleClick(const Pointer &pointer)
{
    const Hit hit = hitTest(m_scene, pointer.position, pointer.pixel);
    if (hit.what == What::Element || hit.what == What::BoxFrame || hit.what == What::Flow ||
        hit.what == What::Note)
        m_scene.renameSelection();
    return nullptr;
}

// Walks, resizes, nudges, or moves a bend.
void SelectTool::arrow(const QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool alt = event->modifiers() & Qt::AltModifier;
    const double step = shift && !alt ? 1 : state().theme.gridStep;
    const int key = event->key();
    const double dx = (key == Qt::Key_Right ? step : 0) - (key == Qt::Key_Left ? step : 0);
    const double dy = (key == Qt::Key_Down ? step : 0) - (key == Qt::Key_Up ? step : 0);
    const bool isFlow = std::none_of(state().elements.begin(), state().elements.end(),
                                     [](const ElementItem *item) { return item->isSelected(); });
    const bool isNote = !m_scene.selectedNotes().empty();
    if ((m_scene.selectedIds().empty() && !isNote) || state().readOnly || (alt && !shift))
        m_scene.walk(static_cast<Qt::Key>(key));
    else if (isFlow && !isNote)
        m_scene.moveBend(dx, dy);
    else if (alt)
        m_scene.resizeSelection(dx, dy);
    else
        m_scene.nudgeSelection(dx, dy);
}

Tool::Next SelectTool::key(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const std::vector<model::Id> selected = m_scene.selectedIds();
    event->accept();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        arrow(event);
        return nullptr;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_scene.chooseBend(event->key() == Qt::Key_PageDown ? 1 : -1);
        return nullptr;
    case Qt::Key_Insert:
        m_scene.insertBend();
        return nullptr;
    case Qt::Key_Delete:
        event->modifiers() & Qt::ShiftModifier ? m_scene.deleteSelection() : m_scene.removeSelection();
        return nullptr;
    case Qt::Key_Backspace:
        event->modifiers() & Qt::ShiftModifier ? m_scene.removeBend() : m_scene.removeSelection();
        return nullptr;
    case Qt::Key_F2:
        m_scene.renameSelection();
        return nullptr;
    case Qt::Key_Escape:
        m_scene.clearSelection();
        return nullptr;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected.size() == 1)
            emit m_scene.activated(selected.front());
        else if (selected.empty())
            m_scene.renameSelection();
        return nullptr;
    default:
        break;
    }
    if (plain && !event->text().isEmpty() && !state().readOnly && state().model) {
        const QChar letter = event->text().front().toUpper();
        if (letter == u'-' || letter == u'+') {
            letter == u'-' ? m_scene.collapseSelection() : m_scene.expandSelection();
            return nullptr;
        }
        if (letter == u'A') {
            m_scene.startNote();
            return nullptr;
        }
        if (letter == u'C') {
            m_scene.startConnecting();
            return nullptr;
        }
        if (letter == u'F') {
            m_scene.walkFlows();
            return nullptr;
        }
        if (letter == u'T') {
            m_scene.startReattaching(event->modifiers() & Qt::ShiftModifier);
            return nullptr;
        }
        if (const auto entry = paletteEntryForKey(letter)) {
            m_scene.startPlacing(*entry);
            return nullptr;
        }
    }
    event->ignore();
    return nullptr;
}

} // namespace bulkhead::diagram
