// SPDX-License-Identifier: Apache-2.0
#include "app/gui/print/printing.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/look/work_sign.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "model/view_plans.h"

#include <QMainWindow>
#include <QPrintDialog>
#include <QPrinter>
#include <QStatusBar>

#include <utility>

namespace bulkhead::app {

namespace {

bool choosePrinter(QPrinter &printer, QWidget *parent)
{
    QPrintDialog dialog(&printer, parent);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintCollateCopies);
    return dialog.exec() == QDialog::Accepted;
}

} // namespace

Printing::Printing(Session &session, DiagramPage &page, Dialogs &dialogs, QMainWindow *window)
    : QObject(window), m_session(session), m_page(page), m_dialogs(dialogs), m_window(window),
      m_sign(new WorkSign(tr("Pages are being printed"), tr("Stops printing"))), m_choose(choosePrinter),
      m_work(printedPages, [this](const Result<std::vector<QImage>> &printed) { take(printed); })
{
    m_window->statusBar()->addPermanentWidget(m_sign);
    connect(m_sign, &WorkSign::stopRequested, this, [this] {
        m_work.forget();
        m_sign->end();
        say(tr("Printing was stopped."));
    });
}

void Printing::print(const QString &documentName)
{
    if (m_work.isBusy()) {
        say(tr("The pages before are still being printed."));
        return;
    }
    const std::string &title = m_session.model().metadata().title;
    const model::View *view = m_session.model().views().find(m_page.viewId());
    QString name = title.empty() || !m_session.titleByFile().empty() ? documentName : toQString(title);
    if (view && m_session.model().views().size() > 1)
        name = QStringLiteral("%1: %2").arg(name, toQString(model::viewName(*view)));
    std::optional<PrintRequest> request;
    {
        PrintDialog dialog(shownPicture(m_session, m_page), name, m_choose, m_window);
        if (dialog.exec() == QDialog::Accepted)
            request = dialog.request();
    }
    if (!request)
        return;
    m_sign->start(tr("Printing %1 …").arg(documentName));
    m_work.request(*std::move(request));
}

bool Printing::mayLeave()
{
    return !m_work.isBusy() || m_dialogs.confirmLoss(tr("Pages are still being printed"),
                                                     tr("Closing now stops them."), tr("Close all the same"));
}

void Printing::take(const Result<std::vector<QImage>> &printed)
{
    m_sign->end();
    if (!printed)
        m_dialogs.tellProblem(tr("The pages were not printed"), errorText(printed.error()));
    else
        say(tr("The pages are on their way to the printer."));
}

void Printing::say(const QString &text)
{
    constexpr int shownFor = 12'000; // ms
    m_window->statusBar()->showMessage(text, shownFor);
}

} // namespace bulkhead::app
