// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/attack/assumed_breach.h"
#include "catalog/attack/named_elements.h"
#include "catalog/attack/path_figures.h"
#include "catalog/attack/ways_between.h"
#include "catalog/what_if/path_controls.h"
#include "catalog/what_if/what_if.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace paths_asked {

// What people ask of attack paths beside the worst of them: figures, what would fall if something inside were
// taken over, and the ways between two elements.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

// Nobody outside reaches anything. Two agents command the engine of the host; a job reads the database; a
// developer pushes to the registry whose image the job runs; a page of its own leads nowhere.
json plant()
{
    return json::parse(R"({
      "elements": [
        {"id": "host", "kind": "host"},
        {"id": "net", "kind": "network"},
        {"id": "image", "kind": "image"},
        {"id": "agent-1", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "control_socket_mounted": true, "user": "root"}},
        {"id": "agent-2", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "control_socket_mounted": true, "user": "root"}},
        {"id": "job", "kind": "container", "platform": "docker", "properties": {"networks": ["net"], "image": "image"}},
        {"id": "page", "kind": "container", "platform": "docker"},
        {"id": "registry", "kind": "registry"},
        {"id": "developer", "kind": "external_entity", "properties": {"entity_type": "developer"}},
        {"id": "db", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted", "auth_required": "shared_secret"}}
      ],
      "flows": [
        {"id": "job->db", "source": "job", "target": "db"},
        {"id": "push", "kind": "push", "source": "developer", "target": "registry"}
      ]})");
}

// Users reach web and help. Web has the power of its host and is a client of a database and of a cache that
// asks nobody; help leads nowhere.
json shop()
{
    return json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "host", "kind": "host"},
        {"id": "web", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "app_vulnerabilities": "high", "privileged": true, "user": "root"}},
        {"id": "help", "kind": "container", "platform": "docker", "properties": {}},
        {"id": "cache", "kind": "container", "platform": "docker", "properties":
          {"service_type": "cache", "auth_required": "none"}},
        {"id": "db", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted", "auth_required": "shared_secret"}}
      ],
      "flows": [
        {"id": "users->web", "source": "users", "target": "web"},
        {"id": "users->help", "source": "users", "target": "help"},
        {"id": "web->cache", "source": "web", "target": "cache"},
        {"id": "web->db", "source": "web", "target": "db"}
      ]})");
}

catalog::AttackPaths pathsOf(const json &entry)
{
    return catalog::attackPaths(catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry)));
}

std::string described(std::span<const catalog::AttackPath> paths)
{
    std::string text;
    for (const catalog::AttackPath &path : paths) {
        text += path.id + ' ' + std::to_string(path.likelihood) + ':';
        for (const catalog::AttackStep &step : path.steps)
            text += ' ' + std::string(step.edge) + '>' + std::string(step.to);
        text += '\n';
    }
    return text;
}

const catalog::Breach *breachOf(const catalog::AssumedBreach &assumed, std::string_view element)
{
    const auto found = std::find_if(assumed.breaches.begin(), assumed.breaches.end(),
                                    [&](const catalog::Breach &breach) { return breach.element == element; });
    return found == assumed.breaches.end() ? nullptr : &*found;
}

} // namespace

class TestPathsAsked : public QObject
{
    Q_OBJECT

private slots:
    void breachOfWhatNobodyReaches();
    void breachesThatGoOneWayAreOne();
    void breachesLeadBeyondWhatIsTheirOwn();
    void whatIsOwnHidesNothingElse();
    void breachesAreBounded();
    void figuresCountWaysIn();
    void shapesJoinPathsOfTheSameSteps();
    void oneControlCuts();
    void waysGetLessLikely();
    void wayToWhatIsNotWorthHaving();
    void namesOfElements();
};

void TestPathsAsked::breachOfWhatNobodyReaches()
{
    const catalog::AttackPaths paths = pathsOf(plant());
    for (const catalog::AttackPath &path : paths.paths()) // who may push to a registry is not known
        QVERIFY2(path.to == "registry", path.id.c_str());
    const catalog::AssumedBreach assumed = catalog::assumedBreach(paths);
    QCOMPARE(assumed.elements, std::size_t{6}); // 4 containers, host, image, developer
    const catalog::Breach *job = breachOf(assumed, "job");
    QVERIFY(job);
    QCOMPARE(job->paths.front().id, std::string("job>db:data"));
    QVERIFY(!breachOf(assumed, "page"));
    const catalog::Breach *developer = breachOf(assumed, "developer");
    QVERIFY(developer);
    QVERIFY2(developer->paths.front().steps.front().to == "registry", described(developer->paths).c_str());
    // What an attacker has already is no path.
    QVERIFY(std::none_of(assumed.breaches.begin(), assumed.breaches.end(), [](const catalog::Breach &breach) {
        return std::any_of(breach.paths.begin(), breach.paths.end(),
                           [](const catalog::AttackPath &path) { return path.from == path.to; });
    }));
    // The gravest first.
    for (std::size_t i = 1; i < assumed.breaches.size(); ++i)
        QVERIFY(assumed.breaches[i].paths.front().rating <= assumed.breaches[i - 1].paths.front().rating);
    // A mark makes it a start, and so no assumption any more.
    json marked = plant();
    marked["elements"][5]["taken_over"] = true;
    QVERIFY(!breachOf(catalog::assumedBreach(pathsOf(marked)), "job"));
}

void TestPathsAsked::breachesThatGoOneWayAreOne()
{
    const catalog::AttackPaths paths = pathsOf(plant()); // whose ids it names
    const catalog::AssumedBreach assumed = catalog::assumedBreach(paths);
    const catalog::Breach *first = breachOf(assumed, "agent-1");
    const catalog::Breach *second = breachOf(assumed, "agent-2");
    QVERIFY(first && second);
    QCOMPARE(first->alsoFrom, std::vector<model::IdView>{"agent-2"});
    QVERIFY(second->sameWayAs);
    QCOMPARE(assumed.breaches[*second->sameWayAs].element, model::IdView("agent-1"));
}

// A database that is taken over has its own data: that is no asset that it leads to. Nor does an image run.
void TestPathsAsked::breachesLeadBeyondWhatIsTheirOwn()
{
    const json alone = json::parse(R"({
      "elements": [
        {"id": "image", "kind": "image"},
        {"id": "db", "kind": "container", "properties":
          {"image": "image", "service_type": "database", "data_sensitivity": "restricted"}},
        {"id": "disk", "kind": "data_store", "properties":
          {"store_type": "database", "data_sensitivity": "restricted"}},
        {"id": "job", "kind": "container", "properties": {"service_type": "worker"}}
      ],
      "flows": [
        {"id": "db->disk", "kind": "mount", "source": "db", "target": "disk"},
        {"id": "job->db", "source": "job", "target": "db", "properties": {"data_sensitivity": "restricted"}}
      ]})");
    const catalog::AttackPaths paths = pathsOf(alone);
    const catalog::AssumedBreach assumed = catalog::assumedBreach(paths);
    QCOMPARE(assumed.elements, std::size_t{2}); // db and job
    QCOMPARE(assumed.leading, std::size_t{1});
    QVERIFY(!breachOf(assumed, "db"));
    const catalog::Breach *job = breachOf(assumed, "job");
    QVERIFY(job && job->assets >= 1); // the data of db
}

// A job with more assets of its own than anybody keeps still leads to what lies beyond; who leads there by a
// vulnerability alone that nobody knows of is counted apart.
void TestPathsAsked::whatIsOwnHidesNothingElse()
{
    json many = json::parse(R"({
      "elements": [
        {"id": "host", "kind": "host"},
        {"id": "job", "kind": "container", "platform": "docker", "properties": {"user": "root"}},
        {"id": "page", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "host", "user": "root"}},
        {"id": "db", "kind": "container", "platform": "docker", "properties":
          {"service_type": "database", "data_sensitivity": "confidential", "auth_required": "none"}}
      ],
      "flows": [{"id": "job->db", "source": "job", "target": "db"}]})");
    for (int i = 0; i < 9; ++i) {
        const std::string id = "own-" + std::to_string(i);
        many["elements"].push_back(
            {{"id", id},
             {"kind", "data_store"},
             {"properties", {{"store_type", "database"}, {"data_sensitivity", "restricted"}}}});
        many["flows"].push_back(
            {{"id", "mount-" + id}, {"kind", "mount"}, {"source", "job"}, {"target", id}});
    }
    const catalog::AttackPaths paths = pathsOf(many);
    const catalog::AssumedBreach assumed = catalog::assumedBreach(paths);
    const catalog::Breach *job = breachOf(assumed, "job");
    QVERIFY(job);
    QCOMPARE(job->paths.front().to, model::IdView("db"));
    QCOMPARE(job->assets, std::size_t{1});
    QVERIFY(breachOf(assumed, "page")); // to its host, with 5 %
    QCOMPARE(assumed.leading, std::size_t{2});
    QCOMPARE(assumed.likely, std::size_t{1});
}

void TestPathsAsked::breachesAreBounded()
{
    json many = plant();
    for (int i = 0; i < 60; ++i) {
        const std::string id = "job-" + std::to_string(i);
        many["elements"].push_back({{"id", id}, {"kind", "container"}, {"platform", "docker"}});
        many["flows"].push_back({{"id", id + "->db"}, {"source", id}, {"target", "db"}});
    }
    const catalog::AssumedBreach assumed = catalog::assumedBreach(pathsOf(many), {20, 1});
    QCOMPARE(assumed.breaches.size(), std::size_t{20});
    QCOMPARE(assumed.elements, std::size_t{66});
    QVERIFY(assumed.leading >= 63 && assumed.leading <= 66);
    QVERIFY(std::all_of(assumed.breaches.begin(), assumed.breaches.end(),
                        [](const catalog::Breach &breach) { return breach.paths.size() == 1; }));
}

void TestPathsAsked::figuresCountWaysIn()
{
    const catalog::AttackPaths paths = pathsOf(shop());
    const catalog::PathFigures figures = catalog::pathFigures(paths);
    QCOMPARE(figures.waysIn, std::size_t{2}); // into web and help
    QCOMPARE(figures.waysInThatReach, std::size_t{1});
    QVERIFY(figures.fewestSteps);
    QCOMPARE(*figures.fewestSteps, std::size_t{3}); // use, exploit, read as a client
    json closed = shop();
    closed["flows"].erase(0);
    closed["flows"].erase(0); // nobody uses web and help
    const catalog::PathFigures none = catalog::pathFigures(pathsOf(closed));
    QCOMPARE(none.waysIn, std::size_t{0});
    QVERIFY(!none.fewestSteps && none.shapes.empty());
}

void TestPathsAsked::shapesJoinPathsOfTheSameSteps()
{
    json twoDatabases = shop();
    json other = twoDatabases["elements"][5];
    other["id"] = "archive";
    other["properties"]["data_sensitivity"] = "confidential"; // another impact: a path of its own
    twoDatabases["elements"].push_back(other);
    twoDatabases["flows"].push_back({{"id", "web->archive"}, {"source", "web"}, {"target", "archive"}});
    const catalog::PathFigures figures = catalog::pathFigures(pathsOf(twoDatabases));
    const auto read = std::find_if(figures.shapes.begin(), figures.shapes.end(), [](const auto &shape) {
        return shape.edges.size() == 3 && shape.edges.back() == "A5.client" && shape.paths >= 2;
    });
    QVERIFY(read != figures.shapes.end());
    QVERIFY(read->rating == catalog::Rating::Critical);
    std::size_t paths = 0;
    for (const catalog::PathShape &shape : figures.shapes)
        paths += shape.paths;
    QCOMPARE(paths, figures.paths);
}

void TestPathsAsked::oneControlCuts()
{
    const catalog::AttackPaths paths = pathsOf(shop());
    const std::vector<catalog::PathControl> controls = catalog::pathControls(paths);
    QVERIFY(!controls.empty());
    for (std::size_t i = 0; i < controls.size(); ++i) {
        QVERIFY(controls[i].riskCut <= 1 && (controls[i].riskCut > 0 || !controls[i].cuts.empty()));
        QVERIFY(i == 0 || controls[i].riskCut <= controls[i - 1].riskCut);
        // What the whole analysis of the model with the control says.
        const auto after = catalog::withMitigation(paths.analysis(), *controls[i].mitigation);
        QVERIFY(after && *after);
        const double left = catalog::attackExposure(**after).risk / paths.risk();
        QVERIFY2(std::abs(controls[i].riskCut - (1 - left)) < 1e-9, controls[i].mitigation->id.c_str());
    }
    // Whoever mends the weakness of web cuts what goes through it.
    const auto patch =
        std::find_if(controls.begin(), controls.end(), [](const catalog::PathControl &control) {
            return std::find(control.subjects.begin(), control.subjects.end(), "web") !=
                   control.subjects.end();
        });
    QVERIFY(patch != controls.end());
    QVERIFY(patch->riskCut > 0.1);
    // What is advised against a way is the control that leaves least of it, with what it leaves.
    const auto walks = paths.walks();
    const auto toData = std::find_if(walks.begin(), walks.end(), [](const catalog::WalkResult &walk) {
        return walk.walk == "W1" && walk.subject == "db";
    });
    QVERIFY(toData != walks.end());
    const std::string cut = catalog::bestCutOf(*toData, controls);
    QVERIFY2(cut.find(" → ") != cut.npos && cut.starts_with(patch->mitigation->title), cut.c_str());
    QCOMPARE(catalog::bestCutOf(*toData, {}), std::string(toData->bestCut));
    // A control that cuts another way to the same data says nothing of this one.
    QCOMPARE(toData->from, model::IdView("users"));
    catalog::PathControl elsewhere = *patch;
    elsewhere.cuts = {{"partner", "db", catalog::Foothold::Data, 0.5, 0},
                      {"users", "db", catalog::Foothold::Code, 0.5, 0}};
    QCOMPARE(catalog::bestCutOf(*toData, {elsewhere}), std::string(toData->bestCut));
}

void TestPathsAsked::waysGetLessLikely()
{
    const catalog::AttackPaths paths = pathsOf(shop());
    const std::vector<catalog::AttackPath> ways = catalog::waysBetween(paths, {{"web"}, {"host"}, 3});
    QVERIFY2(ways.size() > 1, described(ways).c_str()); // by its privilege, and by an escape
    QCOMPARE(ways.front().from, model::IdView("web"));
    QCOMPARE(ways.front().hold, catalog::Foothold::Root);
    for (std::size_t i = 1; i < ways.size(); ++i) {
        QVERIFY(ways[i].likelihood <= ways[i - 1].likelihood);
        QVERIFY(ways[i].id != ways[i - 1].id);
    }
    QCOMPARE(catalog::waysBetween(paths, {{"web"}, {"host"}, 1}).size(), std::size_t{1});
    // From where attackers start, and to all that is worth having.
    const auto fromOutside = catalog::waysBetween(paths, {{}, {"db"}, 1});
    QVERIFY2(fromOutside.size() == 1 && fromOutside.front().id == "users>db:data",
             described(fromOutside).c_str());
    const auto toAll = catalog::waysBetween(paths, {{"web"}, {}, 100});
    QVERIFY2(std::any_of(toAll.begin(), toAll.end(), [](const auto &way) { return way.to == "host"; }),
             described(toAll).c_str());
    QVERIFY(catalog::waysBetween(paths, {{"help"}, {"db"}, 3}).empty());
}

void TestPathsAsked::wayToWhatIsNotWorthHaving()
{
    const auto ways = catalog::waysBetween(pathsOf(shop()), {{"users"}, {"help"}, 1});
    QCOMPARE(ways.size(), std::size_t{1});
    QCOMPARE(ways.front().hold, catalog::Foothold::Code);
    QCOMPARE(ways.front().impact, 0);
    QVERIFY(ways.front().asset.empty());
}

void TestPathsAsked::namesOfElements()
{
    json named = shop();
    named["elements"][2]["name"] = "server";
    const auto ids = catalog::elementsNamed(modelFromJson(named), std::vector<std::string>{"server", "db"});
    QVERIFY(ids);
    QCOMPARE(*ids, (std::vector<model::Id>{"web", "db"}));
    const auto mistyped = catalog::elementsNamed(modelFromJson(named), std::vector<std::string>{"chache"});
    QVERIFY(!mistyped);
    QVERIFY2(mistyped.error().message.find("did you mean “cache”?") != std::string::npos,
             mistyped.error().message.c_str());
    named["elements"][3]["name"] = "server";
    const auto several = catalog::elementsNamed(modelFromJson(named), std::vector<std::string>{"server"});
    QVERIFY(!several);
    QVERIFY2(several.error().message.find("help, web") != std::string::npos, several.error().message.c_str());
}

} // namespace paths_asked

BULKHEAD_TEST(paths_asked, TestPathsAsked, Core)
#include "test_paths_asked.moc"
