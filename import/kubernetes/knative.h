// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

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

} // namespace bulkhead::import::kubernetes
