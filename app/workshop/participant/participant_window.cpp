// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/participant_window.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/look/style.h"
#include "app/gui/look/turning_keys.h"
#include "app/gui/window/widget_dialogs.h"
#include "app/workshop/participant/board_page.h"
#include "app/workshop/participant/element_sheet.h"
#include "app/workshop/participant/group_bar.h"
#include "app/workshop/participant/group_members.h"
#include "app/workshop/participant/measures_page.h"
#include "app/workshop/participant/more_threats_page.h"
#include "app/workshop/participant/progress_ring.h"
#include "app/workshop/participant/round_clock.h"
#include "app/workshop/participant/start_page.h"
#include "app/workshop/participant/system_view.h"
#include "app/workshop/participant/way_page.h"
#include "app/workshop/words/workshop_words.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

ParticipantWindow::ParticipantWindow(std::shared_ptr<const ws::Task> task, const QString &taskPath,
                                     Setup setup)
    : m_task(std::move(task)), m_taskPath(taskPath),
      m_dialogs(setup.dialogs ? std::move(setup.dialogs) : std::make_unique<WidgetDialogs>(this)),
      m_files(setup.files), m_whole(new QStackedWidget), m_start(new StartPage(m_task, taskPath))
{
    setObjectName(QStringLiteral("participantWindow"));
    setWindowTitle(tr("%1 – Bulkhead").arg(QFileInfo(taskPath).completeBaseName()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_whole);
    m_whole->addWidget(m_start);
    connect(m_start, &StartPage::started, this, &ParticipantWindow::begin);
    resize(sizeOnScreen(*this, QSize(1280, 800)));
    m_start->setFocus();
}

ParticipantWindow::~ParticipantWindow() = default;

// A second name takes the answers along that could not be written under the first.
void ParticipantWindow::begin(const QString &participant, const FoundAnswers &found)
{
    ws::AnswerSheet sheet = m_book ? m_book->sheet() : found.sheet;
    sheet.task = m_task->id;
    sheet.participant = toUtf8(participant);
    delete std::exchange(m_work, nullptr);
    delete std::exchange(m_book, nullptr);
    m_tabs.clear();
    m_sheetKeys.clear();
    m_book = new AnswerBook(m_task, std::move(sheet), answersPath(m_taskPath, participant), found.bytes,
                            *m_files, this);
    m_work = makeWork();
    m_whole->addWidget(m_work);
    m_whole->setCurrentWidget(m_work);
    setWindowTitle(tr("%1: %2 – Bulkhead").arg(participant, QFileInfo(m_taskPath).completeBaseName()));
    connect(m_book, &AnswerBook::changed, this, &ParticipantWindow::showSaved);
    connect(m_book, &AnswerBook::saved, this, &ParticipantWindow::showSaved);
    connect(m_book, &AnswerBook::saveFailed, this, &ParticipantWindow::showFailure);
    showSaved();
    showTab(0);
}

QWidget *ParticipantWindow::makeWork()
{
    auto *work = new QWidget;
    m_system = new SystemView(m_task, themeOf(*this));
    m_pages = new QStackedWidget;
    auto *column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeBanner());
    m_members = new GroupMembers(m_task, m_taskPath, work);
    m_group = new GroupBar(*m_members);
    m_group->hide();
    auto *side = new QWidget;
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->setSpacing(0);
    sideColumn->addWidget(m_group);
    sideColumn->addWidget(m_pages, 1);
    auto *split = new QSplitter;
    split->addWidget(m_system);
    split->addWidget(side);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({560, 440}); // shares
    split->setChildrenCollapsible(false);
    column->addWidget(split, 1);
    m_keys = plainLabel();
    m_keys->setObjectName(QStringLiteral("keysLine"));
    m_saved = plainLabel();
    m_saved->setObjectName(QStringLiteral("savedLine"));
    m_keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 2, 8, 4);
    foot->addWidget(m_keys, 1);
    foot->addWidget(m_saved);
    column->addLayout(foot);
    makePages();
    addShortcuts();
    connect(m_system, &SystemView::clicked, this, &ParticipantWindow::takeClick);
    connect(m_group, &GroupBar::changed, this, &ParticipantWindow::compare);
    connect(m_group, &GroupBar::lookRequested, this,
            [this] { m_members->look(m_book->sheet().participant); });
    connect(m_tabBar, &QTabBar::currentChanged, this, &ParticipantWindow::showTab);
    connect(m_tabBar, &QTabBar::tabBarClicked, this, &ParticipantWindow::showTab); // back from the board
    return work;
}

QWidget *ParticipantWindow::makeHead()
{
    auto *head = new QWidget;
    m_tabBar = new QTabBar;
    m_tabBar->setAccessibleName(tr("Rounds"));
    m_tabBar->setDrawBase(false);
    m_tabBar->setExpanding(false);
    m_clock = new RoundClock;
    m_ring = new ProgressRing;
    auto *submit = new QPushButton(tr("Submit"));
    submit->setObjectName(QStringLiteral("submitButton"));
    submit->setToolTip(tr("Saves your answers, and shows a checksum to write on the board"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(12);
    row->addWidget(m_tabBar, 1);
    row->addWidget(m_clock);
    row->addWidget(m_ring);
    row->addWidget(submit);
    connect(submit, &QPushButton::clicked, this, &ParticipantWindow::showBoard);
    return head;
}

QWidget *ParticipantWindow::makeBanner()
{
    m_banner = new QFrame;
    m_banner->setObjectName(QStringLiteral("sourceBanner")); // looks as the other banners
    m_problem = plainLabel();
    m_problem->setObjectName(QStringLiteral("saveProblem"));
    m_problem->setWordWrap(true);
    m_saveElsewhere = new QPushButton(tr("Save under another name…"));
    auto *row = new QHBoxLayout(m_banner);
    row->addWidget(m_problem, 1);
    row->addWidget(m_saveElsewhere);
    m_banner->hide();
    connect(m_saveElsewhere, &QPushButton::clicked, this, [this] {
        m_whole->setCurrentWidget(m_start);
        m_start->askForAnother(tr("Your answers continue under another name."));
    });
    return m_banner;
}

void ParticipantWindow::makePages()
{
    m_sheet = new ElementSheet(*m_book);
    m_way = new WayPage(*m_book);
    m_more = new MoreThreatsPage(*m_book);
    m_board = new BoardPage(*m_book);
    auto *measures = new MeasuresPage(*m_book);
    for (QWidget *page :
         {static_cast<QWidget *>(m_sheet), static_cast<QWidget *>(m_way), static_cast<QWidget *>(measures),
          static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_board)})
        m_pages->addWidget(page);
    connect(m_sheet, &ElementSheet::elementShown, m_system, &SystemView::show);
    connect(m_sheet, &ElementSheet::done, this, &ParticipantWindow::showBoard);
    connect(m_way, &WayPage::wayChanged, this, [this] { m_system->showSteps(m_book->sheet().path); });
    connect(m_board, &BoardPage::backRequested, this, &ParticipantWindow::backToWork);
    connect(m_board, &BoardPage::openCellsRequested, this, [this] {
        showSheet();
        m_sheet->showFirstOpen();
        m_sheet->focusFirstOpen();
    });
    if (!m_task->hasRound(ws::RoundKind::Silent) && !m_task->hasRound(ws::RoundKind::Group))
        addTab(tr("Elements"), m_sheet, -1);
    for (std::size_t i = 0; i < m_task->rounds.size(); ++i) {
        const int round = static_cast<int>(i);
        const ws::RoundKind kind = m_task->rounds[i].kind;
        switch (kind) {
        case ws::RoundKind::Silent:
        case ws::RoundKind::Group:
            addTab(roundName(kind), m_sheet, round);
            break;
        case ws::RoundKind::Path:
            addTab(roundName(kind), m_way, round);
            break;
        case ws::RoundKind::Fix:
            if (!m_task->measures.empty())
                addTab(roundName(kind), measures, round);
            break;
        case ws::RoundKind::Cards: // are played at the tables
        case ws::RoundKind::Drift: // the second version is on the facilitator's screen
            addTab(roundName(kind), m_more, round);
            break;
        }
    }
    addTab(tr("More threats"), m_more, -1);
}

void ParticipantWindow::addTab(const QString &title, QWidget *page, int round)
{
    m_tabs.push_back({page, round});
    m_tabBar->addTab(title);
}

void ParticipantWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto does) {
        auto *shortcut = new QShortcut(keys, m_pages); // goes with the pages
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, does);
        return shortcut;
    };
    m_sheetKeys = {on(Qt::Key_PageDown, [this] { m_sheet->next(); }),
                   on(Qt::Key_PageUp, [this] { m_sheet->previous(); })};
    m_wayBack = on(Qt::Key_Backspace, [this] { m_way->removeLast(); });
    on(Qt::Key_F6, [this] { focusOther(); });
    on(Qt::CTRL | Qt::Key_Return, [this] { showBoard(); });
    for (const int by : {1, -1}) {
        auto *turn = new QShortcut(m_pages);
        bindTurning(*turn, by, [this, by] {
            m_tabBar->setCurrentIndex((m_tabBar->currentIndex() + by + m_tabBar->count()) %
                                      m_tabBar->count());
        });
    }
}

void ParticipantWindow::showTab(int tab)
{
    if (tab < 0 || static_cast<std::size_t>(tab) >= m_tabs.size())
        return;
    if (tab != m_tabBar->currentIndex())
        return m_tabBar->setCurrentIndex(tab); // calls this again
    const Tab &shown = m_tabs[static_cast<std::size_t>(tab)];
    if (shown.page == m_more)
        m_more->chooseElement(elementInSight());
    m_pages->setCurrentWidget(shown.page);
    if (shown.round < 0)
        m_clock->showNone();
    else
        m_clock->showRound(shown.round, m_task->rounds[static_cast<std::size_t>(shown.round)].minutes);
    for (QShortcut *key : m_sheetKeys)
        key->setEnabled(shown.page == m_sheet);
    m_wayBack->setEnabled(shown.page == m_way);
    m_system->showSteps(shown.page == m_way ? m_book->sheet().path : std::vector<model::Id>());
    const auto round = roundOf(shown);
    m_group->setVisible(round == ws::RoundKind::Group);
    if (round == ws::RoundKind::Group)
        m_members->look(m_book->sheet().participant);
    m_more->setRound(round);
    if (shown.page == m_sheet) {
        m_book->setRound(round);
        m_sheet->refresh();
        showSaved();
    }
    compare();
    showPageOf(shown);
}

std::optional<ws::RoundKind> ParticipantWindow::roundOf(const Tab &tab) const
{
    return tab.round < 0 ? std::nullopt
                         : std::optional(m_task->rounds[static_cast<std::size_t>(tab.round)].kind);
}

// What the diagram shows as selected, else the one of the sheet.
model::Id ParticipantWindow::elementInSight() const
{
    const std::vector<model::Id> selected = m_system->scene().selectionSubjects();
    return selected.size() == 1 ? selected.front() : m_task->scope[m_sheet->current()];
}

void ParticipantWindow::showPageOf(const Tab &shown)
{
    if (shown.page == m_sheet) {
        m_system->show(m_task->scope[m_sheet->current()]);
        m_sheet->focusFirst();
        QString keys = tr("1 threat   2 no threat   3 don’t know   ↑ ↓ letter   Enter why   Page down next "
                          "element   F6 diagram");
        if (!m_group->isHidden())
            keys = tr("%1 members").arg(m_group->key()) + QStringLiteral("   ") + keys;
        m_keys->setText(keys);
    } else if (shown.page == m_way) {
        if (!m_task->goal.empty() && m_book->sheet().path.empty())
            m_system->show(m_task->goal);
        m_system->view().setFocus();
        m_keys->setText(tr("Arrows and Enter on the diagram: next step   Backspace: remove the last step"));
    } else {
        shown.page->setFocus();
        m_keys->setText(
            shown.page == m_more
                ? tr("Enter adds the threat   Delete in the list removes it   Ctrl+Tab next round")
                : tr("Space chooses a measure   Ctrl+Tab next round"));
    }
}

void ParticipantWindow::compare()
{
    const bool isGroup = !m_group->isHidden();
    m_sheet->compareWith(isGroup ? m_group->chosen() : std::vector<ws::AnswerSheet>());
    m_group->setDivided(m_sheet->divided());
}

// The round of cells that is shown, or the first one.
void ParticipantWindow::showSheet()
{
    const auto isOfCells = [this](const Tab &tab) { return tab.page == m_sheet; };
    const auto current = static_cast<std::size_t>(m_tabBar->currentIndex());
    if (current < m_tabs.size() && isOfCells(m_tabs[current]))
        showTab(m_tabBar->currentIndex());
    else if (const auto first = std::find_if(m_tabs.begin(), m_tabs.end(), isOfCells); first != m_tabs.end())
        showTab(static_cast<int>(first - m_tabs.begin()));
}

void ParticipantWindow::showBoard()
{
    m_group->hide();
    for (QShortcut *key : m_sheetKeys)
        key->setEnabled(false);
    m_wayBack->setEnabled(false);
    m_pages->setCurrentWidget(m_board);
    m_keys->clear();
    // On another round's tab nobody says what the group's answers are.
    m_board->submit(roundOf(m_tabs[static_cast<std::size_t>(m_tabBar->currentIndex())]) ==
                    ws::RoundKind::Group);
}

void ParticipantWindow::backToWork()
{
    showTab(m_tabBar->currentIndex());
}

void ParticipantWindow::focusOther()
{
    if (m_system->isAncestorOf(focusWidget())) {
        if (m_pages->currentWidget() == m_sheet)
            m_sheet->focusFirst();
        else
            m_pages->currentWidget()->setFocus();
    } else
        m_system->view().setFocus(Qt::TabFocusReason);
}

// On the way it is a step; else the sheet goes to the element, where it is asked.
void ParticipantWindow::takeClick(const std::string &id)
{
    if (m_pages->currentWidget() == m_way)
        m_way->add(id);
    else if (m_pages->currentWidget() == m_more)
        m_more->chooseElement(id);
    else if (m_pages->currentWidget() == m_sheet && id != m_task->scope[m_sheet->current()])
        m_sheet->showElement(id);
}

void ParticipantWindow::showSaved()
{
    m_group->setDivided(m_sheet->divided());
    m_ring->setDone(m_book->answered(), m_task->scope.size() * ws::allCategories.size());
    m_saved->setText(m_book->isSaved() ? tr("Saved") : tr("Saving …"));
    if (m_book->isSaved())
        m_banner->hide();
}

void ParticipantWindow::showFailure(const Error &error)
{
    const bool isElsewhere = error.code == "workshop.changed-elsewhere";
    const QString file = QFileInfo(m_book->path()).fileName();
    m_problem->setText(isElsewhere ? tr("“%1” was changed by another program, or by somebody of the same "
                                        "name. Nothing more is written to it.")
                                         .arg(file)
                                   : tr("Your answers could not be saved: %1").arg(errorText(error)));
    m_saveElsewhere->setVisible(isElsewhere);
    m_banner->show();
    m_saved->setText(tr("Not saved"));
}

void ParticipantWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_system)
        m_system->setTheme(themeOf(*this));
}

void ParticipantWindow::closeEvent(QCloseEvent *event)
{
    if (!m_book)
        return event->accept();
    const auto saved = m_book->saveNow();
    if (saved || m_dialogs->confirmLoss(tr("The answers could not be saved"), errorText(saved.error()),
                                        tr("Close anyway")))
        event->accept();
    else
        event->ignore();
}

} // namespace bulkhead::app
