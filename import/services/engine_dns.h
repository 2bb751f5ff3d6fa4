// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/project.h"
#include "import/services/service.h"
#include "import/services/surroundings.h"
#include "import/shared/ip_address.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// Whether compose, or a swarm, gives the containers of a service this name, in lower case, by itself:
// "shop-db-1", "shop_db_1", and "shop_db" of the service of the stack.
bool isGeneratedName(std::string_view project, const Service &service, std::string_view name);

// "agent" of "tasks.agent", the name of each container of a service of a swarm; "" of other names.
std::string_view serviceOfTasks(std::string_view host);

// A service that a host name leads to, and the network on which it does.
struct HostName
{
    const Service *service = nullptr;
    model::Id network; // empty: every network that the service has joined
    bool isAddress = false;
};

// The names and addresses of the services of one project, as the engine's DNS gives them: service, container
// and host names, aliases on their networks, tasks.NAME, generated names, fixed addresses.
class EngineDns
{
public:
    // When the services have joined their networks.
    void read(const Project &project, const std::vector<Service> &services, const Surroundings &surroundings);

    // What a host, in lower case, may mean; none where it is no name here.
    std::vector<HostName> of(std::string_view host) const;

private:
    const Project *m_project = nullptr;
    std::string m_engineName; // of the project; empty: it has none
    std::multimap<std::string, HostName, std::less<>> m_names;
    std::vector<std::pair<IpAddress, HostName>> m_addresses;
};

// Whether a service listens on a port by what it says itself (expose) or what its product is known for. What
// it publishes says nothing: another service in its network namespace may listen there.
bool listensOn(const Service &service, int port);

// The service in the same network namespace that listens on a port; null where none says so.
const Service *listenerBeside(const std::vector<Service> &services, const Service &service, int port);

} // namespace bulkhead::import::services
