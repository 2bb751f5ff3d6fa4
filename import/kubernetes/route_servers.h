// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::import::kubernetes {

// A product that serves routes: the word that its classes and annotations bear, and how its pods are known.
struct RouteServer
{
    std::string_view word;
    std::string_view technology;
    bool isOutside = false; // a load balancer of the cloud; what runs in the cluster only orders it
    // The last components of its images' names; those that come first are preferred.
    std::array<std::string_view, 4> images{};
    // An image that runs in the same pod, where the first ones serve other products, too.
    std::string_view beside{};
    std::pair<std::string_view, std::string_view> label{}; // of its pods, where any image may be theirs
};

// By a class, a controller's name or the domain of an annotation; null where no word is one of a product's.
const RouteServer *routeServerNamed(std::string_view text);

// The container of the inputs that runs as a product; of several the one whose arguments name the class.
// Null: any product. Empty where there is none.
model::Id routeServerAmong(const std::vector<Workload> &workloads, const RouteServer *server,
                           std::string_view className);

// The container of a pod of a gateway's that takes requests in; empty where none does.
model::Id entranceOf(const Workload &gateway);

} // namespace bulkhead::import::kubernetes
