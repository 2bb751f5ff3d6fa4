// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace cli_commands {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QString examples = QString::fromStdString(sourceDir() + "/resources/examples/");
const QString shop = examples + "web-shop.compose.yaml";
const QString hardened = examples + "web-shop-hardened.compose.yaml";
const QStringList day = {"--as-of", "2026-01-31"};

} // namespace

// bulkhead-cli as scripts meet it: its exit codes, streams and files (docs/cli.md).
class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void analyzeWritesEveryFormat_data();
    void analyzeWritesEveryFormat();
    void analyzeReadsStandardInput();
    void gateTripsOnlyOnWhatIsOpen();
    void baselineOpensTheGate();
    void textKeepsToWhatIsAskedFor();
    void explainTellsWhy();
    void importedModelRoundTrips();
    void outputToADeviceIsWrittenDirectly();
    void renderDrawsEveryFormat_data();
    void renderDrawsEveryFormat();
    void diffTellsWhatChanged();
    void diffBeginsWithASummary();
    void diffFitsAComment();
    void mergeOfDifferentEditsIsBoth();
    void mergeTellsConflicts();
    void validateTellsEachFile();
    void catalogListsAndShows();
    void layoutKeepsEverythingElse();
    void cardsAreForAModelOrForAll();
    void answersOfAQuestionnaireReachTheModel();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString importedShop();
    std::unique_ptr<QTemporaryDir> m_folder;
};

QString CommandsTest::importedShop()
{
    const QString model = path("shop.bulkhead");
    const Outcome done = run({"import", shop, "-o", model});
    if (done.code != 0)
        qFatal("import fails: %s", done.err.constData());
    return model;
}

void CommandsTest::analyzeWritesEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("text") << "text" << QByteArray();
    QTest::newRow("json") << "json" << QByteArray("{\n  \"format\": \"bulkhead-analysis\"");
    QTest::newRow("sarif") << "sarif" << QByteArray("{\n  \"$schema\"");
    QTest::newRow("csv") << "csv" << QByteArray("id,rating,");
    QTest::newRow("markdown") << "markdown" << QByteArray("# Threats of ");
}

void CommandsTest::analyzeWritesEveryFormat()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, start);
    const Outcome printed = run(QStringList{"analyze", shop, "--format", format} + day);
    QCOMPARE(printed.code, 0);
    QVERIFY2(printed.out.startsWith(start), printed.out.left(200).constData());
    QVERIFY(printed.out.contains("@"));
    const Outcome written = run(QStringList{"analyze", shop, "--format", format, "-o", path("out")} + day);
    QCOMPARE(written.code, 0);
    QVERIFY(written.out.isEmpty());
    QCOMPARE(bytesOf(path("out")), printed.out); // and the same twice
}

void CommandsTest::analyzeReadsStandardInput()
{
    const Outcome outcome = run({"analyze", "-", "--format", "json"}, bytesOf(shop));
    QCOMPARE(outcome.code, 0);
    QVERIFY(json::parse(outcome.out.toStdString()).at("findings").size() > 10);
}

void CommandsTest::gateTripsOnlyOnWhatIsOpen()
{
    QCOMPARE(run({"analyze", shop, "--fail-on", "low"}).code, 1);
    const QString empty = path("empty.compose.yaml");
    write(empty, "services: {}\n");
    QCOMPARE(run({"analyze", empty, "--fail-on", "low", "--confirmed-only"}).code, 0);

    // Once everything is decided, nothing trips.
    const QString model = importedShop();
    json root = json::parse(bytesOf(model).toStdString());
    const json findings =
        json::parse(run(QStringList{"analyze", model, "--format", "json"} + day).out.toStdString())
            .at("findings");
    for (const json &finding : findings)
        root["decisions"][finding.at("id").get<std::string>()] = {{"state", "accepted"},
                                                                  {"rationale", "known"},
                                                                  {"rating", finding.at("rating")},
                                                                  {"basis", finding.at("basis")}};
    write(model, QByteArray::fromStdString(root.dump(2)));
    const Outcome decided = run(QStringList{"analyze", model, "--fail-on", "low"} + day);
    QVERIFY2(decided.code == 0, decided.err.constData());
}

void CommandsTest::baselineOpensTheGate()
{
    QCOMPARE(run({"analyze", shop, "--fail-on", "low", "--baseline", shop}).code, 0);
    QCOMPARE(run({"analyze", shop, "--fail-on", "low", "--baseline", hardened}).code, 1);
}

// All that the text has, and not its list of findings alone.
void CommandsTest::textKeepsToWhatIsAskedFor()
{
    const QByteArray all = run(QStringList{"analyze", shop} + day).out;
    for (const char *part : {"missing in", "to verify in", " → reads the data of ", "Top threats"})
        QVERIFY2(all.contains(part), part);
    const QByteArray known = run(QStringList{"analyze", shop, "--baseline", shop} + day).out;
    for (const char *part : {"missing in", "to verify in", " → reads the data of ", "Top threats"})
        QVERIFY2(!known.contains(part), part);
    QVERIFY2(known.contains("are not shown: of the baseline"), known.constData());
    const QByteArray confirmed = run(QStringList{"analyze", shop, "--confirmed-only"} + day).out;
    QVERIFY(confirmed.contains("missing in") && !confirmed.contains("to verify in"));
}

void CommandsTest::explainTellsWhy()
{
    const json findings =
        json::parse(run({"analyze", shop, "--format", "json"}).out.toStdString()).at("findings");
    const QString id = QString::fromStdString(findings.at(0).at("id"));
    const Outcome fired = run({"analyze", shop, "--explain", id});
    QCOMPARE(fired.code, 0);
    QVERIFY2(fired.out.contains("[true]"), fired.out.constData());
    const Outcome tree = run({"analyze", shop, "--explain", id, "--format", "json"});
    QCOMPARE(json::parse(tree.out.toStdString()).at("explanation").at("value").get<std::string>(),
             std::string("true"));

    // For people by the titles of properties and values, for programs by their names.
    const QByteArray words = run({"analyze", shop, "--explain", "E1.1@monitor"}).out;
    QVERIFY2(words.contains("Privileged is yes") && !words.contains("privileged =="), words.constData());
    const QByteArray names = run({"analyze", shop, "--explain", "E1.1@monitor", "--format", "json"}).out;
    QVERIFY2(names.contains("\"privileged == true\""), names.constData());
}

void CommandsTest::importedModelRoundTrips()
{
    const QString model = importedShop();
    const QByteArray direct = run(QStringList{"analyze", shop, "--format", "csv"} + day).out;
    const QByteArray stored = run(QStringList{"analyze", model, "--format", "csv"} + day).out;
    QCOMPARE(stored, direct); // the file loses nothing that the engine reads
    QVERIFY(bytesOf(model).contains("\"placements\"") || bytesOf(model).contains("\"rect\""));
}

void CommandsTest::outputToADeviceIsWrittenDirectly()
{
    QCOMPARE(run({"analyze", shop, "-o", "/dev/null"}).code, 0);
    QVERIFY(!QFileInfo("/dev/null").isFile());
    const Outcome piped = run({"analyze", shop, "--format", "csv", "-o", "/dev/stdout"});
    QCOMPARE(piped.code, 0);
    QVERIFY(piped.out.startsWith("id,"));
}

void CommandsTest::renderDrawsEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << "d.svg" << QByteArray("<?xml");
    QTest::newRow("png") << "d.png" << QByteArray("\x89PNG");
    QTest::newRow("pdf") << "d.pdf" << QByteArray("%PDF-");
    QTest::newRow("dot") << "d.dot" << QByteArray("digraph");
}

void CommandsTest::renderDrawsEveryFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    const Outcome outcome = run({"render", shop, "-o", path(name)});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const QByteArray once = bytesOf(path(name));
    QVERIFY2(once.startsWith(start), once.left(40).constData());
    if (name.endsWith(".pdf"))
        QTest::qWait(1100); // its dates have seconds
    QCOMPARE(run({"render", shop, "-o", path(name)}).code, 0);
    QVERIFY(bytesOf(path(name)) == once);
}

void CommandsTest::diffTellsWhatChanged()
{
    const Outcome same = run({"diff", shop, shop, "--exit-code"});
    QCOMPARE(same.code, 0);
    QCOMPARE(same.out, QByteArray("No difference.\n"));
    QCOMPARE(run({"diff", shop, hardened}).code, 0);
    const Outcome differs = run({"diff", shop, hardened, "--exit-code", "--format", "json"});
    QCOMPARE(differs.code, 1);
    const json root = json::parse(differs.out.toStdString());
    QVERIFY(!root.at("findings").at("removed").empty());
    QVERIFY(!root.at("elements").at("changed").empty());
}

void CommandsTest::diffBeginsWithASummary()
{
    const QString base = importedShop();
    json model = json::parse(bytesOf(base).toStdString());
    model["elements"]["zone"] = {{"kind", "trust_boundary"}, {"name", "Cellar"}};
    model["elements"]["db"]["parent"] = "zone";
    model["flows"]["new"] = {{"kind", "data"}, {"source", "outside"}, {"target", "db"}};
    model["manual_threats"]["manual.1"] = {
        {"subject", "host"}, {"category", "tampering"}, {"title", "Theft"}, {"likelihood", 5}, {"impact", 5}};
    write(path("after.bulkhead"), QByteArray::fromStdString(model.dump()));
    const Outcome text = run({"diff", base, path("after.bulkhead")});
    QVERIFY2(text.out.startsWith("Summary\n"), text.out.constData());
    QVERIFY2(text.out.contains("\n    + manual.1  critical: Theft – Docker host\n"), text.out.constData());
    QVERIFY2(text.out.contains("\n  1 new way in\n    + new  "), text.out.constData());
    QVERIFY2(text.out.contains("\n    ~ zone  Cellar: a new boundary\n"), text.out.constData());
    QVERIFY2(text.out.contains(" to Cellar\n"), text.out.constData());
    const auto summaryOf = [&](const QString &then, const QString &now) -> json {
        const Outcome done = run({"diff", then, now, "--format", "json"});
        return json::parse(done.out.toStdString()).at("summary");
    };
    const json summary = summaryOf(base, path("after.bulkhead"));
    QCOMPARE(summary.at("opened").at(0).at("id").get<std::string>(), std::string("manual.1")); // the gravest
    QCOMPARE(summary.at("ways_in").at(0).at("id").get<std::string>(), std::string("new"));
    QCOMPARE(summary.at("boundaries").size(), std::size_t{2});
    const json back = summaryOf(path("after.bulkhead"), base);
    QVERIFY(back.at("closed") == summary.at("opened"));
    QVERIFY(back.at("ways_in_gone") == summary.at("ways_in"));
    // What is decided is closed, though it is still found.
    model["decisions"]["manual.1"] = {{"state", "accepted"}, {"rationale", "insured"}};
    write(path("decided.bulkhead"), QByteArray::fromStdString(model.dump()));
    const json decided = summaryOf(path("after.bulkhead"), path("decided.bulkhead"));
    QCOMPARE(decided.at("closed").size(), std::size_t{1});
    QCOMPARE(decided.at("closed").at(0).at("id").get<std::string>(), std::string("manual.1"));
    QVERIFY(decided.at("opened").empty());
}

// GitHub refuses a comment of more than 65,536 characters.
void CommandsTest::diffFitsAComment()
{
    json model = {{"format", "bulkhead-model"}, {"version", 2}};
    write(path("before.bulkhead"), QByteArray::fromStdString(model.dump()));
    for (int i = 0; i < 2'000; ++i)
        model["elements"]["c" + std::to_string(i)] = {{"kind", "container"},
                                                      {"name", std::string(400, '*') + "ä"},
                                                      {"properties", {{"privileged", true}}}};
    write(path("after.bulkhead"), QByteArray::fromStdString(model.dump()));
    const Outcome done =
        run({"diff", path("before.bulkhead"), path("after.bulkhead"), "--format", "markdown"});
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.size() <= 65'000 && done.out.size() > 40'000, QByteArray::number(done.out.size()));
    QVERIFY(done.out.startsWith("## Summary\n\n**") && done.out.contains("\n## Elements\n"));
    const qsizetype end = done.out.indexOf("\n**Cut to fit a comment: ");
    QVERIFY2(end > 0, done.out.right(300).constData());
    for (const QByteArray &line : done.out.left(end).split('\n'))
        QVERIFY2(line.isEmpty() || line.startsWith("- ") || line.startsWith("  - ") ||
                     line.startsWith("## ") || (line.startsWith("**") && line.endsWith("**")),
                 line.constData());
    const Outcome whole = run({"diff", path("before.bulkhead"), path("after.bulkhead")});
    QVERIFY(whole.out.contains("\n  + c1999 (container)"));
}

void CommandsTest::mergeOfDifferentEditsIsBoth()
{
    const QString base = importedShop();
    json ours = json::parse(bytesOf(base).toStdString());
    json theirs = ours;
    ours["metadata"]["title"] = "Ours";
    theirs["metadata"]["scope"] = "Theirs";
    write(path("ours.bulkhead"), QByteArray::fromStdString(ours.dump()));
    write(path("theirs.bulkhead"), QByteArray::fromStdString(theirs.dump()));
    const Outcome outcome =
        run({"merge", base, path("ours.bulkhead"), path("theirs.bulkhead"), "-o", path("merged.bulkhead")});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const json merged = json::parse(bytesOf(path("merged.bulkhead")).toStdString());
    QCOMPARE(merged.at("metadata").at("title").get<std::string>(), std::string("Ours"));
    QCOMPARE(merged.at("metadata").at("scope").get<std::string>(), std::string("Theirs"));
}

void CommandsTest::mergeTellsConflicts()
{
    const QString base = importedShop();
    json ours = json::parse(bytesOf(base).toStdString());
    json theirs = ours;
    ours["metadata"]["title"] = "Ours";
    theirs["metadata"]["title"] = "Theirs";
    write(path("ours.bulkhead"), QByteArray::fromStdString(ours.dump()));
    write(path("theirs.bulkhead"), QByteArray::fromStdString(theirs.dump()));
    const Outcome outcome = run({"merge", base, path("ours.bulkhead"), path("theirs.bulkhead")});
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(outcome.err.contains("Theirs"), outcome.err.constData());
    QCOMPARE(json::parse(outcome.out.toStdString()).at("metadata").at("title").get<std::string>(),
             std::string("Ours"));
}

void CommandsTest::validateTellsEachFile()
{
    write(path("bad.yaml"), "services: [\n");
    const Outcome outcome = run({"validate", shop, path("bad.yaml")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.out.contains("can be imported"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("bad.yaml:"), outcome.err.constData());
    QCOMPARE(run({"validate", shop, hardened}).code, 0);
}

void CommandsTest::catalogListsAndShows()
{
    const json list = json::parse(run({"catalog", "list", "--format", "json"}).out.toStdString());
    QVERIFY(list.at("threats").size() >= 18);
    QVERIFY(list.at("rules").size() >= 150);
    for (const json &rule : list.at("rules")) {
        for (const char *key : {"id", "threat", "title", "kinds", "on_unknown"})
            QVERIFY(rule.contains(key));
    }
    for (const json &threat : list.at("threats"))
        QVERIFY(threat.contains("category"));
    QVERIFY(run({"catalog", "list"}).out.contains("E1.1"));
    const Outcome shown = run({"catalog", "show", "E1.1"});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains("condition:"), shown.out.constData());
    QCOMPARE(run({"catalog", "show", "E1"}).code, 0);
    QCOMPARE(run({"catalog", "show", QString::fromStdString(list.at("mitigations").at(0).at("id"))}).code, 0);
    write(path("good.json"), R"({"format": "bulkhead-catalog", "version": 1, "id": "ours", "title": "Ours",
        "catalog_version": "1", "attack_paths": {"edges": [
          {"id": "A2", "estimates": [{"id": "otherwise", "probability": 0.05}]}]}})");
    QCOMPARE(run({"catalog", "check", path("good.json")}).code, 0);
    // The input may follow an option that can be given several times.
    QCOMPARE(run({"analyze", "--catalog", path("good.json"), "--profile", "debug", shop}).code, 0);
    // What can be used but is most likely not meant is a warning.
    write(path("claims.json"), R"({"format": "bulkhead-catalog", "version": 1, "id": "ours", "rules": [
        {"id": "X.1", "entry": "E1", "applies_to": ["container"], "title": "t", "message": "m",
         "likelihood": 3, "impact": 3, "on_unknown": "silent",
         "when": {"prop": "host_pid", "op": "==", "value": true},
         "mitigations": [
           {"id": "MIT-PIDS", "effect": "resolves"}]}]})");
    for (const QStringList &command : {QStringList{"catalog", "check", path("claims.json")},
                                       QStringList{"validate", path("claims.json")}}) {
        const Outcome doubted = run(command);
        QCOMPARE(doubted.code, 0);
        QVERIFY2(doubted.err.contains("claims.json:6: warning: MIT-PIDS sets nothing"),
                 doubted.err.constData());
    }
    write(path("own.json"), "{\"format\": \"bulkhead-catalog\",\n \"version\": 1,\n \"rules\": 5}\n");
    const Outcome bad = run({"catalog", "check", path("own.json")});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains("own.json:"), bad.err.constData());
}

void CommandsTest::layoutKeepsEverythingElse()
{
    const QString model = importedShop();
    const QByteArray before = run(QStringList{"analyze", model, "--format", "csv"} + day).out;
    QCOMPARE(run({"layout", model}).code, 0);
    QCOMPARE(run(QStringList{"analyze", model, "--format", "csv"} + day).out, before);
}

void CommandsTest::cardsAreForAModelOrForAll()
{
    const QString model = importedShop();
    QCOMPARE(run({"workshop", "cards", "-o", path("all.pdf")}).code, 0);
    const Outcome some = run(QStringList{"workshop", "cards", model, "-o", path("some.pdf")} + day);
    QCOMPARE(some.code, 0);
    QVERIFY2(some.err.contains("decoys"), some.err.constData());
    QVERIFY(bytesOf(path("all.pdf")).startsWith("%PDF"));
    QVERIFY(bytesOf(path("some.pdf")).startsWith("%PDF"));
    QVERIFY(bytesOf(path("some.pdf")) != bytesOf(path("all.pdf")));

    const Outcome nobody = run({"workshop", "cards", model, "--scope", "nobody", "-o", path("nobody.pdf")});
    QCOMPARE(nobody.code, 2);
    QVERIFY2(nobody.err.contains("nobody"), nobody.err.constData());
    QCOMPARE(run({"workshop", "cards", "--scope", "web", "-o", path("nobody.pdf")}).code, 2);
    QVERIFY(!QFile::exists(path("nobody.pdf")));
}

void CommandsTest::answersOfAQuestionnaireReachTheModel()
{
    const QString model = importedShop();
    const QString sheet = path("questions.md");
    QCOMPARE(run(QStringList{"questions", model, "-o", sheet} + day).code, 0);
    QByteArray text = bytesOf(sheet);
    const qsizetype box = text.indexOf("- [ ] yes\n");
    QVERIFY2(box >= 0, text.constData());

    QByteArray wrong = text;
    wrong.replace(box, 9, "- [x] mostly");
    write(path("wrong.md"), wrong);
    const QByteArray before = bytesOf(model);
    const Outcome refused = run({"answer", model, path("wrong.md")});
    QCOMPARE(refused.code, 2);
    const auto line = text.left(box).count('\n') + 1;
    QVERIFY2(refused.err.contains("wrong.md:" + QByteArray::number(line) + ": "), refused.err.constData());
    QCOMPARE(bytesOf(model), before);

    text.replace(box, 9, "- [x] yes");
    write(sheet, text);
    const Outcome shown = run(QStringList{"answer", model, sheet, "--dry-run"} + day);
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.startsWith("1 answer, "), shown.out.constData());
    QCOMPARE(bytesOf(model), before);
    const Outcome done = run(QStringList{"answer", model, sheet} + day);
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out, shown.out);
    QVERIFY(bytesOf(model) != before);
    QVERIFY(run(QStringList{"answer", model, sheet} + day).out.startsWith("1 answer, "));
}

} // namespace cli_commands

BULKHEAD_TEST(cli_commands, CommandsTest, Core)
#include "commands_test.moc"
