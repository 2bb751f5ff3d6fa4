// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "catalog/attack/attack_paths.h"
#include "catalog/questions/questions.h"
#include "catalog/what_if/what_if.h"

#include <QtTest>

#include <stop_token>

namespace catalog_stopping {

// Long work of the engine ends early when its stop token asks for it, and is not changed by a token that
// does not.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

std::stop_token stopped()
{
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

// Containers on hosts, called from outside, that state little: many findings and questions.
Analysis landscape(int containers)
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "users").element(Kind::Network, "net");
    for (int i = 0; i < containers; ++i) {
        const std::string number = std::to_string(i);
        if (i % 50 == 0)
            scene.element(Kind::Host, "host" + number);
        const std::string host = "runs_on=host" + std::to_string(i - i % 50);
        scene.container("c" + number,
                        {"privileged=true", "host_pid=true", "debug_enabled=true", host, "networks=net"});
        scene.flow(i % 10 == 0 ? "users" : "c" + std::to_string(i - 1), "c" + number);
    }
    return scene.analyze();
}

template <typename T>
bool isStoppedResult(const Result<T> &result)
{
    return !result && isStopped(result.error());
}

} // namespace

class TestStopping : public QObject
{
    Q_OBJECT

private slots:
    void stoppedBeforeTheStartReturnsNothing()
    {
        const Analysis analysis = landscape(20);
        QVERIFY(isStoppedResult(analyze(analysis.model(), builtIn(), analysis.options(), stopped())));
        QVERIFY(isStoppedResult(attackPaths(analysis, stopped())));
        QVERIFY(isStoppedResult(attackExposure(analysis, stopped())));
        QVERIFY(isStoppedResult(questions(analysis, stopped())));
        const std::vector<Measure> offered = measures(analysis);
        QVERIFY(!offered.empty());
        const model::Change change =
            planMitigation(analysis, *offered.front().mitigation, offered.front().findings);
        QVERIFY(isStoppedResult(whatIf(analysis, change, stopped())));
        int tried = 0;
        QVERIFY(isStoppedResult(whatFirst(analysis, 10, stopped(), [&](double) { ++tried; })));
        QCOMPARE(tried, 0);
    }

    void tokenThatNeverStopsChangesNothing()
    {
        const Analysis analysis = landscape(20);
        const auto again = analyze(analysis.model(), builtIn(), analysis.options(), std::stop_token());
        QVERIFY(again.ok());
        QCOMPARE(ids(*again), ids(analysis));
        const auto paths = attackPaths(analysis, std::stop_token());
        QVERIFY(paths.ok());
        QCOMPARE(paths->risk(), attackPaths(analysis).risk());
        const auto asked = questions(analysis, std::stop_token());
        QVERIFY(asked.ok());
        QCOMPARE(asked->size(), questions(analysis).size());
        QVERIFY(asked->size() > 0);
        const auto steps = whatFirst(analysis, 3, std::stop_token());
        const std::vector<Step> expected = whatFirst(analysis, 3);
        QVERIFY(steps.ok());
        QCOMPARE(steps->size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(steps.value()[i].measure.mitigation, expected[i].measure.mitigation);
    }

    void whatFirstTriesNothingAfterTheStop()
    {
        const Analysis analysis = landscape(1'500);
        std::stop_source source;
        int afterStop = 0;
        const auto steps = whatFirst(analysis, 10, source.get_token(), [&](double) {
            afterStop += source.stop_requested();
            source.request_stop();
        });
        QVERIFY(isStoppedResult(steps));
        QCOMPARE(afterStop, 0);
    }

    void whatFirstReportsHowFarItIs()
    {
        const Analysis analysis = landscape(20);
        std::vector<double> reported;
        QVERIFY(
            whatFirst(analysis, 3, std::stop_token(), [&](double part) { reported.push_back(part); }).ok());
        QVERIFY(reported.size() > 3);
        QCOMPARE(reported.front(), 0.0);
        QVERIFY(std::is_sorted(reported.begin(), reported.end()));
        QVERIFY(reported.back() < 1);
    }
};

} // namespace catalog_stopping

BULKHEAD_TEST(catalog_stopping, TestStopping, None)
#include "test_stopping.moc"
