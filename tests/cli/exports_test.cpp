// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QString examples = QString::fromStdString(sourceDir() + "/resources/examples/");
const QString shop = examples + "web-shop.compose.yaml";
const QStringList day = {"--as-of", "2026-01-31"};

// What a person wrote: a formula to a spreadsheet, markup to a browser, an escape to a terminal.
const std::string title = "=HYPERLINK(\"x\") steals <b>disks</b> \x1b[31m";
const QByteArray recognised = "steals";

} // namespace

// What bulkhead-cli writes for other tools, read as these do.
class ExportsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void addedThreatsStandInEveryFormat_data();
    void addedThreatsStandInEveryFormat();
    void addedThreatsTripTheGate();
    void baselineKnowsAddedThreats();
    void threatsOfBoxesReachThreatDragon();
    void whatIsLeftIsNamedGravestFirst();
    void modelsWithoutPlacesAreLaidOut();
    void csvHasDecisionsAndAMark();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString shopWith(const json &threats, const json &decisions = json::object());
    std::unique_ptr<QTemporaryDir> m_folder;
};

// The hardened shop, which has nothing critical, with these threats of a person.
QString ExportsTest::shopWith(const json &threats, const json &decisions)
{
    json model = json::parse(bytesOf(examples + "web-shop-hardened.bulkhead").toStdString());
    model["manual_threats"] = threats;
    model["decisions"].update(decisions);
    write(path("shop.bulkhead"), QByteArray::fromStdString(model.dump()));
    return path("shop.bulkhead");
}

void ExportsTest::addedThreatsStandInEveryFormat_data()
{
    QTest::addColumn<QStringList>("command");
    for (const char *format : {"text", "json", "csv", "markdown", "sarif"})
        QTest::newRow(format) << QStringList{"analyze", "--format", format};
    for (const char *format : {"threat-dragon", "otm", "sarif", "csv"})
        QTest::addRow("export %s", format) << QStringList{"export", "--to", format};
    for (const char *format : {"html", "markdown", "json"})
        QTest::addRow("report %s", format) << QStringList{"report", "--format", format};
}

void ExportsTest::addedThreatsStandInEveryFormat()
{
    QFETCH(QStringList, command);
    const QString model = shopWith({{"manual.1",
                                     {{"subject", "host"},
                                      {"category", "tampering"},
                                      {"title", title},
                                      {"description", "said by a person"},
                                      {"mitigation", "lock the room"},
                                      {"likelihood", 5},
                                      {"impact", 5}}}});
    const Outcome done = run(command + QStringList{model, "-o", path("out")} + day);
    QVERIFY2(done.code == 0, done.err.constData());
    const QByteArray text = bytesOf(path("out"));
    QVERIFY(text.contains(recognised));
    QVERIFY(text.contains("manual.1") || command.contains("threat-dragon"));
    QVERIFY(!text.contains('\x1b'));
    QVERIFY(!text.contains("<b>disks") || !command.contains("html"));
    QVERIFY(!text.contains("\n=HYPER") && !text.contains(",=HYPER"));
}

void ExportsTest::addedThreatsTripTheGate()
{
    const json threat = {
        {"subject", "host"}, {"category", "tampering"}, {"title", "Theft"}, {"likelihood", 5}, {"impact", 5}};
    const QStringList gate = QStringList{"--fail-on", "critical", "-o", path("out")} + day;
    QCOMPARE(run(QStringList{"analyze", shopWith(json::object())} + gate).code, 0);
    QCOMPARE(run(QStringList{"analyze", shopWith({{"manual.1", threat}})} + gate).code, 1);
    const json decided = {{"manual.1", {{"state", "accepted"}, {"rationale", "insured"}}}};
    QCOMPARE(run(QStringList{"analyze", shopWith({{"manual.1", threat}}, decided)} + gate).code, 0);
}

void ExportsTest::baselineKnowsAddedThreats()
{
    json threat = {
        {"subject", "host"}, {"category", "tampering"}, {"title", "Theft"}, {"likelihood", 4}, {"impact", 5}};
    QVERIFY(QFile::rename(shopWith({{"manual.1", threat}}), path("before.bulkhead")));
    const QStringList gate =
        QStringList{"--fail-on", "critical", "--baseline", path("before.bulkhead")} + day;
    const Outcome same = run(QStringList{"analyze", shopWith({{"manual.1", threat}})} + gate);
    QCOMPARE(same.code, 0);
    QVERIFY2(!same.out.contains("Theft"), same.out.constData());
    threat["likelihood"] = 5;
    const Outcome worse = run(QStringList{"analyze", shopWith({{"manual.1", threat}})} + gate);
    QCOMPARE(worse.code, 1);
    QVERIFY(worse.out.contains("Theft"));
}

// Boundaries of Threat Dragon have no threats; those of the host, the gravest ones, are not lost for that.
void ExportsTest::threatsOfBoxesReachThreatDragon()
{
    const QString model = examples + "web-shop.bulkhead";
    QCOMPARE(run(QStringList{"export", model, "--to", "threat-dragon", "-o", path("out")} + day).code, 0);
    QCOMPARE(run(QStringList{"analyze", model, "--format", "json", "-o", path("found")} + day).code, 0);
    std::map<std::string, int> missing; // findings of the host, by their ids
    for (const json &finding : json::parse(bytesOf(path("found")).toStdString()).at("findings")) {
        if (finding.at("subject").at("kind") == "host")
            ++missing[finding.at("id")];
    }
    QVERIFY(missing.size() > 5);
    for (const json &diagram : json::parse(bytesOf(path("out")).toStdString()).at("detail").at("diagrams"))
        for (const json &cell : diagram.at("cells"))
            for (const json &threat : cell.at("data").value("threats", json::array())) {
                QCOMPARE(cell.at("shape") == "trust-boundary-box", false);
                const std::string text = threat.at("description");
                std::erase_if(missing, [&](const auto &id) { return text.ends_with('(' + id.first + ')'); });
            }
    QVERIFY2(missing.empty(), missing.empty() ? "" : missing.begin()->first.c_str());
}

void ExportsTest::whatIsLeftIsNamedGravestFirst()
{
    json model = json::parse(bytesOf(examples + "web-shop.bulkhead").toStdString());
    std::string zone;
    for (const auto &[id, element] : model.at("elements").items())
        if (element.at("kind") == "trust_boundary")
            zone = id;
    if (zone.empty()) {
        zone = "zone";
        model["elements"][zone] = {{"kind", "trust_boundary"}, {"name", "Cellar"}};
    }
    const auto threat = [&](const char *name, int likelihood) {
        return json{{"subject", zone},
                    {"category", "spoofing"},
                    {"title", name},
                    {"likelihood", likelihood},
                    {"impact", 5}};
    };
    model["manual_threats"] = {{"manual.1", threat("Small", 1)}, {"manual.2", threat("Grave", 5)}};
    write(path("shop.bulkhead"), QByteArray::fromStdString(model.dump()));
    const Outcome done =
        run(QStringList{"export", path("shop.bulkhead"), "--to", "otm", "-o", path("out")} + day);
    QCOMPARE(done.code, 0);
    const qsizetype grave = done.err.indexOf("not carried over: the critical threat “Grave” of ");
    const qsizetype small = done.err.indexOf("not carried over: the medium threat “Small” of ");
    QVERIFY2(grave >= 0 && small > grave, done.err.constData());
}

void ExportsTest::modelsWithoutPlacesAreLaidOut()
{
    QCOMPARE(run(QStringList{"export", shop, "--to", "threat-dragon", "-o", path("td")} + day).code, 0);
    QCOMPARE(run(QStringList{"export", shop, "--to", "otm", "-o", path("otm")} + day).code, 0);
    std::set<std::pair<double, double>> places;
    const json dragon = json::parse(bytesOf(path("td")).toStdString());
    for (const json &cell : dragon.at("detail").at("diagrams").at(0).at("cells"))
        if (cell.contains("position"))
            places.emplace(cell.at("position").at("x"), cell.at("position").at("y"));
    QVERIFY(places.size() > 8);
    for (const json &component : json::parse(bytesOf(path("otm")).toStdString()).at("components"))
        QVERIFY2(component.at("type") == "network" || !component.at("representations").empty(),
                 component.dump().c_str());
}

void ExportsTest::csvHasDecisionsAndAMark()
{
    const QString model =
        shopWith({{"manual.1", {{"subject", "host"}, {"category", "tampering"}, {"title", "Theft"}}}},
                 {{"manual.1",
                   {{"state", "accepted"},
                    {"rationale", "insured"},
                    {"owner", "Änne"},
                    {"date", "2026-01-02"},
                    {"expiry", "2027-01-02"},
                    {"ticket", "SEC-7"}}}});
    QCOMPARE(run(QStringList{"export", model, "--to", "csv", "--bom", "-o", path("out")} + day).code, 0);
    const QByteArray text = bytesOf(path("out"));
    QVERIFY2(text.startsWith("\xEF\xBB\xBFid,rating,"), text.left(40).constData());
    QVERIFY(text.contains(",accepted,insured,,Änne,2026-01-02,2027-01-02,SEC-7\r\n"));
    const QList<QByteArray> lines = text.split('\n');
    QVERIFY(lines[0].trimmed().endsWith(",state,rationale,acts,owner,date,expiry,ticket"));
    QVERIFY(!run(QStringList{"analyze", model, "--format", "csv"} + day).out.startsWith("\xEF\xBB\xBF"));
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "exports_test.moc"
