// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/advice/top_threats.h"
#include "model/change.h"
#include "model/file/file.h"
#include "tests/support/places.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace paths_top_threats {

// The sentences that lead a report: each told once, gravest first, in the model's names.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

// Users reach a web container with a serious weakness that may command the engine of its host; behind it a
// database.
json shop()
{
    return json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "node", "kind": "host"},
        {"id": "net", "kind": "network"},
        {"id": "web", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "networks": ["net"], "app_vulnerabilities": "high", "control_socket_mounted": true,
           "privileged": true}},
        {"id": "db", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted", "auth_required": "shared_secret"}},
        {"id": "archive", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted", "auth_required": "shared_secret"}}
      ],
      "flows": [
        {"id": "users->web", "source": "users", "target": "web"},
        {"id": "web->db", "source": "web", "target": "db"},
        {"id": "web->archive", "source": "web", "target": "archive"}
      ]})");
}

std::vector<catalog::TopThreat> threatsOf(const model::Model &model, const json &entry)
{
    return catalog::topThreats(
        catalog::attackPaths(catalog::analyze(model, builtInCatalogs(), optionsOf(entry))));
}

std::string textOf(const std::vector<catalog::TopThreat> &threats)
{
    std::string text;
    for (const catalog::TopThreat &threat : threats)
        text += std::string(model::ratingName(threat.rating)) + "  " + threat.text + '\n';
    return text;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestTopThreats : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasAScenario();
    void pathsAndCausesAreToldOnce();
    void endsOfOneKindAreToldTogether();
    void hardeningIsOneSentence();
    void whatIsDecidedIsNotTold();
    void threatsOfPeopleAreTold();
    void noCategoryIsCrowdedOut();
    void containersOfPodsAreNamedWithThem();
    void examples_data();
    void examples();
    void whatIsGraveIsTold_data() { examples_data(); }
    void whatIsGraveIsTold();
    void oneContainerIsOneThreat();
    void lowHardeningIsNotTold();
    void whatIsReachableComesFirst();
    void placesAreToldOnceAndAsGraveAsTheyAre();
    void whatIsCertainIsToldOnce();
    void passwordOfADatabaseIsNotWhatItIsAfter();
    void loginsThatNobodyStatesAreToVerify();
    void containersOfAHostAreOthersToOnesOnTheWay();
};

// Who does what, so that something comes of it: one sentence that stands by itself.
void TestTopThreats::everyRuleHasAScenario()
{
    for (const catalog::Rule &rule : builtInCatalogs()->rules()) {
        QVERIFY2(contains(rule.scenario, ", so that "), rule.id.c_str());
        QVERIFY2(rule.scenario.ends_with('.') && rule.scenario.size() < 260, rule.id.c_str());
        QCOMPARE(std::count(rule.scenario.begin(), rule.scenario.end(), '.'), 1);
    }
}

void TestTopThreats::pathsAndCausesAreToldOnce()
{
    const auto threats = threatsOf(modelFromJson(shop()), shop());
    const std::string text = textOf(threats);
    QVERIFY2(contains(text, "An attacker with the access of users breaks into web"), text.c_str());
    QVERIFY2(contains(text, "takes over the host node"), text.c_str());
    QVERIFY2(contains(text, "reads the data of db and archive, so that restricted data can be copied") ||
                 contains(text, "reads the data of archive and db, so that restricted data can be copied"),
             text.c_str());
    // The engine's socket and the privilege lead to the host alike: one sentence tells both.
    std::size_t takeovers = 0;
    for (const catalog::TopThreat &threat : threats)
        takeovers += contains(threat.text, "node") && contains(threat.text, "web") ? 1 : 0;
    QVERIFY2(takeovers <= 2, text.c_str()); // the path, and the certain step by itself where that is graver
    for (std::size_t i = 1; i < threats.size(); ++i)
        QVERIFY2(threats[i - 1].rating >= threats[i].rating, text.c_str());
}

// What is done at an end, why it works and what comes of it is said once: of ends of which all of it is true.
void TestTopThreats::endsOfOneKindAreToldTogether()
{
    json entry = shop();
    for (json &element : entry["elements"])
        if (element["id"] == "archive" || element["id"] == "db")
            element["properties"] = {{"store_type", "secret_store"}, {"contains_secrets", true}};
    entry["flows"].push_back({{"id", "web-db"}, {"kind", "mount"}, {"source", "web"}, {"target", "db"}});
    entry["flows"].push_back(
        {{"id", "web-archive"}, {"kind", "mount"}, {"source", "web"}, {"target", "archive"}});
    entry["elements"].push_back({{"id", "queue"},
                                 {"kind", "data_store"},
                                 {"properties", {{"store_type", "queue"}, {"auth_required", "none"}}}});
    entry["flows"].push_back({{"id", "web->queue"}, {"source", "web"}, {"target", "queue"}});
    const std::string text = textOf(threatsOf(modelFromJson(entry), entry));
    QVERIFY2(contains(text, "reads the secrets in archive and db, so that whatever these secrets unlock is "
                            "open to them; the same break-in leads to queue."),
             text.c_str());

    const std::string example = sourceDir() + "/resources/examples/kubernetes-cluster.bulkhead";
    const auto read = model::parseModel(readFile(example), "example", builtInVocabulary());
    QVERIFY(read);
    const std::string cluster = textOf(threatsOf(*read, json::object()));
    QVERIFY2(!contains(cluster, "reads the secrets in database, so that"), cluster.c_str());
    QVERIFY2(!contains(cluster, "gets at "), cluster.c_str());
}

void TestTopThreats::hardeningIsOneSentence()
{
    const auto threats = threatsOf(modelFromJson(shop()), shop());
    const auto told = [](const catalog::TopThreat &threat) {
        return contains(threat.text, "meets no second wall");
    };
    QCOMPARE(std::count_if(threats.begin(), threats.end(), told), 1);
    const catalog::TopThreat &hardening = *std::find_if(threats.begin(), threats.end(), told);
    QVERIFY(hardening.findings.size() >= 2);
    for (const catalog::TopThreat &threat : threats) // limits and the like are in none of the others
        QVERIFY2(!contains(threat.text, "memory of") || &threat == &hardening, threat.text.c_str());
}

void TestTopThreats::whatIsDecidedIsNotTold()
{
    model::Model model = modelFromJson(shop());
    const auto before = threatsOf(model, shop());
    const catalog::Analysis analysis = catalog::analyze(model, builtInCatalogs(), optionsOf(shop()));
    for (const catalog::Finding &finding : analysis.findings()) {
        model::Decision decision;
        decision.finding = analysis.id(finding);
        decision.state = model::DecisionState::Accepted;
        decision.rating = finding.rating;
        decision.basis = finding.basis;
        QVERIFY(model.apply(model::adding(decision)));
    }
    QVERIFY(!before.empty());
    for (const catalog::TopThreat &threat : threatsOf(model, shop()))
        QVERIFY2(threat.findings.empty(), threat.text.c_str());
}

void TestTopThreats::threatsOfPeopleAreTold()
{
    model::Model model = modelFromJson(shop());
    model::ManualThreat threat;
    threat.id = "own.1";
    threat.subject = "db";
    threat.title = "The owner sells the data";
    threat.likelihood = 4;
    threat.impact = 5;
    QVERIFY(model.apply(model::adding(threat)));
    const auto threats = threatsOf(model, shop());
    const auto own = std::find_if(threats.begin(), threats.end(),
                                  [](const catalog::TopThreat &told) { return told.manual == "own.1"; });
    QVERIFY(own != threats.end());
    QCOMPARE(own->rating, model::Rating::Critical);
    QVERIFY2(contains(own->text, "The owner sells the data. At db"), own->text.c_str());
}

// However many threats are graver, one of each category is told.
void TestTopThreats::noCategoryIsCrowdedOut()
{
    model::Model model = modelFromJson(shop());
    const auto categories = [&model] {
        const catalog::Analysis analysis = catalog::analyze(model, builtInCatalogs(), optionsOf(shop()));
        const auto threats = catalog::topThreats(catalog::attackPaths(analysis));
        std::set<model::Stride> told;
        for (const catalog::TopThreat &threat : threats)
            for (const std::uint32_t number : threat.findings)
                told.insert(analysis.threat(analysis.findings()[number]).category);
        return std::pair(threats.size(), told);
    };
    const auto [few, before] = categories();
    QVERIFY(few < catalog::mostTopThreats && before.size() > 1);
    model::ManualThreat threat;
    threat.subject = "db";
    threat.category = *before.begin();
    threat.title = "The owner sells the data";
    threat.likelihood = 5;
    threat.impact = 5;
    for (std::size_t i = 0; i < 2 * catalog::mostTopThreats; ++i) {
        threat.id = "own." + std::to_string(i);
        QVERIFY(model.apply(model::adding(threat)));
    }
    const auto [many, after] = categories();
    QCOMPARE(many, catalog::mostTopThreats);
    for (const model::Stride category : before)
        QVERIFY(category == threat.category || after.contains(category));
}

void TestTopThreats::containersOfPodsAreNamedWithThem()
{
    json entry = json::parse(R"({
      "elements": [
        {"id": "node", "kind": "host"},
        {"id": "pod", "kind": "trust_boundary", "name": "Deployment/web", "properties": {"boundary_type": "pod"}},
        {"id": "c", "kind": "container", "platform": "kubernetes", "parent": "pod", "name": "server",
         "properties": {"runs_on": "node", "privileged": true}}
      ]})");
    const std::string text = textOf(threatsOf(modelFromJson(entry), entry));
    QVERIFY2(contains(text, "Whoever runs code in Deployment/web/server mounts the disk of node"),
             text.c_str());
}

void TestTopThreats::examples_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"web-shop", "kubernetes-cluster", "web-shop-hardened"})
        QTest::newRow(name) << QString::fromStdString(tests::sourceDir()) + "/resources/examples/" + name +
                                   ".bulkhead";
}

void TestTopThreats::examples()
{
    QFETCH(QString, file);
    const auto read = model::parseModel(readFile(file.toStdString()), "example", builtInVocabulary());
    QVERIFY(read);
    const model::Model &model = *read;
    const auto threats = threatsOf(model, json::object());
    const std::string text = textOf(threats);
    QVERIFY2(!threats.empty() && threats.size() <= catalog::mostTopThreats, text.c_str());
    std::set<std::string> texts;
    for (const catalog::TopThreat &threat : threats) {
        QVERIFY2(texts.insert(threat.text).second, threat.text.c_str());
        // A way through what nobody found anything wrong with has no findings; what is not a way has.
        QVERIFY2(!threat.findings.empty() || !threat.manual.empty() || threat.from != threat.to,
                 threat.text.c_str());
        QVERIFY2(!contains(threat.text, "{"), threat.text.c_str());
        QVERIFY2(model.element(threat.to) || model.flow(threat.to), threat.text.c_str());
        QVERIFY2(threat.text.size() < 520, threat.text.c_str());
    }
}

// What is grave and confirmed stands in some threat, and one break-in is one threat for each sort of outcome.
void TestTopThreats::whatIsGraveIsTold()
{
    QFETCH(QString, file);
    const auto read = model::parseModel(readFile(file.toStdString()), "example", builtInVocabulary());
    QVERIFY(read);
    const catalog::Analysis analysis = catalog::analyze(*read, builtInCatalogs(), optionsOf(json::object()));
    const auto threats = catalog::topThreats(catalog::attackPaths(analysis));
    std::set<std::uint32_t> told;
    for (const catalog::TopThreat &threat : threats) {
        told.insert(threat.findings.begin(), threat.findings.end());
        QVERIFY2(threat.rating >= catalog::Rating::Medium, threat.text.c_str());
        QVERIFY(std::is_sorted(threat.findings.begin(), threat.findings.end()));
    }
    for (std::uint32_t i = 0; i < analysis.findings().size(); ++i) {
        const catalog::Finding &finding = analysis.findings()[i];
        if (finding.rating >= catalog::Rating::High && model::isConfirmed(finding.basis) &&
            analysis.decision(finding).effective == model::DecisionState::Open)
            QVERIFY2(told.contains(i), (analysis.id(finding) + '\n' + textOf(threats)).c_str());
    }
    std::set<std::string> beginnings; // up to the first weakness: of one break-in at most two
    for (const catalog::TopThreat &threat : threats) {
        const std::string beginning = threat.text.substr(0, threat.text.find(", so that"));
        QVERIFY2(beginnings.insert(beginning).second, textOf(threats).c_str());
    }
}

// What one container may do to its host and with its token is one threat, whatever opens it.
void TestTopThreats::oneContainerIsOneThreat()
{
    const json entry = json::parse(R"({
      "elements": [
        {"id": "node", "kind": "host"},
        {"id": "runner", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "privileged": true, "control_socket_mounted": true, "host_pid": true,
           "host_mounts_rw": ["/"], "host_mounts": ["/"]}},
        {"id": "agent", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "privileged": true}}
      ]})");
    json withCode = entry; // code of users, with the token of an account
    withCode["elements"][1]["properties"]["code_execution_feature"] = true;
    withCode["elements"][1]["properties"]["service_account_token_mounted"] = true;
    withCode["elements"][1]["properties"]["service_account_permissions"] = {"cluster_admin"};
    for (const catalog::TopThreat &threat : threatsOf(modelFromJson(withCode), withCode))
        QVERIFY2(!threat.text.starts_with("Anyone who may hand code"), threat.text.c_str());
    const auto threats = threatsOf(modelFromJson(entry), entry);
    const std::string text = textOf(threats);
    const auto isOfHost = [](const catalog::TopThreat &threat) {
        return contains(threat.text, "runs code in runner");
    };
    QCOMPARE(std::count_if(threats.begin(), threats.end(), isOfHost), 1);
    QVERIFY2(contains(text, "likewise at agent"), text.c_str());
    QVERIFY2(contains(text, "found there too: engine control socket inside container"), text.c_str());
}

// Low ratings make no threat, nor does what is to be verified lift the rating of what hardening lacks.
void TestTopThreats::lowHardeningIsNotTold()
{
    json entry = json::parse(R"({
      "elements": [
        {"id": "node", "kind": "host"},
        {"id": "web", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "memory_limit_mb": 64, "cpu_limit": 0.5, "pids_limit": 50, "capabilities_drop": ["ALL"],
           "allow_privilege_escalation": false, "read_only_rootfs": true, "image_pinned_by_digest": true}}
      ]})");
    for (const catalog::TopThreat &threat : threatsOf(modelFromJson(entry), entry))
        QVERIFY2(!contains(threat.text, "second wall"), threat.text.c_str());
}

// Among threats of one rating those that begin outside come first.
void TestTopThreats::whatIsReachableComesFirst()
{
    const json entry = json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "node", "kind": "host"},
        {"id": "inner", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "privileged": true}},
        {"id": "far", "kind": "host"},
        {"id": "cache", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "far", "service_type": "cache", "technology": "redis", "auth_required": "none",
           "data_sensitivity": "restricted"}}
      ],
      "flows": [{"id": "users->cache", "source": "users", "target": "cache"}]})");
    const auto threats = threatsOf(modelFromJson(entry), entry);
    const std::string text = textOf(threats);
    QVERIFY2(threats.size() >= 2 && threats[0].rating == threats[1].rating, text.c_str());
    QVERIFY2(contains(threats[0].text, "users"), text.c_str());
}

// One rule at three containers, one of which holds data: the others are less grave. Two of them have one
// name.
void TestTopThreats::placesAreToldOnceAndAsGraveAsTheyAre()
{
    const json entry = json::parse(R"({
      "elements": [
        {"id": "a", "kind": "container", "name": "api", "properties":
          {"published_key": true, "internet_exposed": true}},
        {"id": "b", "kind": "container", "name": "web", "properties": {"published_key": true}},
        {"id": "c", "kind": "container", "name": "web", "properties": {"published_key": true}}
      ], "flows": []})");
    const std::string text = textOf(threatsOf(modelFromJson(entry), entry));
    QVERIFY2(contains(text, "Anyone who knows the key of api"), text.c_str());
    QVERIFY2(contains(text, "less gravely at web."), text.c_str());
    QVERIFY2(!contains(text, "web and web"), text.c_str());
}

// What is to be verified at a place hides nothing that is certain there, and does not part it.
void TestTopThreats::whatIsCertainIsToldOnce()
{
    const json entry = json::parse(R"({
      "elements": [
        {"id": "host", "kind": "host"},
        {"id": "panel", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "service_type": "admin_ui", "published_ports": ["5555:5555/tcp"],
           "published_admin_ports": ["5555:5555/tcp"], "bind_interface": "all"}}
      ], "flows": []})");
    const auto threats = threatsOf(modelFromJson(entry), entry);
    const std::string text = textOf(threats);
    QVERIFY2(contains(text, "opens the administration of panel"), text.c_str());
    QVERIFY2(!contains(text, "connects to panel directly"), text.c_str());
}

// The password of a database opens its data: that is what is worth having.
void TestTopThreats::passwordOfADatabaseIsNotWhatItIsAfter()
{
    const json entry = json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "web", "kind": "container", "properties": {"app_vulnerabilities": "high"}},
        {"id": "db", "kind": "container", "properties":
          {"service_type": "database", "auth_required": "shared_secret"}},
        {"id": "password", "kind": "data_store", "properties":
          {"store_type": "secret_store", "contains_secrets": true}}
      ],
      "flows": [
        {"id": "users->web", "source": "users", "target": "web"},
        {"id": "web->db", "source": "web", "target": "db"},
        {"id": "web-password", "kind": "mount", "source": "web", "target": "password"},
        {"id": "db-password", "kind": "mount", "source": "db", "target": "password"}
      ]})");
    const auto paths =
        catalog::attackPaths(catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry)));
    QCOMPARE(paths.paths().front().to, model::IdView("db"));
}

// How operators log in decides; where that is not known, so is what follows.
void TestTopThreats::loginsThatNobodyStatesAreToVerify()
{
    const auto told = [](const std::string &more) {
        const json entry = json::parse(R"({
          "elements": [
            {"id": "ops", "kind": "external_entity", "name": "Operators", "properties":
              {"entity_type": "administrator")" +
                                       more + R"(}},
            {"id": "k8s", "kind": "orchestrator", "properties": {"orchestrator_type": "kubernetes"}}
          ],
          "flows": [{"id": "ops->k8s", "kind": "control", "source": "ops", "target": "k8s"}]})");
        return textOf(threatsOf(modelFromJson(entry), entry));
    };
    const std::string unknown = told("");
    QVERIFY2(contains(unknown, "high  To verify: Anyone on the internet takes over the account of Operators"),
             unknown.c_str());
    const std::string password = told(R"(, "authentication": "password")");
    QVERIFY2(contains(password, "critical  Anyone on the internet takes over the account of Operators"),
             password.c_str());
    QVERIFY(!contains(told(R"(, "authentication": "mfa")"), "To verify: Anyone on the internet takes over"));

    // They do not hide the ways by which the services themselves lead there.
    json both = shop();
    both["elements"].push_back(
        {{"id", "ops"}, {"kind", "external_entity"}, {"properties", {{"entity_type", "administrator"}}}});
    both["flows"].push_back(
        {{"id", "ops->node"}, {"kind", "control"}, {"source", "ops"}, {"target", "node"}});
    const std::string text = textOf(threatsOf(modelFromJson(both), both));
    QVERIFY2(contains(text, "An attacker with the access of users breaks into web"), text.c_str());
}

// Whoever takes a host by its administrators has been through none of its containers: no container is
// another.
void TestTopThreats::containersOfAHostAreOthersToOnesOnTheWay()
{
    json entry = json::parse(R"({
      "elements": [
        {"id": "ops", "kind": "external_entity", "properties": {"entity_type": "administrator",
         "authentication": "password"}},
        {"id": "node", "kind": "host"},
        {"id": "web", "kind": "container", "properties": {"runs_on": "node"}}
      ],
      "flows": [{"id": "ops->node", "kind": "control", "source": "ops", "target": "node"}]})");
    const std::string one = textOf(threatsOf(modelFromJson(entry), entry));
    QVERIFY2(contains(one, "the container there is under their control"), one.c_str());
    entry["elements"].push_back(
        {{"id", "api"}, {"kind", "container"}, {"properties", {{"runs_on", "node"}}}});
    const std::string two = textOf(threatsOf(modelFromJson(entry), entry));
    QVERIFY2(contains(two, "the 2 containers there are under their control"), two.c_str());
    json through = shop();
    through["elements"].push_back(
        {{"id", "api"}, {"kind", "container"}, {"properties", {{"runs_on", "node"}}}});
    const std::string other = textOf(threatsOf(modelFromJson(through), through));
    QVERIFY2(contains(other, "the other container there is under their control"), other.c_str());
}

} // namespace paths_top_threats

BULKHEAD_TEST(paths_top_threats, TestTopThreats, None)
#include "test_top_threats.moc"
