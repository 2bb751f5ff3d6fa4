// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_kubernetes_field_places {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// Fields that stand in a wrong place, or that nobody knows, are told with their line and count for nothing.
class KubernetesFieldPlacesTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldsOfObjectsHaveTheirPlaces_data();
    void fieldsOfObjectsHaveTheirPlaces();
    void misplacedFieldsAreTold_data();
    void misplacedFieldsAreTold();
    void fieldsThatNobodyKnowsAreTold();
    void annotationsInAWrongPlaceAreTold();
};

void KubernetesFieldPlacesTest::fieldsOfObjectsHaveTheirPlaces_data()
{
    QTest::addColumn<QString>("object"); // behind the line of its kind
    QTest::addColumn<QString>("told");
    const auto row = [](const char *tag, const char *object, const char *told) {
        QTest::newRow(tag) << QString(object) << QString(told);
    };
    const char *const template_ = "template: {metadata: {labels: {app: d}}, spec: {containers: [{name: c, "
                                  "image: x}]}}";
    row("Service",
        "apiVersion: v1\nkind: Service\nmetadata: {name: d}\ntype: LoadBalancer\nspec: {ports: [{port: 80}]}",
        "app.yaml:4: type is no field of a Service and has no effect here; it is one of the spec of a "
        "Service");
    row("port of a Service",
        "apiVersion: v1\nkind: Service\nmetadata: {name: d}\nspec:\n  ports: [{port: 80, hostPort: 1}]",
        "app.yaml:5: hostPort is no field of a port of a Service that Kubernetes knows; it has no effect");
    row("another case", "apiVersion: v1\nkind: Service\nmetadata: {name: d}\nspec: {Type: NodePort}",
        "app.yaml:4: Type: the field is called type; Kubernetes does not take this one for it");
    row("metadata",
        "apiVersion: v1\nkind: Service\nmetadata: {name: d, loadBalancerSourceRanges: [10.0.0.0/8]}",
        "app.yaml:3: loadBalancerSourceRanges is no field of the metadata and has no effect here; it is one "
        "of the spec of a Service");
    row("NetworkPolicy",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\n"
        "spec: {podSelector: {}}\npolicyTypes: [Egress]",
        "app.yaml:5: policyTypes is no field of a NetworkPolicy and has no effect here; it is one of the "
        "spec "
        "of a NetworkPolicy");
    row("peer of a policy",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\n"
        "spec: {podSelector: {}, ingress: [{from: [{podSelector: {}, ports: [{port: 80}]}]}]}",
        "app.yaml:4: ports is no field of a peer of a rule and has no effect here; it is one of a rule of "
        "ingress");
    row("ServiceAccount",
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: x}\nspec: {automountServiceAccountToken: "
        "false}",
        "app.yaml:4: spec is no field of a ServiceAccount that Kubernetes knows; it has no effect");
    row("Role",
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r}\nspec: {rules: []}",
        "app.yaml:4: spec is no field of a Role that Kubernetes knows; it has no effect");
    row("RoleBinding",
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: r}\n"
        "roleRef: {kind: Role, name: r}\nsubject: [{kind: User, name: a}]",
        "app.yaml:5: subject is no field of a RoleBinding that Kubernetes knows; it has no effect");
    row("Deployment",
        (std::string("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  "
                     "serviceAccountName: x\n  ") +
         template_)
            .c_str(),
        "app.yaml:5: serviceAccountName is no field of the spec of a Deployment that Kubernetes knows; it "
        "has no effect");
    row("template of a Deployment",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  template:\n    hostPID: true\n"
        "    spec: {containers: [{name: c, image: x}]}",
        "app.yaml:6: hostPID is no field of a pod template that Kubernetes knows; it has no effect");
    row("CronJob",
        (std::string("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: d}\nspec:\n  jobTemplate: {spec: "
                     "{") +
         template_ + "}}\n  " + template_)
            .c_str(),
        "app.yaml:6: template is no field of the spec of a CronJob and has no effect here; it is one of the "
        "spec of a Job");
    row("parts of a container",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: d}\nspec: {containers: [{name: c, image: x, resources: "
        "{limit: {cpu: 1}}}]}",
        "app.yaml:4: limit is no field of a container's resources that Kubernetes knows; it has no effect");
    row("all in their places",
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n, labels: {type: x}}\n"
        "spec: {podSelector: {matchLabels: {ports: x}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, "
        "except: "
        "[10.1.0.0/16]}}], ports: [{port: 80, endPort: 90, protocol: TCP}]}], policyTypes: [Ingress]}",
        "");
    row("of another group", "apiVersion: example.org/v1\nkind: Role\nmetadata: {name: n}\nspec: {x: y}", "");
}

void KubernetesFieldPlacesTest::fieldsOfObjectsHaveTheirPlaces()
{
    QFETCH(QString, object);
    QFETCH(QString, told);
    IMPORT(imported, importManifest(object.toStdString() + "\n"));
    const QString all = diagnosticsOf(imported);
    if (told.isEmpty())
        QVERIFY2(!all.contains("field"), qPrintable(all));
    else
        QVERIFY2(all.contains(told + "\n"), qPrintable(all));
}

void KubernetesFieldPlacesTest::misplacedFieldsAreTold_data()
{
    QTest::addColumn<QString>("pod");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("told"); // empty: nothing
    QTest::newRow("right") << "securityContext: {runAsUser: 5, fsGroup: 5}, hostPID: false, "
                           << "securityContext: {privileged: false, runAsUser: 5}"
                           << "";
    QTest::newRow("capabilities of the pod") << "securityContext: {capabilities: {drop: [ALL]}}, "
                                             << "tty: true"
                                             << "capabilities is no field of the pod's securityContext";
    QTest::newRow("user beside the context") << ""
                                             << "runAsUser: 5"
                                             << "runAsUser is no field of a container";
    QTest::newRow("privileged of the pod") << "privileged: true, "
                                           << "tty: true"
                                           << "privileged is no field of the pod's spec";
    QTest::newRow("group of the container") << ""
                                            << "securityContext: {fsGroup: 5}"
                                            << "fsGroup is no field of a container's securityContext";
    QTest::newRow("host network of a container") << ""
                                                 << "hostNetwork: true"
                                                 << "hostNetwork is no field of a container";
    QTest::newRow("limits beside resources") << ""
                                             << "limits: {cpu: 1}"
                                             << "limits is no field of a container";
    QTest::newRow("volumes of a container") << ""
                                            << "volumes: [{name: v}]"
                                            << "volumes is no field of a container";
    QTest::newRow("another spelling") << ""
                                      << "securityContext: {readOnlyRootFileSystem: true}"
                                      << "the field is called readOnlyRootFilesystem";
}

void KubernetesFieldPlacesTest::misplacedFieldsAreTold()
{
    QFETCH(QString, pod);
    QFETCH(QString, container);
    QFETCH(QString, told);
    IMPORT(imported,
           importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  {" + pod.toStdString() +
                          "containers: [{name: app, image: a, " + container.toStdString() + "}]}\n"));
    if (told.isEmpty())
        QCOMPARE(diagnosticsOf(imported), QString());
    else
        QVERIFY2(diagnosticsOf(imported).startsWith("app.yaml:5: ") && diagnosticsOf(imported).contains(told),
                 qPrintable(diagnosticsOf(imported)));
}

void KubernetesFieldPlacesTest::fieldsThatNobodyKnowsAreTold()
{
    IMPORT(imported,
           importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec:\n"
                          "  hostname: x\n  hostNet: true\n  containers:\n  - name: c\n"
                          "    image: registry.example.org/app:1\n    tty: true\n    securityContext:\n"
                          "      allowPrivilegeEscalaton: false\n      capabilities: {drops: [ALL]}\n"));
    QCOMPARE(
        diagnosticsOf(imported),
        QString("app.yaml:6: hostNet is no field of the pod's spec that Kubernetes knows; it has no effect\n"
                "app.yaml:12: allowPrivilegeEscalaton is no field of a container's securityContext that "
                "Kubernetes knows; it has no effect\n"
                "app.yaml:13: drops is no field of a container's capabilities that Kubernetes knows; it has "
                "no effect\n"));
    IMPORT(other,
           importManifest("apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: t, namespace: n}\nspec:\n"
                          "  steps: [{name: s, image: 'registry.example.org/app:1', script: x}]\n"));
    QCOMPARE(diagnosticsOf(other), QString());
}

void KubernetesFieldPlacesTest::annotationsInAWrongPlaceAreTold()
{
    const std::string profile =
        "annotations: {container.apparmor.security.beta.kubernetes.io/app: runtime/default}";
    IMPORT(beside, importManifest("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, " + profile +
                                  "}\nspec: {template: {spec: " + podSpec() + "}}\n"));
    QVERIFY2(diagnosticsOf(beside).startsWith("app.yaml:3: the annotation container.apparmor"),
             qPrintable(diagnosticsOf(beside)));
    QCOMPARE(valueOf(beside.model, "default/Deployment/web/app", "mac_profile"), QString());
    IMPORT(inside, importManifest("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
                                  "spec: {template: {metadata: {" +
                                  profile + "}, spec: " + podSpec() + "}}\n"));
    QCOMPARE(diagnosticsOf(inside), QString());
    QCOMPARE(valueOf(inside.model, "default/Deployment/web/app", "mac_profile"), QString("runtime_default"));
    IMPORT(level, importManifest("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n"
                                 "    pod-security.kubernetes.io/enforce: restricted\n" +
                                 podOfShop));
    QCOMPARE(diagnosticsOf(level),
             QString("app.yaml:6: pod-security.kubernetes.io/enforce is a label; as an annotation it has no "
                     "effect\n"));
    QCOMPARE(valueOf(level.model, "cluster/control-plane", "admission_policy"),
             QString()); // no label, nothing said
}

} // namespace import_kubernetes_field_places

BULKHEAD_TEST(import_kubernetes_field_places, KubernetesFieldPlacesTest, None)
#include "test_kubernetes_field_places.moc"
