// SPDX-License-Identifier: Apache-2.0
#include "import/shared/facts.h"

#include "model/check.h"

#include <algorithm>
#include <memory>

namespace bulkhead::import {

void StatedItems::add(std::string item, model::Origin origin)
{
    m_shared = nullptr;
    const bool isFirst = m_items.empty();
    if (m_known.insert(item).second)
        m_items.push_back(std::move(item));
    if (!m_places.emplace(origin.file.view(), origin.line, origin.object.view()).second)
        return;
    if (isFirst)
        m_first = std::move(origin);
    else
        m_first.also.push_back({origin.file, origin.line, origin.object});
}

const model::OriginPtr &StatedItems::sharedOrigin() const
{
    if (!m_shared) {
        model::Origin origin = m_first;
        origin.imported = m_items;
        m_shared = std::make_shared<const model::Origin>(std::move(origin));
    }
    return m_shared;
}

void Facts::store(const model::PropertyDef &definition, model::Value value, model::Origin origin)
{
    if (value.asInteger() || value.asReal()) {
        if (const model::Fault fault = model::checkValue(definition, value)) {
            m_diagnostics.push_back({Severity::Warning, std::string(origin.file.view()), origin.line,
                                     fault->message + "; it is left out"});
            return;
        }
    }
    origin.imported = value;
    m_properties->set(definition.key, std::move(value),
                      std::make_shared<const model::Origin>(std::move(origin)));
}

void Facts::setValue(std::string_view property, model::Value value, model::Origin origin)
{
    if (const model::PropertyDef *definition = find(property))
        store(*definition, std::move(value), std::move(origin));
}

void Facts::setChoice(std::string_view property, std::string_view choice, model::Origin origin)
{
    const model::PropertyDef *definition = find(property);
    if (!definition)
        return;
    const auto &choices = definition->enumValues;
    const auto found = std::find(choices.begin(), choices.end(), choice);
    if (found != choices.end())
        store(*definition, model::EnumValue{static_cast<std::uint16_t>(found - choices.begin())},
              std::move(origin));
}

void Facts::addItems(std::string_view property, const StatedItems &items)
{
    const model::PropertyDef *definition = find(property);
    if (!definition || items.empty())
        return;
    const model::OriginPtr &origin = items.sharedOrigin();
    const model::Property *before = m_properties->find(definition->key);
    if (!before || !before->origin || !before->value.asList() || before->value.asList()->empty()) {
        m_properties->set(definition->key, origin->imported, origin);
        return;
    }
    StatedItems all;
    const auto addTo = [&all](const model::Value::TextList &list, const model::Origin &from) {
        model::Origin place = from;
        place.also.clear();
        for (const std::string &item : list)
            all.add(item, place);
        for (const model::Place &other : from.also) {
            place.file = other.file;
            place.line = other.line;
            place.object = other.object;
            all.add(list.front(), place);
        }
    };
    addTo(*before->value.asList(), *before->origin);
    addTo(items.m_items, *origin);
    const model::OriginPtr &joined = all.sharedOrigin();
    m_properties->set(definition->key, joined->imported, joined);
}

void Facts::setFromText(std::string_view property, std::string_view text, model::Origin origin)
{
    const model::PropertyDef *definition = find(property);
    if (!definition)
        return;
    if (definition->type == model::PropertyType::Bool)
        store(*definition, text == "true", std::move(origin));
    else if (definition->type == model::PropertyType::Text)
        store(*definition, text, std::move(origin));
    else if (definition->type == model::PropertyType::Enum)
        setChoice(property, text, std::move(origin));
}

const model::Value *Facts::value(std::string_view property) const
{
    const model::PropertyDef *definition = find(property);
    return definition ? m_properties->value(definition->key) : nullptr;
}

std::string_view Facts::choiceName(std::string_view property) const
{
    const model::PropertyDef *definition = find(property);
    const model::Value *current = definition ? m_properties->value(definition->key) : nullptr;
    const model::EnumValue *choice = current ? current->asEnum() : nullptr;
    return choice ? std::string_view(definition->enumValues[choice->index]) : std::string_view();
}

model::Origin noted(model::Origin origin, std::string note)
{
    if (!note.empty())
        origin.note = model::SharedText(std::move(note));
    return origin;
}

} // namespace bulkhead::import
