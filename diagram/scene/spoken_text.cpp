// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/spoken_text.h"

#include "diagram/cards.h"
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/scene/diagram_scene.h"

#include <QStringList>

namespace bulkhead::diagram {
namespace {

QString ratingWord(model::Rating rating)
{
    switch (rating) {
    case model::Rating::Critical:
        return DiagramScene::tr("critical");
    case model::Rating::High:
        return DiagramScene::tr("high");
    case model::Rating::Medium:
        return DiagramScene::tr("medium");
    case model::Rating::Low:
        return DiagramScene::tr("low");
    case model::Rating::None:
        return DiagramScene::tr("unrated");
    }
    return {};
}

QString threatsText(const Badge &badge)
{
    return DiagramScene::tr("%n threat(s), the worst %1", nullptr, badge.count).arg(ratingWord(badge.worst));
}

QStringList partsOf(const SceneState &state, const model::Element &element)
{
    QStringList parts{kindText(element.kind).toLower() + u' ' + displayName(*state.model, element.id)};
    if (!element.parent.empty())
        parts << DiagramScene::tr("in %1").arg(displayName(*state.model, element.parent));
    const int node = state.graph.node(element.id);
    if (node < 0 || !state.graph.nodes()[at(node)].isCard())
        return parts;
    parts << DiagramScene::tr("collapsed: %1").arg(contentsText(state.graph.nodes()[at(node)]));
    std::vector<model::Id> inside;
    for (const model::Id &id : state.selectedInside)
        if (state.graph.nodeShowing(id) == node)
            inside.push_back(id);
    if (!inside.empty())
        parts << DiagramScene::tr("%1 selected in it").arg(displayNames(*state.model, inside));
    return parts;
}

QStringList partsOf(const SceneState &state, const model::Flow &flow)
{
    QStringList parts{
        DiagramScene::tr("flow from %1 to %2")
            .arg(displayName(*state.model, flow.source), displayName(*state.model, flow.target))};
    const int line = state.graph.flow(flow.id);
    const int more = line < 0 ? 0 : static_cast<int>(state.graph.flows()[at(line)].bundled.size());
    if (more > 0)
        parts << DiagramScene::tr("with %n more flow(s)", nullptr, more);
    return parts;
}

Badge badgeShownFor(const SceneState &state, model::IdView id)
{
    if (const int node = state.graph.node(id); node >= 0)
        return badgeOf(state.overlay, state.graph.nodes()[at(node)]);
    if (const int line = state.graph.flow(id); line >= 0)
        return badgeOf(state.overlay, state.graph.flows()[at(line)]);
    return state.overlay.badgeOf(model::Id(id));
}

} // namespace

QString spokenText(const SceneState &state, model::IdView id)
{
    if (!state.model)
        return {};
    QStringList parts;
    if (const model::Element *element = state.model->element(id))
        parts = partsOf(state, *element);
    else if (const model::Flow *flow = state.model->flow(id))
        parts = partsOf(state, *flow);
    else
        return {};
    if (const Badge badge = badgeShownFor(state, id); badge.count > 0)
        parts << threatsText(badge);
    return parts.join(QStringLiteral(", "));
}

QString toolTipText(const SceneState &state, model::IdView id)
{
    const QString text = spokenText(state, id);
    if (text.isEmpty())
        return {};
    const QString sentence = text.left(1).toUpper() + text.mid(1);
    const auto more = state.overlay.tooltips.find(model::Id(id));
    return more == state.overlay.tooltips.end() ? sentence : sentence + u'\n' + more->second;
}

} // namespace bulkhead::diagram
