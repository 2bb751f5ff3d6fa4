// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "app/workshop/facilitator/fix_page.h"
#include "app/workshop/facilitator/heat_view.h"
#include "app/workshop/facilitator/path_round_page.h"

#include <QProcess>
#include <QTest>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace workshop_facilitator_killed {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;

// Nothing is lost when the program is killed, in whatever round: this program starts itself with --work, does
// in the real window what a facilitator does up to a round, and is killed there.
class FacilitatorKilledTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everythingIsFoundAgain_data();
    void everythingIsFoundAgain();
    void aFileKilledWhileItIsWrittenIsWhole();
};

namespace {

constexpr int stages = 5; // silent, groups, reveal, path, fix

constexpr const char *workedFile = "BULKHEAD_WORKED_FILE";   // set: this is a worker on that workshop
constexpr const char *workedStage = "BULKHEAD_WORKED_STAGE"; // up to which one; unset: it types without end

// What this program was started with.
QStringList ownArguments()
{
    QFile line(QStringLiteral("/proc/self/cmdline"));
    if (!line.open(QIODevice::ReadOnly))
        qFatal("the command line cannot be read");
    QStringList arguments = QString::fromUtf8(line.readAll()).split(QChar(0), Qt::SkipEmptyParts);
    arguments.removeFirst();
    return arguments;
}

// Kills a worker so many ms after it is ready; what it said where it never was.
QString killedWhenReady(const QString &file, std::optional<int> stage, int after = 0)
{
    QProcess worker;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(workedFile, file);
    if (stage)
        environment.insert(workedStage, QString::number(*stage));
    worker.setProcessEnvironment(environment);
    worker.setProcessChannelMode(QProcess::MergedChannels);
    worker.start(QCoreApplication::applicationFilePath(), ownArguments());
    QByteArray said;
    while (!said.contains("ready\n") && worker.waitForReadyRead(patience))
        said += worker.readAll();
    if (!said.contains("ready\n"))
        return QString::fromUtf8(said);
    QTest::qWait(after);
    worker.kill(); // SIGKILL: no orderly end
    worker.waitForFinished(patience);
    return worker.exitStatus() == QProcess::CrashExit ? QString() : QStringLiteral("it ended by itself");
}

void typeSheet(TestDesk &test, const char *name, const char *marks)
{
    test.showPage(1);
    test.press(Qt::Key_E);
    test.type(name);
    test.press(Qt::Key_Return);
    test.type(marks);
    test.press(Qt::Key_Escape);
}

void doStage(TestDesk &test, int stage)
{
    switch (stage) {
    case 0:
        test.press(Qt::Key_Plus);
        typeSheet(test, "anna", "tttt");
        typeSheet(test, "ben", "nnnn");
        break;
    case 1:
        test.press(Qt::Key_N);
        typeSheet(test, "anna", "nu");
        break;
    case 2:
        test.showPage(4);
        for (int i = 0; i < 4; ++i)
            test.press(Qt::Key_Space); // two cells
        test.press(Qt::Key_O);
        test.press(Qt::Key_4);
        test.type("well seen");
        test.press(Qt::Key_Return);
        test.press(Qt::Key_S);
        break;
    case 3: {
        test.press(Qt::Key_N);
        test.showPage(5);
        test.press(Qt::Key_G); // to a group: what the room does is in no file
        const auto &page = dynamic_cast<PathRoundPage &>(test.window->page());
        const std::array element{test.task().goal};
        page.diagram().diagram().select(element);
        test.press(Qt::Key_Return);
        break;
    }
    default:
        test.press(Qt::Key_N);
        test.showPage(6);
        test.press(Qt::Key_G);
        test.press(Qt::Key_G); // to the second group
        test.press(Qt::Key_Return);
        test.press(Qt::Key_Minus);
        test.press(Qt::Key_P);
        break;
    }
}

// What the worker does: the stages up to one, then waits to be killed.
void work(const QString &file, int last)
{
    TestDesk test{toPath(file)};
    for (int stage = 0; stage <= last; ++stage)
        doStage(test, stage);
    if (!test.settle())
        return;
    std::puts("ready");
    std::fflush(stdout);
    QTest::qWait(10 * patience);
}

// Types without end, and says so at the first key.
void typeOn(const QString &file)
{
    TestDesk test{toPath(file)};
    test.press(Qt::Key_E);
    test.press(Qt::Key_Return);
    std::puts("ready");
    std::fflush(stdout);
    for (;;) {
        test.type("tnu");
        QTest::qWait(1);
        test.press(Qt::Key_Home);
    }
}

void makeFile(const QTemporaryDir &folder)
{
    if (!writeFileAtomically(toPath(folder.filePath("shop.bulkhead-workshop")),
                             ws::serializeWorkshop(ws::test::shopWorkshop())))
        qFatal("the workshop cannot be written");
}

} // namespace

void FacilitatorKilledTest::initTestCase()
{
    const QString file = qEnvironmentVariable(workedFile);
    if (file.isEmpty())
        return;
    if (qEnvironmentVariableIsSet(workedStage))
        work(file, qEnvironmentVariableIntValue(workedStage));
    else
        typeOn(file);
    std::_Exit(1); // nobody killed it
}

void FacilitatorKilledTest::everythingIsFoundAgain_data()
{
    QTest::addColumn<int>("last");
    const char *names[stages] = {"silent", "groups", "reveal", "path", "fix"};
    for (int stage = 0; stage < stages; ++stage)
        QTest::newRow(names[stage]) << stage;
}

void FacilitatorKilledTest::everythingIsFoundAgain()
{
    QFETCH(const int, last);
    const QTemporaryDir folder;
    makeFile(folder);
    const QString file = folder.filePath("shop.bulkhead-workshop");
    QCOMPARE(killedWhenReady(file, last), QString());

    TestDesk test{toPath(file)};
    QVERIFY(!test.desk().saver().isInUse()); // the lock of who was killed counts for nothing
    const ws::Workshop &found = test.desk().workshop();
    const auto cells = found.task.cells();
    const auto &silent = found.votes.sheets.at(ws::RoundKind::Silent);
    QCOMPARE(silent.at("anna").cells.size(), std::size_t{4});
    QCOMPARE(silent.at("anna").cells.at(cells[3]).mark, Mark::Threat);
    QCOMPARE(silent.at("ben").cells.at(cells[0]).mark, Mark::None);
    QCOMPARE(found.votes.fromPaper.at(ws::RoundKind::Silent).size(), std::size_t{2});
    QCOMPARE(found.votes.sheets.contains(ws::RoundKind::Group), last >= 1);
    if (last >= 1) // two marks of the group's, and two of her own that it begins with
        QCOMPARE(found.votes.sheets.at(ws::RoundKind::Group).at("anna").cells.size(), std::size_t{4});
    QCOMPARE(found.reveal.shown.size(), std::size_t{last >= 2 ? 2U : 0U});
    QCOMPARE(found.overrides.size(), std::size_t{last >= 2 ? 1U : 0U});
    if (last >= 2) {
        QVERIFY(found.reveal.at == cells[2]);
        QVERIFY(found.overrides.at(cells[1]) == (ws::Override{ws::Verdict::Bonus, "well seen"}));
    }
    QCOMPARE(found.votes.sheets.contains(ws::RoundKind::Path), last >= 3);
    QCOMPARE(found.votes.sheets.contains(ws::RoundKind::Fix), last >= 4);
    if (last >= 4)
        QCOMPARE(found.votes.sheets.at(ws::RoundKind::Fix).at("ben").fixes.size(), std::size_t{1});

    static constexpr std::array<std::size_t, stages> rounds = {0, 1, 1, 2, 3};
    QCOMPARE(test.desk().round(), rounds[static_cast<std::size_t>(last)]);
    QCOMPARE(test.desk().isRunning(), last == 4);
    if (last == 0)
        QCOMPARE(test.label("clock"), QString("16:00"));
    if (last == 4)
        QVERIFY(test.desk().secondsLeft() <= 9 * 60);
    // And the screen shows it.
    QVERIFY(test.seen().contains(QString("4 of %1, typed").arg(cells.size())));
    if (last >= 2) {
        test.showPage(4);
        QVERIFY(test.seen().contains(QString("2 of %1 shown").arg(cells.size())));
    }
}

void FacilitatorKilledTest::aFileKilledWhileItIsWrittenIsWhole()
{
    const QTemporaryDir folder;
    makeFile(folder);
    const QString file = folder.filePath("shop.bulkhead-workshop");
    for (int after = 0; after < 200; after += 29) {
        QCOMPARE(killedWhenReady(file, std::nullopt, after), QString());
        const auto found = readDesk(toPath(file), catalog::test::vocabulary());
        QVERIFY2(found, found ? "" : found.error().text().c_str());
    }
}

} // namespace workshop_facilitator_killed

BULKHEAD_TEST(workshop_facilitator_killed, FacilitatorKilledTest, Gui)
#include "test_facilitator_killed.moc"
