// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace catalog_relations {

// Who is related to whom in one small architecture, by every relation.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::FlowKind;
using model::Kind;

namespace {

Scene architecture()
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "admin")
        .element(Kind::TrustBoundary, "cluster", {"boundary_type=cluster"})
        .element(Kind::Orchestrator, "orchestrator", {"orchestrator_type=kubernetes"}, "cluster")
        .element(Kind::Host, "node-1", {}, "cluster")
        .element(Kind::Host, "node-2", {}, "cluster")
        .element(Kind::TrustBoundary, "namespace", {"boundary_type=namespace"}, "cluster")
        .element(Kind::TrustBoundary, "pod", {"boundary_type=pod"}, "namespace")
        .element(Kind::Registry, "registry")
        .element(Kind::Registry, "mirror")
        .element(Kind::Image, "image", {}, "registry")
        .element(Kind::Network, "front")
        .element(Kind::Network, "back")
        .element(Kind::DataStore, "store", {"networks=back"})
        .container("web", {"image=image", "runs_on=node-1", "networks=front"}, "pod")
        .container("api", {"runs_on=node-1", "networks=front,back"}, "pod")
        .container("agent", {"host_network=true"}, "node-2")
        .container("probe", {"host_network=true"}, "node-2")
        .element(Kind::Process, "cron", {"runs_on=node-2"})
        .flow("admin", "orchestrator", {}, FlowKind::Control)
        .flow("web", "api")
        .flow("web", "agent")
        .flow("web", "store")
        .flow("api", "store", {}, FlowKind::Mount)
        .flow("api", "mirror", {}, FlowKind::Pull);
    return scene;
}

void row(const char *relation, const char *kind, const char *subject, const char *related)
{
    QTest::addRow("%s of %s", relation, subject)
        << QString(relation) << QString(kind) << QString(subject) << QString(related);
}

} // namespace

class TestRelations : public QObject
{
    Q_OBJECT

private slots:
    void leadsTo_data();
    void leadsTo();
    void platformIsThatOfTheCluster();
};

void TestRelations::leadsTo_data()
{
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("related");
    row("runs_on", "container", "web", "node-1");
    row("runs_on", "container", "agent", "node-2");
    row("hosts", "host", "node-1", "api web");
    row("hosts_process", "host", "node-2", "cron");
    row("instance_of", "container", "web", "image");
    row("instances", "image", "image", "web");
    row("stored_in", "image", "image", "registry");
    row("stores", "registry", "registry", "image");
    row("pulls_from", "container", "web", "registry");
    row("pulls_from", "container", "api", "mirror");
    row("pulled_by_hosts", "registry", "registry", "node-1");
    row("managed_by", "container", "web", "orchestrator");
    row("managed_by", "host", "node-1", "orchestrator");
    row("mounts", "container", "api", "store");
    row("mounted_by", "data_store", "store", "api");
    row("in_flows", "data_store", "store", "web->store");
    row("out_flows", "container", "web", "web->agent web->api web->store");
    row("source", "data_flow", "web->api", "web");
    row("target", "data_flow", "web->api", "api");
    row("crosses", "data_flow", "web->api", ""); // the pod is no border
    row("crosses", "data_flow", "web->agent", "namespace node-2");
    row("crosses", "data_flow", "web->store", "back cluster front namespace");
    row("crosses", "data_flow", "api->store#mount", "");
    row("contains", "trust_boundary", "namespace", "api pod web");
    row("within", "container", "web", "cluster namespace pod");
    row("networks", "container", "api", "back front");
    row("members", "network", "front", "api web");
    row("same_network", "container", "web", "api");
    row("same_network", "data_store", "store", "api");
    row("same_network", "container", "agent", "probe");
    row("co_resident", "container", "web", "api");
    row("same_cluster", "host", "node-1", "node-2");
    row("targets_control", "external_entity", "admin", "orchestrator");
}

// Explanations name up to three related things, so each is asked for by its own id.
void TestRelations::leadsTo()
{
    QFETCH(QString, relation);
    QFETCH(QString, kind);
    QFETCH(QString, subject);
    QFETCH(QString, related);
    std::string json = R"({"format": "bulkhead-catalog", "version": 1, "id": "test",
        "threats": [{"id": "X", "stride": "tampering", "title": "X"}], "rules": [)";
    for (int count = 0; count < 6; ++count)
        json +=
            (count ? "," : "") +
            QString(
                R"({"id": "X.%1", "entry": "X", "applies_to": ["%2"], "title": "X", "message": "X", "likelihood": 3,
              "impact": 3, "on_unknown": "silent", "when": {"count": {"rel": "%3", "op": "==", "value": %1}}})")
                .arg(count)
                .arg(kind, relation)
                .toStdString();
    if (relation == "same_network") // cannot be counted
        json = QString(R"({"format": "bulkhead-catalog", "version": 1, "id": "test",
          "threats": [{"id": "X", "stride": "tampering", "title": "X"}],
          "rules": [{"id": "X.1", "entry": "X", "applies_to": ["%1"], "title": "X", "message": "X", "likelihood": 3,
            "impact": 3, "on_unknown": "silent", "when": {"exists": {"rel": "same_network"}}}]})")
                   .arg(kind)
                   .toStdString();
    else
        json += "]}";
    const auto catalogs = with({{"test.json", json, false}});
    QVERIFY2(catalogs.ok(), catalogs ? "" : catalogs.error().text().c_str());
    const Analysis analysis = architecture().analyze(*catalogs);

    const QStringList expected = related.split(' ', Qt::SkipEmptyParts);
    const std::string id = "X." + std::to_string(expected.size()) + '@' + subject.toStdString();
    QVERIFY2(analysis.find(id), id.c_str());
    const auto explanation = analysis.explain("X." + std::to_string(expected.size()), subject.toStdString());
    QVERIFY(explanation.ok());
    QStringList lastWords; // of what is told of each: the id, of an unnamed flow that of its target
    for (const QString &one : expected) {
        const model::Flow *flow = analysis.model().flow(one.toStdString());
        lastWords << (flow ? QString::fromStdString(flow->target) : one);
    }
    QStringList named;
    for (const Explanation &part : explanation->parts.front().parts)
        named.append(QString::fromStdString(part.text).section(' ', -1));
    for (const QString &name : named)
        QVERIFY2(lastWords.contains(name), qPrintable(name));
    QCOMPARE(named.size(), std::min<qsizetype>(3, expected.size()));
}

void TestRelations::platformIsThatOfTheCluster()
{
    Scene scene = architecture();
    scene.container("alone");
    const Analysis analysis = scene.analyze();
    // Kubernetes mounts a token by default, Docker has none.
    QVERIFY(analysis.find("E2.10@web"));
    QVERIFY(analysis.find("E2.10@agent"));
    QVERIFY(!analysis.find("E2.10@alone"));
}

} // namespace catalog_relations

BULKHEAD_TEST(catalog_relations, TestRelations, None)
#include "test_relations.moc"
