#pragma once

#include "import/kubernetes/object.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

class Cluster;

// What a Role or ClusterRole grants, in the vocabulary's words (service_account_permissions), and the line of
// the rule that grants the worst of it.
struct Grants
{
    std::set<std::string> permissions;
    int wildcardLine = 0; // of the first rule that grants by wildcard; 0: none
    int secretsLine = 0;  // of the first rule that gives access to secrets; 0: none

    bool isWildcard() const { return wildcardLine != 0; }
    bool touchesSecrets() const { return secretsLine != 0; }
};
Grants grantsOf(const Object &role);

// What the role of this name grants where it is one of those that every cluster has (cluster-admin, admin,
// edit, view); nothing of others.
Grants builtInGrants(std::string_view kind, std::string_view role);

// States on the orchestrator what the roles and bindings of the inputs give away.
void stateAuthorization(Cluster &cluster, Facts &orchestrator);

// States what a workload's token can do: the union of what the bindings of its service account grant.
void stateTokenPermissions(Cluster &cluster, Facts &container, std::string_view space,
                           std::string_view account);

} // namespace bulkhead::import::kubernetes
