// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object.h"
#include "model/properties.h"

#include <set>
#include <string_view>

namespace bulkhead::import::kubernetes {

using Permission = model::property::ServiceAccountPermissions;

// What a Role or ClusterRole grants, and the rules that grant the worst of it.
struct Grants
{
    struct Place
    {
        const Object *role = nullptr; // null: no rule grants this
        int line = 0;

        explicit operator bool() const { return role != nullptr; }
        model::Origin at(std::string_view note) const { return role->at(line, note); }
    };

    std::set<Permission> permissions;
    bool isKnown = true; // false: the role takes over the rules of others, and the inputs hold none of them
    Place wildcard;      // the first rule that grants by wildcard
    Place secrets;       // the first rule that gives access to secrets
    Place kubelet;       // the first rule that reaches the kubelets through the nodes' proxy

    // Takes over what another role grants; whether that was anything new.
    bool take(const Grants &other);
};
// What the role's own rules grant.
Grants grantsOf(const Object &role);

// Whether a ClusterRole takes over the rules of another one, by its labels.
bool aggregates(const Object &role, const Object &other);

// What the role of this name grants where it is one of those that every cluster has (cluster-admin, admin,
// edit, view); not known of others.
Grants builtInGrants(std::string_view kind, std::string_view role);

} // namespace bulkhead::import::kubernetes
