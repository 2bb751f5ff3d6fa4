// SPDX-License-Identifier: Apache-2.0
#include "app/document/trial.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/history/history_panel.h"
#include "changing_model.h"
#include "diagram/items/scene_state.h"
#include "diagram/view/diagram_view.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QDockWidget>
#include <QSignalSpy>
#include <QTest>

namespace gui_history {

using namespace bulkhead;
using namespace bulkhead::app;

// The steps of the undo history in their panel, and what they are called.
class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void aClickGoesToTheStateBehindAStep();
    void severalStepsAreOneChange();
    void goingBackAndForthSaysWhatBecame();
    void itIsHiddenUntilAskedFor();
    void aTrialKeepsItShut();
    void theKeyboardPassesItByWhileItIsShut();
};

namespace {

HistoryPanel &historyOf(TestWindow &test)
{
    return *test.window->findChild<HistoryPanel *>();
}

QStringList steps(TestWindow &test)
{
    QStringList texts;
    const QAbstractItemModel &rows = *historyOf(test).model();
    for (int row = 0; row < rows.rowCount(); ++row)
        texts << rows.index(row, 0).data().toString();
    return texts;
}

void clickStep(TestWindow &test, int row)
{
    HistoryPanel &history = historyOf(test);
    const QModelIndex index = history.model()->index(row, 0);
    history.scrollTo(index);
    QTest::mouseClick(history.viewport(), Qt::LeftButton, {}, history.visualRect(index).center());
}

} // namespace

void HistoryTest::aClickGoesToTheStateBehindAStep()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.history");
    QVERIFY(historyOf(test).isVisible());
    diagram::DiagramScene &scene = test.window->diagramPage().scene();
    scene.select(std::vector<model::Id>{"db"});
    scene.nudgeSelection(600, 400);
    const model::Model moved = test.model();
    scene.select(std::vector<model::Id>{"host"});
    scene.collapseSelection();
    scene.deleteSelection();
    QCOMPARE(steps(test).mid(1),
             (QStringList{"Build", "Move db", "Collapse host", test.window->document().undoStack().text(3)}));
    QCOMPARE(steps(test).first(), QStringLiteral("As it was opened"));
    QVERIFY(steps(test).last().contains("host"));
    QVERIFY(!test.model().element("web"));
    clickStep(test, 2);
    QVERIFY(test.model() == moved);
    QVERIFY(!scene.isCollapsed("host"));
    clickStep(test, 4);
    QVERIFY(!test.model().element("web"));
    clickStep(test, 0);
    QVERIFY(test.model().elements().empty());
    QCOMPARE(steps(test).size(), 5);
}

// By mouse and keys: one change, and one analysis.
void HistoryTest::severalStepsAreOneChange()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.history");
    diagram::DiagramScene &scene = test.window->diagramPage().scene();
    for (int step = 0; step < 30; ++step)
        QVERIFY(test.window->document().perform(
            addElement("added" + std::to_string(step), model::Kind::Container), "Add"));
    assessed(test);
    const model::Model last = test.model();
    const QSignalSpy changes(&test.window->document(), &Document::changed);
    const QSignalSpy analyses(&test.window->session(), &Session::analysisStarted);
    int expected = 0;
    const auto wentIn = [&](int index) {
        ++expected;
        return test.window->document().undoStack().index() == index && changes.size() == expected &&
               scene.state().elements.size() == test.model().elements().size();
    };
    clickStep(test, 3);
    QVERIFY(wentIn(3));
    QCOMPARE(analyses.size(), 1);
    historyOf(test).setFocus();
    QTest::keyClick(&historyOf(test), Qt::Key_End);
    QVERIFY(wentIn(31));
    QVERIFY(test.model() == last);
    QTest::keyClick(&historyOf(test), Qt::Key_Home);
    QVERIFY(wentIn(0));
    QVERIFY(test.model().elements().empty());
    QTest::keyClick(&historyOf(test), Qt::Key_PageDown);
    QVERIFY(test.window->document().undoStack().index() > 1);
    QVERIFY(wentIn(test.window->document().undoStack().index()));
    test.window->document().goTo(31);
    QVERIFY(wentIn(31));
    QVERIFY(test.model() == last);
}

// What a trial did is taken back at once, and where nothing has become of several steps nothing is announced.
void HistoryTest::goingBackAndForthSaysWhatBecame()
{
    TestWindow test;
    openAssessed(test);
    const model::Model before = test.model();
    Trial &trial = *test.window->findChild<Trial *>();
    trial.begin();
    removeElement(test, "db");
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    QSignalSpy changes(&test.window->document(), &Document::changed);
    trial.discard();
    QCOMPARE(changes.size(), 1);
    QVERIFY(test.model() == before);
    const int step = test.window->document().undoStack().index();
    QVERIFY(test.window->document().perform(addElement("more", model::Kind::Container), "Add"));
    removeElement(test, "more");
    changes.clear();
    test.window->document().goTo(step);
    QCOMPARE(changes.size(), 0);
    QVERIFY(test.model() == before);
    test.window->document().goTo(step + 1);
    QCOMPARE(changes.size(), 1);
    QVERIFY(test.model().element("more"));
}

void HistoryTest::itIsHiddenUntilAskedFor()
{
    TestWindow test;
    openAssessed(test);
    QVERIFY(!historyOf(test).isVisible());
    test.trigger("view.history");
    QVERIFY(historyOf(test).isVisible());
    QVERIFY(!historyOf(test).accessibleName().isEmpty());
}

// A trial ends as one step, or none: nobody goes back behind its beginning meanwhile.
void HistoryTest::aTrialKeepsItShut()
{
    TestWindow test;
    openAssessed(test);
    test.trigger("view.history");
    test.trigger("threats.trial");
    QVERIFY(!historyOf(test).isEnabled());
    clickStep(test, 0);
    QVERIFY(test.model().element("web"));
    test.trigger("threats.trial");
    QVERIFY(historyOf(test).isEnabled());
}

void HistoryTest::theKeyboardPassesItByWhileItIsShut()
{
    TestWindow test;
    openAssessed(test);
    test.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(test.window.get()));
    test.trigger("view.history");
    test.trigger("threats.trial");
    test.window->diagramPage().view().setFocus();
    test.trigger("focus.next");
    const QWidget *first = QApplication::focusWidget();
    const QWidget *last = nullptr;
    int stops = 0;
    for (; stops < 20 && last != first; ++stops) {
        const QWidget *before = QApplication::focusWidget();
        test.trigger("focus.next");
        last = QApplication::focusWidget();
        QVERIFY2(last && last != before, qPrintable(QString::number(stops)));
        QVERIFY(!historyOf(test).isAncestorOf(last));
    }
    QVERIFY(stops > 2 && stops < 20); // once round
}

} // namespace gui_history

BULKHEAD_TEST(gui_history, HistoryTest, Gui)
#include "test_history.moc"
