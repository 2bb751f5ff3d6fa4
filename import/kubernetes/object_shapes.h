// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/object.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

// A field that stands where Kubernetes has none of its name.
struct StrayField
{
    std::string_view name;
    int line = 0;
    std::string why; // a sentence: "type is no field of a Service …"
};

// Those of an object of Kubernetes' own kinds, without what its pods state; none of other kinds.
std::vector<StrayField> strayFieldsOf(const Object &object);

// Those of a part of a container or of a pod, a map or a list of maps: "resources", "container-port", "env",
// "mount", "host-path", "seccomp-profile".
std::vector<StrayField> strayFieldsIn(const Node &part, std::string_view shape);

} // namespace bulkhead::import::kubernetes
