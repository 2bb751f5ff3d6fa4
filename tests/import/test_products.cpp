// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace import_products {

// What is known of products by their images: whom they ask, which accounts everybody knows, where their data
// lie, whose a registry is.
using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

class TestProducts : public QObject
{
    Q_OBJECT

private slots:
    void statesWhatAProductDoes_data();
    void statesWhatAProductDoes();
    void evidenceSaysWhatNothingTells();
    void supportIsOnlyWhatWasLookedUp();
    void programsBesideAProductAreNotIt_data();
    void programsBesideAProductAreNotIt();
    void partsOfAProductAreProducts();
    void registriesOfVendorsArePublic();
    void passwordAmongTheOptionsOfAVolume();
    void credentialInAConfig();
    void imagesThatNameAUser_data();
    void imagesThatNameAUser();
};

void TestProducts::statesWhatAProductDoes_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *service, const char *property, const char *value) {
        QTest::addRow("%s", service) << QByteArray(service) << QByteArray(property) << QString(value);
    };
    // As delivered they serve everybody, unless something is set or may be.
    row("{image: 'mongo:7'}", "auth_required", "none");
    // Whoever calls its API has it run the jobs that it knows, though its pages ask for a login.
    row("{image: 'vulhub/airflow:1.10.10', command: webserver, environment: "
        "{AIRFLOW__API__AUTH_BACKEND: airflow.api.auth.backend.default}}",
        "auth_required", "none");
    row("{image: 'vulhub/airflow:1.10.10', command: webserver, environment: "
        "{AIRFLOW__API__AUTH_BACKEND: airflow.api.auth.backend.basic_auth}}",
        "auth_required", "");
    row("{image: 'mongo:7', environment: {MONGO_INITDB_ROOT_PASSWORD: '${PW}'}}", "auth_required",
        "shared_secret");
    row("{image: 'mongo:7', command: [mongod, --auth]}", "auth_required", "shared_secret");
    row("{image: 'mongo:7', command: [mongosh, 'mongodb://db/app']}", "auth_required", "");
    row("{image: 'mongo:7', volumes: ['./mongod.conf:/etc/mongod.conf']}", "auth_required", "");
    row("{image: 'mongo:7', volumes: ['./healthchecks:/healthchecks']}", "auth_required", "none");
    row("{image: 'mongo:7', volumes: ['./data:/data/db', '/etc/localtime:/etc/localtime:ro']}",
        "auth_required", "none");
    row("{image: 'registry.example.org/base/mongo:7'}", "auth_required", "");
    row("{image: 'mongo:7', build: .}", "auth_required", "");
    row("{image: 'mongo:7', env_file: [missing.env]}", "auth_required", "");
    row("{image: 'redis:7', command: redis-server /etc/redis/redis.conf}", "auth_required", "");
    row("{image: 'redis:7', command: redis-server --appendonly yes}", "auth_required", "none");
    row("{image: 'elasticsearch:7.17.0'}", "auth_required", "none");
    row("{image: 'elasticsearch:8.15.0'}", "auth_required", "shared_secret");
    row("{image: 'elasticsearch@sha256:1111111111111111111111111111111111111111111111111111111111111111'}",
        "auth_required", "");
    row("{image: 'docker.elastic.co/elasticsearch/elasticsearch:7.9.3'}", "auth_required", "none");
    row("{image: 'apache/kafka:3.9.0'}", "auth_required", "none");
    row("{image: 'apache/kafka:3.9.0', environment: {KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'A:SASL_SSL'}}",
        "auth_required", "per_client");
    row("{image: 'quay.io/coreos/etcd:v3.5.0'}", "auth_required", "none");
    row("{image: 'memcached:1.6'}", "auth_required", "none");
    row("{image: 'postgres:16', environment: {POSTGRES_HOST_AUTH_METHOD: trust}}", "auth_required", "none");
    row("{image: jupyter/base-notebook, command: [start-notebook.sh, \"--NotebookApp.token=''\"]}",
        "auth_required", "none");
    row("{image: jupyter/base-notebook}", "auth_required", "shared_secret");

    // Accounts that everybody knows, and passwords that are those of another server.
    row("{image: 'grafana/grafana:11.0.0'}", "default_credentials", "yes");
    row("{image: 'grafana/grafana:11.0.0', environment: {GF_SECURITY_ADMIN_PASSWORD: '${PW}'}}",
        "default_credentials", "");
    row("{image: 'rabbitmq:3-management'}", "default_credentials", "yes");
    row("{image: 'minio/minio:latest', command: server /data}", "default_credentials", "yes");
    row("{image: 'wordpress:6', environment: {WORDPRESS_DB_PASSWORD: password}}", "default_credentials", "");
    row("{image: 'postgres:16', environment: {POSTGRES_PASSWORD: postgres}}", "default_credentials", "yes");
    row("{image: 'postgres:16', command: pg_dump, environment: {POSTGRES_PASSWORD: postgres}}",
        "default_credentials", "");
    row("{image: 'nextcloud:30', environment: {POSTGRES_PASSWORD: nextcloud}}", "default_credentials", "");

    // Keys that everybody knows, which are no passwords that anyone logs in with.
    row("{image: 'apache/airflow:2.9', command: webserver, environment: {AIRFLOW__CORE__FERNET_KEY: ''}}",
        "published_key", "yes");
    row("{image: 'apache/airflow:2.9', environment: {AIRFLOW__CORE__FERNET_KEY: '${KEY}'}}", "published_key",
        "");
    row("{image: 'apache/airflow:2.9'}", "published_key", "");
    row("{image: 'apache/superset:2.0.1'}", "published_key", "yes");
    row("{image: 'apache/superset:4.0.0'}", "published_key", "");
    row("{image: 'apache/superset:4.0.0', environment: {SUPERSET_SECRET_KEY: TEST_NON_DEV_SECRET}}",
        "published_key", "yes");
    row("{image: 'grafana/grafana:11.0.0', environment: {GF_SECURITY_SECRET_KEY: SW2YcwTIb9zpOOhoPsMm}}",
        "published_key", "yes");
    row("{image: 'example/app:1', environment: {SECRET_KEY: 'django-insecure-a1b2'}}", "published_key",
        "yes");
    row("{image: 'example/app:1', environment: {SECRET_KEY_BASE: 'k8Zr4v0n-of-its-own'}}", "published_key",
        "");
    row("{image: 'example/app:1', environment: {JWT_SECRET: secret}}", "published_key", "yes");
    row("{image: 'example/app:1', environment: {JWT_SECRET: secret}}", "default_credentials", "");

    row("{image: 'postgres:16'}", "service_type", "database");
    // One image that starts several products.
    row("{image: 'apache/airflow:2.9', command: webserver}", "technology", "airflow");
    row("{image: 'apache/airflow:2.9', command: celery flower}", "technology", "flower");
    row("{image: 'apache/airflow:2.9', command: celery flower}", "service_type", "admin_ui");
    row("{image: 'apache/airflow:2.9', command: [celery, worker]}", "service_type", "worker");
    row("{image: 'apache/airflow:2.9', command: [celery, worker]}", "code_execution_feature", "yes");
    row("{image: 'apache/airflow:2.9', command: webserver}", "code_execution_feature", "");
    row("{image: 'postgres:16', command: [pg_dump, app]}", "service_type", "");
    row("{image: 'mysql:8', command: [sh, -c, 'mysqldump -h db app > /b/x']}", "service_type", "");
    row("{image: 'postgres:16', command: ./start.sh}", "service_type", "database");

    row("{image: jupyter/base-notebook}", "code_execution_feature", "yes");
    row("{image: 'docker:27-dind'}", "code_execution_feature", "yes");
    row("{image: 'tsl0922/ttyd'}", "code_execution_feature", "yes");
    // What steers the workers of others, or has its code installed by who runs it, runs none of its users.
    row("{image: 'apache/airflow:2.9', command: celery flower}", "code_execution_feature", "");
    row("{image: 'mher/flower:2.0'}", "code_execution_feature", "");
    row("{image: 'confluentinc/cp-kafka-connect:7.6.0'}", "code_execution_feature", "");
    row("{image: 'apache/druid:29.0.0'}", "code_execution_feature", "");
    row("{image: 'wettyoss/wetty:2.7'}", "code_execution_feature", "");
    row("{image: 'postgres:16'}", "code_execution_feature", "");
    row("{image: 'hashicorp/vault:1.17', command: server -dev}", "debug_enabled", "yes");
    row("{image: 'hashicorp/vault:1.17', command: server}", "debug_enabled", "");
    row("{image: 'nextcloud:30', volumes: ['files:/var/www/html']}", "awaits_setup", "yes");
    row("{image: 'nextcloud:30', environment: {NEXTCLOUD_ADMIN_PASSWORD: '${PW}'}}", "awaits_setup", "");

    row("{image: 'postgres:16'}", "data_persisted", "no");
    row("{image: 'postgres:16', volumes: ['db:/var/lib/postgresql/data']}", "data_persisted", "yes");
    row("{image: 'postgres:16', volumes: ['db:/var/lib/postgresql']}", "data_persisted", "yes");
    row("{image: 'postgres:16', tmpfs: [/var/lib/postgresql/data]}", "data_persisted", "no");
    row("{image: 'postgres:16', volumes: ['db:/srv/db']}", "data_persisted", ""); // a variable may say so
    row("{image: 'redis:7'}", "data_persisted", "");                              // a cache
    row("{image: 'postgres:16', command: [pg_dump, app]}", "data_persisted", "");

    row("{image: 'rabbitmq:3-management', ports: ['15672:15672', '5672:5672']}", "published_admin_ports",
        "15672:15672/tcp");
    row("{image: 'rabbitmq:3-management', ports: ['127.0.0.1:15672:15672']}", "published_admin_ports", "");
}

void TestProducts::statesWhatAProductDoes()
{
    QFETCH(QByteArray, service);
    QFETCH(QByteArray, property);
    QFETCH(QString, value);
    IMPORT(imported, importText("services:\n  web: " + service.toStdString() + "\n"));
    const QString actual = valueOf(imported.model, "web", property.toStdString());
    QCOMPARE(actual.isEmpty() ? actual : actual.toLower(), value);
}

void TestProducts::evidenceSaysWhatNothingTells()
{
    IMPORT(imported, importText("services:\n  store:\n    image: mongo:7\n"));
    const model::Property *auth = propertyOf(imported.model, "store", "auth_required");
    QVERIFY(auth);
    QCOMPARE(auth->origin->line, 3);
    QCOMPARE(
        std::string(auth->origin->note.view()),
        std::string("mongodb asks nobody for credentials unless it is told to, and nothing here tells it"));
}

void TestProducts::supportIsOnlyWhatWasLookedUp()
{
    IMPORT(imported, importText("services:\n  old: {image: 'postgres:9.6.24-alpine'}\n"
                                "  major: {image: 'postgres:12'}\n  newest: {image: 'postgres:latest'}\n"
                                "  other: {image: 'example/nothing:1'}\n"));
    const auto ended = [&](const char *id) { return valueOf(imported.model, id, "support_ended"); };
    QCOMPARE(ended("old"), QString("2021-11-11"));
    QCOMPARE(ended("major"), QString("2024-11-14"));
    QCOMPARE(ended("newest"), QString());
    QCOMPARE(ended("other"), QString());
    const std::string note(propertyOf(imported.model, "old", "support_ended")->origin->note.view());
    QVERIFY2(note.find("https://") != note.npos && note.find("20") != note.npos, note.c_str());
}

void TestProducts::programsBesideAProductAreNotIt_data()
{
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("technology");
    const auto row = [](const char *repository, const char *technology) {
        QTest::newRow(repository) << QString(repository) << QString(technology);
    };
    row("prometheuscommunity/postgres-exporter", "prometheus-exporter");
    row("prometheuscommunity/elasticsearch-exporter", "prometheus-exporter");
    row("kbudde/rabbitmq-exporter", "prometheus-exporter");
    row("prodrigestivill/postgres-backup-local", "");
    row("mysql/mysql-operator", "");
    row("example/redis-client", "");
    row("example/mongo-seed", "");
    row("example/shop-postgres", "postgresql");
    row("bitnami/redis-cluster", "redis");
    row("confluentinc/cp-kafka-connect", "kafka-connect");
    row("gitlab/gitlab-runner", "gitlab-runner");
}

void TestProducts::programsBesideAProductAreNotIt()
{
    QFETCH(QString, repository);
    QFETCH(QString, technology);
    const auto *found = technologies()->ofImage(repository.toStdString());
    QCOMPARE(found ? QString::fromStdString(found->name) : QString(), technology);
}

void TestProducts::partsOfAProductAreProducts()
{
    const auto read = [](const std::string &part) {
        return Technologies::fromJson(R"({"technologies": [
            {"technology": "flower", "images": [], "service_type": "admin_ui"},
            {"technology": "airflow", "images": ["airflow"], "service_type": "app", "started_as": {"flower": ")" +
                                          part + R"("}}]})",
                                      "products.json");
    };
    const auto known = read("flower");
    QVERIFY(known);
    const std::vector<std::string> command = {"celery", "flower"};
    QCOMPARE((*known)->ofImage("apache/airflow", command)->name, std::string("flower"));
    const auto unknown = read("flow");
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().message.find("flow") != std::string::npos, unknown.error().message.c_str());
}

void TestProducts::registriesOfVendorsArePublic()
{
    for (const char *host : {"lscr.io", "docker.elastic.co", "registry.gitlab.com", "nvcr.io", "cgr.dev"})
        QCOMPARE(technologies()->hostingOf(host).value(), property::RegistryHosting::Public);
    for (const char *host : {"123456789012.dkr.ecr.eu-west-1.amazonaws.com", "shop.azurecr.io"})
        QCOMPARE(technologies()->hostingOf(host).value(), property::RegistryHosting::Managed);
    QVERIFY(!technologies()->hostingOf("registry.example.org"));
    QVERIFY(!technologies()->hostingOf("lscr.io.example.org"));
}

void TestProducts::passwordAmongTheOptionsOfAVolume()
{
    IMPORT(imported,
           importText("services:\n  app: {image: 'example/app:1', volumes: ['share:/data']}\nvolumes:\n"
                      "  share: {driver_opts: {type: cifs, o: 'username=app,password=Quite-Long-7'}}\n"
                      "  plain: {driver_opts: {type: nfs, o: 'addr=files.example.org,rw'}}\n"
                      "  ssh: {driver: sshfs, driver_opts: {sshcmd: 'u@nas:/x', password: Quite-Long-7}}\n"));
    QCOMPARE(valueOf(imported.model, "volume.ssh", "secrets_in_manifest").toLower(), QString("yes"));
    QCOMPARE(valueOf(imported.model, "volume.share", "secrets_in_manifest").toLower(), QString("yes"));
    QCOMPARE(valueOf(imported.model, "volume.plain", "secrets_in_manifest"), QString());
}

void TestProducts::credentialInAConfig()
{
    IMPORT(imported,
           importText("services:\n  app: {image: 'example/app:1', configs: [line, plain]}\nconfigs:\n"
                      "  line: {content: 'password: Quite-Long-7'}\n"
                      "  lines: {content: \"user: app\\npassword: Quite-Long-7\\n\"}\n"
                      "  plain: {content: 'colour: blue'}\n  given: {content: 'password: ${PASSWORD}'}\n"
                      "  file: {file: ./app.conf}\n"));
    for (const char *config : {"config.line", "config.lines"})
        QCOMPARE(valueOf(imported.model, config, "secrets_in_manifest").toLower(), QString("yes"));
    for (const char *config : {"config.plain", "config.given", "config.file"})
        QCOMPARE(valueOf(imported.model, config, "secrets_in_manifest"), QString());
}

// An image of its maker's, in a version of which that is documented.
void TestProducts::imagesThatNameAUser_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *image, const char *user) {
        QTest::addRow("%s", image) << QByteArray(image) << QString(user);
    };
    row("grafana/grafana:11.2.0", "non_root");
    row("prom/prometheus", "non_root");
    row("haproxy:3.0", "non_root");
    row("haproxy:2.2", "");
    row("docker.elastic.co/elasticsearch/elasticsearch:8.15.0", "non_root");
    row("docker.elastic.co/elasticsearch/elasticsearch:7.9.3", "");
    row("somebody/grafana:11", "");
    row("postgres:16", ""); // starts as root and then gives it up
}

void TestProducts::imagesThatNameAUser()
{
    QFETCH(QByteArray, image);
    QFETCH(QString, user);
    IMPORT(imported, importText("services: {app: {image: '" + image.toStdString() + "'}}"));
    const auto *key = propertyOf(imported.model, "app", "image");
    QVERIFY(key);
    QCOMPARE(valueOf(imported.model, *key->value.asText(), "user"), user);
}

} // namespace import_products

BULKHEAD_TEST(import_products, TestProducts, None)
#include "test_products.moc"
