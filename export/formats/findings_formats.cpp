// SPDX-License-Identifier: Apache-2.0
#include "export/formats/formats.h"

namespace bulkhead::exporting::format {

Result<Exported> findingsText(const ExportInput &input)
{
    return Exported{toText(input.findings)};
}

Result<Exported> findingsJson(const ExportInput &input)
{
    return Exported{toJson(input.findings)};
}

Result<Exported> findingsSarif(const ExportInput &input)
{
    return Exported{toSarif(input.findings)};
}

Result<Exported> findingsCsv(const ExportInput &input)
{
    return Exported{toCsv(input.findings)};
}

Result<Exported> findingsMarkdown(const ExportInput &input)
{
    return Exported{toMarkdown(input.findings)};
}

} // namespace bulkhead::exporting::format
