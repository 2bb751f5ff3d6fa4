// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/facilitator_window.h"

#include "app/document/text.h"
#include "app/gui/files/while_waiting.h"
#include "app/gui/look/style.h"
#include "app/gui/window/widget_dialogs.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/cards_page.h"
#include "app/workshop/facilitator/disputes_page.h"
#include "app/workshop/facilitator/drift_page.h"
#include "app/workshop/facilitator/extras_page.h"
#include "app/workshop/facilitator/finish_page.h"
#include "app/workshop/facilitator/fix_page.h"
#include "app/workshop/facilitator/heat_page.h"
#include "app/workshop/facilitator/path_round_page.h"
#include "app/workshop/facilitator/projector_dialogs.h"
#include "app/workshop/facilitator/reveal_page.h"
#include "app/workshop/facilitator/room_page.h"
#include "app/workshop/facilitator/score_page.h"
#include "app/workshop/words/workshop_words.h"
#include "model/file/atomic_file.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVariantMap>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr const char *foldersSetting = "workshop/folders"; // by the workshop's file
constexpr const char *darkSetting = "workshop/dark";
constexpr int leastWidth = 1000; // px
constexpr int leastHeight = 700;

diagram::Theme themeFor(bool dark)
{
    return diagram::Theme::builtIn(dark ? diagram::Scheme::Dark : diagram::Scheme::Light);
}

} // namespace

FacilitatorWindow::FacilitatorWindow(Setup setup)
    : m_settings(setup.settings ? std::move(setup.settings) : std::make_unique<QSettings>()),
      m_dialogs(setup.dialogs ? std::move(setup.dialogs) : std::make_unique<ProjectorDialogs>(this)),
      m_desk(std::move(setup.start)), m_room(m_desk.judge(), this),
      m_folder(m_desk.task(), this), m_view{m_desk, m_room, m_folder, *m_dialogs},
      m_title(bigLabel(Type::Large)), m_round(bigLabel(Type::Title)), m_clock(bigLabel(Type::Head)),
      m_warning(bigLabel(Type::Body)), m_pageKeys(bigLabel(Type::Body)), m_deskKeys(bigLabel(Type::Body)),
      m_stack(new QStackedWidget), m_blank(new QWidget(this))
{
    setObjectName(QStringLiteral("facilitatorWindow"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(leastWidth, leastHeight);
    setWindowTitle(tr("Workshop – %1").arg(pathText(m_desk.path().stem())));
    m_clock->setObjectName(QStringLiteral("clock"));
    m_clock->setWordWrap(false);
    m_round->setObjectName(QStringLiteral("round"));
    m_warning->setObjectName(QStringLiteral("warning"));
    m_pageKeys->setObjectName(QStringLiteral("pageKeys"));
    m_deskKeys->setObjectName(QStringLiteral("deskKeys"));
    m_warning->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 2);
    head->addWidget(m_round, 3);
    head->addWidget(m_clock);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 8, 20, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_warning);
    column->addWidget(m_stack, 1);
    column->addWidget(m_pageKeys);
    column->addWidget(m_deskKeys);
    m_blank->setObjectName(QStringLiteral("blank"));
    m_blank->setAttribute(Qt::WA_StyledBackground);
    m_blank->hide();

    m_view.theme = std::move(setup.theme);
    if (const QVariant dark = m_settings->value(QLatin1String(darkSetting)); dark.isValid())
        m_view.theme = themeFor(dark.toBool());
    addPages(std::move(setup.recovery));
    connectAll();
    restyle();
    m_room.follow(m_desk.workshop());
    const QString known = m_settings->value(QLatin1String(foldersSetting))
                              .toMap()
                              .value(pathText(std::filesystem::absolute(m_desk.path())))
                              .toString();
    m_folder.watch(known.isEmpty() ? std::filesystem::absolute(m_desk.path()).parent_path() : toPath(known));
    refresh();
}

FacilitatorWindow::~FacilitatorWindow() = default;

bool FacilitatorWindow::open(const QString &path, const std::shared_ptr<const model::Vocabulary> &vocabulary)
{
    auto start = whileWaiting([file = toPath(path), vocabulary] { return readDesk(file, vocabulary); });
    if (!start) {
        WidgetDialogs(nullptr).tellProblem(tr("Open workshop"), errorText(start.error()));
        return false;
    }
    const std::string read = std::move(start->bytes);
    Setup setup{*std::move(start), nullptr, nullptr, chosenTheme(QSettings()),
                RecoveryStore(RecoveryStore::defaultFolder())};
    auto *window = new FacilitatorWindow(std::move(setup));
    if (window->desk().saver().isInUse()) {
        delete window;
        WidgetDialogs(nullptr).tellProblem(
            tr("Open workshop"), tr("The workshop is open in another window, which writes its file."));
        return false;
    }
    // Another window may have written the file between reading it and taking its lock.
    if (const auto now = readFile(toPath(path)); now && *now != read) {
        delete window;
        return open(path, vocabulary);
    }
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->resize(sizeOnScreen(*window, QSize(1280, 800)));
    window->showMaximized(); // the model beside it may show the findings
    return true;
}

// Path and measures are those of containers; cards and drift have a page where the workshop has their round.
void FacilitatorWindow::addPages(RecoveryStore recovery)
{
    const catalog::workshop::Task &task = m_desk.task();
    addPage(m_roomPage = new RoomPage(m_view));
    addPage(new HeatPage(m_view));
    addPage(new DisputesPage(m_view));
    addPage(m_reveal = new RevealPage(m_view));
    if (!catalog::workshop::isGeneric(task.sheet)) {
        addPage(new PathRoundPage(m_view));
        addPage(new FixPage(m_view));
    }
    addPage(new ExtrasPage(m_view));
    addPage(new ScorePage(m_view));
    addPage(new FinishPage(m_view, std::move(recovery)));
    if (task.hasRound(catalog::workshop::RoundKind::Cards))
        addPage(new CardsPage(m_view));
    if (task.hasRound(catalog::workshop::RoundKind::Drift))
        addPage(new DriftPage(m_view));
}

void FacilitatorWindow::addPage(DeskPage *page)
{
    m_pages.push_back(page);
    m_stack->addWidget(page);
    connect(page, &DeskPage::keysChanged, this, &FacilitatorWindow::refreshFoot);
    connect(page, &DeskPage::revealRequested, this, [this](const catalog::workshop::StrideCell &cell) {
        m_reveal->goTo(cell);
        for (std::size_t number = 0; number < m_pages.size(); ++number)
            if (m_pages[number] == m_reveal)
                showPage(number);
    });
}

void FacilitatorWindow::connectAll()
{
    connect(&m_desk, &Desk::clockChanged, this, &FacilitatorWindow::refreshClock);
    const auto rework = [this] {
        m_room.follow(m_desk.workshop());
        refresh();
    };
    connect(&m_desk, &Desk::votesChanged, this, rework);
    connect(&m_desk, &Desk::keyChanged, this, rework);
    connect(&m_desk, &Desk::revealChanged, this, rework); // what may be shown of the scores
    connect(&m_room, &RoomWork::votesReady, this, &FacilitatorWindow::refresh);
    connect(&m_room, &RoomWork::scoresReady, this, &FacilitatorWindow::refresh);
    connect(&m_folder, &AnswersFolder::looked, this, [this] {
        m_desk.take(m_folder.lastLook().room.sheets);
        refresh();
    });
    connect(&m_desk.saver(), &WorkshopSaver::saved, this, [this] { tellSaved(std::nullopt); });
    connect(&m_desk.saver(), &WorkshopSaver::failed, this, [this](const Error &error) { tellSaved(error); });
    connect(m_roomPage, &RoomPage::folderChosen, this, &FacilitatorWindow::watch);
}

void FacilitatorWindow::watch(const QString &folder)
{
    QVariantMap all = m_settings->value(QLatin1String(foldersSetting)).toMap();
    all.insert(pathText(std::filesystem::absolute(m_desk.path())), folder);
    m_settings->setValue(QLatin1String(foldersSetting), all);
    m_settings->sync(); // the program may end any moment
    m_folder.watch(toPath(folder));
}

DeskPage &FacilitatorWindow::page() const
{
    return *m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
}

void FacilitatorWindow::showPage(std::size_t number)
{
    if (number >= m_pages.size())
        return;
    m_stack->setCurrentIndex(static_cast<int>(number));
    setFocus();
    refresh();
}

void FacilitatorWindow::refresh()
{
    page().refresh();
    refreshClock();
    refreshFoot();
}

void FacilitatorWindow::refreshClock()
{
    const int left = m_desk.secondsLeft();
    const auto &rounds = m_desk.task().rounds;
    m_title->setText(
        QStringLiteral("%1 %2").arg(QString::number(m_stack->currentIndex() + 1), page().title()));
    QString round = tr("%1/%2 %3")
                        .arg(QString::number(m_desk.round() + 1), QString::number(rounds.size()),
                             roundName(m_desk.currentRound().kind));
    if (!m_desk.isRunning())
        round += QStringLiteral(" · ") + tr("paused");
    else if (left < 0)
        round += QStringLiteral(" · ") + tr("time is up");
    m_round->setText(round);
    m_clock->setText(clockText(left));
}

void FacilitatorWindow::refreshFoot()
{
    constexpr std::size_t digits = 9;
    m_pageKeys->setText(page().keys());
    m_deskKeys->setVisible(!page().takesAllKeys());
    m_deskKeys->setText(
        tr("%1, Ctrl+Page down: pages · P: start, pause · + −: a minute · N, Shift+N: next round, back · "
           "B: blank · D: dark · F: full screen · Ctrl+N: names")
            .arg(m_pages.size() > digits ? QStringLiteral("1–9, 0")
                                         : QStringLiteral("1–%1").arg(m_pages.size())));
}

void FacilitatorWindow::tellSaved(const std::optional<Error> &error)
{
    m_isUnsaved = error.has_value();
    m_warning->setVisible(m_isUnsaved);
    if (error)
        m_warning->setText(QStringLiteral("⚠ ") + tr("Not saved: %1").arg(m_view.problemText(*error)));
}

bool FacilitatorWindow::isBlank() const
{
    return !m_blank->isHidden();
}

void FacilitatorWindow::setDark(bool dark)
{
    m_view.theme = themeFor(dark);
    m_settings->setValue(QLatin1String(darkSetting), dark);
    m_settings->sync();
    restyle();
    for (DeskPage *each : m_pages)
        each->setTheme();
    refresh();
}

void FacilitatorWindow::restyle()
{
    m_scale = typeScale(*this);
    applyStyle(*this, m_view.theme,
               typeSheet(m_scale) + controlSheet(m_view.theme) +
                   QStringLiteral("#blank { background: black; }\n"));
}

void FacilitatorWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_blank->setGeometry(rect());
    if (m_scale != typeScale(*this))
        restyle();
}

// The Tab key is a page's.
bool FacilitatorWindow::focusNextPrevChild(bool)
{
    return false;
}

bool FacilitatorWindow::pressedClock(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_P:
        m_desk.startOrPause();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_desk.addMinutes(1);
        return true;
    case Qt::Key_Minus:
        m_desk.addMinutes(-1);
        return true;
    case Qt::Key_N:
        m_desk.goToRound(event.modifiers() & Qt::ShiftModifier ? -1 : 1);
        refresh();
        return true;
    default:
        return false;
    }
}

bool FacilitatorWindow::pressedForAll(const QKeyEvent &event)
{
    if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9) {
        showPage(static_cast<std::size_t>(event.key() - Qt::Key_1));
        return true;
    }
    if (event.key() == Qt::Key_0) {
        showPage(9); // the tenth
        return true;
    }
    switch (event.key()) {
    case Qt::Key_B:
    case Qt::Key_Period:
        m_blank->show();
        m_blank->raise();
        return true;
    case Qt::Key_D:
        setDark(!isDark());
        return true;
    case Qt::Key_F:
    case Qt::Key_F11:
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        return true;
    case Qt::Key_Escape:
        setWindowState(windowState() & ~Qt::WindowFullScreen);
        return true;
    default:
        return pressedClock(event);
    }
}

void FacilitatorWindow::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers pressed =
        event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (isBlank()) {
        m_blank->hide(); // by any key, which does nothing else
        return;
    }
    if (pressed == Qt::ControlModifier && event->key() == Qt::Key_N) {
        m_view.showsNames = !m_view.showsNames;
        refresh();
    } else if (pressed == Qt::ControlModifier && !page().takesAllKeys() &&
               (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp)) {
        const auto pages = static_cast<int>(m_pages.size());
        const int by = event->key() == Qt::Key_PageDown ? 1 : pages - 1;
        showPage(static_cast<std::size_t>((m_stack->currentIndex() + by) % pages));
    } else if (pressed == Qt::ControlModifier && (event->key() == Qt::Key_W || event->key() == Qt::Key_Q)) {
        close();
    } else if (pressed != Qt::NoModifier ||
               (!page().pressed(*event) && (page().takesAllKeys() || !pressedForAll(*event)))) {
        QWidget::keyPressEvent(event);
    }
}

void FacilitatorWindow::closeEvent(QCloseEvent *event)
{
    m_desk.save();
    m_desk.saver().finish();
    const bool mayClose =
        !m_isUnsaved ||
        m_dialogs->confirmLoss(tr("Close workshop"), tr("The last changes could not be saved. Close anyway?"),
                               tr("Close"));
    event->setAccepted(mayClose);
}

} // namespace bulkhead::app
