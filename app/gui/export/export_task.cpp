// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_task.h"

#include "app/gui/diagram/threat_overlay.h"
#include "app/workspace/baseline.h"
#include "app/workspace/source_lines.h"
#include "export/report/template/template_folder.h"
#include "model/file/atomic_file.h"
#include "model/stop.h"

#include <optional>
#include <utility>

namespace bulkhead::app {

namespace {

struct Analysed
{
    AnalysisPtr analysis;
    std::optional<Error> platformFault;
};

Result<Analysed> analysisOf(const ExportRequest &request, const Running &running)
{
    if (request.assessment && request.assessment->analysis->model() == request.model)
        return Analysed{request.assessment->analysis, request.assessment->platformFault};
    WindowOptions options = windowOptions(request.model, request.folder);
    auto analysis = catalog::analyze(request.model, request.catalogs, options.engine, running.stop());
    if (!analysis)
        return std::move(analysis.error());
    return Analysed{std::make_shared<const catalog::Analysis>(*std::move(analysis)),
                    std::move(options.platformFault)};
}

// What reports are made from; `baseline` is what it refers to.
Result<Success> addReport(exporting::ExportInput &input, std::optional<catalog::Analysis> &baseline,
                          const ExportRequest &request, const Running &running)
{
    auto compared = analyzeBaseline(input.analysis(), request.catalogs, request.folder);
    if (!compared)
        input.report.baselineFault = compared.error().text();
    else
        baseline = *std::move(compared);
    input.report.baseline = baseline ? &*baseline : nullptr;
    auto look = exporting::readReportTemplate(request.templateFolder);
    if (!look)
        return std::move(look.error());
    input.report.look = *std::move(look);
    SourceLines lines(input.analysis().model(), request.folder);
    input.report.lineAt = [&](const exporting::Place &place) { return lines.line(place.file, place.line); };
    auto data = exporting::gatherReport(input.analysis(), input.report, running.stop());
    input.report.lineAt = nullptr;
    if (!data)
        return std::move(data.error());
    input.reportData = std::make_shared<const exporting::ReportData>(*std::move(data));
    return Success{};
}

} // namespace

Result<ExportedFile> exportModel(ExportRequest request, const Running &running)
{
    const auto analysed = analysisOf(request, running);
    if (!analysed)
        return analysed.error();
    const AnalysisPtr &analysis = analysed->analysis;
    exporting::ExportInput input = std::move(request.input);
    input.findings.analysis = analysis.get();
    input.findings.shown = exporting::select(*analysis, exporting::Confidence::Any);
    if (const std::optional<Error> &fault = analysed->platformFault) {
        input.findings.notices.push_back({"warning", fault->file, fault->line, fault->message});
        input.report.platformFault = fault->text();
    }
    input.stop = running.stop();
    std::optional<catalog::Analysis> baseline;
    if (request.format->isOf(exporting::FormatGroup::Report)) {
        if (auto added = addReport(input, baseline, request, running); !added)
            return std::move(added.error());
    }
    if (request.format->isOf(exporting::FormatGroup::Picture)) {
        auto marks = threatOverlay(analysis, running);
        if (!marks)
            return std::move(marks.error());
        input.overlay.badges = std::move(marks->badges);
    }
    auto exported = request.format->write(input);
    if (!exported)
        return std::move(exported.error());
    *request.isWritten = true;
    if (running.isStopped()) // looked at after that: who stops it then looks at the other
        return stoppedError();
    if (auto written = writeFileAtomically(request.file, exported->bytes); !written)
        return std::move(written.error());
    return ExportedFile{request.file, std::move(exported->left)};
}

} // namespace bulkhead::app
