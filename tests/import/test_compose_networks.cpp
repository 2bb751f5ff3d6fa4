// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/services/short_forms.h"
#include "import/shared/ip_address.h"

#include <QtTest>

namespace import_compose_networks {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Names, addresses and ports of services lead where the engine leads them, and nowhere else.
class TestComposeNetworks : public QObject
{
    Q_OBJECT

private slots:
    void leadsNamesToServices_data();
    void leadsNamesToServices();
    void publishesWhatTheEnginePublishes_data();
    void publishesWhatTheEnginePublishes();
    void readsAddressesInEverySpelling_data();
    void readsAddressesInEverySpelling();
    void leadsWaysInToWhatListens();
    void sharesNetworksThroughTheOwner();
    void joinsTheHostsNetworkByItsName();
    void tellsOfAnEngineOverTheNetwork_data();
    void tellsOfAnEngineOverTheNetwork();
    void leadsProxiesByTheirLabels_data();
    void leadsProxiesByTheirLabels();
    void leadsOtherProxies();
    void reachesTheNetworkOfAnotherProject();
};

void TestComposeNetworks::leadsNamesToServices_data()
{
    QTest::addColumn<QByteArray>("yaml"); // of a client "c" and others
    QTest::addColumn<QString>("flows");
    const auto row = [](const char *name, const char *yaml, const char *flows) {
        QTest::addRow("%s", name) << QByteArray(yaml) << QString(flows);
    };
    row("alias on the shared network",
        "services:\n"
        "  c: {image: c, networks: [one], environment: {DB_HOST: store}}\n"
        "  a: {image: a, networks: {one: {aliases: [store]}}}\n"
        "networks: {one: {}}\n",
        "c->a");
    row("alias on another network",
        "services:\n"
        "  c: {image: c, networks: [one], environment: {DB_HOST: store}}\n"
        "  a: {image: a, networks: {one: {}, two: {aliases: [store]}}}\n"
        "networks: {one: {}, two: {}}\n",
        "");
    row("one alias, two networks: that of the client counts",
        "services:\n"
        "  a: {image: a, networks: {one: {aliases: [store]}}}\n"
        "  b: {image: b, networks: {two: {aliases: [store]}}}\n"
        "  c: {image: c, networks: [two], environment: {DB_HOST: store}}\n"
        "networks: {one: {}, two: {}}\n",
        "c->b");
    row("tasks of a swarm's service",
        "services:\n  c: {image: c, environment: {AGENT_ADDR: 'tasks.a:9001'}}\n  a: {image: a}\n", "c->a");
    row("tasks.NAME of a service of another stack",
        "services:\n  c: {image: c, environment: {AGENT_ADDR: 'tcp://tasks.portainer_agent:9001'}}\n",
        "c->external.portainer_agent");
    row("the text of a config",
        "services:\n  c: {image: c, configs: [app]}\n  db: {image: db}\n  x: {image: x}\n"
        "configs: {app: {content: \"# redis://x:6379\\nurl: postgres://db:5432/shop\\n\"}}\n",
        "c->db");
    row("generated container name",
        "name: shop\nservices:\n  c: {image: c, environment: {DB_HOST: shop-a-1}}\n  a: {image: a}\n",
        "c->a");
    row("generated name of compose 1",
        "name: shop\nservices:\n  c: {image: c, environment: {DB_HOST: shop_a_2}}\n  a: {image: a}\n",
        "c->a");
    row("generated name beside a stated one",
        "name: shop\nservices:\n  c: {image: c, environment: {DB_HOST: shop-a-1}}\n"
        "  a: {image: a, container_name: x}\n",
        "");
    row("generated name of another project",
        "name: shop\nservices:\n  c: {image: c, environment: {DB_HOST: crm-a-1}}\n  a: {image: a}\n", "");
    row("fixed address",
        "services:\n  c: {image: c, networks: [n], environment: {DB_URL: 'postgres://10.1.0.9:5432/x'}}\n"
        "  a: {image: a, networks: {n: {ipv4_address: 10.1.0.9}}}\nnetworks: {n: {}}\n",
        "c->a");
    row("fixed address in another spelling",
        "services:\n  c: {image: c, networks: [n], environment: {DB_URL: 'postgres://[fd00:0::9]:5432/x'}}\n"
        "  a: {image: a, networks: {n: {ipv6_address: 'fd00::9'}}}\nnetworks: {n: {}}\n",
        "c->a");
    row("fixed address on a network of others",
        "services:\n  c: {image: c, networks: [m], environment: {DB_URL: 'postgres://10.1.0.9:5432/x'}}\n"
        "  a: {image: a, networks: {n: {ipv4_address: 10.1.0.9}}}\nnetworks: {n: {}, m: {}}\n",
        "");
    row("no network at the target",
        "services:\n  c: {image: c, environment: {DB_HOST: a}}\n  a: {image: a, network_mode: none}\n", "");
    row("no network at the client",
        "services:\n  c: {image: c, network_mode: none, environment: {DB_HOST: a}, depends_on: [a]}\n"
        "  a: {image: a}\n",
        "");
    row("names on the default bridge",
        "services:\n  c: {image: c, network_mode: bridge, environment: {DB_HOST: a}}\n"
        "  a: {image: a, network_mode: bridge}\n",
        "");
    row("a link on the default bridge",
        "services:\n  c: {image: c, network_mode: bridge, links: ['a:db'], environment: {DB_HOST: db}}\n"
        "  a: {image: a, network_mode: bridge}\n",
        "c->a");
    row("the network of a named container",
        "services:\n  t: {image: t, container_name: tunnel, networks: [x]}\n"
        "  a: {image: a, networks: [y]}\n"
        "  c: {image: c, network_mode: 'container:tunnel', environment: {DB_HOST: a}}\n"
        "networks: {x: {}, y: {}}\n",
        "");
    row("localhost in a shared namespace",
        "services:\n  t: {image: t}\n  a: {image: a, network_mode: 'service:t', expose: ['8000-8090']}\n"
        "  c: {image: c, network_mode: 'service:t', environment: {API_URL: 'http://127.0.0.1:8080'}}\n",
        "c->a");
    row("localhost is its own where it listens itself",
        "services:\n  t: {image: t}\n  a: {image: a, network_mode: 'service:t', expose: [8080]}\n"
        "  c: {image: c, network_mode: 'service:t', expose: [8080], environment: {API_URL: "
        "'http://localhost:8080'}}\n",
        "");
    row("localhost of a service with a network of its own",
        "services:\n  a: {image: a, expose: [8080]}\n"
        "  c: {image: c, environment: {API_URL: 'http://localhost:8080'}}\n",
        "");
    row("a published port by way of the host's loopback address",
        "services:\n  a: {image: a, ports: ['127.0.0.1:9000:8080']}\n"
        "  c: {image: c, network_mode: host, environment: {API_URL: 'http://localhost:9000'}}\n",
        "c->a");
    row("a name that the host does not know",
        "services:\n  a: {image: a}\n"
        "  c: {image: c, network_mode: host, environment: {API_URL: 'http://a:80'}}\n",
        "");
    row("a service on the host's network, which has no name",
        "services:\n  a: {image: a, network_mode: host}\n"
        "  c: {image: c, environment: {API_URL: 'http://a:80'}}\n",
        "");
    row("an address that the host reaches",
        "services:\n  a: {image: a, networks: {n: {ipv4_address: 10.9.0.4}}}\n"
        "  c: {image: c, network_mode: host, environment: {API_URL: 'http://10.9.0.4:80'}}\n"
        "networks: {n: {}}\n",
        "c->a");
    row("a ring of shared networks",
        "services:\n  a: {image: a, network_mode: 'service:c'}\n"
        "  c: {image: c, network_mode: 'service:a', environment: {API_URL: 'http://localhost:80'}}\n",
        "");
    row("a text of several lines calls nobody",
        "services:\n  a: {image: a}\n  c: {image: c, environment: {BANNER: \"see\\nhttp://a:80/\"}}\n", "");
    row("a configuration of several lines does",
        "services:\n  a: {image: a}\n  c: {image: c, environment: {APP_CONFIG: \"x: 1\\nurl: "
        "http://a:80/\"}}\n",
        "c->a");
    row("a provided service", "services:\n  c: {image: c, depends_on: [a]}\n  a: {provider: {type: cloud}}\n",
        "c->a");
}

void TestComposeNetworks::leadsNamesToServices()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, flows);
    IMPORT(imported, importText(yaml.toStdString()));
    QStringList fromClient = flowsOf(imported.model, model::FlowKind::Data).filter("c->");
    QCOMPARE(fromClient.join(' '), flows);
}

void TestComposeNetworks::publishesWhatTheEnginePublishes_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<bool>("isPublished");
    QTest::newRow("own network") << QByteArray("ports: ['8080:80']") << true;
    QTest::newRow("none") << QByteArray("ports: ['8080:80'], network_mode: none") << false;
    QTest::newRow("host") << QByteArray("ports: ['8080:80'], network_mode: host") << false;
    QTest::newRow("internal") << QByteArray("ports: ['8080:80'], networks: [in]") << false;
    QTest::newRow("internal and another") << QByteArray("ports: ['8080:80'], networks: [in, out]") << true;
    QTest::newRow("routing mesh") << QByteArray("ports: ['8080:80'], networks: [mesh]") << true;
    QTest::newRow("another's") << QByteArray("ports: ['8080:80'], network_mode: 'service:other'") << false;
    for (const char *address :
         {"127.0.0.1", "127.8.9.1", "localhost", "[::1]", "::1", "0:0:0:0:0:0:0:1", "[::ffff:127.0.0.1]"})
        QTest::addRow("%s", address) << QByteArray("ports: ['") + address + ":8080:80']" << false;
    QTest::newRow("long form") << QByteArray("ports: [{target: 80, published: '80', host_ip: '::1'}]")
                               << false;
    QTest::newRow("::") << QByteArray("ports: ['[::]:8080:80']") << true;
    QTest::newRow("of the host") << QByteArray("ports: ['192.0.2.7:8080:80']") << true;
}

void TestComposeNetworks::publishesWhatTheEnginePublishes()
{
    QFETCH(QByteArray, service);
    QFETCH(bool, isPublished);
    IMPORT(
        imported,
        importText("services:\n  web: {image: nginx, " + service.toStdString() +
                   "}\n  other: {image: busybox}\n"
                   "networks: {in: {internal: true}, out: {}, mesh: {driver: overlay, internal: true}}\n"));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QCOMPARE(flows.contains("outside->web"), isPublished);
    if (!service.contains("_mode") && !service.contains("in]"))
        return;
    QCOMPARE(valueOf(imported.model, "web", "published_ports").isEmpty(), !isPublished);
    QVERIFY2(diagnosticsOf(imported).contains("the ports of the service web are not published"),
             qPrintable(diagnosticsOf(imported)));
}

void TestComposeNetworks::readsAddressesInEverySpelling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("same"); // "" where it is no address
    QTest::newRow("v4") << QByteArray("10.0.0.9") << QByteArray("::ffff:10.0.0.9");
    QTest::newRow("zeros") << QByteArray("fd00:0000:0:0::1") << QByteArray("FD00::1");
    QTest::newRow("zone") << QByteArray("fe80::1%eth0") << QByteArray("[fe80::1]");
    for (const char *wrong : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1::2::3", "1:2:3:4:5:6:7", "x::1",
                              "::1:", "1:2:3:4:5:6:7:8:9", "12345::", "db", "10.0.0.9:80"})
        QTest::addRow("%s", wrong) << QByteArray(wrong) << QByteArray();
}

void TestComposeNetworks::readsAddressesInEverySpelling()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, same);
    const auto address = IpAddress::parse(text.toStdString());
    QCOMPARE(address.has_value(), !same.isEmpty());
    QVERIFY(same.isEmpty() || address == IpAddress::parse(same.toStdString()));
}

void TestComposeNetworks::leadsWaysInToWhatListens()
{
    IMPORT(imported, importText("services:\n"
                                "  vpn: {image: vpn, ports: ['9091:9091', '6881:6881']}\n"
                                "  torrent: {image: torrent, network_mode: 'service:vpn', expose: ['9091']}\n"
                                "  web: {image: web, environment: {TORRENT_URL: 'http://vpn:9091'}}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '),
             QString("outside->torrent outside->vpn web->torrent"));
    QCOMPARE(valueOf(imported.model, "vpn", "published_ports"), QString("9091:9091/tcp, 6881:6881/tcp"));
}

void TestComposeNetworks::sharesNetworksThroughTheOwner()
{
    IMPORT(imported, importText("services:\n"
                                "  a: {image: a, network_mode: 'service:b'}\n"
                                "  b: {image: b, network_mode: 'service:c'}\n"
                                "  c: {image: c, networks: [x]}\n"
                                "  d: {image: d, network_mode: 'container:elsewhere'}\n"
                                "networks: {x: {}}\n"));
    QCOMPARE(valueOf(imported.model, "a", "networks"), QString("net.x"));
    QVERIFY(!propertyOf(imported.model, "d", "networks"));
    QCOMPARE(valueOf(imported.model, "a", "host_network"), QString("no"));
    QVERIFY(!propertyOf(imported.model, "d", "host_network")); // nothing says whose network that is
    IMPORT(hosts, importText("services:\n"
                             "  a: {image: a, network_mode: 'service:b'}\n"
                             "  b: {image: b, network_mode: 'container:c'}\n"
                             "  c: {image: c, network_mode: host}\n"));
    for (const char *id : {"a", "b", "c"})
        QCOMPARE(valueOf(hosts.model, id, "host_network"), QString("yes"));
    QCOMPARE(propertyOf(hosts.model, "a", "host_network")->origin->line, 2);
}

void TestComposeNetworks::joinsTheHostsNetworkByItsName()
{
    IMPORT(imported,
           importText("services:\n  probe: {image: probe, networks: [outer], ports: ['9100:9100']}\n"
                      "  web: {image: web, networks: [old]}\n"
                      "networks:\n  outer: {external: true, name: host}\n"
                      "  old: {external: {name: bridge}}\n"));
    QCOMPARE(valueOf(imported.model, "probe", "host_network"), QString("yes"));
    QVERIFY(!propertyOf(imported.model, "probe", "networks"));
    QVERIFY(!imported.model.element("net.outer"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).size(), 0);
    QCOMPARE(valueOf(imported.model, "net.old", "default_bridge"), QString("yes"));
}

void TestComposeNetworks::tellsOfAnEngineOverTheNetwork_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("encryption");
    QTest::newRow("DOCKER_HOST") << QByteArray("environment: {DOCKER_HOST: 'tcp://e:2375'}") << "docker_api"
                                 << "none";
    QTest::newRow("another port") << QByteArray("environment: {DOCKER_HOST: 'tcp://e:12375'}") << "docker_api"
                                  << "";
    QTest::newRow("over ssh") << QByteArray("environment: {DOCKER_HOST: 'ssh://root@e'}") << "ssh"
                              << "";
    QTest::newRow("CONTAINER_HOST") << QByteArray("environment: {CONTAINER_HOST: 'tcp://e:8080'}")
                                    << "docker_api"
                                    << "";
    QTest::newRow("CONTAINER_HOST over ssh")
        << QByteArray("environment: {CONTAINER_HOST: 'ssh://core@e:22/run/podman/podman.sock'}") << "ssh"
        << "";
    QTest::newRow("CONTAINER_HOST of an application")
        << QByteArray("environment: {CONTAINER_HOST: 'http://x:7777'}") << "http"
        << "none";
    QTest::newRow("an argument") << QByteArray("command: --providers.docker.endpoint=tcp://e:2375")
                                 << "docker_api"
                                 << "none";
    QTest::newRow("tcp to what speaks something")
        << QByteArray("environment: {CACHE: 'tcp://r:6379'}") << "redis"
        << "";
    QTest::newRow("tcp to what is not known") << QByteArray("environment: {X_ADDR: 'tcp://x:7777'}") << "tcp"
                                              << "";
}

void TestComposeNetworks::tellsOfAnEngineOverTheNetwork()
{
    QFETCH(QByteArray, client);
    QFETCH(QString, protocol);
    QFETCH(QString, encryption);
    IMPORT(imported, importText("services:\n  c: {image: c, " + client.toStdString() +
                                "}\n  e: {image: 'docker:27-dind'}\n  r: {image: redis}\n  x: {image: x}\n"));
    model::Id flow;
    for (const model::Flow &each : imported.model.flows()) {
        if (each.kind == model::FlowKind::Data && each.source == "c")
            flow = each.id;
    }
    QCOMPARE(valueOf(imported.model, flow, "protocol").toLower(), protocol);
    QCOMPARE(valueOf(imported.model, flow, "encryption").toLower(), encryption);
}

void TestComposeNetworks::leadsProxiesByTheirLabels_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<bool>("isLed");
    QTest::newRow("labels") << QByteArray("labels: ['traefik.http.routers.a.rule=Host(`a`)']") << true;
    QTest::newRow("deploy") << QByteArray("deploy: {labels: {traefik.enable: 'true'}}") << true;
    QTest::newRow("of Caddy") << QByteArray("labels: {caddy: shop.example.org}") << false;
    QTest::newRow("of a file") << QByteArray("label_file: a.labels") << true;
    QTest::newRow("of a file, overruled")
        << QByteArray("label_file: [a.labels], labels: {traefik.enable: 'false', traefik.http.x: y}")
        << false;
    QTest::newRow("switched off") << QByteArray("labels: ['traefik.enable=false', 'traefik.http.x=y']")
                                  << false;
    QTest::newRow("others") << QByteArray("labels: [maintainer=x]") << false;
}

void TestComposeNetworks::leadsProxiesByTheirLabels()
{
    QFETCH(QByteArray, service);
    QFETCH(bool, isLed);
    IMPORT(imported,
           importProject({"compose.yaml"},
                         {{"compose.yaml", "services:\n  edge: {image: 'traefik:v3'}\n  a: {image: a, " +
                                               service.toStdString() + "}\n"},
                          {"a.labels", "# of the shop\ntraefik.enable=true\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).contains("edge->a"), isLed);
}

void TestComposeNetworks::leadsOtherProxies()
{
    IMPORT(imported,
           importText("services:\n  c: {image: 'lucaslorentz/caddy-docker-proxy:2'}\n"
                      "  n: {image: 'nginxproxy/nginx-proxy:1'}\n  a: {image: a, labels: {caddy: x.org}}\n"
                      "  b: {image: b, environment: {VIRTUAL_HOST: x.org}}\n  d: {image: d}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data), QStringList({"c->a", "n->b"}));
}

void TestComposeNetworks::reachesTheNetworkOfAnotherProject()
{
    const Files files = {
        {"shop/compose.yaml", "name: shop\nservices: {db: {image: postgres, networks: [back]}}\n"
                              "networks: {back: {}}\nvolumes: {data: {}}\n"},
        {"job/compose.yaml", "services:\n  dump: {image: dump, networks: [s], environment: {PGHOST: db},"
                             " volumes: ['dump:/d']}\n"
                             "networks: {s: {external: true, name: shop_back}}\n"
                             "volumes: {dump: {external: true, name: shop_data}}\n"}};
    IMPORT(imported, importProject({"job/compose.yaml", "shop/compose.yaml"}, files));
    QVERIFY(imported.model.flow("job/dump->shop/db"));
    QVERIFY(imported.model.element("shop/net.back"));
    QCOMPARE(valueOf(imported.model, "job/dump", "networks"), QString("shop/net.back"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Mount).join(' '),
             QString("job/dump->shop/volume.data"));
}

} // namespace import_compose_networks

BULKHEAD_TEST(import_compose_networks, TestComposeNetworks, None)
#include "test_compose_networks.moc"
