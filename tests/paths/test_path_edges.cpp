// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/attack/attack_paths.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace paths_edges {

// Single edges of attack paths: when they are there, and how likely they are.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

catalog::AttackPaths pathsOf(const std::string &text)
{
    const json entry = json::parse(text);
    return catalog::attackPaths(catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry)));
}

// The likeliest step with the edge to the element; null without one.
const catalog::AttackStep *stepOf(const catalog::AttackPaths &paths, std::string_view edge,
                                  std::string_view to)
{
    for (const catalog::AttackPath &path : paths.paths())
        for (const catalog::AttackStep &step : path.steps)
            if (step.edge == edge && step.to == to)
                return &step;
    return nullptr;
}

// The text with the gap in it filled.
std::string filled(std::string text, std::string_view gap, const std::string &filling)
{
    return text.replace(text.find(gap), gap.size(), filling);
}

} // namespace

class TestPathEdges : public QObject
{
    Q_OBJECT

private slots:
    void whoListensOnNoPort();
    void proxiesPassRequestsOn();
    void routesLeadThroughWhatServesThem();
    void policiesAdmitNamespaces();
    void brokersHandOutTasks();
    void brokersTakenOverHandOutWhatTheyLike();
    void policiesLetInWhomTheyName();
    void powerIsUsedByRoot();
    void openEnginesAreReachedOverTheNetwork_data();
    void openEnginesAreReachedOverTheNetwork();
};

// Over the network one exploits what listens: a runner fetches its jobs, and has no login to get past.
void TestPathEdges::whoListensOnNoPort()
{
    const catalog::AttackPaths paths = pathsOf(R"({
      "as_of": "2026-12-01", "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "net", "kind": "network"},
        {"id": "web", "kind": "container", "properties": {"networks": ["net"], "app_vulnerabilities": "critical"}},
        {"id": "runner", "kind": "container", "properties":
          {"networks": ["net"], "service_type": "ci_runner", "data_sensitivity": "restricted"}},
        {"id": "build", "kind": "container", "properties":
          {"networks": ["net"], "service_type": "ci_runner", "container_ports": ["8080/tcp"],
           "data_sensitivity": "restricted"}},
        {"id": "tested", "kind": "container", "properties":
          {"networks": ["net"], "service_type": "api", "app_vulnerabilities": "none_known", "app_last_tested": "2026-11-01",
           "data_sensitivity": "restricted"}}
      ],
      "flows": [{"id": "users->web", "source": "users", "target": "web"}]})");
    const catalog::AttackStep *runner = stepOf(paths, "A2", "runner");
    QVERIFY(runner && runner->probability < 0.03);
    QVERIFY2(runner->reason.find("login") == std::string::npos, runner->reason.c_str());
    const catalog::AttackStep *build = stepOf(paths, "A2", "build");
    QVERIFY(build && build->probability > 0.15);
    const catalog::AttackStep *tested = stepOf(paths, "A2", "tested");
    QVERIFY(tested && tested->probability < 0.1);
}

// Whoever reaches the proxy sends to the service behind it; whoever takes the proxy reads what passes.
void TestPathEdges::proxiesPassRequestsOn()
{
    const std::string text = R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "edge", "kind": "container", "properties": {"service_type": "proxy"AUTH}},
        {"id": "shop", "kind": "container", "properties":
          {"service_type": "web", "data_sensitivity": "restricted"}},
        {"id": "db", "kind": "container", "properties": {"service_type": "database"}}
      ],
      "flows": [
        {"id": "users->edge", "source": "users", "target": "edge"},
        {"id": "edge->shop", "source": "edge", "target": "shop"},
        {"id": "edge->db", "source": "edge", "target": "db"}
      ]})";
    const auto with = [&](const std::string &login) { return pathsOf(filled(text, "AUTH", login)); };
    const catalog::AttackPaths open = with("");
    const catalog::AttackStep *through = stepOf(open, "A4.proxy", "shop");
    QVERIFY(through && through->probability == 1);
    QVERIFY(!stepOf(open, "A4.proxy", "db"));
    const catalog::AttackPaths asking = with(R"(, "auth_required": "per_client")");
    const catalog::AttackStep *login = stepOf(asking, "A4.proxy", "shop");
    const catalog::AttackStep *taken = stepOf(asking, "A5.proxy", "shop");
    QVERIFY((login && login->probability < 1) || (taken && taken->probability < 1));
}

// Of a login at the ingress controller nobody gets past by the workload's own exposure, where routes alone
// lead in; a load balancer of its own leads past it.
void TestPathEdges::routesLeadThroughWhatServesThem()
{
    const std::string text = R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "controller", "kind": "process", "properties":
          {"service_type": "proxy", "auth_required": "per_client"}},
        {"id": "shop", "kind": "container", "properties":
          {"service_type": "web", "app_vulnerabilities": "critical", "data_sensitivity": "restricted",
           "service_exposure": [WAYS]}}
      ],
      "flows": [
        {"id": "users->controller", "source": "users", "target": "controller"},
        {"id": "controller->shop", "source": "controller", "target": "shop"}
      ]})";
    const catalog::AttackPaths routed = pathsOf(filled(text, "WAYS", R"("ingress")"));
    QVERIFY(!stepOf(routed, "A1", "shop"));
    QVERIFY(stepOf(routed, "A4.proxy", "shop"));
    QVERIFY(stepOf(pathsOf(filled(text, "WAYS", R"("ingress", "load_balancer")")), "A1", "shop"));
    // Nor past it where somebody states that it is not open to the internet.
    const auto exposed = [&text](const std::string &stated) {
        return pathsOf(filled(text, "[WAYS]", R"(["ingress"], "internet_exposed": )" + stated));
    };
    QVERIFY(!stepOf(exposed("false"), "A1", "shop"));
    QVERIFY(stepOf(exposed("false"), "A4.proxy", "shop"));
    QVERIFY(stepOf(exposed("true"), "A1", "shop"));
}

// What a policy lets in as a whole gets there, though the policy closes the workload to all others.
void TestPathEdges::policiesAdmitNamespaces()
{
    const std::string text = R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "plane", "kind": "orchestrator"},
        {"id": "net", "kind": "network"},
        {"id": "front", "kind": "trust_boundary", "name": "front", "properties": {"boundary_type": "namespace"}},
        {"id": "back", "kind": "trust_boundary", "name": "back", "properties": {"boundary_type": "namespace"}},
        {"id": "web", "kind": "container", "parent": "front", "properties":
          {"networks": ["net"], "managed_by": "plane", "app_vulnerabilities": "high"}},
        {"id": "db", "kind": "container", "parent": "back", "properties":
          {"networks": ["net"], "managed_by": "plane", "service_type": "database", "auth_required": "none",
           "network_policy": "default_deny", "admitted_namespaces": ["SPACE"]}}
      ],
      "flows": [{"id": "users->web", "source": "users", "target": "web"}]})";
    const catalog::AttackPaths admitted = pathsOf(filled(text, "SPACE", "front"));
    const catalog::AttackStep *step = stepOf(admitted, "A4.admitted", "db");
    QVERIFY(step && step->from == "web" && step->probability > 0.8);
    QVERIFY(!stepOf(pathsOf(filled(text, "SPACE", "other")), "A4.admitted", "db"));
}

// A worker runs what lies in its broker: who may write there without a login runs code in it.
void TestPathEdges::brokersHandOutTasks()
{
    const std::string text = R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "broker", "kind": "container", "properties":
          {"service_type": "queue", "auth_required": "none"}},
        {"id": "worker", "kind": "container", "properties":
          {"service_type": "ROLE", "code_execution_feature": true, "data_sensitivity": "restricted"}}
      ],
      "flows": [
        {"id": "users->broker", "source": "users", "target": "broker"},
        {"id": "worker->broker", "source": "worker", "target": "broker"}
      ]})";
    const auto with = [&](const std::string &role) { return pathsOf(filled(text, "ROLE", role)); };
    const catalog::AttackPaths worker = with("worker");
    const catalog::AttackStep *put = stepOf(worker, "A14.put", "broker");
    const catalog::AttackStep *run = stepOf(worker, "A14.task", "worker");
    QVERIFY(put && put->probability == 1);
    QVERIFY(run && run->probability > 0.8);
    QVERIFY(!stepOf(with("admin_ui"), "A14.task", "worker")); // it looks at tasks, and runs none
}

// Whoever runs code in a broker needs no login and no way round by another client.
void TestPathEdges::brokersTakenOverHandOutWhatTheyLike()
{
    const catalog::AttackPaths paths = pathsOf(R"({
      "elements": [
        {"id": "broker", "kind": "container", "taken_over": true, "properties":
          {"service_type": "queue", "auth_required": "per_client"}},
        {"id": "worker", "kind": "container", "properties":
          {"service_type": "worker", "code_execution_feature": true}}
      ],
      "flows": [{"id": "worker->broker", "source": "worker", "target": "broker"}]})");
    QCOMPARE(paths.paths().size(), std::size_t{1});
    QCOMPARE(paths.paths().front().from, model::IdView("broker"));
    QCOMPARE(paths.paths().front().to, model::IdView("worker"));
    QCOMPARE(paths.paths().front().likelihood, 0.9);
}

// A policy for what comes in closes a workload to all whom it does not name.
void TestPathEdges::policiesLetInWhomTheyName()
{
    const std::string text = R"({
      "elements": [
        {"id": "net", "kind": "network"},
        {"id": "web", "kind": "container", "taken_over": true, "properties": {"networks": ["net"]}},
        {"id": "db", "kind": "container", "properties": {"networks": ["net"], "service_type": "database",
          "auth_required": "none", "data_sensitivity": "restricted", "network_policy": "POLICY"}}
      ]})";
    const auto chance = [&](const std::string &policy) {
        const catalog::AttackPaths paths = pathsOf(filled(text, "POLICY", policy));
        const catalog::AttackStep *step = stepOf(paths, "A4", "db");
        return step ? step->probability : 0;
    };
    QCOMPARE(chance("none"), 0.9);
    QCOMPARE(chance("egress_only"), 0.9);
    QCOMPARE(chance("ingress_only"), 0.3);
    QCOMPARE(chance("default_deny"), 0.0);
}

// Power over the host is given to root: a privileged container that names no user is as good as root.
void TestPathEdges::powerIsUsedByRoot()
{
    const std::string text = R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "node", "kind": "host"},
        {"id": "dind", "kind": "container", "platform": "docker", "properties":
          {"runs_on": "node", "app_vulnerabilities": "critical", "privileged": true, "container_ports": ["80/tcp"]USER}}
      ],
      "flows": [{"id": "users->dind", "source": "users", "target": "dind"}]})";
    const auto chanceWith = [&](const std::string &user) {
        const catalog::AttackPaths paths = pathsOf(filled(text, "USER", user));
        const catalog::AttackStep *step = stepOf(paths, "A3", "dind");
        return step ? step->probability : 0;
    };
    QVERIFY(chanceWith("") > 0.9);
    QVERIFY(chanceWith(R"(, "user": "non_root")") < 0.6);
}

// An engine that asks for no client certificate is commanded by whoever reaches its host: from outside, where
// that is or may be exposed, from another host, and from its own containers.
void TestPathEdges::openEnginesAreReachedOverTheNetwork_data()
{
    QTest::addColumn<std::string>("host");
    QTest::addColumn<double>("outside");
    QTest::addColumn<double>("neighbour");
    QTest::addColumn<double>("inside");
    const auto row = [](const char *tag, const std::string &host, double outside, double neighbour,
                        double inside) { QTest::newRow(tag) << host << outside << neighbour << inside; };
    row("a public address", R"("daemon_tcp": "plaintext", "public_ip": true)", 0.9, 0.6, 0.9);
    row("exposed", R"("daemon_tcp": "tls_server_only", "internet_exposed": true)", 0.9, 0.6, 0.9);
    row("nobody says", R"("daemon_tcp": "plaintext")", 0.3, 0.6, 0.9);
    row("no public address", R"("daemon_tcp": "plaintext", "public_ip": false)", 0, 0.6, 0.9);
    row("not exposed", R"("daemon_tcp": "plaintext", "internet_exposed": false)", 0, 0.6, 0.9);
    row("mutual", R"("daemon_tcp": "tls_mutual", "public_ip": true)", 0, 0, 0);
    row("not known", R"("public_ip": true)", 0, 0, 0);
}

void TestPathEdges::openEnginesAreReachedOverTheNetwork()
{
    QFETCH(std::string, host);
    QFETCH(double, outside);
    QFETCH(double, neighbour);
    QFETCH(double, inside);
    const auto likelihood = [&host](const char *taken, const char *edge) {
        const catalog::AttackPaths paths =
            pathsOf(filled(filled(R"({
          "as_of": "2026-12-01", "elements": [
            {"id": "host", "kind": "host", "properties": {HOST}},
            {"id": "other", "kind": "host"},
            {"id": "app", "kind": "container", "properties": {"runs_on": "host"}},
            {"id": "web", "kind": "container", "properties": {"runs_on": "other"}},
            {"id": "box", "kind": "container", "properties": {"runs_on": "host"}},
            {"id": "db", "kind": "data_store", "parent": "host", "properties": {"data_sensitivity": "restricted"}}
          ],
          "flows": [{"id": "web->app", "source": "web", "target": "app"}]})",
                                  "HOST", host),
                           std::string("{\"id\": \"") + taken + "\"",
                           std::string("{\"taken_over\": true, \"id\": \"") + taken + "\""));
        const catalog::AttackStep *step = stepOf(paths, edge, "host");
        return step ? step->probability : 0;
    };
    QCOMPARE(likelihood("db", "A17.host"), outside);
    QCOMPARE(likelihood("web", "A15.neighbour"), neighbour);
    QCOMPARE(likelihood("box", "A15"), inside);
}

} // namespace paths_edges

BULKHEAD_TEST(paths_edges, TestPathEdges, Core)
#include "test_path_edges.moc"
