// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/main_window.h"

#include "app/document/text.h"
#include "app/document/trial.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/export/exporter.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/import/import_controller.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/style.h"
#include "app/gui/print/printing.h"
#include "app/gui/properties/attack_marks.h"
#include "app/gui/report/report_page.h"
#include "app/gui/sources/source_watch.h"
#include "app/gui/threats/threats_panel.h"
#include "app/gui/update/update_controller.h"
#include "app/gui/welcome/welcome_page.h"
#include "app/gui/what_if/what_if_page.h"
#include "app/gui/window/findings_tabs.h"
#include "app/gui/window/last_session.h"
#include "app/gui/window/presentation.h"
#include "app/gui/window/status_line.h"
#include "app/gui/window/widget_dialogs.h"
#include "diagram/view/diagram_view.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

// Of the docks and tool bars that are kept. It is raised where one is added or goes: one that a kept layout
// lacks would stand anywhere.
constexpr int layoutVersion = 2;

// Commands of the Teach menu that nothing stands behind.
void leaveOutUnset(ActionTable &actions, const Teaching &teaching)
{
    if (!teaching.newWorkshop)
        actions.leaveOut("teach.newWorkshop");
    if (!teaching.opensFiles())
        actions.leaveOut("teach.openWorkshop");
    if (!teaching.lessons)
        actions.leaveOut("teach.lessons");
}

} // namespace

MainWindow::MainWindow(Setup setup)
    : m_settings(setup.settings ? std::move(setup.settings) : std::make_unique<QSettings>()),
      m_dialogs(setup.dialogs ? std::move(setup.dialogs) : std::make_unique<WidgetDialogs>(this)),
      m_document(std::move(setup.vocabulary), std::move(setup.recovery)), m_session(m_document),
      m_teaching(std::move(setup.teaching)), m_actions(commandTable()),
      m_recent(new RecentFiles(*m_settings, this)),
      m_files(new FileController(m_document, *m_dialogs, *m_recent, this)),
      m_sources(new SourceWatch(m_document, *m_settings, this)),
      m_import(new ImportController(m_session, *m_files, *m_sources, *m_dialogs, this)),
      m_update(new UpdateController(m_session, *m_sources, *m_dialogs, this)),
      m_library(new CatalogLibrary(m_session, *m_settings, this)), m_trial(new Trial(m_document, this)),
      m_resumesSession(setup.resumesSession)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_session.setTheme(chosenTheme(*m_settings));
    m_files->setTeaching(m_teaching);
    leaveOutUnset(m_actions, m_teaching);
    buildCentre();
    buildDocks();
    buildBars();
    connectPanels();
    bindFileCommands();
    bindEditCommands();
    bindDiagramCommands();
    bindViewCommands();
    bindThreatCommands();
    bindTeachCommands();
    bindHelpCommands();
    m_actions.loadShortcuts(*m_settings);
    applyTheme(m_session.theme().scheme == diagram::Scheme::Dark);
    restoreLayout();
    refreshOpen();
    if (setup.keepsSession)
        keepSession();
}

MainWindow::~MainWindow()
{
    for (QObject *told : {static_cast<QObject *>(&m_document.undoStack()),
                          static_cast<QObject *>(&m_document), static_cast<QObject *>(&m_session)})
        told->disconnect(this);
    // A presentation watches the diagram's page, which must not go first.
    delete m_presentation;
    m_presentation = nullptr;
    // The panels use the session to their end, and members go before child widgets do.
    delete m_centre;
    m_docks.reset();
}

void MainWindow::setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs)
{
    m_session.setCatalogs(std::move(catalogs));
}

void MainWindow::start(const QStringList &paths)
{
    const auto last = m_resumesSession && m_lastSession ? m_lastSession->place() : std::nullopt;
    openAll(paths);
    m_files->offerUnsavedWork();
    if (last && (paths.isEmpty() || m_files->isOpen()))
        m_lastSession->resume(*last);
}

void MainWindow::keepSession()
{
    m_lastSession = new LastSession(m_document, *m_files, *m_diagram, *m_settings, this);
    connect(m_lastSession, &LastSession::fileIsGone, this, [this](const QString &file) {
        tellProblem(tr("“%1” was open last and is not there any more.").arg(file));
    });
}

void MainWindow::openAll(const QStringList &paths)
{
    const QFileInfo first(paths.value(0));
    if (paths.size() == 1 && (first.isFile() || !first.exists())) // unsaved work on it may be left
        m_files->open(paths.front());
    else if (!paths.isEmpty())
        m_import->importPaths(paths);
}

void MainWindow::tellProblem(const QString &text)
{
    constexpr int shownFor = 12'000; // ms
    statusBar()->showMessage(text, shownFor);
}

ThreatsPanel &MainWindow::findingsPanel()
{
    return m_findings->findings();
}

void MainWindow::showFinding(const QString &id)
{
    m_docks->show(*m_findings);
    m_findings->showFindings();
    findingsPanel().showThreat(id);
}

// The diagram with what was just highlighted on it.
void MainWindow::showOverlay()
{
    const QSignalBlocker shown(m_actions.action("view.overlay"));
    m_actions.action("view.overlay")->setChecked(true);
    showTab(m_diagram);
}

void MainWindow::showTab(QWidget *page)
{
    m_tabs->setCurrentWidget(page);
}

ThreatsPanel &MainWindow::activeThreats()
{
    return m_tabs->currentWidget() == m_threats ? *m_threats : findingsPanel();
}

void MainWindow::applyTheme(bool dark)
{
    const auto scheme = dark ? diagram::Scheme::Dark : diagram::Scheme::Light;
    const diagram::Theme theme = diagram::Theme::builtIn(scheme);
    applyStyle(*qApp, theme);
    m_actions.setIcons([&theme](const QString &name) { return actionIcon(name, theme); });
    m_session.setTheme(theme);
}

void MainWindow::restoreLayout()
{
    const QSize room = screen()->availableGeometry().size() - QSize(0, 40); // for the frame
    resize(QSize(1440, 900).boundedTo(room));
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings->value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
}

void MainWindow::refreshOpen()
{
    const bool open = m_files->isOpen();
    m_centre->setCurrentWidget(open ? m_work : m_welcome);
    m_pagesBar->setVisible(open);
    refreshDocks();
    m_status->setVisible(open);
    if (open) {
        m_docks->sizeOnce();
        m_diagram->view().setFocus();
    }
    refreshTitle();
    refreshEnabled();
}

void MainWindow::refreshDocks()
{
    const bool open = m_files->isOpen() && !(m_presentation && m_presentation->isOn());
    m_docks->arrange(open ? std::optional(static_cast<Page>(m_tabs->currentIndex())) : std::nullopt);
}

void MainWindow::refreshTitle()
{
    const bool open = m_files->isOpen();
    setWindowTitle(open ? tr("%1[*] – Bulkhead").arg(m_files->documentName()) : tr("Bulkhead"));
    setWindowFilePath(open && !m_document.path().empty() ? pathText(m_document.path()) : QString());
    setWindowModified(open && m_document.isModified());
    const bool kept = !m_document.isModified() && !m_document.path().empty();
    m_status->setSaved(m_document.isSaving() ? StatusLine::Saved::Soon
                       : kept                ? StatusLine::Saved::Yes
                                             : StatusLine::Saved::No);
}

void MainWindow::refreshEnabled()
{
    const bool open = m_files->isOpen();
    const bool any = open && !m_session.selection().empty();
    m_actions.setEnabled(open, any);
    m_actions.action("threats.add")->setEnabled(open && m_session.selection().size() == 1);
    refreshMarks();
    refreshNoteCommands();
    m_actions.action("file.update")->setEnabled(open && m_update->isPossible());
    m_actions.action("edit.undo")->setEnabled(open && m_document.undoStack().canUndo() && m_trial->mayUndo());
    m_actions.action("edit.redo")->setEnabled(open && m_document.undoStack().canRedo());
}

// The commands on one element's attack paths, and the marks as the selection bears them.
void MainWindow::refreshMarks()
{
    const bool open = m_files->isOpen();
    for (const auto &[id, mark] : {std::pair("diagram.takenOver", AttackMark::TakenOver),
                                   std::pair("diagram.worthHaving", AttackMark::WorthHaving)}) {
        const std::optional<bool> has = hasMark(m_session, mark);
        m_actions.action(id)->setEnabled(open && !m_session.selection().empty() && has);
        m_actions.action(id)->setChecked(has.value_or(false));
    }
    const bool one =
        open && m_session.selection().size() == 1 && m_session.model().element(m_session.selection().front());
    for (const char *id : {"threats.pathFrom", "threats.pathTo"})
        m_actions.action(id)->setEnabled(one);
}

// Notes are selected beside elements and flows; these commands take them, too.
void MainWindow::refreshNoteCommands()
{
    const bool any =
        m_files->isOpen() && (!m_session.selection().empty() || !m_diagram->scene().selectedNotes().empty());
    for (const char *id : {"edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "edit.deleteFromModel",
                           "edit.rename", "diagram.connect"})
        m_actions.action(id)->setEnabled(any);
}

void MainWindow::checkFileOnDisk()
{
    if (!m_files->changedOnDisk()) {
        m_changeOnDiskTold = false;
        return;
    }
    if (m_changeOnDiskTold)
        return;
    m_changeOnDiskTold = true;
    if (m_document.isModified()) {
        tellProblem(
            tr("The file was changed by another program. Saving will ask before it replaces that version."));
    } else if (m_dialogs->confirm(tr("The file has changed"),
                                  tr("“%1” was changed by another program.").arg(m_files->documentName()),
                                  tr("Load it again"))) {
        m_files->open(pathText(m_document.path()));
    }
}

bool MainWindow::event(QEvent *event)
{
    // Not below a dialog: what that is about must not be replaced under it.
    if (event->type() == QEvent::WindowActivate && m_files->isOpen() && !QApplication::activeModalWidget()) {
        QMetaObject::invokeMethod(this, &MainWindow::checkFileOnDisk, Qt::QueuedConnection);
        m_sources->check();
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_exporter->mayLeave() || !m_printing->mayLeave() || !m_files->mayLeave()) {
        event->ignore();
        return;
    }
    m_presentation->leave();
    if (m_lastSession)
        m_lastSession->keepAtEnd();
    m_document.abandonJournal();
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    if (m_files->isOpen())
        m_settings->setValue(QStringLiteral("window/state"), saveState(layoutVersion));
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    // After the drop has ended: what follows may open a dialog.
    QMetaObject::invokeMethod(
        this, [this, paths] { openAll(paths); }, Qt::QueuedConnection);
}

namespace {

// The first widget of a panel that takes the focus now; null: none does, as of a panel that is disabled.
QWidget *firstStopIn(QWidget &panel)
{
    const auto isStop = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    const QList<QWidget *> inner = panel.findChildren<QWidget *>();
    const auto found = std::find_if(inner.begin(), inner.end(), isStop);
    return found != inner.end() ? *found : isStop(&panel) ? &panel : nullptr;
}

} // namespace

void MainWindow::focusNextPanel()
{
    QList<QWidget *> panels{m_centre->currentWidget() == m_work ? m_tabs->currentWidget() : m_welcome};
    panels << &m_diagram->viewTabs(); // within the page of the diagram
    panels << m_docks->contents();
    qsizetype current = 0;
    for (qsizetype i = 0; i < panels.size(); ++i) {
        if (panels[i]->isAncestorOf(QApplication::focusWidget()))
            current = i;
    }
    for (qsizetype step = 1; step <= panels.size(); ++step) {
        QWidget *panel = panels[(current + step) % panels.size()];
        if (QWidget *first = panel->isVisible() ? firstStopIn(*panel) : nullptr) {
            first->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace bulkhead::app
