// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/exporter.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/export/export_sign.h"
#include "app/gui/export/report_choice_box.h"
#include "app/gui/export/shown_picture.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>
#include <QStatusBar>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bulkhead::app {

namespace {

using exporting::Format;
using exporting::FormatGroup;

// The names of groups in the settings; stable.
QString keyOf(FormatGroup group)
{
    switch (group) {
    case FormatGroup::Report:
        return QStringLiteral("report");
    case FormatGroup::Picture:
        return QStringLiteral("picture");
    case FormatGroup::Findings:
        return QStringLiteral("findings");
    case FormatGroup::Exchange:
        return QStringLiteral("exchange");
    }
    return {};
}

QString keyOf(const Format &format)
{
    return keyOf(mainGroup(format)) + '/' + toQString(format.id);
}

const Format *formatOfKey(const QString &key)
{
    const auto *found = std::find_if(std::begin(exporting::formats), std::end(exporting::formats),
                                     [&](const Format &format) { return keyOf(format) == key; });
    return found == std::end(exporting::formats) ? nullptr : found;
}

// "Web page (*.html *.htm)"
QString filterOf(const Format &format)
{
    QString patterns;
    for (const std::string_view suffix : format.suffixes) {
        if (!suffix.empty())
            patterns += (patterns.isEmpty() ? "*." : " *.") + toQString(suffix);
    }
    return formatTitle(format) + " (" + patterns + ')';
}

const QString lastFormat = QStringLiteral("export/format");
const QString lastFolder = QStringLiteral("export/folder");

} // namespace

Exporter::Exporter(Session &session, DiagramPage &page, Dialogs &dialogs, QSettings &settings,
                   QMainWindow *window)
    : QObject(window), m_session(session), m_page(page), m_dialogs(dialogs), m_settings(settings),
      m_window(window), m_sign(new ExportSign),
      m_work(exportModel, [this](Result<ExportedFile> result) { finish(std::move(result)); })
{
    m_window->statusBar()->addPermanentWidget(m_sign);
    connect(m_sign, &ExportSign::stopRequested, this, &Exporter::stop);
}

QString Exporter::suggestion(const Format &format, const QString &documentName) const
{
    const QString name = documentName + '.' + toQString(format.suffixes.front());
    const QString folder = m_settings.value(lastFolder).toString();
    return folder.isEmpty() || !QDir(folder).exists() ? name : QDir(folder).filePath(name);
}

void Exporter::chooseFormat(const QString &documentName)
{
    if (!m_session.catalogs())
        return;
    ExportDialog dialog(formatOfKey(m_settings.value(lastFormat).toString()), reportWish(m_settings),
                        m_dialogs, m_window);
    if (dialog.exec() != QDialog::Accepted || !dialog.chosen())
        return;
    const Format &format = *dialog.chosen();
    auto file = m_dialogs.saveFile(tr("Export as %1").arg(formatTitle(format)),
                                   suggestion(format, documentName), filterOf(format));
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += '.' + toQString(format.suffixes.front());
    m_settings.setValue(lastFormat, keyOf(format));
    if (dialog.report() != reportWish(m_settings)) {
        keepReportWish(m_settings, dialog.report());
        emit reportChosen();
    }
    write(format, *file);
}

void Exporter::chooseFile(FormatGroup group, const QString &documentName)
{
    if (!m_session.catalogs())
        return;
    QStringList filters;
    const Format *usual = nullptr;
    for (const Format &format : exporting::formats) {
        if (!format.isOf(group))
            continue;
        filters << filterOf(format);
        usual = usual ? usual : &format;
    }
    const QString title = tr("Save: %1").arg(groupTitle(group));
    auto file = m_dialogs.saveFile(title, suggestion(*usual, documentName), filters.join(";;"));
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += '.' + toQString(usual->suffixes.front());
    const Format *format = exporting::findFormat(group, {}, toUtf8(*file));
    if (!format) {
        m_dialogs.tellProblem(
            title, tr("Such a file is written as %1.").arg(toQString(exporting::suffixList(group))));
        return;
    }
    write(*format, *file);
}

void Exporter::write(const Format &format, const QString &file)
{
    if (m_work.isBusy()) {
        m_dialogs.tellProblem(tr("Export"), tr("Another file is still being written."));
        return;
    }
    m_settings.setValue(lastFolder, QFileInfo(file).absolutePath());
    ExportRequest request{&format,
                          toPath(file),
                          m_session.model(),
                          m_session.assessment(),
                          m_session.catalogs(),
                          m_session.document().path().parent_path(),
                          {},
                          {}};
    const std::string version = toUtf8(QCoreApplication::applicationVersion());
    const ReportWish wish = reportWish(m_settings);
    request.input.report.choice = wish.choice;
    request.templateFolder = toPath(wish.templateFolder);
    request.input.report.programVersion = version;
    request.input.report.title = m_session.titleByFile();
    request.input.findings.programVersion = version;
    request.input.findings.input = m_session.document().path().filename().string();
    ShownPicture picture = shownPicture(m_session, m_page);
    request.input.view = picture.view;
    request.input.overlay = std::move(picture.overlay);
    request.input.picture = picture.options;
    m_isWritten = request.isWritten;
    m_sign->startFile(QFileInfo(file).fileName());
    m_work.request(std::move(request));
}

void Exporter::stop()
{
    m_work.forget();
    m_sign->end();
    say(*m_isWritten ? tr("Stopped, when “%1” was being written already.").arg(m_sign->file())
                     : tr("Stopped: nothing was written."));
}

bool Exporter::mayLeave()
{
    return !m_work.isBusy() ||
           m_dialogs.confirmLoss(
               tr("A file is still being written"),
               tr("“%1” is not finished. Closing now may leave nothing of it.").arg(m_sign->file()),
               tr("Close all the same"));
}

void Exporter::say(const QString &text)
{
    constexpr int shownFor = 12'000; // ms
    m_window->statusBar()->showMessage(text, shownFor);
}

void Exporter::finish(Result<ExportedFile> result)
{
    m_sign->end();
    if (!result) {
        m_dialogs.tellProblem(tr("The file was not written"), errorText(result.error()));
        return;
    }
    const QString file = pathText(result->file);
    say(tr("Written to %1").arg(file));
    if (result->left.empty())
        return;
    QStringList lines;
    for (const std::string &what : result->left)
        lines << toQString(what);
    m_dialogs.tell(
        tr("Exported"),
        tr("%1 was written. The format cannot contain everything:\n%2").arg(file, lines.join('\n')));
}

} // namespace bulkhead::app
