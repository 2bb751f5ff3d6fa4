// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/top_threats_list.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int worstFindingRole = Qt::UserRole;
constexpr int ratingRole = Qt::UserRole + 1;
constexpr int confirmedRole = Qt::UserRole + 2;

QString findingOf(const catalog::TopThreat &threat, const catalog::Analysis &analysis)
{
    return threat.findings.empty() ? toQString(threat.manual)
                                   : toQString(analysis.id(analysis.findings()[threat.findings.front()]));
}

} // namespace

TopThreatsList::TopThreatsList(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_heading(plainLabel(tr("Top threats"))), m_view(new QListWidget)
{
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setContentsMargins(8, 4, 8, 4);
    m_view->setWordWrap(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setTextElideMode(Qt::ElideNone);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSpacing(2);
    m_view->setAccessibleName(tr("Top threats"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addWidget(m_view, 1);
    const auto choose = [this](const QListWidgetItem *item) {
        emit threatChosen(item->data(worstFindingRole).toString());
    };
    connect(m_view, &QListWidget::itemClicked, this, choose);
    connect(m_view, &QListWidget::itemActivated, this, choose);
    connect(&m_session, &Session::themeChanged, this, &TopThreatsList::refreshIcons);
    hide();
}

void TopThreatsList::showAssessment(const AssessmentPtr &assessment)
{
    const int row = m_view->currentRow();
    m_view->clear();
    for (const catalog::TopThreat &threat :
         assessment ? assessment->topThreats : std::vector<catalog::TopThreat>()) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1 – %2").arg(ratingWord(threat.rating), toQString(threat.text)), m_view);
        item->setData(worstFindingRole, findingOf(threat, *assessment->analysis));
        item->setData(ratingRole, static_cast<int>(threat.rating));
        item->setData(confirmedRole, threat.confirmed);
    }
    refreshIcons();
    m_view->setCurrentRow(row < m_view->count() ? row : -1);
    setVisible(m_view->count() > 0);
}

void TopThreatsList::refreshIcons()
{
    for (int row = 0; row < m_view->count(); ++row) {
        QListWidgetItem *item = m_view->item(row);
        item->setIcon(ratingIcon(static_cast<model::Rating>(item->data(ratingRole).toInt()),
                                 item->data(confirmedRole).toBool(), m_session.theme()));
    }
}

} // namespace bulkhead::app
