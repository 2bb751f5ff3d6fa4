// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_text.h"
#include "export/findings/findings_document.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QTest>
#include <set>

namespace export_findings {

using namespace bulkhead;
using nlohmann::json;

// The findings of real inputs in each format.
class FindingsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void jsonKeepsItsContract();
    void stepsNameTheirTechniques();
    void derivedClassesTellTheirWayOnce();
    void jsonCountsWhatItShows();
    void sarifIsWellFormed();
    void csvHasOneRowAFinding();
    void baselineHidesWhatItKnows();
    void confirmedOnlyLeavesTheRestOut();
    void whatThePlatformAnswersIsOneEntry();
    void sameInputSameBytes();

private:
    exporting::FindingsDocument document(const catalog::Analysis &analysis) const;
    std::vector<catalog::Analysis> m_analyses; // the open shop, the hardened one
};

namespace {

const std::string examples = tests::sourceDir() + "/resources/examples/";

} // namespace

void FindingsTest::initTestCase()
{
    m_analyses = {analyzed(examples + "web-shop.compose.yaml"),
                  analyzed(examples + "web-shop-hardened.compose.yaml")};
    QVERIFY(m_analyses[0].findings().size() > 10);
}

exporting::FindingsDocument FindingsTest::document(const catalog::Analysis &analysis) const
{
    exporting::FindingsDocument document;
    document.analysis = &analysis;
    document.input = "compose.yaml";
    document.shown = exporting::select(analysis, exporting::Confidence::Any);
    document.notices = {{"warning", "compose.yaml", 3, "is not carried over"}};
    document.programVersion = "1.0.0";
    return document;
}

// The words of a derived value tell its way; as a note it would be told again.
void FindingsTest::derivedClassesTellTheirWayOnce()
{
    const catalog::Analysis analysis = analyzed(examples + "web-shop.bulkhead");
    std::size_t derived = 0;
    for (const catalog::Finding &finding : analysis.findings()) {
        const exporting::FindingText described = exporting::describe(analysis, finding);
        for (const exporting::EvidenceText &evidence : described.evidence)
            if (evidence.told.find(", derived from ") != std::string::npos) {
                ++derived;
                QCOMPARE(evidence.inferredFrom, std::string());
            }
    }
    QVERIFY(derived > 0);
}

void FindingsTest::jsonKeepsItsContract()
{
    const json root = json::parse(exporting::toJson(document(m_analyses[0])));
    QCOMPARE(root.at("format").get<std::string>(), std::string("bulkhead-analysis"));
    QCOMPARE(root.at("as_of").get<std::string>(), std::string("2026-01-31"));
    for (const char *key :
         {"model", "catalogs", "summary", "findings", "attack_paths", "questions", "diagnostics"})
        QVERIFY2(root.contains(key), key);
    std::set<std::string> ids;
    for (const json &finding : root.at("findings")) {
        const std::string id = finding.at("id");
        QVERIFY2(ids.insert(id).second, id.c_str());
        QCOMPARE(id, finding.at("rule").get<std::string>() + "@" +
                         finding.at("subject").at("id").get<std::string>());
        QCOMPARE(finding.at("score").get<int>(),
                 finding.at("likelihood").get<int>() * finding.at("impact").get<int>());
        const bool firm = finding.at("basis") == "stated" || finding.at("basis") == "imported_default";
        QCOMPARE(finding.at("confidence").get<std::string>(), std::string(firm ? "confirmed" : "to_verify"));
        QVERIFY2(!finding.at("message").get<std::string>().empty(), id.c_str());
        QVERIFY2(finding.at("message").get<std::string>().find('{') == std::string::npos, id.c_str());
        QVERIFY2(!finding.at("evidence").empty(), id.c_str());
        QVERIFY(finding.at("subject").at("path").is_array());
    }
    QCOMPARE(root.at("diagnostics").at(0).at("line").get<int>(), 3);
}

void FindingsTest::stepsNameTheirTechniques()
{
    const json root = json::parse(exporting::toJson(document(m_analyses[0])));
    bool exploits = false;
    for (const json &path : root.at("attack_paths"))
        for (const json &step : path.at("steps")) {
            QVERIFY(step.at("techniques").is_array());
            if (step.at("edge") != "A2")
                continue;
            QCOMPARE(step.at("techniques").dump(), std::string(R"(["T1190"])"));
            exploits = true;
        }
    QVERIFY(exploits);
}

void FindingsTest::jsonCountsWhatItShows()
{
    const json root = json::parse(exporting::toJson(document(m_analyses[0])));
    const json &summary = root.at("summary");
    const std::size_t count = root.at("findings").size();
    QCOMPARE(summary.at("findings").get<std::size_t>(), count);
    QCOMPARE(summary.at("confirmed").get<std::size_t>() + summary.at("to_verify").get<std::size_t>(), count);
    for (const char *key : {"by_rating", "by_category"}) {
        std::size_t sum = 0;
        for (const auto &[name, number] : summary.at(key).items())
            sum += number.get<std::size_t>();
        QCOMPARE(sum, count);
    }
}

// The parts of SARIF 2.1.0 that consumers fall over.
void FindingsTest::sarifIsWellFormed()
{
    const json log = json::parse(exporting::toSarif(document(m_analyses[0])));
    QCOMPARE(log.at("version").get<std::string>(), std::string("2.1.0"));
    const json &run = log.at("runs").at(0);
    const json &rules = run.at("tool").at("driver").at("rules");
    std::set<std::string> ruleIds;
    for (const json &rule : rules) {
        QVERIFY(ruleIds.insert(rule.at("id")).second);
        QVERIFY(!rule.at("shortDescription").at("text").get<std::string>().empty());
    }
    QCOMPARE(run.at("results").size(), m_analyses[0].findings().size());
    // What a rule refers to is there, in the taxonomy and at the place that it says.
    const json &taxonomies = run.at("taxonomies");
    std::set<std::string> named;
    for (const json &rule : rules) {
        for (const json &related : rule.value("relationships", json::array())) {
            const json &target = related.at("target");
            const json &taxonomy = taxonomies.at(target.at("toolComponent").at("index").get<std::size_t>());
            QVERIFY(taxonomy.at("name") == target.at("toolComponent").at("name"));
            const json &entry = taxonomy.at("taxa").at(target.at("index").get<std::size_t>());
            QVERIFY2(entry.at("id") == target.at("id"), target.dump().c_str());
            QVERIFY2(entry.at("helpUri").get<std::string>().starts_with("https://"), entry.dump().c_str());
            named.insert(taxonomy.at("name"));
        }
    }
    QCOMPARE(named, (std::set<std::string>{"ATT&CK", "CAPEC", "CWE"}));
    QCOMPARE(run.at("tool").at("driver").at("supportedTaxonomies").size(), std::size_t{3});
    std::set<std::string> fingerprints;
    for (const json &result : run.at("results")) {
        QVERIFY(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
        const std::string level = result.at("level");
        QVERIFY(level == "error" || level == "warning" || level == "note");
        const json &physical = result.at("locations").at(0).at("physicalLocation");
        QVERIFY(physical.at("region").at("startLine").get<int>() >= 1);
        QVERIFY(physical.at("artifactLocation").at("uri").get<std::string>().find(' ') == std::string::npos);
        QVERIFY(fingerprints.insert(result.at("partialFingerprints").at("bulkheadFinding/v1")).second);
    }
    QCOMPARE(run.at("invocations").at(0).at("toolExecutionNotifications").size(), std::size_t{1});
}

void FindingsTest::csvHasOneRowAFinding()
{
    const std::string csv = exporting::toCsv(document(m_analyses[0]));
    std::size_t rows = 0;
    bool quoted = false;
    for (const char c : csv) {
        quoted ^= c == '"';
        rows += c == '\n' && !quoted ? 1 : 0;
    }
    QCOMPARE(rows, m_analyses[0].findings().size() + 1);
}

void FindingsTest::baselineHidesWhatItKnows()
{
    exporting::FindingsDocument same = document(m_analyses[0]);
    same.baseline.emplace(m_analyses[0]);
    for (const catalog::Finding &finding : m_analyses[0].findings())
        QVERIFY(!same.isNew(finding));
    QVERIFY(exporting::toText(same).find("of the baseline are not shown") != std::string::npos);

    exporting::FindingsDocument worse = document(m_analyses[0]);
    worse.baseline.emplace(m_analyses[1]); // the hardened shop as what was reviewed
    const auto findings = m_analyses[0].findings();
    QVERIFY(std::any_of(findings.begin(), findings.end(),
                        [&](const catalog::Finding &f) { return worse.isNew(f); }));
    const json root = json::parse(exporting::toJson(worse));
    QVERIFY(root.at("findings").at(0).contains("new"));
}

void FindingsTest::confirmedOnlyLeavesTheRestOut()
{
    exporting::FindingsDocument firm = document(m_analyses[0]);
    firm.shown = exporting::select(m_analyses[0], exporting::Confidence::ConfirmedOnly);
    const json root = json::parse(exporting::toJson(firm));
    QCOMPARE(root.at("summary").at("to_verify").get<int>(), 0);
    QCOMPARE(root.at("summary").at("confirmed").get<std::size_t>(), root.at("findings").size());
    QVERIFY(!root.at("findings").empty());
}

// What is not known of hosts, control plane and registries is one entry in text, until a profile is there.
void FindingsTest::whatThePlatformAnswersIsOneEntry()
{
    const catalog::Analysis &analysis = m_analyses[0];
    const std::string text = exporting::toText(document(analysis));
    const std::string title = "\nTo verify with who keeps hosts, control plane and registries: ";
    QVERIFY(text.find(title) != std::string::npos);
    QCOMPARE(text.find(title), text.rfind(title));
    catalog::Options options = analysis.options();
    options.platform = std::make_shared<const model::PlatformProfile>();
    const catalog::Analysis answered =
        catalog::analyze(analysis.model(), app::loadKnowledge()->catalogs, options);
    const std::string with = exporting::toText(document(answered));
    QVERIFY(with.find(title) == std::string::npos);
    std::size_t ofPlatform = 0;
    for (const catalog::Finding &finding : analysis.findings()) {
        const model::Element *element = analysis.model().element(analysis.subjectId(finding));
        if (model::isConfirmed(finding.basis) || !element ||
            (element->kind != model::Kind::Host && element->kind != model::Kind::Registry))
            continue;
        ++ofPlatform;
        const std::string head = "  " + analysis.id(finding) + "  ";
        QVERIFY2(text.find(head) == std::string::npos, head.c_str());
        QVERIFY2(with.find(head) != std::string::npos, head.c_str());
    }
    QVERIFY(ofPlatform > 5);
}

void FindingsTest::sameInputSameBytes()
{
    const catalog::Analysis again = analyzed(examples + "web-shop.compose.yaml");
    QCOMPARE(exporting::toJson(document(again)), exporting::toJson(document(m_analyses[0])));
    QCOMPARE(exporting::toSarif(document(again)), exporting::toSarif(document(m_analyses[0])));
}

} // namespace export_findings

BULKHEAD_TEST(export_findings, FindingsTest, None)
#include "findings_test.moc"
