// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/flows.h"

#include <string>
#include <string_view>

// Parties beyond what the artefacts describe: hosts that containers are clients of.
namespace bulkhead::import {

// Whether a setting says that its container calls a host beyond its own network: the host bears a full domain
// name, and scheme, port or the setting's name tell that it is called. Addresses of the container itself, of
// pages for people and of what a browser calls are no ground.
bool leadsOutside(std::string_view setting, const Mention &mention);

// The external entity of that name, made when first asked for.
model::Element &outsideParty(Builder &builder, const std::string &host, model::Platform platform,
                             const model::Origin &origin);

} // namespace bulkhead::import
