// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace cli_paths {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QString shop = QString::fromStdString(sourceDir() + "/resources/examples/web-shop.compose.yaml");
const QString hardened =
    QString::fromStdString(sourceDir() + "/resources/examples/web-shop-hardened.compose.yaml");
const QStringList day = {"--as-of", "2026-01-31"};

// A batch job with the engine's socket, and a database that it reads; nothing is published.
const QByteArray inside = R"(services:
  job:
    image: registry.example.org/job:1.0
    user: "0:0"
    environment: {DATABASE_HOST: db}
    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
    networks: [back]
  db:
    image: postgres:16
    environment: {POSTGRES_PASSWORD: secret}
    networks: [back]
networks:
  back: {internal: true}
)";

const json *pathFrom(const json &paths, const std::string &from, const std::string &to)
{
    const auto found = std::find_if(paths.begin(), paths.end(), [&](const json &path) {
        return path["from"] == from && path["to"] == to;
    });
    return found == paths.end() ? nullptr : &*found;
}

} // namespace

// Attack paths as scripts ask for them (docs/cli.md).
class PathsCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(path("inside.yaml"), inside);
    }

    void allPathsWithFigures();
    void nothingFromOutsideTellsOfBreaches();
    void waysBetweenElements();
    void theInternetIsWhateverIsOutside();
    void aWayToItsOwnBeginningIsAnError();
    void longNamesAreCutInMessages();
    void mitigationsClosePaths();
    void namesThatMatchNothingAreErrors();
    void aLikelyPathTripsTheGate();
    void marksSurviveAnUpdate();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    json asked(const QStringList &arguments) const
    {
        const Outcome done = run(QStringList{"paths"} + arguments + QStringList{"--format", "json"} + day);
        if (done.code != 0)
            qFatal("%s", done.err.constData());
        return json::parse(done.out.toStdString());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PathsCommandTest::allPathsWithFigures()
{
    const json all = asked({shop});
    QCOMPARE(all["format"].get<std::string>(), std::string("bulkhead-paths"));
    QVERIFY(!all["attack_paths"].empty());
    const json &figures = all["path_figures"];
    QVERIFY(figures["ways_in"].get<int>() >= figures["ways_in_that_reach"].get<int>());
    QVERIFY(figures["ways_in_that_reach"].get<int>() > 0);
    QVERIFY(figures["fewest_steps"].get<int>() > 0);
    QVERIFY(!figures["shapes"].empty() && !figures["controls"].empty());
    QVERIFY(figures["controls"][0]["share_of_risk"].get<double>() > 0);
    QVERIFY(!all["assumed_breach"].empty());
    QCOMPARE(asked({shop, "--most", "1"})["attack_paths"].size(), std::size_t{1});
    const Outcome analyzed = run(QStringList{"analyze", shop, "--format", "json"} + day);
    const json analysis = json::parse(analyzed.out.toStdString());
    QVERIFY(analysis["path_figures"] == figures);
    QVERIFY(analysis["assumed_breach"] == all["assumed_breach"]);
    QVERIFY(analysis["assumed_breach_counts"]["that_reach"] <= analysis["assumed_breach_counts"]["elements"]);
    const Outcome text = run(QStringList{"paths", shop} + day);
    QCOMPARE(text.code, 0);
    for (const char *part : {"attack paths\n", "something worth having", "The paths by shape",
                             "What one control would cut", "Assumed breach: once taken over"})
        QVERIFY2(text.out.contains(part), part);
}

void PathsCommandTest::nothingFromOutsideTellsOfBreaches()
{
    const json all = asked({path("inside.yaml")});
    QVERIFY(all["attack_paths"].empty());
    QVERIFY(all["path_figures"]["fewest_steps"].is_null());
    QVERIFY(pathFrom(all["assumed_breach"], "job", "host"));
    const Outcome text = run(QStringList{"analyze", path("inside.yaml")} + day);
    QVERIFY(text.out.contains("Attack paths: the model has no way in from outside."));
    QVERIFY(text.out.contains("once taken over"));
    QVERIFY(run(QStringList{"paths", path("inside.yaml")} + day)
                .out.contains(": the model has no way in from outside"));
    const QString report = path("report.md");
    QCOMPARE(run(QStringList{"report", path("inside.yaml"), "-o", report} + day).code, 0);
    const QByteArray written = bytesOf(report);
    QVERIFY(written.contains("The model has no way in from outside, so no path starts there."));
    QVERIFY(written.contains("If something inside were taken over"));
}

void PathsCommandTest::waysBetweenElements()
{
    const json ways = asked({path("inside.yaml"), "--from", "job", "--to", "host", "--most", "2"});
    QVERIFY(ways["from"] == json({"job"}));
    QVERIFY(!ways["attack_paths"].empty() && ways["attack_paths"].size() <= 2);
    QVERIFY(pathFrom(ways["attack_paths"], "job", "host"));
    QVERIFY(!ways.contains("path_figures"));
    const Outcome none =
        run(QStringList{"paths", path("inside.yaml"), "--from", "internet", "--to", "db"} + day);
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.contains("no way leads there"));
}

// A published port that nobody drew, and a customer of another name than "internet".
void PathsCommandTest::theInternetIsWhateverIsOutside()
{
    const QByteArray drawn = R"({"format": "bulkhead-model", "version": 1,
        "elements": {
          "customers": {"kind": "external_entity", "name": "Customers"},
          "web": {"kind": "container", "name": "web", "properties": {"privileged": true}, "parent": "host"},
          "host": {"kind": "host", "name": "host"}},
        "flows": {"customers->web": {"source": "customers", "target": "web"}}})";
    write(path("drawn.bulkhead"), drawn);
    for (const char *outside : {"internet", "customers", "Customers"}) {
        const json ways = asked({path("drawn.bulkhead"), "--from", outside, "--to", "host"});
        QVERIFY2(pathFrom(ways["attack_paths"], "customers", "host"), outside);
    }
}

void PathsCommandTest::aWayToItsOwnBeginningIsAnError()
{
    const Outcome outcome = run({"paths", path("inside.yaml"), "--from", "job", "--to", "job"});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("--to: “job” is where the way begins"), outcome.err.constData());
    QCOMPARE(run({"paths", path("inside.yaml"), "--from", "job", "--to", "job", "--to", "host"}).code, 0);
}

void PathsCommandTest::longNamesAreCutInMessages()
{
    const QString name = QString(100'000, 'x');
    const Outcome outcome = run({"paths", path("inside.yaml"), "--from", name});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.size() < 2000, outcome.err.left(2000).constData());
    QVERIFY(outcome.err.startsWith("--from: no element is called “xxx"));
    QVERIFY(outcome.err.contains(" bytes left out) … "));
    QCOMPARE(outcome.err.count('\n'), 1);
}

void PathsCommandTest::mitigationsClosePaths()
{
    const QStringList ask = {path("inside.yaml"), "--from", "job", "--to", "host", "--most", "1"};
    const double before = asked(ask)["attack_paths"][0]["likelihood"];
    const json after = asked(ask + QStringList{"--without", "MIT-NO-SOCKET"});
    QVERIFY(after["without"] == json({"MIT-NO-SOCKET"}));
    QVERIFY(after["attack_paths"].empty() || after["attack_paths"][0]["likelihood"] < before);
    const Outcome unknown = run(QStringList{"paths"} + ask + QStringList{"--without", "MIT-NO-SOKCET"});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains("did you mean “MIT-NO-SOCKET”?"), unknown.err.constData());
}

void PathsCommandTest::namesThatMatchNothingAreErrors()
{
    const Outcome done = run({"paths", shop, "--to", "dbb"});
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains("--to: no element is called “dbb”; did you mean “db”?"), done.err.constData());
}

void PathsCommandTest::aLikelyPathTripsTheGate()
{
    const QStringList analyze = QStringList{"analyze", hardened, "-o", path("out.txt")} + day;
    const json all = asked({hardened});
    const double likeliest = all["attack_paths"][0]["likelihood"];
    QCOMPARE(run(analyze + QStringList{"--fail-on-path", QString::number(likeliest * 2)}).code, 0);
    QCOMPARE(run(analyze + QStringList{"--fail-on-path", QString::number(likeliest / 2)}).code, 1);
    QVERIFY(QFile::exists(path("out.txt")));
    // What the baseline has already does not count, and what would be if something were taken over never
    // does.
    QCOMPARE(run(analyze + QStringList{"--fail-on-path", "0.01", "--baseline", hardened}).code, 0);
    QCOMPARE(
        run(QStringList{"analyze", path("inside.yaml"), "-o", path("out.txt"), "--fail-on-path", "0"} + day)
            .code,
        0);
    for (const char *noGate : {"2", "nan", "-nan", "-0.1"})
        QCOMPARE(run(analyze + QStringList{"--fail-on-path", noGate}).code, 2);
    QCOMPARE(run(analyze + QStringList{"--platform", ""}).code, 2);
    QCOMPARE(run({"paths", hardened, "--most", "0"}).code, 2);
    QCOMPARE(run({"paths", hardened, "--most", "1001"}).code, 2);
}

// A mark is a person's: an update from the source keeps it, and paths start there.
void PathsCommandTest::marksSurviveAnUpdate()
{
    const QString model = path("inside.bulkhead");
    QCOMPARE(run({"import", path("inside.yaml"), "-o", model}).code, 0);
    json marked = json::parse(bytesOf(model).toStdString());
    marked["elements"]["job"]["taken_over"] = true;
    marked["elements"]["db"]["worth_having"] = true;
    write(model, QByteArray::fromStdString(marked.dump()));
    write(path("inside.yaml"), QByteArray(inside).replace("job:1.0", "job:1.1"));
    QCOMPARE(run({"sync", model}).code, 0);
    const json paths = asked({model});
    const json *found = pathFrom(paths["attack_paths"], "job", "host");
    QVERIFY(found);
    const json *toDb = pathFrom(paths["attack_paths"], "job", "db");
    QVERIFY(toDb);
    QCOMPARE((*toDb)["impact"].get<int>(), 5);
    QCOMPARE(run(QStringList{"analyze", model, "-o", path("out.txt"), "--fail-on-path", "0.5"} + day).code,
             1);
    const QString report = path("report.md");
    QCOMPARE(run(QStringList{"report", model, "-o", report} + day).code, 0);
    QVERIFY(bytesOf(report).contains("job (taken over)"));
}

} // namespace cli_paths

BULKHEAD_TEST(cli_paths, PathsCommandTest, Core)
#include "paths_test.moc"
