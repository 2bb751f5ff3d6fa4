#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>

// What the compose specification knows, so that nothing of a file is passed over in silence.
namespace bulkhead::import::services {

// Tells of keys of a service, and of the maps inside it, that the specification does not know; and in one
// line of those that it knows and the model has no place for.
void reportServiceKeys(Builder &builder, const Tree &service, const std::string &name);

// The same for the parts of the sections networks, volumes, secrets and configs.
void reportSectionKeys(Builder &builder, const Tree &root);

} // namespace bulkhead::import::services
