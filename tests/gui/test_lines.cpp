// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "changing_model.h"
#include "tests/support/test_program.h"

#include <QStatusBar>
#include <QTest>

namespace gui_lines {

using namespace bulkhead;
using namespace bulkhead::app;

// How a view's lines run, and which flows are ports, by commands.
class LinesWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void linesRunAsOneChooses();
    void flowsBecomePortsAndLinesAgain();
    void aSelectionThatCannotBeLaidOutIsTold();
};

namespace {

const model::View &shownView(const TestWindow &test)
{
    return *test.window->document().model().views().find(test.window->diagramPage().viewId());
}

} // namespace

void LinesWindowTest::linesRunAsOneChooses()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    test.trigger("diagram.linesCurved");
    QTRY_VERIFY(shownView(test).routing == model::Routing::Curved);
    test.trigger("diagram.linesStraight");
    QTRY_VERIFY(shownView(test).routing == model::Routing::Straight);
    test.trigger("edit.undo");
    QVERIFY(shownView(test).routing == model::Routing::Curved);
}

void LinesWindowTest::flowsBecomePortsAndLinesAgain()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    test.window->session().select({"web"});
    test.trigger("diagram.ports");
    QTRY_VERIFY(shownView(test).hubs.contains("web"));
    QVERIFY(shownView(test).hubs.at("web"));
    test.trigger("diagram.ports");
    QTRY_VERIFY(!shownView(test).hubs.at("web"));
    test.trigger("edit.undo");
    test.trigger("edit.undo");
    QVERIFY(!shownView(test).hubs.contains("web"));
}

void LinesWindowTest::aSelectionThatCannotBeLaidOutIsTold()
{
    TestWindow test;
    test.window->show();
    openShop(test);
    for (const std::vector<model::Id> &ids : {std::vector<model::Id>{"web->db"}, {"db"}, {"db", "web"}}) {
        test.window->session().select(ids);
        test.dialogs->problems.clear();
        const model::Model before = test.model();
        test.trigger("diagram.layoutSelection");
        QVERIFY2(test.window->statusBar()->currentMessage().contains("Select a box"),
                 qPrintable(test.window->statusBar()->currentMessage()));
        QVERIFY(test.model() == before);
        test.window->statusBar()->clearMessage();
    }
    test.window->session().select({"db", "host"}); // beside each other
    test.trigger("diagram.layoutSelection");
    QTRY_COMPARE(test.window->actions().action("edit.undo")->text(),
                 QStringLiteral("&Undo Lay out 2 element(s)"));
}

} // namespace gui_lines

BULKHEAD_TEST(gui_lines, LinesWindowTest, Gui)
#include "test_lines.moc"
