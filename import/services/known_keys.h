// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>

// The keys of the compose specification. Every other key of a file is reported.
namespace bulkhead::import::services {

// Reports keys of a service, and of the maps inside it, that are not in the specification, and in one line
// those that matter for security and have no property in the model. `owner` is what the messages call it:
// "the service web".
void reportServiceKeys(Builder &builder, const Tree &service, const std::string &owner);

// The same for the parts of the sections networks, volumes, secrets and configs.
void reportSectionKeys(Builder &builder, const Tree &root);

} // namespace bulkhead::import::services
