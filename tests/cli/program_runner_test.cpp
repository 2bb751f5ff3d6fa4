// SPDX-License-Identifier: Apache-2.0
#include "app/programs/program_runner.h"
#include "app/programs/renderings.h"
#include "app/programs/running_systems.h"
#include "app/workspace/program_output.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <thread>

namespace cli_runner {

using namespace bulkhead;
using namespace bulkhead::app;

// Programs of the user's own that do not do what they are asked for.
class RunnerTest : public QObject
{
    Q_OBJECT

private slots:
    void oneThatHangsIsEnded();
    void oneThatFloodsIsEnded();
    void oneThatComplainsForEverIsEnded();
    void oneIsStoppedOnDemand();
    void commandsAreShownAsTheyAre_data();
    void commandsAreShownAsTheyAre();
    void whatProgramsWroteIsKnownByItsName();
    void namespacesHaveNames();
};

void RunnerTest::oneThatHangsIsEnded()
{
    ProgramRunner runner;
    runner.timeout = std::chrono::milliseconds(100);
    const auto output = runner.output({"sleep", "1000"}); // longer than a test may take

    QVERIFY(!output);
    QCOMPARE(output.error().text(), std::string("sleep 1000: sleep took too long"));
}

void RunnerTest::oneThatFloodsIsEnded()
{
    ProgramRunner runner;
    runner.mostOutput = 1000;
    const auto output = runner.partialOutput({"yes"});
    QVERIFY(!output);
    QCOMPARE(output.error().text(), std::string("yes: yes wrote too much"));
}

void RunnerTest::oneThatComplainsForEverIsEnded()
{
    ProgramRunner runner;
    runner.timeout = std::chrono::milliseconds(300);
    const auto output = runner.output({"sh", "-c", "yes >&2"});
    QVERIFY(!output);
    QCOMPARE(output.error().code, std::string("process.timeout"));
}

void RunnerTest::oneIsStoppedOnDemand()
{
    std::stop_source source;
    ProgramRunner runner;
    runner.stop = source.get_token();
    std::vector<std::string> told;
    runner.announce = [&](const std::string &command) {
        told.push_back(command);
        source.request_stop();
    };
    const auto output = runner.output({"sleep", "100"});
    QVERIFY(!output);
    QCOMPARE(output.error().code, std::string("process.cancelled"));
    QCOMPARE(told, (std::vector<std::string>{"sleep 100"}));
}

void RunnerTest::commandsAreShownAsTheyAre_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << "./chart-1.0"
                           << "./chart-1.0";
    QTest::newRow("blank") << "./a b"
                           << "'./a b'";
    QTest::newRow("shell") << "./$(x)"
                           << "'./$(x)'";
    QTest::newRow("quote") << "./it's"
                           << "'./it'\\''s'";
    QTest::newRow("empty") << ""
                           << "''";
    QTest::newRow("escape") << "./\033[31m"
                            << "'./␛[31m'";
}

void RunnerTest::commandsAreShownAsTheyAre()
{
    QFETCH(QString, word);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(commandText({"helm", word.toStdString()})), "helm " + shown);
}

void RunnerTest::whatProgramsWroteIsKnownByItsName()
{
    for (const char *name :
         {"helm template ./chart", "kubectl get --all-namespaces", "docker info", "docker container inspect"})
        QVERIFY2(isProgramOutput(name), name);
    for (const char *name : {"compose.yaml", "helm", "docker info.json", "stdin", ""})
        QVERIFY2(!isProgramOutput(name), name);
}

void RunnerTest::namespacesHaveNames()
{
    for (const char *name : {"shop", "a", "kube-system", "7"})
        QVERIFY2(isNamespaceName(name), name);
    for (const char *name : {"", "-a", "a-", "A", "a.b", "a b", "a,b"})
        QVERIFY2(!isNamespaceName(name), name);
}

} // namespace cli_runner

BULKHEAD_TEST(cli_runner, RunnerTest, None)
#include "program_runner_test.moc"
