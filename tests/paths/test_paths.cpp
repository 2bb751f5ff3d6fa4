// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/analysis/risk.h"
#include "catalog/attack/estimator.h"
#include "catalog/content/attack_catalog.h"
#include "catalog/questions/open_properties.h"
#include "catalog/what_if/what_if.h"
#include "resources/embedded.h"
#include "tests/support/places.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace paths_walks {

// Attack paths, the questions about the whole architecture, what to ask and what to do first.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const std::filesystem::path walksFolder =
    std::filesystem::path(tests::sourceDir()) / "tests/data/paths/walks";

// A web shop: users reach a web container with a serious weakness; behind it lie a cache that asks nobody who
// they are and a database with a shared password. The web container may start containers on the host.
json webShop()
{
    return json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "host", "kind": "host"},
        {"id": "net", "kind": "network"},
        {"id": "web", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "networks": ["net"], "app_vulnerabilities": "high", "control_socket_mounted": true}},
        {"id": "cache", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "networks": ["net"], "service_type": "cache", "auth_required": "none"}},
        {"id": "db", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted", "auth_required": "shared_secret"}}
      ],
      "flows": [
        {"id": "users->web", "source": "users", "target": "web"},
        {"id": "web->cache", "source": "web", "target": "cache"},
        {"id": "web->db", "source": "web", "target": "db"}
      ]})");
}

catalog::Analysis analysisOf(const json &entry)
{
    return catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry));
}

const catalog::AttackPath *pathTo(const catalog::AttackPaths &paths, std::string_view id)
{
    const auto found =
        std::find_if(paths.paths().begin(), paths.paths().end(), [&](const auto &p) { return p.id == id; });
    return found == paths.paths().end() ? nullptr : &*found;
}

std::vector<std::string> ruleIds(const catalog::Analysis &analysis, std::span<const std::uint32_t> findings)
{
    std::vector<std::string> ids;
    for (const std::uint32_t finding : findings)
        ids.push_back(analysis.id(analysis.findings()[finding]));
    return ids;
}

std::string described(const catalog::AttackPaths &paths)
{
    std::string text;
    for (const catalog::AttackPath &path : paths.paths()) {
        text += path.id + ' ' + std::to_string(path.likelihood) + '\n';
        for (const catalog::AttackStep &step : path.steps)
            text += "  " + std::string(step.from) + '>' + std::string(step.to) + ' ' +
                    std::string(step.edge) + ' ' + step.reason + '\n';
    }
    for (const catalog::ChokePoint &choke : paths.chokePoints())
        text += "choke " + std::string(choke.element) + ' ' + std::to_string(choke.assets) + '\n';
    for (const catalog::WalkResult &walk : paths.walks())
        text += std::string(walk.walk) + ' ' + walk.text + '\n';
    return text;
}

} // namespace

class TestPaths : public QObject
{
    Q_OBJECT

private slots:
    void everyMoveHasItsEdge();
    void likeliestPath();
    void stepsNameWhatOpensThem();
    void chokePoint();
    void powerOverTheHost_data();
    void powerOverTheHost();
    void walksAreSentences();
    void debuggersAreForNeighbours();
    void debuggersOnLoopbackAreForThePod();
    void unlikelyAssetsAreShown();
    void waysThatDifferInTheLastStepAreOne();
    void containersOfPodsAreNamedWithThem();
    void takenOverIsAStart();
    void takenOverPartyUsesWhatItUses();
    void worthHavingOverridesWhatIsDerived();
    void blastRadius();
    void repairClosesPaths();
    void orderOfElementsDoesNotMatter();
    void organisationRetunesEstimates();
    void walks_data();
    void walks();
    void questionsAreSettledByAnswers();
    void whatFirstBurnsDown();
};

void TestPaths::everyMoveHasItsEdge()
{
    for (std::size_t i = 0; i < catalog::attack::moveCount; ++i) {
        const std::string_view id = catalog::attack::edgeId(static_cast<catalog::attack::Move>(i));
        QVERIFY2(id.empty() || builtInCatalogs()->attack().edge(id), std::string(id).c_str());
    }
    QCOMPARE(builtInCatalogs()->attack().walks.size(), std::size_t{13});
}

// users -1-> web -0.6-> code -0.7-> data of the database.
void TestPaths::likeliestPath()
{
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(webShop()));
    const catalog::AttackPath *path = pathTo(paths, "users>db:data");
    QVERIFY2(path, described(paths).c_str());
    QCOMPARE(path->likelihood, 0.6 * 0.7);
    QCOMPARE(path->likelihoodGrade, 4);
    QCOMPARE(path->impact, 5);
    QCOMPARE(path->rating, catalog::Rating::Critical);
    std::vector<std::string_view> edges;
    double product = 1;
    for (const catalog::AttackStep &step : path->steps) {
        edges.push_back(step.edge);
        product *= step.probability;
    }
    QCOMPARE(edges, (std::vector<std::string_view>{"A1.flow", "A2", "A5.client"}));
    QVERIFY(std::abs(product - path->likelihood) < 1e-6);
}

void TestPaths::stepsNameWhatOpensThem()
{
    const catalog::Analysis analysis = analysisOf(webShop());
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    const catalog::AttackPath *path = pathTo(paths, "users>host:root");
    QVERIFY2(path, described(paths).c_str());
    const catalog::AttackStep &last = path->steps.back();
    QCOMPARE(last.edge, std::string_view("A6"));
    const auto ids = ruleIds(analysis, last.findings);
    QVERIFY(std::find(ids.begin(), ids.end(), "E1.2@web") != ids.end());
    QCOMPARE(last.reason, std::string("it commands the engine of its host through the engine's socket"));
}

void TestPaths::chokePoint()
{
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(webShop()));
    QVERIFY(!paths.chokePoints().empty());
    QCOMPARE(paths.chokePoints().front().element, model::IdView("web"));
    QCOMPARE(paths.chokePoints().front().assets, paths.assetsInReach());
    QVERIFY(!paths.chokePoints().front().findings.empty());
}

namespace {

// An exposed container on a host, with more properties.
json exposedContainer(const json &properties)
{
    json shop = json::parse(R"({"elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "host", "kind": "host"},
        {"id": "web", "kind": "container", "platform": "kubernetes", "properties": {"runs_on": "host"}}],
      "flows": [{"id": "users->web", "source": "users", "target": "web"}]})");
    shop["elements"][2]["properties"].update(properties);
    return shop;
}

double likelihoodOf(const json &shop, std::string_view path)
{
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *found = pathTo(paths, path);
    return found ? found->likelihood : 0;
}

} // namespace

void TestPaths::powerOverTheHost_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<double>("atLeast");
    QTest::addColumn<double>("atMost");
    const auto row = [](const char *name, const char *properties, double atLeast, double atMost) {
        QTest::newRow(name) << QByteArray(properties) << atLeast << atMost;
    };
    row("nothing", R"({"user": "root"})", 0, 0.01);
    row("writes / as root", R"({"user": "root", "host_mounts": ["/"], "host_mounts_rw": ["/"]})", 0.1, 0.2);
    row("writes / as another user",
        R"({"user": "non_root", "user_id": 20000, "host_mounts": ["/"], "host_mounts_rw": ["/"]})", 0, 0.02);
    row("a sandbox hands the mount through",
        R"({"user": "root", "host_mounts": ["/"], "host_mounts_rw": ["/"], "sandbox_runtime": "gvisor"})",
        0.1, 0.2);
    row("a sandbox keeps privilege in", R"({"privileged": true, "sandbox_runtime": "gvisor"})", 0, 0.05);
    row("reads /", R"({"user": "root", "host_mounts": ["/"]})", 0.05, 0.1);
    row("writes logs", R"({"user": "root", "host_mounts": ["/var/log"], "host_mounts_rw": ["/var/log"]})",
        0.02, 0.03);
    row("traces processes of the host",
        R"({"user": "root", "host_pid": true, "capabilities_add": ["SYS_PTRACE"]})", 0.1, 0.2);
    row("sees processes of the host", R"({"user": "root", "host_pid": true})", 0, 0.01);
}

void TestPaths::powerOverTheHost()
{
    QFETCH(QByteArray, properties);
    QFETCH(double, atLeast);
    QFETCH(double, atMost);
    const double likelihood =
        likelihoodOf(exposedContainer(json::parse(properties.toStdString())), "users>host:root");
    QVERIFY2(likelihood >= atLeast && likelihood <= atMost, QByteArray::number(likelihood).constData());
}

// In the names that the rest of a report has, whatever their number.
void TestPaths::walksAreSentences()
{
    json model = json::parse(R"({
      "elements": [
        {"id": "outside", "kind": "external_entity", "name": "Outside the host",
          "properties": {"network_zone": "internet"}},
        {"id": "net", "kind": "network"},
        {"id": "pod", "kind": "trust_boundary", "name": "Deployment/web", "properties": {"boundary_type": "pod"}},
        {"id": "web", "kind": "container", "name": "app", "parent": "pod", "properties":
          {"networks": ["net"], "app_vulnerabilities": "high"}},
        {"id": "db", "kind": "container", "properties": {"networks": ["net"], "service_type": "database",
          "auth_required": "none", "data_sensitivity": "restricted"}}
      ],
      "flows": [
        {"id": "outside->web", "source": "outside", "target": "web"},
        {"id": "web->db", "source": "web", "target": "db", "properties": {"encryption": "none"}}
      ]})");
    model["elements"][0]["name"] = "internet"; // as people write it
    const std::string ofThePeople = described(catalog::attackPaths(analysisOf(model)));
    QVERIFY2(ofThePeople.find("leads from the internet to restricted data") != std::string::npos,
             ofThePeople.c_str());
    model["elements"][0]["name"] = "Outside the host";
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(model));
    const std::string text = described(paths);
    for (const char *part :
         {"W1 A way leads from machines outside the host to restricted data in db through Deployment/web/app",
          "1 service is one network hop from Deployment/web/app,",
          "Restricted data travels over 1 connection without continuous protection"})
        QVERIFY2(text.find(part) != std::string::npos, (part + ('\n' + text)).c_str());
}

void TestPaths::debuggersAreForNeighbours()
{
    json shop = webShop();
    shop["elements"][3]["properties"].erase("control_socket_mounted");
    shop["elements"][4]["properties"] = {{"runs_on", "host"},
                                         {"networks", {"net"}},
                                         {"data_sensitivity", "restricted"},
                                         {"debug_enabled", true},
                                         {"debug_reach", "network"}};
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *path = pathTo(paths, "users>cache:data");
    QVERIFY2(path, described(paths).c_str());
    QVERIFY(std::any_of(path->steps.begin(), path->steps.end(),
                        [](const catalog::AttackStep &step) { return step.edge == "A4.debug"; }));

    // Nobody outside talks to it.
    shop["flows"].push_back({{"id", "users->cache"}, {"source", "users"}, {"target", "cache"}});
    shop["flows"].erase(0);
    const catalog::AttackPaths alone = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *service = pathTo(alone, "users>cache:data");
    QVERIFY2(service && service->likelihood < 0.2, described(alone).c_str());
}

// The containers of a pod have one loopback address.
void TestPaths::debuggersOnLoopbackAreForThePod()
{
    json shop = json::parse(R"({"elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "pod", "kind": "trust_boundary", "properties": {"boundary_type": "pod"}},
        {"id": "other", "kind": "trust_boundary", "properties": {"boundary_type": "pod"}},
        {"id": "web", "kind": "container", "parent": "pod"},
        {"id": "side", "kind": "container", "parent": "pod", "properties":
          {"debug_enabled": true, "debug_reach": "container", "data_sensitivity": "restricted"}}],
      "flows": [{"id": "users->web", "source": "users", "target": "web"}]})");
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *path = pathTo(paths, "users>side:data");
    QVERIFY2(path && path->likelihood > 0.1, described(paths).c_str());
    QVERIFY(std::any_of(path->steps.begin(), path->steps.end(),
                        [](const catalog::AttackStep &step) { return step.edge == "A4.debug"; }));
    shop["elements"][4]["parent"] = "other";
    const catalog::AttackPaths apart = catalog::attackPaths(analysisOf(shop));
    QVERIFY2(!pathTo(apart, "users>side:data"), described(apart).c_str());
}

// A way so unlikely that the figures leave it out is shown all the same.
void TestPaths::unlikelyAssetsAreShown()
{
    const json shop = exposedContainer({{"user", "non_root"}, {"user_id", 20000}});
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *path = pathTo(paths, "users>host:root");
    QVERIFY2(path && path->likelihood > 0 && path->likelihood < 0.02, described(paths).c_str());
    QCOMPARE(paths.assetsInReach(), std::size_t{0});
}

void TestPaths::waysThatDifferInTheLastStepAreOne()
{
    json shop = webShop();
    shop["elements"].push_back(shop["elements"][5]);
    shop["elements"].back()["id"] = "orders";
    shop["flows"].push_back({{"id", "web->orders"}, {"source", "web"}, {"target", "orders"}});
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *first = pathTo(paths, "users>db:data");
    const catalog::AttackPath *second = pathTo(paths, "users>orders:data");
    QVERIFY2(first && second, described(paths).c_str());
    QCOMPARE(first->alsoTo, std::vector<model::IdView>{"orders"});
    QVERIFY(!first->sameWayAs && second->sameWayAs);
    QCOMPARE(paths.paths()[*second->sameWayAs].id, std::string("users>db:data"));
}

void TestPaths::containersOfPodsAreNamedWithThem()
{
    const json shop = json::parse(R"({"elements": [
        {"id": "pod", "kind": "trust_boundary", "name": "Deployment/web", "properties": {"boundary_type": "pod"}},
        {"id": "pod/server", "kind": "container", "name": "server", "parent": "pod"},
        {"id": "loose", "kind": "container", "name": "server"}]})");
    const model::Model model = modelFromJson(shop);
    QCOMPARE(catalog::partyName(model, "pod/server"), std::string("Deployment/web/server"));
    QCOMPARE(catalog::partyName(model, "loose"), std::string("server"));
    QCOMPARE(catalog::nameInSentence(model, "loose"), std::string("server"));
    const model::Model hosts = modelFromJson(json::parse(
        R"({"elements": [{"id": "a", "kind": "host", "name": "Docker host"}, {"id": "node-1", "kind": "host"},
                         {"id": "b", "kind": "host", "name": "Vogel host"},
                         {"id": "c", "kind": "external_entity", "name": "Outside the host"}]})"));
    QCOMPARE(catalog::nameInSentence(hosts, "a"), std::string("the Docker host"));
    QCOMPARE(catalog::nameInSentence(hosts, "node-1"), std::string("node-1"));
    QCOMPARE(catalog::nameInSentence(hosts, "b"), std::string("Vogel host")); // a name that somebody gave
    QCOMPARE(catalog::nameInSentence(hosts, "c"), std::string("machines outside the host"));
}

// Nobody outside uses the shop; its web container is marked, and starts where code runs, not as root.
void TestPaths::takenOverIsAStart()
{
    json shop = webShop();
    shop["flows"].erase(0);
    shop["elements"].erase(0);
    QVERIFY(catalog::attackPaths(analysisOf(shop)).paths().empty());
    json &web = shop["elements"][2];
    QVERIFY(web["id"] == "web");
    web["taken_over"] = true;
    web["properties"]["data_sensitivity"] = "restricted"; // lost already: no path
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    const catalog::AttackPath *path = pathTo(paths, "web>db:data");
    QVERIFY2(path, described(paths).c_str());
    QCOMPARE(path->likelihood, 0.7);
    QCOMPARE(path->steps.size(), std::size_t{1});
    QVERIFY(pathTo(paths, "web>host:root"));
    QVERIFY(!pathTo(paths, "web>web:data"));
    for (const catalog::ChokePoint &point : paths.chokePoints())
        QVERIFY(point.element != "web");
    shop["elements"][2]["taken_over"] = false;
    QVERIFY(catalog::attackPaths(analysisOf(shop)).paths().empty());
}

// A developer is nobody outside; their account, once taken, pushes images. A party that a person vouches for
// is no start.
void TestPaths::takenOverPartyUsesWhatItUses()
{
    json shop = webShop();
    shop["elements"].push_back(
        {{"id", "developer"}, {"kind", "external_entity"}, {"properties", {{"entity_type", "developer"}}}});
    shop["elements"].push_back({{"id", "registry"}, {"kind", "registry"}});
    shop["flows"].push_back(
        {{"id", "push"}, {"kind", "push"}, {"source", "developer"}, {"target", "registry"}});
    QVERIFY(!pathTo(catalog::attackPaths(analysisOf(shop)), "developer>registry:write"));
    shop["elements"][6]["taken_over"] = true;
    shop["elements"][0]["taken_over"] = false;
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    QVERIFY2(pathTo(paths, "developer>registry:write"), described(paths).c_str());
    QVERIFY2(!pathTo(paths, "users>db:data"), described(paths).c_str());
}

void TestPaths::worthHavingOverridesWhatIsDerived()
{
    json shop = webShop();
    shop["elements"][5]["worth_having"] = false; // the database
    shop["elements"][3]["worth_having"] = true;  // the web container
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(shop));
    QVERIFY2(!pathTo(paths, "users>db:data"), described(paths).c_str());
    const catalog::AttackPath *path = pathTo(paths, "users>web:data");
    QVERIFY2(path, described(paths).c_str());
    QCOMPARE(path->impact, 5);
    QCOMPARE(path->asset, std::string_view("marked as worth having"));
}

void TestPaths::blastRadius()
{
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(webShop()));
    const catalog::BlastRadius radius = paths.blastRadius("web");
    QCOMPARE(radius.hosts, std::size_t{1});
    QCOMPARE(radius.containers, std::size_t{1});
    QCOMPARE(radius.stores, std::size_t{1});
    QCOMPARE(radius.highestSensitivity, std::string_view("restricted"));
    QVERIFY(paths.blastRadius("users").items.size() >= radius.items.size());
    QVERIFY(paths.blastRadius("no such thing").items.empty());
}

void TestPaths::repairClosesPaths()
{
    const catalog::Analysis before = analysisOf(webShop());
    const auto finding = static_cast<std::uint32_t>(before.find("E1.2@web") - before.findings().data());
    const catalog::Mitigation *mitigation = builtInCatalogs()->mitigation("MIT-NO-SOCKET");
    const auto after = catalog::whatIf(before, catalog::planMitigation(before, *mitigation, {&finding, 1}));
    QVERIFY(after);
    const catalog::AttackPaths pathsBefore = catalog::attackPaths(before);
    const catalog::AttackPath *path = pathTo(pathsBefore, "users>host:root");
    QVERIFY(path && path->likelihood > 0.5);
    const catalog::AttackPaths paths = catalog::attackPaths(after.value());
    const catalog::AttackPath *left = pathTo(paths, "users>host:root");
    QVERIFY(!left || left->likelihood < 0.1);
    QVERIFY(paths.risk() < pathsBefore.risk());
}

void TestPaths::orderOfElementsDoesNotMatter()
{
    json reversed = webShop();
    std::reverse(reversed["elements"].begin(), reversed["elements"].end());
    std::reverse(reversed["flows"].begin(), reversed["flows"].end());
    QCOMPARE(described(catalog::attackPaths(analysisOf(reversed))),
             described(catalog::attackPaths(analysisOf(webShop()))));
    const catalog::AttackExposure exposure = catalog::attackExposure(analysisOf(webShop()));
    QCOMPARE(exposure.risk, catalog::attackPaths(analysisOf(webShop())).risk());
}

void TestPaths::organisationRetunesEstimates()
{
    std::vector<catalog::CatalogSource> sources;
    for (const std::string_view path : resources::list("catalog/"))
        sources.push_back({std::string(path), std::string(resources::find(path).value())});
    sources.push_back(
        {"own.json", R"({"format": "bulkhead-catalog", "version": 1, "id": "own", "title": "Own",
        "catalog_version": "1", "attack_paths": {"edges": [{"id": "A2", "estimates": [{"id": "high", "probability": 0.3}]}]}})"});
    const auto catalogs = catalog::Catalogs::load(sources, builtInVocabulary());
    QVERIFY2(catalogs, catalogs ? "" : catalogs.error().text().c_str());
    const json shop = webShop();
    const catalog::AttackPaths paths =
        catalog::attackPaths(catalog::analyze(modelFromJson(shop), catalogs.value(), optionsOf(shop)));
    const catalog::AttackPath *path = pathTo(paths, "users>db:data");
    QVERIFY(path);
    QVERIFY(std::abs(path->likelihood - 0.3 * 0.7) < 1e-6);
}

void TestPaths::walks_data()
{
    QTest::addColumn<QString>("file");
    for (const auto &entry : std::filesystem::directory_iterator(walksFolder))
        QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
}

void TestPaths::walks()
{
    QFETCH(QString, file);
    const json expected = json::parse(readFile(file.toStdString()));
    const catalog::AttackPaths paths = catalog::attackPaths(analysisOf(expected));
    const std::string walk = expected["walk"];
    const std::string subject = expected["subject"];
    const auto found =
        std::find_if(paths.walks().begin(), paths.walks().end(), [&](const catalog::WalkResult &result) {
            return result.walk == walk && result.subject == subject;
        });
    QVERIFY2(found != paths.walks().end(), described(paths).c_str());
    for (const json &part : expected["says"])
        QVERIFY2(found->text.find(part.get<std::string>()) != std::string::npos, found->text.c_str());
    QVERIFY(found->rating != catalog::Rating::None && !found->bestCut.empty());
}

// An answer takes its question away, and settles what waited for it.
void TestPaths::questionsAreSettledByAnswers()
{
    json shop = webShop();
    const catalog::Analysis analysis = analysisOf(shop);
    const auto questions = catalog::openProperties(analysis);
    const auto user =
        std::find_if(questions.begin(), questions.end(), [](const catalog::OpenProperty &question) {
            return question.element == "web" && question.property->name == "user";
        });
    QVERIFY(user != questions.end());
    QVERIFY(user->settles >= 1 && user->risk > 0);
    for (const auto &[answer, confirmed] : {std::pair("root", true), std::pair("non_root", false)}) {
        shop["elements"][3]["properties"]["user"] = answer;
        const catalog::Analysis answered = analysisOf(shop);
        const catalog::Finding *finding = answered.find("E2.1@web");
        QCOMPARE(finding && model::isConfirmed(finding->basis), confirmed);
        for (const catalog::OpenProperty &question : catalog::openProperties(answered))
            QVERIFY(!(question.element == "web" && question.property->name == "user"));
    }
}

void TestPaths::whatFirstBurnsDown()
{
    const catalog::Analysis analysis = analysisOf(webShop());
    const std::vector<catalog::Step> steps = catalog::whatFirst(analysis, 5);
    QCOMPARE(steps.size(), std::size_t{5});
    // Every page counts risk the same way; nothing is decided here.
    QCOMPARE(steps.front().riskBefore, catalog::openRisk(analysis));
    QCOMPARE(steps.front().riskBefore, catalog::riskTotal(analysis).residual);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QVERIFY(steps[i].riskAfter < steps[i].riskBefore || steps[i].pathRiskAfter < steps[i].pathRiskBefore);
        if (i > 0)
            QCOMPARE(steps[i].riskBefore, steps[i - 1].riskAfter);
    }
}

} // namespace paths_walks

BULKHEAD_TEST(paths_walks, TestPaths, Core)
#include "test_paths.moc"
