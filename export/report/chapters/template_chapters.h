// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"

#include <string_view>

namespace bulkhead::exporting {

// A plain text as blocks: paragraphs are what stands between empty lines, and lines that begin with "- " are
// a list. All else is shown as it is.
ListOf<Block> blocksOf(std::string_view text);

} // namespace bulkhead::exporting
