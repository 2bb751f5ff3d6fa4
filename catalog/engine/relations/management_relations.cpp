// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"
#include "model/properties.h"

// Orchestrators and what they manage.
namespace bulkhead::catalog::engine::relation {

using namespace model::property;

namespace {

// By element: the orchestrator of the nearest cluster around it, or the nearest around it, if that is nearer.
std::vector<Subject> managersAround(const RelationBuilder &builder)
{
    const ModelIndex &index = builder.index();
    const Choice cluster = builder.choice(trust_boundary::boundary_type, BoundaryType::Cluster);
    const auto isCluster = [&](Subject s) {
        return index.kind(s) == Kind::TrustBoundary && builder.has(s, cluster);
    };
    std::vector<Subject> manager(index.elementCount(), nobody); // of a cluster
    for (Subject s = 0; s < index.elementCount(); ++s) {
        if (index.kind(s) != Kind::Orchestrator)
            continue;
        for (Subject up = index.parent(s); up != nobody; up = index.parent(up)) {
            if (!isCluster(up))
                continue;
            if (manager[up] == nobody)
                manager[up] = s;
            break;
        }
    }
    std::vector<Subject> around(index.elementCount(), nobody);
    for (const Subject s : index.preorder()) {
        const Subject parent = index.parent(s);
        if (parent == nobody)
            continue;
        around[s] = around[parent];
        if (index.kind(parent) == Kind::Orchestrator)
            around[s] = parent;
        else if (isCluster(parent) && manager[parent] != nobody)
            around[s] = manager[parent];
    }
    return around;
}

} // namespace

constinit const RelationInfo ManagedBy = {
    .name = "managed_by",
    .from = {Kind::Container, Kind::Host},
    .to = {Kind::Orchestrator},
    .phrase = "an orchestrator that manages it",
    .link = "is managed by",
    .documentation =
        "The reference managed_by; when unset that of the nearest enclosing cluster, or of the host.",
    .toOne = true,
    .reads = {container::managed_by, trust_boundary::boundary_type},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        const PropertyKey key = builder.key(container::managed_by);
        std::vector<Subject> managers = managersAround(builder);
        for (Subject s = 0; s < managers.size(); ++s)
            if (ManagedBy.from.has(index.kind(s)))
                if (const Subject stated = builder.reference(s, key); stated != nobody)
                    managers[s] = stated;
        for (Subject s = 0; s < managers.size(); ++s)
            if (const Subject host = builder.only(Relation::RunsOn, s);
                managers[s] == nobody && host != nobody)
                managers[s] = managers[host];
        return {{0, std::move(managers)}, {}};
    },
};

constinit const RelationInfo SameCluster = {
    .name = "same_cluster",
    .from = {Kind::Host},
    .to = {Kind::Host},
    .phrase = "another host of its cluster",
    .link = "shares its cluster with",
    .documentation = "Other hosts managed by the same orchestrator.",
    .form = RelationForm::Group,
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        std::vector<Subject> managers(index.elementCount(), nobody);
        for (Subject s = 0; s < managers.size(); ++s)
            if (index.kind(s) == Kind::Host)
                managers[s] = builder.only(Relation::ManagedBy, s);
        return {{0, std::move(managers)}, builder.inverse(Relation::ManagedBy)};
    },
};

} // namespace bulkhead::catalog::engine::relation
