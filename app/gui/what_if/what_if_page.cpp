// SPDX-License-Identifier: Apache-2.0
#include "app/gui/what_if/what_if_page.h"

#include "app/document/text.h"
#include "app/gui/difference/difference_tree.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "app/gui/what_if/burn_down.h"
#include "app/gui/what_if/trial_text.h"
#include "diagram/literal_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

enum MeasureColumn { MeasureTitleColumn, FindingsColumn, PathsColumn, RiskColumn };
constexpr int mitigationRole = Qt::UserRole;

QTreeWidgetItem *headingItem(QTreeWidget *tree, const QString &text)
{
    auto *item = new QTreeWidgetItem(tree, {text});
    item->setFlags(Qt::ItemIsEnabled);
    item->setFirstColumnSpanned(true);
    QFont bold = tree->font();
    bold.setBold(true);
    item->setFont(0, bold);
    item->setExpanded(true);
    return item;
}

} // namespace

WhatIfPage::WhatIfPage(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session),
      m_ranker(rankMeasures, [this](auto ranking) { takeRanking(std::move(ranking)); }),
      m_trial(tryMeasures, [this](auto result) { takeResult(std::move(result)); }), m_filter(new QLineEdit),
      m_measures(new QTreeWidget), m_progress(plainLabel()), m_burnDown(new BurnDown(session)),
      m_heading(markupLabel()), m_figures(markupLabel()), m_effect(new QTreeWidget),
      m_apply(new QPushButton(tr("&Apply"))), m_discard(new QPushButton(tr("Discar&d"))),
      m_tickFirst(new QPushButton(tr("&Tick the first ten")))
{
    auto *splitter = new QSplitter;
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_filter, &QLineEdit::textChanged, this, &WhatIfPage::filter);
    connect(m_measures, &QTreeWidget::itemChanged, this, &WhatIfPage::followTick);
    connect(m_apply, &QPushButton::clicked, this, &WhatIfPage::apply);
    connect(m_discard, &QPushButton::clicked, this, &WhatIfPage::discard);
    connect(m_tickFirst, &QPushButton::clicked, this, [this] {
        for (const catalog::Step &step : m_ranking->steps)
            m_ticked.insert(static_cast<std::uint32_t>(step.measure.mitigation - &mitigation(0)));
        fillMeasures();
        tryOut();
    });
    connect(&m_ranker, &BackgroundWork::progressed, this, &WhatIfPage::showProgress);
    connect(&m_session, &Session::assessed, this, &WhatIfPage::refresh);
    connect(&m_session, &Session::catalogsChanged, this, &WhatIfPage::startAnew);
    connect(&m_session.document(), &Document::replaced, this, &WhatIfPage::startAnew);
    connect(&m_session, &Session::themeChanged, this, [this] {
        showFigures();
        m_burnDown->update();
    });
    showFigures();
    showEffect();
    refreshButtons();
}

QWidget *WhatIfPage::buildLeft()
{
    auto *about =
        plainLabel(tr("First what closes something grave and confirmed, then what cuts attack paths, "
                      "then good order; each given those before it. Tick what you would do; nothing "
                      "is changed yet."));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    m_filter->setPlaceholderText(tr("Find measure"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->hide();
    m_measures->setHeaderLabels({tr("Measure"), tr("Findings"), tr("Assets"), tr("Risk")});
    m_measures->headerItem()->setToolTip(FindingsColumn, tr("Findings that it closes or is offered for"));
    m_measures->headerItem()->setToolTip(PathsColumn, tr("Assets that no attack path reaches any more"));
    m_measures->headerItem()->setToolTip(RiskColumn, tr("Risk that it removes, or that is at stake"));
    m_measures->setRootIsDecorated(false);
    m_measures->setIndentation(8);
    m_measures->setAllColumnsShowFocus(true);
    m_measures->setAccessibleName(tr("Measures"));
    m_measures->header()->setStretchLastSection(false);
    m_measures->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_measures->header()->setSectionResizeMode(MeasureTitleColumn, QHeaderView::Stretch);
    auto *left = new QWidget;
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(about);
    layout->addWidget(m_filter);
    layout->addWidget(m_measures, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_burnDown);
    return left;
}

QWidget *WhatIfPage::buildRight()
{
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_effect->setHeaderLabels({tr("What changes"), tr("Where")});
    m_effect->header()->setStretchLastSection(false);
    m_effect->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_effect->header()->setSectionResizeMode(1, QHeaderView::Interactive);
    m_effect->header()->resizeSection(1, 150);
    m_effect->setAccessibleName(tr("What changes"));
    m_apply->setToolTip(tr("Makes the model say that these measures are in place; one step to undo"));
    m_discard->setToolTip(tr("Unticks everything"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_apply);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    buttons->addWidget(m_tickFirst);
    auto *right = new QWidget;
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_heading);
    layout->addWidget(m_figures);
    layout->addLayout(buttons);
    layout->addWidget(m_effect, 1);
    return right;
}

const catalog::Mitigation &WhatIfPage::mitigation(std::uint32_t number) const
{
    return m_ranking->base->analysis->catalogs().mitigations()[number];
}

void WhatIfPage::startAnew()
{
    m_ranker.forget();
    m_trial.forget();
    m_progress->hide();
    m_ticked.clear();
    m_ranking.reset();
    m_result.reset();
    fillMeasures();
    showFigures();
    showEffect();
    showBurnDown();
    refreshButtons();
    if (m_session.assessment())
        refresh();
}

void WhatIfPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

// It takes a while on a large model, so it is done only where someone looks.
void WhatIfPage::refresh()
{
    const AssessmentPtr &base = m_session.assessment();
    if (!isVisible() || !base || (m_ranking && m_ranking->base == base))
        return;
    m_ranker.request(base);
    tryOut();
}

void WhatIfPage::showProgress(const QString &what, double fraction)
{
    m_progress->setText(tr("%1… %2 %").arg(what).arg(qRound(fraction * 100)));
    m_progress->show();
}

void WhatIfPage::takeRanking(Result<std::shared_ptr<const Ranking>> ranking)
{
    m_progress->setVisible(!ranking);
    if (!ranking) {
        m_progress->setText(errorText(ranking.error()));
        return;
    }
    m_ranking = *std::move(ranking);
    fillMeasures();
    showFigures();
    showBurnDown();
    refreshButtons();
}

QTreeWidgetItem *WhatIfPage::addMeasure(QTreeWidgetItem *under, std::uint32_t number,
                                        const QStringList &columns)
{
    auto *item = new QTreeWidgetItem(under, columns);
    item->setData(MeasureTitleColumn, mitigationRole, number);
    item->setCheckState(MeasureTitleColumn, m_ticked.contains(number) ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(MeasureTitleColumn, diagram::literalText(toQString(mitigation(number).howTo)));
    const QString examples = examplesOf(mitigation(number), m_session.model().vocabulary());
    if (!examples.isEmpty()) {
        item->setText(MeasureTitleColumn, tr("%1 (example values)").arg(item->text(MeasureTitleColumn)));
        item->setToolTip(
            MeasureTitleColumn,
            diagram::literalText(tr("%1\n\nTried with examples, which you replace by values of your own: %2.")
                                     .arg(toQString(mitigation(number).howTo), examples)));
    }
    for (const int column : {FindingsColumn, PathsColumn, RiskColumn})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

void WhatIfPage::fillMeasures()
{
    const QScopedValueRollback filling(m_filling, true);
    m_measures->clear();
    if (!m_ranking)
        return;
    std::set<std::uint32_t> listed;
    if (!m_ranking->steps.empty()) {
        QTreeWidgetItem *first = headingItem(m_measures, tr("What first"));
        int number = 0;
        for (const catalog::Step &step : m_ranking->steps) {
            const auto index = static_cast<std::uint32_t>(step.measure.mitigation - &mitigation(0));
            listed.insert(index);
            addMeasure(first, index,
                       {QStringLiteral("%1. %2").arg(++number).arg(toQString(step.measure.mitigation->title)),
                        QStringLiteral("−%1").arg(step.findingsClosed),
                        step.pathsClosed > 0 ? QStringLiteral("−%1").arg(step.pathsClosed) : QString(),
                        QStringLiteral("−%1").arg(step.riskBefore - step.riskAfter)});
        }
    }
    QTreeWidgetItem *others = nullptr;
    for (const RankedMeasure &measure : m_ranking->measures) {
        if (listed.contains(measure.mitigation))
            continue;
        if (!others)
            others = headingItem(m_measures, tr("Everything else that is not in place"));
        addMeasure(others, measure.mitigation,
                   {toQString(mitigation(measure.mitigation).title),
                    tr("for %1", "so many findings").arg(measure.findings), QString(),
                    tr("of %1", "so much risk").arg(measure.score)});
    }
    filter(m_filter->text());
}

void WhatIfPage::filter(const QString &typed)
{
    for (int i = 0; i < m_measures->topLevelItemCount(); ++i) {
        QTreeWidgetItem *heading = m_measures->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < heading->childCount(); ++j) {
            const bool shown =
                heading->child(j)->text(MeasureTitleColumn).contains(typed, Qt::CaseInsensitive);
            heading->child(j)->setHidden(!shown);
            any |= shown;
        }
        heading->setHidden(!any);
    }
}

void WhatIfPage::followTick(QTreeWidgetItem *item)
{
    if (m_filling || !item->data(MeasureTitleColumn, mitigationRole).isValid())
        return;
    const auto number = item->data(MeasureTitleColumn, mitigationRole).toUInt();
    if (item->checkState(MeasureTitleColumn) == Qt::Checked)
        m_ticked.insert(number);
    else
        m_ticked.erase(number);
    tryOut();
}

void WhatIfPage::tick(std::uint32_t number)
{
    m_ticked.insert(number);
    fillMeasures();
    tryOut();
}

// As they stand in the list: what is to be done first is put in place first.
std::vector<std::uint32_t> WhatIfPage::inOrder() const
{
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> left = m_ticked;
    if (m_ranking) {
        for (const catalog::Step &step : m_ranking->steps) {
            const auto number = static_cast<std::uint32_t>(step.measure.mitigation - &mitigation(0));
            if (left.erase(number) > 0)
                order.push_back(number);
        }
    }
    order.insert(order.end(), left.begin(), left.end());
    return order;
}

void WhatIfPage::tryOut()
{
    m_result.reset();
    if (!m_ticked.empty() && m_session.assessment()) {
        m_trial.request({m_session.assessment(), inOrder()});
    } else {
        m_trial.forget();
        showEffect();
    }
    showFigures();
    showBurnDown();
    refreshButtons();
}

void WhatIfPage::takeResult(Result<std::shared_ptr<const TrialResult>> result)
{
    if (!result) {
        m_heading->setText(errorText(result.error()));
        return;
    }
    m_result = *std::move(result);
    showFigures();
    showEffect();
    refreshButtons();
}

void WhatIfPage::showFigures()
{
    const auto count = static_cast<int>(m_ticked.size());
    if (m_ticked.empty())
        m_heading->setText(tr("<b>Nothing is ticked</b>"));
    else
        m_heading->setText(m_result ? tr("<b>With %n measure(s) in place</b>", nullptr, count)
                                    : tr("<b>Working out %n measure(s)…</b>", nullptr, count));
    const AssessmentPtr &base = m_session.assessment();
    if (!base) {
        m_figures->clear();
        return;
    }
    m_figures->setText(figuresHtml(base->figures, m_result ? std::optional(m_result->after) : std::nullopt,
                                   m_session.theme()));
}

void WhatIfPage::showEffect()
{
    m_effect->clear();
    if (m_result) {
        fillTrialTree(*m_effect, *m_result, m_session.theme());
        return;
    }
    auto *hint = new QTreeWidgetItem(m_effect, {tr("What the ticked measures change is listed here.")});
    hint->setFlags(Qt::NoItemFlags);
    hint->setFirstColumnSpanned(true);
}

void WhatIfPage::showBurnDown()
{
    std::vector<BurnDown::Bar> bars;
    if (m_ranking && !m_ranking->steps.empty()) {
        bars.push_back({tr("Now"), m_ranking->steps.front().riskBefore, true});
        for (const catalog::Step &step : m_ranking->steps) {
            const auto number = static_cast<std::uint32_t>(step.measure.mitigation - &mitigation(0));
            bars.push_back(
                {toQString(step.measure.mitigation->title), step.riskAfter, m_ticked.contains(number)});
        }
    }
    m_burnDown->setVisible(!bars.empty());
    m_burnDown->setBars(std::move(bars));
}

void WhatIfPage::refreshButtons()
{
    const bool fits = m_result && m_result->base == m_session.assessment() && !m_session.isAnalysing();
    m_apply->setEnabled(fits && !m_result->change.isEmpty());
    m_discard->setEnabled(!m_ticked.empty());
    m_tickFirst->setEnabled(m_ranking && !m_ranking->steps.empty());
}

void WhatIfPage::apply()
{
    if (!m_apply->isEnabled())
        return;
    const model::Change change = m_result->change;
    const auto count = static_cast<int>(m_ticked.size());
    const QString text = count == 1 && m_ranking
                             ? tr("Put “%1” in place").arg(toQString(mitigation(*m_ticked.begin()).title))
                             : tr("Put %n measure(s) in place", nullptr, count);
    m_ticked.clear();
    m_result.reset();
    m_session.document().perform(change, text);
    fillMeasures();
    tryOut();
}

void WhatIfPage::discard()
{
    m_ticked.clear();
    fillMeasures();
    tryOut();
}

} // namespace bulkhead::app
