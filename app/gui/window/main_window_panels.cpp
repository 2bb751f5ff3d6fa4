// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/main_window.h"

#include "app/document/text.h"
#include "app/document/trial.h"
#include "app/gui/attack/path_banner.h"
#include "app/gui/attack/paths_page.h"
#include "app/gui/catalog/catalog_library.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/files/recent_files.h"
#include "app/gui/history/history_panel.h"
#include "app/gui/layers/layers_page.h"
#include "app/gui/look/turning_keys.h"
#include "app/gui/look/work_sign.h"
#include "app/gui/matrix/matrix_page.h"
#include "app/gui/palette/palette_panel.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/questions/questions_panel.h"
#include "app/gui/report/report_page.h"
#include "app/gui/sources/source_watch.h"
#include "app/gui/table/element_table_page.h"
#include "app/gui/threats/threats_panel.h"
#include "app/gui/update/source_banner.h"
#include "app/gui/update/update_controller.h"
#include "app/gui/welcome/welcome_page.h"
#include "app/gui/what_if/trial_banner.h"
#include "app/gui/what_if/what_if_page.h"
#include "app/gui/window/findings_tabs.h"
#include "app/gui/window/presentation.h"
#include "app/gui/window/status_line.h"
#include "diagram/view/diagram_view.h"

#include <algorithm>
#include <QApplication>
#include <QMenuBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

// px: what the pages and the panel below them are content with, so that the docks beside them keep their room
// and the window fits a screen of 1280; pages that need more have no docks beside them.
constexpr int narrowestPages = 520;

} // namespace

void MainWindow::buildCentre()
{
    m_welcome = new WelcomePage(m_session, *m_recent);
    m_diagram = new DiagramPage(m_session);
    m_pathBanner = new PathBanner;
    m_diagram->addBanner(m_pathBanner);
    m_threats = new ThreatsPanel(m_session, ThreatsPanel::Scope::Everything);
    m_matrix = new MatrixPage(m_session);
    m_tabs = new QStackedWidget;
    m_tabBar = new QTabBar;
    m_tabBar->setDocumentMode(true);
    m_tabBar->setDrawBase(false);
    m_tabBar->setExpanding(false);
    m_tabBar->setAccessibleName(tr("Pages"));
    m_tabs->setMinimumWidth(narrowestPages);
    m_paths = new PathsPage(m_session);
    m_whatIf = new WhatIfPage(m_session);
    m_report = new ReportPage(m_session, *m_dialogs, *m_settings);
    m_table = new ElementTablePage(m_session, *m_settings);
    addPage(Page::Diagram, tr("Diagram"), "view.diagramTab", m_diagram);
    addPage(Page::Threats, tr("Threats"), "view.threatsTab", m_threats);
    addPage(Page::Matrix, tr("STRIDE matrix"), "view.matrixTab", m_matrix);
    addPage(Page::Paths, tr("Attack paths"), "view.pathsTab", m_paths);
    addPage(Page::Layers, tr("Defense in depth"), "view.layersTab", new LayersPage(m_session));
    addPage(Page::WhatIf, tr("What if"), "view.whatIfTab", m_whatIf);
    addPage(Page::Report, tr("Report"), "view.reportTab", m_report);
    addPage(Page::Table, tr("Table"), "view.tableTab", m_table);
    auto *banner = new SourceBanner(*m_sources);
    connect(banner, &SourceBanner::updateRequested, m_update, &UpdateController::update);
    m_work = new QWidget;
    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    column->addWidget(new TrialBanner(m_session, *m_trial));
    column->addWidget(m_tabs, 1);
    m_centre = new QStackedWidget;
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_work);
    setCentralWidget(m_centre);
}

// The command brings the page to the front. Pages are added in the order of their tabs.
void MainWindow::addPage(Page page, const QString &title, const char *command, QWidget *content)
{
    m_tabs->insertWidget(static_cast<int>(page), content);
    m_tabBar->insertTab(static_cast<int>(page), title);
    m_actions.bind(command, [this, content] { showTab(content); });
}

bool MainWindow::isOnTable() const
{
    return m_tabs->currentWidget() == m_table;
}

void MainWindow::buildDocks()
{
    m_docks = std::make_unique<WindowDocks>(*this, m_session, *m_settings, m_actions);
    m_properties = &m_docks->content<PropertiesPanel>();
    m_findings = &m_docks->content<FindingsTabs>();
    m_findings->setMinimumWidth(narrowestPages);
}

void MainWindow::buildBars()
{
    m_actions.fillMenuBar(menuBar());
    auto *bar = addToolBar(tr("Main tool bar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setIconSize({20, 20});
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions.fillToolBar(bar);
    addToolBarBreak();
    m_pagesBar = addToolBar(tr("Pages"));
    m_pagesBar->setObjectName(QStringLiteral("pagesBar"));
    m_pagesBar->setMovable(false);
    m_pagesBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_pagesBar->addWidget(m_tabBar);
    for (const int by : {1, -1}) {
        auto *turn = new QShortcut(m_tabs);
        turn->setContext(Qt::WidgetWithChildrenShortcut);
        bindTurning(*turn, by, [this, by] {
            m_tabBar->setCurrentIndex((m_tabBar->currentIndex() + by + m_tabBar->count()) %
                                      m_tabBar->count());
        });
    }
    for (const ActionTable::Entry &entry : m_actions.entries())
        addAction(entry.action); // shortcuts also of what stands in no menu
    m_status = new StatusLine(m_session, statusBar());
}

void MainWindow::connectPanels()
{
    connect(m_files, &FileController::openChanged, this, &MainWindow::refreshOpen);
    connect(&m_document, &Document::pathChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::savingChanged, this, &MainWindow::refreshTitle);
    connect(&m_document, &Document::refused, this,
            [this](const Error &error) { tellProblem(errorText(error)); });
    connect(&m_document, &Document::journalFailed, this, [this](const Error &error) {
        tellProblem(
            tr("Changes are not kept for recovery: %1. Bulkhead tries again.").arg(toQString(error.message)));
    });
    connect(&m_document, &Document::journalResumed, this,
            [this] { tellProblem(tr("Changes are kept for recovery again.")); });
    connect(&m_session, &Session::revealRequested, this, [this](const std::string &id) {
        showTab(m_diagram);
        m_diagram->reveal(id);
    });
    connect(&m_session, &Session::findingRequested, this, &MainWindow::showFinding);
    connect(&m_session, &Session::problemOccurred, this,
            [this](const QString &title, const QString &text) { m_dialogs->tellProblem(title, text); });
    connect(&m_session, &Session::selectionChanged, this, &MainWindow::refreshEnabled);
    // Not while a button is down: the diagram would move under what is being dragged.
    auto *settled = new QTimer(this);
    settled->setSingleShot(true);
    connect(settled, &QTimer::timeout, this, [this, settled] {
        constexpr int again = 60; // ms
        if (QApplication::mouseButtons() != Qt::NoButton)
            settled->start(again);
        else if (m_presentation->isOn())
            return; // no dock comes in its way
        else if (m_docks->setIdle(*m_properties, m_session.selection().empty()) &&
                 m_session.selection().size() == 1)
            QTimer::singleShot(0, this, [this] { // not behind the dock
                if (m_session.selection().size() == 1)
                    m_diagram->view().showElement(m_session.selection().front());
            });
    });
    connect(&m_session, &Session::selectionChanged, settled, [settled] { settled->start(0); });
    settled->start(0);
    connect(&m_session, &Session::trialRequested, this, [this](std::uint32_t mitigation) {
        showTab(m_whatIf);
        m_whatIf->tick(mitigation);
    });
    for (ThreatsPanel *panel : {m_threats, &findingsPanel()}) {
        connect(panel, &ThreatsPanel::pointedAt, m_diagram, &DiagramPage::pointAt);
        connect(panel, &ThreatsPanel::explanationRequested, this, &MainWindow::explain);
        connect(panel, &ThreatsPanel::menuRequested, this,
                [this, panel](QPoint global, const ThreatTarget &target) {
                    showThreatMenu(*panel, global, target);
                });
        panel->setStandsFor([this](const model::Id &id) { return m_diagram->scene().standsFor(id); });
        connect(m_diagram, &DiagramPage::viewsChanged, panel, &ThreatsPanel::followWhatStandsFor);
    }
    connect(m_library, &CatalogLibrary::failed, this,
            [this](const Error &error) { tellProblem(errorText(error)); });
    connect(m_trial, &Trial::toggled, this, [this](bool on) {
        m_actions.action("threats.trial")->setChecked(on);
        m_docks->content<HistoryPanel>().setEnabled(!on); // a trial ends as one step, or none
        refreshEnabled();
    });
    connect(&m_session, &Session::catalogsChanged, this, &MainWindow::refreshEnabled);
    connect(m_diagram, &DiagramPage::problemOccurred, this, &MainWindow::tellProblem);
    followLayouts();
    connect(m_diagram, &DiagramPage::viewsChanged, this, [this] {
        const model::View *view = m_session.model().views().find(m_diagram->viewId());
        const bool leaves = view && !view->wholeModel && m_session.model().views().size() > 1;
        m_actions.action("edit.delete")->setText(leaves ? tr("Remo&ve from view") : tr("De&lete"));
    });
    connect(m_diagram, &DiagramPage::propertiesRequested, this,
            [this] { m_actions.action("edit.properties")->trigger(); });
    connect(m_diagram, &DiagramPage::badgeActivated, this, [this](const std::string &id) {
        const std::vector<model::Id> &selected = m_session.selection(); // all flows of a line
        if (std::find(selected.begin(), selected.end(), id) == selected.end())
            m_session.select({id});
        m_docks->show(*m_findings);
        m_findings->showFindings();
    });
    connect(&m_docks->content<PalettePanel>(), &PalettePanel::placingRequested, this,
            [this](const diagram::PaletteEntry &entry) {
                showTab(m_diagram);
                m_diagram->scene().startPlacing(entry);
                m_diagram->view().setFocus();
            });
    connect(m_matrix, &MatrixPage::threatsRequested, this,
            [this](const model::Id &subject, std::optional<model::Stride> category) {
                m_session.select({subject});
                showTab(m_threats);
                m_threats->showOnly(category, true);
            });
    connect(m_paths, &PathsPage::overlayRequested, this,
            [this](const std::vector<model::Id> &ids, const std::vector<model::Id> &steps) {
                m_pathBanner->hide();
                m_diagram->highlight(ids, steps);
                showOverlay();
            });
    connect(m_paths, &PathsPage::walkRequested, this, [this](const PathWalk &walk) {
        m_pathBanner->start(walk);
        showOverlay();
    });
    connect(m_pathBanner, &PathBanner::highlightRequested, m_diagram, &DiagramPage::highlight);
    connect(m_pathBanner, &PathBanner::closed, m_actions.action("view.overlay"),
            [this] { m_actions.action("view.overlay")->setChecked(false); });
    connect(&m_document, &Document::replaced, this,
            [this] { m_actions.action("view.overlay")->setChecked(false); });
    connect(&m_findings->questions(), &QuestionsPanel::propertyRequested, this,
            [this](const model::Id &subject, model::PropertyKey property) {
                m_session.select({subject});
                m_docks->show(*m_properties);
                m_properties->showProperty(property);
            });
    connect(m_tabBar, &QTabBar::currentChanged, m_tabs, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QStackedWidget::currentChanged, m_tabBar, &QTabBar::setCurrentIndex);
    connect(m_tabs, &QStackedWidget::currentChanged, this, &MainWindow::refreshDocks);
    connect(m_status, &StatusLine::ratingRequested, this, [this](int rating) {
        showTab(m_threats);
        m_threats->showAtLeast(static_cast<model::Rating>(rating));
    });
    connect(&m_diagram->view(), &diagram::DiagramView::zoomChanged, m_status, &StatusLine::setZoom);
}

// A layout that takes longer than a moment shows a sign, with which it can be stopped.
void MainWindow::followLayouts()
{
    auto *sign = new WorkSign(tr("The diagram is being laid out"), tr("Leaves the diagram as it is"));
    sign->setObjectName(QStringLiteral("layoutSign"));
    statusBar()->addPermanentWidget(sign);
    connect(m_diagram, &DiagramPage::layoutStarted, sign,
            [sign] { sign->startSoon(tr("Laying out the diagram …")); });
    connect(m_diagram, &DiagramPage::layoutEnded, sign, &WorkSign::end);
    connect(sign, &WorkSign::stopRequested, m_diagram, &DiagramPage::stopLayout);
}

} // namespace bulkhead::app
