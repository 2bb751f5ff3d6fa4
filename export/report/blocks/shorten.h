// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"

#include <cstddef>

namespace bulkhead::exporting {

// What a preview has room for.
struct Room
{
    std::size_t blocks = 200;      // of a chapter, those inside others included
    std::size_t rows = 40;         // of a table or list
    std::size_t characters = 4000; // bytes of a text
};

// Cuts a long chapter for a preview. Where it is cut it says so, and that the saved report has the rest.
void shorten(Section &chapter, const Room &room = {});

} // namespace bulkhead::exporting
