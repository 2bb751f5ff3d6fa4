// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/enum_reader.h"

#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::catalog::attack {

using engine::Subject;

// The boundaries that stand for namespaces of an orchestrator.
class Spaces
{
public:
    explicit Spaces(const engine::ModelIndex &index);
    void build();

    bool isSpace(Subject boundary) const;
    // The nearest one around a subject; nobody where there is none.
    Subject around(Subject s) const;
    // Those that hold workloads of an orchestrator, or stand beside it in one boundary.
    std::vector<Subject> of(Subject orchestrator) const;
    // The orchestrators that a namespace belongs to.
    std::vector<Subject> orchestratorsOf(Subject space) const;
    // The one of this name that belongs to the orchestrator; nobody where none is drawn.
    Subject named(std::string_view name, Subject orchestrator) const;
    std::string_view nameOf(Subject boundary) const;

private:
    const engine::ModelIndex &m_index;
    EnumReader<property::BoundaryType> m_boundaryType;
    const model::PropertyDef *m_nameDef;
    std::vector<std::pair<Subject, Subject>> m_ofOrchestrator; // orchestrator and boundary; sorted
};

} // namespace bulkhead::catalog::attack
