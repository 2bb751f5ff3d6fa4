// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object.h"
#include "model/permission.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// Where a rule stands.
struct RulePlace
{
    const Object *role = nullptr; // null: no rule grants this, or none of the inputs
    int line = 0;

    explicit operator bool() const { return role != nullptr; }
    model::Origin at(std::string_view note) const { return role->at(line, note); }
};

// One right that a rule of a role gives, wherever the role is bound.
struct Grant
{
    std::string_view action;        // of the vocabulary, or a part of such an action (see account_rights.h)
    std::string_view kind;          // of its objects: "Secret"
    bool isOfCluster = false;       // they belong to no namespace: a RoleBinding gives nothing
    std::vector<std::string> names; // the objects that it is limited to; empty: to none
    RulePlace place;
};

// What a Role or ClusterRole grants, and the rules that grant the worst of it.
struct Grants
{
    std::vector<Grant> rights;
    std::set<const Object *> roles; // whose rules these are
    bool isKnown = true; // false: the role takes over the rules of others, and the inputs hold none of them
    RulePlace wildcard;  // the first rule that grants by wildcard
    RulePlace all;       // the first rule that grants all verbs on everything, by wildcard or each by name
    RulePlace secrets;   // the first rule that gives access to secrets that are there, be it to change them
    RulePlace kubelet;   // the first rule that reaches the kubelets through the nodes' proxy

    // Takes over what another role grants; whether that was anything new.
    bool take(const Grants &other);
};
// What the role's own rules grant.
Grants grantsOf(const Object &role);

// Whether a ClusterRole takes over the rules of another one, by its labels.
bool aggregates(const Object &role, const Object &other);

// Whether a role lets all users list what the cluster serves, or asks for its health, or about oneself.
bool isDiscoveryRole(std::string_view name);

// What the role of this name grants where it is one of those that every cluster has (cluster-admin, admin,
// edit, view, some of the platform's own); not known of others.
Grants builtInGrants(std::string_view kind, std::string_view role);

} // namespace bulkhead::import::kubernetes
