// SPDX-License-Identifier: Apache-2.0
#include "import/services/service.h"

#include "import/services/interpolation.h"
#include "import/services/service_keys.h"
#include "import/shared/bind_width.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

property::BindInterface bindOf(const PortMapping &port)
{
    if (port.isLocal())
        return property::BindInterface::Localhost;
    return port.isOnAllInterfaces() ? property::BindInterface::All : property::BindInterface::Specific;
}

void statePorts(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    const PortMapping *widest = nullptr;
    StatedItems published;
    StatedItems opened;
    for (const PortMapping &port : service.ports) {
        published.add(port.isLocal() ? port.hostAddress + ':' + port.text() : port.text(),
                      origins.at(port.mark));
        opened.add(port.targetText(), origins.at(port.mark));
        if (!hasVariable(port.hostAddress) && (!widest || isWiderThan(bindOf(port), bindOf(*widest))))
            widest = &port;
    }
    if (widest)
        facts.set(property::container::bind_interface, bindOf(*widest), origins.at(widest->mark));
    for (const Tree &item : (*service.tree)["expose"].items()) {
        const std::string &text = item.text();
        if (!text.empty() && !hasVariable(text))
            opened.add(text.find('/') == text.npos ? text + "/tcp" : text, origins.at(item.mark()));
    }
    facts.addAll(property::container::published_ports, published);
    facts.addAll(property::container::container_ports, opened);
}

void stateKeys(Facts &facts, const ServiceOrigins &origins, const Tree &service)
{
    for (const auto &table : serviceKeys()) {
        for (const ServiceKey &key : table) {
            const KeyPlace place = placeOf(key.path, service);
            if (key.state && place.map.has(place.key))
                key.state({facts, origins, place.map, place.key});
        }
    }
}

void stateSudo(Facts &facts, const ServiceOrigins &origins, const Service &service)
{
    const auto &words = service.arguments;
    if (std::find(words.begin(), words.end(), "sudo") != words.end())
        facts.set(property::container::uses_sudo, true,
                  origins.atKey(*service.tree, service.tree->has("command") ? "command" : "entrypoint"));
}

} // namespace

KeyPlace placeOf(std::string_view path, const Tree &service)
{
    const Tree *map = &service;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        map = &(*map)[path.substr(0, dot)];
        path.remove_prefix(dot + 1);
    }
    return {*map, path};
}

void stateService(Builder &builder, const Service &service, model::Element &container)
{
    Facts facts = builder.facts(container);
    const ServiceOrigins origins(builder, service);
    stateKeys(facts, origins, *service.tree);
    stateSudo(facts, origins, service);
    statePorts(facts, origins, service);
    stateCredentials(builder, service, container);
}

} // namespace bulkhead::import::services
