// SPDX-License-Identifier: Apache-2.0
#include "app/cli/written.h"

namespace bulkhead::app::cli {

Error unknownSuffix(exporting::FormatGroup group, const std::string &file, const char *code, const char *what)
{
    const std::string suffixes = exporting::suffixList(group);
    return {code, std::string(what) + " is written as " + suffixes, {suffixes}, file, 0, {}};
}

ExitCode writeExport(const exporting::Format &format, const exporting::ExportInput &input,
                     const std::string &output, Console &console)
{
    const Result<exporting::Exported> exported = format.write(input);
    if (!exported) {
        Error error = exported.error();
        if (error.file.empty())
            error.file = output;
        return console.fail(error);
    }
    if (input.findings.byteOrderMark && format.id != "csv")
        console.note("--bom is for CSV; " + std::string(format.id) + " is written without a byte order mark");
    const ExitCode written = console.write(output, exported->bytes);
    if (written == ExitCode::Done) {
        for (const std::string &what : exported->left)
            console.note(output + ": note: not carried over: " + what);
    }
    return written;
}

} // namespace bulkhead::app::cli
