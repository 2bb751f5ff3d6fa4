// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/account_rights.h"
#include "import/kubernetes/role_grants.h"

#include <algorithm>
#include <array>
#include <initializer_list>

// The roles that every cluster has.
namespace bulkhead::import::kubernetes {

bool isDiscoveryRole(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> roles = {
        "system:discovery", "system:basic-user", "system:public-info-viewer", "system:monitoring",
        "system:service-account-issuer-discovery"};
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

namespace {

// That read what holds no secrets.
bool isReadingRole(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> roles = {
        "system:heapster",     "system:kube-dns",       "system:kube-aggregator",
        "system:node-proxier", "system:metrics-server", "system:aggregated-metrics-reader"};
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

} // namespace

// https://github.com/kubernetes/kubernetes, plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go
Grants builtInGrants(std::string_view kind, std::string_view role)
{
    Grants grants;
    const auto add = [&grants](std::initializer_list<Action> actions) {
        for (const Action action : actions)
            grants.rights.push_back({model::choiceName(action), {}, false, {}, {}});
    };
    if (kind != "ClusterRole") {
        grants.isKnown = false;
        return grants;
    }
    if (role == "cluster-admin") {
        add({Action::Wildcard});
    } else if (role == "admin" || role == "edit") {
        add({Action::Read, Action::OthersWrite, Action::SecretsRead, Action::SecretsList, Action::PodCreate,
             Action::Write, Action::PodPatch, Action::PodDelete, Action::PodExec, Action::TokenCreate,
             Action::Impersonate, Action::NetworkPoliciesWrite});
        if (role == "admin")
            add({Action::RolesWrite});
    } else if (role == "view" || isReadingRole(role)) {
        add({Action::Read});
    } else if (role == "system:auth-delegator") {
        add({Action::OthersWrite}); // asks whether others may
    } else if (role == "system:kubelet-api-admin") {
        add({Action::Read, Action::NodeProxy});
        grants.rights.back().isOfCluster = true;
    } else if (role == "system:node" || role == "system:kube-controller-manager") {
        add({Action::Read, Action::OthersWrite, Action::SecretsRead, Action::SecretsList,
             Action::TokenCreate});
        if (role == "system:node")
            add({Action::PodCreate, Action::PodDelete});
    } else if (role == "system:kube-scheduler") {
        add({Action::Read, Action::OthersWrite, Action::PodDelete});
    } else if (role == "system:persistent-volume-provisioner") {
        add({Action::Read, Action::OthersWrite, Action::VolumesCreate});
        grants.rights.back().isOfCluster = true;
    } else if (isDiscoveryRole(role)) {
        // health, version and questions about oneself
    } else {
        grants.isKnown = false;
    }
    return grants;
}

} // namespace bulkhead::import::kubernetes
