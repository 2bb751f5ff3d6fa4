// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"

#include <utility>

// Flows, their ends, and what flows of some kinds make of these.
namespace bulkhead::catalog::engine::relation {

namespace {

Adjacency endsOf(const ModelIndex &index, model::Id Flow::*end)
{
    std::vector<Subject> ends;
    for (auto s = static_cast<Subject>(index.elementCount()); s < index.size(); ++s)
        ends.push_back(index.find(index.flow(s).*end));
    return {static_cast<Subject>(index.elementCount()), std::move(ends)};
}

// The flows at `end` of each element; a bidirectional flow is at both ends.
Adjacency flowsAt(RelationBuilder &builder, Relation end, Relation otherEnd)
{
    const ModelIndex &index = builder.index();
    RelationBuilder::Pairs pairs;
    for (auto s = static_cast<Subject>(index.elementCount()); s < index.size(); ++s) {
        const Flow &flow = index.flow(s);
        if (flow.kind == model::FlowKind::Mount)
            continue;
        const Subject here = builder.only(end, s);
        const Subject there = builder.only(otherEnd, s);
        pairs.emplace_back(here, s);
        if (flow.bidirectional && here != there)
            pairs.emplace_back(there, s);
    }
    return builder.adjacency(pairs);
}

} // namespace

constinit const RelationInfo Mounts = {
    .name = "mounts",
    .from = {Kind::Container},
    .to = {Kind::DataStore},
    .phrase = "a store it mounts",
    .link = "mounts",
    .documentation = "Along flows of kind mount.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        RelationBuilder::Pairs mounts;
        for (const Subject flow : index.mountFlows()) {
            Subject from = builder.only(Relation::Source, flow);
            Subject to = builder.only(Relation::Target, flow);
            if (index.kind(to) == Kind::Container)
                std::swap(from, to);
            if (index.kind(from) == Kind::Container && index.kind(to) == Kind::DataStore)
                mounts.emplace_back(from, to);
        }
        keepDistinct(mounts);
        return {builder.adjacency(mounts), {}};
    },
};

constinit const RelationInfo MountedBy = {
    .name = "mounted_by",
    .from = {Kind::DataStore},
    .to = {Kind::Container},
    .phrase = "a container that mounts it",
    .link = "is mounted by",
    .documentation = "Inverse of mounts.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::Mounts), {}};
    },
};

constinit const RelationInfo InFlows = {
    .name = "in_flows",
    .from = Kinds::elements(),
    .to = {Kind::DataFlow},
    .phrase = "a flow that ends at it",
    .link = "is reached by",
    .documentation = "Flows that end at the element (a bidirectional flow ends at both), mounts excepted.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {flowsAt(builder, Relation::Target, Relation::Source), {}};
    },
};

constinit const RelationInfo OutFlows = {
    .name = "out_flows",
    .from = Kinds::elements(),
    .to = {Kind::DataFlow},
    .phrase = "a flow that starts at it",
    .link = "sends",
    .documentation =
        "Flows that start at the element (a bidirectional flow starts at both), mounts excepted.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {flowsAt(builder, Relation::Source, Relation::Target), {}};
    },
};

constinit const RelationInfo Source = {
    .name = "source",
    .from = {Kind::DataFlow},
    .to = Kinds::elements(),
    .phrase = "a start",
    .link = "starts at",
    .documentation = "The start of the flow.",
    .toOne = true,
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {endsOf(builder.index(), &Flow::source), {}};
    },
};

constinit const RelationInfo Target = {
    .name = "target",
    .from = {Kind::DataFlow},
    .to = Kinds::elements(),
    .phrase = "an end",
    .link = "ends at",
    .documentation = "The end of the flow.",
    .toOne = true,
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {endsOf(builder.index(), &Flow::target), {}};
    },
};

constinit const RelationInfo TargetsControl = {
    .name = "targets_control",
    .from = {Kind::ExternalEntity},
    .to = {Kind::Host, Kind::Registry, Kind::Orchestrator},
    .phrase = "a host, registry or orchestrator it connects to",
    .link = "connects to",
    .documentation = "Hosts, registries and orchestrators at the end of a flow from the entity.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        RelationBuilder::Pairs control;
        for (auto s = static_cast<Subject>(index.elementCount()); s < index.size(); ++s) {
            const Subject source = builder.only(Relation::Source, s);
            const Subject target = builder.only(Relation::Target, s);
            if (index.flow(s).kind != model::FlowKind::Mount && TargetsControl.from.has(index.kind(source)) &&
                TargetsControl.to.has(index.kind(target)))
                control.emplace_back(source, target);
        }
        keepDistinct(control);
        return {builder.adjacency(control), {}};
    },
};

} // namespace bulkhead::catalog::engine::relation
