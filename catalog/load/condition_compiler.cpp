// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/condition_compiler.h"

#include "catalog/engine/native_facts.h"
#include "catalog/load/numbering.h"
#include "catalog/load/operand.h"
#include "model/file/json_value.h"
#include "model/plain_words.h"

#include <algorithm>

namespace bulkhead::catalog::load {

namespace {

using engine::Fact;
using engine::Leaf;
using engine::Node;
using engine::NodeType;
using model::Kind;

constexpr unsigned maximumRelations = 4;
constexpr std::size_t maximumCompared = 16;

std::string namesOf(Kinds kinds)
{
    std::string text;
    for (const Kind kind : model::allKinds)
        if (kinds.has(kind))
            text += (text.empty() ? "" : ", ") + std::string(model::kindName(kind));
    return text;
}

} // namespace

ConditionCompiler::ConditionCompiler(engine::Program &program, const model::Vocabulary &vocabulary)
    : m_program(program), m_vocabulary(vocabulary)
{
    for (const engine::NativeFactInfo &native : engine::nativeFacts()) {
        Fact fact;
        fact.name = native.name;
        fact.kinds = native.kinds;
        fact.title = native.title;
        fact.documentation = native.documentation;
        fact.native = native.fact;
        m_facts.emplace(fact.name, static_cast<std::uint16_t>(m_program.facts.size()));
        m_program.facts.push_back(std::move(fact));
    }
}

void ConditionCompiler::addPathSet(engine::PathSet set, const JsonNode &at)
{
    for (const engine::PathSet &known : m_program.pathSets)
        if (known.name == set.name)
            at.fail("duplicate", "there is already a path set “%1”", {set.name});
    m_program.pathSets.push_back(std::move(set));
}

void ConditionCompiler::addFact(engine::Fact fact, const JsonNode &at)
{
    const std::uint16_t number = nextNumber(m_program.facts.size(), "facts", at);
    if (!m_facts.emplace(fact.name, number).second)
        at.fail("duplicate", "there is already a fact “%1”", {fact.name});
    m_program.facts.push_back(std::move(fact));
}

std::uint32_t ConditionCompiler::compile(const JsonNode &condition, Kinds subjects)
{
    const auto root = static_cast<std::uint32_t>(m_program.nodes.size());
    compileNode(condition, Place{subjects, 0, true});
    return root;
}

bool ConditionCompiler::compileNode(const JsonNode &condition, Place place)
{
    if (const JsonNode *parts = condition.find("all")) {
        condition.allow({"all"});
        return compileList(*parts, NodeType::All, place);
    }
    if (const JsonNode *parts = condition.find("any")) {
        condition.allow({"any"});
        return compileList(*parts, NodeType::Any, place);
    }
    if (const JsonNode *part = condition.find("not")) {
        condition.allow({"not"});
        const std::size_t at = m_program.nodes.size();
        m_program.nodes.emplace_back().type = NodeType::Not;
        const bool depends = compileNode(*part, place);
        m_program.nodes[at].end = static_cast<std::uint32_t>(m_program.nodes.size());
        return depends;
    }
    if (const JsonNode *part = condition.find("exists")) {
        condition.allow({"exists"});
        return compileRelation(*part, NodeType::Exists, place);
    }
    if (const JsonNode *part = condition.find("count")) {
        condition.allow({"count"});
        return compileRelation(*part, NodeType::Count, place);
    }
    if (condition.find("fact")) {
        compileFact(condition, place);
        return false;
    }
    if (condition.find("prop"))
        return compileTest(condition, place);
    condition.fail("condition",
                   "a condition must have one of “all”, “any”, “not”, “prop”, “fact”, “exists” and “count”");
}

bool ConditionCompiler::compileList(const JsonNode &parts, NodeType type, Place place)
{
    const std::size_t at = m_program.nodes.size();
    m_program.nodes.emplace_back().type = type;
    bool depends = false;
    for (const JsonNode *part : parts.items())
        depends |= compileNode(*part, place);
    m_program.nodes[at].end = static_cast<std::uint32_t>(m_program.nodes.size());
    return depends;
}

bool ConditionCompiler::compileRelation(const JsonNode &condition, NodeType type, Place place)
{
    if (type == NodeType::Exists)
        condition.allow({"rel", "where"});
    else
        condition.allow({"rel", "where", "op", "value"});
    const JsonNode &name = condition.at("rel");
    const std::optional<engine::Relation> relation = engine::relationFromName(name.text());
    if (!relation)
        name.fail("relation", "there is no relation “%1”", {name.text()});
    const engine::RelationInfo &info = engine::info(*relation);
    if (!info.from.intersects(place.kinds))
        name.fail("relation", "the relation “%1” starts at %2, but here stands %3",
                  {name.text(), namesOf(info.from), namesOf(place.kinds)});
    if (place.relations == maximumRelations)
        name.fail("relation", "more than %1 relations stand inside each other",
                  {std::to_string(maximumRelations)});
    if (type == NodeType::Count && !info.countable)
        name.fail("relation",
                  "“%1” cannot be counted, since an element may join several networks; use “exists”",
                  {name.text()});

    const std::size_t at = m_program.nodes.size();
    Node node;
    node.type = type;
    node.relation = *relation;
    node.slot = nextNumber(m_program.relationNodes, "relations in conditions", name);
    ++m_program.relationNodes;
    if (type == NodeType::Count)
        readCount(condition, node);
    m_program.nodes.push_back(node);
    bool depends = false;
    const JsonNode *where = condition.find("where");
    if (where && !where->isNull()) {
        const bool countsGroup = type == NodeType::Count && info.form == engine::RelationForm::Group;
        depends = compileNode(*where, Place{info.to, place.relations + 1, !countsGroup});
    }
    m_program.nodes[at].dependsOnRoot = depends;
    m_program.nodes[at].end = static_cast<std::uint32_t>(m_program.nodes.size());
    return depends;
}

void ConditionCompiler::readCount(const JsonNode &condition, Node &node) const
{
    const JsonNode &op = condition.at("op");
    const auto &all = engine::comparisonTable;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto &comparison) { return comparison.name == op.text(); });
    if (found == all.end())
        op.fail("operator", "a count is compared with >, < or ==, not with “%1”", {op.text()});
    node.comparison = static_cast<engine::Comparison>(found - all.begin());
    node.threshold = static_cast<std::uint32_t>(condition.at("value").integerBetween(0, 1'000'000));
}

std::uint16_t ConditionCompiler::nextLeaf(const JsonNode &condition) const
{
    return nextNumber(m_program.leaves.size(), "different tests", condition);
}

void ConditionCompiler::compileFact(const JsonNode &condition, Place place)
{
    condition.allow({"fact", "op", "value"});
    const JsonNode &name = condition.at("fact");
    const auto found = m_facts.find(name.text());
    if (found == m_facts.end())
        name.fail("fact", "there is no fact “%1”", {name.text()});
    const Fact &fact = m_program.facts[found->second];
    if (!fact.kinds.intersects(place.kinds))
        name.fail("fact", "the fact “%1” is one of %2, but here stands %3",
                  {name.text(), namesOf(fact.kinds), namesOf(place.kinds)});
    if (const JsonNode *op = condition.find("op"); op && op->text() != "==")
        op->fail("operator", "a fact is compared with ==, not with “%1”", {op->text()});
    const JsonNode *value = condition.find("value");
    const bool expected = !value || value->boolean();

    const std::string key = "fact " + fact.name + (expected ? " yes" : " no");
    const auto [leaf, added] = m_leaves.try_emplace(key);
    if (added) {
        leaf->second = nextLeaf(condition);
        Leaf &created = m_program.leaves.emplace_back();
        created.type = Leaf::Type::Fact;
        created.fact = found->second;
        created.expected = expected;
        created.predicates.fill(-1);
    }
    Node &node = m_program.nodes.emplace_back();
    node.type = NodeType::Leaf;
    node.operand = leaf->second;
    node.end = static_cast<std::uint32_t>(m_program.nodes.size());
}

model::PropertyKey ConditionCompiler::property(const JsonNode &condition, Kinds kinds) const
{
    const JsonNode &name = condition.at("prop");
    std::vector<std::string_view> known;
    for (const Kind kind : model::allKinds) {
        if (!kinds.has(kind))
            continue;
        if (const model::PropertyDef *def = m_vocabulary.find(kind, name.text()))
            return def->key;
        for (const model::PropertyDef &def : m_vocabulary.properties(kind))
            known.push_back(def.name);
    }
    name.fail("property", "%2 has no property “%1”%3",
              {name.text(), namesOf(kinds), model::suggestion(name.text(), known)});
}

bool ConditionCompiler::compileTest(const JsonNode &condition, Place place)
{
    condition.allow({"prop", "op", "value"});
    const model::PropertyKey key = property(condition, place.kinds);
    const JsonNode &name = condition.at("op");
    const engine::Operator *op = engine::operatorFromName(name.text());
    if (!op)
        name.fail("operator", "there is no operator “%1”", {name.text()});
    Node node;
    node.type = NodeType::Leaf;
    const bool compares = op->subject == engine::OperatorSubject::Difference;
    if (compares) {
        if (place.relations != 1 || !place.countable)
            name.fail(
                "operator",
                "“differs” may stand only in the “where” of a relation of the rule's subject, and not where "
                "members of a host or cluster are counted");
        auto &compared = m_program.comparedKeys;
        const auto known = std::find(compared.begin(), compared.end(), key);
        if (known == compared.end() && compared.size() == maximumCompared)
            name.fail("operator", "more than %1 properties are compared by “differs”",
                      {std::to_string(maximumCompared)});
        node.type = NodeType::Differs;
        node.operand = static_cast<std::uint16_t>(known - compared.begin());
        if (known == compared.end())
            compared.push_back(key);
    } else {
        node.operand = testLeaf(condition, key, *op, place.kinds);
    }
    m_program.nodes.push_back(node);
    m_program.nodes.back().end = static_cast<std::uint32_t>(m_program.nodes.size());
    return compares;
}

// The leaf of a test, shared by all conditions that ask the same. Where kinds declare the property
// differently, the value must fit one of them; the others then answer no.
std::uint16_t ConditionCompiler::testLeaf(const JsonNode &condition, model::PropertyKey key,
                                          const engine::Operator &op, Kinds kinds)
{
    const JsonNode *value = condition.find("value");
    const std::string text = operandText(value, "true", "false");
    const std::string name = "test " + std::to_string(key.index) + ' ' + std::string(op.name) + ' ' + text;
    const auto [entry, added] = m_leaves.try_emplace(name);
    if (added) {
        entry->second = nextLeaf(condition);
        Leaf &created = m_program.leaves.emplace_back();
        created.property = key;
        created.op = &op;
        created.operandText = text;
        created.operandForPeople = operandText(value, "yes", "no");
        created.predicates.fill(-1);
    }
    Leaf &leaf = m_program.leaves[entry->second];
    std::optional<model::JsonFailure> fault;
    bool fits = false;
    for (const Kind kind : model::allKinds) {
        const model::PropertyDef *def = kinds.has(kind) ? m_vocabulary.find(kind, key) : nullptr;
        if (!def)
            continue;
        if (def->type == model::PropertyType::Enum)
            leaf.operandForPeople = model::asWords(leaf.operandForPeople);
        std::int32_t &predicate = leaf.predicates[engine::indexOf(kind)];
        if (predicate >= 0) {
            fits = true;
            continue;
        }
        try {
            engine::Operand operand = readOperand(condition, *def, op, m_program.pathSets);
            predicate = static_cast<std::int32_t>(m_program.predicates.size());
            m_program.predicates.push_back(engine::Predicate{def, &op, std::move(operand)});
            fits = true;
        } catch (const model::JsonFailure &failure) {
            fault = failure;
        }
    }
    if (!fits && fault)
        throw *fault;
    return entry->second;
}

} // namespace bulkhead::catalog::load
