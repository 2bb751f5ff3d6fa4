// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/spaces.h"

#include <algorithm>

namespace bulkhead::catalog::attack {

using engine::nobody;
using engine::Relation;

Spaces::Spaces(const engine::ModelIndex &index)
    : m_index(index), m_boundaryType(index, property::trust_boundary::boundary_type),
      m_nameDef(
          index.model().vocabulary().find(Kind::TrustBoundary, property::trust_boundary::namespace_name))
{}

void Spaces::build()
{
    for (const Kind kind : {Kind::Container, Kind::Process})
        for (const Subject workload : m_index.ofKind(kind)) {
            const Subject space = around(workload);
            if (space == nobody)
                continue;
            for (const Subject orchestrator : m_index.direct(Relation::ManagedBy, workload))
                m_ofOrchestrator.emplace_back(orchestrator, space);
        }
    for (const Subject orchestrator : m_index.ofKind(Kind::Orchestrator)) {
        const Subject cluster = m_index.parent(orchestrator);
        if (cluster == nobody || m_index.kind(cluster) != Kind::TrustBoundary)
            continue;
        for (const Subject inside : m_index.inside(cluster))
            if (isSpace(inside))
                m_ofOrchestrator.emplace_back(orchestrator, inside);
    }
    std::sort(m_ofOrchestrator.begin(), m_ofOrchestrator.end());
    m_ofOrchestrator.erase(std::unique(m_ofOrchestrator.begin(), m_ofOrchestrator.end()),
                           m_ofOrchestrator.end());
}

bool Spaces::isSpace(Subject boundary) const
{
    return m_index.kind(boundary) == Kind::TrustBoundary &&
           m_boundaryType.of(boundary) == property::BoundaryType::Namespace;
}

Subject Spaces::around(Subject s) const
{
    for (Subject up = m_index.parent(s); up != nobody; up = m_index.parent(up))
        if (isSpace(up))
            return up;
    return nobody;
}

std::string_view Spaces::nameOf(Subject boundary) const
{
    const model::Value *value = m_nameDef ? m_index.stated(boundary, m_nameDef->key) : nullptr;
    const std::string *name = value ? value->asText() : nullptr;
    return name ? std::string_view(*name) : std::string_view(m_index.element(boundary).name);
}

std::vector<Subject> Spaces::of(Subject orchestrator) const
{
    std::vector<Subject> spaces;
    for (auto at =
             std::lower_bound(m_ofOrchestrator.begin(), m_ofOrchestrator.end(), std::pair(orchestrator, 0U));
         at != m_ofOrchestrator.end() && at->first == orchestrator; ++at)
        spaces.push_back(at->second);
    return spaces;
}

std::vector<Subject> Spaces::orchestratorsOf(Subject space) const
{
    std::vector<Subject> orchestrators;
    for (const auto &[orchestrator, other] : m_ofOrchestrator)
        if (other == space)
            orchestrators.push_back(orchestrator);
    return orchestrators;
}

Subject Spaces::named(std::string_view name, Subject orchestrator) const
{
    for (const Subject space : of(orchestrator))
        if (nameOf(space) == name)
            return space;
    return nobody;
}

} // namespace bulkhead::catalog::attack
