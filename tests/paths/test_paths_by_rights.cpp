// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/attack/attack_paths.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace paths_rights {

// Attack paths by rights at the orchestrator's interface: each leads as far as its scope goes.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

// A cluster with the namespaces front and bank. Users reach front's web, which has the rights; in bank stand
// a ledger that only its own network reaches and a secret that nobody mounts, in front another secret.
json cluster(const json &permissions, const char *admission = "restricted")
{
    json entry = json::parse(R"({
      "elements": [
        {"id": "users", "kind": "external_entity", "properties": {"network_zone": "internet"}},
        {"id": "cluster", "kind": "trust_boundary", "properties": {"boundary_type": "cluster"}},
        {"id": "k8s", "kind": "orchestrator", "parent": "cluster", "properties": {"orchestrator_type": "kubernetes"}},
        {"id": "node", "kind": "host", "parent": "cluster", "properties": {"managed_by": "k8s"}},
        {"id": "bank-node", "kind": "host", "parent": "cluster", "properties": {"managed_by": "k8s"}},
        {"id": "front", "kind": "trust_boundary", "parent": "cluster", "properties":
          {"boundary_type": "namespace", "namespace_name": "front"}},
        {"id": "bank", "kind": "trust_boundary", "parent": "cluster", "properties":
          {"boundary_type": "namespace", "namespace_name": "bank"}},
        {"id": "web", "kind": "container", "parent": "front", "properties":
          {"runs_on": "node", "managed_by": "k8s", "app_vulnerabilities": "critical",
           "user": "non_root", "allow_privilege_escalation": false, "service_account_token_mounted": true}},
        {"id": "ledger", "kind": "container", "parent": "bank", "properties":
          {"runs_on": "bank-node", "managed_by": "k8s", "service_type": "database", "user": "non_root",
           "allow_privilege_escalation": false}},
        {"id": "keys", "kind": "data_store", "parent": "bank", "properties":
          {"store_type": "secret_store", "contains_secrets": true}},
        {"id": "front-keys", "kind": "data_store", "parent": "front", "properties":
          {"store_type": "secret_store", "contains_secrets": true}}
      ],
      "flows": [{"id": "users->web", "source": "users", "target": "web"}]})");
    for (json &element : entry["elements"]) {
        if (element["id"] == "web")
            element["properties"]["service_account_permissions"] = permissions;
        if (element["id"] == "k8s")
            element["properties"]["admission_policy"] = admission;
    }
    return entry;
}

// The likelihood of the likeliest path to the element; 0 when there is none.
double likelihoodTo(const json &entry, std::string_view element)
{
    const catalog::Analysis analysis =
        catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry));
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    double best = 0;
    for (const catalog::AttackPath &path : paths.paths())
        if (path.to == element)
            best = std::max(best, path.likelihood);
    return best;
}

} // namespace

class PathsByRights : public QObject
{
    Q_OBJECT

private slots:
    void rightsLeadAsFarAsTheirScope_data();
    void rightsLeadAsFarAsTheirScope();
    void scopeThatIsNotKnownIsLessLikely();
    void admissionStopsPrivilegedWorkloads();
    void accountsOfTheNamespaceHaveRightsToo();
    void accountsWithoutAWorkloadCountToo();
    void namedAccountsLeadToTheirRights();
    void tokensInSecretsLeadOn();
    void nodesHaveTheTokensOfTheirWorkloads();
    void admissionCountsByNamespace();
    void volumesLeadToNodes();
    void certificatesOfNodesLeadToTheirTokens();
    void callersWithoutCredentialsUseTheirRights();
    void policiesStopWhatTheyRefuse();
};

void PathsByRights::rightsLeadAsFarAsTheirScope_data()
{
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("reached"); // of keys, front-keys, ledger, k8s
    const auto row = [](const char *right, const char *reached) {
        QTest::newRow(right) << QByteArray(right) << QByteArray(reached);
    };
    row("read@cluster", "");
    row("others_write@cluster", "");
    row("pod_delete@cluster", "");
    row("roles_write@cluster", "");
    row("secrets_read@namespace:front", "front-keys");
    row("secrets_list@namespace:bank", "keys");
    row("secrets_read@cluster", "keys front-keys");
    row("secrets_read@object:bank/Secret/keys", "keys");
    row("secrets_read@object:bank/Secret/others", "");
    row("secrets_read@object:*/Secret/keys", "keys");
    row("pod_exec@object:bank/Pod/ledger", "ledger");
    row("pod_patch@object:*/Pod/ledger", "ledger");
    row("pod_exec@object:front/Pod/ledger", "");
    row("pod_delete@object:bank/Pod/ledger", "");
    row("token_create@object:bank/ServiceAccount/robot", "");
    row("pod_exec@namespace:front", "");
    row("pod_exec@namespace:bank", "ledger");
    row("pod_attach@namespace:bank", "ledger");
    row("pod_patch@namespace:bank", "ledger");
    row("pod_exec@cluster", "ledger");
    row("node_proxy@cluster", "ledger");
    row("pod_create@namespace:bank", "keys");
    row("pod_create@cluster", "keys front-keys");
    row("wildcard@namespace:bank", "keys ledger");
    row("bind@namespace:bank", "keys ledger");
    row("escalate@namespace:bank", "keys ledger");
    row("bind@object:bank/Role/*", "");
    row("token_create@namespace:bank", "");
    row("cluster_admin@cluster", "keys front-keys ledger k8s");
    row("bind@cluster", "keys front-keys ledger k8s");
    row("escalate@cluster", "keys front-keys ledger k8s");
    row("impersonate@cluster", "keys front-keys ledger k8s");
    row("token_create@cluster", "keys front-keys ledger k8s");
    row("certificates_approve@cluster", "keys front-keys ledger k8s");
    row("certificates_approve@object:/Signer/kubernetes.io/kube-apiserver-client",
        "keys front-keys ledger k8s");
    row("certificates_approve@object:/Signer/kubernetes.io/*", "keys front-keys ledger k8s");
    row("certificates_approve@object:/Signer/example.org/shop", "");
    row("webhooks_write@cluster", "keys front-keys ledger k8s");
    row("validating_webhooks_write@cluster", "");
}

void PathsByRights::rightsLeadAsFarAsTheirScope()
{
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, reached);
    const json entry = cluster({right.toStdString()});
    QByteArrayList found;
    for (const char *element : {"keys", "front-keys", "ledger", "k8s"})
        if (likelihoodTo(entry, element) > 0)
            found << element;
    QCOMPARE(found.join(' '), reached);
}

void PathsByRights::scopeThatIsNotKnownIsLessLikely()
{
    const double known = likelihoodTo(cluster({"secrets_read@cluster"}), "keys");
    const double unknown = likelihoodTo(cluster({"secrets_read"}), "keys");
    QVERIFY(unknown > 0);
    QVERIFY(unknown < known / 2);
}

void PathsByRights::admissionStopsPrivilegedWorkloads()
{
    for (const char *right : {"pod_create@namespace:bank", "pod_create@cluster", "write@namespace:bank"}) {
        // What is left is to break out of a plain workload.
        QVERIFY2(likelihoodTo(cluster({right}, "restricted"), "bank-node") < 0.005, right);
        QVERIFY2(likelihoodTo(cluster({right}, "none"), "bank-node") > 0.1, right);
    }
    // A running pod takes another image, and becomes no more than it is.
    QVERIFY(likelihoodTo(cluster({"pod_patch@namespace:bank"}, "none"), "bank-node") < 0.005);
}

void PathsByRights::accountsOfTheNamespaceHaveRightsToo()
{
    for (const char *right :
         {"token_create@namespace:bank", "impersonate@namespace:bank", "pod_create@namespace:bank"}) {
        json entry = cluster({right});
        for (json &element : entry["elements"])
            if (element["id"] == "ledger") {
                element["properties"]["service_account_token_mounted"] = true;
                element["properties"]["service_account_permissions"] = {"cluster_admin@cluster"};
            }
        QVERIFY2(likelihoodTo(entry, "k8s") > 0.1, right);
    }
}

void PathsByRights::accountsWithoutAWorkloadCountToo()
{
    json entry = cluster({"token_create@namespace:bank"});
    for (json &element : entry["elements"])
        if (element["id"] == "bank")
            element["properties"]["account_permissions"] = {"bind@cluster", "secrets_read@namespace:front"};
    QVERIFY(likelihoodTo(entry, "k8s") > 0.1);
    QVERIFY(likelihoodTo(entry, "front-keys") > 0.1);
    QCOMPARE(likelihoodTo(cluster({"token_create@namespace:bank"}), "k8s"), 0.0);
}

namespace {

void state(json &entry, std::string_view id, const json &properties)
{
    for (json &element : entry["elements"])
        if (element["id"] == id)
            element["properties"].update(properties);
}

} // namespace

void PathsByRights::namedAccountsLeadToTheirRights()
{
    for (const char *right :
         {"token_create@object:bank/ServiceAccount/robot", "impersonate@object:*/ServiceAccount/robot"}) {
        json entry = cluster({right});
        state(entry, "ledger",
              {{"service_account", "robot"}, {"service_account_permissions", {"cluster_admin@cluster"}}});
        QVERIFY2(likelihoodTo(entry, "k8s") > 0.1, right);
        state(entry, "ledger", {{"service_account", "other"}});
        QCOMPARE(likelihoodTo(entry, "k8s"), 0.0);
    }
}

void PathsByRights::tokensInSecretsLeadOn()
{
    json entry = cluster({"secrets_read@namespace:bank"});
    QCOMPARE(likelihoodTo(entry, "k8s"), 0.0);
    state(entry, "keys", {{"account_permissions", {"cluster_admin@cluster"}}});
    QVERIFY(likelihoodTo(entry, "k8s") > 0.1);
}

// A node asks for the token of an account that runs on it, whether a container mounts one or not.
void PathsByRights::nodesHaveTheTokensOfTheirWorkloads()
{
    json entry = cluster(json::array());
    state(entry, "web", {{"user", "root"}, {"privileged", true}, {"service_account_token_mounted", false}});
    QCOMPARE(likelihoodTo(entry, "k8s"), 0.0);
    const json robot = {{"service_account_permissions", {"cluster_admin@cluster"}},
                        {"service_account_token_mounted", false}};
    json elsewhere = entry;
    state(elsewhere, "ledger", robot);
    QCOMPARE(likelihoodTo(elsewhere, "k8s"), 0.0);
    state(entry, "ledger", robot);
    state(entry, "ledger", {{"runs_on", "node"}});
    QVERIFY(likelihoodTo(entry, "k8s") > 0.1);
    // Who reads the folder in which the kubelet keeps them has those that are mounted.
    state(entry, "web", {{"privileged", false}, {"host_mounts", {"/var/lib/kubelet/pods"}}});
    const double byRoot = likelihoodTo(entry, "k8s");
    state(entry, "ledger", {{"service_account_token_mounted", true}});
    QVERIFY(likelihoodTo(entry, "k8s") > byRoot);
}

void PathsByRights::admissionCountsByNamespace()
{
    json entry = cluster({"pod_create@namespace:bank"}, "restricted");
    state(entry, "k8s", {{"open_namespaces", {"front"}}});
    state(entry, "bank", {{"admission_policy", "restricted"}});
    QVERIFY(likelihoodTo(entry, "bank-node") < 0.005);
    state(entry, "bank", {{"admission_policy", "none"}});
    QVERIFY(likelihoodTo(entry, "bank-node") > 0.1);
}

// A persistent volume may be any path of a node, and admission does not look behind it.
void PathsByRights::volumesLeadToNodes()
{
    const double declares = likelihoodTo(cluster({"volumes_create@cluster"}), "bank-node");
    const double mounts =
        likelihoodTo(cluster({"volumes_create@cluster", "pod_create@namespace:front"}), "bank-node");
    QVERIFY(declares > 0.1);
    QVERIFY(mounts > declares * 1.5);
    QVERIFY(likelihoodTo(cluster({"others_write@cluster"}), "bank-node") < 0.005);
    json entry = cluster({"volumes_create@cluster"});
    state(entry, "web", {{"service_account_token_mounted", false}});
    QVERIFY(likelihoodTo(entry, "bank-node") < 0.005);
}

void PathsByRights::certificatesOfNodesLeadToTheirTokens()
{
    const char *right = "certificates_approve@object:/Signer/kubernetes.io/kube-apiserver-client-kubelet";
    json entry = cluster({right});
    QCOMPARE(likelihoodTo(entry, "k8s"), 0.0);
    state(entry, "ledger", {{"service_account_permissions", {"cluster_admin@cluster"}}});
    QVERIFY(likelihoodTo(entry, "k8s") > 0.05);
}

// From outside as far as the API server is there, else from any workload, its token mounted or not.
void PathsByRights::callersWithoutCredentialsUseTheirRights()
{
    json entry = cluster(json::array());
    state(entry, "web", {{"service_account_token_mounted", false}});
    const auto keysBy = [&entry](const json &rights, const json &api) {
        json model = entry;
        state(model, "k8s", {{"anonymous_permissions", rights}});
        state(model, "k8s", api);
        return likelihoodTo(model, "keys");
    };
    const json reads = {"secrets_read@cluster"};
    const double exposed = keysBy(reads, {{"api_exposure", "internet"}});
    const double inside = keysBy(reads, {{"api_exposure", "private"}});
    QVERIFY(exposed > 0.9);
    QVERIFY(inside > 0.1);
    QVERIFY(inside < exposed);
    QVERIFY(keysBy(reads, json::object()) < exposed); // reachable perhaps
    QVERIFY(keysBy({"secrets_read@namespace:bank"}, {{"api_exposure", "internet"}}) > 0.9);
    QCOMPARE(keysBy({"secrets_read@namespace:front"}, {{"api_exposure", "internet"}}), 0.0);
    QCOMPARE(keysBy({"read@cluster"}, {{"api_exposure", "internet"}}), 0.0);
    QCOMPARE(keysBy(reads, {{"api_exposure", "internet"}, {"api_anonymous", false}}), 0.0);
    json admin = entry;
    state(admin, "k8s", {{"anonymous_permissions", {"cluster_admin@cluster"}}, {"api_exposure", "internet"}});
    QVERIFY(likelihoodTo(admin, "k8s") > 0.9);
    QVERIFY(likelihoodTo(admin, "bank-node") > 0.8);
}

// A policy of one's own stops what it refuses; one way that it leaves open is enough.
void PathsByRights::policiesStopWhatTheyRefuse()
{
    const auto nodeWith = [](const json &refused, const char *place) {
        json entry = cluster({"pod_create@namespace:bank"}, "custom");
        state(entry, place, {{"admission_policy", "custom"}, {"admission_refuses", refused}});
        return likelihoodTo(entry, "bank-node");
    };
    for (const char *place : {"k8s", "bank"}) {
        const json whole = {"privileged", "host_namespaces", "host_paths", "capabilities"};
        QVERIFY(nodeWith(whole, place) < 0.005);
        const double paths = nodeWith({"privileged", "host_namespaces", "capabilities"}, place);
        const double capabilities = nodeWith({"privileged", "host_namespaces", "host_paths"}, place);
        const double namespaces = nodeWith({"privileged", "host_paths", "capabilities"}, place);
        QVERIFY(paths > capabilities);
        QVERIFY(capabilities > namespaces);
        QVERIFY(namespaces > 0.05);
        QCOMPARE(nodeWith({"privileged"}, place), paths);
        QCOMPARE(nodeWith({"privileged_main", "host_namespaces", "host_paths", "capabilities"}, place),
                 paths);
        QCOMPARE(nodeWith(json::array(), place), paths);
    }
    QVERIFY(likelihoodTo(cluster({"pod_create@namespace:bank"}, "custom"), "bank-node") > 0.05);
}

} // namespace paths_rights

BULKHEAD_TEST(paths_rights, PathsByRights, None)
#include "test_paths_by_rights.moc"
