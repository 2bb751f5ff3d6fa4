// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// The labels of a name of the DNS, without the dot at its end: "db.shop." is {"db", "shop"}.
std::vector<std::string_view> labelsOf(std::string_view host);

// Whether labels are a Service's whole name: NAME.NAMESPACE.svc, with or without the domain of the cluster,
// which is cluster.local unless the cluster was set up otherwise.
// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
bool isServiceName(const std::vector<std::string_view> &labels);

// How many labels at the end are "svc" and the cluster's domain: 0 of a name without them, 1 or 3.
std::size_t clusterSuffix(const std::vector<std::string_view> &labels);

// What stands for the address of a Service whose object states none: no name of the DNS.
std::string addressWord(std::string_view name, std::string_view space);

} // namespace bulkhead::import::kubernetes
