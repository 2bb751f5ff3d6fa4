// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/workload.h"

#include <string_view>

namespace bulkhead::import {
class Technologies;
}

namespace bulkhead::import::kubernetes {

// Whether a host is the pod itself: localhost, an address of the loopback, or a name that the pod's
// hostAliases give to one.
bool isOwnPod(const Workload &workload, std::string_view host);

// The container of the same pod that another talks to over localhost, which all of a pod share: the one that
// states the port, whose product listens on it, whose command line names it; for the port of a database the
// only other one, where it states no ports. Null where none is meant, or the container itself. `technologies`
// may be null.
const Container *neighbourOn(const Workload &workload, const Container &self, int port,
                             const Technologies *technologies);

// Whether a setting of this name holds an address on which the container itself listens.
bool saysWhereItListens(std::string_view setting);

} // namespace bulkhead::import::kubernetes
