// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/unit.h"
#include "import/services/project.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>
#include <vector>

namespace bulkhead::import::quadlet {

// Puts a .container unit as the compose service that says the same, with the lines of the unit, so that one
// set of rules reads both. Sources: podman-systemd.unit(5), podman-run(1).
class ContainerTranslator
{
public:
    ContainerTranslator(services::Project &project, const Units &units, Builder &builder, const Unit &unit);

    services::Tree take();
    // Secrets that arrive as variables (type=env).
    const std::vector<services::Mark> &environmentSecrets() const { return m_environmentSecrets; }

    // One of Network=, PublishPort=, Volume=, UserNS= …, also of a pod for those that share it.
    void apply(const Setting &setting);

private:
    void applyAll(const Unit &unit);
    void applyServiceSection();
    void applyOrder();
    void setImage();
    void setBuild(const Unit &build);
    void addNetwork(const Setting &setting);
    void addVolume(const Setting &setting);
    void addSecret(const Setting &setting);
    void addEnvironment(const Setting &setting, const char *key);
    void addSecurityOption(const Setting &setting, const std::string &option);
    void setHealthCheck(const Setting &setting);
    void finishNetworks();

    void setText(std::string key, std::string value, const services::Mark &mark);
    void addItem(const std::string &key, services::Tree item, const services::Mark &mark);
    void addText(const std::string &key, std::string value, const services::Mark &mark);
    services::Tree &mapOf(const std::string &key, const services::Mark &mark);
    // Declares a network, volume or secret that no unit of the inputs describes: it is there already.
    void declare(const std::string &section, const std::string &name, const services::Mark &mark);

    services::Project &m_project;
    const Units &m_units;
    Builder &m_builder;
    const Unit &m_unit;
    services::Tree m_service;
    std::vector<services::Mark> m_environmentSecrets;
};

} // namespace bulkhead::import::quadlet
