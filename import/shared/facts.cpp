// SPDX-License-Identifier: Apache-2.0
#include "import/shared/facts.h"

#include "model/check.h"

#include <algorithm>
#include <memory>

namespace bulkhead::import {

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

void Facts::addItem(std::string_view property, std::string item, model::Origin origin)
{
    const model::PropertyDef *definition = find(property);
    if (!definition)
        return;
    const model::Property *before = m_properties->find(definition->key);
    model::Value::TextList items;
    if (before && before->value.asList())
        items = *before->value.asList();
    if (std::find(items.begin(), items.end(), item) != items.end())
        return;
    items.push_back(std::move(item));
    if (!before || !before->origin) {
        store(*definition, std::move(items), std::move(origin));
        return;
    }
    model::Origin first = *before->origin;
    model::Place place{origin.file, origin.line, origin.object};
    const bool isNew = place != model::Place{first.file, first.line, first.object} &&
                       std::find(first.also.begin(), first.also.end(), place) == first.also.end();
    if (isNew)
        first.also.push_back(std::move(place));
    store(*definition, std::move(items), std::move(first));
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

} // namespace bulkhead::import
