// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <string>
#include <vector>

namespace bulkhead::exporting {

// One diagram as SVG that can stand inside an HTML page, in the colours of either scheme.
struct DiagramSvg
{
    std::string view; // id
    std::string light;
    std::string dark;
};

// The views of the model, with threats as badges; without those that have nothing to draw. Needs a
// QGuiApplication.
std::vector<DiagramSvg> diagramSvgs(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
