// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "model/plans.h"
#include "tests/support/test_program.h"

#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace gui_nesting {

using namespace bulkhead;
using namespace bulkhead::app;

// Which box an element stands in, by the keyboard alone and where the picture and the model differ.
class NestingWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void drawnByTheKeyboardAlone();
    void whatIsPutIntoABoxIsFoundByTyping();
    void itGoesIntoTheBoxThatIsLeftOrNowhere();
    void aDifferenceIsToldAndMended();
};

namespace {

void type(diagram::DiagramView &view, Qt::Key letter, const char *name)
{
    QTest::keyClick(&view, letter);
    QTest::keyClick(&view, Qt::Key_Return);
    auto *line = view.findChild<QLineEdit *>("inlineEditor");
    QVERIFY(line);
    QTest::keyClicks(line, name);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!view.findChild<QLineEdit *>("inlineEditor"));
}

const model::Element *named(const model::Model &model, const std::string &name)
{
    for (const model::Element &element : model.elements())
        if (element.name == name)
            return &element;
    return nullptr;
}

} // namespace

void NestingWindowTest::drawnByTheKeyboardAlone()
{
    TestWindow test;
    test.window->resize(1280, 800);
    test.window->show();
    test.trigger("file.new");
    diagram::DiagramView &view = test.window->diagramPage().view();
    view.setFocus();
    type(view, Qt::Key_H, "server");
    type(view, Qt::Key_K, "web");
    type(view, Qt::Key_K, "app");
    const model::Element *server = named(test.model(), "server");
    QVERIFY(server);
    QCOMPARE(named(test.model(), "web")->parent, server->id);
    QCOMPARE(named(test.model(), "app")->parent, server->id);
    test.trigger("diagram.wrapBoundary"); // round app, which is selected
    auto *line = view.findChild<QLineEdit *>("inlineEditor");
    QVERIFY(line);
    QTest::keyClicks(line, "pod");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(named(test.model(), "pod"));
    QCOMPARE(named(test.model(), "app")->parent, named(test.model(), "pod")->id);
    test.window->session().select({named(test.model(), "app")->id});
    test.trigger("diagram.takeOut");
    QCOMPARE(named(test.model(), "app")->parent, named(test.model(), "server")->id);
    QCOMPARE(test.window->actions().action("edit.undo")->text(), QStringLiteral("&Undo Take app out of pod"));
    QVERIFY(test.window->diagramPage().scene().misplacedIds().empty());
}

void NestingWindowTest::whatIsPutIntoABoxIsFoundByTyping()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    QVERIFY(test.window->document().perform(addElement("vault", model::Kind::Registry), "Add"));
    test.window->session().select({"db"});
    inNextDialog([](QDialog &dialog) {
        auto *typed = dialog.findChild<QLineEdit *>();
        QTest::keyClicks(typed, "vau");
        QTest::keyClick(typed, Qt::Key_Return);
        return true;
    });
    test.trigger("diagram.putInto");
    QCOMPARE(test.model().element("db")->parent, model::Id("vault"));
    test.trigger("edit.undo");
    QCOMPARE(test.model().element("db")->parent, model::Id());
}

void NestingWindowTest::itGoesIntoTheBoxThatIsLeftOrNowhere()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"db"});
    answerAfter(
        test, [&] { removeElement(test, "host"); }, [](QDialog &dialog) { dialog.accept(); });
    test.trigger("diagram.putInto");
    QCOMPARE(test.model().element("db")->parent, model::Id());
    QCOMPARE(test.dialogs->problems.size(), 1);
}

void NestingWindowTest::aDifferenceIsToldAndMended()
{
    for (const bool inTheModel : {false, true}) {
        TestWindow test;
        test.window->show();
        openShop(test);
        diagram::DiagramScene &scene = test.window->diagramPage().scene();
        auto *banner = test.window->findChild<QFrame *>("nestingBanner");
        QVERIFY(!banner->isVisible());
        scene.select(std::vector<model::Id>{"db"});
        scene.nudgeSelection(10, 0); // places are stored from now on
        const model::Id db = "db";
        QVERIFY(
            test.window->document().perform(model::planReparent(test.model(), {&db, 1}, "host"), "Update"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(scene.misplacedIds(), std::vector<model::Id>{"db"});
        banner->findChildren<QPushButton *>()[inTheModel ? 2 : 1]->click();
        QVERIFY(!banner->isVisible());
        QCOMPARE(test.model().element("db")->parent, model::Id(inTheModel ? "" : "host"));
        test.trigger("edit.undo");
        QVERIFY(banner->isVisible());
    }
}

} // namespace gui_nesting

BULKHEAD_TEST(gui_nesting, NestingWindowTest, Gui)
#include "test_nesting.moc"
