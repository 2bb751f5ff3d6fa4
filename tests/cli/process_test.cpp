// SPDX-License-Identifier: Apache-2.0
#include "app/programs/process.h"
#include "tests/support/patience.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace cli_process {

using namespace bulkhead;
using namespace bulkhead::app;

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

} // namespace

// Other programs are bounded in time and output, and end with all that they started.
class ProcessTest : public QObject
{
    Q_OBJECT

private slots:
    void aProgramThatHangsIsEnded()
    {
        const auto result = runToEnd({{"sleep", "100"}, {}, {}, std::chrono::milliseconds(50)}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.timeout"));
    }

    void aProgramIsEndedWithAllThatItStarted()
    {
        const QTemporaryDir folder;
        const QString mark = folder.filePath("child");
        const std::string script = "sleep 100 & echo $! > '" + mark.toStdString() + "'; wait";
        QVERIFY(!runToEnd({{"sh", "-c", script}, {}, {}, std::chrono::seconds(2)}, {}));
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

    // Before it fills the memory, and with the time-out far away.
    void aProgramThatWritesTooMuchIsEnded()
    {
        const QTemporaryDir folder;
        const QString mark = folder.filePath("written");
        const std::string script = "head -c 300000000 /dev/zero && : > '" + mark.toStdString() + "'";
        const auto result =
            runToEnd({{"sh", "-c", script}, {}, {}, std::chrono::minutes(10), std::size_t(1) << 20}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.too-much"));
        QVERIFY2(!QFileInfo::exists(mark), "all of the output was collected first");
    }

    // However much it writes.
    void aProgramThatWritesForEverIsEndedInTime()
    {
        const auto result =
            runToEnd({{"yes"}, {}, {}, std::chrono::milliseconds(100), std::size_t(1) << 40}, {});
        QVERIFY(!result);
        QCOMPARE(result.error().code, std::string("process.timeout"));
    }

    void largeInputAndOutputPassThrough()
    {
        const std::string input(3'000'000, 'x');
        const auto result = runToEnd({{"cat"}, input, {}, std::chrono::seconds(60)}, {});
        QVERIFY(result);
        QVERIFY(result->output == input);
        // A program that does not read what it is sent is no error of ours.
        const auto deaf = runToEnd({{"true"}, input, {}, std::chrono::seconds(60)}, {});
        QVERIFY(deaf);
        QCOMPARE(deaf->exitCode, 0);
    }
};

} // namespace cli_process

BULKHEAD_TEST(cli_process, ProcessTest, Core)
#include "process_test.moc"
