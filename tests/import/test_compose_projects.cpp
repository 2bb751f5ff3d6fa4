// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/services/env_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <filesystem>

namespace import_compose_projects {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Which files make a compose project and what its variables hold: .env, env files, overrides in other
// folders, rows of extends.
class TestComposeProjects : public QObject
{
    Q_OBJECT

private slots:
    void readsEnvFiles_data();
    void readsEnvFiles();
    void takesWhatDotEnvSays();
    void citesTheLinesOfEnvFiles();
    void laysLaterEnvFilesOverEarlierOnes();
    void tellsOfVariablesWithTheirLines();
    void removesServicesByAnOverride();
    void hostLeadsToOtherProjects();
    void laysFilesOfOtherFoldersOver();
    void takesTheFilesThatComposeFileNames();
    void followsLongRowsOfExtends();
    void tellsTheTruthOfCircles_data();
    void tellsTheTruthOfCircles();
    void readsAFileOnceThatManyExtend();
    void keepsQuietAboutWhatIsOptional();
    void knowsSecretsByTheirRealName();
    void mountsWhatIsNoVolume();
    void mountsFromFileServers();
    void hasNoContainerForAProvider();
    void tellsOfSecurityOptionsThatAreNone();
    void refusesWhatIsNoFile();
};

void TestComposeProjects::readsEnvFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRaw");
    QTest::addColumn<QString>("entries"); // LINE:NAME=VALUE, or LINE:NAME of one that is passed on
    const auto row = [](const char *name, const char *text, const char *entries, bool isRaw = false) {
        QTest::addRow("%s", name) << QByteArray(text) << isRaw << QString(entries);
    };
    row("plain", "# c\nA=1\n\nexport B= two \n", "2:A=1|4:B=two");
    row("comment", "A=x # y\nB=x#y\n", "1:A=x|2:B=x#y");
    row("quotes", "A='x # $B'\nB=\"a\\nb\"\n", "1:A=x # $B|2:B=a\nb");
    row("several lines", "A=\"x\nB=1\n\"\nC='p\nq'\nD=2\n", "1:A=x\nB=1\n|4:C=p\nq|6:D=2");
    row("a quote within", "A=\"x \\\" y\"\nB=1\n", "1:A=x \" y|2:B=1");
    row("a quote that nothing closes", "A=\"x\nB=1\n", "1:A=\"x|2:B=1");
    row("variables", "A=1\nB=${A}2\nC=${X:-3}\nD='$A'\n", "1:A=1|2:B=12|3:C=3|4:D=$A");
    row("passed on", "A\nB=1\n", "1:A|2:B=1");
    row("as YAML", "A: 1\n", "1:A=1");
    row("line ends of Windows", "A=1\r\nB=\"x\r\ny\"\r\n", "1:A=1|2:B=x\ny");
    row("raw", "A=\"x\" # y\n #c\nB=$A\nC\n", "1:A=\"x\" # y|3:B=$A|4:C", true);
}

void TestComposeProjects::readsEnvFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isRaw);
    QFETCH(QString, entries);
    QStringList list;
    std::size_t allowance = 1000;
    for (const services::EnvEntry &entry : services::parseEnvFile(
             text.toStdString(), isRaw ? services::EnvFormat::Raw : services::EnvFormat::Compose, {},
             allowance))
        list << QString::number(entry.line) + ":" + QString::fromStdString(entry.name) +
                    (entry.isPassedOn ? QString() : "=" + QString::fromStdString(entry.value));
    QCOMPARE(list.join('|'), entries);
}

void TestComposeProjects::takesWhatDotEnvSays()
{
    const Files files = {{"compose.yaml", "services:\n"
                                          "  api: {image: api, environment: [CACHE_URL, OTHER]}\n"
                                          "  cache: {image: redis}\n"
                                          "  db: {image: postgres, environment: [POSTGRES_PASSWORD]}\n"
                                          "  shell: {image: shell, privileged: true, profiles: [repair]}\n"
                                          "  off: {image: off, profiles: [never]}\n"},
                         {".env", "COMPOSE_PROFILES=x, repair\nCOMPOSE_PROJECT_NAME=Till\n"
                                  "CACHE_URL=redis://till-cache-1:6379\nPOSTGRES_PASSWORD=postgres\n"}};
    IMPORT(imported, importProject({"compose.yaml"}, files));
    const model::Model &model = imported.model;
    QVERIFY(model.element("shell"));
    QVERIFY(!model.element("off"));
    QCOMPARE(model.metadata().title, std::string("Till"));
    QVERIFY(model.flow("api->cache"));
    QCOMPARE(valueOf(model, "db", "default_credentials"), QString("yes"));
    QCOMPARE(propertyOf(model, "db", "default_credentials")->origin->file.view(), std::string_view(".env"));
    QCOMPARE(propertyOf(model, "db", "default_credentials")->origin->line, 4);
}

void TestComposeProjects::citesTheLinesOfEnvFiles()
{
    IMPORT(imported, importProject({"compose.yaml"},
                                   {{"compose.yaml", "services:\n  app:\n    image: app\n    env_file:\n"
                                                     "      - {path: app.env, format: raw}\n"},
                                    {"app.env", "COLOR=blue\n\nS3_SECRET_KEY='Not-A-Word-93'\n"}}));
    const model::Property *delivery = propertyOf(imported.model, "app", "secrets_delivery");
    QVERIFY(delivery);
    QCOMPARE(delivery->origin->file.view(), std::string_view("app.env"));
    QCOMPARE(delivery->origin->line, 3);
}

void TestComposeProjects::laysLaterEnvFilesOverEarlierOnes()
{
    IMPORT(imported,
           importProject({"compose.yaml"},
                         {{"compose.yaml", "services:\n  app:\n    image: app\n    env_file: [a.env, b.env]\n"
                                           "    environment: {C_HOST: three}\n"
                                           "  one: {image: x}\n  two: {image: x}\n  three: {image: x}\n"},
                          {"a.env", "B_HOST=one\nC_HOST=one\n"},
                          {"b.env", "B_HOST=two\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '), QString("app->three app->two"));
}

void TestComposeProjects::tellsOfVariablesWithTheirLines()
{
    IMPORT(imported, importText("services:\n  app:\n    image: a\n    volumes: ['${PWD}:/x']\n"
                                "    environment:\n      X: ${NOBODY_SETS_ME}\n"));
    QCOMPARE(
        diagnosticsOf(imported).trimmed(),
        QString(
            "compose.yaml:6: the variable NOBODY_SETS_ME has no value here; what it settles stays unknown"));
}

void TestComposeProjects::removesServicesByAnOverride()
{
    const std::string base = "services:\n  web: {image: nginx, privileged: true, ports: ['80:80']}\n"
                             "  desk: {image: adminer}\nnetworks: {n: {}}\n";
    for (const std::string override :
         {"services:\n  web: {privileged: !reset null}\n  desk: !reset null\n",
          "services:\n  web:\n    privileged: !reset\n  desk: !reset {}\nnetworks: !reset {}\n"}) {
        IMPORT(imported, importProject({"compose.yaml", "compose.override.yaml"},
                                       {{"compose.yaml", base}, {"compose.override.yaml", override}}));
        QVERIFY(!imported.model.element("desk"));
        QVERIFY(!propertyOf(imported.model, "web", "privileged"));
    }
    IMPORT(sections,
           importProject({"compose.yaml", "compose.override.yaml"},
                         {{"compose.yaml", base}, {"compose.override.yaml", "networks: !reset null\n"}}));
    QVERIFY(!sections.model.element("net.n"));
}

// What one project publishes another reaches by way of their host.
void TestComposeProjects::hostLeadsToOtherProjects()
{
    IMPORT(imported,
           importProject(
               {"app/compose.yaml", "other/compose.yaml"},
               {{"app/compose.yaml",
                 "services:\n  web: {image: nginx, environment: {API_URL: "
                 "'http://host.docker.internal:9000', GONE_URL: 'http://host.docker.internal:9001'}}\n"},
                {"other/compose.yaml", "services:\n  api: {image: x, ports: ['9000:80']}\n"}}));
    const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
    QVERIFY2(flows.contains("app/web->other/api"), qPrintable(flows.join(' ')));
    QVERIFY2(flows.contains("app/web->host"), qPrintable(flows.join(' ')));
}

void TestComposeProjects::laysFilesOfOtherFoldersOver()
{
    const Files files = {{"app/compose.yaml", "services:\n  web: {image: nginx, privileged: true, "
                                              "volumes: ['./a:/a']}\n"},
                         {"prod/compose.prod.yaml",
                          "services:\n  web: {privileged: false, volumes: ['./b:/b']}\n"
                          "  log: {image: fluentd}\n"},
                         {"other/compose.yaml", "services:\n  web: {image: httpd}\n"}};
    IMPORT(imported, importProject({"app/compose.yaml", "prod/compose.prod.yaml"}, files));
    QCOMPARE(valueOf(imported.model, "web", "privileged"), QString("no"));
    QCOMPARE(valueOf(imported.model, "web", "host_mounts"), QString("./a, ./b"));
    QVERIFY(imported.model.element("log"));
    // A project of its own, though a service bears the same name.
    IMPORT(two, importProject({"app/compose.yaml", "other/compose.yaml"}, files));
    QVERIFY(two.model.element("app/web"));
    QVERIFY(two.model.element("other/web"));
}

void TestComposeProjects::takesTheFilesThatComposeFileNames()
{
    QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / "compose.yaml", "services: {web: {image: nginx}}\n");
    putFile(root / "compose.dev.yaml", "services: {web: {privileged: true}}\n");
    putFile(root / "compose.prod.yaml", "services: {web: {read_only: true}}\n");
    putFile(root / "parts" / "extra.yaml", "services: {log: {image: fluentd}}\n");
    putFile(root / "proxy" / "override.yaml", "services: {web: {user: '7'}}\n");
    putFile(root / ".env", "COMPOSE_FILE=compose.yaml:compose.prod.yaml:parts/extra.yaml\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QCOMPARE(valueOf(imported.model, "web", "read_only_rootfs"), QString("yes"));
    QVERIFY(!propertyOf(imported.model, "web", "privileged"));
    QVERIFY(!propertyOf(imported.model, "web", "user"));
    QVERIFY(imported.model.element("log"));
    const auto told = std::find_if(gathered.diagnostics.begin(), gathered.diagnostics.end(),
                                   [](const Diagnostic &d) { return d.file == "compose.dev.yaml"; });
    QVERIFY(told != gathered.diagnostics.end());
}

void TestComposeProjects::followsLongRowsOfExtends()
{
    constexpr int length = 3000;
    std::string yaml = "services:\n";
    for (int i = 0; i < length; ++i)
        yaml += "  s" + std::to_string(i) + ": {image: a, extends: s" + std::to_string(i + 1) + "}\n";
    yaml += "  s" + std::to_string(length) + ": {image: a, privileged: true}\n";
    IMPORT(imported, importText(yaml));
    QCOMPARE(valueOf(imported.model, "s0", "privileged"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "s2999", "privileged"), QString("yes"));
    QCOMPARE(diagnosticsOf(imported), QString());

    // Over files the row ends somewhere, and the truth is told.
    Files files;
    for (int i = 0; i < 300; ++i)
        files["f" + std::to_string(i) + ".yaml"] =
            "services: {a: {image: x, extends: {file: f" + std::to_string(i + 1) + ".yaml, service: a}}}\n";
    files["f300.yaml"] = "services: {a: {image: x}}\n";
    IMPORT(row, importProject({"f0.yaml"}, files));
    QVERIFY(row.model.element("a"));
    QVERIFY2(diagnosticsOf(row).contains("files extend one another in a row"),
             qPrintable(diagnosticsOf(row)));
    QVERIFY(!diagnosticsOf(row).contains("itself"));
}

void TestComposeProjects::tellsTheTruthOfCircles_data()
{
    QTest::addColumn<QByteArray>("services");
    QTest::addColumn<QByteArray>("other"); // other.yaml
    QTest::addColumn<QString>("says");
    QTest::newRow("itself") << QByteArray("a: {image: x, extends: a}") << QByteArray()
                            << "what a extends is left out: a extends itself";
    QTest::newRow("two") << QByteArray("a: {image: x, extends: b}, b: {image: x, extends: a}") << QByteArray()
                         << "what b extends is left out: a extends itself, by way of b";
    QTest::newRow("none here") << QByteArray("a: {image: x, extends: gone}") << QByteArray()
                               << "there is no service gone";
    QTest::newRow("none there") << QByteArray("a: {image: x, extends: {file: other.yaml, service: gone}}")
                                << QByteArray("services: {b: {image: x}}")
                                << "there is no service gone in other.yaml";
    QTest::newRow("two files") << QByteArray("a: {image: x, extends: {file: other.yaml, service: b}}")
                               << QByteArray(
                                      "services: {b: {image: x, extends: {file: compose.yaml, service: a}}}")
                               << "extends itself";
    // One that is asked for leads nowhere near the circle of the others.
    QTest::newRow("a circle beside it")
        << QByteArray("a: {image: x, extends: {file: other.yaml, service: b}}")
        << QByteArray("services: {b: {image: x}, c: {image: x, extends: "
                      "{file: compose.yaml, service: a}}}")
        << "";
}

void TestComposeProjects::tellsTheTruthOfCircles()
{
    QFETCH(QByteArray, services);
    QFETCH(QByteArray, other);
    QFETCH(QString, says);
    IMPORT(imported,
           importProject({"compose.yaml"}, {{"compose.yaml", "services: {" + services.toStdString() + "}\n"},
                                            {"other.yaml", other.toStdString() + "\n"}}));
    QVERIFY(imported.model.element("a"));
    QVERIFY2(says.isEmpty() ? diagnosticsOf(imported).isEmpty() : diagnosticsOf(imported).contains(says),
             qPrintable(diagnosticsOf(imported)));
}

void TestComposeProjects::readsAFileOnceThatManyExtend()
{
    std::string yaml = "services:\n";
    for (int i = 0; i < 700; ++i)
        yaml += "  s" + std::to_string(i) + ": {extends: {file: common.yaml, service: base}}\n";
    IMPORT(imported, importProject({"compose.yaml"},
                                   {{"compose.yaml", yaml},
                                    {"common.yaml", "services: {base: {image: a, read_only: true}}\n"}}));
    QCOMPARE(diagnosticsOf(imported), QString());
    QCOMPARE(valueOf(imported.model, "s699", "read_only_rootfs"), QString("yes"));
}

void TestComposeProjects::keepsQuietAboutWhatIsOptional()
{
    IMPORT(imported,
           importText("services:\n"
                      "  web:\n    image: nginx\n    env_file: [{path: gone.env, required: false}]\n"
                      "    depends_on:\n      trace: {condition: service_started, required: false}\n"
                      "      gone: {condition: service_started, required: false}\n"
                      "  trace: {image: jaeger, profiles: [watch]}\n"));
    for (const Diagnostic &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.severity == Severity::Info, diagnostic.message.c_str());
    IMPORT(needed, importText("services:\n  web: {image: nginx, depends_on: [trace]}\n"
                              "  trace: {image: jaeger, profiles: [watch]}\n"));
    QVERIFY2(diagnosticsOf(needed).contains("which is left out, as its profile is not active"),
             qPrintable(diagnosticsOf(needed)));
}

void TestComposeProjects::knowsSecretsByTheirRealName()
{
    IMPORT(imported, importProject({"one/compose.yaml", "two/compose.yaml"},
                                   {{"one/compose.yaml", "services: {a: {image: a, secrets: [pw]}}\n"
                                                         "secrets: {pw: {external: true, name: prod}}\n"},
                                    {"two/compose.yaml", "services: {b: {image: b, secrets: [{source: key, "
                                                         "target: db-pw}]}}\n"
                                                         "secrets: {key: {external: true, name: prod}}\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Mount).join(' '),
             QString("one/a->secret.prod two/b->secret.prod"));
    for (const model::Flow &flow : imported.model.flows()) {
        if (flow.kind == model::FlowKind::Mount)
            QVERIFY(flow.name == "/run/secrets/pw" || flow.name == "/run/secrets/db-pw");
    }
}

void TestComposeProjects::mountsWhatIsNoVolume()
{
    IMPORT(imported,
           importText("services:\n"
                      "  app:\n    image: app\n    use_api_socket: true\n    volumes:\n"
                      "      - ${PWD}:/srv\n      - $HOME:/home/dev:ro\n      - ${DATA_DIR}:/data\n"
                      "      - ${WHATEVER}:/w\n      - declared:/d\n      - hosts:/h\n"
                      "      - {type: image, source: 'registry.example.org/assets:9', target: /assets}\n"
                      "volumes:\n  declared: {}\n"
                      "  hosts: {driver_opts: {type: none, o: bind, device: /srv/hosts}}\n"));
    QCOMPARE(valueOf(imported.model, "app", "host_mounts"),
             QString("${PWD}, $HOME, ${DATA_DIR}, /srv/hosts"));
    QCOMPARE(valueOf(imported.model, "app", "host_mounts_rw"), QString("${PWD}, ${DATA_DIR}, /srv/hosts"));
    QStringList volumes;
    for (const model::Element &element : imported.model.elements()) {
        if (valueOf(imported.model, element.id, "store_type") == "volume")
            volumes << QString::fromStdString(element.id);
    }
    QCOMPARE(volumes.join(' '), QString("volume.declared"));
    QVERIFY(diagnosticsOf(imported).contains("mounts ${WHATEVER} at /w"));
    QVERIFY(imported.model.element("image.registry.example.org/assets"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Pull).join(' '),
             QString("app->registry.docker.io app->registry.registry.example.org"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Control).join(' '), QString("app->host"));
    QCOMPARE(valueOf(imported.model, "app", "control_socket_mounted"), QString("yes"));
}

void TestComposeProjects::mountsFromFileServers()
{
    IMPORT(imported,
           importText("services: {app: {image: app, volumes: ['nn:/n', 'cc:/c']}}\n"
                      "volumes:\n"
                      "  nn: {driver_opts: {type: nfs4, o: 'addr=10.0.0.9,rw', device: ':/export'}}\n"
                      "  cc: {driver_opts: {type: cifs, device: '//NAS/share',\n"
                      "                    o: 'username=u,password=Not-A-Word-93'}}\n"));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Data).join(' '),
             QString("app->external.10.0.0.9 app->external.nas"));
    QCOMPARE(valueOf(imported.model, "volume.cc", "secrets_in_manifest"), QString("yes"));
    QCOMPARE(propertyOf(imported.model, "volume.cc", "secrets_in_manifest")->origin->line, 5);
    QVERIFY(!propertyOf(imported.model, "volume.nn", "secrets_in_manifest"));
}

void TestComposeProjects::hasNoContainerForAProvider()
{
    IMPORT(imported, importText("services:\n  app: {image: app, depends_on: [db]}\n"
                                "  db: {provider: {type: cloud, options: {size: 1}}}\n"));
    QCOMPARE(imported.model.element("db")->kind, model::Kind::ExternalEntity);
    QVERIFY(imported.model.flow("app->db"));
}

void TestComposeProjects::tellsOfSecurityOptionsThatAreNone()
{
    IMPORT(imported,
           importText("services:\n  a:\n    image: a\n    security_opt:\n      - no-new-privileges=true\n"
                      "      - label:type:x\n      - aparmor=x\n"));
    QCOMPARE(
        diagnosticsOf(imported).trimmed(),
        QString(
            "compose.yaml:7: the service a: security_opt has 'aparmor=x', which is no option of the engine; "
            "it says nothing"));
}

void TestComposeProjects::refusesWhatIsNoFile()
{
    QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    QCOMPARE(::mkfifo((root / "pipe.yaml").c_str(), 0600), 0);
    std::filesystem::create_symlink("b", root / "a");
    std::filesystem::create_symlink("a", root / "b");
    std::filesystem::create_directory(root / "in");
    std::filesystem::create_directory_symlink("..", root / "in" / "up.yaml");
    const auto messageFor = [](const std::filesystem::path &path) {
        const std::string text = path.string();
        const auto gathered = gatherInputs(std::span(&text, 1));
        return gathered ? std::string() : gathered.error().message;
    };
    QVERIFY(messageFor(root / "pipe.yaml").find("no regular file") != std::string::npos);
    QVERIFY(messageFor("/dev/zero").find("no regular file") != std::string::npos);
    QVERIFY(messageFor(root / "a").find("cannot be read") != std::string::npos);
    putFile(root / "compose.yaml", "services: {a: {image: a}}\n");
    Gathered gathered;
    QVERIFY(importFolder(root, gathered));
    const auto told = std::find_if(gathered.diagnostics.begin(), gathered.diagnostics.end(),
                                   [](const Diagnostic &d) { return d.file == "pipe.yaml"; });
    QVERIFY(told != gathered.diagnostics.end());
}

} // namespace import_compose_projects

BULKHEAD_TEST(import_compose_projects, TestComposeProjects, None)
#include "test_compose_projects.moc"
