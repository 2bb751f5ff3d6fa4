// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/affected_answers.h"

#include "catalog/engine/condition.h"
#include "catalog/engine/native_facts.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

AffectedAnswers::AffectedAnswers(const Program &program, std::span<const PropertyKey> changed,
                                 bool movesThings)
    : m_program(&program), m_changed(changed.begin(), changed.end()), m_leaves(program.leaves.size(), false),
      m_facts(program.facts.size(), false), m_compared(program.comparedKeys.size(), false)
{
    std::sort(m_changed.begin(), m_changed.end());
    const KnownKeys &keys = program.keys;
    m_everything = movesThings || property(keys.dataSensitivity) || // classes, with the next two
                   property(keys.serviceType) || property(keys.storeType) || property(keys.boundaryType) ||
                   property(keys.orchestratorType) || // platforms
                   property(keys.entityType) ||       // whether there is an outside
                   std::any_of(m_changed.begin(), m_changed.end(),
                               [&](PropertyKey key) { return program.isReadByRelations(key); });
    for (std::size_t i = 0; i < m_compared.size(); ++i)
        m_compared[i] = property(program.comparedKeys[i]);
    affectLeaves();
    affectFacts();
}

bool AffectedAnswers::property(PropertyKey key) const
{
    return std::binary_search(m_changed.begin(), m_changed.end(), key);
}

bool AffectedAnswers::defaultOf(const KindLayout::Property &property) const
{
    for (const ConditionalDefault &candidate : property.conditionalDefaults)
        for (const DefaultCondition &condition : candidate.when)
            for (const Predicate &predicate : condition.predicates)
                if (this->property(predicate.def->key))
                    return true;
    return false;
}

void AffectedAnswers::affectLeaves()
{
    std::vector<PropertyKey> keys = m_changed;
    for (const KindLayout &layout : m_program->layouts)
        for (const KindLayout::Property &property : layout.properties)
            if (defaultOf(property))
                keys.push_back(property.key);
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        m_leaves[i] = m_program->leaves[i].type == Leaf::Type::Test &&
                      std::find(keys.begin(), keys.end(), m_program->leaves[i].property) != keys.end();
}

// In the order of their definition, since a fact may build on earlier ones.
void AffectedAnswers::affectFacts()
{
    const KnownKeys &keys = m_program->keys;
    for (std::size_t number = 0; number < m_facts.size(); ++number) {
        const Fact &fact = m_program->facts[number];
        if (!fact.native)
            m_facts[number] = condition(fact.root);
        else if (*fact.native == NativeFact::EffectiveRoot)
            m_facts[number] = property(keys.user) || property(keys.userId);
        else
            m_facts[number] = *fact.native == NativeFact::HostShared && property(keys.tenant);
        for (std::size_t i = 0; m_facts[number] && i < m_leaves.size(); ++i)
            if (m_program->leaves[i].type == Leaf::Type::Fact && m_program->leaves[i].fact == number)
                m_leaves[i] = true;
    }
}

bool AffectedAnswers::condition(std::uint32_t root) const
{
    const FormVisitor isAffected{
        [this](const LeafNode &leaf) -> bool { return m_leaves[leaf.leaf]; },
        [this](const DiffersNode &difference) -> bool { return m_compared[difference.compared]; },
        [](const auto &) { return false; },
    };
    return m_everything || anyNode(m_program->nodes, root, isAffected);
}

} // namespace bulkhead::catalog::engine
