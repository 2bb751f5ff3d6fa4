// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/address_range.h"
#include "import/kubernetes/object.h"

#include <optional>
#include <string_view>

namespace bulkhead::import::kubernetes {

class Cluster;

// Who reaches a load balancer, and what its annotations say of TLS. Kubernetes leaves this to the provider's
// controller; the annotations are those of the documentation of AWS, Google, Azure, Alibaba, DigitalOcean,
// Hetzner, Huawei, IBM, OpenStack, Oracle, Scaleway, Tencent and Yandex Cloud, and of common ingress
// controllers.

// The audience of a Service of type LoadBalancer.
Audience audienceOfBalancer(const Object &service);
// Of the addresses in spec.externalIPs.
Audience audienceOfExternalAddresses(const Object &service);
// Of an Ingress, by its class, its annotations and the IngressClass among the inputs.
Audience audienceOfIngress(const Cluster &cluster, const Object &ingress);
// Of a Gateway of the Gateway API, by its class, its annotations and its addresses.
Audience audienceOfGateway(const Object &gateway);
// Of an OpenShift Route.
Audience audienceOfOpenShiftRoute(const Object &route);

// The class of an Ingress: the one that it states, else the cluster's default; empty where the inputs hold
// none.
std::string_view ingressClassOf(const Cluster &cluster, const Object &ingress);

// Whether the words of a class or a label say that it serves an internal network ("nginx-internal").
bool isNamedInternal(std::string_view name);

// Whether annotations of an Ingress give its load balancer a certificate, beside or instead of spec.tls.
bool annotatesCertificate(const Object &ingress);
// Whether a port of a LoadBalancer Service ends TLS at the load balancer by annotations.
bool endsTlsAtBalancer(const Object &service, const Node &port);
// Whether a LoadBalancer Service opens a port of every node: it does unless it declines.
bool opensNodePorts(const Object &service);

} // namespace bulkhead::import::kubernetes
