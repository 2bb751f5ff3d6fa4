#include "program.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QByteArray before = "services:\n"
                          "  web: {image: nginx, environment: {DB_HOST: db}}\n"
                          "  db: {image: redis}\n"
                          "  spare: {image: redis}\n";
const QByteArray after = before + "  queue: {image: rabbitmq}\n";

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

private:
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

QTEST_GUILESS_MAIN(SyncTest)
#include "sync_test.moc"
