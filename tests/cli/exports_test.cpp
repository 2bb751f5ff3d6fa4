// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/hostile_model.h"
#include "tests/support/places.h"

#include <array>
#include <nlohmann/json.hpp>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <set>

namespace cli_exports {

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
    void threatsOfBoxesComeBackAsTheirs();
    void whatIsLeftIsNamedGravestFirst();
    void addedThreatsWithoutAPlaceAreNamed_data();
    void addedThreatsWithoutAPlaceAreNamed();
    void openThreatsAreTheSameNumber();
    void drawIoBendsWhereAFlowBends();
    void modelsWithoutPlacesAreLaidOut();
    void csvHasDecisionsAndAMark();
    void navigatorLayerScoresTechniques();
    void openGraphJoinsItsNodes();
    void drawIoIsNestedAndLiteral();
    void mermaidQuotesWhatIsMarkup();
    void mermaidLabelsAreNoMarkdown_data();
    void mermaidLabelsAreNoMarkdown();
    void deepContainmentIsWritten();
    void modelsWithoutViewsAreDrawn_data();
    void modelsWithoutViewsAreDrawn();

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
    for (const char *format : {"threat-dragon", "otm", "sarif", "csv"}) // of xlsx see export_sheet
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
    const auto isNew = [&] {
        const Outcome done = run(QStringList{"analyze", path("shop.bulkhead"), "--format", "json"} + gate);
        return json::parse(done.out.toStdString()).at("manual_threats").at(0).at("new").get<bool>();
    };
    QVERIFY(!isNew());
    threat["likelihood"] = 5;
    const Outcome worse = run(QStringList{"analyze", shopWith({{"manual.1", threat}})} + gate);
    QCOMPARE(worse.code, 1);
    QVERIFY(worse.out.contains("Theft"));
    QVERIFY(isNew());
}

// Boundaries of Threat Dragon have no threats; those of host and registries, the gravest ones, are not lost
// for that.
void ExportsTest::threatsOfBoxesReachThreatDragon()
{
    const QString model = examples + "web-shop.bulkhead";
    QCOMPARE(run(QStringList{"export", model, "--to", "threat-dragon", "-o", path("out")} + day).code, 0);
    QCOMPARE(run(QStringList{"analyze", model, "--format", "json", "-o", path("found")} + day).code, 0);
    std::map<std::string, int> missing; // findings of host and registries, by their ids
    const json found = json::parse(bytesOf(path("found")).toStdString());
    for (const json &finding : found.at("findings")) {
        if (const json &kind = finding.at("subject").at("kind"); kind == "host" || kind == "registry")
            ++missing[finding.at("id")];
    }
    QVERIFY(missing.size() > 10);
    const json written = json::parse(bytesOf(path("out")).toStdString());
    for (const json &diagram : written.at("detail").at("diagrams"))
        for (const json &cell : diagram.at("cells"))
            for (const json &threat : cell.at("data").value("threats", json::array())) {
                QCOMPARE(cell.at("shape") == "trust-boundary-box", false);
                const std::string text = threat.at("description");
                std::erase_if(missing, [&](const auto &id) { return text.ends_with('(' + id.first + ')'); });
            }
    QVERIFY2(missing.empty(), missing.empty() ? "" : missing.begin()->first.c_str());
}

// What stands in for a boundary in Threat Dragon is no element of its own when the file is read again.
void ExportsTest::threatsOfBoxesComeBackAsTheirs()
{
    const QString model = examples + "web-shop.bulkhead";
    QCOMPARE(run(QStringList{"analyze", model, "--format", "json", "-o", path("found")} + day).code, 0);
    std::map<std::string, int> wanted; // threats of boxes, by their names
    const json found = json::parse(bytesOf(path("found")).toStdString());
    for (const json &finding : found.at("findings")) {
        if (const json &kind = finding.at("subject").at("kind"); kind == "host")
            ++wanted[finding.at("subject").at("name")];
    }
    QVERIFY(!wanted.empty());
    QCOMPARE(run(QStringList{"export", model, "--to", "threat-dragon", "-o", path("td.json")} + day).code, 0);
    QCOMPARE(run({"import", path("td.json"), "-o", path("back.bulkhead")}).code, 0);
    const json back = json::parse(bytesOf(path("back.bulkhead")).toStdString());
    std::map<std::string, int> told;
    for (const json &threat : back.at("manual_threats")) {
        const json element =
            back.at("elements").value(threat.at("subject").get<std::string>(), json::object());
        if (element.value("kind", "") == "trust_boundary")
            ++told[element.at("name")];
    }
    for (const auto &[name, count] : wanted)
        QCOMPARE(told[name], count);
    for (const json &element : back.at("elements"))
        QVERIFY2(!element.value("name", "").ends_with(" (itself)"), element.dump().c_str());
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

// Formats of techniques and of attack paths have no place for what a person added.
void ExportsTest::addedThreatsWithoutAPlaceAreNamed_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"navigator", "opengraph"})
        QTest::newRow(format) << QString(format);
}

void ExportsTest::addedThreatsWithoutAPlaceAreNamed()
{
    QFETCH(QString, format);
    const QString model = shopWith({{"manual.1",
                                     {{"subject", "host"},
                                      {"category", "tampering"},
                                      {"title", "Theft"},
                                      {"likelihood", 5},
                                      {"impact", 5}}}});
    const Outcome done = run(QStringList{"export", model, "--to", format, "-o", path("out")} + day);
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.contains("not carried over: the critical threat “Theft” of "), done.err.constData());
}

void ExportsTest::openThreatsAreTheSameNumber()
{
    const json threat = {
        {"subject", "host"}, {"category", "tampering"}, {"title", "Theft"}, {"likelihood", 5}, {"impact", 5}};
    const auto countedWith = [&](const json &threats) {
        const QString model = shopWith(threats);
        if (run(QStringList{"export", model, "--to", "drawio", "-o", path("drawio")} + day).code != 0 ||
            run(QStringList{"export", model, "--to", "opengraph", "-o", path("graph")} + day).code != 0)
            return std::pair(-1, -2);
        static const QRegularExpression drawn("bulkhead_id=\"host\"[^>]* open_threats=\"(\\d+)\"");
        const int shown = drawn.match(QString::fromUtf8(bytesOf(path("drawio")))).captured(1).toInt();
        const json graph = json::parse(bytesOf(path("graph")).toStdString());
        int listed = 0;
        for (const json &node : graph.at("graph").at("nodes"))
            if (node.at("id") == "host")
                listed = node.at("properties").at("open_findings");
        return std::pair(shown, listed);
    };
    const auto before = countedWith(json::object());
    const auto now = countedWith({{"manual.1", threat}});
    QCOMPARE(before.first, before.second);
    QCOMPARE(now.first, now.second);
    QCOMPARE(now.first, before.first + 1);
}

// The ways of a layout begin and end at the borders of what they join, which draw.io finds itself.
void ExportsTest::drawIoBendsWhereAFlowBends()
{
    QCOMPARE(run({"import", shop, "-o", path("m.bulkhead")}).code, 0);
    const json model = json::parse(bytesOf(path("m.bulkhead")).toStdString());
    qsizetype bends = 0;
    for (const json &view : model.at("views"))
        for (const json &placement : view.at("placements"))
            if (placement.contains("bends") && placement.value("auto", false))
                bends += static_cast<qsizetype>(placement.at("bends").size()) - 2;
    QVERIFY(bends > 0);
    QCOMPARE(run(QStringList{"export", path("m.bulkhead"), "--to", "drawio", "-o", path("out")} + day).code,
             0);
    QCOMPARE(bytesOf(path("out")).count("<mxPoint "), bends);
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
    const json otm = json::parse(bytesOf(path("otm")).toStdString());
    QVERIFY(otm.at("components").size() > 8);
    for (const json &component : otm.at("components"))
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
    const Outcome other = run(QStringList{"analyze", model, "--format", "json", "--bom"} + day);
    QVERIFY2(other.code == 0 && other.err.contains("--bom is for CSV"), other.err.constData());
}

// LAYERFORMATv4.5: what the Navigator refuses a layer for.
void ExportsTest::navigatorLayerScoresTechniques()
{
    const QString model = examples + "web-shop.bulkhead";
    QCOMPARE(run(QStringList{"export", model, "--to", "navigator", "-o", path("out")} + day).code, 0);
    const json layer = json::parse(bytesOf(path("out")).toStdString());
    QCOMPARE(layer.at("domain").get<std::string>(), std::string("enterprise-attack"));
    QCOMPARE(layer.at("versions").at("layer").get<std::string>(), std::string("4.5"));
    QVERIFY(layer.at("name").is_string() && layer.at("gradient").at("colors").size() >= 2);
    static const QRegularExpression technique("^T[0-9]{4}(\\.[0-9]{3})?$");
    bool escapes = false;
    for (const json &entry : layer.at("techniques")) {
        const auto id = QString::fromStdString(entry.at("techniqueID"));
        QVERIFY2(technique.match(id).hasMatch(), qPrintable(id));
        QVERIFY(entry.at("score") >= 1 && entry.at("score") <= 4);
        // The worst first, which is the score.
        constexpr std::array ratings = {"", "Low", "Medium", "High", "Critical"};
        int worst = entry.at("score");
        const auto lines = QString::fromStdString(entry.at("comment")).split('\n');
        QVERIFY2(lines.front().startsWith(ratings[static_cast<std::size_t>(worst)]),
                 qPrintable(lines.front()));
        for (const QString &line : lines) {
            if (line.startsWith("…"))
                continue;
            while (worst > 1 && !line.startsWith(ratings[static_cast<std::size_t>(worst)]))
                --worst;
            QVERIFY2(line.startsWith(ratings[static_cast<std::size_t>(worst)]), qPrintable(line));
        }
        if (id != "T1611")
            continue;
        escapes = true;
        QCOMPARE(entry.at("score").get<int>(), 4); // a privileged container
        QVERIFY(entry.at("comment").get<std::string>().find("Critical: Privileged container – ") !=
                std::string::npos);
    }
    QVERIFY(escapes);
}

void ExportsTest::openGraphJoinsItsNodes()
{
    write(path("m.bulkhead"), QByteArray::fromStdString(hostileModel(title, "odd<b>\"'")));
    for (const QString &model : {examples + "web-shop.bulkhead", path("m.bulkhead")}) {
        QCOMPARE(run(QStringList{"export", model, "--to", "opengraph", "-o", path("out")} + day).code, 0);
        const json root = json::parse(bytesOf(path("out")).toStdString());
        QCOMPARE(root.at("metadata").at("source_kind").get<std::string>(), std::string("Bulkhead"));
        static const QRegularExpression kind("^[A-Za-z0-9_]+$");
        const auto flat = [](const json &properties) {
            for (const json &value : properties)
                if (value.is_object() || value.is_null() || (value.is_array() && value.empty()))
                    return false;
            return true;
        };
        std::set<std::string> ids;
        for (const json &node : root.at("graph").at("nodes")) {
            QVERIFY(ids.insert(node.at("id")).second);
            QVERIFY(kind.match(QString::fromStdString(node.at("kinds").at(0))).hasMatch());
            QVERIFY(flat(node.at("properties")));
        }
        std::set<std::string> edges;
        for (const json &edge : root.at("graph").at("edges")) {
            QVERIFY(ids.contains(edge.at("start").at("value")) && ids.contains(edge.at("end").at("value")));
            QVERIFY(kind.match(QString::fromStdString(edge.at("kind"))).hasMatch());
            QVERIFY(flat(edge.at("properties")));
            QVERIFY(edges.insert(edge.at("kind").dump() + edge.at("start").dump() + edge.at("end").dump())
                        .second);
        }
        QVERIFY(edges.size() > 3);
    }
}

void ExportsTest::drawIoIsNestedAndLiteral()
{
    write(path("m.bulkhead"), QByteArray::fromStdString(hostileModel("</object>&\"'<img src=x>" + title)));
    QCOMPARE(run(QStringList{"export", path("m.bulkhead"), "--to", "drawio", "-o", path("out")} + day).code,
             0);
    QFile file(path("out"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QSet<QString> cells;
    int nested = 0;
    int pages = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == u"diagram") {
            cells = {"0", "1"};
            ++pages;
        } else if (xml.name() == u"object") {
            cells.insert(attributes.value("id").toString());
            const QString label = attributes.value("label").toString(); // HTML
            QVERIFY2(!label.contains('<') && !label.contains('"'), qPrintable(label));
        } else if (xml.name() == u"mxCell" && attributes.hasAttribute("parent")) {
            QVERIFY(cells.contains(attributes.value("parent").toString()));
            for (const char *end : {"source", "target"})
                QVERIFY(!attributes.hasAttribute(end) || cells.contains(attributes.value(end).toString()));
            nested += attributes.value("parent").startsWith('n') ? 1 : 0;
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(pages, 2);
    QVERIFY(nested > 5);
}

void ExportsTest::mermaidQuotesWhatIsMarkup()
{
    // A flow to the host that its source stands in ends at a node in the box.
    const QString model = examples + "web-shop.bulkhead";
    QCOMPARE(run(QStringList{"export", model, "--to", "mermaid", "-o", path("out")} + day).code, 0);
    QVERIFY(bytesOf(path("out")).contains("i(\"Docker host\")"));
    write(path("m.bulkhead"),
          QByteArray::fromStdString(hostileModel("\"] --> x; %%{init}%% `a` #35; <b>" + title)));
    QCOMPARE(run(QStringList{"export", path("m.bulkhead"), "--to", "mermaid", "-o", path("out")} + day).code,
             0);
    const QList<QByteArray> lines = bytesOf(path("out")).trimmed().split('\n');
    QCOMPARE(lines.front(), QByteArray("flowchart LR"));
    static const QRegularExpression line(
        "^ +(subgraph n\\d+\\[\"[^\"]+\"\\]|end|n\\d+i?[\\[({]+\"[^\"]+\"[\\])}]+|"
        "n\\d+i? <?-->(\\|\"[^\"]+\"\\|)? n\\d+i?)$");
    for (const QByteArray &each : lines.sliced(1)) {
        QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
        QByteArray label = each.mid(each.indexOf('"'), each.lastIndexOf('"') - each.indexOf('"'));
        for (const char markup : {'<', '>', '`', '%', '[', ']'})
            QVERIFY2(!label.contains(markup), label.constData());
    }
}

// Mermaid reads a label as Markdown and shows "Unsupported markdown: list" for one that begins as a list
// does.
void ExportsTest::mermaidLabelsAreNoMarkdown_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("label");
    const auto row = [](const char *name, const char *label) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(label);
    };
    row("1. x", "1#46; x");
    row("23) x", "23#41; x");
    row("- x", "#45; x");
    row("  - x", "#32;#32;#45; x");
    row("__init__", "#95;#95;init#95;#95;");
    row("https://a.example", "https#58;//a.example");
    row("www.a.example", "www#46;a.example");
    row("v1.2 of my_db - old (a:b)", "v1.2 of my_db - old (a:b)");
}

void ExportsTest::mermaidLabelsAreNoMarkdown()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, label);
    const json model = {{"format", "bulkhead-model"},
                        {"version", 1},
                        {"elements", {{"web", {{"kind", "container"}, {"name", name.toStdString()}}}}}};
    write(path("m.bulkhead"), QByteArray::fromStdString(model.dump()));
    QCOMPARE(run({"export", path("m.bulkhead"), "--to", "mermaid", "-o", path("out")}).code, 0);
    QVERIFY2(bytesOf(path("out")).contains("(\"" + label + "\")"), bytesOf(path("out")).constData());
}

void ExportsTest::deepContainmentIsWritten()
{
    json model = {{"format", "bulkhead-model"}, {"version", 1}};
    for (int i = 0; i < 20'000; ++i) {
        const std::string id = "b" + std::to_string(i);
        model["elements"][id] = {{"kind", "trust_boundary"}};
        if (i > 0)
            model["elements"][id]["parent"] = "b" + std::to_string(i - 1);
    }
    write(path("m.bulkhead"), QByteArray::fromStdString(model.dump()));
    const Outcome done = run({"export", path("m.bulkhead"), "--to", "mermaid", "-o", path("out")});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(bytesOf(path("out")).size() < 4'000'000);
}

void ExportsTest::modelsWithoutViewsAreDrawn_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("contains");
    QTest::newRow("svg") << QStringList{"render", "--format", "svg"} << QByteArray("web");
    QTest::newRow("report") << QStringList{"report", "--format", "html"} << QByteArray("id=\"diagrams\"");
    QTest::newRow("drawio") << QStringList{"export", "--to", "drawio"} << QByteArray("label=\"web\"");
    QTest::newRow("threat-dragon") << QStringList{"export", "--to", "threat-dragon"}
                                   << QByteArray("\"process\"");
    QTest::newRow("mermaid") << QStringList{"export", "--to", "mermaid"} << QByteArray("(\"web\")");
}

void ExportsTest::modelsWithoutViewsAreDrawn()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, contains);
    write(path("m.bulkhead"), R"({"format": "bulkhead-model", "version": 1, "elements": {
        "host": {"kind": "host", "name": "host"}, "web": {"kind": "container", "name": "web", "parent": "host"}}})");
    const Outcome done = run(command + QStringList{path("m.bulkhead"), "-o", path("out")} + day);
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(bytesOf(path("out")).contains(contains));
}

} // namespace cli_exports

BULKHEAD_TEST(cli_exports, ExportsTest, Core)
#include "exports_test.moc"
