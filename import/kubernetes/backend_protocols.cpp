// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/backend_protocols.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/knative.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace bulkhead::import::kubernetes {

namespace {

// Annotations whose value is the protocol, by the ends of their keys, since controllers change the domain
// before them. An Ingress states it for all that it leads to, a Service for itself.
// https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol
// https://haproxy-ingress.github.io/docs/configuration/keys/#backend-protocol (h2 is clear text, h2-ssl TLS)
// https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
// https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
constexpr std::array<std::string_view, 5> protocolKeys = {
    "/backend-protocol", "alb.ingress.kubernetes.io/backend-protocol-version", "konghq.com/protocol",
    "/service.serversscheme", "ingress.kubernetes.io/protocol"};

// Annotations that ask for TLS where they are "true".
// https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/
constexpr std::array<std::string_view, 2> switches = {"haproxy.org/server-ssl", "/secure-backends"};

bool endsWithAny(std::string_view key, std::span<const std::string_view> ends)
{
    return std::any_of(ends.begin(), ends.end(), [key](std::string_view end) { return key.ends_with(end); });
}

bool isEncrypted(std::string_view protocol)
{
    return protocol == "https" || protocol == "grpcs" || protocol == "tls" || protocol == "wss" ||
           protocol.ends_with("-ssl");
}

bool listsName(std::string_view list, std::string_view name)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (trimmed(list.substr(0, end)) == name)
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

// What annotations say; unset where none does.
struct Spoken
{
    std::optional<bool> encrypted;
    bool isGrpc = false;
    bool passes = false;
};

void readAnnotations(Spoken &spoken, const Object &object)
{
    for (const MapEntry &annotation : object.metadata()["annotations"].entries()) {
        const std::string value = lowerCase(trimmed(annotation.value.text()));
        if (endsWithAny(annotation.key, protocolKeys)) {
            if (!annotation.key.ends_with("-version"))
                spoken.encrypted = isEncrypted(value);
            spoken.isGrpc |= value.starts_with("grpc");
        } else if (endsWithAny(annotation.key, switches)) {
            spoken.encrypted = value == "true";
        } else if (annotation.key.ends_with("/ssl-passthrough")) {
            spoken.passes = value == "true";
        }
    }
}

// NGINX's own controller names the Services in annotations of the Ingress.
// https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
void readListedServices(Spoken &spoken, const Object &ingress, const Passage &passage)
{
    if (!passage.service)
        return;
    const Node &annotations = ingress.metadata()["annotations"];
    if (listsName(annotations["nginx.org/ssl-services"].text(), passage.service->name))
        spoken.encrypted = true;
    spoken.isGrpc |= listsName(annotations["nginx.org/grpc-services"].text(), passage.service->name);
}

// Contour's and Google's annotations of a Service name its ports.
// https://projectcontour.io/docs/main/config/upstream-tls/
// https://cloud.google.com/kubernetes-engine/docs/concepts/ingress-xlb#https_tls_between_load_balancer_and_your_application
void readListedPorts(Spoken &spoken, const Passage &passage)
{
    if (!passage.service || !passage.port)
        return;
    const Node &annotations = passage.service->metadata()["annotations"];
    const std::string_view name = (*passage.port)["name"].text();
    for (const char *key :
         {"projectcontour.io/upstream-protocol.tls", "projectcontour.io/upstream-protocol.h2"}) {
        const std::string_view list = annotations[key].text();
        if (listsName(list, (*passage.port)["port"].text()) || (!name.empty() && listsName(list, name)))
            spoken.encrypted = true;
    }
    for (const char *key : {"cloud.google.com/app-protocols", "networking.gke.io/app-protocols"}) {
        std::string map(annotations[key].text()); // {"web": "HTTPS"}
        std::erase_if(map, [](char c) { return c == ' ' || c == '\n'; });
        for (const char *protocol : {"HTTPS", "HTTP2"})
            if (map.find('"' + std::string(name) + "\":\"" + protocol + '"') != std::string::npos)
                spoken.encrypted = true;
    }
}

void readIngress(FrontDoor &door, const Passage &passage)
{
    const Object &ingress = *passage.exposure->by;
    Spoken spoken;
    readAnnotations(spoken, ingress);
    readListedServices(spoken, ingress, passage);
    if (passage.service)
        readAnnotations(spoken, *passage.service);
    readListedPorts(spoken, passage);
    // https://doc.traefik.io/traefik/reference/install-configuration/providers/kubernetes/kubernetes-ingress/
    if (door.technology == "traefik" && passage.port && !spoken.encrypted)
        spoken.encrypted = (*passage.port)["port"].asInteger() == 443;
    if (spoken.isGrpc)
        door.protocol = property::Protocol::Grpc;
    if (spoken.passes)
        encryptBackend(door, "TLS passes the controller");
    else if (spoken.encrypted.value_or(false))
        encryptBackend(door, "TLS to the workload is asked for");
}

void readOpenShiftRoute(FrontDoor &door, const Object &route)
{
    const std::string_view termination = route.spec()["tls"]["termination"].text();
    if (termination == "passthrough")
        encryptBackend(door, "TLS passes the router");
    else if (termination == "reencrypt")
        encryptBackend(door, "the router encrypts anew");
}

// Whether a policy of the Gateway API asks for TLS to the Service.
bool isEncryptedByPolicy(const Cluster &cluster, const Object &service, const Node *port)
{
    const auto isMeant = [&](const Node &target) {
        const std::string_view section = target["sectionName"].text();
        return target["name"].text() == service.name &&
               (section.empty() || (port && (*port)["name"].text() == section));
    };
    for (const Object *policy : cluster.ofKind("BackendTLSPolicy")) {
        const auto targets = policy->spec()["targetRefs"].items();
        if (policy->space == service.space && std::any_of(targets.begin(), targets.end(), isMeant))
            return true;
    }
    return false;
}

// TLS to the services of Traefik and Contour stands at the service's entry in the route.
void readServiceEntry(FrontDoor &door, const Passage &passage)
{
    const auto read = [&](const Node &services) {
        for (const Node &service : services.items()) {
            const std::string_view protocol = service["protocol"].text();
            if (service.line() == passage.exposure->line && passage.service &&
                service["name"].text() == passage.service->name &&
                (service["scheme"].text() == "https" || protocol == "tls" || protocol == "h2"))
                encryptBackend(door, "the route asks for TLS to the workload");
        }
    };
    const Node &spec = passage.exposure->by->spec();
    for (const Node &rule : spec["routes"].items())
        read(rule["services"]);
    read(spec["tcpproxy"]["services"]);
    for (const Node *tls : {&spec["tls"], &spec["virtualhost"]["tls"]})
        if ((*tls)["passthrough"].text() == "true")
            encryptBackend(door, "TLS passes the controller");
}

} // namespace

void encryptBackend(FrontDoor &door, std::string because)
{
    if (door.protocol != property::Protocol::Grpc)
        door.protocol = property::Protocol::Https;
    door.encryption = property::Encryption::Tls;
    door.because = std::move(because);
}

void readBackendProtocol(FrontDoor &door, const Cluster &cluster, const Passage &passage)
{
    const Object &by = *passage.exposure->by;
    if (passage.inner == property::Protocol::Grpc && door.protocol == property::Protocol::Http)
        door.protocol = passage.inner;
    if (by.kind == "Ingress")
        readIngress(door, passage);
    else if (by.kind == "Route" && by.group != knativeGroup)
        readOpenShiftRoute(door, by);
    else if (by.kind.starts_with("IngressRoute") || by.kind == "HTTPProxy")
        readServiceEntry(door, passage);
    else if (by.group.starts_with("gateway.") && passage.service &&
             isEncryptedByPolicy(cluster, *passage.service, passage.port))
        encryptBackend(door, "a BackendTLSPolicy asks for TLS to the workload");
    if (passage.inner == property::Protocol::Https && !door.encryption)
        encryptBackend(door, "by the name of the Service's port");
}

} // namespace bulkhead::import::kubernetes
