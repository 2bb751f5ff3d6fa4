// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <string>
#include <vector>

// Models and their threats in the files of other tools.
namespace bulkhead::exporting {

struct ToolExport
{
    std::string text;
    std::vector<std::string> left; // what that tool cannot hold, in words
};

// OWASP Threat Dragon, version 2: one diagram a view, threats on their elements with their state.
ToolExport toThreatDragon(const catalog::Analysis &analysis);

// Open Threat Model 0.2.0 (JSON).
ToolExport toOpenThreatModel(const catalog::Analysis &analysis);

} // namespace bulkhead::exporting
