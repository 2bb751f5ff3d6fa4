// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/engine_dns.h"
#include "import/services/project.h"
#include "import/services/service_reader.h"
#include "import/services/surroundings.h"
#include "import/shared/flows.h"
#include "import/shared/mentions.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead::import::services {

// Makes the elements and flows of one project.
class ProjectImporter
{
public:
    ProjectImporter(Builder &builder, const Project &project, std::string prefix);

    // Makes the project's elements.
    void addElements();
    // Tells who talks to whom; the elements of all the projects are made by then.
    void inferFlows();
    // Services of another project are reached by their names on the networks that both have joined.
    void meet(const ProjectImporter &other) { m_others.push_back(&other); }

private:
    void addContainer(Service &service);
    void addProvided(Service &service);
    void stateImageOf(const Service &service, model::Element &container);
    void readDockerfile(const Service &owner, model::Element &image);
    void addRegistry(const Service &service);
    void addOutside(const Service &service);
    model::Element &outside(const model::Origin &origin);
    void stateSharedProcesses(const Service &service);
    void stateEgress(const Service &service);

    void addOutsideMentions(const Service &service, const Variable &variable,
                            const std::vector<Mention> &mentions);
    void inferFromExternalLinks(const Service &service);
    void inferFromSettings(const Service &service);
    void inferFromConfigs(const Service &service);
    void reportMissing(const Service &service, const std::string &name, const Mark &mark) const;
    void inferFromOrder(const Service &service);
    void inferFromProxyLabels(const Service &service);
    model::Id namedOutside(const Service &service, std::string_view host, const model::Origin &origin);
    void addMentions(const Service &service, const std::vector<Mention> &mentions, const Mark &mark,
                     const std::string &note);
    const Service *resolve(const Service &from, const Mention &mention) const;
    const Service *resolveName(const Service &from, std::string_view host) const;
    const Service *resolveLocalhost(const Service &from, int port) const;
    const Service *publisherOf(int port) const;
    bool sharesNetwork(const Service &own, const ProjectImporter &other, const HostName &theirs) const;
    void addProxyFlows(const Service &service, bool (*isProxy)(const Service &proxy), const Mark &mark,
                       std::string_view note);
    const Service *find(std::string_view name) const { return serviceNamed(m_services, name); }
    void reportUnknownSections();
    void reportUnreadDockerfiles();

    Builder &m_builder;
    const Project &m_project;
    std::string m_prefix;
    Surroundings m_surroundings;
    FlowInference m_flows;
    std::vector<std::pair<std::string, Mark>> m_unreadDockerfiles; // and the builds that name them
    std::vector<Service> m_services;
    std::map<std::string, std::vector<Mention>> m_configMentions; // in the texts of configs, by their names
    EngineDns m_names;
    std::vector<const ProjectImporter *> m_others;
};

} // namespace bulkhead::import::services
