#include "import/shared/facts.h"

#include "model/check.h"

#include <algorithm>
#include <cassert>
#include <memory>

namespace bulkhead::import {

const model::PropertyDef &Facts::def(std::string_view property) const
{
    const model::PropertyDef *found = m_vocabulary.find(m_kind, property);
    assert(found && "the vocabulary has no such property");
    return *found;
}

void Facts::set(std::string_view property, model::Value value, model::Origin origin)
{
    const model::PropertyDef &definition = def(property);
    if (value.asInteger() || value.asReal()) {
        if (const model::Fault fault = model::checkValue(definition, value)) {
            m_diagnostics.push_back({Severity::Warning, std::string(origin.file.view()), origin.line,
                                     fault->message + "; it is left out"});
            return;
        }
    }
    origin.imported = value;
    m_properties.set(definition.key, std::move(value),
                     std::make_shared<const model::Origin>(std::move(origin)));
}

void Facts::setEnum(std::string_view property, std::string_view item, model::Origin origin)
{
    const auto &items = def(property).enumValues;
    const auto found = std::find(items.begin(), items.end(), item);
    assert(found != items.end() && "the vocabulary has no such enumerator");
    set(property, model::EnumValue{static_cast<std::uint16_t>(found - items.begin())}, std::move(origin));
}

void Facts::add(std::string_view property, std::string item, model::Origin origin)
{
    const model::PropertyKey key = def(property).key;
    const model::Property *before = m_properties.find(key);
    model::Value::TextList items;
    if (before && before->value.asList())
        items = *before->value.asList();
    if (std::find(items.begin(), items.end(), item) != items.end())
        return;
    items.push_back(std::move(item));
    if (!before || !before->origin) {
        set(property, std::move(items), std::move(origin));
        return;
    }
    model::Origin first = *before->origin;
    model::Place place{origin.file, origin.line, origin.object};
    const bool isNew = place != model::Place{first.file, first.line, first.object} &&
                       std::find(first.also.begin(), first.also.end(), place) == first.also.end();
    if (isNew)
        first.also.push_back(std::move(place));
    set(property, std::move(items), std::move(first));
}

const model::Value *Facts::value(std::string_view property) const
{
    const model::PropertyDef *found = m_vocabulary.find(m_kind, property);
    return found ? m_properties.value(found->key) : nullptr;
}

std::string_view Facts::enumerator(std::string_view property) const
{
    const model::Value *current = value(property);
    const model::EnumValue *item = current ? current->asEnum() : nullptr;
    return item ? std::string_view(def(property).enumValues[item->index]) : std::string_view();
}

} // namespace bulkhead::import
