// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/dot_text.h"
#include "model/change.h"
#include "tests/diagram/laid_out.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace diagram_layout {

using namespace bulkhead;
using namespace bulkhead::diagram;
using namespace sample;

class LayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOverlaps_data()
    {
        QTest::addColumn<int>("elements");
        for (const int elements : {0, 1, 2, 12, 60, 200})
            QTest::addRow("%d elements", elements) << elements;
    }

    void nothingOverlaps()
    {
        QFETCH(int, elements);
        for (unsigned seed = 0; seed < 4; ++seed) {
            model::Model model = randomModel(seed, elements, elements == 0 ? 0 : elements * 3 / 2).model();
            const Result<LayoutResult> result = layoutModel(model, "main");
            QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
            QVERIFY(model.apply(result->change));
            QCOMPARE(faults(model), std::string());
        }
    }

    // Each of them is a hub: no line is drawn, and the picture is a page of ports.
    void whereAllTalkToAllNothingOverlaps()
    {
        sample::Builder builder;
        const auto name = [](int i) { return "c" + std::to_string(i); };
        for (int i = 0; i < 40; ++i)
            builder.container(name(i), {});
        for (int i = 0; i < 40; ++i)
            for (int j = 0; j < 40; ++j)
                if (i != j)
                    builder.flow(name(i), name(j));
        model::Model model = builder.model();
        const Result<LayoutResult> result = layoutModel(model, "main");
        QVERIFY(result);
        QVERIFY(model.apply(result->change));
        QCOMPARE(faults(model), std::string());
    }

    void veryManyElementsAreLaidOutSimply()
    {
        sample::Builder builder;
        for (int i = 0; i < 2100; ++i)
            builder.container("c" + std::to_string(i), {});
        model::Model model = builder.model();
        const Result<LayoutResult> result = layoutModel(model, "main");
        QVERIFY(result && !result->explanation.empty());
        QVERIFY(model.apply(result->change));
        QCOMPARE(faults(model), std::string());
    }

    void theSameModelGivesTheSamePicture()
    {
        model::Model first = randomModel(7, 80, 100).model();
        model::Model second = randomModel(7, 80, 100).model();
        QVERIFY(layOutHere(first) && layOutHere(second));
        QVERIFY(first == second);
    }

    void aLayoutIsUndoneInOneStep()
    {
        model::Model model = sample::shop().model();
        const model::Model before = model;
        const Result<LayoutResult> result = layoutModel(model, "main");
        QVERIFY(result);
        const Result<model::Change> inverse = model.apply(result->change);
        QVERIFY(inverse && !(model == before));
        QVERIFY(model.apply(*inverse));
        QVERIFY(model == before);
    }

    // A chain of forty would be a tape; forty pods that nothing joins, a column.
    void picturesHaveAPagesShape_data()
    {
        QTest::addColumn<bool>("isChain");
        QTest::newRow("chain") << true;
        QTest::newRow("unconnected") << false;
    }

    void picturesHaveAPagesShape()
    {
        QFETCH(bool, isChain);
        sample::Builder builder;
        builder.element("host", model::Kind::Host);
        for (int i = 0; i < 40; ++i)
            builder.container("c" + std::to_string(i), "host");
        for (int i = 0; i + 1 < 40 && isChain; ++i)
            builder.flow("c" + std::to_string(i), "c" + std::to_string(i + 1));
        model::Model model = builder.model();
        QVERIFY(layOutHere(model));
        QCOMPARE(faults(model), std::string());
        const ViewGraph graph(model, "main");
        const QRectF host =
            resolveGeometry(model, "main", graph).rects[static_cast<std::size_t>(graph.node("host"))];
        const double shape = host.width() / host.height();
        QVERIFY2(shape > 0.8 && shape < 2.2, qPrintable(QString::number(shape)));
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
    }

    void aLayoutOfWhatIsLaidOutChangesNothing()
    {
        model::Model model = sample::shop().model();
        const Result<LayoutResult> first = layoutModel(model, "main");
        QVERIFY(first && model.apply(first->change));
        const Result<LayoutResult> second = layoutModel(model, "main");
        QVERIFY(second);
        QVERIFY(second->change.isEmpty());
        QVERIFY(first->change.isGeometryOnly());
    }

    void theSameModelGivesTheSameGraph()
    {
        const std::string first = dotText(sample::shop().model(), "main");
        std::vector<std::string> disturbance; // names get other addresses
        for (std::size_t i = 1; i < 200; ++i) {
            disturbance.emplace_back(i, 'x');
            QCOMPARE(dotText(sample::shop().model(), "main"), first);
        }
    }

    void flowsRunFromLeftToRight()
    {
        model::Model model = sample::shop().model();
        QVERIFY(layOutHere(model));
        const ViewGraph graph(model, "main");
        const std::vector<QRectF> rects = resolveGeometry(model, "main", graph).rects;
        const auto right = [&](const char *id) {
            return rects[static_cast<std::size_t>(graph.node(id))].right();
        };
        QVERIFY(right("user") < right("web") && right("web") < right("app") && right("app") < right("db"));
    }

    // Pods that nothing joins make a block, not a column as long as there are pods.
    void boxesWithoutFlowsStandInRowsAndColumns()
    {
        sample::Builder builder;
        builder.element("namespace", model::Kind::TrustBoundary);
        for (int i = 0; i < 16; ++i) {
            const std::string pod = "pod" + std::to_string(i);
            builder.element(pod, model::Kind::TrustBoundary, "namespace").container(pod + ".app", pod);
        }
        model::Model model = builder.model();
        const Result<LayoutResult> result = layoutModel(model, "main");
        QVERIFY(result && model.apply(result->change));
        QCOMPARE(faults(model), std::string());
        const ViewGraph graph(model, "main");
        const QRectF all =
            resolveGeometry(model, "main", graph).rects[static_cast<std::size_t>(graph.node("namespace"))];
        const double ratio = all.width() / all.height();
        QVERIFY2(ratio > 0.4 && ratio < 4, qPrintable(QString::number(ratio)));
    }

    // Each line back has a thousand services in its way; whatever looks at all of them for each is no layout.
    void aRingOfAThousandServicesIsLaidOut()
    {
        sample::Builder builder;
        const auto name = [](int i) { return "c" + std::to_string(i); };
        for (int i = 0; i < 1000; ++i)
            builder.container(name(i), {});
        for (int i = 0; i < 1000; ++i)
            builder.flow(name(i), name((i + 1) % 1000));
        model::Model model = builder.model();
        QVERIFY(layOutHere(model));
        QCOMPARE(faults(model), std::string());
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
    }

    // Where one box is named, its contents are laid out; the other box keeps its contents as they are.
    void aPartIsLaidOutAndTheRestStays()
    {
        sample::Builder builder;
        for (const char *host : {"one", "two"}) {
            builder.element(host, model::Kind::Host);
            for (const char *name : {".a", ".b", ".c"})
                builder.container(host + std::string(name), host);
            builder.flow(host + std::string(".a"), host + std::string(".b"));
        }
        model::Model model = builder.model();
        QVERIFY(layOutHere(model));
        const auto put = [&](const char *id, const model::Rect &rect) {
            const auto before = model.placements().shared({"main", id});
            model::Placement after = *before;
            after.rect = rect;
            QVERIFY(model.apply(model::editing(before, after)));
        };
        put("one", {0, 0, 200, 400});
        put("one.b", {30, 50, 130, 60});
        put("one.a", {30, 120, 130, 60});
        put("one.c", {30, 190, 130, 60});
        put("two", {260, 0, 300, 400});
        put("two.a", {300, 50, 130, 60});
        put("two.b", {300, 120, 130, 60});
        put("two.c", {300, 190, 130, 60});
        LayoutOptions options;
        options.part = {"one"};
        const Result<LayoutResult> result = layoutModel(model, "main", options);
        QVERIFY(result && model.apply(result->change));
        QCOMPARE(faults(model), std::string());
        const auto rect = [&](const char *id) { return model.placements().find({"main", id})->rect; };
        QVERIFY(rect("one.a").x + rect("one.a").width < rect("one.b").x); // in layers again
        QCOMPARE(rect("one").x, 0.0);
        const double shift = rect("two").x - 260;
        QVERIFY(shift >= 0);
        QCOMPARE(rect("two.a").x, 300 + shift);
        QCOMPARE(rect("two.c").y, 190.0);
    }

    void aPartOfALargeViewLeavesTheRest()
    {
        sample::Builder builder;
        for (int i = 0; i < 2100; ++i)
            builder.container("c" + std::to_string(i), "")
                .place("c" + std::to_string(i), {200.0 * (i % 50), 100.0 * (i / 50), 130, 60});
        model::Model model = builder.model();
        LayoutOptions options;
        options.part = {"c0", "c1"};
        const Result<LayoutResult> result = layoutModel(model, "main", options);
        QVERIFY(result && model.apply(result->change));
        // What is right of the part and below may make room, all of it by the same way.
        const auto rect = [&](const char *id) { return model.placements().find({"main", id})->rect; };
        QCOMPARE(rect("c2099").x - rect("c2098").x, 200.0);
        QCOMPARE(rect("c2099").y - rect("c2049").y, 100.0);
    }

    void aPersonChoosesHowLinesRun()
    {
        model::Model model = pastANeighbour().model();
        QVERIFY(layOutHere(model));
        const model::Rect before = model.placements().find({"main", "db"})->rect;
        for (const model::Routing routing : {model::Routing::Straight, model::Routing::Curved}) {
            LayoutOptions options;
            options.keepPlaces = true;
            options.routing = routing;
            const Result<LayoutResult> result = layoutModel(model, "main", options);
            QVERIFY(result);
            const Result<model::Change> inverse = model.apply(result->change);
            QVERIFY(inverse);
            QVERIFY(model.views().find("main")->routing == routing);
            QVERIFY(model.placements().find({"main", "db"})->rect == before);
            const std::string hidden = hiddenLines(model);
            QVERIFY2(hidden.empty(), hidden.c_str());
            QVERIFY(model.apply(*inverse));
            QVERIFY(!model.views().find("main")->routing);
        }
    }

    // Lines that are led anew pass beside one that a person bent.
    void linesKeepClearOfBendsByHand()
    {
        sample::Builder builder;
        builder.container("a", "").container("b", "").flow("a", "b").flow("a", "b");
        builder.place("a", {0, 0, 140, 60}).place("b", {600, 0, 140, 60});
        model::Model model = builder.model();
        const auto lead = [&] {
            LayoutOptions options;
            options.keepPlaces = true;
            const Result<LayoutResult> result = layoutModel(model, "main", options);
            return result && model.apply(result->change);
        };
        QVERIFY(lead());
        // Where the second one runs is where a person has put the first one.
        const ViewGraph graph(model, "main");
        const std::vector<QPointF> second = ledCourse(resolveGeometry(model, "main", graph), 1);
        QVERIFY(second.size() >= 2);
        model::Placement bent{"main", graph.flows()[0].flow->id, {}, fromQt(second), false};
        QVERIFY(model.apply(model::editing(model.placements().shared({"main", bent.item}), bent)));
        QVERIFY(lead());
        QVERIFY(model.placements().find({"main", bent.item})->bends == bent.bends);
        const std::vector<QPointF> other = ledCourse(resolveGeometry(model, "main", graph), 1);
        QVERIFY(other.size() >= 2);
        QVERIFY(commonLength(other, second) < 1);
    }

    void aStoppedLayoutSaysSo()
    {
        std::stop_source stop;
        stop.request_stop();
        LayoutOptions options;
        options.stop = stop.get_token();
        const Result<LayoutResult> result = layoutModel(randomModel(1, 100, 150).model(), "main", options);
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("layout.cancelled"));
    }

    // A name is a label, whatever it looks like: neither the end of one nor an escape or entity of Graphviz.
    void namesCannotBreakTheGraph()
    {
        sample::Builder builder;
        builder.element("a", model::Kind::Host).container("b", "a");
        model::Model model = builder.model();
        model::Element named = *model.element("b");
        named.name = "\"; } <b> \\N &lt; é";
        QVERIFY(model.apply(model::editing(model.elements().shared("b"), named)));
        const std::string dot = dotText(model, "main");
        const std::string label = "label=\"\\\"; } <b> \\\\N &amp;lt; é\\nContainer\"";
        QVERIFY2(dot.find(label) != std::string::npos, dot.c_str());
    }
};

} // namespace diagram_layout

BULKHEAD_TEST(diagram_layout, LayoutTest, Core)
#include "layout_test.moc"
