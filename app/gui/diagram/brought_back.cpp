// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/brought_back.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <variant>

namespace bulkhead::app {

namespace {

struct Came
{
    const model::Id &view;
    std::unordered_set<model::Id> elements;
    std::vector<model::Id> flows;

    void look(const model::Change &change)
    {
        if (const auto *batch = std::get_if<model::Batch>(&change.data)) {
            for (const model::Change &part : batch->changes)
                look(part);
        } else if (const auto *element = std::get_if<model::Edit<model::Element>>(&change.data)) {
            if (!element->before)
                elements.insert(element->after->id);
        } else if (const auto *flow = std::get_if<model::Edit<model::Flow>>(&change.data)) {
            if (!flow->before)
                flows.push_back(flow->after->id);
        } else if (const auto *edit = std::get_if<model::Edit<model::View>>(&change.data)) {
            if (edit->before && edit->after && edit->after->id == view)
                joined(edit->before->members, edit->after->members);
        }
    }

    void joined(const std::vector<model::Id> &before, const std::vector<model::Id> &after)
    {
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                            std::inserter(elements, elements.end()));
    }
};

} // namespace

std::vector<model::Id> broughtBack(const model::Model &model, const model::Change &change,
                                   const model::Id &view)
{
    Came came{view, {}, {}};
    came.look(change);
    std::vector<model::Id> ids;
    for (const model::Id &id : came.elements)
        if (const model::Element *element = model.element(id);
            element && !came.elements.contains(element->parent))
            ids.push_back(id);
    if (ids.empty())
        ids = came.flows;
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace bulkhead::app
