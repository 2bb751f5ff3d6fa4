// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::import::kubernetes {

class Cluster;

// Reports fields of privileges and isolation that stand where Kubernetes has none of that name, or in another
// spelling: the API server refuses or drops them, and whoever wrote them takes them for set.
void reportMisplacedFields(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
