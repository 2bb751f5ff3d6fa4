// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/finding_view.h"

#include "app/document/text.h"
#include "app/gui/look/web_link.h"
#include "app/gui/session/session.h"
#include "catalog/what_if/what_if.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QToolTip>

namespace bulkhead::app {

FindingView::FindingView(Session &session, QWidget *parent) : QTextBrowser(parent), m_session(session)
{
    setOpenLinks(false);
    setAccessibleName(tr("Finding"));
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, this, &FindingView::follow);
}

void FindingView::showThreat(const ThreatList &list, std::size_t threat)
{
    const QStringList shown{list.id(threat)};
    const int position = shown == m_shown ? verticalScrollBar()->value() : 0;
    m_list = list;
    m_threat = threat;
    m_shown = shown;
    FindingPage page = findingPage(m_list, threat, m_session.theme());
    m_snippets = std::move(page.snippets);
    setHtml(page.html);
    verticalScrollBar()->setValue(position);
}

void FindingView::showNothing(const QString &why)
{
    m_shown.clear();
    m_list = {};
    setHtml(QStringLiteral("<p style=\"color:%1\">%2</p>")
                .arg(m_session.theme().textMuted.name(), why.toHtmlEscaped()));
}

void FindingView::follow(const QUrl &url)
{
    const QString argument = QUrl::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    if (url.scheme() == QLatin1String("copy")) {
        const auto number = argument.toUInt();
        if (number < m_snippets.size())
            QApplication::clipboard()->setText(m_snippets[number]);
        QToolTip::showText(QCursor::pos(), tr("Copied"), this);
    } else if (url.scheme() == QLatin1String("apply")) {
        applyMitigation(argument.toUInt());
    } else if (url.scheme() == QLatin1String("try")) {
        emit m_session.trialRequested(argument.toUInt());
    } else if (url.scheme() == QLatin1String("explain")) {
        emit explanationRequested();
    } else if (url.scheme() == QLatin1String("element")) {
        m_session.select({toUtf8(argument)});
        emit m_session.revealRequested(toUtf8(argument));
    } else if (url.scheme() == QLatin1String("decide")) {
        emit decisionRequested();
    } else {
        openWebLink(url);
    }
}

void FindingView::applyMitigation(std::uint32_t mitigation)
{
    const catalog::Analysis *analysis = m_list.analysis();
    if (!analysis || m_list.isManual(m_threat))
        return;
    const catalog::Mitigation &chosen = analysis->catalogs().mitigations()[mitigation];
    const auto finding = static_cast<std::uint32_t>(m_threat);
    m_session.document().perform(
        catalog::planMitigation(*analysis, chosen, {&finding, 1}),
        tr("Mark “%1” at %2 as done")
            .arg(toQString(chosen.title), m_session.nameOf(m_list.subject(m_threat))));
}

} // namespace bulkhead::app
