// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;

// States at images, and at the orchestrator where it is so of all, that admission lets them in only with a
// signature which verifies: by policies of Sigstore's policy-controller, and by `verifyImages` of Kyverno.
void stateImagePolicies(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
