// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/role_grants.h"
#include "model/permission.h"
#include "model/properties.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// The rights of an account, put together from the roles that are bound to it.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
namespace bulkhead::import::kubernetes {

using Action = model::property::ServiceAccountPermissions;

// Halves of a right: an action of the vocabulary needs two of them in the same place.
namespace half {
inline constexpr std::string_view bindRole = "half_bind_role";             // the verb bind on roles
inline constexpr std::string_view writeBinding = "half_write_binding";     // and a binding to name them in
inline constexpr std::string_view escalateRole = "half_escalate_role";     // the verb escalate on roles
inline constexpr std::string_view changeRole = "half_change_role";         // and a role to change
inline constexpr std::string_view approveSigner = "half_approve_signer";   // the verb approve on signers
inline constexpr std::string_view approveRequest = "half_approve_request"; // and a request to approve
inline constexpr std::string_view impersonateGroup =
    "half_impersonate_group"; // beside a user of whichever name
} // namespace half

class Rights
{
public:
    // Of a role bound for the whole cluster (an empty namespace) or within one namespace, where rights on
    // what belongs to no namespace come to nothing.
    void add(const Grant &grant, std::string_view space);

    // Sorted, without what others include.
    std::vector<std::string> permissions() const;
    // Whether there is none beside reading and writing what starts and grants nothing.
    bool isHarmless() const;

private:
    void addBindings(std::vector<model::Permission> &whole) const;
    void addEscalations(std::vector<model::Permission> &whole) const;
    void addGroups(std::vector<model::Permission> &whole) const;
    void addApprovals(std::vector<model::Permission> &whole) const;

    std::set<model::Permission> m_rights; // whole ones and halves
};

// Whether an action gives more than reading, writing what starts and grants nothing, or an outage.
bool isGraveRight(std::string_view action);

// How grave a right is, from 0; of several the gravest is shown.
int gravityOf(const Grant &grant);

} // namespace bulkhead::import::kubernetes
