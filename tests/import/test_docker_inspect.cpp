// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"

#include <QtTest>

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What docker inspect says of running containers.
class TestDockerInspect : public QObject
{
    Q_OBJECT

private slots:
    void readsDockerInspect();
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
  "NetworkSettings": {"Networks": {"back": {"Aliases": ["w"]}}}},
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

QTEST_APPLESS_MAIN(TestDockerInspect)
#include "test_docker_inspect.moc"
