#include "catalog/engine/relation.h"

#include <array>

namespace bulkhead::catalog::engine {

namespace {

constexpr Kinds members = {Kind::Container, Kind::Process, Kind::DataStore};

constexpr std::array<RelationInfo, relationCount> relationTable = {{
    {Relation::RunsOn,
     "runs_on",
     {Kind::Container, Kind::Process},
     {Kind::Host},
     "a host it runs on",
     "runs on",
     "The reference runs_on; when unset the nearest enclosing host. At most one."},
    {Relation::Hosts,
     "hosts",
     {Kind::Host},
     {Kind::Container},
     "a container that runs on it",
     "hosts",
     "Inverse of runs_on."},
    {Relation::InstanceOf,
     "instance_of",
     {Kind::Container},
     {Kind::Image},
     "an image it runs",
     "runs",
     "The reference image. At most one."},
    {Relation::Instances,
     "instances",
     {Kind::Image},
     {Kind::Container},
     "a container that runs it",
     "is run by",
     "Inverse of instance_of."},
    {Relation::StoredIn,
     "stored_in",
     {Kind::Image},
     {Kind::Registry},
     "a registry it is stored in",
     "is stored in",
     "The registry that encloses the image. At most one."},
    {Relation::Stores,
     "stores",
     {Kind::Registry},
     {Kind::Image},
     "an image it stores",
     "stores",
     "Inverse of stored_in."},
    {Relation::PullsFrom,
     "pulls_from",
     {Kind::Container},
     {Kind::Registry},
     "a registry it is pulled from",
     "is pulled from",
     "The registry of its image, and those that a flow of kind pull leads to."},
    {Relation::PulledByHosts,
     "pulled_by_hosts",
     {Kind::Registry},
     {Kind::Host},
     "a host that pulls from it",
     "is pulled from by",
     "The hosts of the containers that pull from the registry."},
    {Relation::ManagedBy,
     "managed_by",
     {Kind::Container, Kind::Host},
     {Kind::Orchestrator},
     "an orchestrator that manages it",
     "is managed by",
     "The reference managed_by; when unset that of the nearest enclosing cluster, or of the host."},
    {Relation::Mounts,
     "mounts",
     {Kind::Container},
     {Kind::DataStore},
     "a store it mounts",
     "mounts",
     "Along flows of kind mount."},
    {Relation::MountedBy,
     "mounted_by",
     {Kind::DataStore},
     {Kind::Container},
     "a container that mounts it",
     "is mounted by",
     "Inverse of mounts."},
    {Relation::InFlows,
     "in_flows",
     Kinds::elements(),
     {Kind::DataFlow},
     "a flow that ends at it",
     "is reached by",
     "Flows that end at the element (a bidirectional flow ends at both), mounts excepted."},
    {Relation::OutFlows,
     "out_flows",
     Kinds::elements(),
     {Kind::DataFlow},
     "a flow that starts at it",
     "sends",
     "Flows that start at the element (a bidirectional flow starts at both), mounts excepted."},
    {Relation::Source,
     "source",
     {Kind::DataFlow},
     Kinds::elements(),
     "a start",
     "starts at",
     "The start of the flow."},
    {Relation::Target,
     "target",
     {Kind::DataFlow},
     Kinds::elements(),
     "an end",
     "ends at",
     "The end of the flow."},
    {Relation::Crosses,
     "crosses",
     {Kind::DataFlow},
     {Kind::TrustBoundary, Kind::Host, Kind::Network},
     "a border it crosses",
     "crosses",
     "Each trust boundary or host that encloses exactly one end, pods excepted (a pod groups containers, it "
     "is no "
     "border of trust); each network of either end when both are attached to networks and share none. Flows "
     "of kind "
     "mount cross nothing."},
    {Relation::Contains,
     "contains",
     {Kind::TrustBoundary},
     Kinds::elements(),
     "an element inside it",
     "contains",
     "Containment along the tree, at any depth."},
    {Relation::Within,
     "within",
     Kinds::elements(),
     {Kind::TrustBoundary},
     "a boundary around it",
     "lies within",
     "Inverse of contains."},
    {Relation::Networks,
     "networks",
     members,
     {Kind::Network},
     "a network it joins",
     "joins",
     "The references networks."},
    {Relation::Members,
     "members",
     {Kind::Network},
     {Kind::Container},
     "a container that joins it",
     "is joined by",
     "Inverse of networks."},
    {Relation::SameNetwork,
     "same_network",
     members,
     {Kind::Container},
     "another container on one of its networks",
     "shares a network with",
     "Containers of a network that the element joins, or that use the same host's network as it does; never "
     "itself."},
    {Relation::CoResident,
     "co_resident",
     {Kind::Container},
     {Kind::Container},
     "another container on its host",
     "shares its host with",
     "Other containers that run on the same host."},
    {Relation::SameCluster,
     "same_cluster",
     {Kind::Host},
     {Kind::Host},
     "another host of its cluster",
     "shares its cluster with",
     "Other hosts managed by the same orchestrator."},
    {Relation::TargetsControl,
     "targets_control",
     {Kind::ExternalEntity},
     {Kind::Host, Kind::Registry, Kind::Orchestrator},
     "a host, registry or orchestrator it connects to",
     "connects to",
     "Hosts, registries and orchestrators at the end of a flow from the entity."},
}};

} // namespace

std::span<const RelationInfo> relations()
{
    return relationTable;
}

const RelationInfo &info(Relation relation)
{
    return relationTable[static_cast<std::size_t>(relation)];
}

std::optional<Relation> relationFromName(std::string_view name)
{
    for (const RelationInfo &entry : relationTable)
        if (entry.name == name)
            return entry.relation;
    return std::nullopt;
}

std::string thereIsNo(std::string_view phrase)
{
    const std::size_t space = phrase.find(' ');
    const std::string_view article = phrase.substr(0, space);
    return std::string(article == "another" ? "there is no other" : "there is no") +
           std::string(phrase.substr(space));
}

} // namespace bulkhead::catalog::engine
