#include "import/compose/interpolation.h"
#include "import/compose/short_forms.h"
#include "import/import.h"
#include "import/technologies.h"
#include "model/value.h"
#include "resources/embedded.h"
#include "tests/support/places.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace bulkhead;
using namespace bulkhead::import;

namespace {

const std::filesystem::path corpora = tests::corporaDir();

std::string contentsOf(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded = [] {
        auto result = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
        if (!result)
            qFatal("%s", result.error().text().c_str());
        return *result;
    }();
    return loaded;
}

std::shared_ptr<const Technologies> technologies()
{
    static const auto loaded = [] {
        auto result = Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
        if (!result)
            qFatal("%s", result.error().message.c_str());
        return *result;
    }();
    return loaded;
}

using Files = std::map<std::string, std::string>;

// Imports the inputs of a small project; the other files can be read from it.
Result<Imported> importProject(const std::vector<std::string> &inputs, const Files &files,
                               std::vector<std::string> profiles = {})
{
    ImportOptions options;
    options.technologies = technologies();
    options.composeProfiles = std::move(profiles);
    options.readFile = [&files](const std::string &path) -> Result<std::string> {
        const auto found = files.find(path);
        if (found == files.end()) {
            Error error;
            error.message = "there is no such file";
            return error;
        }
        return found->second;
    };
    std::vector<Input> list;
    for (const std::string &input : inputs)
        list.push_back({input, files.at(input)});
    return importModel(list, vocabulary(), options);
}

Result<Imported> importText(const std::string &text)
{
    return importProject({"compose.yaml"}, {{"compose.yaml", text}});
}

const model::Property *propertyOf(const model::Model &model, model::IdView id, std::string_view name)
{
    const auto key = vocabulary()->key(name);
    if (!key)
        qFatal("no property of this name");
    if (const model::Element *element = model.element(id))
        return element->properties.find(*key);
    if (const model::Flow *flow = model.flow(id))
        return flow->properties.find(*key);
    return nullptr;
}

// A property as people read it; "" when it is not stated.
QString valueOf(const model::Model &model, model::IdView id, std::string_view name)
{
    const model::Property *property = propertyOf(model, id, name);
    const model::Element *element = model.element(id);
    const model::PropertyDef *def = vocabulary()->find(element ? element->kind : model::Kind::DataFlow, name);
    return property ? QString::fromStdString(model::displayValue(*def, property->value)) : QString();
}

QStringList flowsOf(const model::Model &model, model::FlowKind kind)
{
    QStringList list;
    for (const model::Flow &flow : model.flows()) {
        if (flow.kind == kind)
            list << QString::fromStdString(flow.source + "->" + flow.target);
    }
    list.removeDuplicates();
    list.sort();
    return list;
}

QString diagnosticsOf(const Imported &imported)
{
    QString text;
    for (const Diagnostic &diagnostic : imported.diagnostics)
        text += QString::fromStdString(diagnostic.file + ":" + std::to_string(diagnostic.line) + ": " +
                                       diagnostic.message + "\n");
    return text;
}

} // namespace

#define IMPORT(name, ...)                                                                                    \
    const auto name##Result = __VA_ARGS__;                                                                   \
    QVERIFY2(name##Result.ok(), name##Result ? "" : name##Result.error().text().c_str());                    \
    const Imported &name = *name##Result

class TestCompose : public QObject
{
    Q_OBJECT

private slots:
    void statesWhatAServiceSays_data();
    void statesWhatAServiceSays();
    void citesTheLineOfTheKey();
    void makesNetworksStoresAndHost();
    void infersFlows();
    void laysFilesOverEachOther();
    void extendsAndIncludes();
    void keepsProjectsOfOneNameApart();
    void tellsWhoIsCalledOutside_data();
    void tellsWhoIsCalledOutside();
    void followsExternalLinks();
    void boundsWhatIncludesCost();
    void dropsNothingInSilence_data();
    void dropsNothingInSilence();
    void leavesOutAServiceWithoutAName();
    void tellsOfMissingDockerfilesOnce();
    void leavesInactiveProfilesOut();
    void readsTheDockerfile();
    void refusesWhatLiesOutside();
    void readsDockerInspect();
    void importsEveryDockerFileOfTheCorpora();
    void standsBesideADrawingOfTheSameName();
    void refusesAFolderWithoutInput();
};

void TestCompose::statesWhatAServiceSays_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *yaml, const char *property, const char *value) {
        QTest::addRow("%s", yaml) << QByteArray(yaml) << QByteArray(property) << QString(value);
    };
    row("privileged: yes", "privileged", "yes");
    row("privileged: \"${P:-true}\"", "privileged", "yes");
    row("privileged: ${P}", "privileged", "");
    row("user: root", "user", "root");
    row("user: '0:0'", "user", "root");
    row("user: 1000:1000", "user_id", "1000");
    row("user: ${UID}:${GID}", "user", "");
    row("security_opt: [no-new-privileges]", "allow_privilege_escalation", "no");
    row("security_opt: [\"no-new-privileges:false\"]", "allow_privilege_escalation", "yes");
    row("security_opt: [seccomp=unconfined]", "seccomp_profile", "unconfined");
    row("security_opt: [\"apparmor:unconfined\"]", "mac_profile", "unconfined");
    row("cap_add: [cap_sys_admin, NET_ADMIN]", "capabilities_add", "SYS_ADMIN, NET_ADMIN");
    row("cap_drop: [ALL]", "capabilities_drop", "ALL");
    row("mem_limit: 512m", "memory_limit_mb", "512 MiB");
    row("deploy: {resources: {limits: {memory: 1gb}}}", "memory_limit_mb", "1024 MiB");
    row("deploy: {resources: {limits: {pids: 100}}}", "pids_limit", "100 processes");
    row("pids_limit: -1", "pids_limit", "0 processes");
    row("cpus: '0.5'", "cpu_limit", "0.5 CPUs");
    row("cpu_quota: 50000", "cpu_limit", "0.5 CPUs");
    row("network_mode: host", "host_network", "yes");
    row("pid: host", "host_pid", "yes");
    row("ipc: shareable", "host_ipc", "no");
    row("restart: on-failure:5", "restart_max_retries", "5");
    row("healthcheck: {disable: true}", "healthcheck", "no");
    row("healthcheck: {test: [CMD, true]}", "healthcheck", "yes");
    row("ports: ['8080:80']", "published_ports", "8080:80/tcp");
    row("ports: ['127.0.0.1:8080:80']", "bind_interface", "localhost");
    row("ports: ['[::1]:53:53/udp']", "published_ports", "[::1]:53:53/udp");
    row("ports: ['127.0.0.1:9229:9229']", "published_ports", "127.0.0.1:9229:9229/tcp");
    row("environment: {POSTGRES_PASSWORD: Postgres}", "default_credentials", "yes");
    row("environment: {DB_URL: 'mysql://app:changeme@db/app'}", "default_credentials", "yes");
    row("environment: {POSTGRES_PASSWORD: 'xT9-qq41-lm'}", "default_credentials", "");
    row("environment: {POSTGRES_USER: postgres}", "default_credentials", "");
    row("environment: {POSTGRES_PASSWORD: '${DB_PASSWORD}'}", "default_credentials", "");
    row("command: node --inspect=0.0.0.0 server.js", "debug_enabled", "yes");
    row("command: [java, '-agentlib:jdwp=transport=dt_socket,address=*:5005', App]", "debug_enabled", "yes");
    row("environment: {FLASK_DEBUG: '1'}", "debug_enabled", "yes");
    row("environment: {FLASK_DEBUG: '0'}", "debug_enabled", "");
    row("command: inspect --all", "debug_enabled", "");
    row("ports: [3000]", "bind_interface", "all");
    row("ports: [{target: 80, published: '8080', host_ip: 10.0.0.1}]", "bind_interface", "specific");
    row("expose: [9000]", "container_ports", "9000/tcp");
    row("volumes: ['/etc:/host/etc:ro']", "host_mounts", "/etc");
    row("volumes: ['/etc:/host/etc:ro']", "host_mounts_rw", "");
    row("volumes: ['C:\\data:/data']", "host_mounts_rw", "C:/data");
    row("volumes: ['./data:/data']", "host_mounts_rw", "./data");
    row("volumes: [{type: bind, source: /a, target: /b, bind: {propagation: rshared}}]", "mount_propagation",
        "rshared");
    row("volumes: ['/var/run/docker.sock:/var/run/docker.sock']", "control_socket_mounted", "yes");
    row("volumes: ['/run:/run']", "control_socket_mounted", "yes");
    row("devices: ['/dev/kvm:/dev/kvm']", "host_devices", "/dev/kvm");
    row("sysctls: [net.core.somaxconn=1024]", "sysctls", "net.core.somaxconn");
    row("read_only: true", "read_only_rootfs", "yes");
    row("runtime: runsc", "sandbox_runtime", "gvisor");
    row("userns_mode: host", "userns", "host");
    row("environment: [DB_PASSWORD=hunter2]", "secrets_delivery", "env");
    row("environment: {DB_PASSWORD: }", "secrets_delivery", "env");
    row("environment: {DB_PASSWORD_FILE: /run/secrets/db}", "secrets_delivery", "secret_file");
    row("environment: {COLOR: blue}", "secrets_delivery", "");
    row("image: nginx:1.25", "image_tag", "1.25");
    row("image: x\n    ports: [{target: 80, published: '127.0.0.1:8080'}]", "bind_interface", "localhost");
    row("image: x\n    ports: [{target: 80, published: '127.0.0.1:8080'}]", "published_ports",
        "127.0.0.1:8080:80/tcp");
    row("image: x\n    device_cgroup_rules: ['c 10:200 rwm']", "host_devices", "c 10:200 rwm");
    row("image: nginx@sha256:"
        "6af79ae5de407283dcea8b00d5c37ace95441fd58a8b1d2aa1ed93f5511bb18c",
        "image_pinned_by_digest", "yes");
    row("image: nginx@sha256:abc", "image_pinned_by_digest", "no");
    row("image: nginx:${TAG}", "image_tag", "");
    row("image: bitnami/redis:7", "technology", "redis");
    row("image: redis\n    command: redis-server --requirepass x", "auth_required", "shared_secret");
    row("image: redis", "auth_required", "");
    row("image: oliver006/redis_exporter", "service_type", "monitoring");
    row("logging: {driver: syslog}", "logs_centralized", "yes");
    row("pull_policy: missing", "image_pull_policy", "if_not_present");
    row("deploy: {mode: replicated-job}", "run_mode", "job");
    row("scale: 3", "replicas", "3");
}

void TestCompose::statesWhatAServiceSays()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, property);
    QFETCH(QString, value);
    IMPORT(imported, importText("services:\n  web:\n    " + yaml.toStdString() + "\n"));
    QVERIFY(imported.model.element("web"));
    const QString actual = valueOf(imported.model, "web", property.toStdString());
    QCOMPARE(actual.isEmpty() ? actual : actual.toLower(), value.toLower());
}

void TestCompose::citesTheLineOfTheKey()
{
    IMPORT(imported,
           importText("services:\n  web:\n    image: nginx\n    deploy:\n      resources:\n        limits:\n"
                      "          memory: 10m\n    ports:\n      - 80:80\n"));
    const model::Element *web = imported.model.element("web");
    QVERIFY(web);
    QCOMPARE(web->import->origin.line, 2);
    QCOMPARE(web->import->origin.object.view(), std::string_view("service/web"));
    const auto lineOf = [&](std::string_view name) {
        return propertyOf(imported.model, "web", name)->origin->line;
    };
    QCOMPARE(lineOf("memory_limit_mb"), 7);
    QCOMPARE(lineOf("image_tag"), 3);
    QCOMPARE(lineOf("published_ports"), 9);
}

void TestCompose::makesNetworksStoresAndHost()
{
    IMPORT(imported, importText("services:\n  web:\n    image: nginx\n    networks: [front, back]\n"
                                "    secrets: [key]\n    volumes: ['data:/data', './www:/www:ro']\n"
                                "  db:\n    build: .\n    networks: {back: {aliases: [database]}}\n"
                                "networks:\n  front:\n  back: {internal: true}\nvolumes: {data: }\n"
                                "secrets: {key: {file: ./key}}\n"));
    const model::Model &model = imported.model;
    QCOMPARE(model.element("web")->parent, std::string("host"));
    QVERIFY(model.element("host")->import->implied);
    QCOMPARE(valueOf(model, "net.back", "internal"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "networks"), QString("net.back, net.front"));
    QCOMPARE(valueOf(model, "db", "egress_restricted"), QString("yes"));
    QCOMPARE(valueOf(model, "secret.key", "store_type").toLower(), QString("secret_store"));
    QCOMPARE(flowsOf(model, model::FlowKind::Mount),
             QStringList({"web->path.www", "web->secret.key", "web->volume.data"}));
    QCOMPARE(flowsOf(model, model::FlowKind::Pull), QStringList({"web->registry.docker.io"}));
    QCOMPARE(model.element("image.docker.io/library/nginx")->parent, std::string("registry.docker.io"));
    QCOMPARE(valueOf(model, "db", "image"), QString("image.local/db"));
    QVERIFY(model.views().find("runtime"));
    const model::View *supply = model.views().find("supply-chain");
    QVERIFY(supply && supply->shows(model::FlowKind::Pull) && !supply->shows(model::FlowKind::Data));
}

void TestCompose::infersFlows()
{
    IMPORT(imported,
           importText(
               "services:\n"
               "  web:\n    image: app\n    ports: ['80:80', '127.0.0.1:9000:9000']\n"
               "    environment:\n      DATABASE_URL: postgres://u:p@db:5432/app?sslmode=require\n"
               "      REDIS_HOST: cache\n      POSTGRES_DB: queue\n      MODE: other\n"
               "    depends_on: [db]\n"
               "  worker:\n    image: app\n    command: run --broker amqp://queue\n    links: ['db:store']\n"
               "    depends_on: {migrate: {condition: service_completed_successfully}}\n"
               "  db: {image: postgres}\n  cache: {image: redis}\n  queue: {image: rabbitmq}\n"
               "  other: {image: x}\n  migrate: {image: y}\n"));
    const model::Model &model = imported.model;
    QCOMPARE(flowsOf(model, model::FlowKind::Data),
             QStringList({"outside->web", "web->cache", "web->db", "worker->db", "worker->queue"}));
    QCOMPARE(valueOf(model, "web->db", "protocol").toLower(), QString("database"));
    QCOMPARE(valueOf(model, "web->db", "encryption").toLower(), QString("tls"));
    QCOMPARE(valueOf(model, "web->cache", "protocol").toLower(), QString("redis"));
    QVERIFY(model.flow("web->db")->import->origin.note.view().find("DATABASE_URL") != std::string_view::npos);
}

void TestCompose::laysFilesOverEachOther()
{
    IMPORT(imported,
           importProject(
               {"compose.yaml", "compose.override.yaml"},
               {{"compose.yaml",
                 "services:\n  web:\n    image: nginx:1\n    command: [a, b]\n    cap_add: [SYS_ADMIN]\n"
                 "    ports: ['80:80']\n    environment: [A=1, DB_HOST=db]\n    privileged: true\n"
                 "  db: {image: mysql}\n  other: {image: redis}\n"},
                {"compose.override.yaml",
                 "services:\n  web:\n    image: nginx:2\n    ports: ['81:81']\n"
                 "    environment: {DB_HOST: other}\n    privileged: !reset null\n"
                 "    cap_add: !override [NET_ADMIN]\n    volumes: ['${DIR:-./a}:/a']\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "web", "image_tag"), QString("2"));
    QCOMPARE(propertyOf(model, "web", "image_tag")->origin->file.view(),
             std::string_view("compose.override.yaml"));
    QCOMPARE(valueOf(model, "web", "published_ports"), QString("80:80/tcp, 81:81/tcp"));
    QCOMPARE(valueOf(model, "web", "capabilities_add"), QString("NET_ADMIN"));
    QVERIFY(!propertyOf(model, "web", "privileged"));
    QCOMPARE(valueOf(model, "web", "host_mounts"), QString("./a"));
    QVERIFY(model.flow("web->other"));
    QVERIFY(!model.flow("web->db"));
}

void TestCompose::tellsWhoIsCalledOutside_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("host"); // empty: no flow leads outside
    const auto row = [](const char *variable, const char *host) {
        QTest::newRow(variable) << QString(variable) << QString(host);
    };
    row("STRIPE_URL: https://api.stripe.com/v1", "api.stripe.com");
    row("SMTP_SERVER: smtp.example.com:587", "smtp.example.com");
    row("DATABASE_URL: postgres://u:p@pg.example.net/shop", "pg.example.net");
    row("SENTRY_DSN: https://key@o1.example.io/2", "o1.example.io");
    row("PUBLIC_URL: https://shop.example.com", "");
    row("REACT_APP_API_URL: https://api.example.com", "");
    row("HELP_PAGE: https://www.example.com/help", "");
    row("ADVERTISED_LISTENERS: PLAINTEXT://kafka.example.com:9092", "");
    row("API_URL: http://10.0.0.1:8000", "");
    row("API_URL: http://host.docker.internal:8000", "");
    row("API_URL: http://backend:8000", "");
    row("LOGGER: com.example.app:42", "");
}

void TestCompose::tellsWhoIsCalledOutside()
{
    QFETCH(QString, variable);
    QFETCH(QString, host);
    IMPORT(imported, importText("services:\n  web:\n    image: app\n    environment: {" +
                                variable.toStdString() + "}\n"));
    const model::Model &model = imported.model;
    if (host.isEmpty()) {
        QCOMPARE(flowsOf(model, model::FlowKind::Data), QStringList());
        return;
    }
    const std::string id = "external." + host.toStdString();
    QVERIFY(model.element(id));
    QCOMPARE(model.element(id)->kind, model::Kind::ExternalEntity);
    QCOMPARE(flowsOf(model, model::FlowKind::Data), QStringList({"web->external." + host}));
}

void TestCompose::followsExternalLinks()
{
    IMPORT(imported, importText("services:\n  web:\n    image: app\n"
                                "    external_links: ['legacy:old', store]\n"
                                "  db: {image: redis, container_name: store}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data),
             QStringList({"web->db", "web->external.legacy"}));
}

void TestCompose::keepsProjectsOfOneNameApart()
{
    const std::string text = "services:\n  web: {build: ., depends_on: [db]}\n  db: {image: redis}\n";
    const std::string dockerfile = "FROM alpine\n";
    IMPORT(imported, importProject({"blue/app/compose.yaml", "green/app/compose.yaml"},
                                   {{"blue/app/compose.yaml", text},
                                    {"green/app/compose.yaml", text},
                                    {"blue/app/Dockerfile", dockerfile},
                                    {"green/app/Dockerfile", dockerfile}}));
    const model::Model &model = imported.model;
    for (const char *id : {"blue/app/web", "green/app/web", "blue/app/db", "green/app/db"})
        QVERIFY2(model.element(id), id);
    QVERIFY(valueOf(model, "blue/app/web", "image") != valueOf(model, "green/app/web", "image"));
    QVERIFY(!model.element("app/web"));
}

void TestCompose::extendsAndIncludes()
{
    IMPORT(imported,
           importProject(
               {"compose.yaml"},
               {{"compose.yaml",
                 "include: [parts/extra.yaml, ../gone.yaml]\nservices:\n"
                 "  web:\n    extends: {file: parts/base.yaml, service: base}\n    read_only: true\n"
                 "  loop: {extends: loop}\n"},
                {"parts/base.yaml", "services:\n  base:\n    extends: root\n    privileged: true\n"
                                    "  root: {image: nginx, read_only: false}\n"},
                {"parts/extra.yaml", "include: extra.yaml\nservices: {extra: {image: 'redis:${V}'}}\n"},
                {".env", "V=7\n"}}));
    QCOMPARE(valueOf(imported.model, "web", "privileged"), QString("yes"));
    QCOMPARE(propertyOf(imported.model, "web", "privileged")->origin->file.view(),
             std::string_view("parts/base.yaml"));
    QCOMPARE(valueOf(imported.model, "web", "read_only_rootfs"), QString("yes"));
    QVERIFY(imported.model.element("image.docker.io/library/nginx"));
    QCOMPARE(valueOf(imported.model, "extra", "image_tag"), QString("7"));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("gone.yaml is left out"), qPrintable(told));
    QVERIFY2(told.contains("extends itself") && told.contains("includes itself"), qPrintable(told));
}

void TestCompose::boundsWhatIncludesCost()
{
    // Each file includes the next one twice: 2^30 files, were each read each time.
    Files files = {{"compose.yaml", "include: [f0.yaml]\nservices: {web: {image: a}}\n"}};
    for (int i = 0; i < 30; ++i) {
        const std::string next = "f" + std::to_string(i + 1) + ".yaml";
        files["f" + std::to_string(i) + ".yaml"] = "include: [" + next + ", " + next + "]\n";
    }
    files["f30.yaml"] = "services: {last: {image: b}}\n";
    IMPORT(imported, importProject({"compose.yaml"}, files));
    QVERIFY(imported.model.element("web"));
    QVERIFY(diagnosticsOf(imported).contains("more than 500 files"));
}

void TestCompose::dropsNothingInSilence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *text, const char *told) { QTest::newRow(text) << text << told; };
    row("services: {a: {image: x, ulimits: {nofile: 9}, tmpfs: /t}}", "no place for: ulimits, tmpfs");
    row("services: {a: {image: x, hostnme: y}}", "not understood: hostnme");
    row("services: {a: {image: x, deploy: {limits: {}}}}",
        "(deploy) has a key that is not understood: limits");
    row("services: {a: {image: x, healthcheck: {tests: []}}}", "not understood: tests");
    row("services: {a: {image: x, ports: [{published: 80}]}}", "a port that is not understood");
    row("services: {a: {image: x, volumes: [[b]]}}", "a volume that is not understood");
    row("services: {a: {image: x}}\nnetworks: {n: {ipam: {}, drivr: d}}", "the network n states what");
    row("services: {a: {image: x}}\nvolumes: {v: {drivr: d}}", "the volume v has a key");
}

void TestCompose::dropsNothingInSilence()
{
    QFETCH(QString, text);
    QFETCH(QString, told);
    IMPORT(imported, importProject({"compose.yaml"}, {{"compose.yaml", text.toStdString() + "\n"}}));
    QVERIFY2(diagnosticsOf(imported).contains(told), qPrintable(diagnosticsOf(imported)));
}

void TestCompose::leavesOutAServiceWithoutAName()
{
    IMPORT(imported, importText("services:\n  web:\n    image: nginx\n  \"\":\n    image: redis\n"));
    QVERIFY(imported.model.element("web"));
    QVERIFY(diagnosticsOf(imported).contains("a service without a name"));
}

void TestCompose::tellsOfMissingDockerfilesOnce()
{
    IMPORT(imported,
           importProject({"compose.yaml"}, {{"compose.yaml", "services:\n  a: {build: a}\n  b: {build: b}\n"
                                                             "  c: {build: c}\n  d: {build: d}\n"}}));
    QCOMPARE(imported.diagnostics.size(), 1u);
    QVERIFY(diagnosticsOf(imported).contains("a/Dockerfile, b/Dockerfile, c/Dockerfile and 1 more"));
}

void TestCompose::leavesInactiveProfilesOut()
{
    const Files files = {
        {"compose.yaml", "services:\n  web: {image: a}\n  debug: {image: b, profiles: [dev]}\n"}};
    IMPORT(plain, importProject({"compose.yaml"}, files));
    QVERIFY(!plain.model.element("debug"));
    QVERIFY(diagnosticsOf(plain).contains("debug"));
    IMPORT(all, importProject({"compose.yaml"}, files, {"*"}));
    QVERIFY(all.model.element("debug"));
}

void TestCompose::readsTheDockerfile()
{
    IMPORT(imported,
           importProject({"compose.yaml"},
                         {{"compose.yaml", "services:\n  web: {build: {context: app, target: final}}\n"},
                          {"app/Dockerfile",
                           "FROM alpine AS base\nUSER 1000\nENV API_TOKEN=s3cr3tvalue\n"
                           "FROM base AS final\nRUN curl https://x.example/i | sh \\\n  && apk add openssh\n"
                           "FROM base AS later\nUSER root\n"}}));
    QCOMPARE(valueOf(imported.model, "image.local/web", "user").toLower(), QString("non_root"));
    QCOMPARE(valueOf(imported.model, "image.local/web", "secrets_embedded"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "image.local/web", "contains_sshd"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "image.local/web", "build_untrusted_downloads"), QString("yes"));
    QCOMPARE(propertyOf(imported.model, "image.local/web", "secrets_embedded")->origin->line, 3);
}

void TestCompose::refusesWhatLiesOutside()
{
    QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    std::filesystem::create_directories(root / "in");
    std::ofstream(root / "secret.yaml") << "services: {x: {image: y}}\n";
    std::filesystem::create_symlink(root / "secret.yaml", root / "in" / "link.yaml");
    std::filesystem::create_symlink("/dev/zero", root / "in" / "zero.yaml");
    std::ofstream(root / "in" / "compose.yaml") << "services: {web: {image: nginx}}\n";
    std::ofstream(root / "in" / "notes.json") << "{\"a\": 1}\n";
    const std::string path = (root / "in").string();
    const auto gathered = gatherInputs(std::span(&path, 1));
    QVERIFY(gathered.ok());
    QCOMPARE(gathered->inputs.size(), std::size_t{1});
    QCOMPARE(gathered->inputs.front().path, std::string("compose.yaml"));
    QVERIFY(!gathered->diagnostics.empty());
    QVERIFY(gathered->readFile("compose.yaml").ok());
    for (const char *outside : {"../secret.yaml", "link.yaml", "zero.yaml", "/etc/passwd", "gone"})
        QVERIFY2(!gathered->readFile(outside).ok(), outside);
}

void TestCompose::readsDockerInspect()
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

void TestCompose::importsEveryDockerFileOfTheCorpora()
{
    if (!std::filesystem::exists(corpora / "README.md"))
        QSKIP("the corpora are not here");
    int files = 0;
    QStringList wrong;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(corpora)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml" && extension != ".json"))
            continue;
        Input input{entry.path().filename().string(), contentsOf(entry.path())};
        const auto recognised = recognise(input);
        if (!recognised ||
            (recognised->format != Format::Compose && recognised->format != Format::DockerInspect))
            continue;
        ++files;
        const std::string path = entry.path().string();
        const auto gathered = gatherInputs(std::span(&path, 1));
        QVERIFY(gathered.ok());
        ImportOptions options;
        options.technologies = technologies();
        options.readFile = gathered->readFile;
        const auto imported = importModel(gathered->inputs, vocabulary(), options);
        if (!imported)
            wrong << QString::fromStdString(path + ": " + imported.error().text());
        else if (qEnvironmentVariableIsSet("BULKHEAD_SHOW_DIAGNOSTICS"))
            qInfo("%s\n%s", path.c_str(), qPrintable(diagnosticsOf(*imported)));
    }
    QVERIFY(files > 100);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void TestCompose::standsBesideADrawingOfTheSameName()
{
    const auto imported = importProject(
        {"compose.yaml", "drawing.json"},
        {{"compose.yaml", "services: {web: {image: nginx}}\n"},
         {"drawing.json",
          R"({"version": "2.3.0", "summary": {"title": "T"}, "detail": {"diagrams": [{"id": 0, "title": "Runtime",
              "diagramType": "STRIDE", "cells": [{"id": "a", "shape": "process", "zIndex": 1,
              "position": {"x": 1, "y": 1}, "size": {"width": 9, "height": 9},
              "data": {"type": "tm.Process", "name": "A"}}]}]}})"}});
    QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
    QCOMPARE(imported->model.views().size(), 3u); // the drawing, Runtime and Supply chain
}

void TestCompose::refusesAFolderWithoutInput()
{
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    const auto gather = [&path] { return gatherInputs(std::vector<std::string>{path}, {}, {}); };
    QVERIFY(!gather());
    QVERIFY(gather().error().message.find("nothing in this folder") != std::string::npos);
    QFile broken(folder.filePath("broken.yml"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("a: [\n");
    broken.close();
    QVERIFY(gather().error().message.find("broken.yml: ") != std::string::npos); // says why
    QFile sound(folder.filePath("compose.yaml"));
    QVERIFY(sound.open(QIODevice::WriteOnly));
    sound.write("services: {web: {image: nginx}}\n");
    sound.close();
    QVERIFY(gather().ok());
}

QTEST_APPLESS_MAIN(TestCompose)
#include "test_compose.moc"
