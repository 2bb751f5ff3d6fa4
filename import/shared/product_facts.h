// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"
#include "import/shared/products.h"

#include <functional>
#include <span>
#include <string_view>

namespace bulkhead::import {

// Where an artefact states what a product is told by.
struct ProductPlaces
{
    model::Origin image;
    model::Origin command;
    std::function<model::Origin(std::string_view)> ofVariable; // by its name
};

// States on a container what is known of the product that it runs: whether it asks its clients for
// credentials, passwords and keys that everybody knows, whether it runs code by design, waits for its first
// visitor, keeps its data, and until when its version is supported. `commandLine` are the settings of its
// arguments.
void stateProductFacts(Facts &facts, const Deployment &deployment, std::span<const Setting> commandLine,
                       const ProductPlaces &places);

bool servesAdministration(const Technology &technology, int port);

} // namespace bulkhead::import
