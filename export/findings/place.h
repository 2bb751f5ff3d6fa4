// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <string>

namespace bulkhead::exporting {

// Where an artefact states something; all empty when a person stated it.
struct Place
{
    std::string file;
    int line = 0; // 1-based, 0 without
    std::string object;

    bool isKnown() const { return !file.empty(); }
    std::string text() const; // "compose.yaml:15"

    bool operator==(const Place &) const = default;
};

Place placeOf(const model::Origin &origin);

} // namespace bulkhead::exporting
