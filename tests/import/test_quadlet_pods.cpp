// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_quadlet_pods {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Pods of quadlets: what they share and publish.
class TestQuadletPods : public QObject
{
    Q_OBJECT

private slots:
    void internalNetworksPublishNothing_data();
    void internalNetworksPublishNothing();
};

// The port is that of caddy, whichever member of the pod it is.
void TestQuadletPods::internalNetworksPublishNothing_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isInternal");
    QTest::newRow("first, internal") << "zz.container" << true;
    QTest::newRow("last, internal") << "api.container" << true;
    QTest::newRow("first, with a way out") << "zz.container" << false;
    QTest::newRow("last, with a way out") << "api.container" << false;
}

void TestQuadletPods::internalNetworksPublishNothing()
{
    QFETCH(QString, other);
    QFETCH(bool, isInternal);
    const std::string second = other.toStdString();
    IMPORT(imported,
           importProject(
               {second, "app.pod", "back.network", "web.container"},
               {{second, "[Container]\nImage=docker.io/acme/api:1\nPod=app.pod\n"},
                {"app.pod", "[Pod]\nPublishPort=8443:443\nNetwork=back.network\n"},
                {"back.network", isInternal ? "[Network]\nInternal=true\n" : "[Network]\nInternal=false\n"},
                {"web.container", "[Container]\nImage=docker.io/library/caddy:2\nPod=app.pod\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data),
             isInternal ? QStringList() : QStringList("outside->web"));
    QCOMPARE(valueOf(imported.model, "web", "published_ports").isEmpty(), isInternal);
    QCOMPARE(diagnosticsOf(imported).contains("its networks are internal"), isInternal);
}

} // namespace import_quadlet_pods

BULKHEAD_TEST(import_quadlet_pods, TestQuadletPods, None)
#include "test_quadlet_pods.moc"
