// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <stop_token>
#include <string>
#include <vector>

namespace bulkhead::exporting {

// One diagram as SVG that can stand inside an HTML page.
struct DiagramSvg
{
    std::string view; // id
    std::string svg;
};

struct DiagramSvgs
{
    std::vector<DiagramSvg> pictures;
    std::string styleSheet; // their colours, light and dark, and all else that they look like
};

// The views of the model, with threats as badges; without those that have nothing to draw. Not all of them
// when asked to stop. Needs a QGuiApplication; any thread.
DiagramSvgs diagramSvgs(const catalog::Analysis &analysis, const std::stop_token &stop = {});

} // namespace bulkhead::exporting
