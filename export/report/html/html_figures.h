// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/pictures/diagram_svg.h"
#include "export/report/blocks/blocks.h"

#include <span>
#include <string>

namespace bulkhead::exporting {

// The figure as HTML: tables for maps and bars, SVG for the rest. Nothing for a diagram that is not among the
// pictures.
void appendHtmlFigure(std::string &out, const Figure &figure, std::span<const DiagramSvg> pictures);

} // namespace bulkhead::exporting
