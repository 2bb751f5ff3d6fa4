// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace import_not_read {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Formats that are recognised so that they can be named, and that nothing is made of.
class TestNotRead : public QObject
{
    Q_OBJECT

private slots:
    void namesWhatItIs_data();
    void namesWhatItIs();
    void foldersTellOfThem();
    void templatesOfChartsAreTold();
    void valuesOfChartsAreNoComposeFile();
};

void TestNotRead::namesWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("nomad") << QByteArray("# web\njob \"web\" {\n  group \"a\" {\n  }\n}\n")
                           << QString("Nomad job files are not read");
    QTest::newRow("nomad with variables")
        << QByteArray("locals = 1\njob web {\n}\n") << QString(); // no label in quotes: no job
    QTest::newRow("nomad after a variable")
        << QByteArray("variable \"x\" {\n}\n\njob \"web\" {\n}\n") << QString("Nomad job files are not read");
    QTest::newRow("nomad after locals") << QByteArray("locals { x = 1 }\n# a: b\njob \"web\" {\n}\n")
                                        << QString("Nomad job files are not read");
    QTest::newRow("variables alone") << QByteArray("variable \"x\" {\n  description = \"a: b\"\n}\n")
                                     << QString("terraform show -json");
    QTest::newRow("terraform") << QByteArray("terraform {\n}\nresource \"aws_lb\" \"x\" {\n}\n")
                               << QString("terraform show -json");
    QTest::newRow("consul") << QByteArray("service {\n  name = \"web\"\n}\n") << QString("HCL is not read");
    QTest::newRow("setting first") << QByteArray("storage \"raft\" {\n}\nui = true\n")
                                   << QString("HCL is not read");
}

void TestNotRead::namesWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    const auto imported = importProject({"file"}, {{"file", text.toStdString()}});
    QVERIFY(!imported);
    const QString message = QString::fromStdString(imported.error().text());
    if (told.isEmpty())
        QVERIFY2(!message.contains("not read"), qPrintable(message));
    else
        QVERIFY2(message.contains(told), qPrintable(message));
}

namespace {

void put(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section('/', 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString toldOf(const Gathered &gathered)
{
    QString text;
    for (const Diagnostic &diagnostic : gathered.diagnostics)
        text += QString::fromStdString(diagnostic.file + ": " + diagnostic.message + "\n");
    return text;
}

const QByteArray pod =
    "kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n";

} // namespace

void TestNotRead::foldersTellOfThem()
{
    const QTemporaryDir folder;
    put(folder.filePath("pod.yaml"), pod);
    put(folder.filePath("web.nomad"), "job \"web\" {\n}\n");
    put(folder.filePath("vars.nomad.hcl"), "variable \"x\" {\n}\n");
    put(folder.filePath("main.tf"), "resource \"a\" \"b\" {\n}\n");
    put(folder.filePath("web.container"), "[Container]\nImage=a\n");
    put(folder.filePath("web.container.d/10.conf"), "[Container]\nUser=0\n");
    put(folder.filePath("nginx.conf"), "events {}\n");
    put(folder.filePath("model.artifact"),
        "[Unit]\nDescription=x\n[Artifact]\nArtifact=quay.io/acme/model:1\n");
    put(folder.filePath("report.artifact"), "some bytes of a build\n");
    const std::string path = folder.path().toStdString();
    const auto gathered = gatherInputs(std::span(&path, 1));
    QVERIFY(gathered.ok());
    QCOMPARE(gathered->inputs.size(), std::size_t(3));
    const QString told = toldOf(*gathered);
    QVERIFY2(told.contains("web.nomad: Nomad job files are not read"), qPrintable(told));
    QVERIFY2(told.contains("vars.nomad.hcl: Nomad job files are not read"), qPrintable(told));
    QVERIFY2(told.contains("main.tf: Terraform configuration is not read"), qPrintable(told));
    QVERIFY2(!told.contains("nginx.conf"), qPrintable(told));
    QVERIFY2(told.contains("model.artifact: artifact units of quadlets"), qPrintable(told));
}

void TestNotRead::templatesOfChartsAreTold()
{
    const QTemporaryDir folder;
    put(folder.filePath("web/Chart.yaml"), "name: web\n");
    put(folder.filePath("web/templates/sub/a.yaml"), "a: {{- if .Values.x }}\n  b\n");
    put(folder.filePath("pod.yaml"), pod);
    put(folder.filePath("templates/broken.yaml"), "a: [b\n");
    const std::string path = folder.path().toStdString();
    const auto gathered = gatherInputs(std::span(&path, 1));
    QVERIFY(gathered.ok());
    const QString told = toldOf(*gathered);
    QVERIFY2(told.contains("web/templates/sub/a.yaml: a template of a Helm chart"), qPrintable(told));
    QVERIFY2(!told.contains("broken.yaml: a template"), qPrintable(told));
}

// Values look like a compose file where they have a map "services".
void TestNotRead::valuesOfChartsAreNoComposeFile()
{
    const QByteArray values = "services:\n  api: {image: api}\n";
    const QTemporaryDir folder;
    put(folder.filePath("web/Chart.yaml"), "name: web\n");
    put(folder.filePath("web/values.yaml"), values);
    put(folder.filePath("web/values-prod.yml"), values);
    put(folder.filePath("values.yaml"), values); // of no chart
    const std::string path = folder.path().toStdString();
    const auto gathered = gatherInputs(std::span(&path, 1));
    QVERIFY(gathered.ok());
    QCOMPARE(gathered->inputs.size(), std::size_t(1));
    QCOMPARE(gathered->inputs.front().path, std::string("values.yaml"));
    const QString told = toldOf(*gathered);
    QVERIFY2(told.contains("web/values.yaml: values of a Helm chart"), qPrintable(told));
    QVERIFY2(told.contains("web/values-prod.yml: values of a Helm chart"), qPrintable(told));
    const std::string named = folder.filePath("web/values.yaml").toStdString();
    const auto alone = gatherInputs(std::span(&named, 1));
    QVERIFY(alone.ok());
    const auto imported = importModel(alone->inputs, vocabulary());
    QVERIFY(!imported);
    QVERIFY2(imported.error().text().find("values of a Helm chart") != std::string::npos,
             imported.error().text().c_str());
}

} // namespace import_not_read

BULKHEAD_TEST(import_not_read, TestNotRead, None)
#include "test_not_read.moc"
