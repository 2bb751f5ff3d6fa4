// SPDX-License-Identifier: Apache-2.0
#include "admission_policies.h"
#include "manifest.h"
#include "tests/support/test_program.h"

#include "import/kubernetes/privilege_expression.h"

#include <QtTest>

#include <algorithm>

namespace kubernetes_admission {

using namespace bulkhead;
using namespace bulkhead::test;
using namespace bulkhead::test::admission;
using import::kubernetes::Match;

// Where policies that refuse privileged pods do so: what they select by what is written.
class AdmissionTest : public QObject
{
    Q_OBJECT

private slots:
    void scopes_data();
    void scopes();
    void conditions_data();
    void conditions();
    void expressions_data();
    void expressions();
    void openQuestionsAreTold();
    void whatMayBeGuardedIsNotOpen();
    void signaturesThatKyvernoVerifies_data();
    void signaturesThatKyvernoVerifies();
    void everyUseOfAnImageCounts();
};

void AdmissionTest::scopes_data()
{
    QTest::addColumn<std::string>("policy");
    QTest::addColumn<std::string>("shop"); // what admits its pods
    QTest::addColumn<std::string>("bank");
    const auto row = [](const char *name, const std::string &policy, const char *shop, const char *bank) {
        QTest::newRow(name) << policy << std::string(shop) << std::string(bank);
    };
    const auto kinds = [](const std::string &more) {
        return "match: {any: [{resources: {kinds: [Pod], " + more + "}}]}";
    };
    row("Kyverno: everywhere", matching(pods), "custom", "custom");
    row("Kyverno: one namespace", matching(kinds("namespaces: [bank]")), "unset", "custom");
    row("Kyverno: glob of namespaces", matching(kinds("namespaces: ['ba*']")), "unset", "custom");
    row("Kyverno: without any", matching("match: {resources: {kinds: [v1/Pod], namespaces: [bank]}}"),
        "unset", "custom");
    row("Kyverno: all of several",
        matching("match: {all: [{resources: {kinds: [Pod]}}, {resources: {namespaces: [shop]}}]}"), "custom",
        "unset");
    row("Kyverno: label of the namespace", matching(kinds("namespaceSelector: {matchLabels: {env: prod}}")),
        "custom", "unset");
    row("Kyverno: name of the namespace",
        matching(kinds("namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: "
                       "NotIn, values: [shop]}]}")),
        "unset", "custom");
    row("Kyverno: other kinds", matching("match: {any: [{resources: {kinds: [Deployment]}}]}"), "unset",
        "unset");
    row("Kyverno: pods of a name", matching(kinds("names: ['foo-*']")), "unset", "unset");
    row("Kyverno: pods with a label", matching(kinds("selector: {matchLabels: {a: b}}")), "unset", "unset");
    row("Kyverno: changes alone", matching(kinds("operations: [UPDATE]")), "unset", "unset");
    row("Kyverno: some who ask",
        matching("match: {any: [{resources: {kinds: [Pod]}, subjects: [{kind: User, name: x}]}]}"), "unset",
        "unset");
    const auto but = [](const std::string &exclude) {
        return matching(pods + ", exclude: {any: [" + exclude + "]}");
    };
    row("Kyverno: but one namespace", but("{resources: {namespaces: ['sh*']}}"), "unset", "custom");
    row("Kyverno: but other kinds", but("{resources: {kinds: [Service]}}"), "custom", "custom");
    row("Kyverno: but some who ask", but("{clusterRoles: [cluster-admin]}"), "unset", "unset");
    row("Kyverno: but some pods of one namespace", but("{resources: {namespaces: [shop], names: ['a*']}}"),
        "unset", "custom");
    row("Kyverno: nothing left out", matching(pods + ", exclude: {}"), "custom", "custom");
    row("Kyverno: preconditions",
        matching(pods + ", preconditions: {all: [{key: '{{request.namespace}}', operator: NotEquals, value: "
                        "shop}]}"),
        "unset", "unset");
    row("Kyverno: audits in one namespace",
        kyverno(pods + ", validate: {" + unprivileged + "}",
                "validationFailureAction: Enforce, validationFailureActionOverrides: [{action: Audit, "
                "namespaces: [shop]}]"),
        "warn", "custom");
    row("Kyverno: not at admission",
        kyverno(pods + ", validate: {" + unprivileged + "}",
                "validationFailureAction: Enforce, admission: false"),
        "warn", "warn");
    row("Kyverno: exceptions",
        matching(pods) +
            document("kyverno.io/v2", "PolicyException",
                     "spec: {exceptions: [{policyName: x, ruleNames: [r]}], match: {any: [{resources: "
                     "{kinds: [Pod], namespaces: [shop]}}]}}",
                     "name: e, namespace: k"),
        "unset", "custom");

    row("Gatekeeper: everywhere", constraint("kinds: [{apiGroups: [''], kinds: [Pod]}]"), "custom", "custom");
    row("Gatekeeper: one namespace", constraint("namespaces: [bank]"), "unset", "custom");
    row("Gatekeeper: but some namespaces", constraint("excludedNamespaces: ['*op']"), "unset", "custom");
    row("Gatekeeper: label of the namespace", constraint("namespaceSelector: {matchLabels: {env: prod}}"),
        "custom", "unset");
    row("Gatekeeper: labels of pods", constraint("labelSelector: {matchLabels: {a: b}}"), "unset", "unset");
    row("Gatekeeper: other kinds", constraint("kinds: [{apiGroups: [apps], kinds: [Deployment]}]"), "unset",
        "unset");
    row("Gatekeeper: exempt images", constraint("", ", parameters: {exemptImages: ['docker.io/*']}"), "unset",
        "unset");
    row("Gatekeeper: denies at admission",
        constraint("", ", enforcementAction: scoped, scopedEnforcementActions: [{action: deny, "
                       "enforcementPoints: [{name: validation.gatekeeper.sh}]}]"),
        "custom", "custom");
    row("Gatekeeper: denies elsewhere",
        constraint("", ", enforcementAction: scoped, scopedEnforcementActions: [{action: deny, "
                       "enforcementPoints: [{name: gator.gatekeeper.sh}]}]"),
        "warn", "warn");

    const std::string ofPods = "matchConstraints: {" + rules("pods") + "}, " + noneExists;
    const std::string ofProduction = "namespaceSelector: {matchLabels: {env: prod}}";
    row("expressions: everywhere", validating(ofPods) + binding(), "custom", "custom");
    row("expressions: bound to a label",
        validating(ofPods) + binding(", matchResources: {" + ofProduction + "}"), "custom", "unset");
    row("expressions: of a label",
        validating("matchConstraints: {" + rules("pods") + ", " + ofProduction + "}, " + noneExists) +
            binding(),
        "custom", "unset");
    row("expressions: of deployments",
        validating("matchConstraints: {" + rules("deployments", "apps") + "}, " + noneExists) + binding(),
        "unset", "unset");
    row("expressions: bound to all but pods",
        validating(ofPods) +
            binding(", matchResources: {excludeResourceRules: [{apiGroups: [''], apiVersions: [v1], "
                    "operations: ['*'], resources: [pods]}]}"),
        "unset", "unset");
    row("expressions: of pods with a label",
        validating(ofPods) + binding(", matchResources: {objectSelector: {matchLabels: {a: b}}}"), "unset",
        "unset");
    row("expressions: on a condition",
        validating(ofPods + ", matchConditions: [{name: x, expression: 'request.namespace == \"bank\"'}]") +
            binding(),
        "unset", "unset");
    const auto kubewarden = [](const std::string &spec) {
        return document("policies.kubewarden.io/v1", "ClusterAdmissionPolicy",
                        "spec: {module: 'registry://example.org/pod-privileged:v1'" + spec + "}");
    };
    row("Kubewarden: everywhere", kubewarden(""), "custom", "custom");
    row("Kubewarden: label of the namespace", kubewarden(", " + ofProduction), "custom", "unset");
    row("Kubewarden: other kinds",
        kubewarden(", rules: [{apiGroups: [apps], apiVersions: [v1], resources: [deployments], operations: "
                   "[CREATE]}]"),
        "unset", "unset");
}

void AdmissionTest::scopes()
{
    QFETCH(std::string, policy);
    QFETCH(std::string, shop);
    QFETCH(std::string, bank);
    const auto imported = importManifest(space("shop", "env: prod") + space("bank") + policy);
    QCOMPARE(stated(imported.model, "namespace.shop", "admission_policy"), shop);
    QCOMPARE(stated(imported.model, "namespace.bank", "admission_policy"), bank);
}

void AdmissionTest::conditions_data()
{
    QTest::addColumn<std::string>("policy");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &policy, const char *expected) {
        QTest::newRow(name) << policy << std::string(expected);
    };
    const auto pattern = [](const std::string &containers) {
        return "pattern: {spec: {containers: [" + containers + "]}}";
    };
    row("not privileged", asking(pattern("{=(securityContext): {=(privileged): false}}")), "custom");
    row("no such field", asking(pattern("{=(securityContext): {X(privileged): 'null'}}")), "custom");
    row("privileged", asking(pattern("{=(securityContext): {=(privileged): 'true'}}")), "unset");
    row("of some images", asking(pattern("{(image): 'docker.io/*', securityContext: {privileged: false}}")),
        "unset");
    row("either",
        asking("anyPattern: [{spec: {containers: [{securityContext: {privileged: false}}]}}, "
               "{metadata: {labels: {a: b}}}]"),
        "unset");
    const auto deny = [](const std::string &condition) {
        return "deny: {conditions: {any: [{key: '{{ "
               "request.object.spec.containers[].securityContext.privileged }}', " +
               condition + "}]}}";
    };
    row("denies privileged", asking(deny("operator: AnyIn, value: [true]")), "custom");
    row("denies the others", asking(deny("operator: AnyIn, value: [false]")), "unset");
    row("denies on several conditions",
        asking("deny: {conditions: {all: [{key: '{{element.securityContext.privileged}}', operator: Equals, "
               "value: true}, {key: '{{request.namespace}}', operator: Equals, value: shop}]}}"),
        "unset");
    row("init containers alone",
        asking("pattern: {spec: {=(initContainers): [{=(securityContext): {=(privileged): 'false'}}]}}"),
        "unset");
    row("init containers alone are denied",
        asking("deny: {conditions: {any: [{key: '{{ "
               "request.object.spec.initContainers[].securityContext.privileged "
               "}}', operator: AnyIn, value: [true]}]}}"),
        "unset");
    row("a pattern of each container",
        asking(
            "foreach: [{list: request.object.spec.containers, pattern: {=(securityContext): {=(privileged): "
            "false}}}]"),
        "custom");
    row("each container",
        asking("foreach: [{list: request.object.spec.containers, deny: {conditions: {any: [{key: "
               "'{{ element.securityContext.privileged || `false` }}', operator: Equals, value: true}]}}}]"),
        "custom");
    row("baseline", asking("podSecurity: {level: baseline}"), "custom");
    row("no level", asking("podSecurity: {level: privileged}"), "unset");
    row("baseline but for some",
        asking("podSecurity: {level: baseline, exclude: [{controlName: Privileged Containers, images: "
               "['docker.io/*']}]}"),
        "unset");
    row("baseline but for seccomp",
        asking("podSecurity: {level: baseline, exclude: [{controlName: Seccomp, images: ['*']}]}"), "custom");
    const std::string all = "object.spec.containers.all(c, ";
    row("expression",
        expression(all + "!has(c.securityContext) || !has(c.securityContext.privileged) || "
                         "c.securityContext.privileged == false)"),
        "custom");
    row("inverted expression",
        expression(all + "!has(c.securityContext) || !has(c.securityContext.privileged) || "
                         "c.securityContext.privileged == true)"),
        "unset");
    row("name of a constraint that may ask for it",
        document("constraints.gatekeeper.sh/v1beta1", "K8sRequirePrivileged", "spec: {}"), "unset");
}

void AdmissionTest::conditions()
{
    QFETCH(std::string, policy);
    QFETCH(std::string, expected);
    const auto imported = importManifest(space("shop") + policy);
    QCOMPARE(stated(imported.model, "namespace.shop", "admission_policy"), expected);
    QCOMPARE(stated(imported.model, plane, "admission_policy"), expected);
}

void AdmissionTest::expressions_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *text, Match expected) {
        QTest::newRow(text) << std::string(text) << static_cast<int>(expected);
    };
    row("object.spec.containers.all(c, !c.securityContext.privileged)", Match::Yes);
    row("object.spec.containers.all(c, !(c.?securityContext.?privileged.orValue(false)))", Match::Yes);
    row("object.spec.containers.all(c, c.securityContext.privileged != true)", Match::Yes);
    row("!object.spec.containers.exists(c, has(c.securityContext) && c.securityContext.privileged)",
        Match::Yes);
    row("variables.every.all(c, c.securityContext == null || !c.securityContext.privileged)", Match::Yes);
    row("(object.spec.containers.all(c, !c.securityContext.privileged)) && "
        "object.spec.?initContainers.orValue([]).all(c, !c.securityContext.privileged)",
        Match::Yes);
    row("object.spec.hostPID == false", Match::No);
    row("object.spec.containers.all(c, c.securityContext.privileged)", Match::No);
    row("object.spec.containers.all(c, !(c.securityContext.privileged == false))", Match::No);
    row("object.spec.containers.exists(c, !c.securityContext.privileged)", Match::Unknown);
    row("object.spec.initContainers.all(c, !c.securityContext.privileged)", Match::Unknown);
    row("object.metadata.name == 'x' || object.spec.containers.all(c, !c.securityContext.privileged)",
        Match::Unknown);
    row("object.spec.containers.all(c, has(c.securityContext) || !c.securityContext.privileged)",
        Match::Unknown);
    row("object.spec.containers.all(c, c.securityContext.privileged == params.allowed)", Match::Unknown);
    row("object.spec.containers.all(c, c.securityContext.privileged == false) || "
        "object.spec.initContainers.all(c, c.securityContext.privileged == false)",
        Match::Unknown);
    row("object.spec.containers.all(c, object.x ? !c.securityContext.privileged : true)", Match::Unknown);
    row("object.spec.containers.all(c, !c.securityContext.privileged", Match::Unknown);
    row("object.spec.containers.all(c, !c.securityContext.privileged))", Match::Unknown);
    QTest::newRow("deep") << std::string(100000, '(') + "privileged" << static_cast<int>(Match::Unknown);
}

void AdmissionTest::expressions()
{
    QFETCH(std::string, text);
    QFETCH(int, expected);
    const import::kubernetes::PrivilegeExpression::Names variables = {"every"};
    QCOMPARE(static_cast<int>(import::kubernetes::PrivilegeExpression(text, variables).refuses()), expected);
}

void AdmissionTest::openQuestionsAreTold()
{
    const auto told = [](const std::string &policy) {
        const auto imported = importManifest(space("shop") + policy);
        return std::count_if(
            imported.diagnostics.begin(), imported.diagnostics.end(), [](const auto &diagnostic) {
                return diagnostic.message.find("the question stays open") != std::string::npos;
            });
    };
    QCOMPARE(told(matching(pods + ", preconditions: {all: [{key: a, operator: Equals, value: b}]}")), 1);
    QCOMPARE(told(matching(pods)), 0);
    QCOMPARE(told(constraint("namespaces: [bank]")), 0);
}

// A namespace that bears the weakest level, and that a policy may guard all the same.
void AdmissionTest::whatMayBeGuardedIsNotOpen()
{
    const std::string labelled = space("shop", "pod-security.kubernetes.io/enforce: privileged");
    const auto level = [&](const std::string &policy) {
        return stated(importManifest(labelled + policy).model, "namespace.shop", "admission_policy");
    };
    QCOMPARE(level(constraint("namespaces: [bank]")), std::string("none"));
    QCOMPARE(level(constraint("labelSelector: {matchLabels: {a: b}}")), std::string("unset"));
    // Labels of a namespace that is not among the inputs.
    const auto imported =
        importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {containers: "
                       "[{name: app, image: x}]}\n---\n" +
                       constraint("namespaceSelector: {matchLabels: {env: prod}}"));
    QCOMPARE(stated(imported.model, "namespace.shop", "admission_policy"), std::string("unset"));
    // Beside a namespace that a policy guards for certain.
    const auto both = importManifest(
        space("shop") + space("bank") + constraint("namespaces: [bank]") +
        document("constraints.gatekeeper.sh/v1beta1", "K8sPSPPrivilegedContainer",
                 "spec: {match: {namespaces: [shop], labelSelector: {matchLabels: {a: b}}}}", "name: y"));
    QCOMPARE(stated(both.model, "namespace.bank", "admission_policy"), std::string("custom"));
    QCOMPARE(stated(both.model, plane, "open_namespaces"), std::string("unset"));
}

void AdmissionTest::signaturesThatKyvernoVerifies_data()
{
    QTest::addColumn<std::string>("policy");
    QTest::addColumn<std::string>("verified");
    QTest::addColumn<std::string>("signature");
    const auto row = [](const char *name, const std::string &policy, const char *verified,
                        const char *signature) {
        QTest::newRow(name) << policy << std::string(verified) << std::string(signature);
    };
    const std::string key = "attestors: [{entries: [{keys: {publicKeys: k}}]}]";
    const auto entry = [&](const std::string &images, const std::string &more = "") {
        return ", verifyImages: [{imageReferences: [" + images + "], " + key + more + "}]";
    };
    const std::string own = "'registry.example.org/*'";
    row("every image", kyverno(pods + entry("'*'")), "true", "cosign");
    row("images of a registry", kyverno(pods + entry(own)), "true", "cosign");
    row("by Notary", kyverno(pods + entry(own, ", type: Notary")), "true", "notation");
    row("other images", kyverno(pods + entry("'ghcr.io/*'")), "unset", "unset");
    row("without the tag", kyverno(pods + entry("registry.example.org/app")), "unset", "unset");
    row("images left out", kyverno(pods + entry(own, ", skipImageReferences: ['*/app:*']")), "unset",
        "unset");
    row("nobody who signs", kyverno(pods + ", verifyImages: [{imageReferences: ['*']}]"), "unset", "unset");
    row("not required", kyverno(pods + entry(own, ", required: false")), "unset", "unset");
    row("audits", kyverno(pods + entry(own), "validationFailureAction: Audit"), "unset", "unset");
    row("enforces by itself",
        kyverno(pods + entry(own, ", failureAction: Enforce"), "validationFailureAction: Audit"), "true",
        "cosign");
    row("another namespace",
        kyverno("match: {any: [{resources: {kinds: [Pod], namespaces: [bank]}}]}" + entry(own)), "unset",
        "unset");
    row("preconditions",
        kyverno(pods + ", preconditions: {all: [{key: a, operator: Equals, value: b}]}" + entry(own)),
        "unset", "unset");
}

void AdmissionTest::signaturesThatKyvernoVerifies()
{
    QFETCH(std::string, policy);
    QFETCH(std::string, verified);
    QFETCH(std::string, signature);
    const auto imported = importManifest(space("shop") + policy);
    const std::string image = "image.registry.example.org/app";
    QCOMPARE(stated(imported.model, image, "signature_verified_at_deploy"), verified);
    QCOMPARE(stated(imported.model, image, "signature"), signature);
    QCOMPARE(stated(imported.model, plane, "image_verification"), verified);
    // Such a policy is read: it is not among those that refuse nothing.
    for (const auto &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.message.find("refuses no pods with") == std::string::npos,
                 diagnostic.message.c_str());
}

void AdmissionTest::everyUseOfAnImageCounts()
{
    const auto imported = importManifest(
        space("shop") + space("bank") +
        kyverno("match: {any: [{resources: {kinds: [Pod], namespaces: [shop]}}]}, verifyImages: "
                "[{imageReferences: ['*'], attestors: [{entries: [{keys: {publicKeys: k}}]}]}]"));
    QCOMPARE(stated(imported.model, "image.registry.example.org/app", "signature_verified_at_deploy"),
             std::string("unset"));
}

} // namespace kubernetes_admission

BULKHEAD_TEST(kubernetes_admission, AdmissionTest, None)
#include "test_admission.moc"
