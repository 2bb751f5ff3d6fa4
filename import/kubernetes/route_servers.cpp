// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/route_servers.h"

#include "import/reading/text.h"
#include "import/shared/image_reference.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bulkhead::import::kubernetes {

namespace {

// https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
constexpr std::array routeServers = {
    RouteServer{"alb", "", true},
    RouteServer{"gce", "", true},
    RouteServer{"gke", "", true},
    RouteServer{"appgw", "", true},
    RouteServer{"azure", "", true},
    RouteServer{"lattice", "", true},
    RouteServer{
        "nginx",
        "nginx",
        false,
        {"ingress-nginx/controller", "nginx-ingress", "nginx-plus-ingress", "nginx-ingress-controller"}},
    RouteServer{"traefik", "traefik", false, {"traefik", "mirrored-library-traefik"}},
    RouteServer{"haproxy", "haproxy", false, {"haproxy-ingress", "haproxytech/kubernetes-ingress"}},
    RouteServer{
        "router", "haproxy", false, {"origin-haproxy-router", "ose-haproxy-router", "haproxy-router"}},
    RouteServer{"kong", "kong", false, {"kong", "kong-gateway"}},
    RouteServer{"konghq", "kong", false, {"kong", "kong-gateway"}},
    RouteServer{"apisix", "apisix", false, {"apisix"}},
    RouteServer{"caddy", "caddy", false, {"caddy/ingress"}},
    RouteServer{"contour", "envoy", false, {"envoy"}, "contour"},
    // https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ (ingressSelector)
    RouteServer{"istio", "envoy", false, {}, {}, {"istio", "ingressgateway"}},
    RouteServer{"envoy", "envoy"}, // its pods are made for each gateway, and bear the gateway's name
    RouteServer{"envoyproxy", "envoy"},
    RouteServer{"kourier", "envoy", false, {}, {}, {"app", "3scale-kourier-gateway"}},
    RouteServer{"emissary", "envoy", false, {"emissary", "datawire/aes", "ambassador"}},
    RouteServer{"ambassador", "envoy", false, {"emissary", "datawire/aes", "ambassador"}},
    RouteServer{"cilium", "envoy", false, {"cilium-envoy", "cilium/cilium"}},
};

// Whether an image's name ends with these components: "traefik" is of "docker.io/library/traefik", and not of
// "traefik/whoami".
bool isOfImage(const Container &container, std::string_view name)
{
    const std::string repository =
        ImageReference::parse(lowerCase((*container.node)["image"].text())).repository;
    return !name.empty() && (repository == name || repository.ends_with("/" + std::string(name)));
}

// How far up among a product's images a container's stands; nullopt: it does not run as the product.
std::optional<std::size_t> rankOf(const RouteServer &server, const Workload &workload,
                                  const Container &container)
{
    if (!server.label.first.empty())
        return workload.labels()[server.label.first].text() == server.label.second &&
                       container.id == entranceOf(workload)
                   ? std::optional<std::size_t>(0)
                   : std::nullopt;
    const auto &all = workload.containers;
    if (!server.beside.empty() && std::none_of(all.begin(), all.end(), [&](const Container &other) {
            return isOfImage(other, server.beside);
        }))
        return std::nullopt;
    const auto found = std::find_if(server.images.begin(), server.images.end(),
                                    [&](std::string_view name) { return isOfImage(container, name); });
    return found == server.images.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - server.images.begin()));
}

bool namesClass(const Container &container, std::string_view className)
{
    const std::vector<std::string> arguments = commandLineOf(container);
    const std::string end = "-class=" + std::string(className);
    return !className.empty() &&
           std::any_of(arguments.begin(), arguments.end(),
                       [&](const std::string &argument) { return argument.ends_with(end); });
}

} // namespace

const RouteServer *routeServerNamed(std::string_view text)
{
    const std::vector<std::string> words = wordsOf(text);
    const auto found = std::find_if(routeServers.begin(), routeServers.end(), [&](const RouteServer &server) {
        return std::find(words.begin(), words.end(), server.word) != words.end();
    });
    return found == routeServers.end() ? nullptr : &*found;
}

model::Id routeServerAmong(const std::vector<Workload> &workloads, const RouteServer *server,
                           std::string_view className)
{
    model::Id best;
    std::size_t bestRank = 0;
    for (const Workload &workload : workloads) {
        for (const Container &container : workload.containers) {
            if (container.role != Role::Main)
                continue;
            std::optional<std::size_t> rank;
            for (const RouteServer &each : routeServers)
                if (!rank && (!server || &each == server))
                    rank = rankOf(each, workload, container);
            if (!rank)
                continue;
            if (namesClass(container, className))
                return container.id;
            if (best.empty() || *rank < bestRank) {
                best = container.id;
                bestRank = *rank;
            }
        }
    }
    return best;
}

model::Id entranceOf(const Workload &gateway)
{
    const auto &containers = gateway.containers;
    const auto found = std::find_if(containers.begin(), containers.end(),
                                    [](const Container &container) { return container.role == Role::Main; });
    return found == containers.end() ? model::Id() : found->id;
}

} // namespace bulkhead::import::kubernetes
