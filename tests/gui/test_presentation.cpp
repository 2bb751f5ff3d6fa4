// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/window/presentation.h"
#include "app/gui/window/slide_panel.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "model/view_plans.h"
#include "tests/support/test_program.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QMouseEvent>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>

namespace gui_presentation {

using namespace bulkhead;
using namespace bulkhead::app;

// The diagram alone, slide by slide, by keys.
class PresentationTest : public QObject
{
    Q_OBJECT

private slots:
    void theDiagramIsAlone();
    void slidesAreViewsPathsAndThreats();
    void keysGoOnAndBack();
    void aSlideIsShownAsItWasLeft();
    void nothingIsEdited();
    void theLightFollowsThePointer();
    void leavingPutsEverythingBack();
    void closingAndOtherModelsEndIt();
};

namespace {

Presentation &presentation(TestWindow &test)
{
    return test.window->presentation();
}

diagram::DiagramView &view(TestWindow &test)
{
    return test.window->diagramPage().view();
}

// A shop whose database can be reached from outside, with a second view.
void openForShow(TestWindow &test)
{
    test.loadCatalogs();
    test.window->resize(1280, 800);
    test.window->show();
    openShop(test);
    test.trigger("diagram.layout");
    QTRY_VERIFY(!test.model().placements().empty());
    model::Element start = *test.model().element("web");
    start.takenOver = true;
    QVERIFY(test.window->document().perform(
        model::editing(test.model().elements().shared("web"), std::move(start)), "Mark"));
    model::View second = model::newView(test.model(), "Second & <b>more</b>", {"db"});
    second.notes.push_back(
        {"Mind the <i>gap</i>\n" + std::string(1'979, 'x') + "ä", {0, 0, 100, 40}, {}}); // cut before the ä
    QVERIFY(test.window->document().perform(model::planAddView(test.model(), second, {}), "View"));
    QTRY_VERIFY_WITH_TIMEOUT(test.window->session().assessment() && !test.window->session().isAnalysing(),
                             patience);
}

void press(TestWindow &test, Qt::Key key)
{
    QTest::keyClick(&view(test), key);
}

} // namespace

void PresentationTest::theDiagramIsAlone()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    QVERIFY(presentation(test).isOn());
    QVERIFY(test.window->isFullScreen());
    QVERIFY(!test.window->menuBar()->isVisible());
    QVERIFY(!test.window->statusBar()->isVisible());
    QVERIFY(!test.window->diagramPage().viewTabs().isVisible());
    for (const QDockWidget *dock : test.window->findChildren<QDockWidget *>())
        QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
    for (const QToolBar *bar : test.window->findChildren<QToolBar *>())
        QVERIFY2(!bar->isVisible(), qPrintable(bar->objectName()));
    QVERIFY(presentation(test).panel().isVisible());
    // A selection brings no dock back.
    test.window->session().select({"web"});
    QTest::qWait(150);
    for (const QDockWidget *dock : test.window->findChildren<QDockWidget *>())
        QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
    // All of it is in sight, beside the text, and larger than life where there is room.
    const QRectF seen = view(test).mapToScene(view(test).viewport()->rect()).boundingRect();
    QVERIFY(seen.contains(test.window->diagramPage().scene().contentBounds()));
    QVERIFY(!view(test).geometry().intersects(presentation(test).panel().geometry()));
    press(test, Qt::Key_T);
    QVERIFY(!presentation(test).panel().isVisible());
    // Where the program ends now, the docks are there at the next start as before.
    test.restart();
    test.window->show();
    openShop(test);
    QVERIFY(test.window->actions().action("view.palette")->isChecked());
    QVERIFY(test.window->actions().action("view.findings")->isChecked());
}

void PresentationTest::slidesAreViewsPathsAndThreats()
{
    TestWindow test;
    openForShow(test);
    test.trigger("view.present");
    QStringList headings;
    for (const Slide &slide : presentation(test).slides())
        headings << slide.heading;
    QCOMPARE(headings[0], QString("Diagram"));
    QCOMPARE(headings[1], QString("Second & <b>more</b>"));
    QVERIFY2(headings.filter("Attack path: ").size() > 1, qPrintable(headings.join('\n')));
    QVERIFY2(headings.contains("Top threat 1"), qPrintable(headings.join('\n')));
    press(test, Qt::Key_Space);
    // The text is plain, whatever it says.
    QVERIFY(presentation(test).panel().text().startsWith("Second & <b>more</b>"));
    QVERIFY(presentation(test).panel().text().contains("Mind the <i>gap</i>"));
    // Its lines stay lines, and no character is cut.
    QVERIFY(!presentation(test).panel().text().contains(QChar(0x240A)));
    QVERIFY(presentation(test).panel().text().contains(QString(100, 'x')));
    QVERIFY(!presentation(test).panel().text().contains(QChar::ReplacementCharacter));
    QVERIFY(!presentation(test).panel().text().contains("\\xC3"));
    const auto path =
        static_cast<std::size_t>(std::find_if(headings.begin(), headings.end(),
                                              [](const QString &h) { return h.startsWith("Attack"); }) -
                                 headings.begin());
    presentation(test).showSlide(path);
    QVERIFY(test.window->diagramPage().scene().overlay().highlighted);
    QVERIFY2(!test.window->diagramPage().scene().overlay().highlighted->empty(),
             qPrintable(headings[static_cast<qsizetype>(path)]));
    QCOMPARE(test.window->diagramPage().viewId(), model::Id("diagram"));
    press(test, Qt::Key_Home);
    QVERIFY(!test.window->diagramPage().scene().overlay().highlighted);
}

void PresentationTest::keysGoOnAndBack()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Right, Qt::Key_Down, Qt::Key_PageDown}) {
        const std::size_t before = presentation(test).slide();
        press(test, key);
        QCOMPARE(presentation(test).slide(), before + 1);
    }
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_PageUp, Qt::Key_Backspace, Qt::Key_Left})
        press(test, key);
    QCOMPARE(presentation(test).slide(), std::size_t(0)); // and stays there
    press(test, Qt::Key_End);
    QCOMPARE(presentation(test).slide(), presentation(test).slides().size() - 1);
    press(test, Qt::Key_Right);
    QCOMPARE(presentation(test).slide(), presentation(test).slides().size() - 1);
    press(test, Qt::Key_Escape);
    QVERIFY(!presentation(test).isOn());
}

void PresentationTest::aSlideIsShownAsItWasLeft()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    test.window->session().select({"db"});
    view(test).setZoom(0.7);
    press(test, Qt::Key_Right);
    QVERIFY(test.window->session().selection().empty());
    QVERIFY(std::abs(view(test).zoom() - 0.7) > 0.01);
    press(test, Qt::Key_Left);
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"db"});
    QVERIFY(std::abs(view(test).zoom() - 0.7) < 1e-6);
}

void PresentationTest::nothingIsEdited()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    const QString before = test.window->document().undoStack().undoText();
    test.window->session().select({"db"});
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_C, Qt::Key_K, Qt::Key_F2, Qt::Key_A})
        press(test, key);
    QVERIFY(test.model().element("db"));
    QCOMPARE(test.window->document().undoStack().undoText(), before);
    QVERIFY(presentation(test).isOn());
}

void PresentationTest::theLightFollowsThePointer()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    QWidget *viewport = view(test).viewport();
    auto *light = viewport->findChild<LaserPointer *>();
    QVERIFY(light && !light->isVisible());
    const auto moveTo = [&](QPoint at) {
        QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(viewport, &move);
    };
    moveTo({200, 150});
    QVERIFY(light->isVisible());
    QCOMPARE(light->geometry().center(), QPoint(200, 150));
    press(test, Qt::Key_L);
    moveTo({220, 150});
    QVERIFY(!light->isVisible());
}

void PresentationTest::leavingPutsEverythingBack()
{
    TestWindow test;
    openForShow(test);
    test.window->session().select({"web"});
    QTest::qWait(150);
    QStringList before;
    for (const QWidget *widget : test.window->findChildren<QWidget *>())
        if (widget->isVisible() && !widget->objectName().isEmpty())
            before << widget->objectName();
    press(test, Qt::Key_F5);
    press(test, Qt::Key_End);
    press(test, Qt::Key_Escape);
    QTest::qWait(150);
    QVERIFY(!test.window->isFullScreen());
    QStringList after;
    for (const QWidget *widget : test.window->findChildren<QWidget *>())
        if (widget->isVisible() && !widget->objectName().isEmpty())
            after << widget->objectName();
    before.removeDuplicates();
    after.removeDuplicates();
    for (const QString &name : before)
        QVERIFY2(after.contains(name), qPrintable(name));
    QCOMPARE(test.window->diagramPage().viewId(), model::Id("diagram"));
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web"});
    QVERIFY(!test.window->diagramPage().scene().overlay().highlighted);
    press(test, Qt::Key_Delete); // one may edit again
    QVERIFY(!test.model().element("web"));
}

void PresentationTest::closingAndOtherModelsEndIt()
{
    TestWindow test;
    openForShow(test);
    press(test, Qt::Key_F5);
    test.trigger("view.threatsTab");
    QVERIFY(!presentation(test).isOn());
    QVERIFY(test.window->menuBar()->isVisible());
    test.trigger("view.present");
    QVERIFY(presentation(test).isOn());
    test.trigger("file.new");
    QVERIFY(!presentation(test).isOn());
    test.trigger("view.present");
    test.window->close();
    test.restart();
    test.window->show();
    test.trigger("file.new");
    QVERIFY(test.window->menuBar()->isVisible());
    QVERIFY(!test.window->isFullScreen());
}

} // namespace gui_presentation

BULKHEAD_TEST(gui_presentation, PresentationTest, Gui)
#include "test_presentation.moc"
