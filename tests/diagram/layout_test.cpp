// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/built_in.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/layout.h"
#include "diagram/layout/process.h"
#include "diagram/layout/routes.h"
#include "diagram/painting/flow_path.h"
#include "diagram/view_graph.h"
#include "model/change.h"
#include "tests/diagram/sample.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace bulkhead;
using namespace bulkhead::diagram;

namespace {

// Whether there is a process of this id that has not ended; one that nobody has waited for has.
bool isRunning(int process)
{
    QFile file("/proc/" + QString::number(process) + "/stat");
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray state = file.readAll();
    return state.mid(state.lastIndexOf(')') + 2, 1) != "Z";
}

std::string nameOf(const ViewGraph &graph, std::size_t node)
{
    return graph.nodes()[node].element->id;
}

// What stands wrong in a laid-out view, in words; empty when nothing does.
std::string faults(const ViewGraph &graph, const std::vector<QRectF> &rects)
{
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (rects[i].isEmpty())
            return nameOf(graph, i) + " has no place";
        const int parent = graph.nodes()[i].parent;
        if (parent >= 0 && !rects[static_cast<std::size_t>(parent)].contains(rects[i]))
            return nameOf(graph, i) + " is not inside " + nameOf(graph, static_cast<std::size_t>(parent));
        for (std::size_t j = i + 1; j < rects.size(); ++j)
            if (graph.nodes()[j].parent == parent && rects[i].intersects(rects[j]))
                return nameOf(graph, i) + " overlaps " + nameOf(graph, j);
    }
    return {};
}

std::string faults(const model::Model &model)
{
    const ViewGraph graph(model, "main");
    return faults(graph, resolveGeometry(model, "main", graph).rects);
}

// Boxes in boxes with containers in them, and flows between anything and anything.
sample::Builder randomModel(unsigned seed, int elements, int flows)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    sample::Builder builder;
    std::vector<std::string> boxes{""};
    std::vector<std::string> all;
    for (int i = 0; i < elements; ++i) {
        const std::string id = "e" + std::to_string(i);
        const std::string &parent = boxes[static_cast<std::size_t>(below(static_cast<int>(boxes.size())))];
        if (below(6) == 0) {
            builder.element(id, below(2) ? model::Kind::TrustBoundary : model::Kind::Host, parent);
            boxes.push_back(id);
        } else {
            builder.container(id, parent);
        }
        all.push_back(id);
    }
    for (int i = 0; i < flows; ++i)
        builder.flow(all[static_cast<std::size_t>(below(elements))],
                     all[static_cast<std::size_t>(below(elements))]);
    return builder;
}

// Both of two neighbours are reached from one place outside, so that one line has to pass the other.
sample::Builder pastANeighbour()
{
    sample::Builder builder;
    builder.element("outside", model::Kind::ExternalEntity).element("host", model::Kind::Host);
    for (const char *id : {"result", "worker", "vote"})
        builder.container(id, "host");
    for (const char *id : {"db", "redis"})
        builder.container(id, "host");
    builder.flow("outside", "result").flow("outside", "vote").flow("result", "db").flow("worker", "db");
    return builder.flow("worker", "redis").flow("vote", "redis");
}

// The flows whose line crosses an element that they do not end at or in, in words.
std::string hiddenLines(const model::Model &model)
{
    const ViewGraph graph(model, "main");
    const Geometry geometry = resolveGeometry(model, "main", graph);
    std::string found;
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const ViewFlow &flow = graph.flows()[i];
        const auto rect = [&](int node) { return geometry.rects[static_cast<std::size_t>(node)]; };
        const std::vector<QPointF> course =
            flowCourse({rect(flow.source)}, {rect(flow.target)}, geometry.bends[i], laneOffset(flow));
        for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
            const int index = static_cast<int>(node);
            if (!graph.nodes()[node].children.empty() || index == flow.source || index == flow.target ||
                graph.isInside(index, flow.source) || graph.isInside(index, flow.target) ||
                graph.isInside(flow.source, flow.target) || graph.isInside(flow.target, flow.source))
                continue;
            for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
                if (crosses(rect(index), course[leg], course[leg + 1]))
                    found += flow.flow->id + " crosses " + nameOf(graph, node) + "; ";
        }
    }
    return found;
}

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOverlaps_data()
    {
        QTest::addColumn<int>("elements");
        QTest::addColumn<QString>("program");
        for (const int elements : {0, 1, 2, 12, 60, 200})
            for (const char *program : {"dot", "no-such-program"})
                QTest::addRow("%d elements by %s", elements, program) << elements << QString(program);
    }

    void nothingOverlaps()
    {
        QFETCH(int, elements);
        QFETCH(QString, program);
        for (unsigned seed = 0; seed < 4; ++seed) {
            model::Model model = randomModel(seed, elements, elements == 0 ? 0 : elements * 3 / 2).model();
            LayoutOptions options;
            options.program = program.toStdString();
            const Result<LayoutResult> result = layoutModel(model, "main", options);
            QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
            if (elements > 0 && program == "dot")
                QCOMPARE(result->engine, std::string("dot"));
            QVERIFY(model.apply(result->change));
            QCOMPARE(faults(model), std::string());
        }
    }

    void withoutGraphvizTheUserIsTold()
    {
        LayoutOptions options;
        options.program = "no-such-program";
        const Result<LayoutResult> result = layoutModel(sample::shop().model(), "main", options);
        QVERIFY(result);
        QCOMPARE(result->engine, std::string("built-in"));
        QVERIFY2(result->explanation.find("no-such-program") != std::string::npos,
                 result->explanation.c_str());
    }

    // Graphviz would need minutes.
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
        QCOMPARE(result->engine, std::string("built-in"));
        QVERIFY2(result->explanation.find("more flows") != std::string::npos, result->explanation.c_str());
        QVERIFY(model.apply(result->change));
        QCOMPARE(faults(model), std::string());
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
        LayoutOptions options;
        options.direction = Direction::LeftToRight;
        const Result<LayoutResult> result = layoutModel(model, "main", options);
        QVERIFY(result && model.apply(result->change));
        const ViewGraph graph(model, "main");
        const std::vector<QRectF> rects = resolveGeometry(model, "main", graph).rects;
        const auto right = [&](const char *id) {
            return rects[static_cast<std::size_t>(graph.node(id))].right();
        };
        QVERIFY(right("user") < right("web") && right("web") < right("app") && right("app") < right("db"));
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
                                                           router.bends(flow, {}), laneOffset(flow));
            middles.push_back(pointAlong(course, 0.5));
        }
        QCOMPARE(middles.size(), std::size_t{3});
        for (std::size_t i = 0; i < middles.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(QLineF(middles[i], middles[j]).length() > 4);
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
        LayoutOptions options;
        options.program = "no-such-program";
        const Result<LayoutResult> result = layoutModel(model, "main", options);
        QVERIFY(result && model.apply(result->change));
        QCOMPARE(faults(model), std::string());
        const std::string hidden = hiddenLines(model);
        QVERIFY2(hidden.empty(), hidden.c_str());
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

    void aProgramThatHangsIsEnded()
    {
        const Result<std::string> result =
            runProgram({"sleep", "100"}, "", std::chrono::milliseconds(50), {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.timeout"));
    }

    void aProgramIsEndedWithAllThatItStarted()
    {
        const QTemporaryDir folder;
        const QString mark = folder.filePath("child");
        const std::string script = "sleep 100 & echo $! > '" + mark.toStdString() + "'; wait";
        QVERIFY(!runProgram({"sh", "-c", script}, "", std::chrono::seconds(2), {}));
        QFile file(mark);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const int child = file.readAll().trimmed().toInt();
        QVERIFY(child > 0);
        QTRY_VERIFY(!isRunning(child));
    }

    void theExitCodeAndTheComplaintsAreLeft()
    {
        const auto outcome = runToEnd(
            {{"sh", "-c", "echo out; echo why >&2; exit 3"}, "in", {}, std::chrono::seconds(60)}, {});
        QVERIFY(outcome);
        QCOMPARE(outcome->exitCode, 3);
        QCOMPARE(outcome->output, std::string("out\n"));
        QCOMPARE(outcome->complaints, std::string("why\n"));
    }

    void aProgramRunsInTheFolderThatIsNamed()
    {
        const QTemporaryDir folder;
        const auto outcome =
            runToEnd({{"pwd", "-P"}, {}, folder.path().toStdString(), std::chrono::seconds(60)}, {});
        QVERIFY(outcome);
        QCOMPARE(QString::fromStdString(outcome->output).trimmed(), QDir(folder.path()).canonicalPath());
    }

    // Whatever stands in PATH as dot, the layout ends, and nothing of what it wrote makes a place.
    void anyProgramCanBeDot_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("hangs") << QByteArray("exec sleep 100");
        QTest::newRow("closes its output and sleeps") << QByteArray("exec sleep 100 >&- <&-");
        QTest::newRow("silent") << QByteArray("exit 0");
        QTest::newRow("fails") << QByteArray("exit 3");
        QTest::newRow("killed") << QByteArray("kill -9 $$");
        QTest::newRow("endless") << QByteArray("exec yes 'digraph { }'");
        QTest::newRow("nonsense") << QByteArray("exec head -c 100000 /dev/urandom");
        QTest::newRow("nan") << QByteArray(R"(/usr/bin/dot "$@" | sed 's/pos="[-0-9.]*,/pos="nan,/g')");
        QTest::newRow("inf") << QByteArray(R"(/usr/bin/dot "$@" | sed 's/pos="[-0-9.]*,/pos="inf,/g')");
        QTest::newRow("far") << QByteArray(R"(/usr/bin/dot "$@" | sed 's/pos="[-0-9.]*,/pos="1e300,/g')");
    }

    void anyProgramCanBeDot()
    {
        QFETCH(QByteArray, script);
        const QTemporaryDir folder;
        const QString path = folder.filePath("dot");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        LayoutOptions options;
        options.program = path.toStdString();
        options.timeout = std::chrono::milliseconds(1500);
        model::Model model = randomModel(3, 20, 20).model();
        const Result<LayoutResult> result = layoutModel(model, "main", options);
        QVERIFY(result);
        QCOMPARE(result->engine, std::string("built-in"));
        QVERIFY(!result->explanation.empty());
        QVERIFY(model.apply(result->change));
        QCOMPARE(faults(model), std::string());
    }

    // Before it fills the memory, and with the time-out far away.
    void aProgramThatWritesTooMuchIsEnded()
    {
        const QTemporaryDir folder;
        const QString mark = folder.filePath("written");
        const std::string script = "head -c 300000000 /dev/zero && : > '" + mark.toStdString() + "'";
        const Result<std::string> result =
            runProgram({"sh", "-c", script}, "", std::chrono::minutes(10), {}, std::size_t(1) << 20);
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.too-much"));
        QVERIFY2(!QFileInfo::exists(mark), "all of the output was collected first");
    }

    // However much it writes.
    void aProgramThatWritesForEverIsEndedInTime()
    {
        const Result<std::string> result =
            runProgram({"yes"}, "", std::chrono::milliseconds(100), {}, std::size_t(1) << 40);
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.timeout"));
    }

    void largeInputAndOutputPassThrough()
    {
        const std::string input(3'000'000, 'x');
        const Result<std::string> result = runProgram({"cat"}, input, std::chrono::seconds(60), {});
        QVERIFY(result);
        QVERIFY(*result == input);
        // A program that does not read what it is sent is no error of ours.
        QVERIFY(runProgram({"true"}, input, std::chrono::seconds(60), {}));
        QCOMPARE(runProgram({"false"}, input, std::chrono::seconds(60), {}).error().code,
                 std::string("process.failed"));
    }

    void namesCannotBreakTheGraph()
    {
        sample::Builder builder;
        builder.element("a", model::Kind::Host).container("b", "a");
        model::Model model = builder.model();
        model::Element named = *model.element("b");
        named.name = "\"; } <b> \\n é";
        QVERIFY(model.apply(model::editing(model.elements().shared("b"), named)));
        const Result<std::string> checked =
            runProgram({"dot", "-Tcanon"}, dotText(model, "main"), std::chrono::seconds(30), {});
        QVERIFY(checked);
        QVERIFY(checked->find("é") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
