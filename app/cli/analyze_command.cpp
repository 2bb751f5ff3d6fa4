// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzed.h"
#include "app/cli/cli_commands.h"
#include "app/cli/written.h"
#include "catalog/attack/attack_paths.h"
#include "catalog/content/rating_scale.h"

#include <algorithm>

namespace bulkhead::app::cli {

namespace {

// "RULE@ELEMENT"; element ids may hold '@', rule ids do not.
Result<std::string> explain(const AnalyzeCommand &command, const catalog::Analysis &analysis)
{
    const std::string &asked = command.explain;
    const std::size_t at = asked.find('@');
    if (at == std::string::npos)
        return Error{"cli.explain-form",
                     "--explain " + asked + ": expected RULE@ELEMENT, E1.1@web for example",
                     {asked},
                     {},
                     0,
                     {}};
    const std::string_view rule = std::string_view(asked).substr(0, at);
    const std::string_view subject = std::string_view(asked).substr(at + 1);
    auto explanation = analysis.explain(rule, subject);
    if (!explanation)
        return std::move(explanation.error());
    return command.format == "json" ? exporting::explanationJson(*explanation, rule, subject)
                                    : exporting::explanationText(*explanation, rule, subject);
}

// A finding, or a threat that a person added, trips the gate when it is at least that bad, nobody has decided
// on it, and the baseline does not have it.
bool tripsGate(const exporting::FindingsDocument &document, model::Rating gate)
{
    const catalog::Analysis &analysis = *document.analysis;
    const auto &added = analysis.model().manualThreats();
    const bool byAdded = std::any_of(added.begin(), added.end(), [&](const model::ManualThreat &threat) {
        return catalog::ratingOf(threat) >= gate && document.isNew(threat) &&
               analysis.decision(threat).effective == model::DecisionState::Open;
    });
    return byAdded || std::any_of(document.shown.begin(), document.shown.end(), [&](std::uint32_t index) {
               const catalog::Finding &finding = analysis.findings()[index];
               return finding.rating >= gate && document.isNew(finding) &&
                      analysis.decision(finding).effective == model::DecisionState::Open;
           });
}

// A path trips the gate when it is at least that likely, and the baseline does not have it.
bool tripsPathGate(const exporting::FindingsDocument &document, double gate)
{
    constexpr double rounding = 1e-9;
    const catalog::AttackPaths paths = catalog::attackPaths(*document.analysis);
    return std::any_of(paths.paths().begin(), paths.paths().end(), [&](const catalog::AttackPath &path) {
        return path.likelihood >= gate - rounding && document.isNew(path);
    });
}

} // namespace

ExitCode analyze(const AnalyzeCommand &command, Console &console)
{
    const auto analyzed = openAndAnalyze(command.inputs, command.analysis, console, command.programs);
    if (!analyzed)
        return console.fail(analyzed.error());

    if (!command.explain.empty()) {
        auto text = explain(command, analyzed->analysis);
        return text ? console.write(command.output, *text) : console.fail(text.error());
    }

    exporting::ExportInput input;
    exporting::FindingsDocument &document = input.findings;
    document.analysis = &analyzed->analysis;
    document.input = subjectOf(command.inputs, command.programs);
    document.confidence =
        command.confirmedOnly ? exporting::Confidence::ConfirmedOnly : exporting::Confidence::Any;
    document.shown = exporting::select(analyzed->analysis, document.confidence);
    document.notices = noticesOf(*analyzed);
    document.pathOf = pathsFromHere(analyzed->names);
    document.programVersion = BULKHEAD_VERSION;
    document.byteOrderMark = command.byteOrderMark;
    if (!command.baseline.empty()) {
        auto opened = openAndAnalyze({command.baseline}, analyzed->knowledge, command.analysis, console);
        if (!opened)
            return console.fail(opened.error());
        document.baseline.emplace(opened->analysis);
    }

    if (command.format == "text")
        console.warn(analyzed->diagnostics, analyzed->names);
    const exporting::Format *format = exporting::findFormat(exporting::FormatGroup::Findings, command.format);
    if (!format)
        return console.fail(
            failure("cli.findings-format", "no format of findings is called %1", {command.format}));
    const ExitCode written = writeExport(*format, input, command.output, console);
    if (written == ExitCode::Done && command.failOn && tripsGate(document, *command.failOn))
        return ExitCode::Gate;
    if (written == ExitCode::Done && command.failOnPath && tripsPathGate(document, *command.failOnPath))
        return ExitCode::Gate;
    return written;
}

} // namespace bulkhead::app::cli
