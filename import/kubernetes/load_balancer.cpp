// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/load_balancer.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/truth.h"
#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

// An annotation by the end of its key, since providers change the domain before it, and the value that keeps
// the load balancer in the private network; an empty value stands for any but "false".
struct InternalMark
{
    std::string_view keyEnd;
    std::string_view value; // in lower case
};

constexpr std::array internalMarks = {
    InternalMark{"load-balancer-internal", ""},   // AWS, Azure, Oracle
    InternalMark{"internal-load-balancer", ""},   // OpenStack
    InternalMark{"oraclecloud.com/internal", ""}, // Oracle's network load balancer
    InternalMark{"scw-loadbalancer-private", ""}, // Scaleway
    InternalMark{"load-balancer.hetzner.cloud/disable-public-network", ""},
    InternalMark{"qcloud-loadbalancer-internal-subnetid", ""}, // Tencent
    InternalMark{"appgw.ingress.kubernetes.io/use-private-ip", ""},
    InternalMark{"load-balancer-type", "internal"},   // Google, Yandex
    InternalMark{"load-balancer-scheme", "internal"}, // AWS
    InternalMark{"ingress.kubernetes.io/scheme", "internal"},
    InternalMark{"do-loadbalancer-network", "internal"}, // DigitalOcean
    InternalMark{"address-type", "intranet"},            // Alibaba
    InternalMark{"ip-type", "private"},                  // IBM
};

constexpr std::array publicMarks = {
    InternalMark{"load-balancer-scheme", "internet-facing"},
    InternalMark{"ingress.kubernetes.io/scheme", "internet-facing"},
    InternalMark{"load-balancer-internal", "false"},
};

bool bearsMark(const MapEntry &annotation, const InternalMark &mark)
{
    if (!annotation.key.ends_with(mark.keyEnd))
        return false;
    const std::string value = lowerCase(trimmed(annotation.value.text()));
    return mark.value.empty() ? !value.empty() && value != "false" : value == mark.value;
}

template <std::size_t N>
bool bearsAny(const Node &annotations, const std::array<InternalMark, N> &marks)
{
    const auto entries = annotations.entries();
    return std::any_of(entries.begin(), entries.end(), [&marks](const MapEntry &annotation) {
        return std::any_of(marks.begin(), marks.end(),
                           [&](const InternalMark &mark) { return bearsMark(annotation, mark); });
    });
}

bool isInternalByAnnotation(const Node &annotations)
{
    if (bearsAny(annotations, internalMarks))
        return true;
    // Huawei: {"type": "inner", …} in kubernetes.io/elb.autocreate.
    std::string settings = lowerCase(annotations["kubernetes.io/elb.autocreate"].text());
    std::erase_if(settings, [](char c) { return c == ' ' || c == '\n'; });
    return settings.find("\"type\":\"inner\"") != std::string::npos;
}

// Adds the items of a list that is written as one text.
void addRanges(std::vector<std::string_view> &ranges, std::string_view list)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(", \t\n"), list.size());
        if (end > 0)
            ranges.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

// Annotations that let in these addresses alone.
std::vector<std::string_view> annotatedRanges(const Node &annotations)
{
    static constexpr std::array<std::string_view, 12> keyEnds = {
        "load-balancer-source-ranges",
        "ingress.kubernetes.io/inbound-cidrs",
        "ingress.kubernetes.io/whitelist-source-range",
        "ingress.kubernetes.io/allowlist-source-range",
        "azure-allowed-ip-ranges",
        "haproxy.org/allow-list",
        "haproxy.org/whitelist",
        "haproxy-ingress.github.io/allowlist-source-range",
        "haproxy-ingress.github.io/whitelist-source-range",
        "haproxy.router.openshift.io/ip_whitelist",
        "haproxy.router.openshift.io/ip_allowlist",
        "nginx.org/allow-list"};
    std::vector<std::string_view> ranges;
    for (const MapEntry &annotation : annotations.entries())
        if (std::any_of(keyEnds.begin(), keyEnds.end(),
                        [&](std::string_view end) { return annotation.key.ends_with(end); }))
            addRanges(ranges, annotation.value.text());
    return ranges;
}

// The narrower of two: who has to pass both.
Audience narrower(Audience a, Audience b)
{
    if (a == Audience::PrivateNetwork || b == Audience::PrivateNetwork)
        return Audience::PrivateNetwork;
    return a == Audience::Internet ? b : a;
}

// By the addresses that a load balancer has: private ones are not reached from the internet.
Audience byOwnAddresses(const std::vector<std::string_view> &addresses)
{
    const bool isInside =
        !addresses.empty() && std::all_of(addresses.begin(), addresses.end(), [](std::string_view text) {
            const auto range = AddressRange::parse(text);
            return range && isPrivate(*range);
        });
    return isInside ? Audience::PrivateNetwork : Audience::Internet;
}

std::vector<std::string_view> ownAddresses(const Object &object)
{
    std::vector<std::string_view> addresses;
    if (const std::string_view stated = object.spec()["loadBalancerIP"].text(); !stated.empty())
        addresses.push_back(stated);
    // https://metallb.io/usage/, https://kube-vip.io/docs/usage/kubernetes-services/,
    // https://docs.cilium.io/en/stable/network/lb-ipam/
    static constexpr std::array<std::string_view, 5> keys = {
        "metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs", "kube-vip.io/loadbalancerIPs",
        "lbipam.cilium.io/ips", "io.cilium/lb-ipam-ips"};
    for (const std::string_view key : keys)
        addRanges(addresses, object.metadata()["annotations"][key].text());
    for (const Node &ingress : (*object.node)["status"]["loadBalancer"]["ingress"].items())
        addresses.push_back(ingress["ip"].text().empty() ? ingress["hostname"].text() : ingress["ip"].text());
    return addresses;
}

// Controllers of AWS put a load balancer into the private network unless they are told otherwise.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
bool isInternalByDefault(const Object &service)
{
    const std::string_view balancerClass = service.spec()["loadBalancerClass"].text();
    const Node &annotations = service.metadata()["annotations"];
    const std::string_view type = annotations["service.beta.kubernetes.io/aws-load-balancer-type"].text();
    return balancerClass == "service.k8s.aws/nlb" || balancerClass == "eks.amazonaws.com/nlb" ||
           type == "external" || type == "nlb-ip";
}

// What the parameters of an ingress class say: true internal, false not; nullopt where nothing is said.
std::optional<bool> schemeOfClass(const Cluster &cluster, std::string_view name)
{
    const Object *ingressClass = cluster.find("IngressClass", {}, name);
    const std::string_view controller =
        ingressClass ? ingressClass->spec()["controller"].text() : std::string_view();
    const bool isAws =
        name == "alb" || controller == "ingress.k8s.aws/alb" || controller == "eks.amazonaws.com/alb";
    if (ingressClass) {
        const std::string_view parameters = ingressClass->spec()["parameters"]["name"].text();
        for (const char *group : {"elbv2.k8s.aws", "eks.amazonaws.com"})
            for (const Object *object : cluster.ofKind("IngressClassParams", group))
                if (const std::string_view scheme = object->spec()["scheme"].text();
                    object->name == parameters && !scheme.empty())
                    return scheme == "internal";
    }
    return isAws ? std::optional(true) : std::nullopt;
}

// Tailscale's proxies let in the machines of a tailnet, unless they are asked to serve everybody.
// https://tailscale.com/kb/1439/kubernetes-operator-cluster-ingress
bool isForTailnet(std::string_view className, const Node &annotations)
{
    return className == "tailscale" && annotations["tailscale.com/funnel"].text() != "true";
}

} // namespace

bool isNamedInternal(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> words = {"internal", "private", "intranet", "rilb",
                                                              "ilb"};
    // "gke-l7-rilb" is Google's regional internal load balancer.
    return isAnyOneOf(wordsOf(name), words);
}

std::string_view ingressClassOf(const Cluster &cluster, const Object &ingress)
{
    if (const std::string_view stated = ingress.spec()["ingressClassName"].text(); !stated.empty())
        return stated;
    const std::string_view annotated =
        ingress.metadata()["annotations"]["kubernetes.io/ingress.class"].text();
    if (!annotated.empty())
        return annotated;
    for (const Object *ingressClass : cluster.ofKind("IngressClass"))
        if (ingressClass->metadata()["annotations"]["ingressclass.kubernetes.io/is-default-class"].text() ==
            "true")
            return ingressClass->name;
    return {};
}

Audience audienceOfBalancer(const Object &service)
{
    const Node &annotations = service.metadata()["annotations"];
    std::vector<std::string_view> ranges = annotatedRanges(annotations);
    if (const auto stated = service.spec()["loadBalancerSourceRanges"].items(); !stated.empty()) {
        ranges.clear(); // the field holds before the annotation
        for (const Node &range : stated)
            ranges.push_back(range.text());
    }
    const bool isInternal = isInternalByAnnotation(annotations) ||
                            (isInternalByDefault(service) && !bearsAny(annotations, publicMarks)) ||
                            isNamedInternal(service.spec()["loadBalancerClass"].text()) ||
                            isForTailnet(service.spec()["loadBalancerClass"].text(), annotations);
    return narrower(isInternal ? Audience::PrivateNetwork : byOwnAddresses(ownAddresses(service)),
                    audienceOf(ranges));
}

Audience audienceOfExternalAddresses(const Object &service)
{
    std::vector<std::string_view> addresses;
    for (const Node &address : service.spec()["externalIPs"].items())
        addresses.push_back(address.text());
    return byOwnAddresses(addresses);
}

Audience audienceOfIngress(const Cluster &cluster, const Object &ingress)
{
    const Node &annotations = ingress.metadata()["annotations"];
    const Audience byRanges = audienceOf(annotatedRanges(annotations));
    if (isInternalByAnnotation(annotations))
        return Audience::PrivateNetwork;
    if (bearsAny(annotations, publicMarks))
        return byRanges;
    const std::string_view name = ingressClassOf(cluster, ingress);
    const bool isInternal =
        schemeOfClass(cluster, name).value_or(isNamedInternal(name)) || isForTailnet(name, annotations);
    return narrower(isInternal ? Audience::PrivateNetwork : byOwnAddresses(ownAddresses(ingress)), byRanges);
}

Audience audienceOfGateway(const Object &gateway)
{
    const Node &spec = gateway.spec();
    if (isNamedInternal(spec["gatewayClassName"].text()) ||
        isInternalByAnnotation(gateway.metadata()["annotations"]) ||
        isInternalByAnnotation(spec["infrastructure"]["annotations"]))
        return Audience::PrivateNetwork;
    std::vector<std::string_view> addresses;
    for (const Node *list : {&spec["addresses"], &(*gateway.node)["status"]["addresses"]})
        for (const Node &address : list->items())
            addresses.push_back(address["value"].text());
    return narrower(byOwnAddresses(addresses),
                    audienceOf(annotatedRanges(spec["infrastructure"]["annotations"])));
}

Audience audienceOfOpenShiftRoute(const Object &route)
{
    return audienceOf(annotatedRanges(route.metadata()["annotations"]));
}

bool annotatesCertificate(const Object &ingress)
{
    static constexpr std::array<std::string_view, 6> keys = {
        "alb.ingress.kubernetes.io/certificate-arn",
        "networking.gke.io/managed-certificates",
        "ingress.gcp.kubernetes.io/pre-shared-cert",
        "networking.gke.io/certmap",
        "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
        "traefik.ingress.kubernetes.io/router.tls.certresolver"};
    const Node &annotations = ingress.metadata()["annotations"];
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return !annotations[key].text().empty(); }) ||
           annotations["traefik.ingress.kubernetes.io/router.tls"].text() == "true" ||
           annotations["alb.ingress.kubernetes.io/listen-ports"].text().find("HTTPS") !=
               std::string_view::npos;
}

bool endsTlsAtBalancer(const Object &service, const Node &port)
{
    const Node &annotations = service.metadata()["annotations"];
    static constexpr std::string_view prefix = "service.beta.kubernetes.io/aws-load-balancer-";
    if (annotations[std::string(prefix) + "ssl-cert"].text().empty())
        return false;
    std::vector<std::string_view> ports;
    addRanges(ports, annotations[std::string(prefix) + "ssl-ports"].text());
    const std::string_view name = port["name"].text();
    return ports.empty() || std::any_of(ports.begin(), ports.end(), [&](std::string_view stated) {
               return stated == "*" || stated == port["port"].text() || (!name.empty() && stated == name);
           });
}

bool opensNodePorts(const Object &service)
{
    return truth(service.spec()["allocateLoadBalancerNodePorts"]).value_or(true);
}

} // namespace bulkhead::import::kubernetes
