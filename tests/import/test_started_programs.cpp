// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/shared/command_line.h"

#include <QTest>

namespace import_started_programs {

// What a container's command starts: the product of its image unless it is stated to be another program; and
// switches, however they are written.
using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

class TestStartedPrograms : public QObject
{
    Q_OBJECT

private slots:
    void productOrNot_data();
    void productOrNot();
    void frameworksInDebugMode_data();
    void frameworksInDebugMode();
    void switches_data();
    void switches();
};

// A property of a service, "" where none is stated.
void TestStartedPrograms::productOrNot_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *service, const char *property, const char *value) {
        QTest::addRow("%s %s", service, property)
            << QByteArray(service) << QByteArray(property) << QString(value);
    };
    // By their own commands.
    for (const char *service :
         {"{image: 'flink:1.19', command: jobmanager}", "{image: 'flink:1.19', command: taskmanager}",
          "{image: 'apache/hadoop:3.3', command: [yarn, resourcemanager]}",
          "{image: 'apache/hadoop:3.3', command: sh -c 'yarn resourcemanager'}",
          "{image: 'tsl0922/ttyd', command: ttyd bash}",
          "{image: 'tsl0922/ttyd', command: [ttyd, -p, '7681', bash]}"})
        row(service, "code_execution_feature", "yes");
    for (const char *service :
         {"{image: 'flink:1.19', command: jobmanager}", "{image: 'tsl0922/ttyd', command: ttyd bash}",
          "{image: 'zookeeper:3.9', command: zkServer.sh start-foreground}",
          "{image: 'quay.io/coreos/etcd:v3.5.0', command: [etcd, --listen-client-urls, "
          "'http://0.0.0.0:2379']}",
          "{image: 'quay.io/coreos/etcd:v3.5.0', command: /usr/local/bin/etcd --name a}",
          "{image: 'mongo:7', command: mongod --bind_ip_all}", "{image: 'mongo:7', command: [mongos]}",
          "{image: 'redis:7', command: docker-entrypoint.sh redis-server}",
          "{image: 'redis:7', command: sh -c 'exec redis-server --appendonly yes'}",
          "{image: 'redis:7', command: [bash, -ec, 'echo start && exec gosu redis redis-server']}",
          "{image: 'redis:7', entrypoint: [tini, -s, --, redis-server]}",
          "{image: 'redis:7', command: [sh, -c, \"mkdir -p /data\\nredis-server\\n\"]}",
          "{image: 'redis:7', command: sh -c 'until nc -z db 1; do sleep 1; done; redis-server'}",
          "{image: 'redis:7', command: --appendonly yes}",
          "{image: 'apache/kafka:3.9.0', command: something}"})
        row(service, "auth_required", "none");
    // Stated to be another program: nothing of the product is said.
    for (const char *service :
         {"{image: 'redis:7', command: redis-cli ping}",
          "{image: 'redis:7', command: [sh, -c, \"redis-cli ping\\nsleep 5\\n\"]}",
          "{image: 'redis:7', command: [sh, -c, 'redis-cli ping']}",
          "{image: 'redis:7', command: docker-entrypoint.sh redis-cli -h cache monitor}",
          "{image: 'redis:7', command: sleep infinity}", "{image: 'redis:7', command: sh}",
          "{image: 'redis:7', command: [sh, -c, \"echo 'a\\\\'; redis-cli ping; echo 'b\\\\'\"]}",
          "{image: 'redis:7', command: [sh, -c, 'while true; do redis-cli -h r save; sleep 60; done']}",
          "{image: 'mongo:7', command: mongodump --host db}", "{image: 'mongo:7', command: mongosh db}",
          "{image: 'mysql:8', command: mysql -h db}", "{image: 'postgres:16', entrypoint: [pg_dump, app]}",
          "{image: 'clickhouse/clickhouse-server:24', command: clickhouse client}",
          "{image: 'apache/kafka:3.9.0', command: bash -c 'kafka-topics.sh --create --topic t'}",
          "{image: 'cockroachdb/cockroach:v24', command: init --insecure}",
          "{image: 'flink:1.19', command: flink run job.jar}",
          "{image: 'apache/airflow:2.9', command: db migrate}"})
        for (const char *property : {"technology", "service_type", "auth_required", "code_execution_feature"})
            row(service, property, "");
    // A script of somebody's: the product, most likely, and nobody can say how it is set up.
    for (const char *service :
         {"{image: 'redis:7', command: ./start.sh}", "{image: 'redis:7', command: bash /scripts/start.sh}",
          "{image: 'redis:7', command: /scripts/start.sh, volumes: ['./scripts:/scripts']}",
          "{image: 'redis:7', command: sh -c 'run-it'}",
          "{image: 'redis:7', command: python3 /app/proxy.py}"}) {
        row(service, "technology", "redis");
        row(service, "service_type", "cache");
        row(service, "auth_required", "");
    }
    row("{image: 'postgres:16', entrypoint: [bash, /usr/local/bin/docker-entrypoint.sh, postgres, -c, "
        "ssl=on]}",
        "technology", "postgresql");
    row("{image: 'postgres:16', entrypoint: [bash, -euo, pipefail, -c, 'exec docker-entrypoint.sh "
        "postgres']}",
        "technology", "postgresql");
    row("{image: 'postgres:16', entrypoint: [bash, -o, pipefail, -c, 'pg_dump app']}", "technology", "");
    row("{image: jupyter/base-notebook, command: bash ./train.sh}", "code_execution_feature", "");
    row("{image: jupyter/base-notebook, command: start-notebook.sh}", "code_execution_feature", "yes");
    // What a tool's image is out of support is so whatever it runs.
    row("{image: 'postgres:12', command: pg_dump app}", "support_ended", "2024-11-14");

    // Products that ask nobody as delivered.
    row("{image: 'prom/prometheus:v2.53.0'}", "auth_required", "none");
    row("{image: 'prom/prometheus:v2.53.0', volumes: ['./p.yml:/etc/prometheus/prometheus.yml']}",
        "auth_required", "none");
    row("{image: 'prom/prometheus:v2.53.0', command: --web.config.file=/etc/web.yml}", "auth_required", "");
    row("{image: 'prom/prometheus:v2.53.0', command: [--web.config.file, /etc/web.yml]}", "auth_required",
        "");
    row("{image: 'prom/prometheus:v2.53.0', command: [promtool, check, rules]}", "auth_required", "");
    row("{image: 'hasura/graphql-engine:v2.40.0'}", "auth_required", "none");
    row("{image: 'hasura/graphql-engine:v2.40.0', environment: {HASURA_GRAPHQL_ADMIN_SECRET: '${S}'}}",
        "auth_required", "shared_secret");
    row("{image: 'hasura/graphql-engine:v2.40.0', command: [graphql-engine, serve, --admin-secret, x1]}",
        "auth_required", "shared_secret");
    row("{image: 'kong:3.7', environment: {KONG_ADMIN_LISTEN: '0.0.0.0:8001'}}", "auth_required", "none");
    row("{image: 'kong:3.7', environment: {KONG_ADMIN_LISTEN: '0.0.0.0:8001', KONG_ENFORCE_RBAC: 'on'}}",
        "auth_required", "shared_secret");
    row("{image: 'kong:3.7', environment: {KONG_ADMIN_LISTEN: '127.0.0.1:8001'}}", "auth_required", "");
    row("{image: 'kong:3.7', ports: ['8001:8001', '8000:8000']}", "published_admin_ports", "8001:8001/tcp");
}

void TestStartedPrograms::productOrNot()
{
    QFETCH(QByteArray, service);
    QFETCH(QByteArray, property);
    QFETCH(QString, value);
    IMPORT(imported, importText("services:\n  web: " + service.toStdString() + "\n"));
    const QString actual = valueOf(imported.model, "web", property.toStdString());
    QCOMPARE(actual.isEmpty() ? actual : actual.toLower(), value);
}

void TestStartedPrograms::frameworksInDebugMode_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<bool>("isDebugged");
    const auto row = [](const char *service, bool isDebugged) {
        QTest::newRow(service) << QByteArray(service) << isDebugged;
    };
    row("{image: app, command: flask --debug run}", true);
    row("{image: app, command: [flask, run, --debug, --host, 0.0.0.0]}", true);
    row("{image: app, command: [python, -m, flask, --debug, run]}", true);
    row("{image: app, command: sh -c 'flask db upgrade && flask --debug run'}", true);
    row("{image: app, environment: {FLASK_DEBUG: '1'}}", true);
    row("{image: app, command: flask run}", false);
    row("{image: app, command: flask run --no-debug}", false);
    row("{image: app, environment: {FLASK_DEBUG: '0'}}", false);
    row("{image: app, command: mytool --debug}", false);
    row("{image: app, command: /usr/bin/flask run --debug}", true);
    row("{image: app, command: [/venv/bin/python, -m, flask, run, --debug]}", true);
    row("{image: app, command: poetry run flask run --debug}", true);
    row("{image: app, command: sh -c 'pip install flask && ./serve --debug'}", false);
    row("{image: app, command: sh -c 'pip install --debug flask; flask run'}", false);
    row("{image: app, command: [bash, -c, \"sh -c 'cd /srv; exec flask run --debug'\"]}", true);
}

void TestStartedPrograms::frameworksInDebugMode()
{
    QFETCH(QByteArray, service);
    QFETCH(bool, isDebugged);
    IMPORT(imported, importText("services:\n  web: " + service.toStdString() + "\n"));
    const model::Property *debug = propertyOf(imported.model, "web", "debug_enabled");
    QCOMPARE(debug != nullptr, isDebugged);
    if (debug)
        QVERIFY(std::string(debug->origin->note.view()).find("runs code") != std::string::npos);
}

void TestStartedPrograms::switches_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("isSet");
    const auto row = [](const QStringList &arguments, const char *wanted, bool isSet) {
        QTest::addRow("%s: %s", qPrintable(arguments.join('|')), wanted)
            << arguments << QString(wanted) << isSet;
    };
    row({"code-server", "--auth=none"}, "--auth=none", true);
    row({"code-server", "--auth", "none"}, "--auth=none", true);
    row({"sh", "-c", "exec code-server --auth none"}, "--auth=none", true);
    row({"sh", "-c", "exec code-server --auth 'none'"}, "--auth=none", true);
    row({"code-server", "--auth", "password"}, "--auth=none", false);
    row({"code-server", "--auth=password", "none"}, "--auth=none", false);
    row({"code-server", "--authority", "none"}, "--auth=none", false);
    row({"redis-server", "--requirepass", "x"}, "--requirepass", true);
    row({"redis-server", "--requirepass=x"}, "--requirepass", true);
    row({"redis-server", "--requirepassword"}, "--requirepass", false);
    row({"cockroach", "start", "--insecure"}, "--insecure", true);
    row({"cockroach", "start", "--insecure=false"}, "--insecure", false);
    row({"cockroach", "start", "--insecure", "false"}, "--insecure", false);
    row({"dockerd", "--tls", "false"}, "--tls=false", true);
    row({"dockerd", "--host", "tcp://0.0.0.0:2375"}, "--host=tcp://0.0.0.0:2375", true);
    row({"start-notebook.sh", "--ServerApp.token="}, "--ServerApp.token=", true);
    row({"start-notebook.sh", "--ServerApp.token=''"}, "--ServerApp.token=", true);
    row({"start-notebook.sh", "--ServerApp.token", ""}, "--ServerApp.token=", true);
    row({"start-notebook.sh", "--ServerApp.token=secret"}, "--ServerApp.token=", false);
    row({"yarn", "resourcemanager"}, "resourcemanager", true);
    row({"vault", "server", "-dev"}, "-dev", true);
    row({"vault", "server", "-dev-root-token-id=x"}, "-dev", false);
}

void TestStartedPrograms::switches()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, wanted);
    QFETCH(bool, isSet);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    QCOMPARE(setsSwitch(words, wanted.toStdString()), isSet);
}

} // namespace import_started_programs

BULKHEAD_TEST(import_started_programs, TestStartedPrograms, None)

#include "test_started_programs.moc"
