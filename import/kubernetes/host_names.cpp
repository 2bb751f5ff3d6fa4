// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/host_names.h"

#include "import/kubernetes/address_range.h"
#include "import/kubernetes/cluster.h"
#include "import/kubernetes/endpoints.h"
#include "import/kubernetes/service_name.h"
#include "import/reading/text.h"

#include <algorithm>
#include <charconv>

namespace bulkhead::import::kubernetes {

namespace {

// Whether an ordinal is that of a pod of a StatefulSet, as far as its number is stated.
bool hasOrdinal(const Object &statefulSet, std::string_view ordinal)
{
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(ordinal.data(), ordinal.data() + ordinal.size(), number);
    if (ordinal.empty() || !isDigit(ordinal.front()) || fault != std::errc() ||
        end != ordinal.data() + ordinal.size())
        return false;
    const Node &replicas = statefulSet.spec()["replicas"];
    const std::int64_t first = statefulSet.spec()["ordinals"]["start"].asInteger();
    return replicas.isNull() || (first >= 0 && number >= first && number - first < replicas.asInteger());
}

// Whether a pod of a workload has a name of its own below a Service: an ordinal of a StatefulSet that the
// Service governs, or the host name that the pod states together with the Service.
// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields
bool hasPod(const Workload &workload, std::string_view service, std::string_view name)
{
    const Node &pod = workload.podSpec();
    if (pod["subdomain"].text() == service && pod["hostname"].text() == name)
        return true;
    const Object &object = *workload.object;
    return object.kind == "StatefulSet" && object.spec()["serviceName"].text() == service &&
           name.starts_with(object.name + '-') && hasOrdinal(object, name.substr(object.name.size() + 1));
}

// Whether an address may be that of the cluster's DNS, which no manifest has to state.
bool mayBeOfCluster(std::string_view address)
{
    const auto range = AddressRange::parse(address);
    return !range || isPrivate(*range);
}

// Whether names are asked of the cluster's DNS. A pod on its host's network asks its node's unless it says
// so. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
bool asksCluster(const Workload &workload)
{
    const Node &pod = workload.podSpec();
    const std::string_view policy = pod["dnsPolicy"].text();
    if (policy == "None") {
        const auto servers = pod["dnsConfig"]["nameservers"].items();
        return servers.empty() || std::any_of(servers.begin(), servers.end(), [](const Node &server) {
                   return mayBeOfCluster(server.text());
               });
    }
    return policy == "ClusterFirstWithHostNet" || (policy != "Default" && !workload.isOnHostNetwork());
}

} // namespace

Names::Names(const Cluster &cluster, const std::vector<ServiceView> &services) : m_knative(cluster)
{
    for (const ServiceView &service : services) {
        const Object &object = *service.object;
        m_byName.emplace(std::pair(std::string_view(object.space), std::string_view(object.name)), &service);
        std::vector<std::string_view> addresses = {object.spec()["clusterIP"].text()};
        for (const Node &address : object.spec()["clusterIPs"].items())
            addresses.push_back(address.text());
        for (const std::string_view address : addresses)
            if (!address.empty() && address != "None")
                m_byAddress.emplace(address, &service);
        m_byAddress.emplace(addressWord(object.name, object.space), &service);
    }
    for (const Object *entry : cluster.ofKind("ServiceEntry", "networking.istio.io"))
        if (entry->spec()["location"].text() != "MESH_INTERNAL")
            for (const Node &host : entry->spec()["hosts"].items())
                m_outside.insert(lowerCase(host.text()));
    m_domains.emplace_back("cluster.local");
    for (const Object *kubelet : cluster.ofKind("KubeletConfiguration"))
        if (const std::string_view domain = (*kubelet->node)["clusterDomain"].text(); !domain.empty())
            m_domains.push_back(lowerCase(domain));
}

Destination Names::find(std::string_view space, std::string_view name) const
{
    if (space == "default" && name == "kubernetes")
        return {nullptr, nullptr, true};
    const auto found = m_byName.find({space, name});
    return found == m_byName.end() ? Destination{nullptr, m_knative.named(space, name), false}
                                   : Destination{found->second, nullptr, false};
}

Destination Names::findPod(std::string_view space, std::string_view service, std::string_view pod) const
{
    Destination destination = find(space, service);
    // Only of a headless one the DNS has the pods, too.
    if (!destination.service || destination.service->object->spec()["clusterIP"].text() != "None")
        return {};
    for (const Workload *workload : destination.service->targets()) {
        if (hasPod(*workload, service, pod)) {
            destination.pod = workload;
            return destination;
        }
    }
    return {};
}

// NAME.NAMESPACE.svc and POD.NAME.NAMESPACE.svc, with or without the cluster's domain.
Destination Names::lookUpWhole(std::string_view host) const
{
    std::vector<std::string_view> labels = labelsOf(host);
    for (const std::string &domain : m_domains) {
        const std::size_t dot = host.size() - std::min(host.size(), domain.size() + 1);
        if (dot > 0 && host[dot] == '.' && host.substr(dot + 1) == domain)
            labels = labelsOf(host.substr(0, dot));
    }
    if (labels.back() != "svc")
        return {};
    if (labels.size() == 3)
        return find(labels[1], labels[0]);
    return labels.size() == 4 ? findPod(labels[2], labels[1], labels[0]) : Destination();
}

Destination Names::lookUpAddress(std::string_view host) const
{
    const auto found = m_byAddress.find(host);
    if (found == m_byAddress.end())
        return {};
    return belongsToApiServer(*found->second->object) ? Destination{nullptr, nullptr, true}
                                                      : Destination{found->second, nullptr, false};
}

Destination Names::lookUp(std::string_view space, std::string_view host) const
{
    if (host.ends_with('.')) // absolute: no search path
        return lookUpWhole(host.substr(0, host.size() - 1));
    const std::vector<std::string_view> labels = labelsOf(host);
    if (labels.size() == 1)
        return find(space, labels[0]);
    if (labels.size() == 2) {
        if (const Destination service = find(labels[1], labels[0]))
            return service;
        return findPod(space, labels[1], labels[0]);
    }
    if (labels.size() == 3)
        if (const Destination pod = findPod(labels[2], labels[1], labels[0]))
            return pod;
    return lookUpWhole(host);
}

Destination Names::followed(Destination destination) const
{
    constexpr int mostNames = 8; // names may lead round in a circle
    for (int i = 0; destination.service && i < mostNames; ++i) {
        const std::string name = destination.service->externalName();
        const Destination next = name.empty() ? Destination() : lookUpWhole(name);
        if (!next)
            break;
        destination = next;
    }
    return destination;
}

Destination Names::resolve(const Workload &from, std::string_view host) const
{
    const Node &pod = from.podSpec();
    if (const Destination found = lookUpAddress(host))
        return followed(found);
    if (!asksCluster(from)) {
        const Destination found = lookUp(from.object->space, host);
        return found.isApiServer ? found : Destination(); // as the variables of the platform name it
    }
    if (pod["dnsPolicy"].text() != "None")
        if (const Destination found = lookUp(from.object->space, host))
            return followed(found);
    for (const Node &domain : pod["dnsConfig"]["searches"].items())
        if (const Destination found = lookUpWhole(std::string(host) + '.' + std::string(domain.text())))
            return followed(found);
    return followed(lookUpWhole(host));
}

bool Names::isDeclaredOutside(std::string_view host) const
{
    const std::size_t dot = host.find('.');
    return m_outside.contains(host) ||
           (dot != std::string_view::npos && m_outside.contains('*' + std::string(host.substr(dot))));
}

bool Names::leadsOutside(const ServiceView &service) const
{
    const std::string name = service.externalName();
    return !name.empty() && !lookUpWhole(name);
}

} // namespace bulkhead::import::kubernetes
