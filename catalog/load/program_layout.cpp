// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/program_layout.h"

#include "catalog/engine/condition.h"
#include "model/properties.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::catalog::load {

using engine::Kinds;
using engine::Leaf;
using model::Kind;

namespace {

// A value that a conditional default names, as text, for comparison with a property of this declaration.
void addValue(const std::string &text, const model::PropertyDef &def, engine::Operand &operand)
{
    const auto choice = std::find(def.enumValues.begin(), def.enumValues.end(), text);
    switch (def.type) {
    case model::PropertyType::Bool:
        operand.choices |= text == "true" ? 2U : 1U;
        break;
    case model::PropertyType::Enum:
        if (choice != def.enumValues.end())
            operand.choices |= std::uint64_t{1} << (choice - def.enumValues.begin());
        break;
    case model::PropertyType::Integer:
    case model::PropertyType::Real: {
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        operand.numbers.push_back(number);
        break;
    }
    default:
        operand.texts.push_back(text);
    }
}

class ProgramLayout
{
public:
    ProgramLayout(engine::Program &program, const model::Vocabulary &vocabulary)
        : m_program(program), m_vocabulary(vocabulary)
    {}
    void run();

private:
    void markLocal();
    void layOut(Kind kind);
    void compileDefaults(engine::KindLayout::Property &property);
    engine::DefaultCondition
    compileDefaultCondition(const model::PropertyDef &def,
                            const model::ConditionalDefault::Condition &condition) const;

    engine::Program &m_program;
    const model::Vocabulary &m_vocabulary;
};

// A node stands before its parts, so that these are known when it is looked at from the end.
void ProgramLayout::markLocal()
{
    auto &nodes = m_program.nodes;
    for (std::size_t at = nodes.size(); at-- > 0;) {
        const engine::FormVisitor isLocal{
            [&](const engine::ListNode &list) {
                bool local = true;
                for (const std::uint32_t part : list.parts)
                    local = local && nodes[part].local;
                return local;
            },
            [&](const engine::NotNode &negation) { return nodes[negation.part].local; },
            [](const engine::LeafNode &) { return true; },
            [](const auto &) { return false; }, // a relation, or `differs`
        };
        nodes[at].local = engine::visit(nodes, static_cast<std::uint32_t>(at), isLocal);
    }
}

void ProgramLayout::run()
{
    markLocal();
    for (const Kind kind : model::allKinds)
        layOut(kind);
    const auto key = [this](std::string_view name) { return m_vocabulary.key(name).value_or(engine::noKey); };
    const auto choice = [this](const auto &property, auto value) -> std::optional<std::uint16_t> {
        const model::PropertyDef *def = m_vocabulary.find(property.kind, property);
        if (!def)
            return std::nullopt;
        const auto found =
            std::find(def->enumValues.begin(), def->enumValues.end(), model::choiceName(value));
        if (found == def->enumValues.end())
            return std::nullopt;
        return static_cast<std::uint16_t>(found - def->enumValues.begin());
    };
    using namespace model::property;
    for (std::size_t i = 0; i < engine::relationCount; ++i)
        std::transform(engine::relationTable[i]->reads.begin(), engine::relationTable[i]->reads.end(),
                       m_program.relationReads[i].begin(), key);
    m_program.keys = {key(trust_boundary::boundary_type),
                      key(orchestrator::orchestrator_type),
                      key(container::user),
                      key(container::user_id),
                      key(container::tenant),
                      key(data_store::data_sensitivity),
                      key(container::service_type),
                      key(data_store::store_type),
                      key(external_entity::entity_type)};
    m_program.values = {choice(trust_boundary::boundary_type, BoundaryType::Pod),
                        choice(orchestrator::orchestrator_type, OrchestratorType::Kubernetes),
                        choice(orchestrator::orchestrator_type, OrchestratorType::Openshift),
                        choice(container::user, User::Root), choice(image::user, User::Root)};
}

void ProgramLayout::layOut(Kind kind)
{
    engine::KindLayout &layout = m_program.layouts[engine::indexOf(kind)];
    layout.propertyOf.assign(m_vocabulary.keyCount(), -1);
    layout.slotOf.assign(m_program.leaves.size(), 0);
    layout.tests = {nullptr};
    for (const model::PropertyDef &def : m_vocabulary.properties(kind)) {
        engine::KindLayout::Property property;
        property.key = def.key;
        property.def = &def;
        property.firstSlot = static_cast<std::uint16_t>(layout.tests.size());
        for (std::size_t leaf = 0; leaf < m_program.leaves.size(); ++leaf) {
            const std::int32_t predicate = m_program.leaves[leaf].predicates[engine::indexOf(kind)];
            if (m_program.leaves[leaf].type != Leaf::Type::Test ||
                m_program.leaves[leaf].property != def.key || predicate < 0)
                continue;
            layout.slotOf[leaf] = static_cast<std::uint16_t>(layout.tests.size());
            layout.tests.push_back(&m_program.predicates[static_cast<std::size_t>(predicate)]);
        }
        property.slotCount = static_cast<std::uint16_t>(layout.tests.size() - property.firstSlot);
        compileDefaults(property);
        layout.propertyOf[def.key.index] = static_cast<std::int16_t>(layout.properties.size());
        if (property.slotCount > 0 && !property.conditionalDefaults.empty())
            layout.conditional.push_back(static_cast<std::uint16_t>(layout.properties.size()));
        layout.properties.push_back(std::move(property));
    }
    layout.slotCount = static_cast<std::uint16_t>(layout.tests.size());
    for (std::size_t leaf = 0; leaf < m_program.leaves.size(); ++leaf) {
        const Leaf &asked = m_program.leaves[leaf];
        if (asked.type != Leaf::Type::Fact || !m_program.facts[asked.fact].kinds.has(kind))
            continue;
        layout.slotOf[leaf] = layout.slotCount;
        layout.facts.push_back({layout.slotCount++, asked.fact, asked.expected});
    }
}

void ProgramLayout::compileDefaults(engine::KindLayout::Property &property)
{
    for (const model::ConditionalDefault &source : property.def->conditionalDefaults) {
        engine::ConditionalDefault compiled;
        compiled.source = &source;
        for (const model::ConditionalDefault::Condition &condition : source.when)
            compiled.when.push_back(compileDefaultCondition(*property.def, condition));
        property.conditionalDefaults.push_back(std::move(compiled));
    }
}

engine::DefaultCondition
ProgramLayout::compileDefaultCondition(const model::PropertyDef &def,
                                       const model::ConditionalDefault::Condition &condition) const
{
    engine::DefaultCondition compiled;
    if (condition.key == "_platform") {
        const bool docker = std::count(condition.values.begin(), condition.values.end(), "docker") > 0;
        const bool kubernetes =
            std::count(condition.values.begin(), condition.values.end(), "kubernetes") > 0;
        compiled.neverHolds = !docker && !kubernetes;
        if (docker != kubernetes)
            compiled.platform = docker ? model::Platform::Docker : model::Platform::Kubernetes;
        return compiled;
    }
    Kinds kinds = {def.kind};
    std::string_view name = condition.key;
    if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) {
        compiled.relation = engine::relationFromName(name.substr(0, dot));
        if (compiled.relation)
            kinds = engine::info(*compiled.relation).to;
        name.remove_prefix(dot + 1);
    }
    for (const Kind kind : model::allKinds) {
        const model::PropertyDef *compared = kinds.has(kind) ? m_vocabulary.find(kind, name) : nullptr;
        if (!compared)
            continue;
        engine::Predicate predicate{compared, &engine::isOneOf(), {}};
        for (const std::string &value : condition.values)
            addValue(value, *compared, predicate.operand);
        compiled.predicates.push_back(std::move(predicate));
    }
    compiled.neverHolds = compiled.predicates.empty();
    return compiled;
}

} // namespace

void layOut(engine::Program &program, const model::Vocabulary &vocabulary)
{
    ProgramLayout(program, vocabulary).run();
}

} // namespace bulkhead::catalog::load
