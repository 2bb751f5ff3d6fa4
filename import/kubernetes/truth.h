// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <optional>

namespace bulkhead::import::kubernetes {

class Cluster;

// The boolean that a field states. One in quotes, which Kubernetes refuses, is read as what it plainly means;
// nothing where the field means neither.
std::optional<bool> truth(const Node &value);

// Reports the fields for privileges and isolation whose value is no boolean.
void reportMistypedTruths(Cluster &cluster);

} // namespace bulkhead::import::kubernetes
