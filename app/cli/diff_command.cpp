// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "export/difference/change_summary.h"
#include "export/difference/difference.h"

namespace bulkhead::app::cli {

ExitCode diff(const DiffCommand &command, Console &console)
{
    const auto before = openAndAnalyze({command.before}, command.analysis, console);
    if (!before)
        return console.fail(before.error());
    const auto after = openAndAnalyze({command.after}, before->knowledge, command.analysis, console);
    if (!after)
        return console.fail(after.error());

    const exporting::Difference difference = exporting::difference(before->analysis, after->analysis);
    const exporting::ChangeSummary summary = exporting::changeSummary(before->analysis, after->analysis);
    std::string text;
    if (command.format == "json")
        text = toJson(difference, summary);
    else if (command.format == "markdown")
        text = toMarkdown(difference, summary);
    else
        text = toText(difference, summary);

    const ExitCode written = console.write(command.output, text);
    if (written == ExitCode::Done && command.exitCode && !difference.isEmpty())
        return ExitCode::Gate;
    return written;
}

} // namespace bulkhead::app::cli
