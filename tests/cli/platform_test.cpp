// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <sys/stat.h>

namespace cli_platform {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QByteArray manifest = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:
      containers:
      - name: web
        image: registry.example.com/web:1.2
)";

const QByteArray profile = R"({
  "format": "bulkhead-platform",
  "version": 1,
  "title": "Production",
  "elements": [
    {"kind": "orchestrator", "properties": {
      "audit_log": "none",
      "secrets_encrypted_at_rest": true
    }},
    {"kind": "registry", "name": "registry.example.com", "properties": {"backup": true}}
  ]
}
)";

} // namespace

// A platform profile as scripts meet it (docs/cli.md).
class PlatformTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void settlesWhatItStates();
    void modelNamesItAndKeepsItsOwn();
    void laidOverNeverCopiedIn();
    void missingProfileIsToldAndNothingIsLost();
    void profileOutsideTheFolderIsNotRead();
    void badProfileOfTheCommandIsAnError();
    void validateChecksIt();
    void reportNamesIt();
    void pipesAreReadFromAWriterAlone();
    void aNameWithControlsIsRefused_data();
    void aNameWithControlsIsRefused();
    void syncAndAnswerTakeItToo();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    json analysed(const QStringList &arguments) const;
    void namePlatform(const QByteArray &name) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PlatformTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("app.yaml"), manifest);
    write(path("our.bulkhead-platform"), profile);
}

json PlatformTest::analysed(const QStringList &arguments) const
{
    const Outcome outcome = run(QStringList{"analyze", "--format", "json"} + arguments);
    if (outcome.code != 0)
        qFatal("analyze failed: %s", outcome.err.constData());
    return json::parse(outcome.out.toStdString());
}

void PlatformTest::namePlatform(const QByteArray &name) const
{
    QCOMPARE(run({"import", path("app.yaml"), "-o", path("app.bulkhead")}).code, 0);
    QByteArray bytes = bytesOf(path("app.bulkhead"));
    const QByteArray title = "\"metadata\": {";
    QCOMPARE(bytes.count(title), 1);
    bytes.replace(title, title + "\n    \"platform\": \"" + name + "\",");
    write(path("app.bulkhead"), bytes);
}

namespace {

const json *findingOf(const json &analysis, const char *id)
{
    for (const json &finding : analysis["findings"])
        if (finding["id"] == id)
            return &finding;
    return nullptr;
}

bool asks(const json &analysis, const char *property)
{
    for (const json &question : analysis["questions"])
        if (question["property"] == property && question["element"] == "cluster/control-plane")
            return true;
    return false;
}

bool asksForBackup(const json &analysis) // of registries
{
    return std::any_of(analysis["questions"].begin(), analysis["questions"].end(),
                       [](const json &question) { return question["property"] == "backup"; });
}

} // namespace

void PlatformTest::settlesWhatItStates()
{
    const json without = analysed({path("app.yaml")});
    QVERIFY(findingOf(without, "T1.3@cluster/control-plane"));
    QVERIFY(asks(without, "audit_log"));
    QVERIFY(asksForBackup(without));

    const json with = analysed({path("app.yaml"), "--platform", path("our.bulkhead-platform")});
    QVERIFY(!findingOf(with, "T1.3@cluster/control-plane"));
    QVERIFY(!asksForBackup(with) && !asks(with, "audit_log") && !asks(with, "secrets_encrypted_at_rest"));
    const json *audit = findingOf(with, "R1.4@cluster/control-plane");
    QVERIFY(audit);
    QCOMPARE((*audit)["confidence"].get<std::string>(), std::string("confirmed"));
    const json &source = (*audit)["evidence"][0]["source"];
    QCOMPARE(source["object"].get<std::string>(), std::string("platform profile"));
    QCOMPARE(source["line"].get<int>(), 7);
    QVERIFY(QString::fromStdString(source["file"]).endsWith("our.bulkhead-platform"));

    const Outcome questions =
        run({"questions", path("app.yaml"), "--platform", path("our.bulkhead-platform")});
    QCOMPARE(questions.code, 0);
    QVERIFY(!questions.out.contains("`audit_log` of `cluster/") &&
            !questions.out.contains("`audit_log_remote`"));
    QVERIFY(questions.out.contains("Question `api_exposure`"));
}

void PlatformTest::modelNamesItAndKeepsItsOwn()
{
    namePlatform("our.bulkhead-platform");
    QVERIFY(!asks(analysed({path("app.bulkhead")}), "audit_log"));

    // What the model states itself goes before the profile.
    QByteArray bytes = bytesOf(path("app.bulkhead"));
    const QByteArray was = "\"orchestrator_type\": \"kubernetes\"";
    QCOMPARE(bytes.count(was), 1);
    bytes.replace(was, was + ",\n        \"secrets_encrypted_at_rest\": false");
    write(path("app.bulkhead"), bytes);
    const json analysis = analysed({path("app.bulkhead")});
    const json *secrets = findingOf(analysis, "T1.3@cluster/control-plane");
    QVERIFY(secrets);
    QVERIFY((*secrets)["evidence"][0]["source"].is_null());
}

void PlatformTest::laidOverNeverCopiedIn()
{
    namePlatform("our.bulkhead-platform");
    const Outcome laidOut = run({"layout", path("app.bulkhead")});
    QVERIFY2(laidOut.code == 0, laidOut.err);
    const QByteArray bytes = bytesOf(path("app.bulkhead"));
    QVERIFY(bytes.contains("\"platform\": \"our.bulkhead-platform\""));
    QVERIFY(!bytes.contains("audit_log"));
}

void PlatformTest::missingProfileIsToldAndNothingIsLost()
{
    namePlatform("gone.bulkhead-platform");
    const Outcome outcome = run({"analyze", path("app.bulkhead"), "--format", "json"});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("“gone.bulkhead-platform”, is not there"), outcome.err);
    const json analysis = json::parse(outcome.out.toStdString());
    QVERIFY(asks(analysis, "audit_log"));
    QVERIFY(bytesOf(path("app.bulkhead")).contains("gone.bulkhead-platform"));
    // Whoever reads what is written later is told as well.
    QCOMPARE(analysis["diagnostics"].size(), std::size_t{1});
    QVERIFY(analysis["diagnostics"][0]["message"].get<std::string>().find("is not there") !=
            std::string::npos);
    QCOMPARE(run({"report", path("app.bulkhead"), "-o", path("r.json")}).code, 0);
    const json report = json::parse(bytesOf(path("r.json")).toStdString());
    QVERIFY(report["platform_fault"].get<std::string>().find("is not there") != std::string::npos);
    QVERIFY(report["model"]["platform"].is_null());
    QCOMPARE(run({"report", path("app.bulkhead"), "-o", path("r.md")}).code, 0);
    QVERIFY(bytesOf(path("r.md")).contains("Without the platform profile:"));
}

void PlatformTest::profileOutsideTheFolderIsNotRead()
{
    QDir(m_folder->path()).mkdir("team");
    namePlatform("../our.bulkhead-platform");
    write(path("team/app.bulkhead"), bytesOf(path("app.bulkhead")));
    for (const QByteArray &name :
         {QByteArray("../our.bulkhead-platform"), path("our.bulkhead-platform").toUtf8()}) {
        QByteArray bytes = bytesOf(path("app.bulkhead"));
        bytes.replace("../our.bulkhead-platform", name);
        write(path("team/app.bulkhead"), bytes);
        const Outcome outcome = run({"analyze", path("team/app.bulkhead"), "--format", "json"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("is not in this model's folder"), outcome.err);
        QVERIFY(asks(json::parse(outcome.out.toStdString()), "audit_log"));
    }
}

void PlatformTest::badProfileOfTheCommandIsAnError()
{
    QByteArray bad = profile;
    bad.replace("\"none\"", "\"nothing\"");
    write(path("bad.bulkhead-platform"), bad);
    const Outcome outcome = run({"analyze", path("app.yaml"), "--platform", path("bad.bulkhead-platform")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.startsWith((path("bad.bulkhead-platform") + ":7: ").toUtf8()), outcome.err);
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(run({"questions", path("app.yaml"), "--platform", path("none")}).code, 2);
    const Outcome asInput = run({"analyze", path("our.bulkhead-platform")});
    QCOMPARE(asInput.code, 2);
    QVERIFY2(asInput.err.contains("by --platform"), asInput.err);
    // It is read, so it may not be written over.
    const Outcome over = run({"report", path("app.yaml"), "--platform", path("our.bulkhead-platform"),
                              "--format", "json", "-o", path("our.bulkhead-platform")});
    QCOMPARE(over.code, 2);
    QCOMPARE(bytesOf(path("our.bulkhead-platform")), profile);
}

void PlatformTest::validateChecksIt()
{
    const Outcome good = run({"validate", path("our.bulkhead-platform")});
    QVERIFY2(good.code == 0, good.err);
    QVERIFY2(good.out.contains("a valid platform profile: 3 values in 2 entries"), good.out);
    namePlatform("bad.bulkhead-platform");
    QByteArray bad = profile;
    bad.replace("\"registry\"", "\"container\"");
    write(path("bad.bulkhead-platform"), bad);
    for (const char *file : {"bad.bulkhead-platform", "app.bulkhead"}) {
        const Outcome outcome = run({"validate", path(file)});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("bad.bulkhead-platform:10: "), outcome.err);
    }
}

void PlatformTest::reportNamesIt()
{
    const Outcome outcome = run({"report", path("app.yaml"), "--platform", path("our.bulkhead-platform"),
                                 "--audience", "audit", "-o", path("r.md")});
    QVERIFY2(outcome.code == 0, outcome.err);
    const QByteArray report = bytesOf(path("r.md"));
    QVERIFY(report.contains("Production"));
    QVERIFY(report.contains("our.bulkhead-platform:7"));
    // Words for people are no data.
    QByteArray untitled = profile;
    untitled.replace("  \"title\": \"Production\",\n", "");
    write(path("untitled.bulkhead-platform"), untitled);
    const QStringList ask = {"report", path("app.yaml"), "--platform", path("untitled.bulkhead-platform"),
                             "-o"};
    QCOMPARE(run(ask + QStringList{path("u.json")}).code, 0);
    const json data = json::parse(bytesOf(path("u.json")).toStdString());
    QCOMPARE(data["model"]["platform"]["title"].get<std::string>(), std::string());
    QVERIFY(!data.contains("platform_fault"));
    QCOMPARE(run(ask + QStringList{path("u.md")}).code, 0);
    QVERIFY(bytesOf(path("u.md")).contains("without a title"));
}

void PlatformTest::pipesAreReadFromAWriterAlone()
{
    QCOMPARE(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    const Outcome deserted = run({"analyze", path("app.yaml"), "--platform", path("pipe")});
    QCOMPARE(deserted.code, 2);
    QVERIFY2(deserted.err.contains("is a pipe that no program writes to"), deserted.err);
    const Outcome substituted =
        runShell("analyze '" + path("app.yaml").toUtf8() + "' --format json --platform /dev/stdin <<'END'\n" +
                 profile + "END\n");
    QVERIFY2(substituted.code == 0, substituted.err);
    QVERIFY(!asks(json::parse(substituted.out.toStdString()), "audit_log"));
}

void PlatformTest::aNameWithControlsIsRefused_data()
{
    QTest::addColumn<QByteArray>("character");
    QTest::newRow("NUL") << QByteArray("\\u0000");
    QTest::newRow("escape") << QByteArray("\\u001b");
}

// A NUL would end the path: another file than the one that the model names.
void PlatformTest::aNameWithControlsIsRefused()
{
    QFETCH(QByteArray, character);
    namePlatform("our.bulkhead-platform" + character + "x");
    const Outcome outcome = run({"analyze", path("app.bulkhead"), "--format", "json"});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("a control character is in it"), outcome.err);
    QVERIFY(asks(json::parse(outcome.out.toStdString()), "audit_log"));
    QCOMPARE(run({"validate", path("app.bulkhead")}).code, 2);
}

void PlatformTest::syncAndAnswerTakeItToo()
{
    QCOMPARE(run({"import", path("app.yaml"), "-o", path("app.bulkhead")}).code, 0);
    const QStringList profileOption = {"--platform", path("our.bulkhead-platform"), "--dry-run"};
    const Outcome synced = run(QStringList{"sync", path("app.bulkhead")} + profileOption);
    QVERIFY2(synced.code == 0, synced.err);
    QCOMPARE(run({"questions", path("app.bulkhead"), "-o", path("q.md")}).code, 0);
    const Outcome answered = run(QStringList{"answer", path("app.bulkhead"), path("q.md")} + profileOption);
    QVERIFY2(answered.code == 0, answered.err);
    QCOMPARE(run({"sync", path("app.bulkhead"), "--platform", path("none")}).code, 2);
}

} // namespace cli_platform

BULKHEAD_TEST(cli_platform, PlatformTest, Core)
#include "platform_test.moc"
