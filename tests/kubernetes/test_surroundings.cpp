// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_surroundings {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// What the objects around a workload say of it: volumes, Secrets, admission, Services, accounts, namespaces.
class KubernetesSurroundings : public QObject
{
    Q_OBJECT

private slots:
    void claimsLeadToPathsOfTheHost_data();
    void claimsLeadToPathsOfTheHost();
    void unknownVolumesAreDiagnosed();
    void storesStandWhereTheyAreDefined();
    void blockVolumesAreMounted();
    void nodePortsArePublished();
    void valuesOfSecretsInManifestsAreNoticed_data();
    void valuesOfSecretsInManifestsAreNoticed();
    void podSecurityPolicyIsAnAdmissionPolicy_data();
    void podSecurityPolicyIsAnAdmissionPolicy();
    void podSecurityPolicyLetsExceptionsIn();
    void serviceWantsReadiness_data();
    void serviceWantsReadiness();
    void accountsHandOutTheirToken_data();
    void accountsHandOutTheirToken();
    void objectsStandInCommonNamespaces();
    void rightOnTheNodesProxyIsTooMuch();
};

void KubernetesSurroundings::claimsLeadToPathsOfTheHost_data()
{
    QTest::addColumn<std::string>("volumes");
    QTest::addColumn<std::string>("expected");
    const auto volume = [](const char *name, const char *more) {
        return std::string("---\napiVersion: v1\nkind: PersistentVolume\nmetadata: {name: ") + name +
               "}\nspec: {hostPath: {path: /srv/" + name + "}" + more + "}\n";
    };
    QTest::newRow("named by the claim")
        << volume("wanted", "") + volume("other", "") << std::string("/srv/wanted");
    QTest::newRow("naming the claim")
        << volume("other", "") + volume("mine", ", claimRef: {name: data-by-class, namespace: default}")
        << std::string("/srv/mine");
    QTest::newRow("the only one of its class")
        << volume("fast", ", storageClassName: fast") + volume("slow", ", storageClassName: slow")
        << std::string("/srv/fast");
    QTest::newRow("one of several of its class")
        << volume("a", ", storageClassName: fast") + volume("b", ", storageClassName: fast")
        << std::string("unset");
}

void KubernetesSurroundings::claimsLeadToPathsOfTheHost()
{
    QFETCH(std::string, volumes);
    QFETCH(std::string, expected);
    const bool isNamed = volumes.find("wanted") != std::string::npos;
    const std::string claim = isNamed ? "data" : "data-by-class";
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - name: c\n    image: x\n"
        "    volumeMounts: [{name: v, mountPath: /data}]\n  volumes:\n"
        "  - {name: v, persistentVolumeClaim: {claimName: " +
        claim +
        "}}\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n"
        "spec: {volumeName: wanted}\n---\napiVersion: v1\nkind: PersistentVolumeClaim\n"
        "metadata: {name: data-by-class}\nspec: {storageClassName: fast}\n" +
        volumes);
    QCOMPARE(stated(imported.model, "default/Pod/p/c", "host_mounts"), expected);
    QCOMPARE(stated(imported.model, "default/Pod/p/c", "host_mounts_rw"), expected);
}

void KubernetesSurroundings::blockVolumesAreMounted()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers: [{name: c, image: x,\n"
        "    volumeDevices: [{name: blk, devicePath: /dev/xvda}]}]\n"
        "  volumes: [{name: blk, persistentVolumeClaim: {claimName: raw}}]\n");
    QCOMPARE(stated(imported.model, "default/Pod/p/c", "host_devices"), std::string("unset"));
    QVERIFY(imported.model.flow("default/Pod/p/c->default/PersistentVolumeClaim/raw#mount"));
}

void KubernetesSurroundings::storesStandWhereTheyAreDefined()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers: [{name: c, image: x,\n"
        "    envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: elsewhere}}]}]\n---\n"
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n");
    const auto place = [&imported](const char *id) {
        const model::Element *element = imported.model.element(id);
        return std::string(element->import->origin.object.view()) + ":" +
               std::to_string(element->import->origin.line) + (element->import->implied ? " implied" : "");
    };
    QCOMPARE(place("default/ConfigMap/settings"), std::string("ConfigMap/settings:8"));
    QCOMPARE(place("default/Secret/elsewhere"), std::string("Pod/p:6 implied"));
    QCOMPARE(test::origin(imported.model, "default/ConfigMap/settings", "store_type"),
             std::string("ConfigMap/settings:8"));
}

void KubernetesSurroundings::unknownVolumesAreDiagnosed()
{
    const auto imported =
        importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n"
                       "  containers: [{name: c, image: x}]\n  volumes: [{name: v, holoDisk: {id: 1}}]\n");
    QVERIFY(std::any_of(imported.diagnostics.begin(), imported.diagnostics.end(), [](const auto &diagnostic) {
        return diagnostic.line == 6 && diagnostic.message.find("holoDisk") != std::string::npos;
    }));
}

void KubernetesSurroundings::nodePortsArePublished()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: p}}\n"
        "spec: {containers: [{name: c, image: x, ports: [{containerPort: 8080}]}]}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec:\n  type: NodePort\n  selector: {app: p}\n"
        "  ports:\n  - {port: 80, targetPort: 8080, nodePort: 30080}\n  - {port: 81, protocol: UDP}\n");
    QCOMPARE(stated(imported.model, "default/Pod/p/c", "published_ports"),
             std::string("30080:8080/tcp,30000-32767:81/udp"));
    QCOMPARE(stated(imported.model, "default/Pod/p/c", "bind_interface"), std::string("all"));
}

void KubernetesSurroundings::valuesOfSecretsInManifestsAreNoticed_data()
{
    QTest::addColumn<std::string>("rest");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("data") << std::string("data: {key: c2VjcmV0}") << std::string("true");
    QTest::newRow("text") << std::string("stringData: {key: secret}") << std::string("true");
    QTest::newRow("none") << std::string("type: Opaque") << std::string("unset");
    QTest::newRow("empty") << std::string("data: {key: ''}") << std::string("unset");
    QTest::newRow("filled in later") << std::string("stringData: {a: '${KEY}', b: '<your key>'}")
                                     << std::string("unset");
    QTest::newRow("one of two") << std::string("stringData: {a: '${KEY}', b: s3cret}") << std::string("true");
}

void KubernetesSurroundings::valuesOfSecretsInManifestsAreNoticed()
{
    QFETCH(std::string, rest);
    QFETCH(std::string, expected);
    const std::string head = "apiVersion: v1\nkind: Secret\nmetadata: {name: s";
    const auto file = importManifest(head + "}\n" + rest + "\n");
    QCOMPARE(stated(file.model, "default/Secret/s", "secrets_in_manifest"), expected);
    // What the running cluster tells of it shows no repository.
    const auto running = importManifest(head + ", uid: 0d9f}\n" + rest + "\n");
    QCOMPARE(stated(running.model, "default/Secret/s", "secrets_in_manifest"), std::string("unset"));
}

void KubernetesSurroundings::podSecurityPolicyIsAnAdmissionPolicy_data()
{
    QTest::addColumn<std::string>("spec");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("privileged") << std::string("{privileged: true}") << std::string("none");
    QTest::newRow("unmasked") << std::string("{allowedProcMountTypes: [Unmasked]}") << std::string("none");
    QTest::newRow("plain") << std::string("{privileged: false}") << std::string("baseline");
    QTest::newRow("strict") << std::string(
                                   "{allowPrivilegeEscalation: false, requiredDropCapabilities: [ALL], "
                                   "runAsUser: {rule: MustRunAsNonRoot}}")
                            << std::string("restricted");
}

void KubernetesSurroundings::podSecurityPolicyIsAnAdmissionPolicy()
{
    QFETCH(std::string, spec);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: psp}\nspec: " + spec + "\n");
    QCOMPARE(stated(imported.model, "cluster/control-plane", "admission_policy"), expected);
}

void KubernetesSurroundings::podSecurityPolicyLetsExceptionsIn()
{
    const auto imported =
        importManifest("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: psp}\n"
                       "spec: {allowedUnsafeSysctls: [kernel.msg*], allowedProcMountTypes: [Unmasked]}\n");
    QCOMPARE(stated(imported.model, "cluster/control-plane", "admitted_sysctls"), std::string("kernel.msg*"));
    QCOMPARE(stated(imported.model, "cluster/control-plane", "unmasked_proc_policies"),
             std::string("PodSecurityPolicy/psp"));
}

void KubernetesSurroundings::serviceWantsReadiness_data()
{
    QTest::addColumn<std::string>("selector");
    QTest::addColumn<std::string>("probe");
    QTest::addColumn<std::string>("expected");
    const std::string none = "unset";
    QTest::newRow("leads to it") << std::string("web") << std::string("livenessProbe")
                                 << std::string("readiness");
    QTest::newRow("leads to another") << std::string("api") << std::string("livenessProbe") << none;
    QTest::newRow("startup alone") << std::string("web") << std::string("startupProbe")
                                   << std::string("liveness,readiness");
    QTest::newRow("no probe at all") << std::string("web") << std::string("lifecycle") << none;
}

void KubernetesSurroundings::serviceWantsReadiness()
{
    QFETCH(std::string, selector);
    QFETCH(std::string, probe);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  containers:\n"
        "  - {name: app, image: nginx, " +
        probe +
        ": {httpGet: {path: /, port: 80}}}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: " +
        selector + "}, ports: [{port: 80}]}\n");
    QCOMPARE(stated(imported.model, "default/Pod/web/app", "missing_probes"), expected);
}

void KubernetesSurroundings::accountsHandOutTheirToken_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("mount");
    QTest::addColumn<bool>("isUsed");
    QTest::addColumn<std::string>("expected");
    const std::string none = "unset";
    QTest::newRow("default") << std::string("default") << std::string() << false
                             << std::string("ServiceAccount/default");
    QTest::newRow("default, off") << std::string("default")
                                  << std::string("automountServiceAccountToken: false\n") << false << none;
    QTest::newRow("of its own") << std::string("web") << std::string() << false << none;
    QTest::newRow("of its own, on") << std::string("web")
                                    << std::string("automountServiceAccountToken: true\n") << false
                                    << std::string("ServiceAccount/web");
    QTest::newRow("its workload says it") << std::string("default") << std::string() << true << none;
}

void KubernetesSurroundings::accountsHandOutTheirToken()
{
    QFETCH(std::string, name);
    QFETCH(std::string, mount);
    QFETCH(bool, isUsed);
    QFETCH(std::string, expected);
    std::string text =
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + name + ", namespace: shop}\n" + mount;
    if (isUsed)
        text += "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n"
                "spec: {containers: [{name: app, image: nginx}]}\n";
    const auto imported = importManifest(text);
    QCOMPARE(stated(imported.model, "namespace.shop", "token_mounting_accounts"), expected);
}

void KubernetesSurroundings::objectsStandInCommonNamespaces()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cluster-info, namespace: kube-public}\n---\n"
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop, namespace: kube-public}\n---\n"
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own, namespace: shop}\n---\n"
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: lost}\n");
    QCOMPARE(stated(imported.model, "namespace.kube-public", "loose_objects"), std::string("ConfigMap/shop"));
    QCOMPARE(stated(imported.model, "namespace.default", "loose_objects"), std::string("ConfigMap/lost"));
    QCOMPARE(stated(imported.model, "namespace.shop", "loose_objects"), std::string("unset"));
}

void KubernetesSurroundings::rightOnTheNodesProxyIsTooMuch()
{
    const auto imported = importManifest(
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: metrics}\n"
        "rules: [{apiGroups: [''], resources: [nodes/proxy], verbs: [get]}]\n");
    QCOMPARE(stated(imported.model, "cluster/control-plane", "overbroad_roles"),
             std::string("ClusterRole/metrics"));
}

} // namespace kubernetes_surroundings

BULKHEAD_TEST(kubernetes_surroundings, KubernetesSurroundings, None)
#include "test_surroundings.moc"
