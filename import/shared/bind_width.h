// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/properties.h"

namespace bulkhead::import {

// Whether a port bound in one way is reached from more places than one bound in the other: none, localhost,
// specific, all.
constexpr bool isWiderThan(model::property::BindInterface bind, model::property::BindInterface other)
{
    using enum model::property::BindInterface;
    const auto width = [](model::property::BindInterface of) {
        return of == None ? 0 : of == Localhost ? 1 : of == Specific ? 2 : 3;
    };
    return width(bind) > width(other);
}

} // namespace bulkhead::import
