// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/properties.h"

#include <optional>
#include <string>

namespace bulkhead::import {

// What requests from outside pass through on a way in, as far as the artefacts tell: an ingress controller, a
// gateway, a load balancer of the cloud. The flow of the way in leads past it; it is drawn only where the
// surroundings are asked for.
struct FrontDoor
{
    model::Id way;          // the flow from outside to the workload
    std::string key;        // tells front doors apart: "ingress-controller/nginx", "gateway/shop/public"
    std::string name;       // "Ingress controller nginx"
    std::string technology; // "nginx"; empty: not known
    model::Id among;        // the container that it is; empty: it is not among the inputs
    bool isOutside = false; // it runs with the cloud's provider, outside the cluster
    // What it speaks to the workload; nullopt: nothing is known.
    std::optional<model::property::Protocol> protocol;
    std::optional<model::property::Encryption> encryption;
    std::string because; // how the encryption is known, in words
};

} // namespace bulkhead::import
