// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

namespace import_compose_env {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// The file .env of the folder that compose is started in, where the project lies in other folders.
class TestComposeEnv : public QObject
{
    Q_OBJECT

private slots:
    void followsTheListOfAFolderWithoutComposeFile();
    void takesTheOuterOfTwoLists();
    void ignoresAListOfFilesThatAreNotThere();
    void putsInTheVariablesThatStandBesideTheList();
    void takesTheSettingsThatStandBesideTheList();
};

namespace {

QStringList leftOut(const Gathered &gathered)
{
    QStringList files;
    for (const Diagnostic &diagnostic : gathered.diagnostics)
        files << QString::fromStdString(diagnostic.file + ": " + diagnostic.message);
    return files;
}

} // namespace

void TestComposeEnv::followsTheListOfAFolderWithoutComposeFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / ".env", "COMPOSE_FILE=deploy/base.yml:infra/more.yml\n");
    putFile(root / "deploy" / "base.yml", "services: {api: {image: acme/api}}\n");
    putFile(root / "infra" / "more.yml", "services: {api: {privileged: true}, lb: {image: haproxy}}\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.element("api"));
    QVERIFY(imported.model.element("lb"));
    QCOMPARE(valueOf(imported.model, "api", "privileged"), QString("yes"));
    QCOMPARE(leftOut(gathered), QStringList());
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestComposeEnv::takesTheOuterOfTwoLists()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / ".env", "COMPOSE_FILE=app/compose.yaml:app/prod.yaml\n");
    putFile(root / "app" / ".env", "COMPOSE_FILE=compose.yaml:dev.yaml\n");
    putFile(root / "app" / "compose.yaml", "services: {api: {image: acme/api}}\n");
    putFile(root / "app" / "dev.yaml", "services: {api: {privileged: true}}\n");
    putFile(root / "app" / "prod.yaml", "services: {api: {read_only: true}}\n");
    putFile(root / "other" / ".env", "COMPOSE_FILE=compose.yaml:prod.yaml\n");
    putFile(root / "other" / "compose.yaml", "services: {db: {image: postgres}}\n");
    putFile(root / "other" / "prod.yaml", "services: {db: {read_only: true}}\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QCOMPARE(valueOf(imported.model, "app/api", "read_only_rootfs"), QString("yes"));
    QVERIFY(!propertyOf(imported.model, "app/api", "privileged"));
    QCOMPARE(valueOf(imported.model, "other/db", "read_only_rootfs"), QString("yes"));
    QVERIFY2(leftOut(gathered).size() == 1 && leftOut(gathered).first().startsWith("app/dev.yaml"),
             qPrintable(leftOut(gathered).join('\n')));
}

void TestComposeEnv::ignoresAListOfFilesThatAreNotThere()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / ".env", "COMPOSE_FILE=gone.yml\n");
    putFile(root / "app" / "compose.yaml", "services: {api: {image: acme/api}}\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.element("api"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestComposeEnv::putsInTheVariablesThatStandBesideTheList()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / ".env", "COMPOSE_FILE=sub/base.yml:sub/more.yml\nTAG=1.0\nUSER_ID=7\n");
    putFile(root / "sub" / ".env", "TAG=2.0\nSECOND=9\nTHIRD=${TAG}\n");
    putFile(root / "sub" / "base.yml", "services:\n"
                                       "  api: {image: 'acme/api:${TAG}', user: '${USER_ID}'}\n"
                                       "  web: {image: 'acme/web:${THIRD}', user: '${SECOND}'}\n");
    putFile(root / "sub" / "more.yml", "services: {api: {environment: [TAG]}}\n");
    putFile(root / "compose.yaml", "services: {other: {image: acme/other}}\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QCOMPARE(valueOf(imported.model, "api", "image_tag"), QString("1.0"));
    QCOMPARE(valueOf(imported.model, "web", "image_tag"), QString("1.0"));
    QCOMPARE(valueOf(imported.model, "api", "user"), QString("non_root"));
    QCOMPARE(valueOf(imported.model, "web", "user"), QString("non_root"));
    QVERIFY(!imported.model.element("other"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestComposeEnv::takesTheSettingsThatStandBesideTheList()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / ".env", "COMPOSE_FILE=sub/base.yml\nCOMPOSE_PROFILES=debug\nCOMPOSE_PROJECT_NAME=outer\n");
    putFile(root / "sub" / ".env", "COMPOSE_PROFILES=none\nCOMPOSE_PROJECT_NAME=inner\n");
    putFile(root / "sub" / "base.yml", "services:\n  api: {image: acme/api}\n"
                                       "  shell: {image: acme/shell, profiles: [debug]}\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.element("shell"));
    QCOMPARE(QString::fromStdString(imported.model.metadata().title), QString("outer"));
}

} // namespace import_compose_env

BULKHEAD_TEST(import_compose_env, TestComposeEnv, None)
#include "test_compose_env.moc"
