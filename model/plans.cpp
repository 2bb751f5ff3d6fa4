// SPDX-License-Identifier: Apache-2.0
#include "model/plans.h"

#include "model/check.h"
#include "model/property_plans.h"
#include "model/references.h"

#include <unordered_map>

namespace bulkhead::model {

namespace {

Property answeredByPerson(const Property *stated, PropertyKey key, const Value &value)
{
    const OriginPtr before = stated ? stated->origin : nullptr;
    if (!before || before->imported.isUnset())
        return {key, value, nullptr};
    Origin origin = *before;
    origin.source = value == origin.imported ? Origin::Source::Artefact : Origin::Source::Person;
    return {key, value, std::make_shared<const Origin>(std::move(origin))};
}

// False when it has that value already.
bool answer(PropertyList &properties, PropertyKey key, const Value &value)
{
    const Property *stated = properties.find(key);
    if (stated ? stated->value == value : value.isUnset())
        return false;
    Property property = answeredByPerson(stated, key, value);
    properties.set(key, std::move(property.value), std::move(property.origin));
    return true;
}

template <typename Subject>
void planProperty(const Vocabulary &vocabulary, Kind kind, const std::shared_ptr<const Subject> &subject,
                  PropertyKey key, const Value &value, std::vector<Change> &changes)
{
    if (!vocabulary.find(kind, key))
        return;
    Subject after = *subject;
    if (answer(after.properties, key, value))
        changes.push_back(editing(subject, std::move(after)));
}

// What the property of another element refers to is in the model, and is the same sort of thing.
bool leadsSomewhere(const Model &model, const Model &part, Kind kind, const Property &property)
{
    PropertyList alone;
    alone.set(property.key, property.value);
    bool found = true;
    forEachReferenceProperty(model.vocabulary(), kind, alone, [&](const PropertyDef &, IdView id) {
        const Element *there = part.element(id);
        const Element *here = model.element(id);
        found = found && there && here && there->kind == here->kind;
    });
    return found;
}

} // namespace

std::unordered_set<IdView> withContained(const Model &model, std::span<const Id> ids)
{
    std::unordered_set<IdView> inside;
    for (const Id &id : ids)
        if (const Element *element = model.element(id))
            inside.insert(element->id);
    if (inside.empty())
        return inside;

    std::unordered_set<IdView> outside;
    std::vector<IdView> path;
    for (const Element &element : model.elements()) {
        path.clear();
        const Element *at = &element;
        while (at && !inside.contains(at->id) && !outside.contains(at->id)) {
            path.push_back(at->id);
            at = at->parent.empty() ? nullptr : model.element(at->parent);
        }
        (at && inside.contains(at->id) ? inside : outside).insert(path.begin(), path.end());
    }
    return inside;
}

Change planRename(const Model &model, IdView id, std::string name)
{
    if (const auto element = model.elements().shared(id); element && element->name != name) {
        Element after = *element;
        after.name = std::move(name);
        return editing(element, std::move(after));
    }
    if (const auto flow = model.flows().shared(id); flow && flow->name != name) {
        Flow after = *flow;
        after.name = std::move(name);
        return editing(flow, std::move(after));
    }
    return {};
}

Change planReparent(const Model &model, std::span<const Id> ids, IdView parent)
{
    const std::unordered_set<IdView> moved(ids.begin(), ids.end());
    const auto standsInMoved = [&](const Element &element) {
        for (const Element *at = model.element(element.parent); at; at = model.element(at->parent))
            if (moved.contains(at->id))
                return true;
        return false;
    };
    std::vector<Change> changes;
    for (const Id &id : ids) {
        const auto element = model.elements().shared(id);
        if (!element || element->parent == parent || standsInMoved(*element))
            continue;
        Element after = *element;
        after.parent = parent;
        changes.push_back(editing(element, std::move(after)));
    }
    return batch(std::move(changes));
}

Change planSetProperty(const Model &model, std::span<const Id> ids, PropertyKey key, const Value &value)
{
    std::vector<Change> changes;
    for (const Id &id : ids) {
        if (const auto element = model.elements().shared(id))
            planProperty(model.vocabulary(), element->kind, element, key, value, changes);
        else if (const auto flow = model.flows().shared(id))
            planProperty(model.vocabulary(), Kind::DataFlow, flow, key, value, changes);
    }
    return batch(std::move(changes));
}

Change planTakeProperties(const Model &model, std::span<const Id> ids, const Element &from, const Model &part)
{
    std::vector<Property> taken;
    for (const Property &property : from.properties)
        if (!property.value.isUnset() && leadsSomewhere(model, part, from.kind, property))
            taken.push_back({property.key, property.value, nullptr});
    std::vector<Change> changes;
    for (const Id &id : ids) {
        const auto before = model.elements().shared(id);
        if (!before)
            continue;
        Element after = *before;
        bool isOther = false;
        for (const Property &property : taken) {
            const PropertyDef *def = model.vocabulary().find(before->kind, property.key);
            if (def && !checkValue(*def, property.value))
                isOther |= answer(after.properties, property.key, property.value);
        }
        if (isOther)
            changes.push_back(editing(before, std::move(after)));
    }
    return batch(std::move(changes));
}

} // namespace bulkhead::model
