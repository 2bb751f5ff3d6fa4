// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/step_text.h"

#include "diagram/display_names.h"
#include "diagram/scene/diagram_scene.h"

#include <algorithm>

namespace bulkhead::diagram {

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
                       .arg(text, displayName(model, box->id));
    }
    return others.empty() ? text : DiagramScene::tr("%1 round %2").arg(text, displayNames(model, others));
}

} // namespace bulkhead::diagram
