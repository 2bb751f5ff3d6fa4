// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import {
class Facts;
}

namespace bulkhead::import::kubernetes {

class Cluster;
struct Object;

// States on a flow that an Ingress or route leads in with TLS who issues its certificate, for how long, and
// that it is renewed: where cert-manager does. Nothing of certificates that come from elsewhere, and where
// several of one object differ.
void stateCertificate(const Cluster &cluster, const Object &route, Facts &flow);

} // namespace bulkhead::import::kubernetes
