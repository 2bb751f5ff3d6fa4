// SPDX-License-Identifier: Apache-2.0
#include "app/actions/command_palette.h"
#include "app/actions/shortcuts_dialog.h"
#include "app/document/text.h"
#include "app/document/trial.h"
#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/paths_page.h"
#include "app/gui/catalog/catalog_dialog.h"
#include "app/gui/catalog/explain_dialog.h"
#include "app/gui/diagram/box_actions.h"
#include "app/gui/diagram/brought_back.h"
#include "app/gui/diagram/diagram_keys.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/replace_dialog.h"
#include "app/gui/diagram/view_menus.h"
#include "app/gui/export/exporter.h"
#include "app/gui/export/picture_copier.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/files/model_details_dialog.h"
#include "app/gui/files/platform_dialog.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/import/import_controller.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/gui/matrix/matrix_page.h"
#include "app/gui/print/printing.h"
#include "app/gui/properties/attack_marks.h"
#include "app/gui/properties/paste_properties.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/properties/scope_change.h"
#include "app/gui/questions/questionnaire_exchange.h"
#include "app/gui/report/report_page.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/table/element_table_page.h"
#include "app/gui/table/element_table_view.h"
#include "app/gui/threats/decide.h"
#include "app/gui/threats/decisions_dialog.h"
#include "app/gui/threats/threats_panel.h"
#include "app/gui/update/update_controller.h"
#include "app/gui/welcome/welcome_page.h"
#include "app/gui/what_if/trial_banner.h"
#include "app/gui/what_if/what_if_page.h"
#include "app/gui/window/context_entries.h"
#include "app/gui/window/language_menu.h"
#include "app/gui/window/last_session.h"
#include "app/gui/window/main_window.h"
#include "app/gui/window/presentation.h"
#include "diagram/painting/palette.h"
#include "diagram/scene/removal.h"
#include "diagram/view/diagram_view.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QProcess>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>

// What each command does.
namespace bulkhead::app {

void MainWindow::bindFileCommands()
{
    m_actions.bind("file.new", [this] {
        m_files->newModel();
        if (m_document.model().elements().empty()) // it is for drawing
            showTab(m_diagram);
    });
    m_actions.bind("file.open", [this] { m_files->openDialog(); });
    m_actions.bind("file.import", [this] { m_import->chooseFiles(); });
    m_actions.bind("file.importFolder", [this] { m_import->chooseFolder(); });
    m_actions.bind("file.importDocker", [this] { m_import->askDocker(); });
    m_actions.bind("file.importCluster", [this] { m_import->askCluster(); });
    m_actions.bind("file.update", [this] { m_update->update(); });
    m_actions.bind("diagram.surroundings", [this] { m_update->addSurroundings(); });
    m_actions.bind("file.save", [this] {
        if (settleTrial())
            m_files->save();
    });
    m_actions.bind("file.saveAs", [this] {
        if (settleTrial())
            m_files->saveAs();
    });
    m_exporter = new Exporter(m_session, *m_diagram, *m_dialogs, *m_settings, this);
    connect(m_exporter, &Exporter::reportChosen, m_report, &ReportPage::followChoice);
    m_actions.bind("file.report", [this] {
        m_exporter->chooseFile(exporting::FormatGroup::Report, m_files->documentName());
    });
    m_actions.bind("file.picture", [this] {
        m_exporter->chooseFile(exporting::FormatGroup::Picture, m_files->documentName());
    });
    m_printing = new Printing(m_session, *m_diagram, *m_dialogs, this);
    m_actions.bind("file.print", [this] { m_printing->print(m_files->documentName()); });
    m_actions.bind("file.export", [this] { m_exporter->chooseFormat(m_files->documentName()); });
    m_actions.bind("file.questionnaire", [this] { saveQuestionnaire(m_session, *m_files, *m_dialogs); });
    m_actions.bind("file.answers", [this] { readAnswers(m_session, *m_files, *m_dialogs); });
    m_actions.bind("file.close", [this] { m_files->close(); });
    m_actions.bind("file.newWindow",
                   [] { QProcess::startDetached(QApplication::applicationFilePath(), {"--empty"}); });
    m_actions.action("file.resume")->setChecked(LastSession::isWanted(*m_settings));
    m_actions.bindChecked("file.resume", [this](bool on) { LastSession::setWanted(*m_settings, on); });
    m_actions.bind("file.quit", [this] { close(); });
    m_recentMenu = new QMenu(this);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    m_actions.setSubmenu("file.recent", m_recentMenu);
    connect(m_welcome, &WelcomePage::newRequested, m_files, &FileController::newModel);
    connect(m_welcome, &WelcomePage::openRequested, m_files, &FileController::openDialog);
    connect(m_welcome, &WelcomePage::importRequested, m_import, &ImportController::chooseFiles);
    connect(m_welcome, &WelcomePage::bundledRequested, m_files, &FileController::openBundled);
    connect(m_welcome, &WelcomePage::fileRequested, m_files, &FileController::open);
}

// What is only tried out does not go to the model's file unasked.
bool MainWindow::settleTrial()
{
    if (!m_trial->isOn())
        return true;
    if (m_trial->hasChanges() &&
        !m_dialogs->confirm(tr("Changes are being tried out"),
                            tr("Saving keeps the changes that are being tried out."), tr("Keep and save")))
        return false;
    keepTrial(*m_trial);
    return true;
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_recent->files();
    for (const QString &path : files)
        connect(m_recentMenu->addAction(menuText(path)), &QAction::triggered, this,
                [this, path] { m_files->open(path); });
    if (files.isEmpty())
        m_recentMenu->addAction(tr("None yet"))->setEnabled(false);
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Forget them")), &QAction::triggered, m_recent, &RecentFiles::clear);
}

void MainWindow::bindEditCommands()
{
    QUndoStack &undo = m_document.undoStack();
    // What comes back is what one goes on with.
    const auto selectingWhatComes = [this](const std::function<void()> &step) {
        std::vector<model::Id> came;
        const QMetaObject::Connection collecting =
            connect(&m_document, &Document::changed, this, [this, &came](const model::Change &change) {
                came = broughtBack(m_document.model(), change, m_diagram->viewId());
            });
        step();
        disconnect(collecting);
        if (!came.empty())
            m_session.select(came);
    };
    m_actions.bind("edit.undo", [this, &undo, selectingWhatComes] {
        if (m_trial->mayUndo())
            selectingWhatComes([&undo] { undo.undo(); });
    });
    m_actions.bind("edit.redo",
                   [&undo, selectingWhatComes] { selectingWhatComes([&undo] { undo.redo(); }); });
    const auto name = [this](const char *id, const QString &verb, const QString &what) {
        m_actions.action(id)->setText(what.isEmpty() ? verb
                                                     : tr("%1 %2", "Undo + what").arg(verb, menuText(what)));
    };
    connect(&undo, &QUndoStack::undoTextChanged, this,
            [name](const QString &what) { name("edit.undo", tr("&Undo"), what); });
    connect(&undo, &QUndoStack::redoTextChanged, this,
            [name](const QString &what) { name("edit.redo", tr("&Redo"), what); });
    connect(&undo, &QUndoStack::indexChanged, this, &MainWindow::refreshEnabled);

    diagram::DiagramScene &scene = m_diagram->scene();
    const auto copy = [&scene] {
        if (auto mime = scene.copySelection())
            QApplication::clipboard()->setMimeData(mime.release());
    };
    m_actions.bind("edit.copy", [this, copy] { isOnTable() ? m_table->copy() : copy(); });
    m_actions.bind("edit.cut", [this, copy, &scene] {
        if (isOnTable()) {
            m_table->cut();
            return;
        }
        if (!scene.isSelectedForInside()) // which is not cut
            copy();
        scene.removeSelection();
    });
    m_actions.bind("edit.paste", [this, &scene] {
        if (isOnTable())
            m_table->paste();
        else if (const QMimeData *mime = QApplication::clipboard()->mimeData();
                 mime && diagram::DiagramScene::canPaste(*mime))
            scene.paste(*mime);
    });
    m_actions.bind("edit.pasteProperties", [this] {
        if (const QString why = pasteProperties(m_session, QApplication::clipboard()->mimeData());
            !why.isEmpty())
            tellProblem(why);
    });
    m_actions.bind("edit.duplicate",
                   [this, &scene] { isOnTable() ? m_table->fillDown() : scene.duplicateSelection(); });
    m_actions.bind("edit.delete",
                   [this, &scene] { isOnTable() ? m_table->clear() : scene.removeSelection(); });
    m_actions.bind("edit.deleteFromModel", [&scene] { scene.deleteSelection(); });
    m_actions.bind("edit.rename", [this, &scene] {
        showTab(m_diagram);
        m_diagram->view().setFocus();
        scene.renameSelection();
    });
    m_copier = new PictureCopier(m_session, *m_diagram, this);
    m_actions.bind("edit.copyPicture", [this] { m_copier->copy(); });
    m_actions.bind("edit.selectAll",
                   [this, &scene] { isOnTable() ? m_table->view().selectAll() : scene.selectAll(); });
    m_actions.bind("edit.find", [this] {
        showTab(m_diagram);
        m_diagram->find();
    });
    m_actions.bind("edit.fillDown", [this] {
        if (isOnTable())
            m_table->fillDown();
        else
            tellProblem(tr("Open the table of elements and select cells there."));
    });
    m_actions.bind("edit.replace", [this] { ReplaceDialog(m_session, this).exec(); });
    m_actions.bind("edit.properties", [this] {
        m_docks->show(*m_properties);
        m_properties->focusFilter();
    });
}

// What a command does to the picture is seen. Those on marks and scope show on other pages, too.
void MainWindow::showDiagramForItsCommands()
{
    for (const ActionTable::Entry &entry : m_actions.entries())
        if ((entry.spec->flags & CommandSpec::ShowsDiagram) != 0)
            connect(entry.action, &QAction::triggered, this, [this] { showTab(m_diagram); });
}

void MainWindow::bindDiagramCommands()
{
    diagram::DiagramScene &scene = m_diagram->scene();
    m_addMenu = new QMenu(this);
    fillAddMenu();
    showDiagramForItsCommands();
    m_actions.setSubmenu("diagram.add", m_addMenu);
    m_actions.bind("diagram.connect", [this, &scene] {
        m_diagram->view().setFocus();
        scene.startConnecting();
    });
    m_actions.bind("diagram.note", [this, &scene] {
        showTab(m_diagram);
        m_diagram->view().setFocus();
        scene.startNote();
    });
    connect(&scene, &diagram::DiagramScene::selectionChanged, this, &MainWindow::refreshNoteCommands);
    for (const bool source : {false, true})
        m_actions.bind(source ? "diagram.moveSource" : "diagram.moveTarget", [this, &scene, source] {
            m_diagram->view().setFocus();
            scene.startReattaching(source);
        });
    m_actions.bind("diagram.reverse", [&scene] { scene.reverseSelection(); });
    m_actions.bind("diagram.straighten", [&scene] { scene.straightenSelection(); });
    m_actions.bind("diagram.layout", [this] { m_diagram->layOutAnew(); });
    m_actions.bind("diagram.layoutSelection", [this] { m_diagram->layOutSelection(); });
    m_actions.bind("diagram.ports", [this] { m_diagram->togglePorts(); });
    m_actions.bind("diagram.linesOrthogonal", [this] { m_diagram->setRouting(model::Routing::Orthogonal); });
    m_actions.bind("diagram.linesStraight", [this] { m_diagram->setRouting(model::Routing::Straight); });
    m_actions.bind("diagram.linesCurved", [this] { m_diagram->setRouting(model::Routing::Curved); });
    const std::pair<const char *, diagram::Alignment> alignments[] = {
        {"diagram.alignLeft", diagram::Alignment::Left},
        {"diagram.alignCenter", diagram::Alignment::HorizontalCentre},
        {"diagram.alignRight", diagram::Alignment::Right},
        {"diagram.alignTop", diagram::Alignment::Top},
        {"diagram.alignMiddle", diagram::Alignment::VerticalCentre},
        {"diagram.alignBottom", diagram::Alignment::Bottom}};
    for (const auto &[id, alignment] : alignments)
        m_actions.bind(id, [&scene, alignment = alignment] { scene.alignSelection(alignment); });
    m_actions.bind("diagram.distributeHorizontally", [&scene] { scene.distributeSelection(Qt::Horizontal); });
    m_actions.bind("diagram.distributeVertically", [&scene] { scene.distributeSelection(Qt::Vertical); });
    bindBoxCommands(m_actions, m_session, *m_diagram, this);
    m_actions.bind("diagram.outOfScope", [this] { toggleScope(m_session, *m_dialogs); });
    m_actions.bindChecked("diagram.takenOver",
                          [this](bool on) { setMark(m_session, AttackMark::TakenOver, on); });
    m_actions.bindChecked("diagram.worthHaving",
                          [this](bool on) { setMark(m_session, AttackMark::WorthHaving, on); });
    m_actions.bindChecked("diagram.snap", [this, &scene](bool on) {
        scene.setSnapToGrid(on);
        m_settings->setValue(QStringLiteral("snap"), on);
    });
    m_actions.action("diagram.snap")->setChecked(m_settings->value(QStringLiteral("snap"), true).toBool());
    connect(m_diagram, &DiagramPage::contextMenuRequested, this, &MainWindow::showDiagramMenu);
}

void MainWindow::showDiagramMenu(QPoint global)
{
    constexpr const char *line = nullptr;
    const std::vector<const char *> selected = {"edit.rename",
                                                "edit.properties",
                                                "diagram.connect",
                                                "diagram.note",
                                                line,
                                                "diagram.putInto",
                                                "diagram.takeOut",
                                                "diagram.wrapBoundary",
                                                "diagram.wrapHost",
                                                "diagram.collapse",
                                                line,
                                                "threats.add",
                                                "diagram.takenOver",
                                                "diagram.worthHaving",
                                                "threats.pathFrom",
                                                "threats.pathTo",
                                                "diagram.outOfScope",
                                                line,
                                                "edit.copy",
                                                "edit.pasteProperties",
                                                "edit.duplicate",
                                                line};
    const std::vector<const char *> notes = {
        "edit.rename", "diagram.connect", line, "edit.copy", "edit.duplicate", line, "edit.delete"};
    const std::vector<const char *> ground = {"diagram.add",    "diagram.note",   "edit.paste",  line,
                                              "edit.selectAll", "diagram.layout", "view.zoomFit"};
    const bool any = !m_session.selection().empty();
    const bool anyNote = !m_diagram->scene().selectedNotes().empty();
    QMenu menu(this);
    for (const char *id : any ? selected : anyNote ? notes : ground) {
        if (!id)
            menu.addSeparator();
        else if (QMenu *submenu = m_actions.action(id)->menu())
            menu.addAction(submenu->menuAction());
        else
            addCommand(menu, m_actions.action(id));
    }
    if (any) {
        menu.addMenu(m_views->showIn());
        addCommand(menu, m_actions.action("edit.delete"));
        m_actions.addTo(menu, "edit.deleteFromModel", [this] { m_diagram->scene().deleteSelection(); });
        const auto views =
            static_cast<int>(diagram::viewsOf(m_session.model(), m_session.selection()).size());
        if (views > 1)
            menu.actions().back()->setText(
                tr("Delete from the &model, and so from %n view(s)", nullptr, views));
    } else if (anyNote) {
        menu.actions()[0]->setText(tr("&Write in the note"));
        menu.actions()[1]->setText(tr("&Point at an element or flow"));
    }
    keepLettersApart(menu);
    menu.exec(global);
}

void MainWindow::fillAddMenu()
{
    for (const diagram::PaletteGroup &group : diagram::paletteGroups()) {
        QMenu *menu = m_addMenu->addMenu(group.title);
        for (const diagram::PaletteEntry &entry : group.entries) {
            const QString key =
                entry.key.isNull() ? QString() : QStringLiteral("\t%1").arg(entry.key.toUpper());
            connect(menu->addAction(entry.title + key), &QAction::triggered, this, [this, entry] {
                showTab(m_diagram);
                m_diagram->view().setFocus();
                m_diagram->scene().startPlacing(entry);
            });
        }
    }
}

void MainWindow::bindViewCommands()
{
    m_actions.bindChecked("view.overview", [this](bool shown) { m_diagram->setOverviewVisible(shown); });
    m_actions.action("view.overview")->setChecked(true);
    m_actions.bindChecked("view.overlay", [this](bool shown) {
        m_pathBanner->hide();
        m_diagram->highlight({});
        if (shown)
            m_paths->showOnDiagram();
    });
    m_views = new ViewMenus(m_actions, m_session, *m_diagram, this);
    m_actions.setSubmenu("view.views", m_views->views());
    m_actions.setSubmenu("view.flowKinds", m_views->flowKinds());
    connect(m_views, &ViewMenus::viewChosen, this, [this] { showTab(m_diagram); });
    m_actions.bind("view.newOfFinding", [this] { m_views->addOfFindings(activeThreats().current().ids); });
    diagram::DiagramView &view = m_diagram->view();
    m_actions.bind("view.zoomIn", [&view] { view.zoomIn(); });
    m_actions.bind("view.zoomOut", [&view] { view.zoomOut(); });
    m_actions.bind("view.zoomFit", [&view] { view.fitAll(); });
    m_actions.bind("view.zoomReset", [&view] { view.setZoom(1); });
    m_actions.bindChecked("view.networks", [this](bool on) { m_diagram->scene().setShowNetworks(on); });
    m_actions.bindChecked("view.classic", [this](bool on) {
        m_diagram->scene().setNotation(on ? diagram::Notation::ClassicDfd : diagram::Notation::Containers);
    });
    m_actions.action("view.dark")->setChecked(m_session.theme().scheme == diagram::Scheme::Dark);
    m_actions.bindChecked("view.dark", [this](bool dark) {
        m_settings->setValue(QStringLiteral("dark"), dark);
        applyTheme(dark);
    });
    m_actions.setSubmenu("view.language", makeLanguageMenu(*m_settings, *m_dialogs, this));
    m_presentation = new Presentation(*this, *m_diagram, m_session);
    m_actions.bind("view.present", [this] {
        showTab(m_diagram);
        m_actions.action("view.overlay")->setChecked(false);
        m_diagram->setOverviewVisible(false);
        m_presentation->start();
    });
    connect(m_presentation, &Presentation::begun, this, &MainWindow::refreshDocks);
    connect(m_tabs, &QStackedWidget::currentChanged, m_presentation, &Presentation::leave);
    connect(m_presentation, &Presentation::ended, this, [this] {
        m_diagram->setOverviewVisible(m_actions.action("view.overview")->isChecked());
        refreshDocks();
    });
    m_actions.bindChecked("view.fullScreen", [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    m_actions.bind("focus.next", [this] { focusNextPanel(); });
}

void MainWindow::bindThreatCommands()
{
    m_actions.bind("threats.decide", [this] { activeThreats().decideSelected(); });
    m_actions.bind("threats.add", [this] { addOwnThreat(m_session, m_session.selection().front(), this); });
    m_actions.bind("threats.pathFrom", [this] {
        const model::Id element = m_session.selection().front();
        showTab(m_paths);
        m_paths->findFrom(element);
    });
    m_actions.bind("threats.pathTo", [this] {
        const model::Id element = m_session.selection().front();
        showTab(m_paths);
        m_paths->findTo(element);
    });
    m_actions.bind("threats.next", [this] { activeThreats().step(1); });
    m_actions.bind("threats.previous", [this] { activeThreats().step(-1); });
    m_actions.bind("threats.catalog", [this] {
        CatalogDialog(m_session, *m_library, *m_dialogs, m_files->isOpen(), this).exec();
    });
    m_actions.bind("threats.decisions", [this] { DecisionsDialog(m_session, this).exec(); });
    m_actions.bind("threats.explain", [this] { activeThreats().explainCurrent(); });
    m_actions.bind("threats.show", [this] { activeThreats().showOnDiagram(activeThreats().current()); });
    m_actions.bind("threats.remove", [this] { activeThreats().remove(activeThreats().current()); });
    m_actions.bindChecked("threats.trial", [this](bool on) {
        if (on)
            m_trial->begin();
        else if (!m_trial->hasChanges() ||
                 m_dialogs->confirmLoss(tr("Changes are being tried out"),
                                        tr("What was tried out is taken back."), tr("Discard")))
            m_trial->discard();
        else
            m_actions.action("threats.trial")->setChecked(true);
    });
    m_actions.bind("threats.platform", [this] { PlatformDialog(m_session, *m_dialogs, this).exec(); });
    m_actions.bind("threats.details", [this] { editModelDetails(m_session, this); });
}

// The entries act on what was there when the menu opened: an analysis may end while it is open.
void MainWindow::showThreatMenu(ThreatsPanel &panel, QPoint global, const ThreatTarget &target)
{
    QMenu menu(this);
    m_actions.addTo(menu, "threats.decide", [&] { decide(m_session, target.ids, &panel); });
    if (!target.subject.empty())
        m_actions.addTo(menu, "threats.show", [&] { panel.showOnDiagram(target); });
    if (!target.manual.empty())
        m_actions.addTo(menu, "threats.remove", [&] { panel.remove(target); });
    if (!target.rule.empty())
        m_actions.addTo(menu, "threats.explain", [&] { explain(target.rule, target.subject); });
    if (!target.subject.empty())
        m_actions.addTo(menu, "view.newOfFinding", [&] { m_views->addOfFindings(target.ids); });
    menu.exec(global);
}

void MainWindow::explain(const std::string &rule, const std::string &subject)
{
    if (m_session.catalogs())
        ExplainDialog(m_session, rule, subject, this).exec();
}

void MainWindow::bindTeachCommands()
{
    if (m_teaching.newWorkshop)
        m_actions.bind("teach.newWorkshop", [this] {
            if (m_session.catalogs())
                m_teaching.newWorkshop({m_session.model(), m_files->documentName(),
                                        pathText(m_document.path()), m_session.catalogs()},
                                       this);
        });
    if (m_teaching.opensFiles())
        m_actions.bind("teach.openWorkshop", [this] { m_files->openWorkshopDialog(); });
    if (m_teaching.lessons)
        m_actions.bind("teach.lessons", [this] { m_teaching.lessons(); });
}

void MainWindow::bindHelpCommands()
{
    m_actions.bind("help.palette", [this] { CommandPalette(m_actions, this).exec(); });
    m_actions.bind("help.shortcuts",
                   [this] { ShortcutsDialog(m_actions, *m_settings, diagramKeys(), this).exec(); });
    m_actions.bind("help.about", [this] {
        m_dialogs->tell(tr("About Bulkhead"), tr("Bulkhead %1\n\nThreat modelling of container architectures "
                                                 "with STRIDE.\n\nLicensed under the "
                                                 "Apache License 2.0.")
                                                  .arg(QApplication::applicationVersion()));
    });
}

} // namespace bulkhead::app
