// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/step_text.h"

#include "diagram/scene/diagram_scene.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

QString ownName(const model::Element &element)
{
    return QString::fromStdString(element.name.empty() ? element.id : element.name);
}

} // namespace

QString nameOf(const model::Model &model, std::span<const model::Id> ids)
{
    const auto isFlow = [&](const model::Id &id) { return model.flow(id) != nullptr; };
    const auto flows = std::count_if(ids.begin(), ids.end(), isFlow);
    const int count = static_cast<int>(ids.size());
    if (count == 1) {
        if (const model::Element *element = model.element(ids.front()))
            return ownName(*element);
        if (const model::Flow *flow = model.flow(ids.front()))
            return flow->name.empty() ? QStringLiteral("%1 → %2").arg(ownName(*model.element(flow->source)),
                                                                      ownName(*model.element(flow->target)))
                                      : QString::fromStdString(flow->name);
    }
    return flows == 0       ? DiagramScene::tr("%n element(s)", nullptr, count)
           : flows == count ? DiagramScene::tr("%n flow(s)", nullptr, count)
                            : DiagramScene::tr("%n item(s)", nullptr, count);
}

QString stepText(const model::Model &model, const QString &doing, std::span<const model::Id> own,
                 const std::vector<Nested> &nested)
{
    QString text = doing;
    std::vector<model::Id> others;
    const Nested *first = nullptr;
    bool isOneBox = true;
    for (const Nested &each : nested) {
        if (std::find(own.begin(), own.end(), each.element) == own.end()) {
            if (!each.box.empty())
                others.push_back(each.element);
            continue;
        }
        isOneBox = isOneBox && (!first || first->box == each.box);
        first = first ? first : &each;
    }
    if (first && isOneBox) {
        const model::Element *box = model.element(first->box.empty() ? first->from : first->box);
        if (box)
            text = (first->box.empty() ? DiagramScene::tr("%1 out of %2") : DiagramScene::tr("%1 into %2"))
                       .arg(text, ownName(*box));
    }
    return others.empty() ? text : DiagramScene::tr("%1 round %2").arg(text, nameOf(model, others));
}

} // namespace bulkhead::diagram
