// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

void RelationBuilder::buildAll(const std::stop_token &stop)
{
    for (std::size_t i = 0; i < relationCount; ++i) {
        throwIfStopped(stop);
        build(static_cast<Relation>(i));
    }
}

void RelationBuilder::build(Relation relation)
{
    if (m_built[indexOf(relation)])
        return;
    m_built[indexOf(relation)] = true;
    const Relation outer = std::exchange(m_current, relation);
    if (const auto find = info(relation).build)
        m_found[indexOf(relation)] = find(*this);
    m_current = outer;
}

std::span<const Subject> RelationBuilder::related(Relation relation, Subject s)
{
    build(relation);
    return m_found[indexOf(relation)].lists.of(s);
}

Subject RelationBuilder::only(Relation relation, Subject s)
{
    const auto found = related(relation, s);
    return found.empty() ? nobody : found.front();
}

Adjacency RelationBuilder::inverse(Relation relation)
{
    Pairs pairs;
    for (Subject s = 0; s < m_index.size(); ++s)
        if (info(m_current).to.has(m_index.kind(s)))
            for (const Subject other : related(relation, s))
                pairs.emplace_back(other, s);
    return adjacency(pairs);
}

PropertyKey RelationBuilder::key(std::string_view property) const
{
    const auto &reads = info(m_current).reads;
    for (std::size_t i = 0; i < reads.size(); ++i)
        if (reads[i] == property)
            return m_index.program().relationReads[indexOf(m_current)][i];
    return noKey;
}

Choice RelationBuilder::choiceOf(Kind kind, std::string_view property, std::string_view name) const
{
    Choice choice{key(property), std::nullopt};
    if (const PropertyDef *def = m_index.model().vocabulary().find(kind, property)) {
        const auto found = std::find(def->enumValues.begin(), def->enumValues.end(), name);
        if (found != def->enumValues.end())
            choice.index = static_cast<std::uint16_t>(found - def->enumValues.begin());
    }
    return choice;
}

bool RelationBuilder::has(Subject s, Choice choice) const
{
    const Value *value = m_index.stated(s, choice.key);
    const model::EnumValue *stated = value ? value->asEnum() : nullptr;
    return stated && choice.index && stated->index == *choice.index;
}

Subject RelationBuilder::reference(Subject s, PropertyKey key) const
{
    const Value *value = m_index.stated(s, key);
    const std::string *id = value ? value->asText() : nullptr;
    return id ? m_index.find(*id) : nobody;
}

Subject RelationBuilder::enclosing(Subject s, Kind kind) const
{
    Subject up = m_index.parent(s);
    while (up != nobody && m_index.kind(up) != kind)
        up = m_index.parent(up);
    return up;
}

void keepDistinct(RelationBuilder::Pairs &pairs)
{
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

} // namespace bulkhead::catalog::engine
