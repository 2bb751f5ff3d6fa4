// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "import/services/project.h"

#include <memory>
#include <string>
#include <string_view>

namespace bulkhead::import::docker {

// Puts what docker inspect and docker ps say of a running container as the compose service that would start
// it, with the lines of the JSON, so that one set of rules reads both.
class Translator
{
public:
    Translator(services::Project &project, std::shared_ptr<const std::string> file)
        : m_root(project.root), m_file(std::move(file))
    {}

    void addContainer(const Node &node);
    void addNetwork(const Node &node);
    void addVolume(const Node &node);

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

    void addPrivileges(services::Tree &service, const Node &node) const;
    void addResources(services::Tree &service, const Node &host) const;
    void addPorts(services::Tree &service, const Node &node) const;
    void addMounts(services::Tree &service, const Node &node) const;
    void addNetworks(services::Tree &service, const Node &node);

    services::Tree &m_root;
    std::shared_ptr<const std::string> m_file;
};

} // namespace bulkhead::import::docker
