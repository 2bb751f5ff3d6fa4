// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "export/formats/formats.h"

namespace bulkhead::app::cli {

// The error of a file whose name fits none of the group's formats.
Error unknownSuffix(exporting::FormatGroup group, const std::string &file, const char *code,
                    const char *what);

// Writes the input in the format to a file or to standard output, and notes what the format cannot contain.
ExitCode writeExport(const exporting::Format &format, const exporting::ExportInput &input,
                     const std::string &output, Console &console);

} // namespace bulkhead::app::cli
