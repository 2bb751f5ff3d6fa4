// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/account_rights.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

using model::Permission;
using RightScope = Permission::Scope;

bool isHalf(std::string_view action)
{
    return action.starts_with("half_");
}

bool isPlain(std::string_view action)
{
    return action == model::choiceName(Action::Read) || action == model::choiceName(Action::OthersWrite);
}

Permission whole(Action action, RightScope scope, std::string space = {}, std::string kind = {},
                 std::string name = {})
{
    return {std::string(model::choiceName(action)), scope, std::move(space), std::move(kind),
            std::move(name)};
}

// The namespace in which a right holds; "*" of one that holds in all.
std::string spaceOf(const Permission &right)
{
    return right.scope == RightScope::Cluster ? "*" : right.space;
}

// The namespace in which both hold; nullopt when there is none.
std::optional<std::string> commonSpace(const Permission &a, const Permission &b)
{
    const std::string ofA = spaceOf(a);
    const std::string ofB = spaceOf(b);
    if (ofA == "*" || ofA.empty())
        return ofB.empty() ? "*" : ofB;
    return ofB == "*" || ofB.empty() || ofA == ofB ? std::optional(ofA) : std::nullopt;
}

Permission inSpace(Action action, const std::string &space)
{
    return space == "*" ? whole(action, RightScope::Cluster) : whole(action, RightScope::Space, space);
}

} // namespace

void Rights::add(const Grant &grant, std::string_view space)
{
    if (grant.isOfCluster && !space.empty())
        return;
    Permission right{std::string(grant.action)};
    right.kind = isHalf(grant.action) ? grant.kind : std::string_view();
    right.scope = space.empty() ? RightScope::Cluster : RightScope::Space;
    right.space = space;
    if (grant.action == model::choiceName(Action::Wildcard) && space.empty())
        right.action = model::choiceName(Action::ClusterAdmin);
    if (grant.names.empty()) {
        m_rights.insert(std::move(right));
        return;
    }
    right.scope = RightScope::Object;
    right.kind = grant.kind;
    if (space.empty())
        right.space = grant.isOfCluster ? "" : "*";
    for (const std::string &name : grant.names) {
        right.name = name;
        m_rights.insert(right);
    }
}

// Who names a role in a binding needs the verb bind on the role, checked in the namespace of the binding.
void Rights::addBindings(std::vector<Permission> &rights) const
{
    for (const Permission &role : m_rights) {
        if (role.action != half::bindRole)
            continue;
        for (const Permission &binding : m_rights) {
            if (binding.action != half::writeBinding)
                continue;
            const std::optional<std::string> space = commonSpace(role, binding);
            if (!space)
                continue;
            const bool isClusterRole = role.kind == "ClusterRole";
            if (isClusterRole && (role.scope != RightScope::Object || role.name == "cluster-admin"))
                rights.push_back(inSpace(Action::Bind, *space));
            else
                rights.push_back(whole(Action::Bind, RightScope::Object,
                                       isClusterRole ? std::string() : *space, role.kind,
                                       role.scope == RightScope::Object ? role.name : "*"));
        }
    }
}

// Who may change a role, and has the verb escalate on it, puts rights into it that are not their own.
void Rights::addEscalations(std::vector<Permission> &rights) const
{
    for (const Permission &role : m_rights) {
        if (role.action != half::escalateRole)
            continue;
        for (const Permission &change : m_rights) {
            if (change.action != half::changeRole || change.kind != role.kind)
                continue;
            const std::optional<std::string> space = commonSpace(role, change);
            const bool areNamed = role.scope == RightScope::Object && change.scope == RightScope::Object;
            if (!space || (areNamed && role.name != change.name))
                continue;
            const Permission *named = role.scope == RightScope::Object     ? &role
                                      : change.scope == RightScope::Object ? &change
                                                                           : nullptr;
            if (named)
                rights.push_back(whole(Action::Escalate, RightScope::Object,
                                       named->kind == "ClusterRole" ? std::string() : *space, named->kind,
                                       named->name));
            else
                rights.push_back(inSpace(Action::Escalate, *space));
        }
    }
}

// Who impersonates any user may bring a group along; that of the administrators passes every check.
void Rights::addGroups(std::vector<Permission> &rights) const
{
    const auto isUser = [](const Permission &right) {
        return right.action == model::choiceName(Action::Impersonate);
    };
    const auto isAdministrators = [](const Permission &right) {
        return right.action == half::impersonateGroup &&
               (right.scope != RightScope::Object || right.name == "system:masters");
    };
    if (std::any_of(m_rights.begin(), m_rights.end(), isUser) &&
        std::any_of(m_rights.begin(), m_rights.end(), isAdministrators))
        rights.push_back(whole(Action::Impersonate, RightScope::Cluster));
}

void Rights::addApprovals(std::vector<Permission> &rights) const
{
    const auto approves = [](const Permission &right) { return right.action == half::approveRequest; };
    if (std::none_of(m_rights.begin(), m_rights.end(), approves))
        return;
    for (const Permission &signer : m_rights)
        if (signer.action == half::approveSigner)
            rights.push_back(
                signer.scope == RightScope::Object
                    ? whole(Action::CertificatesApprove, RightScope::Object, {}, "Signer", signer.name)
                    : whole(Action::CertificatesApprove, RightScope::Cluster));
}

std::vector<std::string> Rights::permissions() const
{
    std::vector<Permission> rights;
    std::copy_if(m_rights.begin(), m_rights.end(), std::back_inserter(rights),
                 [](const Permission &right) { return !isHalf(right.action); });
    addBindings(rights);
    addEscalations(rights);
    addGroups(rights);
    addApprovals(rights);
    return model::shortestList(std::move(rights));
}

bool Rights::isHarmless() const
{
    return std::all_of(m_rights.begin(), m_rights.end(),
                       [](const Permission &right) { return isPlain(right.action); });
}

bool isGraveRight(std::string_view action)
{
    return !isPlain(action) && action != model::choiceName(Action::PodDelete) &&
           action != model::choiceName(Action::NetworkPoliciesWrite);
}

int gravityOf(const Grant &grant)
{
    if (grant.action == model::choiceName(Action::Wildcard))
        return 3;
    if (isPlain(grant.action))
        return 0;
    return grant.action == model::choiceName(Action::NetworkPoliciesWrite) ? 1 : 2;
}

} // namespace bulkhead::import::kubernetes
