// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tool_model.h"

#include "model/model.h"

#include <QTest>

namespace import_odd_drawings {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Models of other tools in which something is drawn twice, nowhere, too deep or in another shape, and files
// that are none.
class OddDrawings : public QObject
{
    Q_OBJECT

private slots:
    void whatIsDrawnTwiceStandsOnce();
    void whatCannotBeDrawnIsToldAndKept();
    void whatIsNestedTooDeepIsToldAndKept();
    void boundariesOfATmLibraryMayBeMaps();
    void refusesBadInput_data();
    void refusesBadInput();
};

void OddDrawings::whatIsDrawnTwiceStandsOnce()
{
    const std::string cell =
        "{\"id\": \"a\", \"shape\": \"process\", \"zIndex\": 1, \"position\": {\"x\": 1, \"y\": 1}, "
        "\"size\": {\"width\": 9, \"height\": 9}, \"data\": {\"type\": \"tm.Process\", \"name\": \"A\"}}";
    const auto imported =
        importToolModel("{\"summary\": {\"title\": \"T\"}, \"detail\": {\"diagrams\": [{\"id\": 0, "
                        "\"title\": \"Main\", \"cells\": [" +
                            cell + ", " + cell + "]}]}}",
                        "threat-dragon");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    QCOMPARE(imported->model.elements().size(), 1u);
}

void OddDrawings::whatCannotBeDrawnIsToldAndKept()
{
    const auto component = [](const std::string &id, const std::string &name, const std::string &x) {
        return R"({"id": ")" + id + R"(", "name": ")" + name +
               R"(", "type": "web", "parent": {"trustZone": "z"}, "representations": [{"representation": "r",
                 "position": {"x": )" +
               x + R"(, "y": 1}, "size": {"width": 9, "height": 9}}], "threats": [
                 {"threat": "t", "state": "exposed", "mitigations": []}]})";
    };
    const auto imported = importToolModel(
        R"({"otmVersion": "0.1.0", "project": {"id": "p", "name": ")" + std::string(9000, 'n') +
            R"("}, "representations": [{"id": "r", "name": "d", "type": "diagram"}],
                           "trustZones": [{"id": "z", "name": "Z", "risk": {"trustRating": 1e300}}],
                           "components": [)" +
            component("far", "Far", "1e300") + ", " + component("near", "Near", "5") + ", " +
            component("near", "Other", "5") + R"(],
                           "dataflows": [
                             {"name": "first", "source": "far", "destination": "near"},
                             {"name": "second", "source": "near", "destination": "far"}],
                           "threats": [{"id": "t", "name": "T", "categories": ["Spoofing"],
                             "risk": {"likelihood": 1e300, "impact": -1e300}}]})",
        "otm");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    QVERIFY(imported->model.element("far"));
    QVERIFY(hasDiagnostic(*imported, "'Far' stands where nothing can be drawn"));
    QVERIFY(hasDiagnostic(*imported, "'Other' has the id of 'Near'"));
    QCOMPARE(imported->model.flows().size(), 2u); // though neither has an id
    const model::ManualThreat *threat = threatTitled(imported->model, "T");
    QVERIFY(threat);
    QCOMPARE(threat->likelihood, 5);
    QCOMPARE(threat->impact, 1);
}

void OddDrawings::whatIsNestedTooDeepIsToldAndKept()
{
    constexpr int zones = 20'000;
    for (const bool holdersFirst : {true, false}) {
        std::string text = "otmVersion: 0.2.0\nproject: {id: p, name: P}\ntrustZones:\n";
        for (int i = 0; i < zones; ++i) {
            const int holder = holdersFirst ? i - 1 : i + 1;
            text += "- {id: z" + std::to_string(i) + ", name: Z" + std::to_string(i);
            if (holder >= 0 && holder < zones)
                text += ", parent: {trustZone: z" + std::to_string(holder) + "}";
            text += "}\n";
        }
        const auto imported = importToolModel(text, "otm");
        QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
        QCOMPARE(imported->model.elements().size(), static_cast<std::size_t>(zones));
        QVERIFY(hasDiagnostic(*imported, "stands in more than 200 others"));
        std::size_t tops = 0;
        for (const model::Element &element : imported->model.elements())
            tops += element.parent.empty();
        QVERIFY(tops > 1);
    }
}

void OddDrawings::boundariesOfATmLibraryMayBeMaps()
{
    const auto imported =
        importToolModel(R"({"scope": {"title": "T"}, "trust_zones": [{"symbolic_name": "a"}],
        "trust_boundaries": [{"trust_zone_a": "a", "trust_zone_b": "b",
                              "access_control_methods": {"rbac": true}, "authentication_methods": ["mtls"]}]})",
                        "tm-library");
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    QCOMPARE(imported->model.metadata().description, std::string("Trust boundary: between a and b, mtls"));
}

void OddDrawings::refusesBadInput_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    const QString tm7 = "tm7";
    QTest::newRow("zip") << tm7 << QByteArray("PK\x03\x04zip") << "compressed archive";
    QTest::newRow("cut off") << tm7 << QByteArray("<ThreatModel>\n<DrawingSurfaceList>\n<x") << ":3:";
    QTest::newRow("doctype") << tm7 << QByteArray("\n<!DOCTYPE a [<!ENTITY b \"c\">]><ThreatModel/>")
                             << ":2: a document type";
    QTest::newRow("half a character")
        << tm7 << QByteArray("<ThreatModel>\n<a>&#xD800;</a></ThreatModel>") << ":2: a character reference";
    QTest::newRow("no UTF-8") << tm7 << QByteArray("<ThreatModel>\n<a>\xC3(</a></ThreatModel>") << ":2:";
    QTest::newRow("other root") << tm7 << QByteArray("<html/>") << "expected ThreatModel";
    QTest::newRow("no diagrams") << QString("threat-dragon")
                                 << QByteArray("{\"summary\": {},\n \"detail\": {}}")
                                 << ":2: a Threat Dragon model needs";
    QTest::newRow("no project") << QString("otm") << QByteArray("otmVersion: 0.2.0\n") << "needs a project";
}

void OddDrawings::refusesBadInput()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const auto imported = importToolModel(bytes.toStdString(), format.toStdString());
    QVERIFY(!imported.ok());
    QVERIFY2(QString::fromStdString(imported.error().text()).contains(part), imported.error().text().c_str());
}

} // namespace import_odd_drawings

BULKHEAD_TEST(import_odd_drawings, OddDrawings, None)
#include "test_odd_drawings.moc"
