// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/hypothetical_evaluator.h"

#include "catalog/engine/condition.h"
#include "catalog/engine/native_facts.h"

namespace bulkhead::catalog::engine {

namespace {

// More related subjects than that are not looked at one by one: what they say together stays unknown.
constexpr std::size_t mostRelated = 300;

} // namespace

HypotheticalEvaluator::HypotheticalEvaluator(const ModelIndex &index)
    : m_index(index), m_nodes(index.program().nodes), m_others(index)
{}

void HypotheticalEvaluator::suppose(Subject subject, PropertyKey key, const Value &value)
{
    m_supposed = subject;
    m_key = key;
    m_value = &value;
    m_affected = &m_affectedBy.try_emplace(key, m_index.program(), std::span<const PropertyKey>(&key, 1))
                      .first->second;
}

const Value *HypotheticalEvaluator::stated(Subject s, PropertyKey key) const
{
    return s == m_supposed && key == m_key ? m_value : m_index.stated(s, key);
}

Truth HypotheticalEvaluator::value(std::uint32_t at, Subject s)
{
    if (!m_affected->condition(at))
        return m_others.evaluate(at, s, m_root);
    return truthOfParts(*this, m_nodes, at, s);
}

Truth HypotheticalEvaluator::leaf(std::uint16_t number, Subject s)
{
    const Leaf &leaf = m_index.program().leaves[number];
    if (leaf.type == Leaf::Type::Test)
        return test(leaf, s);
    const Fact &fact = m_index.program().facts[leaf.fact];
    if (!fact.kinds.has(m_index.kind(s)))
        return Truth::no();
    Truth answer = m_index.leaf(s, number);
    if (!fact.native)
        answer = value(fact.root, s);
    else if (*fact.native == NativeFact::EffectiveRoot)
        answer = effectiveRoot(s);
    else
        return answer;
    if (fact.closed)
        answer = answer.unknownAsNo();
    return leaf.expected ? answer : !answer;
}

Truth HypotheticalEvaluator::test(const Leaf &leaf, Subject s)
{
    const std::size_t kind = indexOf(m_index.kind(s));
    if (leaf.predicates[kind] < 0)
        return Truth::no();
    const Predicate &predicate =
        m_index.program().predicates[static_cast<std::size_t>(leaf.predicates[kind])];
    const auto lookUp = [this](Subject of, PropertyKey key) { return stated(of, key); };
    return answerTo(m_index, s, predicate, lookUp);
}

Truth HypotheticalEvaluator::effectiveRoot(Subject s) const
{
    return engine::effectiveRoot(m_index, s, [this](Subject of, PropertyKey key) { return stated(of, key); });
}

Truth HypotheticalEvaluator::differs(std::uint16_t number, Subject s) const
{
    const PropertyKey key = m_index.program().comparedKeys[number];
    const Value *here = stated(s, key);
    const Value *there = stated(m_root, key);
    return Truth::of(here && there && !(*here == *there));
}

Truth HypotheticalEvaluator::related(std::uint32_t at, Subject s)
{
    const Node &node = m_nodes[at];
    if (!info(node.relation).from.has(m_index.kind(s)))
        return Truth::no();
    Tally tally;
    bool tooMany = false;
    m_index.forEach(node.relation, s, [&](Subject other) {
        tally.add(at + 1 == node.end ? Truth::yes() : value(at + 1, other));
        tooMany = tally.members > mostRelated;
        return !tooMany;
    });
    if (tooMany)
        return Truth::unknown();
    return tally.compare(node.comparison, node.threshold);
}

} // namespace bulkhead::catalog::engine
