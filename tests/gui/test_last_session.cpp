// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/files/file_controller.h"
#include "diagram/view/diagram_view.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include <QStatusBar>

namespace gui_last_session {

using namespace bulkhead;
using namespace bulkhead::app;

// What was open comes back at the next start.
class LastSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void fileViewAndSightComeBack();
    void aStartWithAFileOpensThatFile();
    void itCanBeSwitchedOff();
    void nothingIsReopenedUnlessTheProgramAsksForIt();
    void aClosedModelStaysClosed();
    void aFileThatIsGoneIsTold();
    void aViewThatIsGoneIsNotMissed();
    void recoveryGoesFirst();
    void workThatWaitsIsLeftAlone();
    void whatAnotherWindowHasOpenIsLeftAlone();
    void aFileThatEndsTheProgramIsNotOpenedAgain();
};

namespace {

// A window that keeps its session, with a saved shop that has a second view.
struct Bench
{
    Bench()
    {
        test.session = TestWindow::Session::Resumed;
        start();
        openShop(test);
        model::View second;
        second.id = "second";
        second.name = "Second";
        second.wholeModel = true;
        test.window->document().perform(model::adding(std::move(second)), "Add a view");
        saveAs("shop.bulkhead");
    }

    void saveAs(const char *name)
    {
        test.dialogs->nextFile = test.file(name);
        test.save("file.saveAs");
    }
    void start(const QStringList &paths = {})
    {
        test.restart();
        test.window->resize(1280, 800);
        test.window->show();
        test.window->start(paths);
    }
    void end() { QVERIFY(test.window->close()); }
    bool isOpen() const { return test.window->files().isOpen(); }
    QString openName() const { return test.window->files().documentName(); }
    DiagramPage &page() { return test.window->diagramPage(); }
    QPointF centre()
    {
        diagram::DiagramView &view = page().view();
        return view.mapToScene(view.viewport()->rect().center());
    }

    TestWindow test;
};

} // namespace

void LastSessionTest::fileViewAndSightComeBack()
{
    Bench bench;
    bench.page().showView("second");
    QTRY_VERIFY(bench.page().sight());
    QTRY_VERIFY(bench.test.model().placements().lowerBound({"second", ""}) !=
                bench.test.model().placements().end());
    QTest::qWait(50);
    bench.page().view().setZoom(2.5);
    bench.page().view().centerOn(bench.page().scene().boundsOf("db").center());
    const QPointF centre = bench.centre();
    bench.test.save();
    bench.end();

    bench.start();
    QVERIFY(bench.isOpen());
    QCOMPARE(bench.openName(), QString("shop"));
    QCOMPARE(bench.page().viewId(), model::Id("second"));
    QTRY_VERIFY(qAbs(bench.page().view().zoom() - 2.5) < 0.01);
    QTRY_VERIFY(QLineF(bench.centre(), centre).length() < 40);
    QVERIFY(!bench.test.window->isWindowModified());
}

void LastSessionTest::aStartWithAFileOpensThatFile()
{
    Bench bench;
    bench.saveAs("other.bulkhead");
    bench.end();
    bench.start({bench.test.file("shop.bulkhead")});
    QCOMPARE(bench.openName(), QString("shop"));
}

void LastSessionTest::itCanBeSwitchedOff()
{
    Bench bench;
    QVERIFY(bench.test.window->actions().action("file.resume")->isChecked());
    bench.test.trigger("file.resume");
    bench.end();
    bench.start();
    QVERIFY(!bench.isOpen());
    QVERIFY(!bench.test.window->actions().action("file.resume")->isChecked());

    bench.test.trigger("file.resume");
    QVERIFY(bench.test.window->files().open(bench.test.file("shop.bulkhead")));
    bench.end();
    bench.start();
    QVERIFY(bench.isOpen());
}

void LastSessionTest::nothingIsReopenedUnlessTheProgramAsksForIt()
{
    Bench bench;
    bench.end();
    bench.test.session = TestWindow::Session::Kept; // as New window starts one
    bench.start();
    QVERIFY(!bench.isOpen());
    bench.test.session = TestWindow::Session::Apart; // as tests do
    bench.start();
    QVERIFY(!bench.isOpen());
}

void LastSessionTest::aClosedModelStaysClosed()
{
    Bench bench;
    bench.test.trigger("file.close");
    bench.end();
    bench.start();
    QVERIFY(!bench.isOpen());
}

void LastSessionTest::aFileThatIsGoneIsTold()
{
    Bench bench;
    bench.end();
    QVERIFY(QFile::remove(bench.test.file("shop.bulkhead")));
    bench.start();
    QVERIFY(!bench.isOpen());
    QVERIFY(bench.test.window->statusBar()->currentMessage().contains("shop.bulkhead"));
    QVERIFY(bench.test.dialogs->problems.isEmpty());
    bench.end();
    bench.start(); // once
    QCOMPARE(bench.test.window->statusBar()->currentMessage(), QString());
}

void LastSessionTest::aViewThatIsGoneIsNotMissed()
{
    Bench bench;
    bench.page().showView("second");
    bench.end();
    QFile file(bench.test.file("shop.bulkhead"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    writeText(file.fileName(), text.replace("\"second\"", "\"third\""));
    bench.start();
    QVERIFY(bench.isOpen());
    QVERIFY(bench.test.model().views().find(bench.page().viewId()));
}

void LastSessionTest::recoveryGoesFirst()
{
    Bench bench;
    QVERIFY(bench.test.window->document().perform(addElement("cache", model::Kind::Container), "Add"));
    bench.test.window.reset(); // a crash
    bench.start();
    QCOMPARE(bench.test.dialogs->asked.size(), 1);
    QVERIFY(bench.test.model().element("cache"));
    QVERIFY(bench.test.window->isWindowModified());
}

void LastSessionTest::workThatWaitsIsLeftAlone()
{
    Bench bench;
    QVERIFY(bench.test.window->document().perform(addElement("cache", model::Kind::Container), "Add"));
    bench.test.window.reset();
    bench.test.restart();
    bench.test.dialogs->recoverAnswer = Dialogs::RecoverAnswer::Later;
    bench.test.window->start({});
    QCOMPARE(bench.test.dialogs->asked.size(), 1); // not once more for the session
    QVERIFY(!bench.isOpen());
}

void LastSessionTest::whatAnotherWindowHasOpenIsLeftAlone()
{
    Bench bench;
    const std::unique_ptr<MainWindow> first = std::move(bench.test.window);
    bench.start();
    QVERIFY(!bench.isOpen());
    QVERIFY(bench.test.dialogs->told.isEmpty());
}

void LastSessionTest::aFileThatEndsTheProgramIsNotOpenedAgain()
{
    Bench bench;
    bench.end();
    bench.start();
    QVERIFY(bench.isOpen());
    bench.test.window.reset(); // as if it had ended the program
    bench.start();
    QVERIFY(!bench.isOpen());
}

} // namespace gui_last_session

BULKHEAD_TEST(gui_last_session, LastSessionTest, Gui)

#include "test_last_session.moc"
