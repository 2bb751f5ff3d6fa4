// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/certificates.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/facts.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>

// https://cert-manager.io/docs/usage/certificate/
namespace bulkhead::import::kubernetes {

namespace {

constexpr std::string_view certManagerGroup = "cert-manager.io";

// The secrets with the certificates of what clients speak TLS to; nothing where one of them has no name.
std::set<std::string> secretsOf(const Object &route)
{
    std::set<std::string> names;
    const Node &spec = route.spec();
    for (const Node *tls : {&spec["tls"], &spec["virtualhost"]["tls"]}) {
        if (tls->isMap())
            names.insert(std::string((*tls)["secretName"].text()));
        for (const Node &entry : tls->items())
            names.insert(std::string(entry["secretName"].text()));
    }
    return names.contains({}) ? std::set<std::string>() : names;
}

// Whole days of a duration as Go writes it, "2160h" or "90d"; nullopt where it is another.
std::optional<std::int64_t> daysOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (error != std::errc() || number < 0)
        return std::nullopt;
    if (unit == "d")
        return number;
    return unit.starts_with('h') ? std::optional(number / 24) : std::nullopt;
}

struct Issued
{
    std::optional<property::CertType> type;
    std::int64_t days = 90; // cert-manager's default
    model::Origin origin;
};

std::optional<property::CertType> typeOf(const Object *issuer)
{
    if (!issuer)
        return std::nullopt;
    const Node &spec = issuer->spec();
    if (spec.has("selfSigned"))
        return property::CertType::SelfSigned;
    if (spec.has("acme"))
        return property::CertType::PublicCa;
    return spec.hasAny({"ca", "vault"}) ? std::optional(property::CertType::PrivateCa) : std::nullopt;
}

const Object *issuerOf(const Cluster &cluster, const Object &by, const Node &reference)
{
    const bool isOfCluster = reference["kind"].text() == "ClusterIssuer";
    return cluster.find(isOfCluster ? "ClusterIssuer" : "Issuer",
                        isOfCluster ? std::string_view() : std::string_view(by.space),
                        reference["name"].text());
}

// By the Certificate that fills the secret.
std::optional<Issued> issuedInto(const Cluster &cluster, const Object &route, const std::string &secret)
{
    for (const Object *certificate : cluster.ofKind("Certificate", certManagerGroup)) {
        const Node &spec = certificate->spec();
        if (certificate->space != route.space || spec["secretName"].text() != secret)
            continue;
        Issued issued;
        issued.type = typeOf(issuerOf(cluster, *certificate, spec["issuerRef"]));
        issued.days = spec.has("duration") ? daysOf(spec["duration"].text()).value_or(0) : issued.days;
        issued.origin = certificate->atKey(spec, "secretName", "cert-manager issues and renews it");
        return issued;
    }
    return std::nullopt;
}

// By the annotation from which cert-manager makes the Certificate of an Ingress.
std::optional<Issued> issuedByAnnotation(const Cluster &cluster, const Object &route)
{
    const Node &annotations = route.metadata()["annotations"];
    for (const bool isOfCluster : {true, false}) {
        const std::string_view key =
            isOfCluster ? "cert-manager.io/cluster-issuer" : "cert-manager.io/issuer";
        if (!annotations.has(key))
            continue;
        Issued issued;
        issued.type = typeOf(cluster.find(isOfCluster ? "ClusterIssuer" : "Issuer",
                                          isOfCluster ? std::string_view() : std::string_view(route.space),
                                          annotations[key].text()));
        issued.days = daysOf(annotations["cert-manager.io/duration"].text()).value_or(issued.days);
        issued.origin = route.atKey(annotations, key, "cert-manager issues and renews the certificate");
        return issued;
    }
    return std::nullopt;
}

} // namespace

void stateCertificate(const Cluster &cluster, const Object &route, Facts &flow)
{
    std::optional<Issued> common;
    for (const std::string &secret : secretsOf(route)) {
        std::optional<Issued> issued = issuedInto(cluster, route, secret);
        if (!issued)
            issued = issuedByAnnotation(cluster, route);
        if (!issued || (common && (common->type != issued->type || common->days != issued->days)))
            return;
        common = std::move(issued);
    }
    if (!common)
        return;
    if (common->type)
        flow.set(property::data_flow::cert_type, *common->type, common->origin);
    if (common->days > 0)
        flow.set(property::data_flow::cert_lifetime_days, common->days, common->origin);
    flow.set(property::data_flow::cert_rotation_automated, true, common->origin);
}

} // namespace bulkhead::import::kubernetes
