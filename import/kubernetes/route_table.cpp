// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/route_table.h"

#include "import/kubernetes/service_name.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

RouteTable::RouteTable(std::vector<ServiceView> &services) : m_services(services)
{
    for (ServiceView &service : services)
        m_byName[{service.object->space, service.object->name}].push_back(&service);
}

void RouteTable::add(std::string_view space, std::string_view service, const Exposure &exposure)
{
    if (const auto found = m_byName.find({space, service}); found != m_byName.end())
        for (ServiceView *view : found->second)
            view->exposures.push_back(exposure);
}

void RouteTable::addHost(std::string_view space, std::string_view host, const Exposure &exposure)
{
    const std::vector<std::string_view> labels = labelsOf(host);
    if (labels.size() == 1)
        add(space, labels[0], exposure);
    else if (labels.size() == 2 || isServiceName(labels))
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
