// SPDX-License-Identifier: Apache-2.0
#include "admission_policies.h"
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace kubernetes_admission_refuses {

using namespace bulkhead;
using namespace bulkhead::test;
using namespace bulkhead::test::admission;

// What policies refuse is a set, to which each adds.
class AdmissionRefusesTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsRefused_data();
    void whatIsRefused();
};

void AdmissionRefusesTest::whatIsRefused_data()
{
    QTest::addColumn<std::string>("policies");
    QTest::addColumn<std::string>("policy");
    QTest::addColumn<std::string>("refused");
    const auto row = [](const char *name, const std::string &policies, const char *policy,
                        const char *refused) {
        QTest::newRow(name) << policies << std::string(policy) << std::string(refused);
    };
    // Policies of one name would be one.
    const auto named = [](std::string policy, const std::string &name) {
        const std::string own = "metadata: {name: x}";
        return policy.replace(policy.find(own), own.size(), "metadata: {name: " + name + "}");
    };
    const auto pattern = [](const std::string &spec) { return "pattern: {spec: {" + spec + "}}"; };
    const std::string ofContainer = "[{=(securityContext): {=(privileged): 'false'}}]";
    const std::string everyList = "containers: " + ofContainer + ", =(initContainers): " + ofContainer +
                                  ", =(ephemeralContainers): " + ofContainer;
    const std::string hostNamespaces =
        asking(pattern("=(hostPID): false, =(hostIPC): 'false', =(hostNetwork): 'false'"));
    const std::string hostPaths = asking(pattern("=(volumes): [{X(hostPath): 'null'}]"));
    row("main containers alone", asking(pattern("containers: " + ofContainer)), "custom", "privileged_main");
    row("every list", asking(pattern(everyList)), "custom", "privileged");
    row("each list by a policy of its own",
        named(asking(pattern("containers: " + ofContainer)), "main") +
            named(asking(pattern("=(initContainers): " + ofContainer)), "init"),
        "custom", "privileged");
    row("host namespaces", hostNamespaces, "custom", "host_namespaces");
    row("one host namespace", asking(pattern("=(hostPID): false")), "unset", "unset");
    row("host paths", hostPaths, "custom", "host_paths");
    row("together",
        named(asking(pattern(everyList)), "a") + named(hostNamespaces, "b") + named(hostPaths, "c"), "custom",
        "privileged,host_namespaces,host_paths");
    const std::string noEscalation = "[{securityContext: {allowPrivilegeEscalation: 'false'}}]";
    row("escalation", asking(pattern("containers: " + noEscalation + ", =(initContainers): " + noEscalation)),
        "custom", "privilege_escalation");
    row("escalation where it is stated",
        asking(pattern("containers: [{=(securityContext): {=(allowPrivilegeEscalation): 'false'}}]")),
        "unset", "unset");
    const std::string notRoot = "[{=(securityContext): {=(runAsNonRoot): true}}]";
    row("root",
        asking(pattern("securityContext: {runAsNonRoot: true}, containers: " + notRoot +
                       ", =(initContainers): " + notRoot)),
        "custom", "root");
    row("root, unless a container overrules its pod",
        asking(pattern("securityContext: {runAsNonRoot: true}")), "unset", "unset");
    const std::string noneAdded = "[{=(securityContext): {=(capabilities): {X(add): 'null'}}}]";
    row("no added capability in both lists",
        asking(pattern("containers: " + noneAdded + ", =(initContainers): " + noneAdded)), "custom",
        "capabilities");
    row("added capabilities",
        asking("foreach: [{list: 'request.object.spec.[containers, initContainers][]', "
               "deny: {conditions: {all: [{key: '{{ element.securityContext.capabilities"
               ".add[] || `[]` }}', operator: AnyNotIn, value: [CHOWN, KILL]}]}}}]"),
        "custom", "capabilities");
    row("capabilities with one as good as root",
        asking("foreach: [{list: 'request.object.spec.[containers, initContainers][]', deny: {conditions: "
               "{all: [{key: '{{ element.securityContext.capabilities.add[] || `[]` }}', operator: AnyNotIn, "
               "value: [SYS_ADMIN]}]}}}]"),
        "unset", "unset");
    row("baseline", asking("podSecurity: {level: baseline}"), "custom",
        "privileged,host_namespaces,host_paths,capabilities");
    row("restricted", asking("podSecurity: {level: restricted}"), "custom",
        "privileged,host_namespaces,host_paths,capabilities,privilege_escalation,root");
    row("baseline but for some paths",
        asking("podSecurity: {level: baseline, exclude: [{controlName: HostPath Volumes, images: ['*']}]}"),
        "custom", "unset");
    const auto ofTemplate = [](const std::string &kind, const std::string &parameters = "{}") {
        return document("constraints.gatekeeper.sh/v1beta1", kind, "spec: {parameters: " + parameters + "}",
                        "name: " + kind);
    };
    row("Gatekeeper",
        ofTemplate("K8sPSPPrivilegedContainer") + ofTemplate("K8sPSPHostNamespace") +
            ofTemplate("K8sPSPHostNetworkingPorts", "{hostNetwork: false}") +
            ofTemplate("K8sPSPHostFilesystem") + ofTemplate("K8sPSPCapabilities") +
            ofTemplate("K8sPSPAllowPrivilegeEscalationContainer") +
            ofTemplate("K8sPSPAllowedUsers", "{runAsUser: {rule: MustRunAsNonRoot}}"),
        "custom", "privileged,host_namespaces,host_paths,capabilities,privilege_escalation,root");
    row("Gatekeeper: the host's network", ofTemplate("K8sPSPHostNetworkingPorts", "{hostNetwork: true}"),
        "unset", "unset");
    row("Gatekeeper: all paths", ofTemplate("K8sPSPHostFilesystem", "{allowedHostPaths: []}"), "unset",
        "unset");
    row("Gatekeeper: some paths",
        ofTemplate("K8sPSPPrivilegedContainer") +
            ofTemplate("K8sPSPHostFilesystem", "{allowedHostPaths: [{pathPrefix: /var/log}]}"),
        "custom", "unset");
    const auto kubewarden = [](const std::string &module, const std::string &settings = "{}") {
        return document("policies.kubewarden.io/v1", "ClusterAdmissionPolicy",
                        "spec: {module: 'registry://example.org/" + module + ":v1', settings: " + settings +
                            "}",
                        "name: " + module);
    };
    row("Kubewarden", kubewarden("pod-privileged") + kubewarden("host-namespaces-psp"), "custom",
        "privileged,host_namespaces");
    row("Kubewarden: paths that are let in by none that is named", kubewarden("hostpaths-psp"), "unset",
        "unset");
    row("Kubewarden: init containers skipped", kubewarden("pod-privileged", "{skip_init_containers: true}"),
        "custom", "privileged_main");
    row("Kubewarden: but one",
        kubewarden("pod-privileged") + kubewarden("host-namespaces-psp", "{allow_host_network: true}"),
        "custom", "privileged");
    row("an expression of main containers",
        expression("object.spec.containers.all(c, "
                   "!c.securityContext.privileged)"),
        "custom", "privileged_main");
    row("an expression of both lists",
        expression("object.spec.containers.all(c, !c.securityContext.privileged) && "
                   "object.spec.?initContainers.orValue([]).all(c, !c.securityContext.privileged)"),
        "custom", "privileged");
    row("an expression of volumes", expression("object.spec.?volumes.orValue([]).all(v, !has(v.hostPath))"),
        "custom", "host_paths");
    row("an expression that wants paths", expression("object.spec.volumes.exists(v, has(v.hostPath))"),
        "unset", "unset");
}

void AdmissionRefusesTest::whatIsRefused()
{
    QFETCH(std::string, policies);
    QFETCH(std::string, policy);
    QFETCH(std::string, refused);
    const auto imported = importManifest(space("shop") + policies);
    for (const std::string &element : {std::string("namespace.shop"), plane}) {
        QCOMPARE(stated(imported.model, element, "admission_policy"), policy);
        QCOMPARE(stated(imported.model, element, "admission_refuses"), refused);
    }
}

} // namespace kubernetes_admission_refuses

BULKHEAD_TEST(kubernetes_admission_refuses, AdmissionRefusesTest, None)
#include "test_admission_refuses.moc"
