// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_platform_names {

using namespace bulkhead;
using test::flowsInto;
using test::importManifest;

// Names and addresses that no Service of the inputs gives: those of Knative, of the pod's own node, and of
// the containers beside in the order in which they start.
class PlatformNames : public QObject
{
    Q_OBJECT

private slots:
    void knative_data();
    void knative();
    void ownNode_data();
    void ownNode();
    void initContainersMeetSidecarsAlone();
};

namespace {

std::string podCalling(const std::string &url)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: shop, namespace: n}\nspec: {containers: [{name: app, "
           "image: 'registry.example.org/shop:1', env: [{name: NODE, valueFrom: {fieldRef: {fieldPath: "
           "status.hostIP}}}, {name: UPSTREAM_URL, value: '" +
           url + "'}]}]}\n---\n";
}

} // namespace

void PlatformNames::knative_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("intoService");
    QTest::addColumn<std::string>("intoRoute");
    const auto row = [](const char *url, const char *intoService, const char *intoRoute) {
        QTest::newRow(url) << std::string(url) << std::string(intoService) << std::string(intoRoute);
    };
    row("http://resize", "app http", "");
    row("http://resize.n", "app http", "");
    row("http://resize.n.svc.cluster.local", "app http", "");
    row("http://front.n.svc", "", "app http");
    row("http://resize.other", "", "");
    row("http://conf", "", ""); // a Configuration has no name of its own
}

void PlatformNames::knative()
{
    QFETCH(std::string, url);
    QFETCH(std::string, intoService);
    QFETCH(std::string, intoRoute);
    const std::string local = "labels: {networking.knative.dev/visibility: cluster-local}";
    const auto imported = importManifest(
        podCalling(url) +
        "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: resize, namespace: n, " + local +
        "}\nspec: {template: {spec: {containers: [{name: fn, image: 'registry.example.org/fn:1'}]}}}\n---\n"
        "apiVersion: serving.knative.dev/v1\nkind: Configuration\nmetadata: {name: conf, namespace: n}\n"
        "spec: {template: {spec: {containers: [{name: web, image: 'registry.example.org/web:1'}]}}}\n---\n"
        "apiVersion: serving.knative.dev/v1\nkind: Route\nmetadata: {name: front, namespace: n, " +
        local + "}\nspec: {traffic: [{configurationName: conf, percent: 100}]}\n");
    QCOMPARE(flowsInto(imported.model, "n/Service.serving.knative.dev/resize/fn"), intoService);
    QCOMPARE(flowsInto(imported.model, "n/Configuration/conf/web"), intoRoute);
}

void PlatformNames::ownNode_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("pod");
    QTest::addColumn<std::string>("intoAgent");
    const auto row = [](const char *tag, const char *url, const char *pod, const char *intoAgent) {
        QTest::newRow(tag) << std::string(url) << std::string(pod) << std::string(intoAgent);
    };
    row("a port that the node has", "http://$(NODE):8126", "ports: [{containerPort: 9126, hostPort: 8126}]",
        "Internet ?, app http");
    row("the port of the pod alone", "http://$(NODE):9126", "ports: [{containerPort: 9126, hostPort: 8126}]",
        "Internet ?");
    row("a port that the node does not have", "http://$(NODE):8126", "ports: [{containerPort: 8126}]", "");
}

void PlatformNames::ownNode()
{
    QFETCH(std::string, url);
    QFETCH(std::string, pod);
    QFETCH(std::string, intoAgent);
    const auto imported =
        importManifest(podCalling(url) +
                       "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: n}\nspec: "
                       "{template: {spec: {containers: [{name: a, image: 'registry.example.org/agent:1', " +
                       pod + "}]}}}\n");
    QCOMPARE(flowsInto(imported.model, "n/DaemonSet/agent/a"), intoAgent);
    for (const auto &element : imported.model.elements()) // the variable is none
        QVERIFY(element.kind != model::Kind::ExternalEntity || element.id == "internet");
}

// What runs before the others start cannot call them.
void PlatformNames::initContainersMeetSidecarsAlone()
{
    const std::string calls =
        ", env: [{name: PROXY_URL, value: 'http://localhost:8080'}, {name: APP_URL, value: "
        "'http://localhost:9090'}]}";
    const auto imported = importManifest(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {initContainers: [{name: early, image: a" +
        calls +
        ", {name: proxy, image: b, restartPolicy: Always, ports: [{containerPort: 8080}]}, {name: late, "
        "image: "
        "a" +
        calls +
        "], containers: [{name: app, image: c, ports: [{containerPort: 9090}]}, {name: beside, image: d" +
        calls + "]}\n");
    QCOMPARE(flowsInto(imported.model, "default/Pod/p/proxy"), std::string("beside http, late http"));
    QCOMPARE(flowsInto(imported.model, "default/Pod/p/app"), std::string("beside http"));
}

} // namespace kubernetes_platform_names

BULKHEAD_TEST(kubernetes_platform_names, PlatformNames, None)
#include "test_platform_names.moc"
