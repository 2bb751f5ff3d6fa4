// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/index_builder.h"

#include "catalog/engine/classification.h"
#include "catalog/engine/relation_builder.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

void IndexBuilder::build()
{
    for (const auto step : {&IndexBuilder::number, &IndexBuilder::buildTree, &IndexBuilder::findRelations,
                            &IndexBuilder::decidePlatforms, &IndexBuilder::layClassesOver}) {
        throwIfStopped(m_stop);
        (this->*step)();
    }
}

void IndexBuilder::number()
{
    const std::size_t elements = m_index.m_model.elements().size();
    const std::size_t total = elements + m_index.m_model.flows().size();
    m_index.m_elements.reserve(elements);
    m_index.m_flows.reserve(total - elements);
    m_index.m_ids.reserve(total);
    m_index.m_kinds.reserve(total);
    for (const Element &element : m_index.m_model.elements()) {
        m_index.m_elements.push_back(&m_index.laidOver(element));
        m_index.m_ids.push_back(element.id);
        m_index.m_kinds.push_back(element.kind);
    }
    for (const Flow &flow : m_index.m_model.flows()) {
        if (flow.kind == model::FlowKind::Mount)
            m_index.m_mountFlows.push_back(static_cast<Subject>(m_index.m_ids.size()));
        m_index.m_flows.push_back(&flow);
        m_index.m_ids.push_back(flow.id);
        m_index.m_kinds.push_back(Kind::DataFlow);
    }
    m_index.m_idTable.build(m_index.m_ids);
}

// Parents, and the elements in an order in which those inside one follow it.
void IndexBuilder::buildTree()
{
    const std::size_t count = m_index.m_elements.size();
    m_index.m_parents.assign(count, nobody);
    std::vector<Adjacency::Pair> children;
    std::vector<Subject> stack;
    for (Subject s = 0; s < count; ++s) {
        const std::string &parent = m_index.m_elements[s]->parent;
        if (!parent.empty())
            m_index.m_parents[s] = m_index.find(parent);
        if (m_index.m_parents[s] != nobody)
            children.emplace_back(m_index.m_parents[s], s);
        else
            stack.push_back(s);
    }
    const Adjacency childrenOf(count, children);
    std::reverse(stack.begin(), stack.end());

    m_index.m_preorder.reserve(count);
    m_index.m_preorderAt.assign(count, 0);
    while (!stack.empty()) {
        const Subject s = stack.back();
        stack.pop_back();
        m_index.m_preorderAt[s] = static_cast<std::uint32_t>(m_index.m_preorder.size());
        m_index.m_preorder.push_back(s);
        const auto inside = childrenOf.of(s);
        stack.insert(stack.end(), inside.rbegin(), inside.rend());
    }
    m_index.m_insideCount.assign(count, 0);
    for (auto s = m_index.m_preorder.rbegin(); s != m_index.m_preorder.rend(); ++s)
        if (const Subject parent = m_index.m_parents[*s]; parent != nobody)
            m_index.m_insideCount[parent] += m_index.m_insideCount[*s] + 1;
}

bool IndexBuilder::hasChoice(Subject s, PropertyKey key, std::optional<std::uint16_t> choice) const
{
    const Value *value = m_index.stated(s, key);
    const model::EnumValue *stated = value ? value->asEnum() : nullptr;
    return stated && choice && stated->index == *choice;
}

void IndexBuilder::layClassesOver()
{
    for (DerivedClass &derived : deriveClasses(m_index)) {
        m_index.m_derived.emplace(derived.subject, std::move(derived.property));
        m_index.layDerivedOver(derived.subject);
    }
}

void IndexBuilder::findRelations()
{
    RelationBuilder(m_index, m_index.m_related).buildAll(m_stop);
}

namespace {

// By the format of the source; a format whose elements state nothing about a platform has none.
Artefact artefactOf(const model::SourceFile *source, Platform platform)
{
    const std::string_view format = source ? std::string_view(source->format) : std::string_view();
    if (platform == Platform::Kubernetes)
        return format.empty() || format == "kubernetes" ? Artefact::Kubernetes : Artefact::None;
    if (format == "compose")
        return Artefact::Compose;
    if (format == "docker-inspect")
        return Artefact::DockerInspect;
    return format.empty() ? Artefact::AnyDocker : Artefact::None;
}

} // namespace

void IndexBuilder::decidePlatforms()
{
    const KnownKeys &keys = m_index.m_program.keys;
    const KnownValues &values = m_index.m_program.values;
    const std::size_t count = m_index.m_elements.size();
    m_index.m_platforms.assign(m_index.size(), Platform::Docker);
    m_index.m_artefacts.assign(m_index.size(), Artefact::None);

    const auto isPod = [&](Subject s) {
        return m_index.m_kinds[s] == Kind::TrustBoundary && hasChoice(s, keys.boundaryType, values.pod);
    };
    std::vector<bool> inPod(count, false);
    for (const Subject s : m_index.m_preorder)
        if (const Subject parent = m_index.m_parents[s]; parent != nobody)
            inPod[s] = inPod[parent] || isPod(parent);

    const auto isKubernetes = [&](Subject orchestrator) {
        return hasChoice(orchestrator, keys.orchestratorType, values.kubernetes) ||
               hasChoice(orchestrator, keys.orchestratorType, values.openshift);
    };
    const char *lastFile = nullptr;
    const model::SourceFile *source = nullptr;
    for (Subject s = 0; s < m_index.size(); ++s) {
        if (const model::ImportRecord *import = m_index.importRecord(s)) {
            m_index.m_platforms[s] = import->platform;
            if (import->implied)
                continue;
            const std::string_view file = import->origin.file.view();
            if (file.data() != lastFile) {
                source = m_index.m_model.sources().find(file);
                lastFile = file.data();
            }
            m_index.m_artefacts[s] = artefactOf(source, import->platform);
        } else if (!m_index.isFlow(s)) {
            const auto managers = m_index.m_kinds[s] == Kind::Orchestrator
                                      ? std::span<const Subject>(&s, 1)
                                      : m_index.direct(Relation::ManagedBy, s);
            if (inPod[s] || std::any_of(managers.begin(), managers.end(), isKubernetes))
                m_index.m_platforms[s] = Platform::Kubernetes;
        }
    }
}

} // namespace bulkhead::catalog::engine
