// SPDX-License-Identifier: Apache-2.0
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/layout/rerouting.h"
#include "diagram/scene/edits.h"
#include "tests/diagram/editor.h"
#include "tests/diagram/laid_out.h"
#include "tests/support/test_program.h"

#include <QLineEdit>
#include <QTest>

namespace diagram_led_lines {

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

// One beside the other, with one in between them and one aside.
sample::Builder row()
{
    sample::Builder builder;
    builder.container("left", "").container("between", "").container("right", "").container("aside", "");
    builder.place("left", {40, 200, 140, 60})
        .place("between", {360, 200, 140, 60})
        .place("right", {700, 200, 140, 60})
        .place("aside", {360, 500, 140, 60});
    return builder;
}

model::Model withRouting(model::Model model, model::Routing routing)
{
    model::View view = *model.views().find("main");
    view.routing = routing;
    if (!model.apply(model::editing(model.views().shared("main"), view)))
        std::abort();
    return model;
}

void select(Editor &editor, const char *id)
{
    const model::Id ids[] = {id};
    editor.scene.select(ids);
}

const std::vector<QPointF> &shownCourse(Editor &editor, const char *flow)
{
    const SceneState &state = editor.scene.state();
    return state.flows[at(state.graph.flow(flow))]->course();
}

bool passesBy(const std::vector<QPointF> &course, const QRectF &rect)
{
    for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
        if (crosses(rect, course[leg], course[leg + 1]))
            return false;
    return course.size() > 1;
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

    void aNewLineGoesRoundWhatStandsInTheWay()
    {
        Editor editor(row().model());
        select(editor, "left");
        editor.scene.startConnecting();
        editor.click(editor.centre("right"));
        QVERIFY(editor.model.flow("left->right"));
        QCOMPARE(editor.undo.size(), std::size_t{1});
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
        QVERIFY(passesBy(shownCourse(editor, "left->right"), editor.scene.boundsOf("between")));
        editor.undoAll();
        QVERIFY(editor.model.placements().find({"main", "left->right"}) == nullptr);
    }

    void aReattachedLineGoesRoundWhatStandsInTheWay()
    {
        Editor editor(row().flow("left", "between").model());
        select(editor, "left->between");
        editor.scene.startReattaching(false);
        editor.click(editor.centre("right"));
        QCOMPARE(editor.model.flow("left->between")->target, model::Id("right"));
        QCOMPARE(editor.undo.size(), std::size_t{1});
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
    }

    void anElementThatIsPastedOntoALineMovesTheLine()
    {
        sample::Builder builder = row().flow("left", "right");
        Editor editor(builder.model());
        editor.drag(editor.centre("between"), editor.centre("between") + QPointF(0, 150));
        QVERIFY(!placed(editor, "left->right"));
        const ViewGraph graph(editor.model, "main");
        const Geometry geometry = resolveGeometry(editor.model, "main", graph);
        model::Element added;
        added.id = added.name = "new";
        const Planned planned = planAdd({editor.model, editor.scene.view(), graph, geometry}, added, -1,
                                        QRectF(360, 200, 140, 60));
        QVERIFY(editor.model.apply(planned.change));
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
    }

    // In a dense view too.
    void linesGoRoundWhatIsDraggedAtOnce()
    {
        sample::Builder builder = row().flow("left", "right");
        for (int i = 0; i < 500; ++i) {
            const std::string id = "other-" + std::to_string(i);
            builder.container(id, "").place(id, {(i % 25) * 160.0, 1000 + (i / 25) * 80.0, 140, 60});
        }
        Editor editor(builder.model());
        editor.drag(editor.centre("between"), editor.centre("between") + QPointF(0, 150));
        const QPointF from = editor.centre("aside");
        QTest::mousePress(editor.view.viewport(), Qt::LeftButton, Qt::AltModifier, editor.at(from));
        editor.moveTo(from - QPointF(0, 100), Qt::AltModifier);
        QVERIFY(passesBy(shownCourse(editor, "left->right"), editor.scene.boundsOf("aside")));
        editor.moveTo(from - QPointF(0, 300), Qt::AltModifier);
        QVERIFY(shownCourse(editor, "left->right").size() > 2);
        QVERIFY(passesBy(shownCourse(editor, "left->right"), editor.scene.boundsOf("aside")));
        QTest::mouseRelease(editor.view.viewport(), Qt::LeftButton, Qt::AltModifier,
                            editor.at(from - QPointF(0, 300)));
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
    }

    // Straight lines are led anew as those at right angles are.
    void straightLinesGoRoundWhatIsMoved()
    {
        Editor editor(withRouting(row().flow("left", "right").model(), model::Routing::Straight));
        editor.drag(editor.centre("between"), editor.centre("between") + QPointF(0, 150));
        QVERIFY(!placed(editor, "left->right"));
        editor.drag(editor.centre("aside"), editor.centre("aside") - QPointF(0, 300));
        QVERIFY(placed(editor, "left->right")->automatic);
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
        editor.drag(editor.centre("right"), editor.centre("right") + QPointF(0, 60));
        QVERIFY(touchesItsEnds(editor, "left->right", "left", "right"));
        QCOMPARE(sample::hiddenLines(editor.model), std::string());
    }

    void aStraightenedLineStaysStraight()
    {
        Editor editor(row().flow("left", "right").model());
        editor.drag(editor.centre("right"), editor.centre("right") + QPointF(0, 20));
        QVERIFY(placed(editor, "left->right")->automatic);
        select(editor, "left->right");
        editor.scene.straightenSelection();
        QVERIFY(editor.texts.last().startsWith("Straighten"));
        QCOMPARE(shownCourse(editor, "left->right").size(), std::size_t{2});
        const auto steps = editor.undo.size();
        editor.scene.straightenSelection();
        QCOMPARE(editor.undo.size(), steps); // it is straight already
        for (const char *moved : {"right", "between", "left"}) {
            editor.drag(editor.centre(moved), editor.centre(moved) + QPointF(10, 10));
            QCOMPARE(shownCourse(editor, "left->right").size(), std::size_t{2});
        }
        // The lines alone are led: what a person made stays. With the places all is laid out anew.
        LayoutOptions options;
        options.keepPlaces = true;
        const Result<LayoutResult> lines = layoutModel(editor.model, "main", options);
        QVERIFY(lines && editor.model.apply(lines->change));
        QVERIFY(placed(editor, "left->right") && !placed(editor, "left->right")->automatic);
        QVERIFY(sample::layOutHere(editor.model));
        QVERIFY(!placed(editor, "left->right") || placed(editor, "left->right")->automatic);
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

} // namespace diagram_led_lines

BULKHEAD_TEST(diagram_led_lines, LedLinesTest, Gui)
#include "led_lines_test.moc"
