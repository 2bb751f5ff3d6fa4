// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/model_index.h"

#include "model/properties.h"

#include <array>
#include <iterator>
#include <optional>
#include <string_view>

namespace bulkhead::catalog::attack {

namespace property = model::property;

// A property with choices, looked up once in the vocabulary and then read of many subjects. Kinds that have a
// property of the same name and choices are read alike.
template <model::PropertyChoice C>
class EnumReader
{
public:
    EnumReader(const engine::ModelIndex &index, const model::TypedProperty<C> &property) : m_index(index)
    {
        for (const Kind kind : model::allKinds)
            m_defs[engine::indexOf(kind)] = index.model().vocabulary().find(kind, property);
    }

    // nullopt when it is not stated, or the kind has no such property.
    std::optional<C> of(engine::Subject s) const
    {
        const model::PropertyDef *def = m_defs[engine::indexOf(m_index.kind(s))];
        const model::Value *value = def ? m_index.stated(s, def->key) : nullptr;
        const model::EnumValue *choice = value ? value->asEnum() : nullptr;
        return choice && choice->index < std::size(model::ChoiceNames<C>::all)
                   ? std::optional(static_cast<C>(choice->index))
                   : std::nullopt;
    }

private:
    const engine::ModelIndex &m_index;
    std::array<const model::PropertyDef *, model::allKinds.size()> m_defs{};
};

// What is stated of a property that is a truth, a text or a list; what is not stated is neither true nor
// holds anything.
class StatedReader
{
public:
    StatedReader(const engine::ModelIndex &index, std::string_view property)
        : m_index(index), m_key(index.model().vocabulary().key(property))
    {}

    bool isTrue(engine::Subject s) const
    {
        const model::Value *value = of(s);
        return value && value->asBool() && *value->asBool();
    }
    bool isFalse(engine::Subject s) const
    {
        const model::Value *value = of(s);
        return value && value->asBool() && !*value->asBool();
    }
    bool isNotEmpty(engine::Subject s) const
    {
        const model::Value::TextList *stated = list(s);
        return stated && !stated->empty();
    }
    // Null where none is stated.
    const model::Value::TextList *list(engine::Subject s) const
    {
        const model::Value *value = of(s);
        return value ? value->asList() : nullptr;
    }
    std::string_view text(engine::Subject s) const
    {
        const model::Value *value = of(s);
        const std::string *stated = value ? value->asText() : nullptr;
        return stated ? std::string_view(*stated) : std::string_view();
    }

private:
    const model::Value *of(engine::Subject s) const { return m_key ? m_index.stated(s, *m_key) : nullptr; }

    const engine::ModelIndex &m_index;
    std::optional<model::PropertyKey> m_key;
};

} // namespace bulkhead::catalog::attack
