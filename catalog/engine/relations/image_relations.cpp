// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"
#include "model/properties.h"

// Images, the registries they are stored in, and who runs and pulls them.
namespace bulkhead::catalog::engine::relation {

using namespace model::property;

constinit const RelationInfo InstanceOf = {
    .name = "instance_of",
    .from = {Kind::Container},
    .to = {Kind::Image},
    .phrase = "an image it runs",
    .link = "runs",
    .documentation = "The reference image. At most one.",
    .toOne = true,
    .reads = {container::image},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        const PropertyKey key = builder.key(container::image);
        std::vector<Subject> images(index.elementCount(), nobody);
        for (Subject s = 0; s < images.size(); ++s)
            if (index.kind(s) == Kind::Container)
                images[s] = builder.reference(s, key);
        return {{0, std::move(images)}, {}};
    },
};

constinit const RelationInfo Instances = {
    .name = "instances",
    .from = {Kind::Image},
    .to = {Kind::Container},
    .phrase = "a container that runs it",
    .link = "is run by",
    .documentation = "Inverse of instance_of.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::InstanceOf), {}};
    },
};

constinit const RelationInfo StoredIn = {
    .name = "stored_in",
    .from = {Kind::Image},
    .to = {Kind::Registry},
    .phrase = "a registry it is stored in",
    .link = "is stored in",
    .documentation = "The registry that encloses the image. At most one.",
    .toOne = true,
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        std::vector<Subject> registries(index.elementCount(), nobody);
        for (Subject s = 0; s < registries.size(); ++s)
            if (index.kind(s) == Kind::Image)
                registries[s] = builder.enclosing(s, Kind::Registry);
        return {{0, std::move(registries)}, {}};
    },
};

constinit const RelationInfo Stores = {
    .name = "stores",
    .from = {Kind::Registry},
    .to = {Kind::Image},
    .phrase = "an image it stores",
    .link = "stores",
    .documentation = "Inverse of stored_in.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::StoredIn), {}};
    },
};

constinit const RelationInfo PullsFrom = {
    .name = "pulls_from",
    .from = {Kind::Container},
    .to = {Kind::Registry},
    .phrase = "a registry it is pulled from",
    .link = "is pulled from",
    .documentation = "The registry of its image, and those that a flow of kind pull leads to.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        RelationBuilder::Pairs pulls;
        for (auto s = static_cast<Subject>(index.elementCount()); s < index.size(); ++s) {
            Subject from = builder.only(Relation::Source, s);
            Subject to = builder.only(Relation::Target, s);
            if (index.kind(to) == Kind::Container)
                std::swap(from, to);
            if (index.flow(s).kind == model::FlowKind::Pull && index.kind(from) == Kind::Container &&
                index.kind(to) == Kind::Registry)
                pulls.emplace_back(from, to);
        }
        for (Subject s = 0; s < index.elementCount(); ++s) {
            const Subject image = builder.only(Relation::InstanceOf, s);
            const Subject registry = image == nobody ? nobody : builder.only(Relation::StoredIn, image);
            if (registry != nobody)
                pulls.emplace_back(s, registry);
        }
        keepDistinct(pulls);
        return {builder.adjacency(pulls), {}};
    },
};

constinit const RelationInfo PulledByHosts = {
    .name = "pulled_by_hosts",
    .from = {Kind::Registry},
    .to = {Kind::Host},
    .phrase = "a host that pulls from it",
    .link = "is pulled from by",
    .documentation = "The hosts of the containers that pull from the registry.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        RelationBuilder::Pairs byHosts;
        for (Subject s = 0; s < index.elementCount(); ++s)
            for (const Subject registry : builder.related(Relation::PullsFrom, s))
                if (const Subject host = builder.only(Relation::RunsOn, s); host != nobody)
                    byHosts.emplace_back(registry, host);
        keepDistinct(byHosts);
        return {builder.adjacency(byHosts), {}};
    },
};

} // namespace bulkhead::catalog::engine::relation
