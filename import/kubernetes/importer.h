// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/exposure.h"
#include "import/kubernetes/network_policy.h"
#include "import/kubernetes/rbac.h"
#include "import/kubernetes/volumes.h"

namespace bulkhead::import {
class Builder;
}

namespace bulkhead::import::kubernetes {

// Turns the objects of one cluster into elements and flows.
class ClusterImporter
{
public:
    explicit ClusterImporter(Cluster &cluster);

    void run();

private:
    void addWorkload(const Workload &workload);
    void addContainer(const Workload &workload, const Container &container,
                      const std::vector<Volume> &volumes);
    void stateTokenRights(const Object &secret);
    void stateIdentity(Facts &facts, const Workload &workload);
    void stateReadiness(const std::vector<ServiceView> &services);
    void stateReplicas(Facts &facts, const Workload &workload);
    void stateLimits(Facts &facts, const Workload &workload, const Container &container);
    void reportUnknownKinds();

    Cluster &m_cluster;
    Builder &m_builder;
    NetworkPolicies m_policies;
    Authorization m_authorization;
};

} // namespace bulkhead::import::kubernetes
