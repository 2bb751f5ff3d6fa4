// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"
#include "import/kubernetes/workload_index.h"
#include "import/shared/facts.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {
class Builder;
}

namespace bulkhead::import::kubernetes {

// All that the inputs say about one cluster: its objects, found by kind and name, and its workloads; with the
// elements that stand for the cluster itself.
class Cluster
{
public:
    Cluster(std::vector<Object> objects, PodTemplates templates, Builder &builder);

    const std::vector<Object> &objects() const { return m_objects; }
    const std::vector<Workload> &workloads() const { return m_workloads; }
    Builder &builder() { return m_builder; }

    // By typeName(). Null when the inputs hold no such object.
    const Object *find(std::string_view type, std::string_view space, std::string_view name) const;
    // The objects of a kind by typeName(), so none of another group, in the order of the inputs.
    const std::vector<const Object *> &ofKind(std::string_view type) const;
    // Those of one API group alone, whatever else bears the name of the kind.
    std::vector<const Object *> ofKind(std::string_view kind, std::string_view group) const;
    const WorkloadIndex &index() const { return m_index; }

    // The boundary of the namespace that an object stands in, made when first asked for; the cluster of an
    // object that stands in none.
    const model::Id &spaceBoundary(const Object &member);
    // Of the namespaces that have one so far: name and boundary.
    const std::map<std::string, model::Id> &spaces() const { return m_spaces; }
    const model::Id &boundary() const { return m_boundary; }
    const model::Id &orchestrator() const { return m_orchestrator; }
    // Empty where the inputs hold no workload.
    const model::Id &nodes() const { return m_nodes; }
    // The machine that a pod is bound to by name, else the nodes as a whole.
    model::Id nodeOf(const Workload &workload);
    const model::Id &podNetwork() const { return m_podNetwork; }

private:
    std::vector<Workload> readObjects();
    void makeClusterElements();

    std::vector<Object> m_objects;
    PodTemplates m_templates;
    Builder &m_builder;
    std::map<std::string, std::vector<const Object *>, std::less<>> m_byKind; // by typeName()
    std::unordered_map<std::string, const Object *> m_byName;                 // "Deployment/default/web"
    std::vector<Workload> m_workloads;
    WorkloadIndex m_index;
    std::map<std::string, model::Id> m_spaces;
    model::Id m_boundary;
    model::Id m_orchestrator;
    model::Id m_nodes;
    model::Id m_podNetwork;
};

} // namespace bulkhead::import::kubernetes
