// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace bulkhead::diagram {

// How elements are drawn: as rounded boxes with an icon and a kind line, or with the textbook's symbols
// (circle, two parallel lines, rectangle, dashed boundary).
enum class Notation : std::uint8_t { Containers, ClassicDfd };

} // namespace bulkhead::diagram
