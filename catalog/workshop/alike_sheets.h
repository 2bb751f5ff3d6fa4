// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop.h"

#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog::workshop {

// Two sheets that agree in more mistakes than chance explains, or in the same words. It says that somebody
// should look, not that somebody copied.
struct AlikePair
{
    std::size_t first = 0; // indices into the sheets
    std::size_t second = 0;
    std::size_t sharedMistakes = 0;
    double expected = 0;         // by how many each makes, and how many others make the same ones
    std::size_t sameReasons = 0; // reasons of five words and more that nobody else gives
};

// The pairs for whose shared mistakes the odds are below one in a thousand for the whole class, or with two
// and more reasons word by word the same. Mistakes are those in cells that were answered; of fewer than five
// sheets, or where two answered few of the same cells, they say nothing. Takes time with the square of the
// sheets.
std::vector<AlikePair> alikeSheets(const Key &key, std::span<const AnswerSheet> sheets);

} // namespace bulkhead::catalog::workshop
