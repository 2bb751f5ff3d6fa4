// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/project.h"
#include "import/services/service.h"
#include "import/shared/builder.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// States of a network that its containers know no names of each other there.
inline constexpr const char *withoutDnsKey = "x-disable-dns";

// The elements around a project's services: its host, networks, volumes, secrets and configs, and how each
// service joins and mounts them.
class Surroundings
{
public:
    // `prefix` goes before all ids where several projects make one model.
    Surroundings(Builder &builder, const Project &project, std::string prefix);

    model::Element &host();
    // Makes what the project declares, used or not.
    void addDeclared();
    // States the networks of a service; of one in another's network namespace, those of the other.
    void join(const Service &service);
    // Host paths, volumes, secrets and configs of a service, with the flows to them.
    void mount(const Service &service);

    // The ids of the networks that a service has joined; none for one on the host's network.
    const std::vector<model::Id> &networksOf(const std::string &service) const;
    // The id of the network that the project's services call so; empty where none has joined it.
    model::Id networkId(std::string_view name) const;
    // Whether a name of one service leads another to it: on the engine's default network none does, nor on
    // one without a DNS.
    bool canResolve(const Service &from, const Service &to) const;
    // Whether packets of one service arrive at another.
    bool canReach(const Service &from, const Service &to) const;
    std::string idOf(std::string_view kind, std::string_view name) const; // "net", "front": "net.front"
    std::string sourceKeyOf(std::string_view object) const { return sourceKeyIn(m_project, object); }

private:
    void identify(NewElement &wanted, const std::string &realName, std::string_view kind) const;
    model::Element &network(const std::string &name, const Mark &mark);
    std::vector<model::Id> joinOwn(const Service &service, model::Origin &origin);
    bool isDefaultBridge(const model::Id &network) const;
    bool givesNames(const model::Id &network) const; // to the containers that have joined it
    void stateNetwork(model::Element &network, const Tree &tree, const std::string &object);
    model::Element &store(std::string_view kind, const std::string &name, property::StoreType type,
                          const Mark &mark);
    void stateOptions(model::Element &volume, const TreeEntry &declared);
    void mountOne(const Service &service, const Mount &mount);
    void mountVolume(const Service &service, const Mount &mount);
    void mountImage(const Service &service, const Mount &mount);
    void mountFromServer(const Service &service, const Tree &options, model::Element &volume);
    void mountHostPath(const Service &service, const Mount &mount, const std::string &path,
                       const std::string &place);
    void mountSecrets(const Service &service, std::string_view key, std::string_view kind,
                      property::StoreType type);
    void addMountFlow(const Service &service, const model::Id &store, const std::string &target,
                      bool isReadOnly, const Mark &mark);
    void addSocketFlow(const Service &service, const Mark &mark, std::string_view note);

    Builder &m_builder;
    const Project &m_project;
    std::string m_prefix;
    StatedItems m_hostMounts; // of the service whose mounts are being added
    StatedItems m_hostMountsRw;
    std::map<std::string, std::vector<model::Id>, std::less<>> m_networksOf;
    std::map<std::string, model::Id, std::less<>> m_networkIds; // by the names that services call them
    std::set<model::Id> m_withoutDns;
};

} // namespace bulkhead::import::services
