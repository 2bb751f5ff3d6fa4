// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace bulkhead::diagram {

// Scene nodes and flows are numbered with int, as Qt does; containers want std::size_t.
inline std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace bulkhead::diagram
