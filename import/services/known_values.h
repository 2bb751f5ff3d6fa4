// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>

// What compose refuses in the keys that say something to the model, so that no statement is passed over in
// silence.
namespace bulkhead::import::services {

// `owner` is what the messages call the service: "the service web".

// Tells of values of a service that are of no use: "privileged: maybe", "mem_limit: lots", "ports: {a: b}".
void reportServiceValues(Builder &builder, const Tree &service, const std::string &owner);

// Tells of networks, volumes, secrets and configs that a service uses and the project does not declare.
void reportUndeclared(Builder &builder, const Tree &root, const Tree &service, const std::string &owner);

} // namespace bulkhead::import::services
