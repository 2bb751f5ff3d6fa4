// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "app/gui/session/teaching.h"
#include "app/gui/window/window_docks.h"

#include <QMainWindow>
#include <QSettings>

#include <memory>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolBar;

namespace bulkhead::app {

class CatalogLibrary;
class DiagramPage;
class ElementTablePage;
class Exporter;
class FileController;
class FindingsTabs;
class ImportController;
class LastSession;
class MatrixPage;
class PathBanner;
class PathsPage;
class PictureCopier;
class Presentation;
class Printing;
class PropertiesPanel;
class RecentFiles;
class SourceWatch;
class StatusLine;
class ThreatsPanel;
struct ThreatTarget;
class ReportPage;
class Trial;
class UpdateController;
class ViewMenus;
class WelcomePage;
class WhatIfPage;

// The window: puts the panels in their places and connects them with the commands. The work is done in the
// panels and controllers.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Setup
    {
        std::shared_ptr<const model::Vocabulary> vocabulary;
        RecoveryStore recovery{RecoveryStore::defaultFolder()};
        std::unique_ptr<QSettings> settings; // null: the user's own
        std::unique_ptr<Dialogs> dialogs;    // null: those that people see
        Teaching teaching;                   // the Teach menu; absent where nothing is set
        // What is open is kept in the settings for the next start, and start() resumes it.
        bool keepsSession = false;
        bool resumesSession = false;
    };

    explicit MainWindow(Setup setup);
    ~MainWindow() override;

    // The catalogs come from a worker thread, after the window has been built.
    void setCatalogs(std::shared_ptr<const catalog::Catalogs> catalogs);

    Document &document() { return m_document; }
    Session &session() { return m_session; }
    ActionTable &actions() { return m_actions; }
    FileController &files() { return *m_files; }
    CatalogLibrary &catalogLibrary() { return *m_library; }
    WhatIfPage &whatIfPage() { return *m_whatIf; }
    DiagramPage &diagramPage() { return *m_diagram; }
    PropertiesPanel &propertiesPanel() { return *m_properties; }
    ThreatsPanel &findingsPanel();
    ThreatsPanel &threatsPage() { return *m_threats; }
    Presentation &presentation() { return *m_presentation; }
    ElementTablePage &tablePage() { return *m_table; }
    Printing &printing() { return *m_printing; }

    // Opens what the program was started with, offers unsaved work that programs left behind, and then
    // resumes the last session where nothing is open.
    void start(const QStringList &paths);
    // Opens models and imports everything else.
    void openAll(const QStringList &paths);
    void tellProblem(const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void addPage(Page page, const QString &title, const char *command, QWidget *content);
    void buildBars();
    void connectPanels();
    void bindFileCommands();
    void bindEditCommands();
    void bindDiagramCommands();
    void showDiagramForItsCommands();
    void bindViewCommands();
    void bindThreatCommands();
    void bindTeachCommands();
    void bindHelpCommands();

    void applyTheme(bool dark);
    void restoreLayout();
    void keepSession();
    void refreshOpen();
    void refreshDocks();
    void refreshTitle();
    void refreshEnabled();
    void refreshMarks();
    void refreshNoteCommands();
    void fillRecentMenu();
    void fillAddMenu();
    void showDiagramMenu(QPoint global);
    void showTab(QWidget *page);
    void showOverlay();
    void showFinding(const QString &id);
    void showThreatMenu(ThreatsPanel &panel, QPoint global, const ThreatTarget &target);
    void explain(const std::string &rule, const std::string &subject);
    bool settleTrial();
    void checkFileOnDisk();
    void focusNextPanel();
    bool isOnTable() const;
    void followLayouts();
    ThreatsPanel &activeThreats();

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Dialogs> m_dialogs;
    Document m_document;
    Session m_session;
    Teaching m_teaching;
    ActionTable m_actions;

    RecentFiles *m_recent;
    FileController *m_files;
    SourceWatch *m_sources;
    ImportController *m_import;
    UpdateController *m_update;
    CatalogLibrary *m_library;
    Trial *m_trial;

    QStackedWidget *m_centre = nullptr;
    QWidget *m_work = nullptr; // the banner and the pages of an open model
    QStackedWidget *m_tabs = nullptr;
    QTabBar *m_tabBar = nullptr; // of the pages; above the docks, which some pages have and others have not
    QToolBar *m_pagesBar = nullptr;
    WelcomePage *m_welcome = nullptr;
    DiagramPage *m_diagram = nullptr;
    ViewMenus *m_views = nullptr;
    ThreatsPanel *m_threats = nullptr;
    MatrixPage *m_matrix = nullptr;
    PathsPage *m_paths = nullptr;
    PathBanner *m_pathBanner = nullptr;
    WhatIfPage *m_whatIf = nullptr;
    ReportPage *m_report = nullptr;
    ElementTablePage *m_table = nullptr;
    FindingsTabs *m_findings = nullptr;
    Presentation *m_presentation = nullptr;
    PropertiesPanel *m_properties = nullptr;
    StatusLine *m_status = nullptr;
    Exporter *m_exporter = nullptr;
    PictureCopier *m_copier = nullptr;
    Printing *m_printing = nullptr;
    LastSession *m_lastSession = nullptr; // null: not kept
    bool m_resumesSession;
    std::unique_ptr<WindowDocks> m_docks;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_addMenu = nullptr;
    bool m_changeOnDiskTold = false;
};

} // namespace bulkhead::app
