// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/endpoints.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/exposure.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view serviceLabel = "kubernetes.io/service-name";

// One address that an object leads to, and the pod behind it where the object names one.
struct Endpoint
{
    const Node *address = nullptr; // the text
    const Node *pod = nullptr;     // its targetRef
    const Object *statedBy = nullptr;
};

// The endpoints of the inputs by namespace and Service.
class EndpointTable
{
public:
    explicit EndpointTable(const Cluster &cluster)
    {
        for (const Object *object : cluster.ofKind("Endpoints"))
            for (const Node &subset : (*object->node)["subsets"].items())
                for (const char *list : {"addresses", "notReadyAddresses"})
                    for (const Node &address : subset[list].items())
                        add(*object, object->name, address["ip"], address["targetRef"]);
        for (const Object *slice : cluster.ofKind("EndpointSlice"))
            for (const Node &endpoint : (*slice->node)["endpoints"].items())
                for (const Node &address : endpoint["addresses"].items())
                    add(*slice, slice->metadata()["labels"][serviceLabel].text(), address,
                        endpoint["targetRef"]);
    }

    const std::vector<Endpoint> &of(const Object &service) const
    {
        static const std::vector<Endpoint> none;
        const auto found = m_endpoints.find({service.space, service.name});
        return found == m_endpoints.end() ? none : found->second;
    }
    bool empty() const { return m_endpoints.empty(); }

private:
    void add(const Object &object, std::string_view service, const Node &address, const Node &pod)
    {
        if (!address.text().empty())
            m_endpoints[{object.space, service}].push_back({&address, &pod, &object});
    }

    std::map<std::pair<std::string_view, std::string_view>, std::vector<Endpoint>> m_endpoints;
};

// Pods of the inputs, by name and by address.
class PodTable
{
public:
    explicit PodTable(const Cluster &cluster)
    {
        for (const Workload &workload : cluster.workloads()) {
            if (workload.object->kind != "Pod")
                continue;
            m_byName.emplace(workload.object->space + '/' + workload.object->name, &workload);
            const std::string_view address = (*workload.object->node)["status"]["podIP"].text();
            if (!address.empty() && !workload.isOnHostNetwork())
                m_byAddress.emplace(address, &workload);
        }
    }

    // Null where the inputs do not hold it.
    const Workload *behind(const Endpoint &endpoint) const
    {
        const auto name =
            m_byName.find(endpoint.statedBy->space + '/' + std::string((*endpoint.pod)["name"].text()));
        if (name != m_byName.end() && isPod(endpoint))
            return name->second;
        const auto address = m_byAddress.find(endpoint.address->text());
        return address == m_byAddress.end() ? nullptr : address->second;
    }

    static bool isPod(const Endpoint &endpoint) { return (*endpoint.pod)["kind"].text() == "Pod"; }

private:
    std::unordered_map<std::string, const Workload *> m_byName;
    std::unordered_map<std::string_view, const Workload *> m_byAddress;
};

} // namespace

bool belongsToApiServer(const Object &object)
{
    if (object.space != "default")
        return false;
    return object.name == "kubernetes" &&
           (object.kind == "EndpointSlice" ||
            (object.group.empty() && (object.kind == "Service" || object.kind == "Endpoints")));
}

void addOwnEndpoints(const Cluster &cluster, std::vector<ServiceView> &services)
{
    const EndpointTable endpoints(cluster);
    if (endpoints.empty())
        return;
    const PodTable pods(cluster);
    for (ServiceView &service : services) {
        if (service.hasSelector() || !service.externalName().empty() || belongsToApiServer(*service.object))
            continue;
        WorkloadList inside;
        for (const Endpoint &endpoint : endpoints.of(*service.object)) {
            if (const Workload *pod = pods.behind(endpoint)) {
                if (std::find(inside.begin(), inside.end(), pod) == inside.end())
                    inside.push_back(pod);
            } else if (!PodTable::isPod(endpoint)) {
                std::string address(endpoint.address->text());
                const std::string note = "the Service " + service.object->name + " leads to " + address;
                service.outside.push_back(
                    {std::move(address), endpoint.statedBy->at(endpoint.address->line(), note)});
            }
        }
        if (!inside.empty())
            service.pods = std::make_shared<const WorkloadList>(std::move(inside));
    }
}

} // namespace bulkhead::import::kubernetes
