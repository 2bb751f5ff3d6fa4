// SPDX-License-Identifier: Apache-2.0
#include "app/gui/report/report_work.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/workspace/baseline.h"
#include "app/workspace/source_lines.h"
#include "export/report/data/gather_report.h"
#include "export/report/pdf/preview.h"
#include "export/report/template/template_folder.h"
#include "model/stop.h"

#include <QCoreApplication>

#include <utility>

namespace bulkhead::app {

namespace {

struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(ReportText)
};

// `fault`: why the platform profile that the model names is not in it.
Result<AnalysisPtr> analysisOf(const ReportRequest &request, std::optional<Error> &fault,
                               const std::stop_token &stop)
{
    if (request.assessment && request.assessment->analysis->model() == request.model) {
        fault = request.assessment->platformFault;
        return request.assessment->analysis;
    }
    WindowOptions windows = windowOptions(request.model, request.folder);
    auto analysis = catalog::analyze(request.model, request.catalogs, windows.engine, stop);
    if (!analysis)
        return std::move(analysis.error());
    fault = std::move(windows.platformFault);
    return std::make_shared<const catalog::Analysis>(*std::move(analysis));
}

} // namespace

ReportRequest reportRequest(const Session &session)
{
    ReportRequest request{session.model(), {}, session.catalogs(), {}, {}};
    request.assessment = session.assessment();
    request.folder = session.document().path().parent_path();
    request.programVersion = toUtf8(QCoreApplication::applicationVersion());
    request.title = session.titleByFile();
    return request;
}

Result<exporting::ReportContent> gatherPreview(const ReportRequest &request, const Running &running)
{
    running.progress(toUtf8(ReportText::tr("Gathering the report…")));
    std::optional<Error> platformFault;
    const auto analysis = analysisOf(request, platformFault, running.stop());
    if (!analysis)
        return analysis.error();
    exporting::ReportOptions options;
    options.programVersion = request.programVersion;
    options.choice = request.choice;
    options.title = request.title;
    if (platformFault)
        options.platformFault = platformFault->text();
    const auto baseline = analyzeBaseline(**analysis, request.catalogs, request.folder);
    if (!baseline)
        options.baselineFault = baseline.error().text();
    else if (*baseline)
        options.baseline = &**baseline;
    if (running.isStopped())
        return stoppedError();
    auto look = exporting::readReportTemplate(request.templateFolder);
    if (!look)
        return std::move(look.error());
    options.look = *std::move(look);
    SourceLines lines((*analysis)->model(), request.folder);
    options.lineAt = [&](const exporting::Place &place) { return lines.line(place.file, place.line); };
    const auto data = exporting::gatherReport(**analysis, options, running.stop());
    if (!data)
        return data.error();
    running.progress(toUtf8(ReportText::tr("Writing the report…")));
    return exporting::previewContent(**analysis, *data, running.stop());
}

} // namespace bulkhead::app
