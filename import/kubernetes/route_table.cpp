// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/route_table.h"

#include "import/kubernetes/service_name.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <tuple>

namespace bulkhead::import::kubernetes {

RouteTable::RouteTable(std::vector<ServiceView> &services) : m_services(services)
{
    for (ServiceView &service : services)
        m_byName[{service.object->space, service.object->name}].push_back(&service);
}

void RouteTable::add(std::string_view space, std::string_view service, const Exposure &exposure)
{
    const auto found = m_byName.find({space, service});
    if (found == m_byName.end()) {
        const std::string place =
            space == exposure.by->space ? std::string() : " of the namespace " + std::string(space);
        if (!service.empty())
            addIdle(*exposure.by, exposure.line,
                    "leads to the Service " + std::string(service) + place +
                        ", which is not among the inputs: no way in is drawn for it");
        return;
    }
    for (ServiceView *view : found->second)
        view->exposures.push_back(exposure);
}

void RouteTable::addIdle(const Object &route, int line, const std::string &why)
{
    m_idle.emplace(std::pair(&route, why), Idle{&route, line, why});
}

void RouteTable::report(Builder &builder) const
{
    std::vector<const Idle *> inOrder;
    for (const auto &[what, idle] : m_idle)
        inOrder.push_back(&idle);
    std::sort(inOrder.begin(), inOrder.end(), [](const Idle *a, const Idle *b) {
        return std::tuple(a->route->file.view(), a->line, std::string_view(a->why)) <
               std::tuple(b->route->file.view(), b->line, std::string_view(b->why));
    });
    for (const Idle *idle : inOrder)
        builder.warn(idle->route->file.view(), idle->line,
                     std::string(idle->route->label.view()) + ' ' + idle->why);
}

void RouteTable::addHost(std::string_view space, std::string_view host, const Exposure &exposure)
{
    const std::vector<std::string_view> labels = labelsOf(host);
    if (labels.size() == 1)
        add(space, labels[0], exposure);
    else if (isServiceName(labels) || (labels.size() == 2 && m_byName.contains({labels[1], labels[0]})))
        add(labels[1], labels[0], exposure);
}

Audience RouteTable::audienceOfPods(const Node &labels) const
{
    bool isInternal = false;
    for (const ServiceView &service : m_services) {
        const Node &selector = service.object->spec()["selector"];
        const auto entries = labels.entries();
        const bool leadsThere =
            !entries.empty() && std::all_of(entries.begin(), entries.end(), [&](const MapEntry &label) {
                return selector[label.key].text() == label.value.text();
            });
        for (const Exposure &exposure : service.exposures) {
            if (leadsThere && exposure.audience != Audience::PrivateNetwork)
                return exposure.audience;
            isInternal |= leadsThere;
        }
    }
    return isInternal ? Audience::PrivateNetwork : Audience::Internet;
}

bool isWithoutWeight(const Object &route, const Node &backend, RouteTable &routes)
{
    const Node &weight = backend["weight"];
    if (!weight.isNull() && (weight.type() != Node::Type::Integer || weight.asInteger() < 0))
        routes.addIdle(
            route, weight.line(),
            "states a weight that is no whole number from 0 on, which is refused where it is applied");
    if (weight.type() != Node::Type::Integer || weight.asInteger() != 0)
        return false;
    const std::string_view name = backend["name"].text();
    routes.addIdle(route, backend.line(),
                   "sends no requests to " +
                       std::string(name.empty() ? backend["destination"]["host"].text() : name) +
                       ": its weight is 0");
    return true;
}

Exposure routeExposure(property::ServiceExposure way, Audience audience, const Object &by)
{
    Exposure exposure;
    exposure.way =
        audience == Audience::PrivateNetwork ? property::ServiceExposure::InternalLoadBalancer : way;
    exposure.audience = audience;
    exposure.by = &by;
    exposure.line = by.line();
    return exposure;
}

} // namespace bulkhead::import::kubernetes
