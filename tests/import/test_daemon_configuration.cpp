// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace import_daemon_configuration {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// /etc/docker/daemon.json: what it says of the host of the containers.
class TestDaemonConfiguration : public QObject
{
    Q_OBJECT

private slots:
    void statesTheHostOfAComposeProject();
    void standsForItself();
    void leavesOpenWhatItLeavesOut();
    void listensAsItSays_data();
    void listensAsItSays();
    void otherFilesAreNone_data();
    void otherFilesAreNone();
};

void TestDaemonConfiguration::statesTheHostOfAComposeProject()
{
    const std::string compose =
        "services:\n  web:\n    image: registry.local:5000/web:1\n    network_mode: bridge\n";
    const std::string daemon = "{\n"
                               "  \"userns-remap\": \"default\",\n"
                               "  \"no-new-privileges\": true,\n"
                               "  \"insecure-registries\": [\"registry.local:5000\"],\n"
                               "  \"authorization-plugins\": [\"opa\"],\n"
                               "  \"selinux-enabled\": true,\n"
                               "  \"icc\": false,\n"
                               "  \"log-driver\": \"syslog\"\n"
                               "}\n";
    IMPORT(imported, importProject({"compose.yaml", "daemon.json"},
                                   {{"compose.yaml", compose}, {"daemon.json", daemon}}));
    const model::Model &model = imported.model;
    for (const char *property : {"userns_remap", "no_new_privileges_default", "insecure_registries",
                                 "authorization_plugin", "central_logging"})
        QVERIFY2(valueOf(model, "host", property) == "yes", property);
    QCOMPARE(valueOf(model, "host", "mandatory_access_control").toLower(), QString("selinux"));
    QCOMPARE(valueOf(model, "host", "runtime_engine").toLower(), QString("docker"));
    QCOMPARE(valueOf(model, "registry.registry.local:5000", "tls").toLower(), QString("unverified"));
    QCOMPARE(valueOf(model, "net.bridge", "icc"), QString("no"));
    const model::Property *remap = propertyOf(model, "host", "userns_remap");
    QCOMPARE(remap->origin->file.view(), std::string_view("daemon.json"));
    QCOMPARE(remap->origin->line, 2);
}

void TestDaemonConfiguration::standsForItself()
{
    IMPORT(imported, importProject({"daemon.json"}, {{"daemon.json", "{\"log-driver\": \"json-file\"}"}}));
    QCOMPARE(valueOf(imported.model, "host", "central_logging"), QString("no"));
    QCOMPARE(imported.model.elements().size(), std::size_t{1});
    IMPORT(runtime, importProject({"daemon.json"},
                                  {{"daemon.json", R"({"default-runtime": "nvidia", "runtimes": )"
                                                   R"({"nvidia": {"path": "nvidia-container-runtime"}}})"}}));
    QCOMPARE(valueOf(runtime.model, "host", "runtime_engine").toLower(), QString("docker"));
}

void TestDaemonConfiguration::leavesOpenWhatItLeavesOut()
{
    IMPORT(imported, importProject({"daemon.json"}, {{"daemon.json", "{\"live-restore\": true}"}}));
    for (const char *property : {"daemon_tcp", "userns_remap", "central_logging", "insecure_registries",
                                 "no_new_privileges_default", "authorization_plugin"})
        QVERIFY2(!propertyOf(imported.model, "host", property), property);
}

void TestDaemonConfiguration::listensAsItSays_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *keys, const char *expected) {
        QTest::newRow(keys) << QString(keys) << QString(expected);
    };
    row(R"("hosts": ["unix:///var/run/docker.sock"])", "none");
    row(R"("hosts": ["fd://", "tcp://0.0.0.0:2375"])", "plaintext");
    row(R"("hosts": ["tcp://127.0.0.1:2375"])", "localhost");
    row(R"("hosts": ["tcp://[::1]:2375", "tcp://10.0.0.5:2375"])", "plaintext");
    row(R"("hosts": ["tcp://0.0.0.0:2375", "tcp://localhost:2375"])", "plaintext");
    row(R"("hosts": ["tcp://0.0.0.0:2376"], "tls": true)", "tls_server_only");
    row(R"("hosts": ["tcp://0.0.0.0:2376"], "tlsverify": true, "tlscacert": "/ca.pem")", "tls_mutual");
}

void TestDaemonConfiguration::listensAsItSays()
{
    QFETCH(QString, keys);
    QFETCH(QString, expected);
    IMPORT(imported, importProject({"daemon.json"}, {{"daemon.json", "{" + keys.toStdString() + "}"}}));
    QCOMPARE(valueOf(imported.model, "host", "daemon_tcp").toLower(), expected);
}

void TestDaemonConfiguration::otherFilesAreNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing of its own") << R"({"debug": true})";
    QTest::newRow("hosts of something else") << R"({"hosts": ["a.example.com", "b.example.com"]})";
    QTest::newRow("a runtime of something else")
        << R"({"default-runtime": "nodejs22", "runtimes": {"nodejs22": "a"}})";
    QTest::newRow("a package") << R"({"name": "shop", "dependencies": {}, "dns": ["1.1.1.1"]})";
}

void TestDaemonConfiguration::otherFilesAreNone()
{
    QFETCH(QString, text);
    const auto imported = importProject({"a.json"}, {{"a.json", text.toStdString()}});
    QVERIFY(!imported);
}

} // namespace import_daemon_configuration

BULKHEAD_TEST(import_daemon_configuration, TestDaemonConfiguration, None)
#include "test_daemon_configuration.moc"
