// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"
#include "model/stop.h"

#include <utility>

namespace bulkhead::exporting {

// The value of work that fails by being stopped alone; leaves the work around it with Stopped otherwise.
template <typename T>
T orStopped(Result<T> result)
{
    if (!result)
        throw Stopped();
    return std::move(result).value();
}

} // namespace bulkhead::exporting
