// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/exposure.h"

#include <string>

// Which port of a Service a client reaches.
namespace bulkhead::import::kubernetes {

// The port that a client names, or the only one; null where it is not known.
const Node *portNamed(const ServiceView &service, int port);

// Whether any port is answered: a headless Service gives the pods' own addresses, and of one without ports,
// or with another name for its host, nobody here knows them.
bool opensAnyPort(const ServiceView &service);

// What carries a connection to a port; TCP where the Service opens the number for that too.
std::string transportOf(const ServiceView &service, const Node *port);

} // namespace bulkhead::import::kubernetes
