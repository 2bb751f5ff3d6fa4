#include "app/gui/report/report_export.h"

#include "app/document/text.h"
#include "app/gui/report/current_report.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "export/pictures/diagram_svg.h"
#include "export/pictures/theme_css.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "export/report/pdf/pdf_report.h"
#include "model/file/atomic_file.h"

#include <QApplication>
#include <QFileInfo>

namespace bulkhead::app {

namespace {

struct ReportExportText
{
    Q_DECLARE_TR_FUNCTIONS(ReportExportText)
};

Result<std::string> reportBytes(const Session &session, const QString &suffix)
{
    const catalog::Analysis analysis = currentAnalysis(session);
    const exporting::ReportData data = reportOn(analysis, session);
    if (suffix == QLatin1String("pdf"))
        return exporting::pdfReport(analysis, data);
    if (suffix == QLatin1String("md"))
        return exporting::markdownReport(data);
    if (suffix == QLatin1String("json"))
        return exporting::jsonReport(data);
    return exporting::htmlReport(data, exporting::diagramSvgs(analysis), exporting::themeCss());
}

} // namespace

bool saveReport(Session &session, Dialogs &dialogs, const QString &documentName)
{
    if (!session.catalogs())
        return false;
    auto path = dialogs.saveFile(
        ReportExportText::tr("Save report"), documentName + QStringLiteral(".html"),
        ReportExportText::tr("Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;JSON (*.json)"));
    if (!path)
        return false;
    QString suffix = QFileInfo(*path).suffix().toLower();
    if (suffix.isEmpty()) {
        suffix = QStringLiteral("html");
        *path += QStringLiteral(".html");
    }
    static const QStringList known{QStringLiteral("html"), QStringLiteral("htm"), QStringLiteral("pdf"),
                                   QStringLiteral("md"), QStringLiteral("json")};
    if (!known.contains(suffix)) {
        dialogs.tellProblem(ReportExportText::tr("Save report"),
                            ReportExportText::tr("Reports are written as .html, .pdf, .md or .json."));
        return false;
    }
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<std::string> bytes = reportBytes(session, suffix);
    const Result<Success> written =
        bytes ? writeFileAtomically(toPath(*path), *bytes) : Result<Success>(bytes.error());
    QApplication::restoreOverrideCursor();
    if (!written)
        dialogs.tellProblem(ReportExportText::tr("The report was not saved"), errorText(written.error()));
    return written.ok();
}

} // namespace bulkhead::app
