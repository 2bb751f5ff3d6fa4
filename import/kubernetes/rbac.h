// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/account_rights.h"
#include "import/kubernetes/object.h"
#include "import/shared/facts.h"

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

class Cluster;

// The roles and bindings of a cluster: what they give away, and what the token of a workload can do.
class Authorization
{
public:
    explicit Authorization(Cluster &cluster);

    // States on the orchestrator which roles and bindings give too much.
    void stateFor(Facts &orchestrator) const;
    // States on it what people may do, and service accounts that no container was stated to run under: call
    // it after those.
    void stateHolders(Facts &orchestrator);
    // States on it what callers without credentials may do, and what every identity may.
    void stateForAll(Facts &orchestrator) const;
    // States on a container what the bindings of its service account grant.
    void stateFor(Facts &container, const std::string &space, const std::string &account);
    // States on the boundary of a namespace what the bindings of its service accounts grant, all together.
    void stateForSpace(Facts &boundary, const std::string &space);
    // States on a store what the bindings of the account grant whose token it holds.
    void stateForToken(Facts &store, const std::string &space, const std::string &account);

private:
    struct Binding
    {
        const Object *object = nullptr;
        const Object *role = nullptr; // null: the inputs do not hold it
    };

    void takeOverRules(const std::vector<const Object *> &clusterRoles);
    void addSubjects(std::size_t binding);
    Grants builtInGrantsOf(const Node &reference) const;
    // What bindings grant, and where the gravest of it stands.
    struct Granted
    {
        std::vector<std::string> permissions;
        bool isHarmless = true;
        bool isKnown = true; // all the roles are
        model::Origin origin;
    };
    // Users, groups or accounts with grave rights, and what they may do all together.
    struct Holders
    {
        StatedItems names;
        std::vector<model::Permission> rights;
        model::Origin first;
    };
    Granted grantedToAll(std::initializer_list<std::string_view> keys) const;
    void addHolder(Holders &holders, std::string name, const std::vector<std::size_t> &bindings);
    std::set<std::size_t> bindingsOf(const std::string &space, const std::string &account) const;
    const Granted &grantedBy(const std::set<std::size_t> &bindings);
    Granted takenTogether(const std::set<std::size_t> &bindings) const;
    // Names of roles and bindings that grant too much.
    struct BroadRoles
    {
        StatedItems overbroad;
        StatedItems ofSuperusers;
        StatedItems readingSecrets;
    };
    StatedItems unreadRoles() const;
    void addRole(const Object &role, BroadRoles &found) const;
    void addBinding(const Binding &binding, BroadRoles &found) const;

    std::vector<const Object *> m_roles;
    std::map<const Object *, Grants> m_grants; // of roles, with what they take over from others
    std::vector<Binding> m_bindings;
    std::map<std::string, std::vector<std::size_t>> m_bySubject; // "namespace/account", "group:…"
    std::map<std::set<std::size_t>, Granted> m_granted;          // worked out once for accounts bound alike
    std::set<std::string, std::less<>> m_used;                   // accounts that containers run under
    std::set<const Object *> m_platformRoles;                    // bound by the platform's own bindings alone
};

} // namespace bulkhead::import::kubernetes
