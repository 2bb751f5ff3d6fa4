// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_docker_inspect {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What docker inspect says of running containers.
class TestDockerInspect : public QObject
{
    Q_OBJECT

private slots:
    void readsDockerInspect();
    void publishesWhatTheEngineHasBound_data();
    void publishesWhatTheEngineHasBound();
    void namesImagesByTheirIds();
    void sharesTheNetworkOfAContainerById();
    void reachesContainersByTheirAddresses();
    void statesDevices();
    void declaresNothing();
    void readsPodman();
    void podmansDefaultNetworkHasNoNames_data();
    void podmansDefaultNetworkHasNoNames();
    void readsServicesOfASwarm();
    void servicesStandForTheirTasks();
    void tasksAnswerToTheirServicesName();
    void hostsOfPodmanAreCalledSo();
};

void TestDockerInspect::readsDockerInspect()
{
    const std::string json = R"([
 {"Id": "1", "Name": "/web", "AppArmorProfile": "unconfined",
  "Config": {"User": "", "Image": "nginx:1.25", "Env": ["DB_HOST=db", "API_TOKEN=abcdef"], "ExposedPorts": {"80/tcp": {}}},
  "HostConfig": {"Privileged": true, "Memory": 536870912, "NanoCpus": 1500000000, "PidMode": "host", "NetworkMode": "back",
                 "CapAdd": ["CAP_NET_ADMIN"], "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3},
                 "PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]}},
  "Mounts": [{"Type": "bind", "Source": "/etc", "Destination": "/host", "RW": false},
             {"Type": "volume", "Name": "data", "Source": "/var/lib/docker/x", "Destination": "/data", "RW": true}],
  "NetworkSettings": {"Networks": {"back": {"Aliases": ["w"]}, "front": {}}}},
 {"Id": "2", "Name": "/db", "Config": {"User": "999", "Image": "mysql"}, "HostConfig": {"NetworkMode": "back"},
  "NetworkSettings": {"Networks": {"back": {}}}}]
{"Name": "back", "Id": "n", "Driver": "bridge", "Scope": "local", "Internal": true, "IPAM": {}}
{"ID": "e", "ServerVersion": "24.0.1", "KernelVersion": "6.1.0", "OperatingSystem": "Debian", "SecurityOptions": ["name=apparmor"]}
)";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "web", "user").toLower(), QString("root"));
    QCOMPARE(valueOf(model, "web", "privileged"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "mac_profile").toLower(), QString("unconfined"));
    QCOMPARE(valueOf(model, "web", "memory_limit_mb"), QString("512 MiB"));
    QCOMPARE(valueOf(model, "web", "cpu_limit"), QString("1.5 CPUs"));
    QCOMPARE(valueOf(model, "web", "bind_interface"), QString("localhost"));
    QCOMPARE(valueOf(model, "web", "host_mounts"), QString("/etc"));
    QVERIFY(!propertyOf(model, "web", "host_mounts_rw"));
    QCOMPARE(valueOf(model, "web", "restart_max_retries"), QString("3"));
    QCOMPARE(valueOf(model, "web", "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(propertyOf(model, "web", "privileged")->origin->line, 4);
    QCOMPARE(propertyOf(model, "web", "privileged")->origin->object.view(),
             std::string_view("container/web"));
    QCOMPARE(valueOf(model, "db", "user_id"), QString("999"));
    QCOMPARE(valueOf(model, "net.back", "internal"), QString("yes"));
    QCOMPARE(valueOf(model, "host", "kernel_version"), QString("6.1.0"));
    QVERIFY(model.flow("web->db"));
}

void TestDockerInspect::publishesWhatTheEngineHasBound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("published");
    QTest::newRow("all ports published")
        << QByteArray(R"("HostConfig": {"PublishAllPorts": true, "PortBindings": {}}, "NetworkSettings":
            {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "32768"}, {"HostIp": "::", "HostPort": "32768"}],
                       "81/tcp": null}})")
        << "32768:80/tcp";
    QTest::newRow("a port that the engine chose")
        << QByteArray(R"("HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": ""}]}},
            "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "49200"}]}})")
        << "49200:80/tcp";
    QTest::newRow("not running")
        << QByteArray(R"("HostConfig": {"PortBindings": {"80/udp": [{"HostIp": "", "HostPort": "8080"}]}},
            "NetworkSettings": {"Ports": {}})")
        << "8080:80/udp";
    QTest::newRow("docker ps")
        << QByteArray(R"("Ports": "0.0.0.0:8080->80/tcp, :::8080->80/tcp, 9000/tcp", "Networks": "a,b")")
        << "8080:80/tcp";
    QTest::newRow("podman ps")
        << QByteArray(
               R"("Ports": [{"host_ip": "", "container_port": 80, "host_port": 8080, "protocol": "tcp"}])")
        << "8080:80/tcp";
    QTest::newRow("docker compose ps")
        << QByteArray(
               R"("Publishers": [{"URL": "0.0.0.0", "TargetPort": 80, "PublishedPort": 8080, "Protocol": "tcp"},
            {"URL": "", "TargetPort": 81, "PublishedPort": 0, "Protocol": "tcp"}])")
        << "8080:80/tcp";
    QTest::newRow("on the network of the host")
        << QByteArray(
               R"("HostConfig": {"NetworkMode": "host", "PortBindings": {"80/tcp": [{"HostPort": "80"}]}})")
        << "";
}

void TestDockerInspect::publishesWhatTheEngineHasBound()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, published);
    IMPORT(imported,
           importProject({"-"}, {{"-", R"({"Id": "1", "Names": "web", "Command": "x", "Image": "nginx", )" +
                                           json.toStdString() + "}"}}));
    QCOMPARE(valueOf(imported.model, "web", "published_ports"), published);
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).contains("outside->web"), !published.isEmpty());
}

void TestDockerInspect::namesImagesByTheirIds()
{
    const std::string id(64, 'a');
    const std::string other(64, 'b');
    const std::string json = R"([
 {"Id": "1", "Name": "/full", "Image": "sha256:)" +
                             id + R"(", "Config": {"Image": "sha256:)" + id + R"("}, "HostConfig": {}},
 {"Id": "2", "Name": "/short", "Image": "sha256:)" +
                             id + R"(", "Config": {"Image": "aaaaaaaaaaaa"}, "HostConfig": {}},
 {"Id": "3", "Name": "/unnamed", "Image": "sha256:)" +
                             other + R"(", "Config": {"Image": "sha256:)" + other + R"("}, "HostConfig": {}},
 {"Id": "sha256:)" + id + R"(", "RepoTags": ["registry.example.org/app:1"], "Config": {"User": "7"}},
 {"Id": "sha256:)" + other + R"(", "RepoTags": [], "RepoDigests": [], "Config": {"User": ""}}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    for (const char *name : {"full", "short"})
        QCOMPARE(valueOf(imported.model, name, "image"), QString("image.registry.example.org/app"));
    QCOMPARE(valueOf(imported.model, "image.registry.example.org/app", "user"), QString("non_root"));
    const QString unnamed = valueOf(imported.model, "unnamed", "image");
    QCOMPARE(valueOf(imported.model, unnamed.toStdString(), "user"), QString("root"));
    QVERIFY(imported.model.element(unnamed.toStdString())->parent.empty());
    QVERIFY(!imported.model.element("registry.docker.io"));
}

void TestDockerInspect::sharesTheNetworkOfAContainerById()
{
    const std::string json = R"([
 {"Id": "1234567890ab", "Name": "/tunnel", "Config": {"Image": "tunnel"}, "HostConfig": {"NetworkMode": "bridge"},
  "NetworkSettings": {"Ports": {"9091/tcp": [{"HostIp": "", "HostPort": "9091"}]}, "Networks": {"back": {}}}},
 {"Id": "2", "Name": "/loader", "Config": {"Image": "loader", "ExposedPorts": {"9091/tcp": {}}},
  "HostConfig": {"NetworkMode": "container:1234567890ab"}, "NetworkSettings": {"Networks": {}}}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QCOMPARE(valueOf(imported.model, "loader", "networks"), QString("net.back"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '), QString("outside->loader"));
}

void TestDockerInspect::reachesContainersByTheirAddresses()
{
    const std::string json = R"([
 {"Id": "1", "Name": "/web", "Config": {"Image": "web", "Env": ["DB_HOST=172.18.0.3", "CACHE_HOST=store"]}, "HostConfig": {},
  "NetworkSettings": {"Networks": {"n": {"IPAddress": "172.18.0.2"}}}},
 {"Id": "2", "Name": "/db", "Config": {"Image": "db"}, "HostConfig": {},
  "NetworkSettings": {"Networks": {"n": {"IPAddress": "172.18.0.3"}}}},
 {"Id": "3", "Name": "/cache", "Config": {"Image": "cache"}, "HostConfig": {},
  "NetworkSettings": {"Networks": {"n": {"Aliases": null, "DNSNames": ["cache", "store"]}}}}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '), QString("web->cache web->db"));
}

void TestDockerInspect::statesDevices()
{
    const std::string json = R"({"Id": "1", "Name": "/a", "Config": {"Image": "a"}, "HostConfig": {
  "Devices": [{"PathOnHost": "/dev/kvm"}],
  "DeviceCgroupRules": ["c 13:* rmw"],
  "DeviceRequests": [{"Driver": "nvidia", "Count": -1, "Capabilities": [["gpu"]]}]}})";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    const QString devices = valueOf(imported.model, "a", "host_devices");
    for (const char *device : {"/dev/kvm", "c 13:* rmw", "gpus"})
        QVERIFY2(devices.contains(device), qPrintable(devices));
    QCOMPARE(imported.diagnostics.size(), std::size_t{0});
}

void TestDockerInspect::declaresNothing()
{
    const std::string json = R"([{"Id": "1", "Name": "/web", "Config": {"Image": "nginx"}, "HostConfig": {},
  "NetworkSettings": {"Networks": {"podman": {}}},
  "Mounts": [{"Type": "volume", "Name": "data", "Destination": "/data", "RW": true}]}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QCOMPARE(diagnosticsOf(imported), QString());
    QVERIFY(imported.model.element("volume.data"));
}

void TestDockerInspect::readsPodman()
{
    const std::string json = R"([
 {"Id": "1", "Name": "web", "Image": ")" +
                             std::string(64, 'c') + R"(", "ImageName": "docker.io/library/nginx:1.27",
  "Config": {"User": "7"}, "HostConfig": {"Privileged": true, "NetworkMode": "bridge"},
  "NetworkSettings": {"Networks": {"back": {"Aliases": ["w"]}}}},
 {"name": "back", "id": "n", "driver": "bridge", "network_interface": "podman1", "internal": true, "dns_enabled": true}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QCOMPARE(valueOf(imported.model, "web", "privileged"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "web", "image_tag"), QString("1.27"));
    QCOMPARE(valueOf(imported.model, "net.back", "internal"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "host", "runtime_engine").toLower(), QString("podman"));
}

void TestDockerInspect::podmansDefaultNetworkHasNoNames_data()
{
    QTest::addColumn<QString>("network");   // that both are on
    QTest::addColumn<QString>("inspected"); // what podman network inspect says of it
    QTest::addColumn<bool>("isResolved");
    const auto row = [](const char *name, const char *network, const char *inspected, bool isResolved) {
        QTest::addRow("%s", name) << network << inspected << isResolved;
    };
    row("default", "podman", "", false);
    row("of their own", "back", "", true);
    row("default with names", "podman",
        R"(, {"name": "podman", "id": "n", "driver": "bridge", "network_interface": "p0", "dns_enabled": true})",
        true);
    row("of their own without names", "back",
        R"(, {"name": "back", "id": "n", "driver": "bridge", "network_interface": "p1", "dns_enabled": false})",
        false);
}

void TestDockerInspect::podmansDefaultNetworkHasNoNames()
{
    QFETCH(QString, network);
    QFETCH(QString, inspected);
    QFETCH(bool, isResolved);
    const QString container = R"({"Id": "%1", "Name": "%1", "ImageName": "%1", "OCIRuntime": "crun",
        "Config": {"Env": ["DB_HOST=db"]}, "HostConfig": {"NetworkMode": "bridge"},
        "NetworkSettings": {"Networks": {"%2": {}}}})";
    const QString json =
        "[" + container.arg("web", network) + "," + container.arg("db", network) + inspected + "]";
    IMPORT(imported, importProject({"-"}, {{"-", json.toStdString()}}));
    QCOMPARE(imported.model.flow("web->db") != nullptr, isResolved);
}

void TestDockerInspect::readsServicesOfASwarm()
{
    const std::string json = R"([
 {"ID": "s1", "Spec": {"Name": "shop_web", "Labels": {"traefik.enable": "true"}, "Mode": {"Replicated": {"Replicas": 3}},
   "TaskTemplate": {
    "ContainerSpec": {"Image": "registry.example.org/web:2", "Env": ["DB_HOST=tasks.db"], "User": "0", "ReadOnly": true,
      "CapabilityAdd": ["CAP_NET_ADMIN"], "Privileges": {"Seccomp": {"Mode": "unconfined"}, "NoNewPrivileges": true},
      "Mounts": [{"Type": "bind", "Source": "/etc", "Target": "/host", "ReadOnly": true}],
      "Secrets": [{"SecretName": "pw", "File": {"Name": "db-pw"}}]},
    "Resources": {"Limits": {"NanoCPUs": 1500000000, "MemoryBytes": 536870912}},
    "RestartPolicy": {"Condition": "on-failure", "MaxAttempts": 4},
    "Networks": [{"Target": "n1", "Aliases": ["web"]}]},
   "EndpointSpec": {"Ports": [{"Protocol": "tcp", "TargetPort": 80, "PublishMode": "ingress"}]}},
  "Endpoint": {"Ports": [{"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 30001, "PublishMode": "ingress"}]}},
 {"ID": "s2", "Spec": {"Name": "shop_db", "Mode": {"Global": {}}, "TaskTemplate": {"ContainerSpec": {"Image": "postgres:16"},
   "Networks": [{"Target": "n1", "Aliases": ["db"]}]}}}]
{"Name": "shop_back", "Id": "n1", "Driver": "overlay", "Scope": "swarm", "Internal": false, "IPAM": {}})";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "shop_web", "user"), QString("root"));
    QCOMPARE(valueOf(model, "shop_web", "read_only_rootfs"), QString("yes"));
    QCOMPARE(valueOf(model, "shop_web", "capabilities_add"), QString("NET_ADMIN"));
    QCOMPARE(valueOf(model, "shop_web", "seccomp_profile"), QString("unconfined"));
    QCOMPARE(valueOf(model, "shop_web", "allow_privilege_escalation"), QString("no"));
    QCOMPARE(valueOf(model, "shop_web", "host_mounts"), QString("/etc"));
    QCOMPARE(valueOf(model, "shop_web", "replicas"), QString("3"));
    QCOMPARE(valueOf(model, "shop_web", "memory_limit_mb"), QString("512 MiB"));
    QCOMPARE(valueOf(model, "shop_web", "cpu_limit"), QString("1.5 CPUs"));
    QCOMPARE(valueOf(model, "shop_web", "restart_max_retries"), QString("4"));
    QCOMPARE(valueOf(model, "shop_web", "published_ports"), QString("30001:80/tcp"));
    QCOMPARE(valueOf(model, "shop_web", "networks"), QString("net.shop_back"));
    QCOMPARE(propertyOf(model, "shop_web", "user")->origin->line, 4);
    QVERIFY(model.element("secret.pw"));
    QCOMPARE(flowsOf(model, model::FlowKind::Data).join(' '), QString("outside->shop_web shop_web->shop_db"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestDockerInspect::servicesStandForTheirTasks()
{
    const std::string json = R"([
 {"ID": "s1", "Spec": {"Name": "shop_api", "Mode": {"Replicated": {"Replicas": 2}}, "TaskTemplate": {"ContainerSpec": {"Image": "acme/api:1"}}}},
 {"ID": "s2", "Spec": {"Name": "shop_disk", "Mode": {"Global": {}}, "TaskTemplate": {"Runtime": "plugin",
   "PluginSpec": {"Name": "disk", "Remote": "acme/disk:1"}}}},
 {"Id": "a1", "Name": "/shop_api.1.abc", "HostConfig": {}, "Config": {"Image": "acme/api:1",
   "Labels": {"com.docker.swarm.service.name": "shop_api"}}},
 {"Id": "a2", "Name": "/shop_web.1.def", "HostConfig": {}, "Config": {"Image": "acme/web:1",
   "Labels": {"com.docker.swarm.service.name": "shop_web"}}}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QStringList containers;
    for (const model::Element &element : imported.model.elements()) {
        if (element.kind == model::Kind::Container)
            containers << QString::fromStdString(element.id);
    }
    QCOMPARE(containers.join(' '), QString("shop_api shop_web.1.def"));
    QVERIFY2(diagnosticsOf(imported).contains("shop_disk is left out: it installs a plugin"),
             qPrintable(diagnosticsOf(imported)));
}

void TestDockerInspect::tasksAnswerToTheirServicesName()
{
    const std::string json = R"([
 {"Id": "a1", "Name": "/shop_api.1.abc", "HostConfig": {}, "Config": {"Image": "acme/api:1",
   "Labels": {"com.docker.swarm.service.name": "shop_api"}}, "NetworkSettings": {"Networks": {"shop_back": {}}}},
 {"Id": "a2", "Name": "/one", "HostConfig": {}, "Config": {"Image": "acme/web:1", "Env": ["API=http://tasks.shop_api:8000"]},
   "NetworkSettings": {"Networks": {"shop_back": {}}}},
 {"Id": "a3", "Name": "/two", "HostConfig": {}, "Config": {"Image": "acme/web:1", "Env": ["API=http://shop_api:8000"]},
   "NetworkSettings": {"Networks": {"shop_back": {}}}}])";
    IMPORT(imported, importProject({"-"}, {{"-", json}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '),
             QString("one->shop_api.1.abc two->shop_api.1.abc"));
}

void TestDockerInspect::hostsOfPodmanAreCalledSo()
{
    const std::string network =
        R"([{"name": "shop", "id": "n1", "driver": "bridge", "network_interface": "podman1", "dns_enabled": true},
 {"Id": "a1", "Name": "web", "HostConfig": {}, "Config": {"Image": "acme/web:1"}}])";
    IMPORT(imported, importProject({"-"}, {{"-", network}}));
    QCOMPARE(valueOf(imported.model, "host", "runtime_engine").toLower(), QString("podman"));
    QCOMPARE(QString::fromStdString(imported.model.element("host")->name), QString("Podman host"));
}

} // namespace import_docker_inspect

BULKHEAD_TEST(import_docker_inspect, TestDockerInspect, None)
#include "test_docker_inspect.moc"
