// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/container_unit.h"
#include "import/quadlet/unit.h"
#include "import/shared/builder.h"

#include <map>
#include <string>
#include <vector>

namespace bulkhead::import::quadlet {

// The containers of each pod, both by unit name. Containers that name a pod which is not among the inputs
// make one too.
using Pods = std::map<std::string, std::vector<std::string>>;

Pods podsOf(const Units &units, Builder &builder);

// Gives the containers of a pod what they share: network, user namespace, volumes. A port that the pod
// publishes goes to the container that listens there as far as its image or ExposeHostPort= tell; else to the
// first, which is told.
void applyPod(const std::string &pod, const std::vector<std::string> &members, const Units &units,
              std::map<std::string, ContainerTranslator> &translators, Builder &builder);

// Draws the boundary of a pod around its containers, once they are elements with these ids.
void addPodBoundary(Builder &builder, const Units &units, const std::string &pod,
                    const std::vector<std::string> &members);

} // namespace bulkhead::import::quadlet
