// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/exporter.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <iterator>

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
                   QWidget *parent)
    : QObject(parent), m_session(session), m_page(page), m_dialogs(dialogs), m_settings(settings),
      m_window(parent),
      m_work(prepareExport, [this](Result<PreparedExportPtr> result) { finish(std::move(result)); })
{}

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
    ExportDialog dialog(formatOfKey(m_settings.value(lastFormat).toString()), m_window);
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
                          toDate(QDate::currentDate()),
                          m_session.document().path().parent_path(),
                          {}};
    const std::string version = toUtf8(QCoreApplication::applicationVersion());
    request.input.report.programVersion = version;
    request.input.findings.programVersion = version;
    request.input.findings.input = m_session.document().path().filename().string();
    request.input.view = m_page.viewId();
    request.input.overlay = m_page.scene().overlay();
    request.input.picture.notation = m_page.scene().notation();
    request.input.picture.showNetworks = m_page.scene().showNetworks();
    emit started(file);
    m_work.request(std::move(request));
}

void Exporter::finish(Result<PreparedExportPtr> result)
{
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const Result<Success> finished =
        result ? finishExport(**result) : Result<Success>(std::move(result.error()));
    QApplication::restoreOverrideCursor();
    if (!finished) {
        m_dialogs.tellProblem(tr("The file was not written"), errorText(finished.error()));
        return;
    }
    const PreparedExport &done = **result;
    const QString file = pathText(done.file);
    emit written(file);
    if (done.exported->left.empty())
        return;
    QStringList lines;
    for (const std::string &what : done.exported->left)
        lines << toQString(what);
    m_dialogs.tell(
        tr("Exported"),
        tr("%1 was written. The format cannot contain everything:\n%2").arg(file, lines.join('\n')));
}

} // namespace bulkhead::app
