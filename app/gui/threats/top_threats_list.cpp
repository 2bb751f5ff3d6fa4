// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/top_threats_list.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"

#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int findingsRole = Qt::UserRole;
constexpr int ratingRole = Qt::UserRole + 1;
constexpr int confirmedRole = Qt::UserRole + 2;

QStringList findingsOf(const catalog::TopThreat &threat, const catalog::Analysis &analysis)
{
    QStringList ids;
    for (const std::uint32_t finding : threat.findings)
        ids << toQString(analysis.id(analysis.findings()[finding]));
    return ids.isEmpty() ? QStringList{toQString(threat.manual)} : ids;
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
        emit threatChosen(item->data(findingsRole).toStringList());
    };
    connect(m_view, &QListWidget::itemClicked, this, choose);
    connect(m_view, &QListWidget::itemActivated, this, choose);
    connect(&m_session, &Session::themeChanged, this, &TopThreatsList::refreshIcons);
    hide();
}

// Rows are used again, so that the list stays where it was scrolled to; what was chosen is found by its
// words.
void TopThreatsList::showAssessment(const AssessmentPtr &assessment)
{
    const int scrolled = m_view->verticalScrollBar()->value();
    const QString chosen = m_view->currentItem() ? m_view->currentItem()->text() : QString();
    const std::vector<catalog::TopThreat> none;
    const std::vector<catalog::TopThreat> &threats = assessment ? assessment->topThreats : none;
    const int count = static_cast<int>(threats.size());
    while (m_view->count() > count)
        delete m_view->takeItem(m_view->count() - 1);
    int current = -1;
    for (int row = 0; row < count; ++row) {
        const catalog::TopThreat &threat = threats[static_cast<std::size_t>(row)];
        QListWidgetItem *item = row < m_view->count() ? m_view->item(row) : new QListWidgetItem(m_view);
        item->setText(QStringLiteral("%1 – %2").arg(ratingWord(threat.rating), toQString(threat.text)));
        item->setData(findingsRole, findingsOf(threat, *assessment->analysis));
        item->setData(ratingRole, static_cast<int>(threat.rating));
        item->setData(confirmedRole, threat.confirmed);
        if (item->text() == chosen)
            current = row;
    }
    refreshIcons();
    if (m_view->currentRow() != current)
        m_view->setCurrentRow(current);
    setVisible(count > 0);
    m_view->doItemsLayout(); // of which the bar's range is
    m_view->verticalScrollBar()->setValue(scrolled);
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
