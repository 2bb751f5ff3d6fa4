// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/decisions_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/threat_list.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

enum DecisionColumn {
    FindingColumn,
    WhereColumn,
    DecidedColumn,
    StandingColumn,
    OwnerColumn,
    ExpiryColumn,
    TicketColumn
};
constexpr int findingRole = Qt::UserRole;

struct Standing
{
    QString text;
    bool settled = true;
};

Standing standingOf(const ThreatList &list, const model::Decision &decision)
{
    const auto threat = list.find(toQString(decision.finding));
    if (!threat)
        return {DecisionsDialog::tr("its finding has gone"), false};
    const catalog::DecisionStatus status = list.decision(*threat);
    if (!status.reopened.empty())
        return {DecisionsDialog::tr("open again: %1").arg(toQString(status.reopened)), false};
    return {DecisionsDialog::tr("in force"), true};
}

QString dateText(const std::optional<model::Date> &date)
{
    return date ? toQString(date->toString()) : QString();
}

} // namespace

DecisionsDialog::DecisionsDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_list(new QTreeWidget), m_detail(plainLabel()),
      m_onlyUnsettled(new QCheckBox(tr("Only those that need a &look"))),
      m_show(new QPushButton(tr("&Show the finding"))), m_remove(new QPushButton(tr("&Remove")))
{
    setWindowTitle(tr("Decisions"));
    resize(900, 520);
    m_list->setHeaderLabels(
        {tr("Finding"), tr("Where"), tr("Decision"), tr("Today"), tr("Owner"), tr("Until"), tr("Ticket")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Decisions"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(FindingColumn, QHeaderView::Stretch);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remove->setToolTip(tr("Takes the decision out of the model; it can be undone"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QPushButton *button : {m_show, m_remove}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_onlyUnsettled);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_detail);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_onlyUnsettled, &QCheckBox::toggled, this, &DecisionsDialog::fill);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DecisionsDialog::showCurrent);
    connect(m_remove, &QPushButton::clicked, this, &DecisionsDialog::removeSelected);
    connect(m_show, &QPushButton::clicked, this, [this] {
        const QString finding = m_list->currentItem()->data(FindingColumn, findingRole).toString();
        accept();
        emit m_session.findingRequested(finding);
    });
    connect(&m_session, &Session::assessed, this, &DecisionsDialog::fill);
    fill();
}

// Selection, current line and place stay where their decisions are still listed.
void DecisionsDialog::fill()
{
    const auto findingOf = [](const QTreeWidgetItem *item) {
        return item ? item->data(FindingColumn, findingRole).toString() : QString();
    };
    const QString current = findingOf(m_list->currentItem());
    QSet<QString> selected;
    for (const QTreeWidgetItem *item : m_list->selectedItems())
        selected << findingOf(item);
    const int position = m_list->verticalScrollBar()->value();
    m_list->clear();
    QTreeWidgetItem *currentItem = nullptr;
    const ThreatList list(m_session.assessment());
    const catalog::Analysis *analysis = m_session.analysis();
    for (const model::Decision &decision : m_session.model().decisions()) {
        const Standing standing = analysis ? standingOf(list, decision) : Standing{};
        if (m_onlyUnsettled->isChecked() && standing.settled)
            continue;
        const auto at = decision.finding.find('@');
        const std::string rule = decision.finding.substr(0, at);
        const catalog::Rule *known = analysis ? analysis->catalogs().rule(rule) : nullptr;
        const model::ManualThreat *own = m_session.model().manualThreats().find(decision.finding);
        const QString title = own     ? toQString(own->title)
                              : known ? QStringLiteral("%1 %2").arg(toQString(rule), toQString(known->title))
                                      : toQString(rule);
        const QString where = own                       ? m_session.nameOf(own->subject)
                              : at == std::string::npos ? QString()
                                                        : m_session.nameOf(decision.finding.substr(at + 1));
        auto *item = new QTreeWidgetItem(m_list, {title, where, stateWord(decision.state), standing.text,
                                                  toQString(decision.owner), dateText(decision.expiry),
                                                  toQString(decision.ticket)});
        item->setData(FindingColumn, findingRole, toQString(decision.finding));
        item->setIcon(FindingColumn,
                      ratingIcon(decision.rating, model::isConfirmed(decision.basis), m_session.theme()));
        if (!standing.settled) {
            QFont bold = m_list->font();
            bold.setBold(true);
            item->setFont(StandingColumn, bold);
        }
        item->setSelected(selected.contains(findingOf(item)));
        if (findingOf(item) == current)
            currentItem = item;
    }
    if (currentItem)
        m_list->setCurrentItem(currentItem, FindingColumn, QItemSelectionModel::NoUpdate);
    else if (m_list->selectedItems().isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->verticalScrollBar()->setValue(position);
    showCurrent();
}

void DecisionsDialog::showCurrent()
{
    const QTreeWidgetItem *current = m_list->currentItem();
    m_remove->setEnabled(current);
    const QString finding = current ? current->data(FindingColumn, findingRole).toString() : QString();
    m_show->setEnabled(current && ThreatList(m_session.assessment()).find(finding));
    const model::Decision *decision = m_session.model().decisions().find(toUtf8(finding));
    if (!current)
        m_detail->setText(m_onlyUnsettled->isChecked() ? tr("Every decision is in force.")
                                                       : tr("Nothing has been decided yet."));
    else
        m_detail->setText(decision && !decision->rationale.empty() ? toQString(decision->rationale)
                                                                   : tr("No rationale was given."));
}

void DecisionsDialog::removeSelected()
{
    std::vector<model::Change> changes;
    QString first;
    for (const QTreeWidgetItem *item : m_list->selectedItems()) {
        auto shared =
            m_session.model().decisions().shared(toUtf8(item->data(FindingColumn, findingRole).toString()));
        if (!shared)
            continue;
        if (changes.empty())
            first = toQString(shared->finding);
        changes.push_back(model::removing(std::move(shared)));
    }
    const auto count = static_cast<int>(changes.size());
    if (count > 0)
        m_session.document().perform(model::batch(std::move(changes)),
                                     count == 1 ? tr("Remove the decision on %1").arg(first)
                                                : tr("Remove %n decision(s)", nullptr, count));
    fill();
}

} // namespace bulkhead::app
