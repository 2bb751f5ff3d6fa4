// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/service_ports.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::import::kubernetes {

const Node *portNamed(const ServiceView &service, int port)
{
    const auto ports = service.object->spec()["ports"].items();
    for (const Node &opened : ports)
        if (opened["port"].asInteger() == port || (port == 0 && ports.size() == 1))
            return &opened;
    return nullptr;
}

bool opensAnyPort(const ServiceView &service)
{
    return service.object->spec()["clusterIP"].text() == "None" ||
           service.object->spec()["ports"].size() == 0 || !service.externalName().empty();
}

std::string transportOf(const ServiceView &service, const Node *port)
{
    const auto of = [](const Node &opened) {
        const std::string_view stated = opened["protocol"].text();
        return stated.empty() ? std::string_view("TCP") : stated;
    };
    const auto ports = service.object->spec()["ports"].items();
    const bool isTcp = !port || std::any_of(ports.begin(), ports.end(), [&](const Node &opened) {
        return opened["port"].asInteger() == (*port)["port"].asInteger() && of(opened) == "TCP";
    });
    return std::string(isTcp ? "TCP" : of(*port));
}

} // namespace bulkhead::import::kubernetes
