// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/threats_panel.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/decide.h"
#include "app/gui/threats/finding_view.h"
#include "app/gui/threats/threat_tree.h"
#include "app/gui/threats/top_threats_list.h"
#include "model/change.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace bulkhead::app {

ThreatsPanel::ThreatsPanel(Session &session, Scope scope, QWidget *parent)
    : SessionPanel(session, parent), m_scope(scope), m_model(new ThreatsModel(this)), m_view(new ThreatTree),
      m_finding(new FindingView(session)), m_splitter(new QSplitter(Qt::Horizontal)), m_bar(new QWidget),
      m_text(new QLineEdit), m_group(new QComboBox), m_rating(new QComboBox), m_category(new QComboBox),
      m_confirmed(new QCheckBox(tr("Confirmed"))), m_open(new QCheckBox(tr("Open"))),
      m_selectionOnly(new QCheckBox(tr("Selection"))), m_chosenOnly(new QToolButton), m_count(plainLabel())
{
    buildFilterBar();
    buildView();
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_finding);
    m_splitter->setChildrenCollapsible(false);
    // The page has the height to show the threat below its table, the dock has not.
    m_splitter->setOrientation(m_scope == Scope::Everything ? Qt::Vertical : Qt::Horizontal);
    m_splitter->setSizes({580, 420});
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *lists = new QWidget;
    auto *column = new QVBoxLayout(lists);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scope == Scope::Everything ? belowTopThreats(lists) : lists);

    connect(&m_session, &Session::themeChanged, this, [this] {
        m_model->setTheme(m_session.theme());
        showCurrent();
    });
    connect(&m_session, &Session::selectionChanged, this, [this] {
        if (!m_selectionOnly->isChecked()) {
            if (isVisible())
                goToSelection();
            return;
        }
        followWhatStandsFor();
    });
    connect(&m_session.document(), &Document::replaced, this, [this] {
        if (m_chosen.isEmpty())
            return;
        m_chosen.clear(); // findings of the former model
        m_chosenOnly->hide();
        m_filterIsOld = true;
        refreshWhenShown();
    });
    connect(m_finding, &FindingView::decisionRequested, this, &ThreatsPanel::decideSelected);
    connect(m_finding, &FindingView::explanationRequested, this, &ThreatsPanel::explainCurrent);
}

QWidget *ThreatsPanel::belowTopThreats(QWidget *lists)
{
    m_top = new TopThreatsList(m_session);
    auto *rows = new QSplitter(Qt::Vertical);
    rows->addWidget(m_top);
    rows->addWidget(lists);
    rows->setCollapsible(1, false);
    rows->setSizes({230, 570});
    rows->setStretchFactor(1, 1);
    connect(m_top, &TopThreatsList::threatChosen, this, &ThreatsPanel::showThreats);
    return rows;
}

void ThreatsPanel::buildFilterBar()
{
    m_text->setPlaceholderText(tr("Filter by rule, title or element"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(120);
    m_group->addItem(tr("No groups"), static_cast<int>(GroupBy::Nothing));
    m_group->addItem(tr("By element"), static_cast<int>(GroupBy::Element));
    m_group->addItem(tr("By category"), static_cast<int>(GroupBy::Category));
    m_group->addItem(tr("By rating"), static_cast<int>(GroupBy::Rating));
    m_group->addItem(tr("By decision"), static_cast<int>(GroupBy::State));
    m_group->setAccessibleName(tr("Grouping"));
    m_rating->addItem(tr("Any rating"), static_cast<int>(model::Rating::None));
    for (const auto rating : {model::Rating::Medium, model::Rating::High, model::Rating::Critical}) {
        const QString text = rating == model::Rating::Critical ? ratingWord(rating)
                                                               : tr("%1 and worse").arg(ratingWord(rating));
        m_rating->addItem(text, static_cast<int>(rating));
    }
    m_rating->setAccessibleName(tr("Lowest rating"));
    m_category->addItem(tr("All of STRIDE"), -1);
    for (int category = 0; category < 6; ++category)
        m_category->addItem(strideWord(static_cast<model::Stride>(category)), category);
    m_category->setAccessibleName(tr("Category"));
    m_confirmed->setToolTip(tr("Only what rests on facts; leaves out what is still to verify"));
    m_open->setToolTip(tr("Only what nobody has decided yet"));
    m_selectionOnly->setToolTip(tr("Only threats to what is selected on the diagram"));
    m_selectionOnly->setChecked(m_scope == Scope::FollowSelection);
    m_count->setEnabled(false);
    m_chosenOnly->setText(tr("✕ Top threat"));
    m_chosenOnly->setToolTip(
        tr("Only the findings of the top threat that was chosen. Click to list all again."));
    m_chosenOnly->hide();

    for (QComboBox *box : {m_group, m_category, m_rating}) { // a narrow window needs the room
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->view()->setMinimumWidth(190);
    }
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_text, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_group), static_cast<QWidget *>(m_category),
                            static_cast<QWidget *>(m_rating), static_cast<QWidget *>(m_confirmed),
                            static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_selectionOnly),
                            static_cast<QWidget *>(m_chosenOnly), static_cast<QWidget *>(m_count)})
        row->addWidget(widget);
    connect(m_text, &QLineEdit::textChanged, this, &ThreatsPanel::refreshFilter);
    connect(m_chosenOnly, &QToolButton::clicked, this, &ThreatsPanel::resetFilters);
    connect(m_group, &QComboBox::currentIndexChanged, this, [this] {
        const QString current = currentId();
        m_closed.clear();
        m_model->setGroupBy(static_cast<GroupBy>(m_group->currentData().toInt()));
        m_view->setRootIsDecorated(m_model->groupBy() != GroupBy::Nothing);
        if (const auto threat = m_model->list().find(current))
            m_view->setCurrentIndex(m_model->indexOf(*threat));
        keepCurrent();
    });
    for (QComboBox *box : {m_rating, m_category})
        connect(box, &QComboBox::currentIndexChanged, this, &ThreatsPanel::refreshFilter);
    for (QCheckBox *box : {m_confirmed, m_open, m_selectionOnly})
        connect(box, &QCheckBox::toggled, this, &ThreatsPanel::refreshFilter);
}

void ThreatsPanel::buildView()
{
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ThreatsModel::RatingColumn, Qt::DescendingOrder);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAllColumnsShowFocus(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Threats"));
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_view->header()->setSectionResizeMode(ThreatsModel::TitleColumn, QHeaderView::Stretch);
    const bool wide = m_scope == Scope::Everything;
    const std::pair<int, int> widths[] = {{ThreatsModel::RatingColumn, 88},
                                          {ThreatsModel::CodeColumn, 52},
                                          {ThreatsModel::ElementColumn, wide ? 190 : 112},
                                          {ThreatsModel::CategoryColumn, 150},
                                          {ThreatsModel::BasisColumn, 84},
                                          {ThreatsModel::StateColumn, wide ? 110 : 72}};
    for (const auto &[column, width] : widths)
        m_view->setColumnWidth(column, width);
    if (m_scope == Scope::FollowSelection)
        m_view->hideColumn(ThreatsModel::CategoryColumn);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showCurrent();
        if (m_view->hasFocus()) // a person goes through the list
            pointAtCurrent();
    });
    connect(m_view, &QTreeView::clicked, this, &ThreatsPanel::pointAtCurrent);
    connect(m_view, &QTreeView::collapsed, this,
            [this](const QModelIndex &heading) { m_closed << m_model->groupKey(heading); });
    connect(m_view, &QTreeView::expanded, this,
            [this](const QModelIndex &heading) { m_closed.remove(m_model->groupKey(heading)); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ThreatsPanel::expandGroups);
    connect(m_model, &ThreatsModel::headingsAdded, this, [this](const QModelIndexList &headings) {
        for (const QModelIndex &heading : headings)
            m_view->setExpanded(heading, !m_closed.contains(m_model->groupKey(heading)));
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](QPoint position) {
        emit menuRequested(m_view->viewport()->mapToGlobal(position), targetAt(m_view->indexAt(position)));
    });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto threat = m_model->threatAt(index))
            emit m_session.revealRequested(std::string(m_model->list().subject(*threat)));
    });
}

void ThreatsPanel::refresh(const AssessmentChange &change)
{
    const AssessmentPtr &shown = m_model->list().assessment();
    const AssessmentPtr &now = m_session.assessment();
    if (m_top)
        m_top->showAssessment(now);
    if (shown != now) {
        ThreatList list(now);
        if (!change.whole && change.before.lock() == shown)
            m_model->follow(std::move(list), change);
        else // some were missed while this was hidden, or it is another document
            m_model->follow(std::move(list), now ? differenceOf(shown, *now) : AssessmentChange{});
    }
    if (m_filterIsOld)
        m_model->setFilter(chosenFilter());
    m_filterIsOld = false;
    keepCurrent();
}

ThreatFilter ThreatsPanel::chosenFilter() const
{
    ThreatFilter filter;
    filter.text = m_text->text().trimmed();
    filter.atLeast = static_cast<model::Rating>(m_rating->currentData().toInt());
    if (const int category = m_category->currentData().toInt(); category >= 0)
        filter.category = static_cast<model::Stride>(category);
    filter.confirmedOnly = m_confirmed->isChecked();
    filter.openOnly = m_open->isChecked();
    if (m_selectionOnly->isChecked() && !m_session.selection().empty())
        for (const model::Id &id : m_session.selection()) {
            const std::vector<model::Id> all = m_standsFor ? m_standsFor(id) : std::vector{id};
            if (!filter.subjects)
                filter.subjects.emplace();
            filter.subjects->insert(all.begin(), all.end());
        }
    if (!m_chosen.isEmpty()) {
        filter.ids.emplace();
        for (const QString &id : m_chosen)
            if (const auto threat = m_model->list().find(id))
                (*filter.ids)[std::string(m_model->list().subject(*threat))] << id;
    }
    return filter;
}

void ThreatsPanel::followWhatStandsFor()
{
    if (!m_selectionOnly->isChecked())
        return;
    m_filterIsOld = true;
    if (isVisible())
        refreshFilter();
    else
        refreshWhenShown();
}

void ThreatsPanel::refreshFilter()
{
    m_filterIsOld = false;
    m_model->setFilter(chosenFilter());
    keepCurrent();
}

// Groups are open until the user closes them.
void ThreatsPanel::expandGroups()
{
    const QSet<QString> closed = m_closed; // which the view's signals change
    m_view->expandAll();
    for (int row = 0; !closed.isEmpty() && row < m_model->rowCount(); ++row) {
        if (const QModelIndex heading = m_model->index(row, 0); closed.contains(m_model->groupKey(heading)))
            m_view->collapse(heading);
    }
    m_closed = closed;
}

// Where the threat that was being read has gone, the worst one is.
void ThreatsPanel::keepCurrent()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->neighbour({}, 1));
    showCurrent();
    refreshCount();
}

void ThreatsPanel::refreshCount()
{
    const auto shown = static_cast<int>(m_model->shownCount());
    const auto all = static_cast<int>(m_model->list().size());
    const AssessmentPtr &assessment = m_model->list().assessment();
    const catalog::Summary summary = assessment ? assessment->summary : catalog::Summary{};
    if (shown != all)
        m_count->setText(tr("%1 of %2 shown").arg(shown).arg(all));
    else if (summary.decided > 0)
        m_count->setText(tr("%1 open, %2 decided").arg(summary.open()).arg(summary.decided));
    else
        m_count->setText(tr("%n finding(s)", nullptr, static_cast<int>(summary.open())));
    emit countChanged(shown);
}

QString ThreatsPanel::currentId() const
{
    const auto threat = m_model->threatAt(m_view->currentIndex());
    return threat ? m_model->list().id(*threat) : QString();
}

void ThreatsPanel::showCurrent()
{
    if (const auto threat = m_model->threatAt(m_view->currentIndex()))
        m_finding->showThreat(m_model->list(), *threat);
    else if (m_model->shownCount() > 0)
        m_finding->showNothing(tr("Select a threat to read what it is, why it is here and how to fix it."));
    else if (m_model->list().size() > 0)
        m_finding->showNothing(m_selectionOnly->isChecked() && !m_session.selection().empty()
                                   ? tr("No threat to what is selected passes the filter.")
                                   : tr("No threat passes the filter."));
    else
        m_finding->showNothing(tr("No threats. Add elements and say what is known of them."));
}

void ThreatsPanel::showThreat(const QString &id)
{
    bringUpToDate();
    auto threat = m_model->list().find(id);
    if (!threat)
        return;
    if (!m_model->indexOf(*threat).isValid())
        resetFilters();
    m_view->setCurrentIndex(m_model->indexOf(*threat));
    m_view->scrollTo(m_view->currentIndex());
}

void ThreatsPanel::showThreats(const QStringList &ids)
{
    bringUpToDate();
    m_chosen = ids;
    resetOthers();
    for (const QString &id : ids) {
        const auto threat = m_model->list().find(id);
        if (!threat)
            continue;
        m_view->setCurrentIndex(m_model->indexOf(*threat));
        m_view->scrollTo(m_view->currentIndex());
        break;
    }
}

void ThreatsPanel::showOnly(std::optional<model::Stride> category, bool selectionOnly)
{
    resetFilters();
    m_category->setCurrentIndex(category ? static_cast<int>(*category) + 1 : 0);
    m_selectionOnly->setChecked(selectionOnly);
}

void ThreatsPanel::showAtLeast(model::Rating rating)
{
    resetFilters();
    m_rating->setCurrentIndex(std::max(0, m_rating->findData(static_cast<int>(rating))));
}

void ThreatsPanel::resetFilters()
{
    m_chosen.clear();
    resetOthers();
}

// The filters of the bar, whatever list was chosen.
void ThreatsPanel::resetOthers()
{
    m_chosenOnly->setVisible(!m_chosen.isEmpty());
    {
        const QSignalBlocker blockers[] = {QSignalBlocker(m_text),     QSignalBlocker(m_rating),
                                           QSignalBlocker(m_category), QSignalBlocker(m_confirmed),
                                           QSignalBlocker(m_open),     QSignalBlocker(m_selectionOnly)};
        m_text->clear();
        m_rating->setCurrentIndex(0);
        m_category->setCurrentIndex(0);
        m_confirmed->setChecked(false);
        m_open->setChecked(false);
        m_selectionOnly->setChecked(false);
    }
    refreshFilter();
}

void ThreatsPanel::step(int by)
{
    bringUpToDate();
    const QModelIndex next = m_model->neighbour(m_view->currentIndex(), by);
    if (!next.isValid())
        return;
    m_view->setCurrentIndex(next);
    pointAtCurrent();
}

void ThreatsPanel::decideSelected()
{
    bringUpToDate();
    decide(m_session, selectedIds(), this);
}

void ThreatsPanel::explainCurrent()
{
    bringUpToDate();
    const auto threat = m_model->threatAt(m_view->currentIndex());
    if (threat && !m_model->list().isManual(*threat))
        emit explanationRequested(toUtf8(m_model->list().code(*threat)),
                                  std::string(m_model->list().subject(*threat)));
    else
        emit explanationRequested({}, m_session.selection().empty() ? std::string()
                                                                    : m_session.selection().front());
}

} // namespace bulkhead::app
