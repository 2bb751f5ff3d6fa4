// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace import_compose_files {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

namespace {

const std::filesystem::path corpora = tests::corporaDir();

std::string contentsOf(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

// Compose projects of several files: overrides, extends, includes, Dockerfiles, folders, the corpora.
class TestComposeFiles : public QObject
{
    Q_OBJECT

private slots:
    void laysFilesOverEachOther();
    void resetsAndReplacesInEveryForm_data();
    void resetsAndReplacesInEveryForm();
    void keepsProjectsOfOneNameApart();
    void knowsNetworksByTheirRealName();
    void reachesOtherProjectsOverSharedNetworks();
    void extendsAndIncludes();
    void seesPathsFromTheFolderTheyAreOf();
    void boundsWhatIncludesCost();
    void boundsWhatVariablesCost_data();
    void boundsWhatVariablesCost();
    void boundsAllVariablesTogether();
    void readsManyVariables();
    void readsEnvFilesThatAreNoUtf8();
    void tellsOfMissingDockerfilesOnce();
    void leavesInactiveProfilesOut();
    void readsTheDockerfile();
    void refusesWhatLiesOutside();
    void importsEveryDockerFileOfTheCorpora();
    void standsBesideADrawingOfTheSameName();
    void refusesAFolderWithoutInput();
};

void TestComposeFiles::laysFilesOverEachOther()
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

void TestComposeFiles::resetsAndReplacesInEveryForm_data()
{
    QTest::addColumn<QByteArray>("overlay");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *overlay, const char *property, const char *value) {
        QTest::addRow("%s", overlay) << QByteArray(overlay) << QByteArray(property) << QString(value);
    };
    row("networks: [back]", "networks", "net.back, net.front");
    row("networks: !override [back]", "networks", "net.back");
    row("networks: !override {back: }", "networks", "net.back");
    row("networks: !reset []", "networks", "net.default");
    row("environment: [X=1]", "secrets_delivery", "env");
    row("environment: !override [X=1]", "secrets_delivery", "");
    row("environment: !override {X: 1}", "secrets_delivery", "");
    row("environment: !reset []", "secrets_delivery", "");
    row("environment: {DB_PASSWORD: !reset null}", "secrets_delivery", "");
    row("security_opt: apparmor=unconfined", "seccomp_profile", "unconfined");
    row("security_opt: !reset", "seccomp_profile", "");
    row("security_opt: !reset []", "seccomp_profile", "");
    row("security_opt: !reset apparmor=unconfined", "seccomp_profile", "");
    row("security_opt: !override apparmor=unconfined", "seccomp_profile", "");
    row("security_opt: !override [apparmor=unconfined]", "mac_profile", "unconfined");
}

// Whether a list, a map or one text is tagged: the tag speaks of the key.
void TestComposeFiles::resetsAndReplacesInEveryForm()
{
    QFETCH(const QByteArray, overlay);
    QFETCH(const QByteArray, property);
    QFETCH(const QString, value);
    IMPORT(
        imported,
        importProject({"compose.yaml", "compose.override.yaml"},
                      {{"compose.yaml", "services:\n  web:\n    image: nginx:1\n    networks: [front]\n"
                                        "    environment: [DB_PASSWORD=hunter2long]\n"
                                        "    security_opt: [seccomp=unconfined]\n"
                                        "networks: {front: , back: }\n"},
                       {"compose.override.yaml", "services:\n  web:\n    " + overlay.toStdString() + "\n"}}));
    QCOMPARE(valueOf(imported.model, "web", property.toStdString()), value);
}

void TestComposeFiles::keepsProjectsOfOneNameApart()
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

void TestComposeFiles::knowsNetworksByTheirRealName()
{
    IMPORT(imported,
           importText(
               "services:\n"
               "  a: {image: a, networks: [n1, n2], environment: {B: 'http://b:80'}, volumes: ['v1:/v']}\n"
               "  b: {image: b, networks: [n2], volumes: ['v2:/v', 'own:/o']}\n"
               "  c: {image: c, networks: [proxy], environment: {D: 'http://d:80'}}\n"
               "  d: {image: d, networks: [web]}\n"
               "  e: {image: e, networks: [old], environment: {D: 'http://d:80'}}\n"
               "  f: {image: f, networks: [lone], environment: {D: 'http://d:80'}}\n"
               "networks:\n  n1: {name: shared}\n  n2: {name: shared, internal: true}\n"
               "  proxy: {external: true}\n  web: {external: true, name: proxy}\n"
               "  old: {external: {name: proxy}}\n  lone: {external: false}\n"
               "volumes: {v1: {name: v}, v2: {external: true, name: v}, own: }\n"));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "a", "networks"), QString("net.n1"));
    QCOMPARE(valueOf(model, "b", "networks"), QString("net.n1"));
    QCOMPARE(valueOf(model, "net.n1", "internal"), QString("yes"));
    QVERIFY(!model.element("net.n2") && !model.element("net.web") && !model.element("net.old"));
    QCOMPARE(flowsOf(model, model::FlowKind::Data), QStringList({"a->b", "c->d", "e->d"}));
    QCOMPARE(flowsOf(model, model::FlowKind::Mount),
             QStringList({"a->volume.v1", "b->volume.own", "b->volume.v1"}));
}

void TestComposeFiles::reachesOtherProjectsOverSharedNetworks()
{
    IMPORT(imported,
           importProject(
               {"app/compose.yaml", "edge/compose.yaml", "far/compose.yaml"},
               {{"app/compose.yaml",
                 "services:\n  web:\n    image: a\n    networks: [web]\n    labels: [traefik.enable=true]\n"
                 "    environment: {UP: 'http://traefik:80'}\n    volumes: ['logs:/l']\n"
                 "networks: {web: {external: true, name: proxy}}\n"
                 "volumes: {logs: {external: true}}\n"},
                {"edge/compose.yaml", "services:\n  traefik: {image: 'traefik:3', networks: [proxy], "
                                      "volumes: ['logs:/l']}\n"
                                      "networks: {proxy: {external: true}}\n"
                                      "volumes: {logs: {external: true}}\n"},
                {"far/compose.yaml", "services:\n  web: {image: a, labels: [traefik.enable=true],\n"
                                     "    environment: {UP: 'http://traefik:80'}, volumes: ['logs:/l']}\n"
                                     "volumes: {logs: }\n"}}));
    const model::Model &model = imported.model;
    QVERIFY(model.element("net.proxy"));
    QCOMPARE(valueOf(model, "app/web", "networks"), QString("net.proxy"));
    QCOMPARE(valueOf(model, "edge/traefik", "networks"), QString("net.proxy"));
    QCOMPARE(flowsOf(model, model::FlowKind::Data),
             QStringList({"app/web->edge/traefik", "edge/traefik->app/web"}));
    QCOMPARE(flowsOf(model, model::FlowKind::Mount),
             QStringList({"app/web->volume.logs", "edge/traefik->volume.logs", "far/web->far/volume.logs"}));
}

void TestComposeFiles::extendsAndIncludes()
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

void TestComposeFiles::seesPathsFromTheFolderTheyAreOf()
{
    IMPORT(
        imported,
        importProject(
            {"p/compose.yaml"},
            {{"p/compose.yaml",
              "include:\n  - sub/c.yaml\n  - {path: [sub/d.yaml, over/d.yaml], project_directory: dir}\n"
              "services:\n"
              "  extended:\n    extends: {file: sub/b.yaml, service: base}\n    volumes: ['./own:/own']\n"
              "  other: {image: b, volumes: ['./data:/d', './sub/data:/e']}\n"
              "  heir: {image: c, volumes_from: [extended]}\n"},
             {"p/sub/b.yaml", "services:\n  base:\n    build: ctx\n    env_file: b.env\n"
                              "    volumes: ['./data:/d', '../up:/u', '/srv/x:/x', '~/h:/h', 'named:/n']\n"},
             {"p/sub/b.env", "DB_PASSWORD=hunter2long\n"},
             {"p/sub/ctx/Dockerfile", "FROM alpine\nUSER 1000\n"},
             {"p/dir/d.env", "DB_PASSWORD=hunter2long\n"},
             {"p/dir/ctx/Dockerfile", "FROM alpine\nUSER 1000\n"},
             {"p/sub/c.yaml", "services: {included: {image: c, volumes: [{type: bind, source: ./data, "
                              "target: /d}, 'vol:/v']}}\n"
                              "volumes: {vol: {driver_opts: {o: bind, device: ./vol}}}\n"},
             {"p/sub/d.yaml", "services: {directed: {image: d, volumes: ['./data:/d']}}\n"},
             {"p/over/d.yaml",
              "services: {directed: {volumes: ['./more:/m'], env_file: d.env, build: ./ctx}}\n"}}));
    QCOMPARE(flowsOf(imported.model, model::FlowKind::Mount),
             QStringList({"directed->path.dir/data", "directed->path.dir/more", "extended->path./srv/x",
                          "extended->path.own", "extended->path.sub/data", "extended->path.up",
                          "extended->path.~/h", "extended->volume.named", "heir->path./srv/x",
                          "heir->path.own", "heir->path.sub/data", "heir->path.up", "heir->path.~/h",
                          "heir->volume.named", "included->path.sub/data", "included->path.sub/vol",
                          "other->path.data", "other->path.sub/data"}));
    for (const char *service : {"extended", "directed"})
        QCOMPARE(valueOf(imported.model, service, "secrets_delivery"), QString("env"));
    for (const char *image : {"image.local/extended", "image.local/d"})
        QCOMPARE(valueOf(imported.model, image, "user").toLower(), QString("non_root"));
}

void TestComposeFiles::boundsWhatIncludesCost()
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

namespace {

// Lines of which each stands for two of the one above.
std::string doubling(const std::string &before)
{
    std::string lines = before + "A0=xxxxxxxxxx\n";
    for (int i = 1; i < 40; ++i) {
        const std::string above = "${A" + std::to_string(i - 1) + "}";
        lines += before + "A" + std::to_string(i) + "=" + above + above + "\n";
    }
    return lines;
}

} // namespace

void TestComposeFiles::boundsWhatVariablesCost_data()
{
    QTest::addColumn<QString>("compose");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *compose, const char *file, const std::string &text,
                        const char *told) {
        QTest::newRow(name) << QString(compose) << QString(file) << QString::fromStdString(text)
                            << QString(told);
    };
    const char *const built = "services: {web: {build: .}}\n";
    row(".env", "services: {web: {image: \"$A39\"}}\n", ".env", doubling({}), ".env:14: ");
    row("env_file", "services: {web: {image: x, env_file: a.env}}\n", "a.env", doubling({}), "a.env:14: ");
    row("ARG", built, "Dockerfile", doubling("ARG ") + "FROM $A39\n", "Dockerfile:14: ");
    row("ENV", built, "Dockerfile", "FROM x\n" + doubling("ENV ") + "USER $A39\n", "Dockerfile:15: ");
    row("compose.yaml", "services: {web: {image: \"$A$A$A\"}}\n", ".env", "A=" + std::string(30'000, 'x'),
        "compose.yaml:1: ");
    row("defaults", "services: {web: {image: \"${N:-$A$A$A}\"}}\n", ".env", "A=" + std::string(30'000, 'x'),
        "compose.yaml:1: ");
}

void TestComposeFiles::boundsWhatVariablesCost()
{
    QFETCH(QString, compose);
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, told);
    IMPORT(imported, importProject({"compose.yaml"}, {{"compose.yaml", compose.toStdString()},
                                                      {file.toStdString(), text.toStdString()}}));
    const QString all = diagnosticsOf(imported);
    QVERIFY2(all.contains(told + "the variables make this value too long"), qPrintable(all.left(2000)));
    QVERIFY2(all.count("too long") <= 3, qPrintable(all.left(2000)));
    QVERIFY(imported.model.element("web"));
}

// Values that are each short enough, and a long one that is written as it is.
void TestComposeFiles::boundsAllVariablesTogether()
{
    std::string lines = "A=" + std::string(60'000, 'x') + "\n";
    for (int i = 0; i < 3000; ++i)
        lines += "B" + std::to_string(i) + "=$A\n";
    lines += "C='" + std::string(100'000, 'x') + "'\nD=" + std::string(100'000, 'x') + "$\n";
    IMPORT(imported, importProject({"compose.yaml"},
                                   {{"compose.yaml", "services: {web: {image: x}}\n"}, {".env", lines}}));
    const QString all = diagnosticsOf(imported);
    QVERIFY2(!all.contains(".env:1002: "), qPrintable(all.left(1000)));
    QVERIFY2(all.contains(".env:3001: the variables make this value too long"), qPrintable(all.left(1000)));
    QVERIFY2(!all.contains(".env:3002: ") && !all.contains(".env:3003: "), qPrintable(all.right(1000)));
}

void TestComposeFiles::readsManyVariables()
{
    std::string compose = "services:\n  web:\n    image: x\n    environment:\n";
    for (int i = 0; i < 50'000; ++i)
        compose += "      - A" + std::to_string(i) + "=b\n";
    IMPORT(imported, importText(compose + "      - DB_PASSWORD=hunter2long\n"));
    QCOMPARE(valueOf(imported.model, "web", "secrets_delivery"), QString("env"));
}

// Compose takes their bytes as they are.
void TestComposeFiles::readsEnvFilesThatAreNoUtf8()
{
    IMPORT(imported, importProject({"compose.yaml"},
                                   {{"compose.yaml", "services: {web: {image: \"$IMAGE\", command: \"$B\", "
                                                     "env_file: a.env, container_name: \"$B\"}}\n"},
                                    {".env", "IMAGE=nginx:1\nB=caf\xE9\n"},
                                    {"a.env", std::string("\n\nC=a\0b\nD=\xFF\n", 13)}}));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains(".env:2: the text is no valid UTF-8"), qPrintable(told));
    QVERIFY2(told.contains("a.env:3: the text is no valid UTF-8"), qPrintable(told));
    QVERIFY(imported.model.element("web"));
    // What PowerShell writes.
    const std::string wide("\xFF\xFEI\0=\0n\0g\0i\0n\0x\0", 16);
    IMPORT(decoded, importProject({"compose.yaml"},
                                  {{"compose.yaml", "services: {web: {image: $I}}\n"}, {".env", wide}}));
    QCOMPARE(valueOf(decoded.model, "web", "image"), QString("image.docker.io/library/nginx"));
}

void TestComposeFiles::tellsOfMissingDockerfilesOnce()
{
    IMPORT(imported,
           importProject({"compose.yaml"}, {{"compose.yaml", "services:\n  a: {build: a}\n  b: {build: b}\n"
                                                             "  c: {build: c}\n  d: {build: d}\n"}}));
    QCOMPARE(imported.diagnostics.size(), 1u);
    QVERIFY(diagnosticsOf(imported).contains("a/Dockerfile, b/Dockerfile, c/Dockerfile and 1 more"));
}

void TestComposeFiles::leavesInactiveProfilesOut()
{
    const Files files = {
        {"compose.yaml", "services:\n  web: {image: a}\n  debug: {image: b, profiles: [dev]}\n"}};
    IMPORT(plain, importProject({"compose.yaml"}, files));
    QVERIFY(!plain.model.element("debug"));
    QVERIFY(diagnosticsOf(plain).contains("debug"));
    IMPORT(all, importProject({"compose.yaml"}, files, {"*"}));
    QVERIFY(all.model.element("debug"));
}

void TestComposeFiles::readsTheDockerfile()
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

void TestComposeFiles::refusesWhatLiesOutside()
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

void TestComposeFiles::importsEveryDockerFileOfTheCorpora()
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
        if (!recognised || (recognised->format != "compose" && recognised->format != "docker-inspect"))
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

void TestComposeFiles::standsBesideADrawingOfTheSameName()
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

void TestComposeFiles::refusesAFolderWithoutInput()
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

} // namespace import_compose_files

BULKHEAD_TEST(import_compose_files, TestComposeFiles, None)
#include "test_compose_files.moc"
