// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/flow_gesture.h"

#include "diagram/display_names.h"
#include "diagram/index.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/painting/flow_path.h"
#include "diagram/scene/hit_test.h"

#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double straightEnough = 7;

} // namespace

BendGesture::BendGesture(DiagramScene &scene, int flow, int bend)
    : Tool(scene), m_flow(flow), m_bend(at(bend)), m_insert(false), m_bends(state().geometry.bends[at(flow)])
{
    m_start = m_bends[m_bend];
}

BendGesture::BendGesture(DiagramScene &scene, int flow, const QPointF &onLine)
    : Tool(scene), m_flow(flow), m_bend(nearestLeg(state().flows[at(flow)]->course(), onLine)),
      m_insert(true), m_start(onLine), m_bends(state().geometry.bends[at(flow)])
{
    m_bend = std::min(m_bend, m_bends.size());
}

Tool::Next BendGesture::move(const Pointer &pointer)
{
    if (!m_dragged) {
        if (QLineF(m_start, pointer.position).length() <= 4 * pointer.pixel)
            return nullptr;
        m_dragged = true;
        if (m_insert)
            m_bends.insert(m_bends.begin() + static_cast<std::ptrdiff_t>(m_bend), pointer.position);
    }
    const bool snap = state().snapToGrid && !(pointer.modifiers & Qt::AltModifier);
    m_bends[m_bend] = snap ? snappedToGrid(pointer.position, state().theme.gridStep) : pointer.position;
    show(m_bends);
    return nullptr;
}

Tool::Next BendGesture::release(const Pointer &pointer)
{
    const model::Id ids[] = {state().flows[at(m_flow)]->id()};
    if (!m_dragged) {
        m_scene.select(ids);
        return idle();
    }
    const std::vector<QPointF> &course = state().flows[at(m_flow)]->course();
    if (distanceToCourse({course[m_bend], course[m_bend + 2]}, m_bends[m_bend]) <
        straightEnough * pointer.pixel)
        m_bends.erase(m_bends.begin() + static_cast<std::ptrdiff_t>(m_bend));
    m_scene.request(planBends(diagram(), m_flow, m_bends),
                    DiagramScene::tr("Bend %1").arg(displayNames(*state().model, ids)));
    return idle();
}

void BendGesture::cancel()
{
    show(state().geometry.bends[at(m_flow)]);
}

void BendGesture::show(const std::vector<QPointF> &bends)
{
    state().flows[at(m_flow)]->setBends(bends);
    state().flows[at(m_flow)]->route();
}

ReattachGesture::ReattachGesture(DiagramScene &scene, int flow, bool source)
    : Tool(scene), m_flow(flow), m_source(source)
{}

Tool::Next ReattachGesture::move(const Pointer &pointer)
{
    m_dragged = true;
    m_tip = pointer.position;
    aimAt(flowEndAt(m_scene, pointer.position, pointer.pixel));
    return nullptr;
}

Tool::Next ReattachGesture::release(const Pointer &)
{
    const int end = m_end;
    cancel();
    const ViewFlow &flow = state().graph.flows()[at(m_flow)];
    if (!m_dragged || end < 0 || end == (m_source ? flow.source : flow.target))
        return idle();
    const model::Id ids[] = {flow.flow->id};
    const model::Id ends[] = {state().elements[at(end)]->id()};
    m_scene.request(
        planReattach(diagram(), m_flow, m_source ? end : flow.source, m_source ? flow.target : end),
        DiagramScene::tr("Reattach %1 to %2")
            .arg(displayNames(*state().model, ids), displayNames(*state().model, ends)));
    return idle();
}

void ReattachGesture::cancel()
{
    aimAt(-1);
    m_scene.update();
}

void ReattachGesture::aimAt(int node)
{
    if (m_end >= 0)
        state().elements[at(m_end)]->setDropTarget(false);
    m_end = node;
    if (m_end >= 0)
        state().elements[at(m_end)]->setDropTarget(true);
    m_scene.update();
}

void ReattachGesture::paint(QPainter *painter, double pixel) const
{
    if (!m_dragged)
        return;
    const ViewFlow &flow = state().graph.flows()[at(m_flow)];
    const QPointF kept = state().elements[at(m_source ? flow.target : flow.source)]->rect().center();
    painter->setPen(QPen(m_scene.theme().accent, 2 * pixel, Qt::DashLine));
    painter->drawLine(kept, m_tip);
}

QString ReattachGesture::hint() const
{
    return DiagramScene::tr("Drop the end on the element where it belongs. Esc: back.");
}

} // namespace bulkhead::diagram
