// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/pictures/diagram_svg.h"
#include "export/report/blocks/blocks.h"

#include <span>
#include <string>

namespace bulkhead::exporting {

// The chapters as the content of the page's <main>. Every text is escaped; the pictures are markup already. A
// diagram that is not among the pictures is left out.
std::string htmlChapters(std::span<const Section> chapters, std::span<const DiagramSvg> pictures);

} // namespace bulkhead::exporting
