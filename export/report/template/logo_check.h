// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/logo.h"
#include "model/result.h"

#include <string>

namespace bulkhead::exporting {

// The picture in these bytes. Refused is what is neither PNG nor SVG, cannot be read, or is an SVG that
// refers to something outside it, has a document type or contains a script. Fails with what is wrong, without
// a place.
Result<Logo> logoOf(std::string bytes);

} // namespace bulkhead::exporting
