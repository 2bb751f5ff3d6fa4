// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_podman_pods {

using namespace bulkhead;
using namespace bulkhead::tests;
using namespace bulkhead::import;

// What podman says of pods and of the containers in them.
class PodmanPodsTest : public QObject
{
    Q_OBJECT

private slots:
    void aPodIsABoundary_data();
    void aPodIsABoundary();
    void processesOfThePodAreShared();
    void namespacesOfTheHostStayTheHosts();
    void containersThatOnlyThePodNamesAreTold();
    void tasksOfASwarmAnswerToTheirService_data();
    void tasksOfASwarmAnswerToTheirService();
};

const std::string podId(64, 'f');
const std::string infraId(64, 'a');

// A container of the pod as podman inspect shows it.
std::string member(const std::string &name, const std::string &image, const std::string &more = {},
                   const std::string &host = {})
{
    return R"({"Id": ")" + name + R"(000000000000", "Name": ")" + name + R"(", "ImageName": ")" + image +
           R"(", "Pod": ")" + podId + R"(", "IsInfra": false, "OCIRuntime": "crun",
 "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]},
  "Networks": {"front": {"Aliases": [], "IPAddress": "10.89.0.2"}}},
 "Config": {"Image": ")" +
           image + R"(", "User": "1000")" + more + R"(},
 "HostConfig": {"NetworkMode": "container:)" +
           infraId + R"(", "IpcMode": "container:)" + infraId + "\"" + host + "}}";
}

// The container that keeps the pod's namespaces.
std::string infra(const std::string &host = R"("NetworkMode": "bridge", "PidMode": "private")")
{
    return R"({"Id": ")" + infraId +
           R"(", "Name": "ffffffffffff-infra", "ImageName": "localhost/podman-pause:5",
 "Pod": ")" +
           podId + R"(", "IsInfra": true, "OCIRuntime": "crun",
 "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]},
  "Networks": {"front": {"Aliases": ["ffffffffffff"], "IPAddress": "10.89.0.2"}}},
 "Config": {"Hostname": "shop", "Image": "localhost/podman-pause:5", "User": ""},
 "HostConfig": {)" +
           host + "}}";
}

const std::string inspectedPod = R"({"Id": ")" + podId + R"(", "Name": "shop", "CreateInfra": true,
 "InfraContainerID": ")" + infraId +
                                 R"(", "InfraConfig": {"PortBindings":
  {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}, "Networks": ["front"]},
 "SharedNamespaces": ["uts", "ipc", "net"], "Containers": [{"Id": ")" +
                                 infraId +
                                 R"(", "Name": "ffffffffffff-infra"}, {"Id": "db000000000000", "Name": "db"},
  {"Id": "web000000000000", "Name": "web"}]})";

const std::string web =
    member("web", "docker.io/library/nginx:1.25", R"(, "Env": ["DB_HOST=localhost:5432"])");
const std::string db = member("db", "docker.io/library/postgres:16");

void PodmanPodsTest::aPodIsABoundary_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *tag, const std::string &json) {
        QTest::newRow(tag) << QByteArray::fromStdString(json);
    };
    row("inspected with the container of its namespaces", "[" + infra() + ", " + db + ", " + web + "]");
    row("and the pod itself", "[" + infra() + ", " + db + ", " + web + ", " + inspectedPod + "]");
    row("the pod first", "[" + inspectedPod + ", " + db + ", " + infra() + ", " + web + "]");
    row("without the container of its namespaces", "[" + inspectedPod + ", " + db + ", " + web + "]");
    row("podman ps",
        R"([{"Id": ")" + infraId + R"(", "Image": "localhost/podman-pause:5", "IsInfra": true, "Pod":
  ")" + podId +
            R"(", "PodName": "shop", "Names": ["ffffffffffff-infra"], "Command": null, "Networks": ["front"],
  "Ports": [{"host_ip": "", "container_port": 80, "host_port": 8080, "protocol": "tcp"}]},
 {"Id": "db", "Image": "docker.io/library/postgres:16", "IsInfra": false, "Pod": ")" +
            podId + R"(", "PodName": "shop",
  "Names": ["db"], "Command": ["postgres"], "Networks": [], "Ports": null},
 {"Id": "web", "Image": "docker.io/library/nginx:1.25", "IsInfra": false, "Pod": ")" +
            podId + R"(", "PodName": "shop",
  "Names": ["web"], "Command": ["nginx"], "Networks": [], "Ports": [{"host_ip": "", "container_port": 80,
  "host_port": 8080, "protocol": "tcp"}]}])");
}

void PodmanPodsTest::aPodIsABoundary()
{
    QFETCH(QByteArray, json);
    IMPORT(imported, importProject({"-"}, {{"-", json.toStdString()}}));
    const model::Model &model = imported.model;
    QVERIFY2(model.element("pod.shop"), qPrintable(diagnosticsOf(imported)));
    QCOMPARE(valueOf(model, "pod.shop", "boundary_type").toLower(), QString("pod"));
    QVERIFY(!model.element("ffffffffffff-infra"));
    QVERIFY(!model.element("image.localhost/podman-pause"));
    for (const char *name : {"db", "web"}) {
        QVERIFY(model.element(name));
        QCOMPARE(std::string_view(model.element(name)->parent), std::string_view("pod.shop"));
        QCOMPARE(valueOf(model, name, "networks"), QString("net.front"));
    }
    QCOMPARE(valueOf(model, "web", "published_ports"), QString("8080:80/tcp"));
    QCOMPARE(valueOf(model, "db", "published_ports"), QString());
    const QStringList flows = flowsOf(model, model::FlowKind::Data);
    QVERIFY2(flows.contains("outside->web") && !flows.contains("outside->db"), qPrintable(flows.join(' ')));
    QVERIFY(json.contains("DB_HOST") == flows.contains("web->db"));
}

void PodmanPodsTest::processesOfThePodAreShared()
{
    const std::string pid = R"(, "PidMode": "container:)" + infraId + "\"";
    IMPORT(imported, importProject({"-"}, {{"-", "[" + infra() + ", " + member("web", "nginx", {}, pid) +
                                                     ", " + member("db", "postgres", {}, pid) + ", " +
                                                     member("log", "fluentd") + "]"}}));
    QCOMPARE(valueOf(imported.model, "web", "shares_processes"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "db", "shares_processes"), QString("yes"));
    QVERIFY(valueOf(imported.model, "log", "shares_processes") != QString("yes"));
    // Outside of pods ids are the same.
    const std::string docker =
        R"([{"Id": "1111111111111", "Name": "/a", "Config": {"Image": "a"}, "HostConfig": {}},
 {"Id": "2222222222222", "Name": "/b", "Config": {"Image": "b"}, "HostConfig": {"PidMode": "container:1111111111111"}}])";
    IMPORT(plain, importProject({"-"}, {{"-", docker}}));
    QCOMPARE(valueOf(plain.model, "a", "shares_processes"), QString("yes"));
}

void PodmanPodsTest::namespacesOfTheHostStayTheHosts()
{
    IMPORT(imported,
           importProject(
               {"-"}, {{"-", "[" + infra(R"("NetworkMode": "host", "PidMode": "host")") + ", " +
                                 member("web", "nginx", {}, R"(, "PidMode": "container:)" + infraId + "\"") +
                                 ", " + db + "]"}}));
    for (const char *name : {"web", "db"})
        QCOMPARE(valueOf(imported.model, name, "host_network"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "web", "host_pid"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "web", "published_ports"), QString());
    // The container that keeps them is not among the inputs, or there is none.
    for (const std::string &kept :
         {R"("InfraContainerID": ")" + infraId + "\"", std::string(R"("CreateInfra": false)")}) {
        IMPORT(bare,
               importProject(
                   {"-"}, {{"-", R"([{"Id": ")" + podId + R"(", "Name": "shop", )" + kept +
                                     R"(, "InfraConfig": {"HostNetwork": true}, "SharedNamespaces": ["net"],
 "Containers": [{"Id": "web000000000000", "Name": "web"}]}, )" +
                                     web + "]"}}));
        QCOMPARE(valueOf(bare.model, "web", "host_network"), QString("yes"));
    }
}

void PodmanPodsTest::containersThatOnlyThePodNamesAreTold()
{
    IMPORT(imported, importProject({"-"}, {{"-", "[" + inspectedPod + ", " + web + "]"}}));
    QVERIFY(imported.model.element("db"));
    QCOMPARE(std::string_view(imported.model.element("db")->parent), std::string_view("pod.shop"));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("the container db of the pod shop is not among the inputs"), qPrintable(told));
    IMPORT(listed,
           importProject(
               {"-"}, {{"-", R"([{"Id": ")" + podId + R"(", "Name": "shop", "InfraId": ")" + infraId +
                                 R"(", "Status": "Running", "Networks": ["front"],
 "Containers": [{"Id": ")" + infraId +
                                 R"(", "Names": "ffffffffffff-infra"}, {"Id": "x", "Names": "web"}]}])"}}));
    QVERIFY(listed.model.element("web"));
    QCOMPARE(valueOf(listed.model, "web", "networks"), QString("net.front"));
    QVERIFY(!listed.model.element("ffffffffffff-infra"));
}

void PodmanPodsTest::tasksOfASwarmAnswerToTheirService_data()
{
    QTest::addColumn<QByteArray>("task");
    QTest::newRow("docker inspect") << QByteArray(
        R"({"Id": "d", "Name": "/shop_db.1.x9", "Config": {"Image": "postgres", "Labels":
 {"com.docker.swarm.service.name": "shop_db"}}, "HostConfig": {}, "NetworkSettings": {"Networks": {"back": {}}}})");
    QTest::newRow("docker ps") << QByteArray(
        R"({"ID": "d", "Names": "shop_db.1.x9", "Image": "postgres", "Ports": "",
 "Networks": "back", "Labels": "maintainer=A,com.docker.swarm.service.name=shop_db,com.docker.swarm.task=x"})");
}

void PodmanPodsTest::tasksOfASwarmAnswerToTheirService()
{
    QFETCH(QByteArray, task);
    const std::string app = R"({"Id": "a", "Name": "/app", "Config": {"Image": "app", "Env":
 ["DB_URL=postgres://shop_db:5432/x"]}, "HostConfig": {}, "NetworkSettings": {"Networks": {"back": {}}}})";
    IMPORT(imported, importProject({"-"}, {{"-", "[" + app + ", " + task.toStdString() + "]"}}));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QVERIFY2(flows.contains("app->shop_db.1.x9"), qPrintable(flows.join(' ')));
}

} // namespace import_podman_pods

BULKHEAD_TEST(import_podman_pods, PodmanPodsTest, None)
#include "test_podman_pods.moc"
