// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(ReportTest)
#include "report_command_test.moc"
