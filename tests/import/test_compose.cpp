// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/services/interpolation.h"
#include "import/services/short_forms.h"
#include "model/value.h"

#include <QtTest>

namespace import_compose {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What a service of a compose file says becomes facts and flows, with the lines they stand in.
class TestCompose : public QObject
{
    Q_OBJECT

private slots:
    void statesWhatAServiceSays_data();
    void statesWhatAServiceSays();
    void citesTheLineOfTheKey();
    void shortensNamesThatAreNoIds();
    void makesNetworksStoresAndHost();
    void infersFlows();
    void tellsOfCredentialsInAddresses();
    void tellsWhoIsCalledOutside_data();
    void tellsWhoIsCalledOutside();
    void followsExternalLinks();
    void processesAreShared();
    void namesOfTheHostLeadToIt_data();
    void namesOfTheHostLeadToIt();
    void dropsNothingInSilence_data();
    void dropsNothingInSilence();
    void leavesOutAServiceWithoutAName();
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
    row("cap_drop: [AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, "
        "cap_net_raw, "
        "SETFCAP, SETGID, SETPCAP, SETUID, SYS_CHROOT]",
        "capabilities_drop",
        "AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, NET_RAW, SETFCAP, "
        "SETGID, SETPCAP, SETUID, SYS_CHROOT, ALL");
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
    row("environment: {ADMIN_PASSWORD: changeme}", "default_credentials", "yes");
    row("environment: {DB_PASSWORD: postgres}", "default_credentials", ""); // with which it logs in elsewhere
    row("environment: {DB_URL: 'mysql://app:changeme@db/app'}", "default_credentials", "");
    row("environment: {POSTGRES_PASSWORD: 'xT9-qq41-lm'}", "default_credentials", "");
    row("environment: {POSTGRES_USER: postgres}", "default_credentials", "");
    row("environment: {POSTGRES_PASSWORD: '${DB_PASSWORD}'}", "default_credentials", "");
    row("command: node --inspect=0.0.0.0 server.js", "debug_enabled", "yes");
    row("command: [java, '-agentlib:jdwp=transport=dt_socket,address=*:5005', App]", "debug_enabled", "yes");
    row("environment: {FLASK_DEBUG: '1'}", "debug_enabled", "yes");
    row("environment: {FLASK_DEBUG: '1'}", "debug_reach", "service");
    row("command: node --inspect server.js", "debug_reach", "container");
    row("command: node --inspect=0.0.0.0 server.js", "debug_reach", "network");
    row("command: dlv exec /app --headless --listen=:2345", "debug_reach", "network");
    row("{command: 'node --inspect=0.0.0.0:9229 a.js', ports: ['127.0.0.1:9229:9229']}", "debug_reach",
        "network");
    row("{command: 'node --inspect=0.0.0.0:9229 a.js', ports: ['9229:9229']}", "debug_reach", "outside");
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
    row("environment: {URL: 'jdbc:postgresql://b:5432/x?user=a&password=Hunter2Long'}", "secrets_delivery",
        "env");
    row("environment: {URL: 'jdbc:sqlserver://b:1433;user=sa;password=Hunter2Long'}", "secrets_delivery",
        "env");
    row("environment: {URL: 'jdbc:mysql://b/x?user=a;passwordCharacterEncoding=utf8'}", "secrets_delivery",
        "");
    row("environment: {URL: 'postgres://b/x?password=$${PW}'}", "secrets_delivery", "");
    row("environment: {URL: 'https://b/x?use_token=true&token_ttl=60'}", "secrets_delivery", "");
    row("environment: {URL: 'https://b/x?token={token}'}", "secrets_delivery", "");
    row("environment: {URL: 'jdbc:postgresql://b/x?user=a&password=postgres'}", "default_credentials", "");
    row("environment: {DSN: 'Server=b;User Id=a;Password=Hunter2Long'}", "secrets_delivery", "env");
    row("environment: {DSN: 'host=b user=a password=Hunter2Long'}", "secrets_delivery", "env");
    row("environment: {DSN: 'host=b user=a passfile=/run/secrets/pgpass'}", "secrets_delivery", "");
    row("environment: {DSN: 'AccountName=a;AccountKey=aHVudGVyMg=='}", "secrets_delivery", "env");
    row("environment: {DB_PASSWORD: Hunter2Long}", "secrets_in_file", "yes");
    row("environment: {DB_PASSWORD: '${DB_PASSWORD}'}", "secrets_in_file", "");
    row("command: app --token=Hunter2LongToken", "secrets_in_file", "yes");
    row("environment: {COLOR: blue}", "secrets_delivery", "");
    row("command: redis-server --requirepass hunter2", "secrets_delivery", "command_line");
    row("entrypoint: [sh, -c, 'PGPASSWORD=hunter2 psql']", "secrets_delivery", "command_line");
    row("command: redis-server --requirepass ${REDIS_PW}", "secrets_delivery", "command_line");
    row("command: redis-server --requirepass redis", "default_credentials", "yes");
    row("command: redis-server --appendonly yes", "secrets_delivery", "");
    row("image: nginx:1.25", "image_tag", "1.25");
    row("image: x\n    ports: [{target: 80, published: '127.0.0.1:8080'}]", "bind_interface", "localhost");
    row("image: x\n    ports: [{target: 80, published: '127.0.0.1:8080'}]", "published_ports",
        "127.0.0.1:8080:80/tcp");
    row("deploy: {resources: {reservations: {devices: [{driver: nvidia, capabilities: [gpu]}]}}}",
        "host_devices", "gpus");
    row("deploy: {resources: {reservations: {devices: [{driver: tpu}]}}}", "host_devices", "tpu");
    row("user: ContainerAdministrator", "user", "root");
    row("use_api_socket: true", "control_socket_mounted", "yes");
    row("image: x\n    device_cgroup_rules: ['c 10:200 rwm']", "host_devices", "c 10:200 rwm");
    row("image: nginx@sha256:"
        "6af79ae5de407283dcea8b00d5c37ace95441fd58a8b1d2aa1ed93f5511bb18c",
        "image_pinned_by_digest", "yes");
    row("image: nginx@sha256:abc", "image_pinned_by_digest", "no");
    row("image: nginx:${TAG}", "image_tag", "");
    row("image: 'registry.example.org/shop:${TAG:?it is needed}'", "image",
        "image.registry.example.org/shop");
    row("image: 'registry.example.org/shop:${TAG:?as a/b@c}'", "image", "image.registry.example.org/shop");
    row("image: bitnami/redis:7", "technology", "redis");
    row("image: redis\n    command: redis-server --requirepass x", "auth_required", "shared_secret");
    row("image: redis", "auth_required", "none");
    row("image: example/redis", "auth_required", "");
    row("image: docker:27-dind\n    environment: {DOCKER_TLS_CERTDIR: ''}", "auth_required", "none");
    row("image: docker:27-dind\n    environment: {DOCKER_TLS_CERTDIR: /certs}", "auth_required", "mtls");
    row("image: docker:27-dind\n    command: [dockerd, --host=tcp://0.0.0.0:2375]", "auth_required", "none");
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

void TestCompose::tellsOfCredentialsInAddresses()
{
    IMPORT(imported, importText("services:\n"
                                "  web:\n    image: app\n    environment:\n"
                                "      A: jdbc:postgresql://query:5432/x?user=a&password=Hunter2Long\n"
                                "      B: postgres://a:Hunter2Long@login:5432/x?application_name=web\n"
                                "      C: jdbc:postgresql://plain:5432/x?user=a&sslmode=require\n"
                                "      D: jdbc:sqlserver://semicolon:1433;user=sa;password=$${PW}\n"
                                "  query: {image: a}\n  login: {image: a}\n  plain: {image: a}\n"
                                "  semicolon: {image: a}\n"));
    for (const char *flow : {"web->query", "web->login", "web->semicolon"})
        QCOMPARE(valueOf(imported.model, flow, "carries_secrets"), QString("yes"));
    QVERIFY(imported.model.flow("web->plain"));
    QVERIFY(!propertyOf(imported.model, "web->plain", "carries_secrets"));
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
    row("API_URL: http://backend:8000", "");
    row("LOGGER: com.example.app:42", "");
    row("DB_HOST: shop.postgres.database.azure.com", "shop.postgres.database.azure.com");
    row("SMTP_HOST: smtp.example.com", "smtp.example.com");
    row("MAIL_DOMAIN: example.com", "");
    row("VIRTUAL_HOST: shop.example.com", "");
    row("CI_SERVER_URL: https://gitlab.example.com", "gitlab.example.com");
    row("SERVER_URL: https://vpn.example.com", "");
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

void TestCompose::processesAreShared()
{
    IMPORT(imported,
           importText("services:\n  app: {image: a}\n  by: {image: b, pid: 'service:app'}\n"
                      "  named: {image: c, container_name: box}\n  too: {image: d, pid: 'container:box'}\n"
                      "  host: {image: e, pid: host}\n"));
    for (const char *id : {"app", "by", "named", "too"})
        QCOMPARE(valueOf(imported.model, id, "shares_processes"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "host", "shares_processes"), QString());
}

void TestCompose::namesOfTheHostLeadToIt_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QStringList>("flows");
    const auto row = [](const char *service, const QStringList &flows) {
        QTest::newRow(service) << QString(service) << flows;
    };
    row("environment: {API_URL: 'http://host.docker.internal:8000'}", {"web->host"});
    row("environment: {API_URL: 'http://box:8000'}, extra_hosts: ['box:host-gateway']", {"web->host"});
    row("environment: {API_URL: 'http://box:6379'}, extra_hosts: ['box:host-gateway']", {"web->cache"});
    row("environment: {DB_HOST: legacy}, extra_hosts: ['legacy=192.0.2.7']", {"web->external.legacy"});
    row("environment: {DB_URL: 'postgres://db.example.com'}, extra_hosts: {db.example.com: 192.0.2.7}",
        {"web->external.db.example.com"});
    row("environment: {DB_HOST: me}, extra_hosts: ['me:127.0.0.1']", {});
    row("environment: {A: b}, extra_hosts: ['legacy:192.0.2.7']", {});
}

// host.docker.internal and what extra_hosts adds to the names that a container knows.
void TestCompose::namesOfTheHostLeadToIt()
{
    QFETCH(QString, service);
    QFETCH(QStringList, flows);
    IMPORT(imported, importText("services:\n  web: {image: app, " + service.toStdString() +
                                "}\n  cache: {image: redis, ports: ['127.0.0.1:6379:6379']}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data), flows);
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestCompose::followsExternalLinks()
{
    IMPORT(imported, importText("services:\n  web:\n    image: app\n"
                                "    external_links: ['legacy:old', store]\n"
                                "  db: {image: redis, container_name: store}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data),
             QStringList({"web->db", "web->external.legacy"}));
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
    row("services: {a: {image: x, ports: [{target: 80, publish: 80}]}}",
        "(ports) has a key that is not understood: publish");
    row("services: {a: {image: x, volumes: [{type: bind, source: /a, target: /b, readonly: true}]}}",
        "(volumes) has a key that is not understood: readonly");
    row("services: {a: {image: x, volumes: [{type: bind, source: /a, target: /b, bind: {shared: true}}]}}",
        "(volumes.bind) has a key that is not understood: shared");
    row("services: {a: {image: x, deploy: {resources: {limits: {mem: 1g}}}}}",
        "(deploy.resources.limits) has a key that is not understood: mem");
    row("services: {a: {image: x, deploy: {resources: {reservations: {devices: [{cap: [gpu]}]}}}}}",
        "(deploy.resources.reservations.devices) has a key that is not understood: cap");
    row("services: {a: {image: x, networks: {default: {alias: [b]}}}}",
        "(networks) has a key that is not understood: alias");
    row("services: {a: foo, b: {image: x}}", "the service a is no map");
    row("services: {a: {image: x, privileged: maybe}}", "privileged is 'maybe', which is not true or false");
    row("services: {a: {image: x, mem_limit: lots}}", "mem_limit is 'lots'");
    row("services: {a: {image: x, cpus: -1}}", "cpus is '-1', which is not a number from 0 up");
    row("services: {a: {image: x, deploy: {resources: {limits: {memory: [1]}}}}}",
        "limits.memory is not an amount");
    row("services: {a: {image: x, restart: sometimes}}", "restart is 'sometimes'");
    row("services: {a: {image: x, ports: {a: b}}}", "ports is no list");
    row("services: {a: {image: x, environment: 3}}", "environment is neither a list nor a map");
    row("services: {a: {image: x, networks: [n]}}", "networks names 'n', which is not declared");
    row("services: {a: {image: x, volumes: ['vv:/v']}}", "volumes names 'vv', which is not declared");
    row("services: {a: {image: x, secrets: [{source: s}]}}", "secrets names 's', which is not declared");
    row("services: {a: {image: x, volumes: [[b]]}}", "a volume that is not understood");
    row("services: {a: {image: x}}\nnetworks: {n: {ipam: {}, drivr: d}}", "the network n states what");
    row("services: {a: {image: x}}\nvolumes: {v: {drivr: d}}", "the volume v has a key");
    row("services: {a: {image: x}}\nmodels: {m: {model: ai/smollm2}}",
        "the section models states what the model has no place for: m");
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

// Found by a fuzzer: a name of more than an id's 4096 bytes made the whole import fail.
void TestCompose::shortensNamesThatAreNoIds()
{
    const std::string name = "é" + std::string(5000, 'a');
    IMPORT(imported,
           importText("services:\n  web:\n    image: registry.example/" + name +
                      "\n    ports: ['80:80']\n  " + name + ":\n    image: nginx\n    links: [web]\n"));
    std::size_t longNames = 0;
    for (const model::Element &element : imported.model.elements()) {
        QVERIFY(element.id.size() < 1100);
        longNames += element.name.size() > 4096 ? 1 : 0;
    }
    QVERIFY(longNames >= 1);
    for (const model::Flow &flow : imported.model.flows())
        QVERIFY(flow.id.size() < 2500);
}

} // namespace import_compose

BULKHEAD_TEST(import_compose, TestCompose, None)
#include "test_compose.moc"
