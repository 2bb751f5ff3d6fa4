// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_kubernetes_objects {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// Which objects there are: one thing is one element, in the place where it stands, and what is left out is
// told where it stands.
class KubernetesObjectsTest : public QObject
{
    Q_OBJECT

private slots:
    void kindsOfOtherGroupsAreOthers_data();
    void kindsOfOtherGroupsAreOthers();
    void objectsOfTheClusterStandInNoNamespace_data();
    void objectsOfTheClusterStandInNoNamespace();
    void ownKindsSayTheirScope();
    void objectsOfThePlatformAreNoUse_data();
    void objectsOfThePlatformAreNoUse();
    void ownersStandForWhatTheyOwn();
    void containersThatAdmissionAddsAreTold();
    void podsOfOneOwnerAreOneWorkload();
    void podsOfANodeStandForThemselves();
    void operatorsYieldToWhatTheyMade();
    void laterDefinitionsCount();
    void laterKeysOfAMapCount();
    void partsOfAnObjectAreNoDefinition();
    void ownersInACircleAreShown();
    void openShiftIsToldByItsObjects();
    void workflowsRunContainers_data();
    void workflowsRunContainers();
    void patternsOfPoliciesRunNothing();
    void oddWorkflowsRunNothing();
    void podsNeedContainers();
    void everyNoteHasALine();
    void sparkRunsDriverAndExecutor();
    void podSpecsOfOthersRun();
    void certificatesOfThePlatformAreNoStore();
};

void KubernetesObjectsTest::sparkRunsDriverAndExecutor()
{
    IMPORT(imported,
           importManifest("apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\n"
                          "metadata: {name: sp, namespace: b}\nspec:\n  image: registry.example.org/spark:3\n"
                          "  driver: {cores: 1, serviceAccount: runner, hostNetwork: true, securityContext: "
                          "{privileged: true}}\n  executor: {instances: 2}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container),
             QStringList({"b/SparkApplication/sp/driver/driver", "b/SparkApplication/sp/executor/executor"}));
    const QString driver = "b/SparkApplication/sp/driver/driver";
    QCOMPARE(valueOf(imported.model, driver.toStdString(), "privileged"), QString("yes"));
    QCOMPARE(valueOf(imported.model, driver.toStdString(), "host_network"), QString("yes"));
    QCOMPARE(valueOf(imported.model, driver.toStdString(), "service_account"), QString("runner"));
    QCOMPARE(valueOf(imported.model, "b/SparkApplication/sp/executor/executor", "image"),
             QString("image.registry.example.org/spark"));
}

void KubernetesObjectsTest::podSpecsOfOthersRun()
{
    IMPORT(imported,
           importManifest("apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: t, namespace: b}\n"
                          "spec: {podSpec: {hostPID: true, containers: [{name: c, image: x}]}}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("b/Thing/t/c"));
    QCOMPARE(valueOf(imported.model, "b/Thing/t/c", "host_pid"), QString("yes"));
}

void KubernetesObjectsTest::certificatesOfThePlatformAreNoStore()
{
    IMPORT(imported, importManifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-root-ca.crt, "
                                    "namespace: s}\ndata: {ca.crt: x}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::DataStore), QStringList());
}

void KubernetesObjectsTest::kindsOfOtherGroupsAreOthers_data()
{
    QTest::addColumn<QString>("object");
    QTest::newRow("Secret") << "apiVersion: vault.example.org/v1\nkind: Secret\nmetadata: {name: x}\n"
                               "data: {key: c2VjcmV0}\n";
    QTest::newRow("Deployment") << "apiVersion: disk.example.org/v1\nkind: Deployment\nmetadata: {name: x}\n"
                                   "spec: {mode: lvm}\n";
    QTest::newRow("Role") << "apiVersion: iam.example.org/v1\nkind: Role\nmetadata: {name: x}\n"
                             "rules: [{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]\n";
    QTest::newRow("Namespace") << "apiVersion: servicebus.example.org/v1\nkind: Namespace\n"
                                  "metadata: {name: x}\n";
    QTest::newRow("Service") << "apiVersion: mesh.example.org/v1\nkind: Service\nmetadata: {name: x}\n"
                                "spec: {type: LoadBalancer, ports: [{port: 80}]}\n";
    QTest::newRow("Node") << "apiVersion: longhorn.io/v1\nkind: Node\nmetadata: {name: x}\n";
}

// Such an object is neither what its namesake is, nor a reason to warn, nor does it make a namespace.
void KubernetesObjectsTest::kindsOfOtherGroupsAreOthers()
{
    QFETCH(QString, object);
    IMPORT(imported, importManifest(object.toStdString() + podOfShop));
    IMPORT(alone, importManifest(podOfShop));
    QCOMPARE(imported.model.elements().size(), alone.model.elements().size());
    QCOMPARE(valueOf(imported.model, "cluster/control-plane", "overbroad_roles"), QString());
    QVERIFY2(diagnosticsOf(imported).contains("app.yaml:1: "), qPrintable(diagnosticsOf(imported)));
    QVERIFY(std::all_of(imported.diagnostics.begin(), imported.diagnostics.end(),
                        [](const Diagnostic &d) { return d.severity == Severity::Info; }));
}

void KubernetesObjectsTest::objectsOfTheClusterStandInNoNamespace_data()
{
    QTest::addColumn<QString>("object");
    for (const char *kind :
         {"admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy",
          "admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding", "storage.k8s.io/v1 CSIDriver",
          "flowcontrol.apiserver.k8s.io/v1 FlowSchema", "snapshot.storage.k8s.io/v1 VolumeSnapshotClass",
          "policy.networking.k8s.io/v1alpha1 AdminNetworkPolicy", "cert-manager.io/v1 ClusterIssuer",
          "external-secrets.io/v1 ClusterSecretStore", "kyverno.io/v1 ClusterPolicy",
          "constraints.gatekeeper.sh/v1beta1 K8sRequiredLabels", "node.k8s.io/v1 RuntimeClass",
          "example.org/v1 Anything"}) {
        const QStringList words = QString(kind).split(' ');
        QTest::newRow(kind) << "apiVersion: " + words[0] + "\nkind: " + words[1] + "\nmetadata: {name: x}\n";
    }
}

void KubernetesObjectsTest::objectsOfTheClusterStandInNoNamespace()
{
    QFETCH(QString, object);
    IMPORT(imported, importManifest(object.toStdString() + podOfShop));
    QVERIFY(!imported.model.element("namespace.default"));
    QVERIFY(imported.model.element("namespace.shop"));
}

void KubernetesObjectsTest::ownKindsSayTheirScope()
{
    const std::string definition =
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: xs}\n"
        "spec: {group: example.org, scope: SCOPE, names: {kind: Crew, plural: crews}}\n"
        "---\napiVersion: example.org/v1\nkind: Crew\nmetadata: {name: x}\n"
        "spec: {template: {spec: {containers: [{name: c, image: 'registry.example.org/c:1'}]}}}\n";
    const auto withScope = [&](const char *scope) {
        std::string text = definition;
        return text.replace(text.find("SCOPE"), 5, scope);
    };
    IMPORT(cluster, importManifest(withScope("Cluster")));
    QVERIFY(!cluster.model.element("namespace.default"));
    QVERIFY(cluster.model.element("Crew/x/c"));
    IMPORT(namespaced, importManifest(withScope("Namespaced")));
    QVERIFY(namespaced.model.element("namespace.default"));
    QVERIFY(namespaced.model.element("default/Crew/x/c"));
}

void KubernetesObjectsTest::objectsOfThePlatformAreNoUse_data()
{
    QTest::addColumn<QString>("object");
    QTest::newRow("account") << "apiVersion: v1\nkind: ServiceAccount\n"
                                "metadata: {name: default, namespace: default}\n"
                                "automountServiceAccountToken: false\n";
    QTest::newRow("certificate") << "apiVersion: v1\nkind: ConfigMap\n"
                                    "metadata: {name: kube-root-ca.crt, namespace: default}\n";
    QTest::newRow("Service") << "apiVersion: v1\nkind: Service\n"
                                "metadata: {name: kubernetes, namespace: default}\n"
                                "spec: {ports: [{port: 443}]}\n";
    QTest::newRow("addresses") << "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n"
                                  "metadata: {name: kubernetes, namespace: default}\n";
}

void KubernetesObjectsTest::objectsOfThePlatformAreNoUse()
{
    QFETCH(QString, object);
    IMPORT(imported, importManifest(object.toStdString() + podOfShop));
    QCOMPARE(valueOf(imported.model, "namespace.default", "loose_objects"), QString());
}

namespace {

// A listing of Deployment, ReplicaSets and pods as kubectl prints it.
const std::string listing =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop, uid: d}\n"
    "spec: {replicas: 2, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app, image: "
    "'registry.example.org/web:2'}]}}}\n---\n"
    "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: web-1, namespace: shop, uid: r1,\n"
    "  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d, controller: true}]}\n"
    "spec: {replicas: 0, template: {spec: {containers: [{name: app, image: "
    "'registry.example.org/web:1'}]}}}\n";

std::string podOf(const std::string &name, const std::string &ownerKind, const std::string &owner,
                  const std::string &node, const std::string &image = "registry.example.org/web:2")
{
    return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", namespace: shop, uid: " + name +
           ", labels: {app: web, pod-template-hash: '7c9'},\n  ownerReferences: [{apiVersion: " +
           (ownerKind == "Node" ? "v1" : "apps/v1") + ", kind: " + ownerKind + ", name: " + owner +
           ", uid: o-" + owner + ", controller: true}]}\nspec: {nodeName: " + node +
           ", containers: [{name: app, image: '" + image + "'}]}\n";
}

} // namespace

void KubernetesObjectsTest::ownersStandForWhatTheyOwn()
{
    // The ReplicaSet of the pods is not in the listing: their names tell whose they are.
    IMPORT(imported, importManifest(listing + podOf("web-7c9-a", "ReplicaSet", "web-7c9", "n1") +
                                    podOf("web-7c9-b", "ReplicaSet", "web-7c9", "n1")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("shop/Deployment/web/app"));
    QCOMPARE(valueOf(imported.model, "shop/Deployment/web/app", "replicas"), QString("2"));
    QCOMPARE(valueOf(imported.model, "shop/Deployment/web/app", "runs_on"), QString("node.n1"));
    QCOMPARE(idsOf(imported.model, model::Kind::Image), QStringList("image.registry.example.org/web"));
}

void KubernetesObjectsTest::containersThatAdmissionAddsAreTold()
{
    std::string pods =
        podOf("web-7c9-a", "ReplicaSet", "web-7c9", "n1") + podOf("web-7c9-b", "ReplicaSet", "web-7c9", "n1");
    const std::string proxy = "{name: mesh-proxy, image: 'registry.example.org/proxy:1'}, {name: app";
    for (std::size_t at = 0; (at = pods.find("{name: app", at)) != std::string::npos; at += proxy.size())
        pods.replace(at, 10, proxy);
    IMPORT(imported, importManifest(listing + pods));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("Pod/web-7c9-a runs mesh-proxy, which Deployment/web does not state"),
             qPrintable(told));
    QCOMPARE(told.count("mesh-proxy"), 1);
}

void KubernetesObjectsTest::podsOfOneOwnerAreOneWorkload()
{
    IMPORT(imported, importManifest(podOf("a", "ReplicaSet", "web-7c9", "n1") +
                                    podOf("b", "ReplicaSet", "web-7c9", "n2") +
                                    podOf("c", "ReplicaSet", "api-7c9", "n2")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container),
             QStringList({"shop/Pod/a/app", "shop/Pod/c/app"}));
    QCOMPARE(valueOf(imported.model, "shop/Pod/a/app", "replicas"), QString("2"));
    QCOMPARE(valueOf(imported.model, "shop/Pod/a/app", "runs_on"), QString("cluster/nodes"));
    QVERIFY2(diagnosticsOf(imported).contains("Pod/a stands for all 2 pods of ReplicaSet/web-7c9"),
             qPrintable(diagnosticsOf(imported)));
}

void KubernetesObjectsTest::podsOfANodeStandForThemselves()
{
    IMPORT(imported,
           importManifest(podOf("proxy-n1", "Node", "n1", "n1") + podOf("sync-n1", "Node", "n1", "n1")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container).size(), 2);
}

void KubernetesObjectsTest::operatorsYieldToWhatTheyMade()
{
    const std::string owner = "ownerReferences: [{apiVersion: db.example.org/v1, kind: Store, name: main, "
                              "uid: s, controller: true}]";
    IMPORT(
        imported,
        importManifest("apiVersion: db.example.org/v1\nkind: Store\nmetadata: {name: main, namespace: shop, "
                       "uid: s}\nspec: {template: {spec: " +
                       podSpec("registry.example.org/part:1") +
                       "}}\n---\n"
                       "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: main, namespace: shop, " +
                       owner + "}\nspec: {template: {spec: " + podSpec() + "}}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("shop/StatefulSet/main/app"));
}

void KubernetesObjectsTest::laterDefinitionsCount()
{
    const std::string head = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: ";
    IMPORT(imported,
           importProject({"a.yaml", "b.yaml"},
                         {{"a.yaml", "\n" + head + "{hostPID: true, containers: [{name: app, image: a}]}\n"},
                          {"b.yaml", head + "{containers: [{name: app, image: b}]}\n"}}));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList("shop/Pod/web/app"));
    QCOMPARE(valueOf(imported.model, "shop/Pod/web/app", "host_pid"), QString());
    QVERIFY2(diagnosticsOf(imported).contains("a.yaml:2: Pod/web is defined again in b.yaml:1"),
             qPrintable(diagnosticsOf(imported)));
}

// As kubectl takes them; docker compose refuses them.
void KubernetesObjectsTest::laterKeysOfAMapCount()
{
    IMPORT(imported,
           importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n"
                          "  hostPID: true\n  containers: [{name: app, image: a, image: b}]\n"
                          "  hostPID: false\n"));
    QCOMPARE(valueOf(imported.model, "shop/Pod/web/app", "host_pid"), QString("no"));
    QCOMPARE(valueOf(imported.model, "shop/Pod/web/app", "image"), QString("image.docker.io/library/b"));
    for (const char *told : {"app.yaml:5: the key \"hostPID\" stands again in line 7, which counts",
                             "app.yaml:6: the key \"image\" stands again in line 6, which counts"})
        QVERIFY2(diagnosticsOf(imported).contains(told), qPrintable(diagnosticsOf(imported)));
    QString json =
        "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [], \"items\": [{\"kind\": \"Pod\","
        "\"apiVersion\": \"v1\", \"metadata\": {\"name\": \"p\"},";
    for (int i = 0; i < 30; ++i) // a map with an index
        json += QString("\"x%1\": 1,").arg(i);
    json += "\"spec\": {}, \"spec\": {\"containers\": [{\"name\": \"c\", \"image\": \"x\"}]}}]}";
    IMPORT(ofJson, importManifest(json.toStdString()));
    QCOMPARE(idsOf(ofJson.model, model::Kind::Container), QStringList("default/Pod/p/c"));
    const auto compose = importText("services: {web: {image: a, image: b}}");
    QVERIFY(!compose);
    QVERIFY2(compose.error().message.find("stands twice") != std::string::npos,
             compose.error().message.c_str());
}

void KubernetesObjectsTest::partsOfAnObjectAreNoDefinition()
{
    const std::string head =
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: ";
    IMPORT(imported, importProject({"a.yaml", "b.yaml"},
                                   {{"a.yaml", head + podSpec() + "}}\n"},
                                    {"b.yaml", head + "{containers: [{name: app, tty: true}]}}}\n"}}));
    QCOMPARE(valueOf(imported.model, "default/Deployment/web/app", "image"),
             QString("image.registry.example.org/app"));
    QVERIFY2(diagnosticsOf(imported).contains("b.yaml:1: Deployment/web names no image"),
             qPrintable(diagnosticsOf(imported)));
}

void KubernetesObjectsTest::ownersInACircleAreShown()
{
    const auto set = [](const std::string &name, const std::string &owner) {
        return "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: " + name +
               ", namespace: n, uid: " + name +
               ", ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: " + owner +
               ", uid: " + owner +
               ", controller: true}]}\nspec: {replicas: 1, template: {spec: " + podSpec() + "}}\n---\n";
    };
    IMPORT(imported, importManifest(set("a", "b") + set("b", "a") + set("c", "a")));
    QCOMPARE(idsOf(imported.model, model::Kind::Container),
             QStringList({"n/ReplicaSet/a/app", "n/ReplicaSet/b/app"}));
    QVERIFY2(diagnosticsOf(imported).contains("ReplicaSet/a is owned by itself"),
             qPrintable(diagnosticsOf(imported)));
}

void KubernetesObjectsTest::openShiftIsToldByItsObjects()
{
    IMPORT(
        openShift,
        importManifest("apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: r, namespace: n}\n"
                       "spec: {to: {kind: Service, name: s}}\n"));
    QCOMPARE(valueOf(openShift.model, "cluster/control-plane", "orchestrator_type").toLower(),
             QString("openshift"));
    IMPORT(other, importManifest(podOfShop));
    QCOMPARE(valueOf(other.model, "cluster/control-plane", "orchestrator_type").toLower(),
             QString("kubernetes"));
}

void KubernetesObjectsTest::workflowsRunContainers_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("container");
    const auto row = [](const char *name, const char *head, const char *spec, const char *container) {
        QTest::newRow(name) << "apiVersion: " + QString(head) +
                                   "\nmetadata: {name: x, namespace: n}\nspec:\n" + spec
                            << container;
    };
    row("Argo container", "argoproj.io/v1alpha1\nkind: Workflow",
        "  entrypoint: a\n  templates:\n  - name: a\n    container: {image: 'registry.example.org/x:1', "
        "securityContext: {privileged: true}}\n",
        "n/Workflow/x/a/main");
    row("Argo script", "argoproj.io/v1alpha1\nkind: WorkflowTemplate",
        "  templates:\n  - name: a\n    script: {image: 'registry.example.org/x:1', source: 'true', "
        "securityContext: {privileged: true}}\n",
        "n/WorkflowTemplate/x/a/main");
    row("Argo schedule", "argoproj.io/v1alpha1\nkind: CronWorkflow",
        "  schedule: '0 1 * * *'\n  workflowSpec:\n    templates:\n    - name: a\n      container: {image: "
        "'registry.example.org/x:1', securityContext: {privileged: true}}\n",
        "n/CronWorkflow/x/a/main");
    row("Argo sidecar", "argoproj.io/v1alpha1\nkind: Workflow",
        "  templates:\n  - name: a\n    container: {image: a}\n    sidecars: [{name: dind, image: "
        "'registry.example.org/x:1', securityContext: {privileged: true}}]\n",
        "n/Workflow/x/a/dind");
    row("Argo set", "argoproj.io/v1alpha1\nkind: Workflow",
        "  templates:\n  - name: a\n    containerSet: {containers: [{name: one, image: "
        "'registry.example.org/x:1', securityContext: {privileged: true}}]}\n",
        "n/Workflow/x/a/one");
    row("Tekton task", "tekton.dev/v1\nkind: Task",
        "  steps: [{name: build, image: 'registry.example.org/x:1', securityContext: {privileged: true}}]\n",
        "n/Task/x/build");
    row("Tekton default of steps", "tekton.dev/v1\nkind: Task",
        "  stepTemplate: {image: 'registry.example.org/x:1', securityContext: {privileged: true}}\n"
        "  steps: [{name: build}]\n",
        "n/Task/x/build");
    row("Tekton run", "tekton.dev/v1\nkind: TaskRun",
        "  taskSpec: {steps: [{name: build, image: 'registry.example.org/x:1', securityContext: {privileged: "
        "true}}]}\n",
        "n/TaskRun/x/build");
    row("Tekton pipeline", "tekton.dev/v1\nkind: Pipeline",
        "  tasks: [{name: t, taskSpec: {steps: [{name: build, image: 'registry.example.org/x:1', "
        "securityContext: {privileged: true}}]}}, {name: u, taskRef: {name: v}}]\n",
        "n/Pipeline/x/t/build");
    row("Volcano", "batch.volcano.sh/v1alpha1\nkind: Job",
        "  tasks: [{name: w, template: {spec: {containers: [{name: c, image: 'registry.example.org/x:1', "
        "securityContext: {privileged: true}}]}}}]\n",
        "n/Job.batch.volcano.sh/x/w/c");
    row("Kubeflow", "kubeflow.org/v1\nkind: PyTorchJob",
        "  pytorchReplicaSpecs: {Worker: {template: {spec: {containers: [{name: c, image: "
        "'registry.example.org/x:1', securityContext: {privileged: true}}]}}}}\n",
        "n/PyTorchJob/x/Worker/c");
    row("a kind that nobody knows", "example.org/v1\nkind: Fleet",
        "  ships: [{name: a, pod: {spec: {containers: [{name: c, image: 'registry.example.org/x:1', "
        "securityContext: {privileged: true}}]}}}]\n",
        "n/Fleet/x/c");
}

void KubernetesObjectsTest::workflowsRunContainers()
{
    QFETCH(QString, object);
    QFETCH(QString, container);
    IMPORT(imported, importManifest(object.toStdString()));
    const std::string id = container.toStdString();
    QVERIFY2(imported.model.element(id), qPrintable(idsOf(imported.model, model::Kind::Container).join(' ')));
    QCOMPARE(valueOf(imported.model, id, "privileged"), QString("yes"));
    QCOMPARE(valueOf(imported.model, id, "image"), QString("image.registry.example.org/x"));
    const model::Property *privileged = propertyOf(imported.model, id, "privileged");
    QVERIFY(privileged->origin->line > 4);
    QCOMPARE(diagnosticsOf(imported), QString());
}

void KubernetesObjectsTest::patternsOfPoliciesRunNothing()
{
    IMPORT(imported,
           importManifest("apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: x}\n"
                          "spec: {rules: [{name: r, validate: {pattern: {spec: {containers: [{image: "
                          "'registry.example.org/*'}]}}}}]}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList());
}

void KubernetesObjectsTest::oddWorkflowsRunNothing()
{
    IMPORT(imported, importManifest("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: a}\n"
                                    "spec: {templates: [x, {name: y, container: z}, {container: [b]},\n"
                                    "  {name: s, containerSet: {containers: [c]}, sidecars: d}]}\n---\n"
                                    "apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: p}\n"
                                    "spec: {tasks: {a: b}, finally: [{taskSpec: {steps: [q]}}, e]}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList());
}

void KubernetesObjectsTest::podsNeedContainers()
{
    IMPORT(imported,
           importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: bare}\nspec:\n  containers:\n---\n"
                          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cut}\n"
                          "spec: {template: {spec: {hostPID: true}}}\n"));
    QCOMPARE(idsOf(imported.model, model::Kind::Container), QStringList());
    QVERIFY(diagnosticsOf(imported).contains("app.yaml:1: Pod/bare states no containers"));
    QVERIFY(diagnosticsOf(imported).contains("app.yaml:7: Deployment/cut states no containers"));
}

void KubernetesObjectsTest::everyNoteHasALine()
{
    IMPORT(imported,
           importManifest("apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\n---\njust: text\n"
                          "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {}\n---\n"
                          "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {hostPID: true, "
                          "template: {spec: {containers: [a]}}}\n"));
    QVERIFY(imported.diagnostics.size() >= 5);
    for (const Diagnostic &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.line > 0 && diagnostic.file == "app.yaml", diagnostic.message.c_str());
    QVERIFY2(diagnosticsOf(imported).contains("app.yaml:1: Widget/w is of a kind that is not read"),
             qPrintable(diagnosticsOf(imported)));
}

} // namespace import_kubernetes_objects

BULKHEAD_TEST(import_kubernetes_objects, KubernetesObjectsTest, None)
#include "test_kubernetes_objects.moc"
