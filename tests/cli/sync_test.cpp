// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace cli_sync {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QByteArray before = "services:\n"
                          "  web: {image: nginx, environment: {DB_HOST: db}}\n"
                          "  db: {image: redis}\n"
                          "  spare: {image: redis}\n";
const QByteArray after = before + "  queue: {image: rabbitmq}\n";

QByteArray pod(const QByteArray &name)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + "}\nspec: {containers: [{name: " + name +
           ", image: nginx}]}\n";
}

// The ids of the model's elements that are named so.
int countNamed(const json &model, const std::string &name)
{
    int count = 0;
    for (const json &element : model["elements"])
        count += element["kind"] == "container" && element["name"] == name ? 1 : 0;
    return count;
}

} // namespace

// bulkhead-cli import and sync: how a model keeps in step with the files that it comes from.
class SyncTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void sourcesAreNamedFromTheModelsFolder_data();
    void sourcesAreNamedFromTheModelsFolder();
    void bringsTheModelUpToDate();
    void looksAndWritesNothing();
    void keepsWhereAPersonLedAFlow();
    void goneSourcesAreAnError();
    void aNamedFileIsTakenForTheSourceOfItsName();
    void aFolderTakesUpNewFiles_data();
    void aFolderTakesUpNewFiles();
    void whatIsGoneFromAFolderGoes();
    void aFolderWhoseFilesWereRenamedIsFound();
    void anEmptiedFolderChangesNothing();
    void onlyWhatAFolderImportsIsTakenUp();
    void neighboursOfANamedFileAreNot();

private:
    void importFolder(const QString &folder);
    QString path(const QString &name) const { return m_folder->filePath(name); }
    json model() const { return json::parse(bytesOf(path("shop.bulkhead"))); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SyncTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir("deploy"));
    write(path("deploy/compose.yaml"), before);
    const Outcome done = run({"import", path("deploy/compose.yaml"), "-o", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
}

void SyncTest::sourcesAreNamedFromTheModelsFolder_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("name");
    QTest::newRow("above the source") << "a.bulkhead"
                                      << "deploy/compose.yaml";
    QTest::newRow("beside the source") << "deploy/a.bulkhead"
                                       << "compose.yaml";
    QTest::newRow("elsewhere") << "other/a.bulkhead"
                               << "compose.yaml";
}

void SyncTest::sourcesAreNamedFromTheModelsFolder()
{
    QFETCH(QString, output);
    QFETCH(QString, name);
    QVERIFY(QDir(m_folder->path()).mkdir("other"));
    const Outcome done = run({"import", path("deploy/compose.yaml"), "-o", path(output)});
    QVERIFY2(done.code == 0, done.err.constData());
    const json sources = json::parse(bytesOf(path(output)))["sources"];
    QCOMPARE(sources.size(), std::size_t(1));
    QVERIFY2(sources.contains(name.toStdString()), sources.dump().c_str());
}

void SyncTest::bringsTheModelUpToDate()
{
    write(path("deploy/compose.yaml"), after);
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("queue"), done.out.constData());
    QVERIFY(model()["elements"].contains("queue"));
    const QByteArray updated = bytesOf(path("shop.bulkhead"));
    QCOMPARE(run({"sync", path("shop.bulkhead")}).code, 0);
    QCOMPARE(bytesOf(path("shop.bulkhead")), updated); // nothing more to do
}

void SyncTest::looksAndWritesNothing()
{
    const QByteArray stored = bytesOf(path("shop.bulkhead"));
    write(path("deploy/compose.yaml"), after);
    const Outcome done = run({"sync", path("shop.bulkhead"), "--dry-run"});
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains("queue"), done.out.constData());
    QCOMPARE(bytesOf(path("shop.bulkhead")), stored);
}

void SyncTest::keepsWhereAPersonLedAFlow()
{
    json edited = model();
    edited["flows"]["web->db"]["target"] = "spare";
    write(path("shop.bulkhead"), QByteArray::fromStdString(edited.dump()));
    write(path("deploy/compose.yaml"), after);
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("kept: web->db target is spare (the sources say db)\n"), done.out.constData());
    QCOMPARE(model()["flows"]["web->db"]["target"].get<std::string>(), std::string("spare"));
}

void SyncTest::goneSourcesAreAnError()
{
    const QByteArray stored = bytesOf(path("shop.bulkhead"));
    QVERIFY(QFile::remove(path("deploy/compose.yaml")));
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QCOMPARE(done.code, 2);
    QCOMPARE(done.err.count('\n'), 1);
    QVERIFY2(done.err.contains("deploy/compose.yaml"), done.err.constData());
    QCOMPARE(bytesOf(path("shop.bulkhead")), stored);
}

void SyncTest::aNamedFileIsTakenForTheSourceOfItsName()
{
    write(path("deploy/compose.yaml"), after);
    const Outcome done = run({"sync", path("shop.bulkhead"), path("deploy/compose.yaml")});
    QVERIFY2(done.code == 0, done.err.constData());
    const json updated = model();
    QCOMPARE(updated["sources"].size(), std::size_t(1));
    QVERIFY(updated["elements"].contains("queue"));
    QVERIFY(updated["elements"].contains("web"));
}

void SyncTest::importFolder(const QString &folder)
{
    const Outcome done = run({"import", path(folder), "-o", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
}

void SyncTest::aFolderTakesUpNewFiles_data()
{
    QTest::addColumn<QStringList>("inputs"); // of sync
    QTest::newRow("from memory") << QStringList{};
    QTest::newRow("named again") << QStringList{"k8s"};
}

void SyncTest::aFolderTakesUpNewFiles()
{
    QFETCH(QStringList, inputs);
    QVERIFY(QDir(m_folder->path()).mkpath("k8s/base"));
    write(path("k8s/web.yaml"), pod("web"));
    importFolder("k8s");
    QCOMPARE(model()["sources"]["k8s/web.yaml"]["folder"].get<std::string>(), std::string("k8s"));

    write(path("k8s/base/db.yaml"), pod("db"));
    QStringList arguments = {"sync", path("shop.bulkhead")};
    for (const QString &input : inputs)
        arguments << path(input);
    const Outcome done = run(arguments);
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("k8s/base/db.yaml"), done.out.constData());
    QCOMPARE(countNamed(model(), "web"), 1);
    QCOMPARE(countNamed(model(), "db"), 1);
    QCOMPARE(model()["sources"]["k8s/base/db.yaml"]["folder"].get<std::string>(), std::string("k8s"));
    const QByteArray updated = bytesOf(path("shop.bulkhead"));
    QCOMPARE(run(arguments).code, 0);
    QCOMPARE(bytesOf(path("shop.bulkhead")), updated);
}

void SyncTest::whatIsGoneFromAFolderGoes()
{
    QVERIFY(QDir(m_folder->path()).mkpath("k8s"));
    write(path("k8s/web.yaml"), pod("web"));
    write(path("k8s/db.yaml"), pod("db"));
    importFolder("k8s");
    QVERIFY(QFile::remove(path("k8s/db.yaml")));
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.err.contains("k8s/db.yaml: note: is no longer in its folder"), done.err.constData());
    QCOMPARE(countNamed(model(), "web"), 1);
    QCOMPARE(countNamed(model(), "db"), 0);
    QCOMPARE(model()["sources"].size(), std::size_t(1));
}

void SyncTest::aFolderWhoseFilesWereRenamedIsFound()
{
    QVERIFY(QDir(m_folder->path()).mkpath("k8s"));
    write(path("k8s/web.yaml"), pod("web"));
    importFolder("k8s");
    json edited = model();
    for (json &element : edited["elements"]) {
        if (element["name"] == "web")
            element["notes"] = "kept";
    }
    write(path("shop.bulkhead"), QByteArray::fromStdString(edited.dump()));
    QVERIFY(QFile::rename(path("k8s/web.yaml"), path("k8s/frontend.yaml")));
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(countNamed(model(), "web"), 1);
    QVERIFY(QByteArray::fromStdString(model().dump()).contains("kept"));
    QVERIFY(model()["sources"].contains("k8s/frontend.yaml"));
    QCOMPARE(model()["sources"].size(), std::size_t(1));
}

void SyncTest::anEmptiedFolderChangesNothing()
{
    QVERIFY(QDir(m_folder->path()).mkpath("k8s"));
    write(path("k8s/web.yaml"), pod("web"));
    importFolder("k8s");
    const QByteArray stored = bytesOf(path("shop.bulkhead"));
    QVERIFY(QFile::remove(path("k8s/web.yaml")));
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QCOMPARE(done.code, 2);
    QVERIFY2(done.err.contains("k8s"), done.err.constData());
    QCOMPARE(bytesOf(path("shop.bulkhead")), stored);
}

void SyncTest::onlyWhatAFolderImportsIsTakenUp()
{
    importFolder("deploy");
    const QByteArray stored = bytesOf(path("shop.bulkhead"));
    write(path("deploy/compose.prod.yaml"), after); // an alternative to compose.yaml
    write(path("deploy/notes.json"), "{\"just\": \"notes\"}");
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.err.contains("compose.prod.yaml"), done.err.constData());
    QCOMPARE(bytesOf(path("shop.bulkhead")), stored);
}

void SyncTest::neighboursOfANamedFileAreNot()
{
    write(path("deploy/extra.yaml"), pod("extra"));
    const QByteArray stored = bytesOf(path("shop.bulkhead")); // of deploy/compose.yaml alone
    const Outcome done = run({"sync", path("shop.bulkhead")});
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(bytesOf(path("shop.bulkhead")), stored);
}

} // namespace cli_sync

BULKHEAD_TEST(cli_sync, SyncTest, Core)
#include "sync_test.moc"
