#pragma once

#include "catalog/engine/index.h"

#include <array>
#include <string_view>

namespace bulkhead::catalog::paths {

// An enumerated property by its name, looked up once and then asked of many subjects.
class StatedChoice
{
public:
    StatedChoice(const engine::Index &index, std::string_view property) : m_index(index)
    {
        for (const Kind kind : model::allKinds)
            m_defs[engine::indexOf(kind)] = index.model().vocabulary().find(kind, property);
    }

    // "" when it is not stated, or the kind has no such property.
    std::string_view of(engine::Subject s) const
    {
        const model::PropertyDef *def = m_defs[engine::indexOf(m_index.kind(s))];
        const model::Value *value = def ? m_index.stated(s, def->key) : nullptr;
        const model::EnumValue *choice = value ? value->asEnum() : nullptr;
        return choice ? std::string_view(def->enumValues[choice->index]) : std::string_view();
    }

private:
    const engine::Index &m_index;
    std::array<const model::PropertyDef *, model::allKinds.size()> m_defs{};
};

} // namespace bulkhead::catalog::paths
