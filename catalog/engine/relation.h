#pragma once

#include "catalog/engine/kinds.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bulkhead::catalog::engine {

// How subjects are related. What each means is in relations(), how it is found in index.cpp.
enum class Relation : std::uint8_t {
    RunsOn,
    Hosts,
    InstanceOf,
    Instances,
    StoredIn,
    Stores,
    PullsFrom,
    PulledByHosts,
    ManagedBy,
    Mounts,
    MountedBy,
    InFlows,
    OutFlows,
    Source,
    Target,
    Crosses,
    Contains,
    Within,
    Networks,
    Members,
    SameNetwork,
    CoResident,
    SameCluster,
    TargetsControl,
};
inline constexpr std::size_t relationCount = 24;

struct RelationInfo
{
    Relation relation;
    std::string_view name; // in rules
    Kinds from;
    Kinds to;
    std::string_view phrase; // "a host it runs on": one related thing, for people
    std::string_view link;   // "runs on": between the subject's and the related thing's names
    std::string_view documentation;
};

std::span<const RelationInfo> relations();
const RelationInfo &info(Relation relation);
std::optional<Relation> relationFromName(std::string_view name);
// "there is no host it runs on", of what begins with a relation's phrase.
std::string thereIsNo(std::string_view phrase);

// Symmetric relations inside a group that can be large (a network, a host, a cluster). They are answered
// from what the group knows of its members, never by pairs.
constexpr bool isGroupRelation(Relation relation)
{
    return relation == Relation::SameNetwork || relation == Relation::CoResident ||
           relation == Relation::SameCluster;
}

// Relations that lead to one subject at most.
constexpr bool isToOne(Relation relation)
{
    return relation == Relation::RunsOn || relation == Relation::InstanceOf ||
           relation == Relation::StoredIn || relation == Relation::ManagedBy ||
           relation == Relation::Source || relation == Relation::Target;
}

} // namespace bulkhead::catalog::engine
