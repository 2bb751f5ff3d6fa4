// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/relation_builder.h"
#include "model/properties.h"

#include <algorithm>

// Networks and their members.
namespace bulkhead::catalog::engine::relation {

using namespace model::property;

constinit const RelationInfo Networks = {
    .name = "networks",
    .from = {Kind::Container, Kind::Process, Kind::DataStore},
    .to = {Kind::Network},
    .phrase = "a network it joins",
    .link = "joins",
    .documentation = "The references networks.",
    .reads = {container::networks},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        const PropertyKey key = builder.key(container::networks);
        RelationBuilder::Pairs networks;
        for (Subject s = 0; s < index.elementCount(); ++s) {
            const Value *joined = Networks.from.has(index.kind(s)) ? index.stated(s, key) : nullptr;
            if (const Value::TextList *ids = joined ? joined->asList() : nullptr)
                for (const std::string &id : *ids)
                    if (const Subject network = index.find(id); network != nobody)
                        networks.emplace_back(s, network);
        }
        keepDistinct(networks);
        return {builder.adjacency(networks), {}};
    },
};

constinit const RelationInfo Members = {
    .name = "members",
    .from = {Kind::Network},
    .to = {Kind::Container},
    .phrase = "a container that joins it",
    .link = "is joined by",
    .documentation = "Inverse of networks.",
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        return {builder.inverse(Relation::Networks), {}};
    },
};

// The groups are networks, and hosts for their own networks.
constinit const RelationInfo SameNetwork = {
    .name = "same_network",
    .from = {Kind::Container, Kind::Process, Kind::DataStore},
    .to = {Kind::Container},
    .phrase = "another container on one of its networks",
    .link = "shares a network with",
    .documentation = "Containers of a network that the element joins, or that use the same host's network "
                     "as it does; never itself.",
    .form = RelationForm::Group,
    .countable = false, // an element may join several networks
    .reads = {container::host_network},
    .build = [](RelationBuilder &builder) -> RelatedSubjects {
        const ModelIndex &index = builder.index();
        const PropertyKey key = builder.key(container::host_network);
        RelationBuilder::Pairs groups;
        RelationBuilder::Pairs members;
        for (Subject s = 0; s < index.elementCount(); ++s) {
            const bool isContainer = index.kind(s) == Kind::Container;
            for (const Subject network : builder.related(Relation::Networks, s)) {
                groups.emplace_back(s, network);
                if (isContainer && index.kind(network) != Kind::Host)
                    members.emplace_back(network, s);
            }
            const Subject host = isContainer ? builder.only(Relation::RunsOn, s) : nobody;
            const Value *value = host == nobody ? nullptr : index.stated(s, key);
            if (const bool *uses = value ? value->asBool() : nullptr; uses && *uses) {
                groups.emplace_back(s, host);
                members.emplace_back(host, s);
            }
        }
        return {builder.adjacency(groups), builder.adjacency(members)};
    },
};

} // namespace bulkhead::catalog::engine::relation
