#include "app/gui/report/current_report.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/workspace/baseline.h"
#include "export/report/data/gather.h"

#include <QCoreApplication>

namespace bulkhead::app {

catalog::Analysis currentAnalysis(const Session &session)
{
    if (session.analysis() && session.analysis()->model() == session.model())
        return *session.analysis();
    catalog::Options options;
    options.asOf = toDate(QDate::currentDate());
    return catalog::analyze(session.model(), session.catalogs(), options);
}

exporting::ReportData reportOn(const catalog::Analysis &analysis, const Session &session)
{
    exporting::ReportOptions options;
    options.programVersion = toUtf8(QCoreApplication::applicationVersion());
    const auto baseline =
        analyzeBaseline(analysis, session.catalogs(), session.document().path().parent_path());
    if (!baseline)
        options.baselineFault = baseline.error().text();
    else if (*baseline)
        options.baseline = &**baseline;
    return exporting::gatherReport(analysis, options);
}

} // namespace bulkhead::app
