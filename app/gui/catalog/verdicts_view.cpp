// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/verdicts_view.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int subjectRole = Qt::UserRole;
using Truth = catalog::Explanation::Truth;

QString truthWord(Truth truth)
{
    switch (truth) {
    case Truth::True:
        return VerdictsView::tr("yes");
    case Truth::False:
        return VerdictsView::tr("no");
    case Truth::Unknown:
        break;
    }
    return VerdictsView::tr("unknown");
}

QString originPlace(const model::OriginPtr &origin)
{
    if (!origin || origin->file.empty())
        return {};
    const QString file = toQString(origin->file.view());
    return origin->line > 0 ? QStringLiteral("%1:%2").arg(file).arg(origin->line) : file;
}

void addReason(QTreeWidgetItem *item, const catalog::Explanation &reason)
{
    QString because = toQString(reason.because);
    const QString place = originPlace(reason.origin);
    if (!place.isEmpty() && !because.contains(place))
        because += because.isEmpty() ? place : QStringLiteral(" (%1)").arg(place);
    item->setText(0, toQString(reason.text));
    item->setText(1, truthWord(reason.truth));
    item->setText(2, because);
    for (const int column : {0, 2})
        item->setToolTip(column, diagram::literalText(item->text(column)));
    if (reason.truth == Truth::True) {
        QFont bold = item->font(1);
        bold.setBold(true);
        item->setFont(1, bold);
    }
    for (const catalog::Explanation &part : reason.parts)
        addReason(new QTreeWidgetItem(item), part);
    item->setExpanded(true);
}

} // namespace

VerdictsView::VerdictsView(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_summary(plainLabel()), m_subjects(new QTreeWidget),
      m_reasons(new QTreeWidget), m_work(findVerdicts, [this](Result<Verdicts> verdicts) {
          if (verdicts)
              take(*verdicts);
      })
{
    m_summary->setWordWrap(true);
    m_subjects->setHeaderLabels({tr("Element or flow"), tr("Does it fire?")});
    m_subjects->setRootIsDecorated(false);
    m_subjects->setUniformRowHeights(true);
    m_subjects->setAllColumnsShowFocus(true);
    m_subjects->setAccessibleName(tr("Elements that the rule could be about"));
    m_subjects->header()->setStretchLastSection(false);
    m_subjects->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_subjects->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_reasons->setHeaderLabels({tr("Condition"), tr("Holds"), tr("Because")});
    m_reasons->setAccessibleName(tr("Why"));
    m_reasons->header()->setStretchLastSection(true);
    m_reasons->header()->resizeSection(0, 260);
    m_reasons->header()->resizeSection(1, 64);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_subjects);
    splitter->addWidget(m_reasons);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
    connect(m_subjects, &QTreeWidget::currentItemChanged, this, &VerdictsView::explainCurrent);
    connect(m_subjects, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        emit m_session.revealRequested(toUtf8(item->data(0, subjectRole).toString()));
    });
}

void VerdictsView::clear(const QString &why)
{
    m_work.forget();
    m_analysis.reset();
    m_subjects->clear();
    m_reasons->clear();
    m_summary->setText(why);
}

// What is shown of the same rule stays until the new verdicts are there.
void VerdictsView::show(AnalysisPtr analysis, const std::string &rule)
{
    if (const QTreeWidgetItem *current = m_subjects->currentItem())
        m_chosen = toUtf8(current->data(0, subjectRole).toString());
    if (!analysis || rule != m_rule || !m_analysis)
        clear(tr("Looking where the rule fires…"));
    m_rule = rule;
    if (analysis)
        m_work.request({std::move(analysis), rule});
}

void VerdictsView::take(const Verdicts &verdicts)
{
    if (const QTreeWidgetItem *current = m_subjects->currentItem())
        m_chosen = toUtf8(current->data(0, subjectRole).toString());
    m_subjects->clear();
    m_analysis = verdicts.analysis;
    QList<QTreeWidgetItem *> items;
    for (const Verdicts::Row &row : verdicts.rows) {
        auto *item = new QTreeWidgetItem({row.name, row.verdict});
        item->setData(0, subjectRole, toQString(row.subject));
        if (row.rating)
            item->setIcon(1, ratingIcon(*row.rating, row.isConfirmed, m_session.theme()));
        items << item;
    }
    m_subjects->addTopLevelItems(items);
    m_summary->setText(verdicts.candidates == 0
                           ? tr("The open model holds nothing that the rule could be about.")
                           : tr("Fires on %1 of %2.").arg(verdicts.fires).arg(verdicts.candidates));
    choose(m_chosen);
    if (!m_subjects->currentItem())
        m_subjects->setCurrentItem(m_subjects->topLevelItem(0));
}

void VerdictsView::choose(model::IdView subject)
{
    m_chosen = model::Id(subject);
    for (int i = 0; i < m_subjects->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_subjects->topLevelItem(i);
        if (item->data(0, subjectRole).toString() == toQString(m_chosen))
            m_subjects->setCurrentItem(item);
    }
}

void VerdictsView::explainCurrent()
{
    m_reasons->clear();
    const QTreeWidgetItem *current = m_subjects->currentItem();
    if (!current || !m_analysis)
        return;
    const auto reason = m_analysis->explain(m_rule, toUtf8(current->data(0, subjectRole).toString()));
    if (reason)
        addReason(new QTreeWidgetItem(m_reasons), *reason);
    else
        new QTreeWidgetItem(m_reasons, {errorText(reason.error())});
}

} // namespace bulkhead::app
