// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/unit.h"

#include <string>
#include <vector>

namespace bulkhead::import::quadlet {

// What options of `podman run` say (PodmanArgs=), as settings of the keys that say the same. Where a unit has
// no such key, the key is compose's, in lower case ("privileged"). Options that say nothing to a model are
// left out; those that are not known are named.
struct PodmanArguments
{
    std::vector<Setting> settings;
    std::vector<std::string> unknown;
};
PodmanArguments readPodmanArguments(const Setting &arguments);

} // namespace bulkhead::import::quadlet
