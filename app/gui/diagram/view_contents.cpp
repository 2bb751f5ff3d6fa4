// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/view_contents.h"

#include "model/plans.h"
#include "model/properties.h"

#include <unordered_set>

namespace bulkhead::app {

namespace {

using Elements = std::unordered_set<model::IdView>;

// The named elements, and the ends of named flows.
Elements namedElements(const model::Model &model, const std::vector<model::Id> &ids)
{
    Elements elements;
    for (const model::Id &id : ids) {
        if (const model::Flow *flow = model.flow(id)) {
            elements.insert(flow->source);
            elements.insert(flow->target);
        } else if (const model::Element *element = model.element(id)) {
            elements.insert(element->id);
        }
    }
    return elements;
}

std::vector<model::Id> idsOf(const Elements &elements)
{
    return {elements.begin(), elements.end()};
}

Elements withWhatTheyHold(const model::Model &model, const std::vector<model::Id> &ids)
{
    Elements elements = namedElements(model, ids);
    for (const model::IdView inside : model::withContained(model, ids))
        if (model.element(inside))
            elements.insert(inside);
    return elements;
}

Elements withPartners(const model::Model &model, const Elements &inside)
{
    Elements all = inside;
    for (const model::Flow &flow : model.flows()) {
        if (inside.contains(flow.source))
            all.insert(flow.target);
        if (inside.contains(flow.target))
            all.insert(flow.source);
    }
    return all;
}

Elements withBoxes(const model::Model &model, const Elements &inside)
{
    Elements all;
    for (const model::IdView id : inside)
        for (const model::Element *up = model.element(id); up && all.insert(up->id).second;)
            up = model.element(up->parent);
    return all;
}

bool hasOwner(const model::Model &model, const model::Element &element, model::PropertyKey tenant)
{
    for (const model::Element *up = &element; up; up = model.element(up->parent))
        if (const model::Value *value = up->properties.value(tenant); value && !value->isUnset())
            return true;
    return false;
}

Elements withoutOwner(const model::Model &model)
{
    Elements elements;
    const auto tenant = model.vocabulary().key(model::property::container::tenant);
    for (const model::Element &element : model.elements())
        if (tenant && model.vocabulary().find(element.kind, *tenant) && !hasOwner(model, element, *tenant))
            elements.insert(element.id);
    return elements;
}

} // namespace

std::vector<model::Id> elementsOf(const model::Model &model, const ViewContents &contents)
{
    switch (contents.of) {
    case ViewContents::Of::Nothing:
        return {};
    case ViewContents::Of::Selection:
        return idsOf(withWhatTheyHold(model, contents.ids));
    case ViewContents::Of::Box:
        return idsOf(withPartners(model, withWhatTheyHold(model, contents.ids)));
    case ViewContents::Of::Touched:
        return idsOf(withBoxes(model, namedElements(model, contents.ids)));
    case ViewContents::Of::WithoutOwner:
        return idsOf(withoutOwner(model));
    }
    return {};
}

} // namespace bulkhead::app
