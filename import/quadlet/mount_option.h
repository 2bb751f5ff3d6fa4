// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/quadlet/unit.h"
#include "import/services/tree.h"

#include <optional>

namespace bulkhead::import::quadlet {

// "type=bind,source=/srv,destination=/data,ro" as a volume of compose in its long form. Nothing of mounts
// that hold no data of their own: those of images, of devices and of the memory.
std::optional<services::Tree> mountFromOption(const Setting &setting);

} // namespace bulkhead::import::quadlet
