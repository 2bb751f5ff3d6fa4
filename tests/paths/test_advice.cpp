// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/advice/coverage.h"
#include "catalog/advice/hardening.h"
#include "catalog/advice/top_threats.h"
#include "catalog/what_if/what_if.h"
#include "model/change.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace paths_advice {

// The matrices: what containers should have, and what was considered of each element.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

json twoContainers()
{
    return json::parse(R"({
      "elements": [
        {"id": "node", "kind": "host"},
        {"id": "bare", "kind": "container", "platform": "docker", "properties": {"runs_on": "node"}},
        {"id": "hard", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "memory_limit_mb": 64, "read_only_rootfs": true, "capabilities_drop": ["ALL"],
           "privileged": false, "control_socket_mounted": false}},
        {"id": "store", "kind": "data_store"}
      ]})");
}

catalog::Analysis analysisOf(const model::Model &model)
{
    return catalog::analyze(model, builtInCatalogs(), optionsOf(json::object()));
}

const catalog::HardeningCell &cellOf(const std::vector<catalog::HardeningRow> &rows,
                                     std::string_view container, std::string_view control)
{
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto &r) { return r.container == container; });
    const auto controls = catalog::hardeningControls();
    const auto place =
        std::find_if(controls.begin(), controls.end(), [&](const auto &c) { return c.id == control; });
    return row->cells[static_cast<std::size_t>(place - controls.begin())];
}

const catalog::CoverageRow &rowOf(const std::vector<catalog::CoverageRow> &rows, std::string_view subject)
{
    return *std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.subject == subject; });
}

constexpr auto elevation = static_cast<std::size_t>(model::Stride::ElevationOfPrivilege);

} // namespace

class TestAdvice : public QObject
{
    Q_OBJECT

private slots:
    void everyControlIsOfARule();
    void missingAndStatedControls();
    void decidedControls();
    void hardeningIsWhatTheMatrixShows();
    void everythingIsCovered();
    void whatIsDecidedIsAccepted();
    void reasonsAreTrue();
    void stepsSayWhoActsAndWhy();
};

void TestAdvice::everyControlIsOfARule()
{
    const auto rules = builtInCatalogs()->rules();
    for (std::size_t i = 0; i < catalog::hardeningControls().size(); ++i) {
        const catalog::HardeningControl &control = catalog::hardeningControls()[i];
        for (const std::string_view cause : control.causes) {
            const auto isOfContainers = [&](const catalog::Rule &rule) {
                return rule.rootCause == cause && catalog::hardeningControl(rule) == i &&
                       std::find(rule.kinds.begin(), rule.kinds.end(), model::Kind::Container) !=
                           rule.kinds.end();
            };
            QVERIFY2(cause.empty() || std::any_of(rules.begin(), rules.end(), isOfContainers),
                     std::string(cause).c_str());
        }
        QVERIFY2(!control.causes.front().empty(), std::string(control.id).c_str());
        for (const std::string_view name : control.tells)
            QVERIFY2(name.empty() || builtInVocabulary()->find(model::Kind::Container, name),
                     std::string(name).c_str());
    }
}

void TestAdvice::missingAndStatedControls()
{
    const catalog::Analysis analysis = analysisOf(modelFromJson(twoContainers()));
    const auto rows = catalog::hardening(analysis);
    QCOMPARE(rows.size(), std::size_t{2});
    using catalog::HardeningState;
    QCOMPARE(cellOf(rows, "bare", "memory").state, HardeningState::Missing);
    QCOMPARE(cellOf(rows, "hard", "memory").state, HardeningState::InPlace);
    QCOMPARE(cellOf(rows, "bare", "root_file_system").state, HardeningState::Missing);
    QCOMPARE(cellOf(rows, "hard", "root_file_system").state, HardeningState::InPlace);
    QCOMPARE(cellOf(rows, "bare", "token").state, HardeningState::Silent); // no engine gives one
    for (const std::uint32_t finding : cellOf(rows, "bare", "memory").findings)
        QCOMPARE(analysis.id(analysis.findings()[finding]), "D1.1@bare");
}

void TestAdvice::decidedControls()
{
    model::Model model = modelFromJson(twoContainers());
    const catalog::Analysis before = analysisOf(model);
    const catalog::Finding &finding = *before.find("D1.1@bare");
    model::Decision decision;
    decision.finding = "D1.1@bare";
    decision.state = model::DecisionState::Accepted;
    decision.rating = finding.rating;
    decision.basis = finding.basis;
    QVERIFY(model.apply(model::adding(decision)));
    QCOMPARE(cellOf(catalog::hardening(analysisOf(model)), "bare", "memory").state,
             catalog::HardeningState::Decided);
}

// What is left out elsewhere because the matrix tells it is in the matrix; an image has no row there.
void TestAdvice::hardeningIsWhatTheMatrixShows()
{
    json entry = twoContainers();
    entry["elements"][1]["properties"]["image"] = "rooted";
    entry["elements"].push_back(
        json::parse(R"({"id": "rooted", "kind": "image", "properties": {"user": "root"}})"));
    const catalog::Analysis analysis = analysisOf(modelFromJson(entry));
    std::set<std::uint32_t> inMatrix;
    for (const catalog::HardeningRow &row : catalog::hardening(analysis))
        for (const catalog::HardeningCell &cell : row.cells)
            inMatrix.insert(cell.findings.begin(), cell.findings.end());
    std::size_t hardening = 0;
    for (std::uint32_t i = 0; i < analysis.findings().size(); ++i)
        if (catalog::isHardening(analysis, analysis.findings()[i])) {
            ++hardening;
            QVERIFY2(inMatrix.count(i), analysis.id(analysis.findings()[i]).c_str());
        }
    QVERIFY(hardening > 3);
    const catalog::Finding *rooted = analysis.find("T2.1@rooted");
    QVERIFY(rooted && rooted->rating == model::Rating::Medium);
    const auto threats = catalog::topThreats(catalog::attackPaths(analysis));
    QVERIFY(std::any_of(threats.begin(), threats.end(), [&](const catalog::TopThreat &threat) {
        return std::any_of(threat.findings.begin(), threat.findings.end(),
                           [&](std::uint32_t number) { return &analysis.findings()[number] == rooted; });
    }));
}

void TestAdvice::everythingIsCovered()
{
    const catalog::Analysis analysis = analysisOf(modelFromJson(twoContainers()));
    const auto rows = catalog::coverage(analysis);
    QCOMPARE(rows.size(), std::size_t{4});
    std::size_t open = 0;
    for (const catalog::CoverageRow &row : rows)
        open += row.all.open;
    QCOMPARE(open, analysis.summary().open());
    QCOMPARE(rowOf(rows, "bare").cells[elevation].state(), catalog::CoverageState::Finding);
}

void TestAdvice::whatIsDecidedIsAccepted()
{
    model::Model model = modelFromJson(twoContainers());
    const catalog::Analysis before = analysisOf(model);
    for (const std::uint32_t number : before.findingsOf("bare")) {
        model::Decision decision;
        decision.finding = before.id(before.findings()[number]);
        decision.state = model::DecisionState::Accepted;
        decision.rating = before.findings()[number].rating;
        decision.basis = before.findings()[number].basis;
        QVERIFY(model.apply(model::adding(decision)));
    }
    const catalog::Analysis after = analysisOf(model);
    const auto rows = catalog::coverage(after);
    const catalog::CoverageRow &row = rowOf(rows, "bare");
    QCOMPARE(row.all.open, 0U);
    QCOMPARE(row.cells[elevation].state(), catalog::CoverageState::Accepted);
    QCOMPARE(after.summary().open() + after.summary().decided, before.summary().open());
}

// What is said is what the model states; where no rule is about the kind, that is said.
void TestAdvice::reasonsAreTrue()
{
    json entry = twoContainers();
    for (const char *property : {"privileged", "control_socket_mounted"})
        entry["elements"][2]["properties"][property] = false;
    const catalog::Analysis analysis = analysisOf(modelFromJson(entry));
    catalog::CoverageReasons reasons(analysis);
    const std::string store = reasons.why("store", model::Stride::Spoofing);
    QCOMPARE(store, "considered: does not apply because a data store claims no identity; whom it lets in is "
                    "judged as tampering and disclosure, and at its connections");
    for (const catalog::CoverageRow &row : catalog::coverage(analysis))
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (row.cells[i].state() != catalog::CoverageState::NotApplicable)
                continue;
            const std::string why = reasons.why(row.subject, static_cast<model::Stride>(i));
            QVERIFY2(why.starts_with("considered: does not apply because ") ||
                         why.starts_with("considered: nothing found; "),
                     why.c_str());
            for (const char *garbled : {"there is an end", "there is a start", "as far as is known",
                                        "it is not so", " has no boundary type", "not considered"})
                QVERIFY2(why.find(garbled) == std::string::npos, why.c_str());
            QVERIFY2(why.size() > 40 && why.size() < 320, why.c_str());
        }
    // What decides is told, and no longer once the model says otherwise.
    json otherwise = entry;
    otherwise["elements"][0]["properties"]["daemon_tcp"] = "plaintext";
    otherwise["elements"][1]["properties"]["host_pid"] = true;
    otherwise["flows"] =
        json::parse(R"([{"id": "mount", "kind": "mount", "source": "bare", "target": "store"}])");
    const catalog::Analysis later = analysisOf(modelFromJson(otherwise));
    catalog::CoverageReasons laterReasons(later);
    struct Said
    {
        const char *subject;
        model::Stride category;
        const char *words;
    };
    for (const Said &said :
         {Said{"node", model::Stride::Spoofing, "“Engine API on TCP” is none"},
          Said{"bare", model::Stride::InformationDisclosure, "“Host process namespace” is no"},
          Said{"store", model::Stride::InformationDisclosure, "there is no container that mounts it"}}) {
        const std::string before = reasons.why(said.subject, said.category);
        QVERIFY2(before.find(said.words) != std::string::npos, before.c_str());
        const std::string after = laterReasons.why(said.subject, said.category);
        QVERIFY2(after.find(said.words) == std::string::npos, after.c_str());
    }
}

// What is grave comes before what is good order, and each step has someone to do it.
void TestAdvice::stepsSayWhoActsAndWhy()
{
    json entry = twoContainers();
    entry["elements"][1]["properties"]["privileged"] = true;
    const catalog::Analysis analysis = analysisOf(modelFromJson(entry));
    const std::vector<catalog::Step> steps = catalog::whatFirst(analysis);
    QVERIFY(steps.size() > 3);
    QCOMPARE(steps.front().measure.mitigation->id, "MIT-NO-PRIV");
    QCOMPARE(steps.front().kind, catalog::StepKind::Now);
    QCOMPARE(steps.front().mender, catalog::Mender::Workload);
    QCOMPARE(steps.back().kind, catalog::StepKind::Hygiene);
    for (const catalog::Step &step : steps)
        QVERIFY(step.findingsClosed > 0);
}

} // namespace paths_advice

BULKHEAD_TEST(paths_advice, TestAdvice, None)
#include "test_advice.moc"
