// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/services/project.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace bulkhead::import::docker {

// What the engine's objects call each other by, of all inputs together.
struct EngineNames
{
    std::map<std::string, std::string, std::less<>> containers; // names by id
    std::map<std::string, std::string, std::less<>> networks;   // names by id
    std::map<std::string, std::string, std::less<>> images;     // references by id, without "sha256:"
};

// Whether podman inspect or podman ps says this of a container.
bool isPodmanContainer(const Node &node);

// The service of a swarm that a container is a task of, by its labels; "" where it is none's.
std::string_view swarmServiceOf(const Node &container);

// What an object is called; "" where it says nothing.
std::string nameOf(const Node &node);

// Puts what docker inspect and docker ps say of a running container as the compose service that would start
// it, with the lines of the JSON, so that one set of rules reads both.
class Translator
{
public:
    Translator(services::Project &project, std::shared_ptr<const std::string> file, const EngineNames &names)
        : m_root(project.root), m_file(std::move(file)), m_names(names)
    {}

    void addContainer(const Node &node);
    void addSwarmService(const Node &node); // of docker service inspect
    void addNetwork(const Node &node);
    void addVolume(const Node &node);
    // The ports that podman pod inspect lists: InfraConfig.
    services::Tree portsOfPod(const Node &configuration) const;

private:
    services::Mark keyMark(const Node &map, std::string_view key) const { return {m_file, map.keyLine(key)}; }
    services::Mark markOf(const Node &node) const { return {m_file, node.line()}; }
    // The value of a key under another name, where it stands in the file and is not null.
    void copy(services::Tree &service, std::string name, const Node &map, std::string_view key) const
    {
        if (map.has(key) && !map[key].isNull())
            service.set(std::move(name), keyMark(map, key), services::Tree(map[key], m_file));
    }
    void setText(services::Tree &service, std::string name, std::string text,
                 const services::Mark &mark) const
    {
        service.set(std::move(name), mark, services::Tree::scalar(std::move(text), mark));
    }
    services::Tree &section(const std::string &name);

    std::string imageOf(const Node &node) const;
    void setSharedWith(services::Tree &service, const std::string &name, const Node &host,
                       std::string_view key) const;
    void setList(services::Tree &service, std::string name, const Node &map, std::string_view key,
                 services::Tree list) const
    {
        if (!list.items().empty())
            service.set(std::move(name), keyMark(map, key), std::move(list));
    }
    void setCpus(services::Tree &service, const std::string &name, const Node &map,
                 std::string_view key) const;
    void addDevices(services::Tree &service, const Node &host) const;
    void addPort(services::Tree &ports, std::string_view target, std::string_view protocol,
                 std::string_view address, std::string_view published, const services::Mark &mark) const;
    void addBindings(services::Tree &ports, const Node &bindings) const;
    void addListedPorts(services::Tree &ports, const Node &listed) const;
    services::Tree listedNetworks(const Node &node) const;
    void addSwarmAlias(services::Tree &aliases, const Node &node, std::string_view network,
                       const services::Mark &mark) const;
    void addSwarmPrivileges(services::Tree &service, const Node &container) const;
    void addSwarmDeploy(services::Tree &service, const Node &spec) const;
    void addSwarmRestart(services::Tree &service, const Node &task) const;
    void addSwarmMounts(services::Tree &service, const Node &container) const;
    void addSwarmNetworks(services::Tree &service, const Node &spec) const;
    void addPrivileges(services::Tree &service, const Node &node) const;
    void addResources(services::Tree &service, const Node &host) const;
    void addPorts(services::Tree &service, const Node &node) const;
    void addMounts(services::Tree &service, const Node &node) const;
    void addNetworks(services::Tree &service, const Node &node);
    void declareDefaultBridge(const std::string &name, const services::Mark &mark);

    services::Tree &m_root;
    std::shared_ptr<const std::string> m_file;
    const EngineNames &m_names;
};

} // namespace bulkhead::import::docker
