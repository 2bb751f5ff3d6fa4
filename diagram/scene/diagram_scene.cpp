// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/diagram_scene.h"

#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/network_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/place_tool.h"
#include "diagram/scene/scene_sync.h"
#include "diagram/scene/select_tool.h"
#include "diagram/scene/step_text.h"

#include <cassert>
#include <QGraphicsSceneContextMenuEvent>
#include <QGraphicsSceneDragDropEvent>
#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QMimeData>
#include <QPainter>
#include <QTimer>

namespace bulkhead::diagram {
namespace {

// Scene units for a pixel of the view that the event came from.
double pixelOf(const QWidget *viewport)
{
    const auto *view = viewport ? qobject_cast<const QGraphicsView *>(viewport->parentWidget()) : nullptr;
    return view ? 1 / std::max(1e-3, view->transform().m11()) : 1;
}

Pointer pointerOf(const QGraphicsSceneMouseEvent *event)
{
    return {event->scenePos(), event->modifiers(), pixelOf(event->widget()), event->screenPos()};
}

Pointer pointerOf(const QGraphicsSceneDragDropEvent *event)
{
    return {event->scenePos(), event->modifiers(), pixelOf(event->widget()), event->screenPos()};
}

// The card or the line of several flows that shows the id; null: it is shown alone, or not at all.
const model::Id *shownBySum(const SceneState &state, const model::Id &id)
{
    if (const int node = state.graph.nodeShowing(id); node >= 0)
        return state.graph.nodes()[at(node)].isCard() ? &state.elements[at(node)]->id() : nullptr;
    const int line = state.graph.flowShowing(id);
    return line >= 0 && !state.graph.flows()[at(line)].bundled.empty() ? &state.flows[at(line)]->id()
                                                                       : nullptr;
}

} // namespace

DiagramScene::DiagramScene(QObject *parent)
    : QGraphicsScene(parent), m_state(std::make_unique<SceneState>()),
      m_tool(std::make_unique<SelectTool>(*this))
{
    // The scene's index costs more than it saves: with 10,000 flows across a large diagram its first use
    // takes a second, and every edit of the structure makes it anew. Looking at all items takes some
    // milliseconds.
    setItemIndexMethod(NoIndex);
    setBackgroundBrush(m_state->theme.window);
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        m_state->oneSelected = selectedItems().size() == 1;
        dropDeselectedInside(*m_state);
        m_state->chosenBend = 0;
        pointAt({});
        if (!m_state->showNetworks) // else all are shown anyway
            showNetworkHulls(*this, *m_state);
    });
}

DiagramScene::~DiagramScene()
{
    // The items read the state, which goes before the base class would delete them.
    disconnect();
    clear();
}

void DiagramScene::setModel(const model::Model &model, model::IdView view)
{
    cancelGesture();
    const std::vector<model::Id> selected = selectionSubjects();
    m_state->model = model;
    m_state->view = model::Id(view);
    rebuildScene(*this, *m_state);
    fitSceneRect(*this);
    select(selected);
}

void DiagramScene::applyChange(const model::Model &after, const model::Change &change)
{
    if (!m_state->model) {
        setModel(after, m_state->view);
        return;
    }
    cancelGesture(); // what it had hold of may be gone
    m_state->model = after;
    followChange(*this, *m_state, change);
}

const model::Model &DiagramScene::model() const
{
    assert(m_state->model);
    return *m_state->model;
}

const model::Id &DiagramScene::view() const
{
    return m_state->view;
}

void DiagramScene::setOverlay(Overlay overlay)
{
    takeOverlay(*m_state, std::move(overlay));
}

void DiagramScene::setBadges(Overlay overlay)
{
    overlay.highlighted = m_state->overlay.highlighted;
    overlay.steps = m_state->overlay.steps;
    takeOverlay(*m_state, std::move(overlay));
}

void DiagramScene::setHighlight(Overlay overlay)
{
    takeHighlight(*m_state, std::move(overlay));
}

void DiagramScene::setBadge(const model::Id &id, const Badge &badge, const QString &tooltip)
{
    if (badge.count > 0)
        m_state->overlay.badges.insert_or_assign(id, badge);
    else
        m_state->overlay.badges.erase(id);
    if (tooltip.isEmpty())
        m_state->overlay.tooltips.erase(id);
    else
        m_state->overlay.tooltips.insert_or_assign(id, tooltip);
    // Of a card all that stands in it counts, and of a line all its flows: one sum for many badges.
    if (const model::Id *summed = shownBySum(*m_state, id)) {
        if (m_state->staleSums.empty())
            QTimer::singleShot(0, this, [this] { refreshStaleSums(*m_state); });
        m_state->staleSums.insert(*summed);
    } else {
        refreshOverlayOf(*m_state, id);
    }
}

const Overlay &DiagramScene::overlay() const
{
    return m_state->overlay;
}

void DiagramScene::pointAt(const model::Id &id)
{
    if (m_state->pointedAt == id)
        return;
    m_state->pointedAt = id;
    update();
}

const model::Id &DiagramScene::pointedAt() const
{
    return m_state->pointedAt;
}

void DiagramScene::setTheme(const Theme &theme)
{
    m_state->theme = theme;
    setBackgroundBrush(theme.window);
    refreshLooks(*m_state);
    update();
}

const Theme &DiagramScene::theme() const
{
    return m_state->theme;
}

void DiagramScene::setNotation(Notation notation)
{
    m_state->notation = notation;
    refreshLooks(*m_state);
    routeAll(*m_state); // flows end at other outlines
    update();
}

Notation DiagramScene::notation() const
{
    return m_state->notation;
}

void DiagramScene::setShowNetworks(bool show)
{
    m_state->showNetworks = show;
    showNetworkHulls(*this, *m_state);
}

bool DiagramScene::showNetworks() const
{
    return m_state->showNetworks;
}

void DiagramScene::setSnapToGrid(bool snap)
{
    m_state->snapToGrid = snap;
}

bool DiagramScene::snapToGrid() const
{
    return m_state->snapToGrid;
}

void DiagramScene::setReadOnly(bool readOnly)
{
    cancelGesture();
    m_state->readOnly = readOnly;
    update();
}

// A copy of the change: what takes it may end the gesture that it belongs to.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
void DiagramScene::request(model::Change change, const QString &text)
{
    if (m_state->readOnly || change.isEmpty()) {
        showGeometry(*m_state); // a gesture may have moved something
        return;
    }
    const std::size_t before = m_state->timesShown;
    emit changeRequested(change, text);
    // Whoever refused the change, or took another one, decides what is shown: the model as it is now.
    if (m_state->timesShown == before)
        showGeometry(*m_state);
}

void DiagramScene::request(const Planned &planned, const QString &doing, std::span<const model::Id> own)
{
    request(planned.change, stepText(*m_state->model, doing, own, planned.nested));
}

void DiagramScene::setTool(std::unique_ptr<Tool> tool)
{
    if (!tool)
        return;
    if (m_dispatching) {
        m_pending = std::move(tool);
        return;
    }
    const QString hintBefore = m_tool->hint();
    if (m_tool->isIdle())
        m_tool->cancel(); // nothing is hovered during a gesture
    m_tool = std::move(tool);
    if (m_tool->hint() != hintBefore)
        emit hintChanged(m_tool->hint());
    update();
}

template <typename Handler>
void DiagramScene::dispatch(Handler handler)
{
    m_dispatching = true;
    std::unique_ptr<Tool> next = handler(*m_tool);
    m_dispatching = false;
    setTool(next ? std::move(next) : std::move(m_pending));
    m_pending.reset();
}

void DiagramScene::cancelGesture()
{
    if (m_dispatching || m_tool->isIdle())
        return;
    m_tool->cancel();
    setTool(std::make_unique<SelectTool>(*this));
}

void DiagramScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
    if (!m_state->model)
        return;
    if (event->button() == Qt::RightButton) {
        cancelGesture();
        // A menu is about what is under the pointer; a selection around it stays.
        const model::Id id = idAt(event->scenePos());
        const std::vector<model::Id> selected = selectionSubjects();
        if (!id.empty() && std::find(selected.begin(), selected.end(), id) == selected.end())
            selectWhatIsShown(id);
        const int note = hitTest(*this, event->scenePos(), pixelOf(event->widget())).note;
        if (note >= 0 && !m_state->notes[static_cast<std::size_t>(note)]->isSelected())
            selectNotes(std::span(&note, 1));
    } else if (event->button() == Qt::LeftButton) {
        dispatch([&](Tool &tool) { return tool.press(pointerOf(event)); });
    }
}

void DiagramScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
    if (m_state->model)
        dispatch([&](Tool &tool) { return tool.move(pointerOf(event)); });
}

void DiagramScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
    if (event->button() == Qt::LeftButton && m_state->model)
        dispatch([&](Tool &tool) { return tool.release(pointerOf(event)); });
}

void DiagramScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    event->accept();
    if (event->button() == Qt::LeftButton && m_state->model)
        dispatch([&](Tool &tool) { return tool.doubleClick(pointerOf(event)); });
}

void DiagramScene::contextMenuEvent(QGraphicsSceneContextMenuEvent *event)
{
    event->accept();
    model::Id id = m_state->model ? idAt(event->scenePos()) : model::Id();
    if (event->reason() == QGraphicsSceneContextMenuEvent::Keyboard)
        if (const std::vector<model::Id> selected = selectedIds(); !selected.empty())
            id = selected.front();
    emit contextMenuRequested(id, event->screenPos());
}

void DiagramScene::keyPressEvent(QKeyEvent *event)
{
    event->ignore();
    if (!m_state->model)
        return;
    if (event->key() == Qt::Key_Escape && !m_tool->isIdle()) {
        cancelGesture();
        event->accept();
        return;
    }
    dispatch([&](Tool &tool) { return tool.key(event); });
}

void DiagramScene::dragEnterEvent(QGraphicsSceneDragDropEvent *event)
{
    const auto entry = paletteEntry(*event->mimeData());
    event->setAccepted(entry && m_state->model && !m_state->readOnly);
    if (!event->isAccepted())
        return;
    cancelGesture();
    setTool(std::make_unique<PlaceTool>(*this, *entry));
    dispatch([&](Tool &tool) { return tool.move(pointerOf(event)); });
}

void DiagramScene::dragMoveEvent(QGraphicsSceneDragDropEvent *event)
{
    event->setAccepted(!m_tool->isIdle());
    if (event->isAccepted())
        dispatch([&](Tool &tool) { return tool.move(pointerOf(event)); });
}

void DiagramScene::dragLeaveEvent(QGraphicsSceneDragDropEvent *event)
{
    event->accept();
    cancelGesture();
}

void DiagramScene::dropEvent(QGraphicsSceneDragDropEvent *event)
{
    event->setAccepted(!m_tool->isIdle());
    if (!event->isAccepted())
        return;
    event->acceptProposedAction();
    if (event->widget() && event->widget()->parentWidget())
        event->widget()->parentWidget()->setFocus();
    dispatch([&](Tool &tool) { return tool.press(pointerOf(event)); });
    dispatch([&](Tool &tool) { return tool.release(pointerOf(event)); });
}

// Dots on the grid while they are far enough apart to help.
void DiagramScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, m_state->theme.window);
    const double scale = painter->worldTransform().m11();
    const double step = m_state->theme.gridStep * 2;
    if (m_state->readOnly || !m_state->snapToGrid || scale * step < 14)
        return;
    painter->setPen(QPen(m_state->theme.grid, 1.4 / scale));
    QList<QPointF> dots;
    const double left = std::floor(rect.left() / step);
    const double top = std::floor(rect.top() / step);
    const int columns = std::max(0, static_cast<int>(std::ceil(rect.right() / step - left)));
    const int rows = std::max(0, static_cast<int>(std::ceil(rect.bottom() / step - top)));
    dots.reserve(qsizetype{columns} * rows);
    for (int column = 0; column < columns; ++column)
        for (int row = 0; row < rows; ++row)
            dots.append({(left + column) * step, (top + row) * step});
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void DiagramScene::drawForeground(QPainter *painter, const QRectF &)
{
    m_tool->paint(painter, 1 / std::max(1e-3, painter->worldTransform().m11()));
}

} // namespace bulkhead::diagram
