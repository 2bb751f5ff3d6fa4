// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace kubernetes_reach {

using namespace bulkhead;
using test::importManifest;
using test::stated;

// Who reaches a workload: Services, routes and policies; and what the control plane is told.
class KubernetesReach : public QObject
{
    Q_OBJECT

private slots:
    void exposure_data();
    void exposure();
    void exposedServiceWithoutPodsHasAStandIn();
    void servicesOfOneNameAreToldApart();
    void onePodStandsForManyAlike_data();
    void onePodStandsForManyAlike();
    void externalNameLeadsOutside();
    void externalNameOfTheClusterLeadsOn();
    void policies_data();
    void policies();
    void policiesPassPodsOfTheHostsNetworkBy();
    void policyWithoutEffectIsNamed();
    void apiServerFlags();
    void configMapWithCredential();
};

namespace {

const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\n"
                        "spec: {serviceAccountName: sa, containers: [{name: app, image: nginx, ports: "
                        "[{containerPort: 8080}]}]}\n";
const std::string id = "default/Pod/web/app";

// One row of a table of two texts.
void row(const char *tag, std::string objects, std::string expected)
{
    QTest::newRow(tag) << std::move(objects) << std::move(expected);
}

} // namespace

void KubernetesReach::exposure_data()
{
    QTest::addColumn<std::string>("objects");
    QTest::addColumn<std::string>("expected");
    const std::string service =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: web}, "
        "ports: [{port: 80, targetPort: 8080}]";
    row("cluster ip", service + "}\n", "unset");
    row("node port", service + ", type: NodePort}\n", "node_port");
    row("load balancer", service + ", type: LoadBalancer}\n", "load_balancer");
    row("external ip", service + ", externalIPs: [203.0.113.9]}\n", "external_ip");
    row("ingress",
        service + "}\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: "
                  "{name: i}\nspec: {rules: [{http: {paths: "
                  "[{path: /, backend: {service: {name: s, port: {number: 80}}}}]}}]}\n",
        "ingress");
    row("ingress before v1",
        service + "}\n---\napiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: i}\nspec: "
                  "{rules: [{http: {paths: "
                  "[{backend: {serviceName: s, servicePort: 80}}]}}]}\n",
        "ingress");
    row("gateway",
        service + "}\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: "
                  "HTTPRoute\nmetadata: {name: h}\nspec: {parentRefs: [{name: g}], rules: "
                  "[{backendRefs: [{name: s, port: 80}]}]}\n",
        "gateway");
    row("internal load balancer",
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: s, annotations: "
        "{service.beta.kubernetes.io/aws-load-balancer-internal: 'true'}}\nspec: {type: LoadBalancer, "
        "selector: {app: web}}\n",
        "internal_load_balancer");
}

void KubernetesReach::exposure()
{
    QFETCH(std::string, objects);
    QFETCH(std::string, expected);
    const auto imported = importManifest(pod + objects);
    QCOMPARE(stated(imported.model, id, "service_exposure"), expected);
    const bool fromInternet = imported.model.element("internet") != nullptr;
    QCOMPARE(fromInternet, expected != "unset" && expected != "internal_load_balancer");
}

void KubernetesReach::exposedServiceWithoutPodsHasAStandIn()
{
    const auto imported = importManifest("apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec:\n  type: "
                                         "LoadBalancer\n  selector: {app: x}\n");
    QCOMPARE(stated(imported.model, "default/Service/s", "service_exposure"), std::string("load_balancer"));
    QCOMPARE(test::origin(imported.model, "default/Service/s", "service_exposure"),
             std::string("Service/s:5"));
}

// Knative runs a Service and makes one of the core group for it; neither is the other.
void KubernetesReach::servicesOfOneNameAreToldApart()
{
    const std::string core = "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"
                             "spec: {type: LoadBalancer, selector: {app: other}, ports: [{port: 80}]";
    const std::string runs = ", template: {spec: {containers: [{name: app, image: nginx}]}}}\n";
    const auto imported = importManifest("apiVersion: serving.knative.dev/v1\nkind: Service\n"
                                         "metadata: {name: web}\nspec: {x: y" +
                                         runs + core + "}\n");
    QVERIFY(imported.model.element("default/Service.serving.knative.dev/web/app"));
    QCOMPARE(stated(imported.model, "default/Service/web", "service_exposure"), std::string("load_balancer"));

    // A pod template where none belongs.
    const auto odd = importManifest(core + runs);
    QCOMPARE(stated(odd.model, "default/Service/web", "service_exposure"), std::string("load_balancer"));
    QVERIFY(!odd.model.element("default/Service/web/app"));

    // A kind of one's own whose pod has the name of a Secret, which holds nothing.
    const auto hostile =
        importManifest("apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {volumes: [{name: s, "
                       "secret: {secretName: a/b}}], containers: [{name: c, image: x, "
                       "volumeMounts: [{name: s, mountPath: /s}]}]}\n---\napiVersion: x.io/v1\n"
                       "kind: Secret/a\nmetadata: {name: b}\nspec: {x: y" +
                       runs);
    QCOMPARE(hostile.model.element("default/Secret/a/b")->kind, model::Kind::DataStore);
    QVERIFY(hostile.model.element("default/Secret/a/b/app"));
}

// Of many pods behind one name that run the same, one stands for all; what runs something else has its own.
void KubernetesReach::onePodStandsForManyAlike_data()
{
    QTest::addColumn<int>("pods");
    QTest::addColumn<std::string>("odd"); // the image of the last one
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("flows");
    QTest::addColumn<std::string>("told");
    const auto row = [](const char *tag, int pods, const char *odd, const char *value, int flows,
                        const char *told) {
        QTest::newRow(tag) << pods << std::string(odd) << std::string(value) << flows << std::string(told);
    };
    const char *byService = "http://peer:80";
    row("few", 20, "web:1", byService, 20 * 19, "");
    row("many", 60, "web:1", byService, 60,
        "Service/peer leads to 60 workloads: connections to them are drawn to Pod/p0, which stands for those "
        "that run the same");
    row("one of them is another", 60, "other:1", byService, 60 + 59, "drawn to Pod/p0, Pod/p59, which stand");
    row("at the address of the node", 60, "web:1", "http://$(NODE):9000", 60,
        "port 9000 of the nodes leads to 60 workloads: connections to them are drawn to Pod/p0");
}

void KubernetesReach::onePodStandsForManyAlike()
{
    QFETCH(int, pods);
    QFETCH(std::string, odd);
    QFETCH(std::string, value);
    QFETCH(int, flows);
    QFETCH(std::string, told);
    std::string text = "apiVersion: v1\nkind: Service\nmetadata: {name: peer, namespace: n}\n"
                       "spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}\n";
    for (int i = 0; i < pods; ++i)
        text += "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p" + std::to_string(i) +
                ", namespace: n, labels: {app: web}}\nspec: {containers: [{name: app, image: "
                "registry.example.org/" +
                (i == pods - 1 ? odd : "web:1") +
                ", ports: [{containerPort: 8080, hostPort: 9000}], env: [{name: NODE, valueFrom: {fieldRef: "
                "{fieldPath: status.hostIP}}}, {name: NUMBER, value: '" +
                std::to_string(i) + "'}, {name: PEER_URL, value: '" + value + "'}]}]}\n";
    const auto imported = importManifest(text);
    int drawn = 0;
    for (const model::Flow &flow : imported.model.flows())
        drawn += std::string_view(flow.source).ends_with("/app") &&
                 std::string_view(flow.target).ends_with("/app");
    QCOMPARE(drawn, flows);
    const auto isTold = [&](const import::Diagnostic &diagnostic) {
        return diagnostic.message.find("drawn to Pod/") != std::string::npos &&
               diagnostic.message.find(told) != std::string::npos;
    };
    QCOMPARE(std::count_if(imported.diagnostics.begin(), imported.diagnostics.end(), isTold),
             told.empty() ? 0 : 1);
}

void KubernetesReach::externalNameLeadsOutside()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: x, "
        "env: [{name: DB_HOST, value: db}, {name: MAIL_API, value: 'https://api.example.net'}]}]}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: db}\n"
        "spec: {type: ExternalName, externalName: db.example.com.}\n---\n"
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\n"
        "spec: {defaultBackend: {service: {name: db, port: {number: 80}}}}\n");
    const model::Element *outside = imported.model.element("external.db.example.com");
    QVERIFY(outside);
    QCOMPARE(outside->kind, model::Kind::ExternalEntity);
    QCOMPARE(outside->name, std::string("db.example.com"));
    QVERIFY(outside->parent.empty());
    QVERIFY(imported.model.flow("default/Pod/web/app->external.db.example.com"));
    QVERIFY(imported.model.flow("default/Pod/web/app->external.api.example.net"));
}

void KubernetesReach::externalNameOfTheClusterLeadsOn()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: x, "
        "env: [{name: DB_HOST, value: db}, {name: LOOP_HOST, value: round}]}]}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: db}\n"
        "spec: {type: ExternalName, externalName: pg.data.svc.cluster.local}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: round}\n"
        "spec: {type: ExternalName, externalName: round.default}\n---\n"
        "apiVersion: v1\nkind: Service\nmetadata: {name: pg, namespace: data}\n"
        "spec: {selector: {app: pg}, ports: [{port: 5432}]}\n---\n"
        "apiVersion: v1\nkind: Pod\nmetadata: {name: pg, namespace: data, labels: {app: pg}}\n"
        "spec: {containers: [{name: pg, image: postgres}]}\n");
    QVERIFY(imported.model.flow("default/Pod/web/app->data/Pod/pg/pg"));
    QVERIFY(!imported.model.element("external.pg.data.svc.cluster.local"));
}

void KubernetesReach::policies_data()
{
    QTest::addColumn<std::string>("spec");
    QTest::addColumn<std::string>("expected");
    row("ingress", std::string("{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}"),
        "ingress_only");
    row("types left out", std::string("{podSelector: {matchLabels: {app: web}}}"), "ingress_only");
    row("both", std::string("{podSelector: {}, policyTypes: [Ingress, Egress]}"), "default_deny");
    row("egress rules imply egress", std::string("{podSelector: {}, egress: [{ports: [{port: 53}]}]}"),
        "default_deny");
    row("egress only", std::string("{podSelector: {}, policyTypes: [Egress]}"), "egress_only");
    row("everything let in", std::string("{podSelector: {}, ingress: [{}]}"), "none");
    row("another pod", std::string("{podSelector: {matchLabels: {app: db}}}"), "unset");
    row("expression",
        std::string("{podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}}"),
        "ingress_only");
    row("expression that excludes",
        std::string("{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}}"),
        "unset");
}

void KubernetesReach::policies()
{
    QFETCH(std::string, spec);
    QFETCH(std::string, expected);
    const auto imported = importManifest(
        pod +
        "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: " + spec);
    QCOMPARE(stated(imported.model, id, "network_policy"), expected);
}

// Most network plugins do not tell such a pod from its node.
void KubernetesReach::policiesPassPodsOfTheHostsNetworkBy()
{
    const auto withPolicy = [](const std::string &hostNetwork) {
        const std::string spec =
            "}\nspec: {hostNetwork: " + hostNetwork + ", containers: [{name: app, image: x";
        return importManifest(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: db, labels: {app: db}" + spec +
            "}]}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {selector: {app: db}, "
            "ports: [{port: 5432}]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: "
            "{containers: [{name: app, image: x, env: [{name: DB_HOST, value: db}]}]}\n---\n"
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\n"
            "spec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n");
    };
    const auto allowed = [](const import::Imported &imported) {
        const model::Flow *flow = imported.model.flow("default/Pod/web/app->default/Pod/db/app");
        const model::PropertyDef *def =
            imported.model.vocabulary().find(model::Kind::DataFlow, "policy_allowed");
        const model::Value *value = flow ? flow->properties.value(def->key) : nullptr;
        return std::string(!flow ? "no flow" : !value ? "unset" : *value->asBool() ? "true" : "false");
    };
    const auto inside = withPolicy("false");
    QCOMPARE(stated(inside.model, "default/Pod/db/app", "network_policy"), std::string("default_deny"));
    QCOMPARE(allowed(inside), std::string("false"));

    const auto outside = withPolicy("true");
    QCOMPARE(stated(outside.model, "default/Pod/db/app", "network_policy"), std::string("unset"));
    QCOMPARE(stated(outside.model, "default/Pod/db/app", "egress_restricted"), std::string("unset"));
    QCOMPARE(stated(outside.model, "default/Pod/web/app", "network_policy"), std::string("default_deny"));
    QCOMPARE(allowed(outside), std::string("unset"));
}

void KubernetesReach::policyWithoutEffectIsNamed()
{
    const auto imported =
        importManifest(pod + "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: "
                             "p}\nspec: {podSelector: {matchLabels: "
                             "{app: none}}}\n");
    QCOMPARE(stated(imported.model, "namespace.default", "idle_policies"), std::string("NetworkPolicy/p"));
}

void KubernetesReach::apiServerFlags()
{
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: kube-system}\nspec:\n  containers:\n  - "
        "name: api\n    "
        "image: kube-apiserver\n    command:\n    - kube-apiserver\n    - --anonymous-auth=false\n    - "
        "--authorization-mode=Node,RBAC\n    - --audit-log-path=/var/log/audit.log\n");
    const model::Model &model = imported.model;
    QCOMPARE(stated(model, "cluster/control-plane", "api_anonymous"), std::string("false"));
    QCOMPARE(stated(model, "cluster/control-plane", "authorization_mode"), std::string("rbac"));
    QCOMPARE(stated(model, "cluster/control-plane", "audit_log"), std::string("metadata"));
    QCOMPARE(stated(model, "cluster/control-plane", "secrets_encrypted_at_rest"), std::string("false"));
    QCOMPARE(test::origin(model, "cluster/control-plane", "authorization_mode"), std::string("Pod/api:11"));
}

void KubernetesReach::configMapWithCredential()
{
    const auto imported =
        importManifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  log: info\n  "
                       "db_password: hunter2\n---\n"
                       "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: clean}\ndata:\n  log: info\n");
    QCOMPARE(stated(imported.model, "default/ConfigMap/c", "contains_secrets"), std::string("true"));
    QCOMPARE(test::origin(imported.model, "default/ConfigMap/c", "contains_secrets"),
             std::string("ConfigMap/c:6"));
    QCOMPARE(stated(imported.model, "default/ConfigMap/clean", "contains_secrets"), std::string("unset"));
}

} // namespace kubernetes_reach

BULKHEAD_TEST(kubernetes_reach, KubernetesReach, None)
#include "test_reach.moc"
