// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/short_forms.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"
#include "import/shared/technologies.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bulkhead::import::services {

// One variable of a service's environment.
struct Variable
{
    std::string name;
    std::string value;
    bool isPassedOn = false; // no value: it comes from the shell that deploys
    Mark mark;
    bool isOfEnvFile = false; // and does not stand in the compose file itself
};

// What a network namespace is connected to.
enum class Attachment : std::uint8_t {
    Networks, // those that its owner has joined
    Nothing,  // network_mode: none
    Host,     // it is the host's own
    Unknown,  // it is that of a container that is not among the inputs
};

// A service of a project together with the element that stands for it.
struct Service
{
    std::string name;
    std::string objectKind = "service";
    const Tree *tree = nullptr;
    Mark mark; // of its key
    model::Id id;
    std::vector<Variable> environment;  // with that of its env files
    std::vector<std::string> arguments; // entrypoint and command in words
    Tree labels;                        // with those of its label files
    std::vector<PortMapping> ports;     // that are published; those that the engine discards are reported
    std::vector<Mount> mounts;
    const Technology *technology = nullptr; // of the product that it runs
    // Of its image, though its command may start another program of it.
    const Technology *imageProduct = nullptr;
    bool hasUnreadSettings = false; // an env file that could not be read
    bool isProvided = false;        // by a program beside the engine (provider): there is no container
    Attachment attachment = Attachment::Networks;
    // Whose network namespace it lives in: its own, or that of the service that network_mode names. Null
    // where that is not among the inputs.
    const Service *networkOwner = nullptr;

    std::string object() const { return objectKind + "/" + name; }
};

// Origins of one service's facts.
class ServiceOrigins
{
public:
    ServiceOrigins(Builder &builder, const Service &service) : m_builder(builder), m_service(service) {}

    model::Origin at(const Mark &mark, std::string_view note = {}) const
    {
        return m_builder.origin(mark.path(), mark.line, m_service.object(), note);
    }
    // Of the key; of the service where the key is not there.
    model::Origin atKey(const Tree &map, std::string_view key, std::string_view note = {}) const
    {
        const Mark &mark = map.keyMark(key);
        return at(mark.line > 0 ? mark : m_service.mark, note);
    }

private:
    Builder &m_builder;
    const Service &m_service;
};

// States all that a service's own keys say about its container: privileges, isolation, resources, ports,
// life.
void stateService(Builder &builder, const Service &service, model::Element &container);

// How credentials reach it, and what is known of the product that it runs.
void stateCredentials(Builder &builder, const Service &service, model::Element &container);

// The product of a service's image, and whether the service runs it.
void recogniseProduct(const Builder &builder, Service &service);

// What its product does by itself: whom it asks, which account everybody knows, where its data lie.
void stateProduct(Builder &builder, const Service &service, model::Element &container);

} // namespace bulkhead::import::services
