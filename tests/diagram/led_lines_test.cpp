// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/rerouting.h"
#include "tests/diagram/editor.h"
#include "tests/diagram/laid_out.h"

#include <QLineEdit>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::diagram;

namespace {

model::Model laidOutShop()
{
    model::Model model = placedShop().flow("cache", "app").model();
    if (!sample::layOutHere(model))
        std::abort();
    return model;
}

const model::Placement *placed(const Editor &editor, const char *id)
{
    return editor.model.placements().find({"main", id});
}

bool touchesItsEnds(const Editor &editor, const char *flow, const char *source, const char *target)
{
    const ViewGraph graph(editor.model, "main");
    const Geometry geometry = resolveGeometry(editor.model, "main", graph);
    return touches(geometry.ends[static_cast<std::size_t>(graph.flow(flow))], editor.scene.boundsOf(source),
                   editor.scene.boundsOf(target));
}

} // namespace

// Lines that a layout has led, and ports, under the hand.
class LedLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void aLineFollowsItsEnds()
    {
        Editor editor(laidOutShop());
        const model::Model before = editor.model;
        QVERIFY(placed(editor, "user->web")->automatic);
        editor.drag(editor.centre("web"), editor.centre("web") + QPointF(10, 30));
        QVERIFY(placed(editor, "user->web")->automatic);
        QVERIFY(touchesItsEnds(editor, "user->web", "user", "web"));
        QVERIFY(touchesItsEnds(editor, "web->app", "web", "app"));
        editor.undoAll();
        QVERIFY(editor.model == before);
    }

    void aBendByHandStays()
    {
        Editor editor(laidOutShop());
        const std::vector<model::Point> course = placed(editor, "user->web")->bends;
        const QPointF onLine = (QPointF(course[0].x, course[0].y) + QPointF(course[1].x, course[1].y)) / 2;
        editor.click(onLine);
        QCOMPARE(editor.scene.selectedIds(), ids({"user->web"}));
        editor.drag(onLine, onLine + QPointF(0, 60));
        QVERIFY(!placed(editor, "user->web")->automatic);
        const std::vector<model::Point> bends = placed(editor, "user->web")->bends;
        QVERIFY(!bends.empty());
        editor.drag(editor.centre("app"), editor.centre("app") + QPointF(10, 20));
        QVERIFY(placed(editor, "user->web")->bends == bends);
    }

    void aPortIsAFlowAsAnyOther()
    {
        model::Model model = sample::crowd(8).model();
        QVERIFY(sample::layOutHere(model));
        Editor editor(model);
        const ViewGraph graph(model, "main");
        const std::vector<QRectF> rects = resolveGeometry(model, "main", graph).rects;
        const std::vector<PortMark> ports = portMarks(graph, Hubs(graph, nullptr), rects);
        const int flow = graph.flow("internet->c3");
        QCOMPARE(editor.scene.idAt(ports[static_cast<std::size_t>(flow)].middle), model::Id("internet->c3"));
        // Its line is drawn while it is selected.
        const ViewFlow &ends = graph.flows()[static_cast<std::size_t>(flow)];
        const QPointF onLine =
            pointAlong(flowCourse({rects[static_cast<std::size_t>(ends.source)]},
                                  {rects[static_cast<std::size_t>(ends.target)]}, {}, laneOffset(ends)),
                       0.1);
        QVERIFY(editor.scene.idAt(onLine) != "internet->c3");
        const model::Id id = "internet->c3";
        editor.scene.select(std::span(&id, 1));
        QCOMPARE(editor.scene.idAt(onLine), id);
        editor.scene.select({});
        QVERIFY(editor.scene.idAt(onLine) != id);
    }

    void aBoxGrowsWithItsName()
    {
        Editor editor(laidOutShop());
        const QRectF before = editor.scene.boundsOf("web");
        editor.click(editor.centre("web"));
        editor.scene.renameSelection();
        auto *line = editor.view.findChild<QLineEdit *>("inlineEditor");
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, "the front end of the shop for all of the customers");
        QTest::keyClick(line, Qt::Key_Return);
        const QRectF after = editor.scene.boundsOf("web");
        QVERIFY(after.width() > before.width() && after.height() > before.height());
        editor.undoAll();
        QCOMPARE(editor.scene.boundsOf("web"), before);
    }
};

QTEST_MAIN(LedLinesTest)
#include "led_lines_test.moc"
