// SPDX-License-Identifier: Apache-2.0
#include "model/plans.h"

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

template <typename Subject>
void planProperty(const Vocabulary &vocabulary, Kind kind, const std::shared_ptr<const Subject> &subject,
                  PropertyKey key, const Value &value, std::vector<Change> &changes)
{
    if (!vocabulary.find(kind, key))
        return;
    const Property *stated = subject->properties.find(key);
    if (stated ? stated->value == value : value.isUnset())
        return;
    Subject after = *subject;
    Property property = answeredByPerson(stated, key, value);
    after.properties.set(key, std::move(property.value), std::move(property.origin));
    changes.push_back(editing(subject, std::move(after)));
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

} // namespace bulkhead::model
