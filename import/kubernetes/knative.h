// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

inline constexpr std::string_view knativeGroup = "serving.knative.dev"; // of its API

// A way into the pods that Knative runs.
struct KnativeWay
{
    Exposure exposure;
    const Container *container = nullptr; // the one that serves
};

// The ways into Knative's Services and Routes. They are public unless the object bears the label
// networking.knative.dev/visibility: cluster-local, or the only domain of the installation is that of the
// cluster; a DomainMapping leads in all the same. https://knative.dev/docs/serving/services/private-services/
std::vector<KnativeWay> knativeWays(const Cluster &cluster);

// Finds the pods that Knative runs by the object that states them.
class KnativePods
{
public:
    explicit KnativePods(const Cluster &cluster);

    // Of a Service or a Configuration; null where the inputs do not hold it.
    const Workload *of(std::string_view kind, std::string_view space, std::string_view name) const;
    // By the host name that Knative gives a Service or a Route within the cluster, NAME.NAMESPACE.svc.
    const Workload *named(std::string_view space, std::string_view name) const;

private:
    using Key = std::tuple<std::string_view, std::string_view, std::string_view>; // kind, namespace, name
    std::map<Key, const Workload *> m_workloads;
    std::map<std::pair<std::string_view, std::string_view>, const Workload *>
        m_routes; // by namespace and name
};

// The container of a pod of Knative that serves: the one that states a port, else the first. Null where there
// is none.
const Container *servingContainer(const Workload &workload);

} // namespace bulkhead::import::kubernetes
