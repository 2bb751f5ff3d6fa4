// SPDX-License-Identifier: Apache-2.0
#include "diagram/index.h"
#include "diagram/layout/rerouting.h"
#include "model/change.h"
#include "tests/diagram/laid_out.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace diagram_lines {

using namespace bulkhead;
using namespace bulkhead::diagram;
using namespace sample;

// How flows run in a view that has been laid out.
class LinesTest : public QObject
{
    Q_OBJECT

private slots:
    // Level and upright legs, and no two lines on each other.
    void linesTurnAtRightAnglesInLanesOfTheirOwn()
    {
        for (unsigned seed = 0; seed < 6; ++seed) {
            model::Model model = randomModel(seed, 24, 20).model();
            const Result<LayoutResult> result = layoutModel(model, "main");
            QVERIFY(result && model.apply(result->change));
            const ViewGraph graph(model, "main");
            const Geometry geometry = resolveGeometry(model, "main", graph);
            std::vector<std::vector<QPointF>> courses;
            for (std::size_t i = 0; i < graph.flows().size(); ++i)
                if (const auto course = ledCourse(geometry, static_cast<int>(i)); !course.empty())
                    courses.push_back(course);
            QVERIFY(!courses.empty());
            for (const auto &course : courses)
                for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
                    QVERIFY(course[leg].x() == course[leg + 1].x() || course[leg].y() == course[leg + 1].y());
            for (std::size_t a = 0; a < courses.size(); ++a)
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY(commonLength(courses[a], courses[b]) < 1);
        }
    }

    void manyFlowsMakeAHub()
    {
        model::Model model = crowd(8).model();
        const ViewGraph graph(model, "main");
        const Hubs hubs(graph, model.views().find("main"));
        QCOMPARE(hubs.all(), std::vector<int>{graph.node("internet")});
        QVERIFY(layOutHere(model));
        for (const ViewFlow &flow : graph.flows())
            QVERIFY(!model.placements().find({"main", flow.flow->id})); // no way across the picture
        QCOMPARE(faults(model), std::string());
        // Each port stands outside the border of its own partner and of no other element.
        const std::vector<QRectF> rects = resolveGeometry(model, "main", graph).rects;
        for (const PortMark &port : portMarks(graph, hubs, rects)) {
            QVERIFY(!port.isNone() && port.isLeft);
            for (std::size_t i = 0; i < rects.size(); ++i)
                QVERIFY(graph.nodes()[i].isBox() || !rects[i].intersects(port.area()));
        }
        QVERIFY(Hubs(ViewGraph(crowd(7).model(), "main"), nullptr).isEmpty());
    }

    void aPersonDecidesWhatIsAHub()
    {
        model::Model model = crowd(8).model();
        const auto decide = [&](const model::Id &id, bool isHub) {
            model::View view = *model.views().find("main");
            view.hubs[id] = isHub;
            QVERIFY(model.apply(model::editing(model.views().shared("main"), view)));
        };
        decide("internet", false);
        const ViewGraph graph(model, "main");
        QVERIFY(Hubs(graph, model.views().find("main")).isEmpty());
        QVERIFY(layOutHere(model));
        QCOMPARE(ledFlows(model), std::size_t{8});
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
        decide("c0", true);
        QCOMPARE(Hubs(graph, model.views().find("main")).all(), std::vector<int>{graph.node("c0")});
    }

    // An element put onto a line: that line goes round it, the others stay as they are.
    void whatStandsInTheWayOfALineMovesTheLine()
    {
        sample::Builder builder;
        for (const char *id : {"a", "b", "c", "d", "loose"})
            builder.container(id, {});
        builder.flow("a", "b").flow("c", "d");
        model::Model model = builder.model();
        QVERIFY(layOutHere(model));
        const ViewGraph graph(model, "main");
        const Geometry geometry = resolveGeometry(model, "main", graph);
        const int flow = graph.flow("a->b");
        const std::vector<QPointF> course = ledCourse(geometry, flow);
        QVERIFY(course.size() >= 2);
        std::vector<QRectF> rects = geometry.rects;
        QRectF &loose = rects[static_cast<std::size_t>(graph.node("loose"))];
        loose = QRectF(0, 0, 20, 20);
        loose.moveCenter((course[0] + course[1]) / 2);
        const auto renewed = Rerouting(model, "main", graph, ReroutingEffort::Edit).courses(geometry, rects);
        QCOMPARE(renewed.size(), std::size_t{1});
        QCOMPARE(renewed.begin()->first, flow);
        const std::vector<QPointF> &other = renewed.begin()->second;
        QVERIFY(other.size() >= 2);
        for (std::size_t leg = 0; leg + 1 < other.size(); ++leg)
            QVERIFY(!crosses(loose, other[leg], other[leg + 1]));
    }

    // Far away from all the rest there is no raster that reaches so far; the line is plain.
    void anElementFarAwayCostsNoMemory()
    {
        sample::Builder builder;
        builder.container("a", {}).container("b", {}).container("c", {}).flow("a", "b").flow("b", "c");
        model::Model model = builder.model();
        QVERIFY(layOutHere(model));
        const ViewGraph graph(model, "main");
        const Geometry geometry = resolveGeometry(model, "main", graph);
        std::vector<QRectF> rects = geometry.rects;
        rects[at(graph.node("c"))].moveTopLeft({model::farthestPlace, model::farthestPlace});
        const auto renewed = Rerouting(model, "main", graph, ReroutingEffort::Edit).courses(geometry, rects);
        QVERIFY(renewed.contains(graph.flow("b->c")));
        QVERIFY(renewed.at(graph.flow("b->c")).empty());
        Router router(graph, rects, model.vocabulary());
        QVERIFY(router.bends(graph.flows()[at(graph.flow("b->c"))]).empty());
    }

    // While something is dragged, lines that would need a large raster are plain; they are led when it is
    // dropped.
    void aStepOfADragMakesNoLargeRaster()
    {
        sample::Builder builder;
        builder.container("a", {}).container("b", {}).container("c", {}).flow("a", "b");
        builder.place("a", {0, 0, 140, 60}).place("b", {6000, 6000, 140, 60}).place("c", {0, 3000, 140, 60});
        const model::Model model = builder.model();
        const ViewGraph graph(model, "main");
        const Geometry geometry = resolveGeometry(model, "main", graph);
        std::vector<QRectF> rects = geometry.rects;
        rects[at(graph.node("c"))].moveCenter({3070, 3030});
        for (const ReroutingEffort effort : {ReroutingEffort::Step, ReroutingEffort::Edit}) {
            const auto renewed = Rerouting(model, "main", graph, effort).courses(geometry, rects);
            QVERIFY(renewed.contains(0));
            QCOMPARE(renewed.at(0).empty(), effort == ReroutingEffort::Step);
        }
    }

    void straightLinesPassByToo()
    {
        model::Model model = pastANeighbour().model();
        model::View view = *model.views().find("main");
        view.routing = model::Routing::Straight;
        QVERIFY(model.apply(model::editing(model.views().shared("main"), view)));
        QVERIFY(layOutHere(model));
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
    }

    // Every line passes by what it has nothing to do with: elements, and the titles of boxes.
    void noLineRunsBehindAThirdElement_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addRow("past a neighbour") << -1;
        for (int seed = 0; seed < 6; ++seed)
            QTest::addRow("random %d", seed) << seed;
    }

    void noLineRunsBehindAThirdElement()
    {
        QFETCH(int, seed);
        model::Model model =
            seed < 0 ? pastANeighbour().model() : randomModel(static_cast<unsigned>(seed), 24, 20).model();
        const Result<LayoutResult> result = layoutModel(model, "main");
        QVERIFY(result && model.apply(result->change));
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
    }

    // Where there is no room for their lanes, they spread as far as there is.
    void parallelLinesKeepApartInANarrowPass()
    {
        sample::Builder builder;
        for (const char *id : {"from", "left", "right", "to"})
            builder.container(id, "");
        for (int i = 0; i < 3; ++i)
            builder.flow("from", "to");
        const model::Model model = builder.model();
        const ViewGraph graph(model, "main");
        std::vector<QRectF> rects(4);
        rects[static_cast<std::size_t>(graph.node("from"))] = {400, 0, 140, 56};
        rects[static_cast<std::size_t>(graph.node("to"))] = {0, 400, 140, 56};
        rects[static_cast<std::size_t>(graph.node("left"))] = {236, 194, 20, 20};
        rects[static_cast<std::size_t>(graph.node("right"))] = {284, 242, 20, 20};
        Router router(graph, rects, model.vocabulary());
        std::vector<QPointF> middles;
        for (const ViewFlow &flow : graph.flows()) {
            const std::vector<QPointF> course = flowCourse({rects[static_cast<std::size_t>(flow.source)]},
                                                           {rects[static_cast<std::size_t>(flow.target)]},
                                                           router.bends(flow), laneOffset(flow));
            middles.push_back(pointAlong(course, 0.5));
        }
        QCOMPARE(middles.size(), std::size_t{3});
        for (std::size_t i = 0; i < middles.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(QLineF(middles[i], middles[j]).length() > 4);
    }
};

} // namespace diagram_lines

BULKHEAD_TEST(diagram_lines, LinesTest, Core)
#include "lines_test.moc"
