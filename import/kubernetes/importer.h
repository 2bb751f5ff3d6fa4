// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/exposure.h"
#include "import/kubernetes/network_policy.h"
#include "import/kubernetes/rbac.h"
#include "import/kubernetes/volumes.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

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
    // What decides how many pods a workload has, and the least that it keeps.
    struct Scaler
    {
        const Object *object = nullptr;
        const char *key = nullptr;
        std::int64_t kept = 0;
    };

    void addWorkload(const Workload &workload);
    void addContainer(const Workload &workload, const Container &container,
                      const std::vector<Volume> &volumes);
    void stateTokenRights(const Object &secret);
    void stateIdentity(Facts &facts, const Workload &workload);
    void stateReadiness(const std::vector<ServiceView> &services);
    void stateReplicas(Facts &facts, const Workload &workload);
    void stateLimits(Facts &facts, const Workload &workload, const Container &container);
    void readScalers();
    void readRanges();
    void reportUnknownKinds();

    Cluster &m_cluster;
    Builder &m_builder;
    NetworkPolicies m_policies;
    Authorization m_authorization;
    ClaimedVolumes m_claimedVolumes;
    std::map<std::pair<std::string, std::string>, std::vector<Scaler>> m_scalers; // by namespace and target
    std::map<std::string, std::vector<const Object *>> m_ranges; // that state something new, by namespace
};

} // namespace bulkhead::import::kubernetes
