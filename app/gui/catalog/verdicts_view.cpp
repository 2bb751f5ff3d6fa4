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

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr int subjectRole = Qt::UserRole;
constexpr int listedAtMost = 2000;
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

// Every element and flow of the rule's kinds, in the order of their names.
std::vector<model::Id> candidates(const catalog::Analysis &analysis, const catalog::Rule &rule)
{
    const auto isOne = [&rule](model::Kind kind) {
        return std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
    };
    std::vector<model::Id> ids;
    for (const model::Element &element : analysis.model().elements()) {
        if (isOne(element.kind))
            ids.push_back(element.id);
    }
    if (isOne(model::Kind::DataFlow)) {
        for (const model::Flow &flow : analysis.model().flows())
            ids.push_back(flow.id);
    }
    return ids;
}

// Of what the rule did not fire on: whether that is known.
QString silentVerdict(const catalog::Analysis &analysis, const std::string &rule, const model::Id &subject)
{
    const auto reason = analysis.explain(rule, subject);
    return reason && reason->truth == Truth::Unknown ? VerdictsView::tr("unknown") : VerdictsView::tr("no");
}

} // namespace

VerdictsView::VerdictsView(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_summary(plainLabel()), m_subjects(new QTreeWidget),
      m_reasons(new QTreeWidget)
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
    m_analysis.reset();
    m_subjects->clear();
    m_reasons->clear();
    m_summary->setText(why);
}

void VerdictsView::show(std::shared_ptr<const catalog::Analysis> analysis, const std::string &ruleId)
{
    const QTreeWidgetItem *current = m_subjects->currentItem();
    const QVariant chosen = current ? current->data(0, subjectRole) : QVariant();
    clear({});
    m_analysis = std::move(analysis);
    m_rule = ruleId;
    const catalog::Rule *rule = m_analysis ? m_analysis->catalogs().rule(ruleId) : nullptr;
    if (!rule)
        return;
    const std::vector<model::Id> ids = candidates(*m_analysis, *rule);
    int fires = 0;
    QList<QTreeWidgetItem *> quiet;
    QTreeWidgetItem *keep = nullptr;
    for (const model::Id &id : ids) {
        const catalog::Finding *finding = m_analysis->find(ruleId + '@' + id);
        fires += finding ? 1 : 0;
        if (m_subjects->topLevelItemCount() + quiet.size() >= listedAtMost)
            continue;
        const QString verdict = !finding ? silentVerdict(*m_analysis, ruleId, id)
                                         : tr("yes, %1").arg(confidenceWord(finding->basis).toLower());
        auto *item = new QTreeWidgetItem({displayName(m_analysis->model(), id), verdict});
        item->setData(0, subjectRole, toQString(id));
        if (finding) {
            item->setIcon(1,
                          ratingIcon(finding->rating, model::isConfirmed(finding->basis), m_session.theme()));
            m_subjects->addTopLevelItem(item);
        } else {
            quiet << item;
        }
        if (item->data(0, subjectRole) == chosen)
            keep = item;
    }
    m_subjects->addTopLevelItems(quiet);
    m_summary->setText(ids.empty() ? tr("The open model holds nothing that the rule could be about.")
                                   : tr("Fires on %1 of %2.").arg(fires).arg(ids.size()));
    m_subjects->setCurrentItem(keep ? keep : m_subjects->topLevelItem(0));
}

void VerdictsView::choose(model::IdView subject)
{
    for (int i = 0; i < m_subjects->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_subjects->topLevelItem(i);
        if (item->data(0, subjectRole).toString() == toQString(subject))
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
