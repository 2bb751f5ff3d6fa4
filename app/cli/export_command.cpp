// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/cli/written.h"

namespace bulkhead::app::cli {

ExitCode exportTo(const ExportCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    const exporting::Format *format = exporting::findFormat(exporting::FormatGroup::Exchange, command.format);
    if (!format)
        return console.fail(failure("cli.export-format", "no export format is called %1", {command.format}));
    exporting::ExportInput input;
    input.findings.input = subjectOf(command.inputs, command.programs);
    input.findings.programVersion = BULKHEAD_VERSION;
    input.findings.byteOrderMark = command.byteOrderMark;
    input.findings.analysis = &analyzed->analysis;
    input.findings.shown = exporting::select(analyzed->analysis, exporting::Confidence::Any);
    input.findings.notices = noticesOf(*analyzed);
    input.findings.pathOf = pathsFromHere(analyzed->names);
    if (!format->isDrawn)
        return writeExport(*format, input, command.output, console);
    const auto drawn = laidOut(*analyzed, console);
    if (!drawn)
        return console.fail(drawn.error());
    input.findings.analysis = &*drawn;
    return writeExport(*format, input, command.output, console);
}

} // namespace bulkhead::app::cli
