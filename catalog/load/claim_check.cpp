// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/claim_check.h"

#include "catalog/engine/native_facts.h"

#include <algorithm>

namespace bulkhead::catalog::load {

using engine::Leaf;

namespace {

bool isReference(const model::PropertyDef &def)
{
    return def.type == model::PropertyType::Reference || def.type == model::PropertyType::ReferenceList;
}

} // namespace

ClaimCheck::ClaimCheck(const engine::Program &program, const model::Vocabulary &vocabulary,
                       const Mitigation &mitigation)
    : m_program(program), m_vocabulary(vocabulary), m_mitigation(mitigation)
{
    m_movesThings =
        std::any_of(mitigation.sets.begin(), mitigation.sets.end(), [&](const MitigationSet &set) {
            return isReference(*m_vocabulary.find(set.kind, set.property)) ||
                   program.isReadByRelations(set.property);
        });
}

ClaimCheck::Verdict ClaimCheck::judge(std::uint32_t root, const std::vector<Kind> &subjects, Kind &left)
{
    bool setsSomething = false;
    for (const Kind kind : subjects) {
        m_asked = false;
        m_subject = kind;
        const bool mayFire = outcome(root, kind, true).yes;
        setsSomething = setsSomething || m_asked;
        if (m_asked && mayFire) {
            left = kind;
            return Verdict::LeavesOpen;
        }
    }
    return setsSomething ? Verdict::Believed : Verdict::SetsNothing;
}

ClaimCheck::Outcome ClaimCheck::outcome(std::uint32_t at, Kind kind, bool isSubject)
{
    const engine::FormVisitor after{
        [&](const engine::ListNode &list) { return ofParts(list, kind, isSubject); },
        [&](const engine::NotNode &negation) {
            const Outcome part = outcome(negation.part, kind, isSubject);
            return Outcome{part.no, part.yes};
        },
        [&](const engine::LeafNode &node) { return ofLeaf(m_program.leaves[node.leaf], kind, isSubject); },
        [&](const engine::DiffersNode &node) { // a mitigation that sets it gives all the same value
            const bool isSet = setOf(kind, m_program.comparedKeys[node.compared], true);
            return isSet ? Outcome{} : Outcome{true, true};
        },
        [&](const engine::RelationNode &node) { return ofRelation(node); },
    };
    return engine::visit(m_program.nodes, at, after);
}

// All parts are looked at, so that it is known whether any of them asks for what the mitigation sets.
ClaimCheck::Outcome ClaimCheck::ofParts(const engine::ListNode &list, Kind kind, bool isSubject)
{
    const bool all = list.all;
    Outcome whole{all, !all};
    for (const std::uint32_t part : list.parts) {
        const Outcome of = outcome(part, kind, isSubject);
        whole.yes = all ? whole.yes && of.yes : whole.yes || of.yes;
        whole.no = all ? whole.no || of.no : whole.no && of.no;
    }
    return whole;
}

ClaimCheck::Outcome ClaimCheck::ofRelation(const engine::RelationNode &node)
{
    if (m_movesThings) {
        m_asked = true;
        return {};
    }
    bool some = !node.hasWhere(); // any related thing will do
    for (const Kind kind : model::allKinds)
        if (node.hasWhere() && node.relation().to.has(kind))
            some = outcome(node.where(), kind, false).yes || some;
    const bool fewCount = node.node.comparison != engine::Comparison::Greater;
    return {some || fewCount, true};
}

ClaimCheck::Outcome ClaimCheck::ofLeaf(const Leaf &leaf, Kind kind, bool isSubject)
{
    if (leaf.type == Leaf::Type::Test)
        return ofTest(leaf, kind, isSubject);
    const engine::Fact &fact = m_program.facts[leaf.fact];
    if (!fact.kinds.has(kind))
        return {false, true};
    const Outcome of = ofFact(fact, kind, isSubject);
    return leaf.expected ? of : Outcome{of.no, of.yes};
}

ClaimCheck::Outcome ClaimCheck::ofTest(const Leaf &leaf, Kind kind, bool isSubject)
{
    const std::int32_t number = leaf.predicates[engine::indexOf(kind)];
    if (number < 0)
        return {false, true};
    const engine::Predicate &predicate = m_program.predicates[static_cast<std::size_t>(number)];
    const MitigationSet *set = setOf(kind, leaf.property, isSubject);
    if (!set)
        return {true, true};
    const auto known = [&](const model::Value &value) -> Outcome {
        const std::optional<bool> answer = predicate.test(value, model::Date{});
        return answer ? Outcome{*answer, !*answer} : Outcome{};
    };
    switch (set->form) {
    case MitigationSet::Form::DaysBeforeAsOf:
        return known(
            model::Value(model::Date{std::chrono::sys_days{} - std::chrono::days(*set->value.asInteger())}));
    case MitigationSet::Form::RemoveItems: {
        const auto &removed = *set->value.asList();
        const auto &asked = predicate.operand.texts;
        const bool none = leaf.op->acceptsOperandOnly &&
                          std::all_of(asked.begin(), asked.end(), [&](const std::string &item) {
                              return std::find(removed.begin(), removed.end(), item) != removed.end();
                          });
        return {!none, true};
    }
    case MitigationSet::Form::Literal:
        break;
    }
    const bool onDate = leaf.op->operand == engine::OperandShape::Days;
    return isReference(*predicate.def) || onDate ? Outcome{} : known(set->value);
}

ClaimCheck::Outcome ClaimCheck::ofFact(const engine::Fact &fact, Kind kind, bool isSubject)
{
    if (!fact.native)
        return outcome(fact.root, kind, isSubject);
    const engine::KnownKeys &keys = m_program.keys;
    const bool affected = *fact.native == engine::NativeFact::EffectiveRoot ? sets({keys.user, keys.userId})
                          : *fact.native == engine::NativeFact::HostShared  ? sets({keys.tenant})
                                                                            : m_movesThings;
    m_asked = m_asked || affected;
    return affected ? Outcome{} : Outcome{true, true};
}

// What it sets on the subject, and on what is involved of other kinds; others of the subject's kind stay as
// they are.
const MitigationSet *ClaimCheck::setOf(Kind kind, model::PropertyKey key, bool isSubject)
{
    if (!isSubject && kind == m_subject)
        return nullptr;
    for (const MitigationSet &set : m_mitigation.sets)
        if (set.kind == kind && set.property == key) {
            m_asked = true;
            return &set;
        }
    return nullptr;
}

bool ClaimCheck::sets(std::initializer_list<model::PropertyKey> keys)
{
    return std::any_of(m_mitigation.sets.begin(), m_mitigation.sets.end(), [&](const MitigationSet &set) {
        return std::find(keys.begin(), keys.end(), set.property) != keys.end();
    });
}

} // namespace bulkhead::catalog::load
