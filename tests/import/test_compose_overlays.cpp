// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

namespace import_compose_overlays {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Compose files that are parts of others: laid over them, included or extended.
class TestComposeOverlays : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsNamedWithAnother_data();
    void readsWhatIsNamedWithAnother();
    void seesPathsFromTheFirstFile();
    void readsWhatIsFoundBesideAnother_data();
    void readsWhatIsFoundBesideAnother();
    void keepsQuietAboutPartsOfOthers_data();
    void keepsQuietAboutPartsOfOthers();
    void readsFilesThatIncludeEachOther();
};

namespace {

const std::string base = "services:\n"
                         "  web: {image: 'nginx:1', privileged: true, volumes: ['./a:/a']}\n"
                         "  db: {image: postgres}\n";

// Imports a folder of these files as a whole; the diagnostics are those of both steps.
Result<Imported> importFolder(const Files &files)
{
    const QTemporaryDir folder;
    for (const auto &[name, text] : files) {
        const std::filesystem::path file = folder.path().toStdString() + "/" + name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    const std::string path = folder.path().toStdString();
    auto gathered = gatherInputs(std::span(&path, 1));
    if (!gathered)
        return gathered.error();
    ImportOptions options;
    options.technologies = technologies();
    options.readFile = gathered->readFile;
    auto imported = importModel(gathered->inputs, vocabulary(), options);
    if (imported)
        imported->diagnostics.insert(imported->diagnostics.begin(), gathered->diagnostics.begin(),
                                     gathered->diagnostics.end());
    return imported;
}

} // namespace

void TestComposeOverlays::readsWhatIsNamedWithAnother_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLaidOver");
    QTest::addColumn<QString>("told"); // empty: nothing
    const auto row = [](const char *name, const char *text, bool isLaidOver, const char *told) {
        QTest::addRow("%s: %s", name, text) << name << text << isLaidOver << told;
    };
    const char *own = "b/x.yaml:1: it is read as a project of its own";
    row("b/x.yaml", "services: {web: {image: 'nginx:2'}}", true,
        "b/x.yaml:1: it is laid over a/compose.yaml");
    row("b/x.yaml", "services: {web: {build: .}, db: {image: mysql}}", true,
        "it is laid over a/compose.yaml");
    row("b/x.yaml", "services: {web: {image: 'nginx:2'}, log: {image: fluentd}}", false, own);
    row("b/compose.prod.yaml", "services: {web: {image: 'nginx:2'}, log: {image: fluentd}}", true,
        "b/compose.prod.yaml:1: it is laid over");
    row("b/x.yaml", "services: {log: {image: fluentd}}", false, "");
    row("b/x.yaml", "name: other\nservices: {web: {image: 'nginx:2'}}", false, "");
    row("b/docker-compose.yml", "services: {web: {image: 'nginx:2'}}", false, "");
    row("b/x.yaml", "services: {web: {privileged: false}}", true, "");
}

void TestComposeOverlays::readsWhatIsNamedWithAnother()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(bool, isLaidOver);
    QFETCH(QString, told);
    const std::string file = name.toStdString();
    IMPORT(imported,
           importProject({"a/compose.yaml", file}, {{"a/compose.yaml", base}, {file, text.toStdString()}}));
    QCOMPARE(imported.model.element("web") != nullptr, isLaidOver);
    const QString all = diagnosticsOf(imported);
    if (told.isEmpty())
        QVERIFY2(!all.contains("it is"), qPrintable(all));
    else
        QVERIFY2(all.contains(told), qPrintable(all));
}

void TestComposeOverlays::seesPathsFromTheFirstFile()
{
    IMPORT(imported,
           importProject({"a/compose.yaml", "b/over.yaml"},
                         {{"a/compose.yaml", base},
                          {"a/sub/Dockerfile", "FROM alpine\nUSER 0\n"},
                          {"b/sub/Dockerfile", "FROM alpine\nUSER 1000\n"},
                          {"a/x.env", "DB_URL=postgres://db/x\n"},
                          {"b/x.env", "DB_URL=postgres://elsewhere.example.org/x\n"},
                          {"b/over.yaml", "services:\n  web: {build: ./sub, env_file: x.env, privileged: "
                                          "false, volumes: ['./b:/b']}\n"}}));
    QCOMPARE(valueOf(imported.model, "web", "privileged"), QString("no"));
    QCOMPARE(valueOf(imported.model, "web", "host_mounts"), QString("./a, ./b"));
    QCOMPARE(valueOf(imported.model, "image.local/nginx:1", "user").toLower(), QString("root"));
    QVERIFY(imported.model.flow("web->db"));
}

void TestComposeOverlays::readsWhatIsFoundBesideAnother_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isLeftOut");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *text, bool isLeftOut, const char *told) {
        QTest::addRow("%s: %s", name, text) << name << text << isLeftOut << told;
    };
    row("b/over.yaml", "services: {web: {image: 'nginx:2'}}", true,
        "it seems to be laid over a/compose.yaml");
    row("b/x.yaml", "services: {web: {image: 'nginx:2'}}", false, "it is read as a project of its own");
    row("b/compose.yaml", "services: {web: {image: 'nginx:2'}}", false, "");
    row("b/over.yaml", "name: b\nservices: {web: {image: 'nginx:2'}}", false, "");
    row("b/over.yaml", "services: {web: {privileged: false}}", true, "it changes services of a/compose.yaml");
}

void TestComposeOverlays::readsWhatIsFoundBesideAnother()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(bool, isLeftOut);
    QFETCH(QString, told);
    IMPORT(imported, importFolder({{"a/compose.yaml", base}, {name.toStdString(), text.toStdString()}}));
    QCOMPARE(valueOf(imported.model, isLeftOut ? "web" : "a/web", "privileged"), QString("yes"));
    const QString all = diagnosticsOf(imported);
    if (told.isEmpty())
        QVERIFY2(!all.contains("it is"), qPrintable(all));
    else
        QVERIFY2(all.contains(told), qPrintable(all));
}

void TestComposeOverlays::keepsQuietAboutPartsOfOthers_data()
{
    QTest::addColumn<Files>("files");
    const std::string b = "services: {b: {image: nginx, privileged: true}}\n";
    QTest::addRow("laid over what is included")
        << Files{{"compose.yaml", "include: [{path: [b.yaml, o.yaml]}]\n"},
                 {"b.yaml", b},
                 {"o.yaml", "services: {b: {user: '7'}}\n"}};
    QTest::addRow("included by what is included") << Files{
        {"compose.yaml", "include: [x/b.yaml]\n"}, {"x/b.yaml", "include: [../b.yaml]\n"}, {"b.yaml", b}};
    QTest::addRow("seen from another folder")
        << Files{{"compose.yaml", "include: [{path: x/b.yaml, project_directory: .}]\n"},
                 {"x/b.yaml", "services: {b: {extends: {file: c.yaml, service: b}}}\n"},
                 {"c.yaml", b}};
    QTest::addRow("extended") << Files{
        {"compose.yaml", "services: {b: {extends: {file: common.yaml, service: x}}}\n"},
        {"common.yaml", "services: {x: {image: nginx, privileged: true}}\n"}};
    QTest::addRow("with its own env file")
        << Files{{"compose.yaml", "include: [{path: x/compose.yaml, env_file: x/z.env}]\n"},
                 {"x/compose.yaml", "services: {b: {image: nginx, privileged: '${P}'}}\n"},
                 {"x/z.env", "P=true\n"}};
    QTest::addRow("of another folder laid over what is included")
        << Files{{"compose.yaml", "include: [{path: [x/compose.yaml, y/o.yaml]}]\n"},
                 {"x/compose.yaml", b},
                 {"y/o.yaml", "services: {b: {user: '7'}}\n"}};
}

void TestComposeOverlays::keepsQuietAboutPartsOfOthers()
{
    QFETCH(Files, files);
    IMPORT(imported, importFolder(files));
    QCOMPARE(valueOf(imported.model, "b", "privileged"), QString("yes"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestComposeOverlays::readsFilesThatIncludeEachOther()
{
    IMPORT(imported,
           importFolder({{"a/compose.yaml", "include: [../b/compose.yaml]\nservices: {a: {image: a}}\n"},
                         {"b/compose.yaml", "include: [../a/compose.yaml]\nservices: {b: {image: b}}\n"}}));
    QVERIFY(imported.model.element("a") && imported.model.element("b"));
}

} // namespace import_compose_overlays

BULKHEAD_TEST(import_compose_overlays, TestComposeOverlays, None)
#include "test_compose_overlays.moc"
