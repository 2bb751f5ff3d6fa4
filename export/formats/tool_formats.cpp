// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"
#include "export/tools/tool_export.h"

namespace bulkhead::exporting::format {

Result<Exported> threatDragon(const ExportInput &input)
{
    ToolExport exported = toThreatDragon(input.analysis());
    return Exported{std::move(exported.text), std::move(exported.left)};
}

Result<Exported> openThreatModel(const ExportInput &input)
{
    ToolExport exported = toOpenThreatModel(input.analysis());
    return Exported{std::move(exported.text), std::move(exported.left)};
}

} // namespace bulkhead::exporting::format
