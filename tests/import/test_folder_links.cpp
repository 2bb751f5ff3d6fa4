// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

namespace import_folder_links {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What is found in a folder that is no plain file: links, pipes, and units that are made by links.
class TestFolderLinks : public QObject
{
    Q_OBJECT

private slots:
    void linksThatLeadNowhereAreErrors();
    void pipesAndLinkedFoldersAreTold();
    void linkedUnitsAreInstancesOfTemplates();
    void linksToOtherFilesAreReadOnce();
};

namespace {

QStringList toldOf(const std::vector<Diagnostic> &diagnostics, Severity severity)
{
    QStringList told;
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == severity)
            told << QString::fromStdString(diagnostic.file + ": " + diagnostic.message);
    }
    told.sort();
    return told;
}

} // namespace

void TestFolderLinks::linksThatLeadNowhereAreErrors()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / "compose.yaml", "services: {a: {image: a}}\n");
    std::filesystem::create_symlink("nowhere.yaml", root / "prod.yaml");
    std::filesystem::create_symlink("b.yaml", root / "ring.yaml");
    std::filesystem::create_symlink("ring.yaml", root / "b.yaml");
    std::filesystem::create_symlink("nowhere.txt", root / "notes.txt");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.element("a"));
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Error).join('\n'),
             QString("b.yaml: it is a link that leads nowhere\nprod.yaml: it is a link that leads nowhere\n"
                     "ring.yaml: it is a link that leads nowhere"));
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Warning), QStringList());
}

void TestFolderLinks::pipesAndLinkedFoldersAreTold()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / "compose.yaml", "services: {a: {image: a}}\n");
    putFile(root / "one" / "b.yaml", "services: {b: {image: b}}\n");
    QCOMPARE(::mkfifo((root / "f.yml").c_str(), 0600), 0);
    std::filesystem::create_directory_symlink("one", root / "two");
    std::filesystem::create_directory_symlink("one", root / ".hidden");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.elements().size() > 1);
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Error), QStringList());
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Warning),
             QStringList("f.yml: it is a named pipe, no regular file"));
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Info),
             QStringList("two: it is a link to a folder, which is not followed"));
}

void TestFolderLinks::linkedUnitsAreInstancesOfTemplates()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / "foo@.container", "[Container]\nImage=docker.io/acme/%p:1\nUser=100%i\n");
    std::filesystem::create_symlink("foo@.container", root / "foo@1.container");
    std::filesystem::create_symlink("foo@.container", root / "foo@2.container");
    std::filesystem::create_symlink("foo@4.container", root / "foo@3.container"); // a ring
    std::filesystem::create_symlink("foo@3.container", root / "foo@4.container");
    putFile(root / "foo@1.container.d" / "10.conf", "[Container]\nAddCapability=NET_ADMIN\n");
    putFile(root / "foo@.container.d" / "10.conf", "[Container]\nReadOnly=true\n");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QVERIFY(imported.model.element("foo@1"));
    QVERIFY(imported.model.element("foo@2"));
    QVERIFY(!imported.model.element("foo@3"));
    QVERIFY(!imported.model.element("foo@"));
    QCOMPARE(valueOf(imported.model, "foo@1", "user"), QString("non_root"));
    QCOMPARE(valueOf(imported.model, "foo@1", "capabilities_add"), QString("NET_ADMIN"));
    QCOMPARE(valueOf(imported.model, "foo@2", "capabilities_add"), QString());
    QCOMPARE(valueOf(imported.model, "foo@2", "read_only_rootfs"), QString("yes"));
    QVERIFY(imported.model.element("image.docker.io/acme/foo"));
    QCOMPARE(diagnosticsOf(imported).trimmed(),
             QString("foo@.container:1: foo@.container is a template; its instances are what runs"));
    QCOMPARE(toldOf(gathered.diagnostics, Severity::Error).size(), 2);

    putFile(root / "foo@.container", "[Container]\nImage=docker.io/acme/foo\n[Install]\nDefaultInstance=7\n");
    IMPORT(second, importFolder(root, gathered));
    QVERIFY(second.model.element("foo@"));
    QVERIFY(second.model.element("foo@1"));
}

void TestFolderLinks::linksToOtherFilesAreReadOnce()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    putFile(root / "a" / "compose.yaml", "services: {a: {image: a}}\n");
    std::filesystem::create_directories(root / "b");
    std::filesystem::create_symlink("../a/compose.yaml", root / "b" / "compose.yaml");
    Gathered gathered;
    IMPORT(imported, importFolder(root, gathered));
    QCOMPARE(gathered.inputs.size(), std::size_t{1});
    QVERIFY(imported.model.element("a"));
}

} // namespace import_folder_links

BULKHEAD_TEST(import_folder_links, TestFolderLinks, None)
#include "test_folder_links.moc"
