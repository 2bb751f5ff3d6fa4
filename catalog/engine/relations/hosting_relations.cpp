// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"
#include "model/properties.h"

// What runs on what.
namespace bulkhead::catalog::engine::relation {

using namespace model::property;

constinit const RelationInfo RunsOn = {
    .name = "runs_on",
    .from = {Kind::Container, Kind::Process},
    .to = {Kind::Host},
    .phrase = "a host it runs on",
    .link = "runs on",
    .documentation = "The reference runs_on; when unset the nearest enclosing host. At most one.",
    .toOne = true,
    .reads = {container::runs_on},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        const PropertyKey key = builder.key(container::runs_on);
        std::vector<Subject> hosts(index.elementCount(), nobody);
        for (Subject s = 0; s < hosts.size(); ++s) {
            if (!RunsOn.from.has(index.kind(s)))
                continue;
            const Subject stated = builder.reference(s, key);
            hosts[s] = stated != nobody ? stated : builder.enclosing(s, Kind::Host);
        }
        return {{0, std::move(hosts)}, {}};
    },
};

constinit const RelationInfo Hosts = {
    .name = "hosts",
    .from = {Kind::Host},
    .to = {Kind::Container},
    .phrase = "a container that runs on it",
    .link = "hosts",
    .documentation = "Inverse of runs_on.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::RunsOn), {}};
    },
};

constinit const RelationInfo HostsProcess = {
    .name = "hosts_process",
    .from = {Kind::Host},
    .to = {Kind::Process},
    .phrase = "a process that runs on it in no container",
    .link = "runs",
    .documentation = "Inverse of runs_on, of processes.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::RunsOn), {}};
    },
};

constinit const RelationInfo CoResident = {
    .name = "co_resident",
    .from = {Kind::Container},
    .to = {Kind::Container},
    .phrase = "another container on its host",
    .link = "shares its host with",
    .documentation = "Other containers that run on the same host.",
    .form = RelationForm::Group,
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        std::vector<Subject> hosts(index.elementCount(), nobody);
        for (Subject s = 0; s < hosts.size(); ++s)
            if (index.kind(s) == Kind::Container)
                hosts[s] = builder.only(Relation::RunsOn, s);
        return {{0, std::move(hosts)}, builder.inverse(Relation::RunsOn)};
    },
};

} // namespace bulkhead::catalog::engine::relation
