#include "app/cli/analyzed.h"
#include "app/cli/commands.h"
#include "export/findings/document.h"
#include "export/tools/tool_export.h"

namespace bulkhead::app::cli {

ExitCode exportTo(const ExportCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    if (command.format == "sarif" || command.format == "csv") {
        exporting::FindingsDocument document;
        document.analysis = &analyzed->analysis;
        document.input = command.inputs.front();
        document.shown = exporting::select(analyzed->analysis, exporting::Confidence::Any);
        document.programVersion = BULKHEAD_VERSION;
        return console.write(command.output, command.format == "csv" ? exporting::toCsv(document)
                                                                     : exporting::toSarif(document));
    }
    const exporting::ToolExport exported = command.format == "otm"
                                               ? exporting::toOpenThreatModel(analyzed->analysis)
                                               : exporting::toThreatDragon(analyzed->analysis);
    const ExitCode written = console.write(command.output, exported.text);
    if (written == ExitCode::Done) {
        for (const std::string &what : exported.left)
            console.note(command.output + ": note: not carried over: " + what);
    }
    return written;
}

} // namespace bulkhead::app::cli
