// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/export_task.h"

#include "app/workspace/baseline.h"
#include "model/file/atomic_file.h"
#include "model/stop.h"

#include <utility>

namespace bulkhead::app {

namespace {

Result<std::shared_ptr<const catalog::Analysis>> analysisOf(ExportRequest &request, const Running &running)
{
    if (request.assessment && request.assessment->analysis->model() == request.model)
        return request.assessment->analysis;
    auto analysis = catalog::analyze(std::move(request.model), request.catalogs,
                                     catalog::Options{request.asOf, false}, running.stop());
    if (!analysis)
        return std::move(analysis.error());
    return std::make_shared<const catalog::Analysis>(*std::move(analysis));
}

Result<Success> addReport(PreparedExport &prepared, const ExportRequest &request, const Running &running)
{
    exporting::ExportInput &input = prepared.input;
    auto baseline = analyzeBaseline(*prepared.analysis, request.catalogs, request.folder);
    if (!baseline)
        input.report.baselineFault = baseline.error().text();
    else
        prepared.baseline = *std::move(baseline);
    input.report.baseline = prepared.baseline ? &*prepared.baseline : nullptr;
    auto data = exporting::gatherReport(*prepared.analysis, input.report, running.stop());
    if (!data)
        return std::move(data.error());
    input.reportData = std::make_shared<const exporting::ReportData>(*std::move(data));
    return Success{};
}

Result<Success> writeTo(PreparedExport &prepared)
{
    auto exported = prepared.format->write(prepared.input);
    if (!exported)
        return std::move(exported.error());
    prepared.exported = *std::move(exported);
    return writeFileAtomically(prepared.file, prepared.exported->bytes);
}

} // namespace

Result<PreparedExportPtr> prepareExport(ExportRequest request, const Running &running)
{
    auto analysis = analysisOf(request, running);
    if (!analysis)
        return std::move(analysis.error());
    auto prepared = std::make_shared<PreparedExport>();
    prepared->format = request.format;
    prepared->file = request.file;
    prepared->analysis = *std::move(analysis);
    prepared->input = request.input;
    prepared->input.findings.analysis = prepared->analysis.get();
    prepared->input.findings.shown = exporting::select(*prepared->analysis, exporting::Confidence::Any);
    if (request.format->isOf(exporting::FormatGroup::Report)) {
        if (auto added = addReport(*prepared, request, running); !added)
            return std::move(added.error());
    }
    if (running.isStopped() || request.format->isDrawn)
        return prepared;
    if (auto written = writeTo(*prepared); !written)
        return std::move(written.error());
    return prepared;
}

Result<Success> finishExport(PreparedExport &prepared)
{
    return prepared.exported ? Result<Success>(Success{}) : writeTo(prepared);
}

} // namespace bulkhead::app
