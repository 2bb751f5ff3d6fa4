#include "app/cli/analyzed.h"
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "app/workspace/baseline.h"
#include "app/workspace/open.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/data/gather.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_report.h"

#include <array>
#include <filesystem>
#include <optional>

namespace bulkhead::app::cli {

namespace {

enum class Format { Html, Pdf, Markdown, Json };

std::optional<Format> formatOf(const ReportCommand &command)
{
    std::string name = command.format;
    if (name.empty()) {
        name = std::filesystem::path(command.output).extension().string();
        name.erase(0, 1); // the dot
    }
    if (name == "html" || name == "htm")
        return Format::Html;
    if (name == "pdf")
        return Format::Pdf;
    if (name == "md" || name == "markdown")
        return Format::Markdown;
    if (name == "json")
        return Format::Json;
    return std::nullopt;
}

// The findings of the same model, laid out: what pictures are drawn from.
Result<catalog::Analysis> laidOut(const Analyzed &analyzed, Console &console)
{
    model::Model model = analyzed.analysis.model();
    auto placed = layOut(model, LayoutScope::MissingOnly, console);
    if (!placed)
        return std::move(placed.error());
    return catalog::analyze(model, analyzed.knowledge.catalogs, analyzed.analysis.options());
}

Result<std::string> drawnReport(Format format, const catalog::Analysis &analysis,
                                const exporting::ReportOptions &options)
{
    const OffscreenApplication application;
    const exporting::ReportData data = exporting::gatherReport(analysis, options);
    if (format == Format::Pdf)
        return exporting::pdfReport(analysis, data);
    return exporting::htmlReport(data, exporting::diagramSvgs(analysis), exporting::themeCss());
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
    const std::string &input = command.inputs.front();
    const std::filesystem::path folder =
        input == "-" ? std::filesystem::path() : std::filesystem::absolute(input).parent_path();
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

} // namespace

ExitCode report(const ReportCommand &command, Console &console)
{
    const auto format = formatOf(command);
    if (!format)
        return console.fail({"cli.report-format",
                             "a report is written as .html, .pdf, .md or .json",
                             {},
                             command.output,
                             0,
                             {}});
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console);
    if (!analyzed)
        return console.fail(analyzed.error());
    console.warn(analyzed->diagnostics, analyzed->names);

    exporting::ReportOptions options;
    options.title = command.title;
    options.programVersion = BULKHEAD_VERSION;
    const auto baseline = baselineOf(command, *analyzed, options.baselineFault, console);
    if (!baseline)
        return console.fail(baseline.error());
    options.baseline = *baseline ? &**baseline : nullptr;
    if (options.title.empty() && analyzed->analysis.model().metadata().title.empty())
        options.title = titleOf(command.inputs);
    if (*format == Format::Markdown)
        return console.write(command.output,
                             exporting::markdownReport(gatherReport(analyzed->analysis, options)));
    if (*format == Format::Json)
        return console.write(command.output,
                             exporting::jsonReport(gatherReport(analyzed->analysis, options)));

    const auto drawn = laidOut(*analyzed, console);
    if (!drawn)
        return console.fail(drawn.error());
    const auto bytes = drawnReport(*format, *drawn, options);
    return bytes ? console.write(command.output, *bytes) : console.fail(bytes.error());
}

} // namespace bulkhead::app::cli
