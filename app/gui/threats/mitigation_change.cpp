#include "app/gui/threats/mitigation_change.h"

#include "model/plans.h"

#include <algorithm>

namespace bulkhead::app {

namespace {

std::optional<model::Kind> kindOf(const model::Model &model, model::IdView subject)
{
    if (const model::Element *element = model.element(subject))
        return element->kind;
    return model.flow(subject) ? std::optional(model::Kind::DataFlow) : std::nullopt;
}

const model::Value *valueOf(const model::Model &model, model::IdView subject, model::PropertyKey key)
{
    if (const model::Element *element = model.element(subject))
        return element->properties.value(key);
    const model::Flow *flow = model.flow(subject);
    return flow ? flow->properties.value(key) : nullptr;
}

model::Value without(const model::Value *list, const model::Value &removed)
{
    model::Value::TextList left = list && list->asList() ? *list->asList() : model::Value::TextList();
    if (const model::Value::TextList *items = removed.asList()) {
        std::erase_if(left, [items](const std::string &item) {
            return std::find(items->begin(), items->end(), item) != items->end();
        });
    }
    return model::Value(std::move(left));
}

model::Value valueToSet(const model::Model &model, const catalog::MitigationSet &set, model::IdView subject,
                        const model::Date &asOf)
{
    switch (set.form) {
    case catalog::MitigationSet::Form::DaysBeforeAsOf: {
        const std::int64_t days = set.value.asInteger() ? *set.value.asInteger() : 0;
        return model::Value(model::Date{asOf.day - std::chrono::days(days)});
    }
    case catalog::MitigationSet::Form::RemoveItems:
        return without(valueOf(model, subject, set.property), set.value);
    case catalog::MitigationSet::Form::Literal:
        break;
    }
    return set.value;
}

} // namespace

model::Change mitigationChange(const model::Model &model, const catalog::Mitigation &mitigation,
                               model::IdView subject, const model::Date &asOf)
{
    const std::optional<model::Kind> kind = kindOf(model, subject);
    const model::Id id(subject);
    model::Model scratch = model; // several settings of one subject build on each other
    std::vector<model::Change> changes;
    for (const catalog::MitigationSet &set : mitigation.sets) {
        if (set.kind != kind)
            continue;
        model::Change change =
            model::planSetProperty(scratch, {&id, 1}, set.property, valueToSet(scratch, set, subject, asOf));
        if (scratch.apply(change))
            changes.push_back(std::move(change));
    }
    return model::batch(std::move(changes));
}

} // namespace bulkhead::app
