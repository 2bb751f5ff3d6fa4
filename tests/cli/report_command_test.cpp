// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace cli_report {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QString examples = QString::fromStdString(sourceDir() + "/resources/examples/");
const QString shop = examples + "web-shop.compose.yaml";
const QString hardened = examples + "web-shop-hardened.bulkhead";
const QStringList day = {"--as-of", "2026-01-31"};

json read(const QString &path)
{
    return json::parse(bytesOf(path).toStdString());
}

} // namespace

// bulkhead-cli report, as scripts meet it (docs/cli.md).
class ReportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void reportWritesEveryFormat_data();
    void reportWritesEveryFormat();
    void audienceAndSectionsAreChosen();
    void unknownSectionIsRefused();
    void evidenceQuotesTheLineOfTheFile();
    void comparesWithWhatTheModelNames();
    void comparesWithWhatTheCommandNames();
    void missingBaselineOfTheModelIsTold();
    void missingBaselineOfTheCommandIsAnError();
    void baselineOutsideTheFolderIsNotRead();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString modelWithBaseline(const QByteArray &baseline) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

// A copy of the hardened example that names another baseline.
QString ReportTest::modelWithBaseline(const QByteArray &baseline) const
{
    QByteArray bytes = bytesOf(hardened);
    if (!bytes.contains("\"web-shop.bulkhead\""))
        qFatal("the example names no baseline");
    bytes.replace("\"web-shop.bulkhead\"", '"' + baseline + '"');
    QDir(m_folder->path()).mkpath("team");
    write(path("team/now.bulkhead"), bytes);
    return path("team/now.bulkhead");
}

void ReportTest::reportWritesEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("html") << "r.html" << QByteArray("<!DOCTYPE html>");
    QTest::newRow("pdf") << "r.pdf" << QByteArray("%PDF-");
    QTest::newRow("markdown") << "r.md" << QByteArray("# ");
    QTest::newRow("json") << "r.json" << QByteArray("{\n  \"format\": \"bulkhead-report\"");
}

void ReportTest::reportWritesEveryFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    const Outcome outcome = run(QStringList{"report", shop, "-o", path(name), "--title", "The shop"} + day);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const QByteArray once = bytesOf(path(name));
    QVERIFY(once.startsWith(start));
    QVERIFY(once.size() > 5000);
    QCOMPARE(run(QStringList{"report", shop, "-o", path(name), "--title", "The shop"} + day).code, 0);
    QCOMPARE(bytesOf(path(name)), once);
}

void ReportTest::audienceAndSectionsAreChosen()
{
    QCOMPARE(run(QStringList{"report", hardened, "-o", path("b.md"), "--audience", "board"} + day).code, 0);
    const QByteArray board = bytesOf(path("b.md"));
    QVERIFY(board.contains("\n## What to do\n"));
    QVERIFY(!board.contains("\n## Issues\n"));
    QCOMPARE(run(QStringList{"report", hardened, "-o", path("c.md"), "--sections", "decisions,summary"} + day)
                 .code,
             0);
    const QByteArray chosen = bytesOf(path("c.md"));
    QVERIFY(chosen.contains("\n## Decisions\n"));
    QVERIFY(chosen.indexOf("\n## Decisions\n") < chosen.indexOf("\n## Summary\n"));
    QCOMPARE(chosen.count("\n## "), 2);
}

void ReportTest::unknownSectionIsRefused()
{
    const Outcome outcome =
        run(QStringList{"report", hardened, "-o", path("r.md"), "--sections", "summary,frobnicate"} + day);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("frobnicate") && outcome.err.contains("to-verify"),
             outcome.err.constData());
    QVERIFY(!QFile::exists(path("r.md")));
    QCOMPARE(run(QStringList{"report", hardened, "-o", path("r.md"), "--audience", "friends"} + day).code, 2);
}

// Only of a file that is what was imported, and never what may be a secret.
void ReportTest::evidenceQuotesTheLineOfTheFile()
{
    const QByteArray compose = "services:\n  web:\n    image: nginx:1.25\n    privileged: true # for now\n"
                               "    environment:\n      DB_PASSWORD: hunter2secret\n      DB: hunter3\n";
    write(path("compose.yaml"), compose);
    const QByteArray quote = ": privileged: true # for now";
    const auto reportOf = [&](const QString &input) {
        if (run(QStringList{"report", input, "-o", path("q.md"), "--audience", "audit"} + day).code != 0)
            return QByteArray("no report");
        return bytesOf(path("q.md"));
    };
    const QByteArray direct = reportOf(path("compose.yaml"));
    QVERIFY2(direct.contains("line 4" + quote), direct.left(6000).constData());
    QVERIFY(!direct.contains("hunter2") && !direct.contains("hunter3"));
    QCOMPARE(run({"import", path("compose.yaml"), "-o", path("m.bulkhead")}).code, 0);
    QVERIFY(reportOf(path("m.bulkhead")).contains("line 4" + quote));
    write(path("compose.yaml"), compose + "# edited\n");
    const QByteArray edited = reportOf(path("m.bulkhead"));
    QVERIFY(edited.contains("line 4") && !edited.contains(quote));
    // A model elsewhere, whose source is not in its folder.
    write(path("compose.yaml"), compose);
    QDir(m_folder->path()).mkpath("team");
    QByteArray moved = bytesOf(path("m.bulkhead"));
    moved.replace("\"compose.yaml\"", "\"../compose.yaml\"");
    write(path("team/m.bulkhead"), moved);
    const QByteArray outside = reportOf(path("team/m.bulkhead"));
    QVERIFY(outside.contains("line 4") && !outside.contains(quote));
}

void ReportTest::comparesWithWhatTheModelNames()
{
    const Outcome outcome = run(QStringList{"report", hardened, "-o", path("r.json")} + day);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const json comparison = read(path("r.json")).at("comparison");
    QVERIFY(comparison.at("risk").at("now") < comparison.at("risk").at("before"));
    QVERIFY(!comparison.at("closed").empty());
}

void ReportTest::comparesWithWhatTheCommandNames()
{
    const Outcome outcome =
        run(QStringList{"report", hardened, "--baseline", hardened, "-o", path("r.json")} + day);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const json comparison = read(path("r.json")).at("comparison");
    QVERIFY(comparison.at("risk").at("now") == comparison.at("risk").at("before"));
    QVERIFY(comparison.at("closed").empty());
}

void ReportTest::missingBaselineOfTheModelIsTold()
{
    const QString model = modelWithBaseline("gone.bulkhead");
    const Outcome outcome = run(QStringList{"report", model, "-o", path("r.md")} + day);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("gone.bulkhead"), outcome.err.constData());
    QVERIFY(bytesOf(path("r.md")).contains("Not compared:"));
}

void ReportTest::missingBaselineOfTheCommandIsAnError()
{
    const Outcome outcome =
        run(QStringList{"report", hardened, "--baseline", path("gone.bulkhead"), "-o", path("r.md")} + day);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("gone.bulkhead"), outcome.err.constData());
    QVERIFY(!QFile::exists(path("r.md")));
}

// Somebody else's model does not make the program read whatever lies on the disk.
void ReportTest::baselineOutsideTheFolderIsNotRead()
{
    QVERIFY(QFile::copy(examples + "web-shop.bulkhead", path("before.bulkhead")));
    const QString model = modelWithBaseline("../before.bulkhead");
    const Outcome outcome = run(QStringList{"report", model, "-o", path("r.json")} + day);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("is not in this model's folder"), outcome.err.constData());
    QVERIFY(!read(path("r.json")).contains("comparison"));
}

} // namespace cli_report

BULKHEAD_TEST(cli_report, ReportTest, Core)
#include "report_command_test.moc"
