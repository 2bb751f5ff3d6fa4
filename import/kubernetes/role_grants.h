#pragma once

#include "import/kubernetes/object.h"

#include <set>
#include <string>
#include <string_view>

namespace bulkhead::import::kubernetes {

// What a Role or ClusterRole grants, in the vocabulary's words (service_account_permissions), and the lines
// of the rules that grant the worst of it.
struct Grants
{
    std::set<std::string> permissions;
    int wildcardLine = 0; // of the first rule that grants by wildcard; 0: none
    int secretsLine = 0;  // of the first rule that gives access to secrets; 0: none
    int kubeletLine = 0;  // of the first rule that reaches the kubelets through the nodes' proxy

    bool isWildcard() const { return wildcardLine != 0; }
    bool touchesSecrets() const { return secretsLine != 0; }
};
Grants grantsOf(const Object &role);

// What the role of this name grants where it is one of those that every cluster has (cluster-admin, admin,
// edit, view); nothing of others.
Grants builtInGrants(std::string_view kind, std::string_view role);

} // namespace bulkhead::import::kubernetes
