// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_kubernetes_fields {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// What fields of objects say, in the right place and in a wrong one: systems, shared processes, admission,
// secrets, images.
class KubernetesFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void podsInFilesAreManaged_data();
    void podsInFilesAreManaged();
    void operatingSystems_data();
    void operatingSystems();
    void processesAreShared_data();
    void processesAreShared();
    void autoscalersDecideOnReplicas_data();
    void autoscalersDecideOnReplicas();
    void subPathsNarrowPathsOfTheHost();
    void encryptedSecretsAreNotInTheManifest();
    void admission_data();
    void admission();
    void someNamespacesAreOpen();
    void imagesAreNamedInManyWays_data();
    void imagesAreNamedInManyWays();
};

void KubernetesFieldsTest::podsInFilesAreManaged_data()
{
    QTest::addColumn<QString>("metadata");
    QTest::addColumn<QString>("expected");
    QTest::newRow("in a file") << ""
                               << "yes";
    QTest::newRow("of the cluster") << ", uid: u"
                                    << "no";
    QTest::newRow("applied")
        << ", uid: u, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{}'}"
        << "yes";
    QTest::newRow("of a tool") << ", uid: u, labels: {app.kubernetes.io/managed-by: Helm}"
                               << "yes";
    QTest::newRow("of an owner") << ", uid: u, ownerReferences: [{apiVersion: v1, kind: Node, name: n}]"
                                 << "yes";
}

void KubernetesFieldsTest::podsInFilesAreManaged()
{
    QFETCH(QString, metadata);
    QFETCH(QString, expected);
    IMPORT(imported, importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web" +
                                    metadata.toStdString() + "}\nspec: " + podSpec() + "\n"));
    QCOMPARE(valueOf(imported.model, "default/Pod/web/app", "managed"), expected);
}

void KubernetesFieldsTest::operatingSystems_data()
{
    QTest::addColumn<QString>("pod");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unsaid") << ""
                            << ""
                            << "";
    QTest::newRow("the pod's") << "os: {name: windows}, "
                               << ""
                               << "windows";
    QTest::newRow("linux") << "os: {name: linux}, "
                           << ""
                           << "linux";
    QTest::newRow("of the nodes") << "nodeSelector: {kubernetes.io/os: windows}, "
                                  << ""
                                  << "windows";
    QTest::newRow("by the image") << ""
                                  << ", image: 'mcr.microsoft.com/windows/nanoserver:ltsc2022'"
                                  << "windows";
    QTest::newRow("by options") << ""
                                << ", securityContext: {windowsOptions: {runAsUserName: u}}"
                                << "windows";
}

void KubernetesFieldsTest::operatingSystems()
{
    QFETCH(QString, pod);
    QFETCH(QString, container);
    QFETCH(QString, expected);
    IMPORT(imported,
           importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {" + pod.toStdString() +
                          "containers: [{name: app" + container.toStdString() + "}]}\n"));
    QCOMPARE(valueOf(imported.model, "default/Pod/web/app", "operating_system"), expected);
}

void KubernetesFieldsTest::processesAreShared_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("expected");
    QTest::newRow("beside another") << "shareProcessNamespace: true, containers: [{name: app}, {name: b}]"
                                    << "yes";
    QTest::newRow("not asked for") << "containers: [{name: app}, {name: b}]"
                                   << "";
    QTest::newRow("alone") << "shareProcessNamespace: true, containers: [{name: app}]"
                           << "";
    QTest::newRow("after an init container")
        << "shareProcessNamespace: true, containers: [{name: app}], initContainers: [{name: b}]"
        << "";
    QTest::newRow("beside a sidecar") << "shareProcessNamespace: true, containers: [{name: app}], "
                                         "initContainers: [{name: b, restartPolicy: Always}]"
                                      << "yes";
}

void KubernetesFieldsTest::processesAreShared()
{
    QFETCH(QString, rest);
    QFETCH(QString, expected);
    IMPORT(imported, importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {" +
                                    rest.toStdString() + "}\n"));
    QCOMPARE(valueOf(imported.model, "default/Pod/web/app", "shares_processes"), expected);
}

void KubernetesFieldsTest::autoscalersDecideOnReplicas_data()
{
    QTest::addColumn<QString>("scaler");
    QTest::addColumn<QString>("replicas");
    const auto row = [](const char *tag, const char *head, const char *spec, const char *replicas) {
        QTest::newRow(tag) << QString(
                                  "apiVersion: %1\nmetadata: {name: s, namespace: n}\nspec: {scaleTargetRef: "
                                  "{name: web%2}\n")
                                  .arg(head, spec)
                           << QString(replicas);
    };
    const char *const hpa = "autoscaling/v2\nkind: HorizontalPodAutoscaler";
    const char *const keda = "keda.sh/v1alpha1\nkind: ScaledObject";
    row("stated", hpa, ", kind: Deployment}, minReplicas: 3", "3");
    row("by default", hpa, ", kind: Deployment}, maxReplicas: 3", "1");
    row("of another kind", hpa, ", kind: StatefulSet}, minReplicas: 3", "2");
    row("by events", keda, "}, minReplicaCount: 3", "3");
    row("by events, by default", keda, "}", "2");
    row("down to none", keda, "}, minReplicaCount: 0", "2");
}

void KubernetesFieldsTest::autoscalersDecideOnReplicas()
{
    QFETCH(QString, scaler);
    QFETCH(QString, replicas);
    IMPORT(imported,
           importManifest(scaler.toStdString() +
                          "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: n}\n"
                          "spec: {replicas: 2, template: {spec: " +
                          podSpec() + "}}\n"));
    QCOMPARE(valueOf(imported.model, "n/Deployment/web/app", "replicas"), replicas);
    QCOMPARE(diagnosticsOf(imported), QString());
}

void KubernetesFieldsTest::subPathsNarrowPathsOfTheHost()
{
    IMPORT(imported,
           importManifest(
               "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n}\nspec:\n"
               "  volumes: [{name: v, hostPath: {path: /var/}}, {name: w, hostPath: {path: /opt}}]\n"
               "  containers:\n  - {name: c, image: 'registry.example.org/app:1', volumeMounts: "
               "[{name: v, mountPath: /l, subPath: log/app}, {name: w, mountPath: /o, readOnly: true}]}\n"));
    QCOMPARE(valueOf(imported.model, "n/Pod/p/c", "host_mounts"), QString("/var/log/app, /opt"));
    QCOMPARE(valueOf(imported.model, "n/Pod/p/c", "host_mounts_rw"), QString("/var/log/app"));
}

void KubernetesFieldsTest::encryptedSecretsAreNotInTheManifest()
{
    const std::string head = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";
    IMPORT(encrypted, importManifest(head + "stringData: {key: 'ENC[AES256_GCM,data:AAAA,type:str]'}\n"
                                            "sops: {version: 3.9.0}\n"));
    QCOMPARE(valueOf(encrypted.model, "default/Secret/s", "secrets_in_manifest"), QString());
    const std::string partly = head + "sops: {version: 3.9.0, encrypted_regex: ^key$}\n"
                                      "stringData: {key: 'ENC[AES256_GCM,data:AAAA,type:str]', ";
    IMPORT(name, importManifest(partly + "user: ann}\n"));
    QCOMPARE(valueOf(name.model, "default/Secret/s", "secrets_in_manifest"), QString());
    IMPORT(forgotten, importManifest(partly + "password: hunter2}\n"));
    QCOMPARE(valueOf(forgotten.model, "default/Secret/s", "secrets_in_manifest"), QString("yes"));
    IMPORT(mixed,
           importManifest(head + "stringData: {key: 'ENC[AES256_GCM,data:AAAA,type:str]', other: clear}\n"));
    QCOMPARE(valueOf(mixed.model, "default/Secret/s", "secrets_in_manifest"), QString("yes"));
    IMPORT(settings, importManifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n"
                                    "data: {DB_PASSWORD: 'ENC[AES256_GCM,data:AAAA,type:str]'}\n"));
    QCOMPARE(valueOf(settings.model, "default/ConfigMap/c", "contains_secrets"), QString());
}

void KubernetesFieldsTest::admission_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("expected");
    const QString kyverno =
        "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: x}\nspec: {%1rules: "
        "[{name: r, validate: {%2message: no, pattern: {spec: {containers: "
        "[{=(securityContext): {=(%3): 'false'}}]}}}}]}\n---\n";
    const QString space = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n";
    const QString settings =
        "apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n"
        "- name: PodSecurity\n  configuration: {defaults: {enforce: baseline}, exemptions: "
        "{namespaces: [%1]}}\n---\n";
    const QString policy = "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\n"
                           "metadata: {name: x}\nspec: {validations: [{expression: "
                           "'!object.spec.containers.exists(c, c.securityContext.privileged)'}]}\n---\n";
    const QString binding =
        "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\n"
        "metadata: {name: x}\nspec: {policyName: x, validationActions: [%1]}\n---\n";
    const QString constraint =
        "apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sPSPPrivilegedContainer\n"
        "metadata: {name: x}\nspec: {%1}\n---\n";
    QTest::newRow("nothing is said") << ""
                                     << "";
    QTest::newRow("no label") << space << "";
    QTest::newRow("defaults") << space + settings.arg("") << "baseline";
    QTest::newRow("exempt from defaults") << space + settings.arg("shop") << "none";
    QTest::newRow("Kyverno enforces")
        << kyverno.arg("validationFailureAction: Enforce, ", "", "privileged") << "custom";
    QTest::newRow("Kyverno enforces over no label")
        << space + kyverno.arg("validationFailureAction: enforce, ", "", "privileged") << "custom";
    QTest::newRow("Kyverno enforces in its rule")
        << kyverno.arg("", "failureAction: Enforce, ", "privileged") << "custom";
    QTest::newRow("Kyverno audits") << kyverno.arg("", "", "privileged") << "warn";
    QTest::newRow("Kyverno asks for something else")
        << kyverno.arg("validationFailureAction: Enforce, ", "", "readOnlyRootFilesystem") << "";
    QTest::newRow("Gatekeeper denies") << constraint.arg("") << "custom";
    QTest::newRow("Gatekeeper tries") << constraint.arg("enforcementAction: dryrun") << "warn";
    QTest::newRow("a policy without binding") << policy << "";
    QTest::newRow("a policy that denies") << policy + binding.arg("Deny") << "custom";
    QTest::newRow("a policy that audits") << policy + binding.arg("Audit") << "warn";
}

void KubernetesFieldsTest::admission()
{
    QFETCH(QString, objects);
    QFETCH(QString, expected);
    IMPORT(imported, importManifest(objects.toStdString() + podOfShop));
    QCOMPARE(valueOf(imported.model, "cluster/control-plane", "admission_policy"), expected);
    QCOMPARE(valueOf(imported.model, "cluster/control-plane", "open_namespaces"), QString());
    QVERIFY2(!diagnosticsOf(imported).contains("is not read"), qPrintable(diagnosticsOf(imported)));
}

void KubernetesFieldsTest::someNamespacesAreOpen()
{
    const auto space = [](const std::string &name, const std::string &level) {
        return "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: " + name +
               ", labels: {pod-security.kubernetes.io/enforce: " + level +
               "}}\n---\napiVersion: v1\nkind: Pod\n"
               "metadata: {name: p, namespace: " +
               name + "}\nspec: " + podSpec() + "\n";
    };
    IMPORT(imported,
           importManifest(space("a", "restricted") + space("b", "privileged") + space("c", "baseline")));
    QCOMPARE(valueOf(imported.model, "cluster/control-plane", "admission_policy"), QString("baseline"));
    QCOMPARE(valueOf(imported.model, "cluster/control-plane", "open_namespaces"), QString("b"));
    IMPORT(withSystem, importManifest(space("a", "restricted") + space("kube-system", "privileged")));
    QCOMPARE(valueOf(withSystem.model, "cluster/control-plane", "admission_policy"), QString("restricted"));
    QCOMPARE(valueOf(withSystem.model, "cluster/control-plane", "open_namespaces"), QString());
}

void KubernetesFieldsTest::imagesAreNamedInManyWays_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("element");
    QTest::addColumn<QString>("tag"); // "-": not stated
    QTest::addColumn<QString>("pinned");
    QTest::addColumn<QString>("told");
    const QString hex = QString(64, 'a');
    QTest::newRow("tag") << "nginx:1"
                         << "image.docker.io/library/nginx"
                         << "1"
                         << "no"
                         << "";
    QTest::newRow("digest") << "nginx@sha256:" + hex << "image.docker.io/library/nginx"
                            << "(empty)"
                            << "yes"
                            << "";
    QTest::newRow("longer digest") << "nginx@sha384:" + QString(96, 'b') << "image.docker.io/library/nginx"
                                   << "(empty)"
                                   << "yes"
                                   << "";
    QTest::newRow("digest cut short") << "nginx@sha256:" + hex.left(60) << "image.docker.io/library/nginx"
                                      << "-"
                                      << "no"
                                      << "malformed";
    QTest::newRow("digest of words") << "nginx:1@sha512:one-two"
                                     << "image.docker.io/library/nginx"
                                     << "-"
                                     << "no"
                                     << "malformed";
    QTest::newRow("unknown algorithm") << "nginx@crc:" + hex << "image.docker.io/library/nginx"
                                       << "-"
                                       << "no"
                                       << "malformed";
    QTest::newRow("variable for the tag") << "nginx:$TAG"
                                          << "image.docker.io/library/nginx"
                                          << "-"
                                          << ""
                                          << "";
    QTest::newRow("variable for the registry") << "$REGISTRY/app:1"
                                               << "image.$REGISTRY/app"
                                               << "-"
                                               << ""
                                               << "";
    QTest::newRow("variable for all") << "${IMAGE}"
                                      << "image.${IMAGE}"
                                      << "-"
                                      << ""
                                      << "";
    QTest::newRow("not built yet") << "ko://example.org/cmd/app"
                                   << "image.ko://example.org/cmd/app"
                                   << "-"
                                   << ""
                                   << "";
    QTest::newRow("id") << "sha256:" + hex << "image.local/aaaaaaaaaaaa"
                        << "-"
                        << "yes"
                        << "";
    QTest::newRow("id alone") << hex << "image.local/aaaaaaaaaaaa"
                              << "-"
                              << "yes"
                              << "";
}

void KubernetesFieldsTest::imagesAreNamedInManyWays()
{
    QFETCH(QString, image);
    QFETCH(QString, element);
    QFETCH(QString, tag);
    QFETCH(QString, pinned);
    QFETCH(QString, told);
    IMPORT(imported, importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: " +
                                    podSpec(image.toStdString()) + "\n"));
    const std::string id = "default/Pod/web/app";
    QCOMPARE(valueOf(imported.model, id, "image"), element);
    QCOMPARE(propertyOf(imported.model, id, "image_tag") != nullptr, tag != "-");
    if (tag != "-")
        QCOMPARE(valueOf(imported.model, id, "image_tag"), tag);
    QCOMPARE(valueOf(imported.model, id, "image_pinned_by_digest"), pinned);
    if (told == "malformed")
        QCOMPARE(propertyOf(imported.model, id, "image_pinned_by_digest")->origin->note.view(),
                 std::string_view("the digest is malformed"));
    QVERIFY2(told.isEmpty() ? imported.diagnostics.empty()
                            : diagnosticsOf(imported).startsWith("app.yaml:4: ") &&
                                  diagnosticsOf(imported).contains(told),
             qPrintable(diagnosticsOf(imported)));
    const bool isPulled = element.startsWith("image.docker.io");
    QCOMPARE(imported.model.element("registry.docker.io") != nullptr, isPulled);
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Pull).size(), isPulled ? 1 : 0);
}

} // namespace import_kubernetes_fields

BULKHEAD_TEST(import_kubernetes_fields, KubernetesFieldsTest, None)
#include "test_kubernetes_fields.moc"
