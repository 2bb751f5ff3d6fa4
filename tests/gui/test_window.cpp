// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include "app/gui/diagram/diagram_page.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/outline/outline_panel.h"
#include "app/gui/properties/properties_model.h"
#include "app/gui/properties/properties_panel.h"
#include "app/gui/report/report_page.h"
#include "app/gui/threats/decide.h"
#include "app/gui/threats/threats_panel.h"
#include "diagram/view/diagram_view.h"
#include "diagram/view/overview_map.h"
#include "model/plans.h"
#include "model/properties.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

#include <algorithm>

namespace gui_window {

using namespace bulkhead;
using namespace bulkhead::app;

// A user's work with the real main window.
class WindowTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandDoesSomething();
    void startsOnTheWelcomePage();
    void docksStartAtTheirSizesBesideThePagesTheyServe();
    void tabsOfPagesStayInTheirPlace();
    void layoutsOfFormerVersionsAreLeft();
    void threatsFollowTheModel();
    void answeringAPropertySettlesAThreat();
    void theWayOfADerivedClassIsTold();
    void decisionsAreKeptAndUndone();
    void savesOpensAndAsksBeforeItLosesWork();
    void failedSaveTellsWhy();
    void fileChangedByOthersIsAskedAbout();
    void workAfterACrashIsOffered();
    void brokenFileIsRefusedAndTheModelStays();
    void selectionIsOneEverywhere();
    void copyAndPasteAddsACopy();
    void deletingIsOneUndoStep();
    void outOfScopeNeedsAReason();
    void kindsOfFlowsAreHiddenAndShown();
    void themeSwitches();
    void aMessageHasTheRoomOfFigures();
    void aNewModelIsAnEmptyPageAtFullSize();
    void reportIsWrittenAndPreviewed();
    void reportOfTheHardenedExampleTellsWhatItBought();
};

void WindowTest::everyCommandDoesSomething()
{
    const TestWindow test;
    for (const ActionTable::Entry &entry : test.window->actions().entries())
        QVERIFY2(test.window->actions().isBound(entry.spec->id), entry.spec->id);
}

void WindowTest::startsOnTheWelcomePage()
{
    TestWindow test;
    test.window->show();
    QVERIFY(!test.window->files().isOpen());
    QVERIFY(!test.window->actions().action("file.save")->isEnabled());
    QVERIFY(test.window->actions().action("file.open")->isEnabled());
    test.trigger("file.new");
    QVERIFY(test.window->files().isOpen());
    QVERIFY(test.window->actions().action("file.save")->isEnabled());
    QVERIFY(!test.window->isWindowModified());
}

void WindowTest::docksStartAtTheirSizesBesideThePagesTheyServe()
{
    TestWindow test;
    test.window->resize(1400, 1000);
    test.window->show();
    const auto dock = [&](const char *name) { return test.window->findChild<QDockWidget *>(name); };
    QVERIFY(!dock("paletteDock")->isVisible()); // no model is open
    test.trigger("file.new");
    QTRY_COMPARE(dock("paletteDock")->width(), 230);
    QTRY_COMPARE(dock("propertiesDock")->width(), 350);
    QTRY_COMPARE(dock("findingsDock")->height(), 250);
    QVERIFY(dock("paletteDock")->height() > dock("outlineDock")->height());
    QCOMPARE(dock("outlineDock")->x(), dock("paletteDock")->x());
    test.trigger("view.threatsTab");
    QVERIFY(dock("propertiesDock")->isVisible());
    for (const char *name : {"paletteDock", "outlineDock", "findingsDock"})
        QVERIFY2(!dock(name)->isVisible(), name);
    test.trigger("view.diagramTab");
    QTRY_COMPARE(dock("paletteDock")->width(), 230);
    QVERIFY(dock("findingsDock")->isVisible());
}

// Whatever docks a page has beside it.
void WindowTest::tabsOfPagesStayInTheirPlace()
{
    TestWindow test;
    test.window->resize(1400, 1000);
    test.window->show();
    const auto *bar = test.window->findChild<QToolBar *>("pagesBar");
    QVERIFY(bar && !bar->isVisible());
    test.trigger("file.new");
    const auto *tabs = bar->findChild<QTabBar *>();
    QVERIFY(tabs->isVisible());
    const QPoint place = tabs->mapTo(test.window.get(), QPoint());
    int index = 0;
    for (const char *page : {"view.diagramTab", "view.threatsTab", "view.matrixTab", "view.pathsTab",
                             "view.layersTab", "view.whatIfTab", "view.reportTab"}) {
        test.trigger(page);
        QApplication::processEvents();
        QCOMPARE(tabs->currentIndex(), index++);
        QCOMPARE(tabs->mapTo(test.window.get(), QPoint()), place);
    }
    // X11 sends the Tab key with Shift as Backtab, other systems as Tab.
    QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
    for (const Qt::Key key : {Qt::Key_Backtab, Qt::Key_Tab}) {
        const int before = tabs->currentIndex();
        QTest::keyClick(QApplication::focusWidget(), key, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs->currentIndex(), before - 1);
    }
    test.trigger("file.close");
    QVERIFY(!tabs->isVisible());
}

// One that has no place for the tabs would put them behind the tool bar.
void WindowTest::layoutsOfFormerVersionsAreLeft()
{
    TestWindow test;
    QMainWindow former;
    former.addToolBar("")->setObjectName("mainToolBar");
    QSettings(test.file("settings.ini"), QSettings::IniFormat).setValue("window/state", former.saveState());
    test.restart();
    test.window->resize(1400, 1000);
    test.window->show();
    test.trigger("file.new");
    const auto *tools = test.window->findChild<QToolBar *>("mainToolBar");
    const auto *pages = test.window->findChild<QToolBar *>("pagesBar");
    QTRY_VERIFY_WITH_TIMEOUT(pages->isVisible() && tools->isVisible(), patience);
    QVERIFY(pages->y() >= tools->geometry().bottom());
}

void WindowTest::threatsFollowTheModel()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.trigger("view.threatsTab"); // a page that is hidden does not follow
    QTRY_VERIFY(test.window->session().assessment() && !test.window->session().isAnalysing());
    QTRY_VERIFY(test.window->session().analysis()->find("E1.1@web"));
    QVERIFY(test.window->threatsPage().threats().shownCount() > 0);
    test.window->document().undoStack().undo();
    QTRY_COMPARE(test.window->threatsPage().threats().shownCount(), std::size_t{0});
    test.window->document().undoStack().redo();
    QTRY_VERIFY(test.window->threatsPage().threats().shownCount() > 0);
}

void WindowTest::answeringAPropertySettlesAThreat()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.window->session().select({"web"});
    PropertiesPanel &panel = test.window->propertiesPanel();
    const auto key = *test.model().vocabulary().key("privileged");
    const QModelIndex index = panel.properties().find(PropertyRow::Field::Property, key);
    QVERIFY(index.isValid());
    QCOMPARE(index.data().toString(), QStringLiteral("yes"));
    QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("E1.1@web"));
    panel.view()->setCurrentIndex(index);
    QTest::keyClick(panel.view(), Qt::Key_N);
    QCOMPARE(*test.model().element("web")->properties.value(key)->asBool(), false);
    QTRY_VERIFY(!test.window->session().analysis()->find("E1.1@web"));
    QTest::keyClick(panel.view(), Qt::Key_U);
    QVERIFY(!test.model().element("web")->properties.value(key));
    test.window->document().undoStack().undo();
    QCOMPARE(*test.model().element("web")->properties.value(key)->asBool(), false);
}

// In full, below the properties: beside its name there is seldom room for it.
void WindowTest::theWayOfADerivedClassIsTold()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    const auto key = *test.model().vocabulary().key("data_sensitivity");
    const std::vector<model::Id> store{"db"};
    const model::Value confidential(
        model::EnumValue{static_cast<std::uint16_t>(model::property::DataSensitivity::Confidential)});
    QVERIFY(test.window->document().perform(model::planSetProperty(test.model(), store, key, confidential),
                                            "Classify"));
    test.window->session().select({"web->db"});
    PropertiesPanel &panel = test.window->propertiesPanel();
    panel.showProperty(key);
    const auto isTold = [&] {
        const QList<QLabel *> labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains("Derived: confidential, from data store db");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), patience);
}

void WindowTest::decisionsAreKeptAndUndone()
{
    TestWindow test;
    test.loadCatalogs();
    openShop(test);
    QTRY_VERIFY(test.window->session().analysis() && test.window->session().analysis()->find("E1.1@web"));
    const ThreatList list(test.window->session().assessment());
    const auto threat = list.find("E1.1@web");
    QVERIFY(threat.has_value());
    model::Decision decision;
    decision.state = model::DecisionState::Accepted;
    decision.rationale = "A build machine without secrets";
    recordDecision(test.window->session(), chosenThreats(test.window->session(), {"E1.1@web"}), decision);
    const model::Decision *kept = test.model().decisions().find("E1.1@web");
    QVERIFY(kept);
    QVERIFY(kept->rating == list.rating(*threat));
    QCOMPARE(test.window->document().undoStack().undoText(),
             QStringLiteral("Decide: accept %1 on web").arg(list.title(*threat)));
    QTRY_COMPARE(static_cast<int>(test.window->session()
                                      .analysis()
                                      ->decision(*test.window->session().analysis()->find("E1.1@web"))
                                      .effective),
                 static_cast<int>(model::DecisionState::Accepted));
    test.window->document().undoStack().undo();
    QVERIFY(!test.model().decisions().find("E1.1@web"));
}

void WindowTest::savesOpensAndAsksBeforeItLosesWork()
{
    TestWindow test;
    openShop(test);
    QVERIFY(test.window->isWindowModified());
    test.dialogs->saveAnswer = Dialogs::SaveAnswer::Cancel;
    test.trigger("file.close");
    QVERIFY(test.window->files().isOpen());
    test.dialogs->nextFile = test.file("shop"); // the suffix is added
    test.save();
    QVERIFY(QFile::exists(test.file("shop.bulkhead")));
    QVERIFY(!test.window->isWindowModified());
    const model::Model saved = test.model();
    test.trigger("file.close");
    QVERIFY(!test.window->files().isOpen());
    QVERIFY(test.window->files().open(test.file("shop.bulkhead")));
    QVERIFY(test.model() == saved);
}

void WindowTest::failedSaveTellsWhy()
{
    TestWindow test;
    openShop(test);
    test.dialogs->nextFile = test.file("missing/folder/shop.bulkhead");
    test.save();
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY(test.window->isWindowModified());
    QVERIFY(test.model().element("web"));
}

void WindowTest::fileChangedByOthersIsAskedAbout()
{
    TestWindow test;
    openShop(test);
    test.dialogs->nextFile = test.file("shop.bulkhead");
    test.save();
    QFile file(test.file("shop.bulkhead"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    test.dialogs->confirmed = false;
    test.save();
    QVERIFY(test.dialogs->asked.contains("The file has changed"));
    QVERIFY(test.window->isWindowModified());
    test.dialogs->confirmed = true;
    test.save();
    QVERIFY(!test.window->isWindowModified());
}

void WindowTest::workAfterACrashIsOffered()
{
    TestWindow test;
    openShop(test);
    test.dialogs->nextFile = test.file("shop.bulkhead");
    test.save();
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    test.window.reset(); // without closing: the journal stays
    test.restart();
    test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    QVERIFY(!test.window->files().open(test.file("shop.bulkhead")));
    test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Recover;
    QVERIFY(test.window->files().open(test.file("shop.bulkhead")));
    QVERIFY(test.model().element("more"));
    QVERIFY(test.window->isWindowModified());
}

void WindowTest::brokenFileIsRefusedAndTheModelStays()
{
    TestWindow test;
    openShop(test);
    QFile file(test.file("broken.bulkhead"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"bulkhead-model\", \"version\": 1,");
    file.close();
    const model::Model before = test.model();
    QVERIFY(!test.window->files().open(test.file("broken.bulkhead")));
    QCOMPARE(test.dialogs->problems.size(), 1);
    QVERIFY2(test.dialogs->problems.front().contains("broken.bulkhead"),
             qPrintable(test.dialogs->problems.front()));
    QVERIFY(test.model() == before);
}

void WindowTest::selectionIsOneEverywhere()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    diagram::DiagramScene &scene = test.window->diagramPage().scene();
    const model::Id db = "db";
    scene.select({&db, 1});
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"db"});
    auto *outline = test.window->findChild<OutlinePanel *>()->view();
    QCOMPARE(outline->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(outline->selectionModel()->selectedRows().front().data().toString(), QStringLiteral("db"));
    test.window->session().select({"web"});
    QCOMPARE(scene.selectedIds(), std::vector<model::Id>{"web"});
    QVERIFY(
        test.window->document().perform(model::removing(test.model().flows().shared("web->db")), "Remove"));
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web"});
}

void WindowTest::copyAndPasteAddsACopy()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    test.window->session().select({"db"});
    test.trigger("edit.copy");
    test.trigger("edit.paste");
    const auto stores =
        std::count_if(test.model().elements().begin(), test.model().elements().end(),
                      [](const model::Element &e) { return e.kind == model::Kind::DataStore; });
    QCOMPARE(stores, 2);
}

void WindowTest::deletingIsOneUndoStep()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    const model::Model before = test.model();
    test.window->session().select({"host"});
    test.trigger("edit.delete");
    QVERIFY(!test.model().element("host"));
    QVERIFY(!test.model().element("web")); // what it held
    QVERIFY(test.model().flows().empty());
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
}

void WindowTest::outOfScopeNeedsAReason()
{
    TestWindow test;
    openShop(test);
    test.window->session().select({"db"});
    test.dialogs->nextText = std::nullopt; // cancelled
    test.trigger("diagram.outOfScope");
    QVERIFY(!test.model().element("db")->outOfScope);
    test.dialogs->nextText = "Run by another team";
    test.trigger("diagram.outOfScope");
    QVERIFY(test.model().element("db")->outOfScope);
    QCOMPARE(test.model().element("db")->outOfScopeReason, std::string("Run by another team"));
    test.trigger("diagram.outOfScope");
    QVERIFY(!test.model().element("db")->outOfScope);
}

void WindowTest::kindsOfFlowsAreHiddenAndShown()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    const auto menu = test.window->actions().action("view.flowKinds")->menu();
    const auto choose = [menu](int kind) {
        emit menu->aboutToShow();
        menu->actions()[kind]->trigger();
    };
    const auto &flows = test.model().flows();
    QVERIFY(!flows.empty());
    const auto dataFlow = std::find_if(flows.begin(), flows.end(), [](const model::Flow &flow) {
        return flow.kind == model::FlowKind::Data;
    });
    QVERIFY(dataFlow != flows.end());
    const model::Id id = dataFlow->id;
    const auto isShown = [&] { return !test.window->diagramPage().scene().boundsOf(id).isNull(); };
    QVERIFY(isShown());
    choose(static_cast<int>(model::FlowKind::Data));
    QVERIFY(!isShown());
    test.trigger("edit.undo");
    QVERIFY(isShown());
    // One kind is always left.
    for (int kind = 0; kind < static_cast<int>(model::allFlowKinds.size()); ++kind)
        choose(kind);
    emit menu->aboutToShow();
    const auto actions = menu->actions();
    QCOMPARE(
        std::count_if(actions.begin(), actions.end(), [](QAction *action) { return action->isChecked(); }),
        1);
}

void WindowTest::themeSwitches()
{
    TestWindow test;
    test.window->show();
    const QColor light = test.window->palette().color(QPalette::Window);
    test.window->actions().action("view.dark")->setChecked(true);
    QVERIFY(test.window->session().theme().scheme == diagram::Scheme::Dark);
    QVERIFY(test.window->palette().color(QPalette::Window).lightness() < light.lightness());
    test.window->actions().action("view.dark")->setChecked(false);
}

void WindowTest::aMessageHasTheRoomOfFigures()
{
    TestWindow test;
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    QStatusBar *bar = test.window->statusBar();
    const auto roomLeft = [&] {
        int left = bar->width();
        for (const QWidget *child : bar->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible())
                left = std::min(left, child->x());
        }
        return left;
    };
    const int beside = roomLeft();
    const QString message("No longer on Supply chain, but still in the model: Shift+Del deletes it there");
    QVERIFY(bar->fontMetrics().horizontalAdvance(message) > beside); // it would be cut
    bar->showMessage(message);
    QTRY_VERIFY(bar->fontMetrics().horizontalAdvance(message) < roomLeft());
    bar->clearMessage();
    QTRY_VERIFY(bar->fontMetrics().horizontalAdvance(message) > roomLeft());
}

void WindowTest::aNewModelIsAnEmptyPageAtFullSize()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    auto &view = test.window->findChild<DiagramPage *>()->view();
    view.setZoom(0.4);
    test.trigger("file.new");
    QTRY_COMPARE(view.zoom(), 1.0);
    QVERIFY(!test.window->findChild<diagram::OverviewMap *>()->isVisible());
}

void WindowTest::reportIsWrittenAndPreviewed()
{
    TestWindow test;
    test.window->resize(1280, 800);
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.dialogs->nextFile = test.file("report.html");
    test.trigger("file.report");
    QTRY_COMPARE_WITH_TIMEOUT(test.window->statusBar()->currentMessage(),
                              "Written to " + test.file("report.html"), patience);
    QFile report(test.file("report.html"));
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("web"));
    test.dialogs->nextFile = test.file("report.doc");
    test.trigger("file.report");
    QCOMPARE(test.dialogs->problems.size(), 1);
    test.trigger("view.reportTab");
    QTRY_VERIFY_WITH_TIMEOUT(test.window->findChild<ReportPage *>()->pageCount() >= 2, patience);
}

void WindowTest::reportOfTheHardenedExampleTellsWhatItBought()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    const QList<QAbstractButton *> buttons = test.window->findChildren<QAbstractButton *>();
    const auto example = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
        return button->text().contains("hardened") || button->accessibleName().contains("hardened");
    });
    QVERIFY(example != buttons.end());
    (*example)->click();
    QTRY_VERIFY_WITH_TIMEOUT(test.window->session().assessment(), patience);
    const auto written = [&](const char *name) {
        test.dialogs->nextFile = test.file(name);
        test.trigger("file.report");
        QFile report(test.file(name));
        const auto isWritten = [&] {
            return test.window->statusBar()->currentMessage() == "Written to " + test.file(name);
        };
        (void)QTest::qWaitFor(isWritten, patience); // in the background
        return report.open(QIODevice::ReadOnly) ? report.readAll() : QByteArray();
    };
    QVERIFY(written("first.md").contains("## Compared with Web shop"));
    // Saved elsewhere it is still the example that it speaks of.
    test.dialogs->nextFile = test.file("mine.bulkhead");
    test.save("file.saveAs");
    QVERIFY(written("second.md").contains("## Compared with Web shop"));

    inNextDialog([](QDialog &dialog) {
        const QList<QComboBox *> boxes = dialog.findChildren<QComboBox *>();
        const auto baseline = std::find_if(boxes.begin(), boxes.end(), [](const QComboBox *box) {
            return box->currentText() == "web-shop.bulkhead";
        });
        if (baseline == boxes.end())
            return false;
        (*baseline)->setCurrentText(QString());
        dialog.accept();
        return true;
    });
    test.trigger("threats.details");
    QVERIFY(!written("third.md").contains("## Compared with"));
    test.trigger("edit.undo");
    QVERIFY(written("fourth.md").contains("## Compared with Web shop"));
}

} // namespace gui_window

BULKHEAD_TEST(gui_window, WindowTest, Gui)
#include "test_window.moc"
