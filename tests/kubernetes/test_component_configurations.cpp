// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace kubernetes_component_configurations {

using namespace bulkhead;
using namespace bulkhead::test;

namespace {

const std::string plane = "cluster/control-plane";
const std::string nodes = "cluster/nodes";

std::string apiServer(const std::string &flags)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: kube-system}\nspec:\n  containers:\n"
           "  - {name: api, image: kube-apiserver, command: [kube-apiserver" +
           flags + "]}\n---\n";
}

std::string encryption(const std::string &resources)
{
    return "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n" + resources;
}

const std::string encrypted = encryption("- resources: [configmaps]\n  providers: [{identity: {}}]\n"
                                         "- resources: [secrets]\n  providers:\n"
                                         "  - aescbc: {keys: [{name: k, secret: x}]}\n  - identity: {}\n");

std::string audit(const std::string &rules)
{
    return "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n" + rules;
}

} // namespace

// Files of the platform's own programs: kubeadm, kubelet, and those that the API server is given.
class ComponentConfigurations : public QObject
{
    Q_OBJECT

private slots:
    void firstProviderWrites_data();
    void firstProviderWrites();
    void auditLevelIsThatOfItsRules_data();
    void auditLevelIsThatOfItsRules();
    void auditEvidenceIsTheDecidingRule();
    void fileThatTheServerIsNotGivenHasNoEffect();
    void kubeletStatesItsDefaults();
    void kubeadmStartsWhatItStarts();
    void kubeadmArgumentsAsAList();
    void kubeletArgumentsOfKubeadm();
    void authenticationAndAuthorization();
    void areOfKindsThatAreRead();
};

void ComponentConfigurations::firstProviderWrites_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const std::string &text, const char *expected, int line) {
        QTest::newRow(name) << QString::fromStdString(text) << QString(expected) << line;
    };
    row("encrypted", encrypted, "true", 8);
    row("identity first",
        encryption("- resources: [secrets]\n  providers:\n  - identity: {}\n  - secretbox: {}\n"), "false",
        6);
    row("secrets left out", encryption("- resources: [configmaps]\n  providers: [{kms: {}}]\n"), "false", 1);
    row("everything", encryption("- resources: ['*.*']\n  providers:\n  - kms: {name: k}\n"), "true", 6);
    row("first entry counts",
        encryption("- resources: ['*.']\n  providers:\n  - identity: {}\n"
                   "- resources: [secrets]\n  providers:\n  - kms: {name: k}\n"),
        "false", 6);
    row("no provider", encryption("- resources: [secrets]\n"), "false", 4);
}

void ComponentConfigurations::firstProviderWrites()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(int, line);
    const auto imported = importManifest(text.toStdString());
    QCOMPARE(QString::fromStdString(stated(imported.model, plane, "secrets_encrypted_at_rest")), expected);
    QVERIFY(test::origin(imported.model, plane, "secrets_encrypted_at_rest")
                .ends_with(":" + std::to_string(line)));
}

void ComponentConfigurations::auditLevelIsThatOfItsRules_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QString>("expected");
    QTest::newRow("metadata") << "- {level: None, users: [x]}\n- level: Metadata\n"
                              << "metadata";
    QTest::newRow("request") << "- level: RequestResponse\n- level: Metadata\n"
                             << "request";
    QTest::newRow("nothing") << "- level: None\n"
                             << "none";
    QTest::newRow("no rule") << "[]\n"
                             << "none";
    const auto row = [](const char *name, const char *rules, const char *level) {
        QTest::newRow(name) << rules << level;
    };
    row("stages that the policy leaves out",
        "- level: Metadata\nomitStages: [RequestReceived, ResponseComplete]\n", "none");
    row("the first rule that matches", "- level: None\n- level: RequestResponse\n", "none");
    row("but for events",
        "- {level: None, resources: [{group: '', resources: [events]}]}\n- level: Metadata\n", "metadata");
    row("events alone", "- {level: Metadata, resources: [{group: '', resources: [events]}]}\n", "none");
    row("but for secrets and exec",
        "- {level: None, resources: [{group: '', resources: [secrets]}, {group: '', resources: "
        "[pods/exec]}]}\n- level: Metadata\n",
        "none");
    row("but for every subresource of pods",
        "- {level: None, resources: [{group: '', resources: ['pods/*']}]}\n- level: Request\n", "none");
    row("but for reads", "- {level: None, verbs: [get, list, watch]}\n- level: Request\n", "none");
    row("but for roles",
        "- {level: None, resources: [{group: rbac.authorization.k8s.io}]}\n- level: Request\n", "none");
    row("but for some Secrets",
        "- {level: None, resources: [{group: '', resources: [secrets], resourceNames: [x]}]}\n"
        "- level: Metadata\n",
        "metadata");
    row("but for a namespace", "- {level: None, namespaces: [shop]}\n- level: Metadata\n", "metadata");
    row("one namespace alone", "- {level: Metadata, namespaces: [shop]}\n", "none");
    row("but for some who ask", "- {level: None, userGroups: ['system:nodes']}\n- level: Metadata\n",
        "metadata");
    row("but for everybody", "- {level: None, userGroups: ['system:authenticated']}\n- level: Metadata\n",
        "none");
    row("health alone", "- {level: Metadata, nonResourceURLs: ['/healthz*']}\n", "none");
    row("at no stage", "- {level: Metadata, omitStages: [RequestReceived, ResponseComplete]}\n", "none");
    row("bodies of all but secrets",
        "- {level: Metadata, resources: [{group: '', resources: [secrets]}]}\n- level: RequestResponse\n",
        "request");
}

void ComponentConfigurations::auditLevelIsThatOfItsRules()
{
    QFETCH(QString, rules);
    QFETCH(QString, expected);
    const auto imported = importManifest(audit(rules.toStdString()));
    QCOMPARE(QString::fromStdString(stated(imported.model, plane, "audit_log")), expected);
}

void ComponentConfigurations::auditEvidenceIsTheDecidingRule()
{
    const auto imported = importManifest(
        audit("- level: Metadata\n  resources: [{group: '', resources: [configmaps]}]\n- level: None\n"
              "  resources: [{group: '', resources: [secrets]}]\n- level: Metadata\n"));
    QCOMPARE(test::origin(imported.model, plane, "audit_log"), std::string("Policy/unnamed:6"));
}

// The server's own flags are among the inputs, and name no file.
void ComponentConfigurations::fileThatTheServerIsNotGivenHasNoEffect()
{
    const std::string policy = "---\n" + audit("- level: Metadata\n");
    const auto without = importManifest(apiServer("") + encrypted + policy);
    QCOMPARE(stated(without.model, plane, "secrets_encrypted_at_rest"), std::string("false"));
    QCOMPARE(stated(without.model, plane, "audit_log"), std::string("none"));
    QVERIFY(std::any_of(without.diagnostics.begin(), without.diagnostics.end(), [](const auto &diagnostic) {
        return diagnostic.message.find("without --encryption-provider-config") != std::string::npos;
    }));
    const auto with = importManifest(
        apiServer(", --encryption-provider-config=/e.yaml, --audit-log-path=/a, --audit-policy-file=/p") +
        encrypted + "---\n" + audit("- level: Request\n"));
    QCOMPARE(stated(with.model, plane, "secrets_encrypted_at_rest"), std::string("true"));
    QCOMPARE(stated(with.model, plane, "audit_log"), std::string("request"));
    // A flag alone says that something is encrypted, not that secrets are.
    const auto clear = importManifest(apiServer(", --encryption-provider-config=/e.yaml") +
                                      encryption("- resources: [secrets]\n  providers: [{identity: {}}]\n"));
    QCOMPARE(stated(clear.model, plane, "secrets_encrypted_at_rest"), std::string("false"));
}

void ComponentConfigurations::kubeletStatesItsDefaults()
{
    const std::string head = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";
    const auto silent = importManifest(head);
    QCOMPARE(stated(silent.model, nodes, "kubelet_anonymous_auth"), std::string("false"));
    QCOMPARE(stated(silent.model, nodes, "kubelet_authorization"), std::string("webhook"));
    QCOMPARE(stated(silent.model, nodes, "kubelet_read_only_port"), std::string("false"));
    QCOMPARE(stated(silent.model, nodes, "kubelet_seccomp_default"), std::string("false"));
    const auto open = importManifest(head + "authentication:\n  anonymous: {enabled: true}\n"
                                            "authorization: {mode: AlwaysAllow}\nreadOnlyPort: 10255\n"
                                            "seccompDefault: true\n");
    QCOMPARE(stated(open.model, nodes, "kubelet_anonymous_auth"), std::string("true"));
    QCOMPARE(stated(open.model, nodes, "kubelet_authorization"), std::string("always_allow"));
    QCOMPARE(stated(open.model, nodes, "kubelet_read_only_port"), std::string("true"));
    QCOMPARE(stated(open.model, nodes, "kubelet_seccomp_default"), std::string("true"));
}

void ComponentConfigurations::kubeadmStartsWhatItStarts()
{
    const auto imported = importManifest("apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n"
                                         "apiServer:\n  extraArgs:\n    anonymous-auth: \"false\"\n"
                                         "    audit-log-path: /var/log/audit.log\n");
    const model::Model &model = imported.model;
    QCOMPARE(stated(model, plane, "api_anonymous"), std::string("false"));
    QCOMPARE(test::origin(model, plane, "api_anonymous"), std::string("ClusterConfiguration/unnamed:5"));
    QCOMPARE(stated(model, plane, "audit_log"), std::string("metadata"));
    QCOMPARE(stated(model, plane, "authorization_mode"), std::string("rbac"));
    QCOMPARE(stated(model, plane, "api_auth"), std::string("client_cert"));
    QCOMPARE(stated(model, plane, "secrets_encrypted_at_rest"), std::string("false"));
    QCOMPARE(stated(model, plane, "state_store_mtls"), std::string("true"));
}

void ComponentConfigurations::kubeadmArgumentsAsAList()
{
    const auto imported =
        importManifest("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n"
                       "apiServer:\n  extraArgs:\n  - {name: authorization-mode, value: AlwaysAllow}\n"
                       "etcd:\n  external: {endpoints: ['http://10.0.0.1:2379']}\n");
    QCOMPARE(stated(imported.model, plane, "authorization_mode"), std::string("always_allow"));
    QCOMPARE(stated(imported.model, plane, "state_store_mtls"), std::string("false"));
}

void ComponentConfigurations::kubeletArgumentsOfKubeadm()
{
    const auto imported =
        importManifest("apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration\n"
                       "nodeRegistration:\n  kubeletExtraArgs: {read-only-port: \"10255\"}\n");
    QCOMPARE(stated(imported.model, nodes, "kubelet_read_only_port"), std::string("true"));
}

void ComponentConfigurations::authenticationAndAuthorization()
{
    const auto imported =
        importManifest("apiVersion: apiserver.config.k8s.io/v1beta1\nkind: AuthenticationConfiguration\n"
                       "anonymous:\n  enabled: true\n  conditions: [{path: /livez}, {path: /readyz}]\n---\n"
                       "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\n"
                       "authorizers:\n- {type: Node, name: n}\n- {type: RBAC, name: r}\n---\n"
                       "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\n"
                       "plugins:\n- {name: EventRateLimit, path: e.yaml}\n");
    QCOMPARE(stated(imported.model, plane, "api_anonymous"), std::string("false"));
    QCOMPARE(stated(imported.model, plane, "authorization_mode"), std::string("rbac"));
    QCOMPARE(stated(imported.model, plane, "api_rate_limited"), std::string("true"));
    const auto open =
        importManifest("apiVersion: apiserver.config.k8s.io/v1beta1\nkind: AuthenticationConfiguration\n"
                       "anonymous:\n  enabled: true\n  conditions: [{path: /livez}, {path: /api}]\n");
    QCOMPARE(stated(open.model, plane, "api_anonymous"), std::string("true"));
}

// None of these kinds is told not to be read.
void ComponentConfigurations::areOfKindsThatAreRead()
{
    const auto imported = importManifest(encrypted + "---\n" + audit("- level: Metadata\n"));
    for (const auto &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.message.find("not read") == std::string::npos, diagnostic.message.c_str());
}

} // namespace kubernetes_component_configurations

BULKHEAD_TEST(kubernetes_component_configurations, ComponentConfigurations, None)
#include "test_component_configurations.moc"
