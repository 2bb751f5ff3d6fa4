// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/unit.h"
#include "import/services/project.h"
#include "import/shared/builder.h"

namespace bulkhead::import::quadlet {

// Declares a .network or a .volume unit in the project, under its name.
void declareUnit(services::Project &project, Builder &builder, const Unit &unit);

// Reads the Kubernetes objects that a .kube unit plays, unless they are inputs themselves.
void readKube(Builder &builder, const Unit &unit);

// Tells of keys of a .pod, .image or .build unit that are not understood.
void checkKeys(Builder &builder, const Unit &unit);

} // namespace bulkhead::import::quadlet
