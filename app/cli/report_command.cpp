// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/offscreen_drawing.h"
#include "app/cli/written.h"
#include "app/workspace/baseline.h"
#include "app/workspace/open.h"
#include "app/workspace/source_lines.h"
#include "export/report/chapters/chapters.h"
#include "export/report/template/template_folder.h"

#include <array>
#include <filesystem>
#include <optional>

namespace bulkhead::app::cli {

namespace {

// The folder of the model's file or of what was imported; empty of standard input and of programs.
std::filesystem::path folderOf(const std::vector<std::string> &inputs)
{
    const std::string input = inputs.empty() ? "-" : inputs.front();
    if (input == "-")
        return {};
    const std::filesystem::path path = std::filesystem::absolute(input);
    return std::filesystem::is_directory(path) ? path : path.parent_path();
}

// The earlier state to compare with: the one that the command names, or else the one that the model does.
// Only the first has to be there; of the other the report says why it is not.
Result<std::optional<catalog::Analysis>> baselineOf(const ReportCommand &command, const Analyzed &analyzed,
                                                    std::string &fault, Console &console)
{
    if (!command.baseline.empty()) {
        auto named = openAndAnalyze({command.baseline}, analyzed.knowledge, command.analysis, console);
        if (!named)
            return std::move(named.error());
        return std::optional(std::move(named->analysis));
    }
    const std::filesystem::path folder = folderOf(command.inputs);
    const std::string &name = analyzed.analysis.model().metadata().baseline;
    if (!name.empty())
        console.reads(std::array{(folder / name).string()});
    auto own = analyzeBaseline(analyzed.analysis, analyzed.knowledge.catalogs, folder);
    if (own)
        return own;
    fault = own.error().text();
    console.note("not compared: " + fault);
    return std::optional<catalog::Analysis>();
}

Error unknownSection(const std::string &id)
{
    Error error;
    error.code = "cli.report-section";
    error.message = "there is no section “" + id + "” (one of " + exporting::chapterIds() + ")";
    return error;
}

} // namespace

ExitCode report(const ReportCommand &command, Console &console)
{
    constexpr auto group = exporting::FormatGroup::Report;
    const exporting::Format *format = exporting::findFormat(group, command.format, command.output);
    if (!format)
        return console.fail(unknownSuffix(group, command.output, "cli.report-format", "a report"));
    for (const std::string &section : command.sections)
        if (!exporting::findChapter(section))
            return console.fail(unknownSection(section));
    exporting::ExportInput input;
    auto look = exporting::readReportTemplate(command.templateFolder);
    if (!look)
        return console.fail(look.error());
    input.report.look = *std::move(look);
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    input.report.choice = {exporting::audienceOf(command.audience).value_or(exporting::Audience::Engineering),
                           command.sections};
    input.report.title = command.title;
    input.report.programVersion = BULKHEAD_VERSION;
    if (analyzed->platformFault)
        input.report.platformFault = analyzed->platformFault->text();
    const auto baseline = baselineOf(command, *analyzed, input.report.baselineFault, console);
    if (!baseline)
        return console.fail(baseline.error());
    input.report.baseline = *baseline ? &**baseline : nullptr;
    if (input.report.title.empty() && analyzed->analysis.model().metadata().title.empty())
        input.report.title = titleOf(command.inputs);
    SourceLines lines(analyzed->analysis.model(), folderOf(command.inputs));
    input.report.lineAt = [&](const exporting::Place &place) { return lines.line(place.file, place.line); };
    if (!format->isDrawn) {
        input.findings.analysis = &analyzed->analysis;
        return writeExport(*format, input, command.output, console);
    }
    const auto drawn = laidOut(*analyzed, console);
    if (!drawn)
        return console.fail(drawn.error());
    input.findings.analysis = &*drawn;
    const OffscreenApplication application;
    return writeExport(*format, input, command.output, console);
}

} // namespace bulkhead::app::cli
