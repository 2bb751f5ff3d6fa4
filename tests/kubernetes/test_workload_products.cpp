// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_products {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// What manifests tell of the products that containers run, of debuggers, secrets and roles of a cloud.
class KubernetesProducts : public QObject
{
    Q_OBJECT

private slots:
    void containersAreWhatTheirProductDoes_data();
    void containersAreWhatTheirProductDoes();
    void debuggersAreReachedThroughServices();
    void cloudRolesAreThoseOfTheAccount();
    void namespacesWithoutALabelSayNothing();
    void admissionIsToldByNamespace();
    void registriesAreElements_data();
    void registriesAreElements();
};

void KubernetesProducts::containersAreWhatTheirProductDoes_data()
{
    QTest::addColumn<std::string>("pod");
    QTest::addColumn<std::string>("property");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const char *pod, const char *property, const char *expected) {
        QTest::newRow(name) << std::string(pod) << std::string(property) << std::string(expected);
    };
    row("open by itself", "containers: [{name: app, image: 'mongo:7'}]", "auth_required", "none");
    row("a Secret's variables are not seen",
        "containers: [{name: app, image: 'mongo:7', envFrom: [{secretRef: {name: db}}]}]", "auth_required",
        "unset");
    row("a Secret sets it",
        "containers: [{name: app, image: 'mongo:7', env: [{name: MONGO_INITDB_ROOT_PASSWORD, valueFrom: "
        "{secretKeyRef: {name: db, key: pw}}}]}]",
        "auth_required", "shared_secret");
    row("a file may set it",
        "volumes: [{name: c, configMap: {name: c}}]\n  containers: [{name: app, image: 'redis:7', "
        "volumeMounts: [{name: c, mountPath: /usr/local/etc/redis}]}]",
        "auth_required", "unset");
    row("data in scratch space",
        "volumes: [{name: d, emptyDir: {}}]\n  containers: [{name: app, image: 'postgres:16', "
        "volumeMounts: [{name: d, mountPath: /var/lib/postgresql/data}]}]",
        "data_persisted", "false");
    row("data in a claim",
        "volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]\n  containers: [{name: app, image: "
        "'postgres:16', volumeMounts: [{name: d, mountPath: /var/lib/postgresql/data}]}]",
        "data_persisted", "true");
    row("a secret in the file",
        "containers: [{name: app, image: 'example/app:1', env: [{name: API_KEY, value: q8e7rq98we7r}]}]",
        "secrets_in_file", "true");
    row("a secret by reference",
        "containers: [{name: app, image: 'example/app:1', env: [{name: API_KEY, valueFrom: {secretKeyRef: "
        "{name: a, key: b}}}]}]",
        "secrets_in_file", "unset");
}

void KubernetesProducts::containersAreWhatTheirProductDoes()
{
    QFETCH(std::string, pod);
    QFETCH(std::string, property);
    QFETCH(std::string, expected);
    const auto imported =
        importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  " + pod + "\n");
    QCOMPARE(stated(imported.model, "default/Pod/web/app", property), expected);
}

void KubernetesProducts::debuggersAreReachedThroughServices()
{
    const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: "
                            "{containers: [{name: app, "
                            "image: 'example/app:1', args: [node, '--inspect=0.0.0.0:9229', a.js]}]}\n";
    const auto withService = [&pod](const char *port) {
        std::string text = pod;
        text += "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"
                "spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: ";
        text += port;
        text += "}]}\n";
        return text;
    };
    const auto reach = [&](const std::string &text) {
        return stated(importManifest(text).model, "default/Pod/web/app", "debug_reach");
    };
    QCOMPARE(reach(pod), std::string("network"));
    QCOMPARE(reach(withService("8080")), std::string("network"));
    QCOMPARE(reach(withService("9229")), std::string("outside"));
}

void KubernetesProducts::cloudRolesAreThoseOfTheAccount()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, annotations: "
        "{iam.gke.io/gcp-service-account: web@example.iam.gserviceaccount.com}}\n---\n"
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: web, containers: "
        "[{name: app, image: 'example/app:1'}]}\n");
    QCOMPARE(stated(imported.model, "default/Pod/web/app", "cloud_role"),
             std::string("web@example.iam.gserviceaccount.com"));
}

void KubernetesProducts::namespacesWithoutALabelSayNothing()
{
    const auto level = [](const char *labels) {
        return stated(
            importManifest(std::string("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop") + labels +
                           "}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n"
                           "spec: {containers: [{name: app, image: 'example/app:1'}]}\n")
                .model,
            "cluster/control-plane", "admission_policy");
    };
    QCOMPARE(level(""), std::string("unset"));
    QCOMPARE(level(", labels: {pod-security.kubernetes.io/enforce: baseline}"), std::string("baseline"));
    QCOMPARE(level(", labels: {pod-security.kubernetes.io/enforce: privileged}"), std::string("none"));
}

void KubernetesProducts::admissionIsToldByNamespace()
{
    const auto space = [](const std::string &name, const std::string &labels) {
        return "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + ", labels: {" + labels +
               "}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: app, namespace: " + name +
               "}\nspec: {containers: [{name: app, image: nginx}]}\n";
    };
    const auto imported = importManifest(space("open", "pod-security.kubernetes.io/enforce: privileged") +
                                         space("shut", "pod-security.kubernetes.io/enforce: restricted") +
                                         space("silent", "team: a"));
    const auto level = [&](const char *boundary) {
        return stated(imported.model, boundary, "admission_policy");
    };
    QCOMPARE(level("namespace.open"), std::string("none"));
    QCOMPARE(level("namespace.shut"), std::string("restricted"));
    QCOMPARE(level("namespace.silent"), std::string("unset"));
}

void KubernetesProducts::registriesAreElements_data()
{
    QTest::addColumn<std::string>("container");
    QTest::addColumn<std::string>("hosting"); // of the registry
    const auto row = [](const char *name, const char *container, const char *hosting) {
        QTest::newRow(name) << std::string(container) << std::string(hosting);
    };
    row("by its image", "image: 'registry:3'", "self_hosted");
    row("by name and port", "image: 'example/house-registry:1', ports: [{containerPort: 5000}]",
        "self_hosted");
    row("by its name alone it may register anything", "image: 'example/house-registry:1'", "no such element");
    row("by its port alone it may be anything", "image: 'example/house:1', ports: [{containerPort: 5000}]",
        "no such element");
}

void KubernetesProducts::registriesAreElements()
{
    QFETCH(std::string, container);
    QFETCH(std::string, hosting);
    const auto imported = importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
                                         "spec: {containers: [{name: app, env: [{name: REGISTRY_AUTH, value: "
                                         "htpasswd}], " +
                                         container + "}]}\n");
    const std::string registry = "default/Pod/web/app/registry";
    QCOMPARE(stated(imported.model, registry, "registry_hosting"), hosting);
    if (hosting == "self_hosted")
        QCOMPARE(stated(imported.model, registry, "auth_push"), std::string("per_identity"));
}

} // namespace kubernetes_products

BULKHEAD_TEST(kubernetes_products, KubernetesProducts, None)
#include "test_workload_products.moc"
