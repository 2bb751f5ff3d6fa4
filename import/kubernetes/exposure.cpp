// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/exposure.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/endpoints.h"
#include "import/kubernetes/load_balancer.h"
#include "import/kubernetes/route_table.h"
#include "import/kubernetes/service_name.h"
#include "import/reading/text.h"
#include "import/shared/builder.h"

#include <algorithm>
#include <array>
#include <map>

namespace bulkhead::import::kubernetes {

namespace {

void addOwnExposures(ServiceView &view)
{
    const Object &service = *view.object;
    const Node &spec = service.spec();
    const std::string_view type = spec["type"].text();
    Exposure exposure;
    exposure.by = &service;
    exposure.line = spec.keyLine("type");
    if (type == "LoadBalancer") {
        exposure.audience = audienceOfBalancer(service);
        exposure.way = exposure.audience == Audience::PrivateNetwork
                           ? property::ServiceExposure::InternalLoadBalancer
                           : property::ServiceExposure::LoadBalancer;
        view.exposures.push_back(exposure);
    } else if (type == "NodePort") {
        exposure.way = property::ServiceExposure::NodePort;
        view.exposures.push_back(exposure);
    }
    if (spec["externalIPs"].size() > 0) {
        exposure.way = property::ServiceExposure::ExternalIp;
        exposure.audience = audienceOfExternalAddresses(service);
        exposure.line = spec.keyLine("externalIPs");
        view.exposures.push_back(exposure);
    }
}

// The pods of each selector, found once: a cluster may hold thousands of Services of the same.
class PodsOfSelectors
{
public:
    explicit PodsOfSelectors(const Cluster &cluster) : m_cluster(cluster) {}

    std::shared_ptr<const WorkloadList> of(const Object &service)
    {
        const Node &selector = service.spec()["selector"];
        std::vector<std::string> labels;
        for (const MapEntry &label : selector.entries())
            labels.push_back(std::string(label.key) + '=' + std::string(label.value.text()));
        std::sort(labels.begin(), labels.end());
        std::shared_ptr<const WorkloadList> &pods = m_found[{service.space, std::move(labels)}];
        if (!pods)
            pods =
                std::make_shared<const WorkloadList>(m_cluster.index().carryingAll(service.space, selector));
        return pods;
    }

private:
    const Cluster &m_cluster;
    std::map<std::pair<std::string_view, std::vector<std::string>>, std::shared_ptr<const WorkloadList>>
        m_found;
};

bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

PortChoice PortChoice::of(const Node &port)
{
    PortChoice choice;
    (isNumber(port.text()) ? choice.number : choice.name) = port.text();
    if (choice.number == "0")
        choice.number.clear();
    return choice;
}

std::vector<const Node *> ServiceView::ports(const PortChoice &choice) const
{
    const auto thatSay = [&](std::string_view key, std::string_view text) {
        std::vector<const Node *> found;
        for (const Node &port : object->spec()["ports"].items())
            if (text.empty() || port[key].text() == text)
                found.push_back(&port);
        return found;
    };
    if (!choice.target.empty()) {
        std::vector<const Node *> found;
        for (const Node &port : object->spec()["ports"].items())
            if (std::any_of(targets().begin(), targets().end(), [&](const Workload *workload) {
                    return std::to_string(targetPort(port, *workload)) == choice.target;
                }))
                found.push_back(&port);
        return found.empty() ? thatSay("targetPort", choice.target) : found;
    }
    if (choice.number.empty())
        return thatSay("name", choice.name);
    // Some controllers take the port of the pods as well.
    const std::vector<const Node *> byNumber = thatSay("port", choice.number);
    return byNumber.empty() ? thatSay("targetPort", choice.number) : byNumber;
}

std::string ServiceView::externalName() const
{
    const Node &spec = object->spec();
    if (spec["type"].text() != "ExternalName")
        return {};
    std::string host = lowerCase(spec["externalName"].text());
    if (host.ends_with('.'))
        host.pop_back();
    return host;
}

bool ServiceView::hasSelector() const
{
    return object->spec()["selector"].size() > 0;
}

int ServiceView::targetPort(const Node &port, const Workload &workload) const
{
    const Node &target = port["targetPort"];
    if (target.type() == Node::Type::Integer)
        return static_cast<int>(target.asInteger());
    if (target.isNull())
        return static_cast<int>(port["port"].asInteger());
    for (const Container &container : workload.containers)
        for (const Node &opened : (*container.node)["ports"].items())
            if (opened["name"].text() == target.text())
                return static_cast<int>(opened["containerPort"].asInteger());
    return 0;
}

bool ServiceView::hasTarget(const Node &port, const Workload &workload) const
{
    return port["targetPort"].type() != Node::Type::Text || targetPort(port, workload) != 0;
}

std::optional<property::Protocol> statedProtocol(const Node &port)
{
    using enum property::Protocol;
    static constexpr std::array<std::pair<std::string_view, property::Protocol>, 22> words = {{
        {"http", Http},         {"http2", Http},          {"ws", Http},          {"h2c", Http},
        {"https", Https},       {"wss", Https},           {"grpc", Grpc},        {"grpcs", Grpc},
        {"redis", Redis},       {"mongo", Database},      {"mongodb", Database}, {"mysql", Database},
        {"postgres", Database}, {"postgresql", Database}, {"cql", Database},     {"amqp", Queue},
        {"kafka", Queue},       {"nats", Queue},          {"mqtt", Queue},       {"ssh", Ssh},
        {"dns", Dns},           {"metrics", Metrics},
    }};
    std::string_view word = port["appProtocol"].text();
    word = word.substr(word.rfind('/') + 1); // "kubernetes.io/h2c"
    if (word.empty())
        word = port["name"].text();
    const std::string first = lowerCase(word.substr(0, word.find('-')));
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto &known) { return known.first == first; });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

bool isTcp(const Node &port)
{
    const std::string_view protocol = port["protocol"].text();
    return protocol.empty() || protocol == "TCP";
}

namespace {

// A port that leads to one by a name that none of the pods has.
void reportMissingTargets(Builder &builder, const ServiceView &service)
{
    const WorkloadList &pods = service.targets();
    for (const Node &port : service.object->spec()["ports"].items())
        if (!pods.empty() && std::none_of(pods.begin(), pods.end(),
                                          [&](const Workload *pod) { return service.hasTarget(port, *pod); }))
            builder.warn(service.object->file.view(), port.keyLine("targetPort"),
                         std::string(service.object->label.view()) + " leads to a port named " +
                             std::string(port["targetPort"].text()) +
                             ", which none of its pods has: nothing answers there");
}

} // namespace

namespace {

// The Service of the cluster that one is another name for, by way of others; null where it leads elsewhere.
ServiceView *meantBy(const ServiceView &service, const std::map<std::string, ServiceView *> &byName)
{
    constexpr int mostNames = 8; // names may lead round in a circle
    ServiceView *meant = nullptr;
    std::string name = service.externalName();
    for (int i = 0; i < mostNames && !name.empty(); ++i) {
        const std::vector<std::string_view> labels = labelsOf(name);
        const auto found = isServiceName(labels)
                               ? byName.find(std::string(labels[0]) + '.' + std::string(labels[1]))
                               : byName.end();
        if (found == byName.end())
            return nullptr;
        meant = found->second;
        name = meant->externalName();
    }
    return name.empty() ? meant : nullptr;
}

// What leads into a Service that is another name for one of the cluster leads into that one, by the same port
// numbers.
void passOnToMeant(std::vector<ServiceView> &services)
{
    std::map<std::string, ServiceView *> byName;
    for (ServiceView &service : services)
        byName.emplace(service.object->name + '.' + service.object->space, &service);
    for (const ServiceView &service : services) {
        ServiceView *meant =
            service.exposures.empty() || service.externalName().empty() ? nullptr : meantBy(service, byName);
        if (!meant)
            continue;
        for (Exposure exposure : service.exposures) {
            const std::vector<const Node *> ports = service.ports(exposure.port);
            if (ports.empty())
                meant->exposures.push_back(exposure);
            for (const Node *port : ports) {
                exposure.port = PortChoice{std::string((*port)["port"].text()), {}, {}};
                meant->exposures.push_back(exposure);
            }
        }
    }
}

} // namespace

std::vector<ServiceView> readServices(Cluster &cluster)
{
    std::vector<ServiceView> services;
    PodsOfSelectors pods(cluster);
    for (const Object *object : cluster.ofKind("Service")) {
        if (isKnativeService(*object))
            continue;
        ServiceView view;
        view.object = object;
        view.pods = pods.of(*object);
        addOwnExposures(view);
        services.push_back(std::move(view));
    }
    addOwnEndpoints(cluster, services);
    RouteTable routes(services);
    addIngresses(cluster, routes);
    addGatewayRoutes(cluster, routes);
    addVirtualServices(cluster, routes);
    addOpenShiftRoutes(cluster, routes);
    addProxyRoutes(cluster, routes);
    routes.report(cluster.builder());
    passOnToMeant(services);
    for (const ServiceView &service : services)
        reportMissingTargets(cluster.builder(), service);
    return services;
}

} // namespace bulkhead::import::kubernetes
