// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace cli_refusals {

using namespace bulkhead::tests;

namespace {

const QString examples = QString::fromStdString(sourceDir() + "/resources/examples/");
const QString shop = examples + "web-shop.compose.yaml";

} // namespace

// What bulkhead-cli refuses: one line that names file and line, exit code 2, and nothing written.
class RefusalsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void badUsageIsOneLineAndCodeTwo_data();
    void badUsageIsOneLineAndCodeTwo();
    void unknownCommandsAreNamed();
    void badInputIsOneLineAndWritesNothing_data();
    void badInputIsOneLineAndWritesNothing();
    void aFullDeviceIsAnError();
    void aFolderThatIsReadInPartSaysSo();
    void nothingIsReadOutsideTheFolderOfTheInputs_data();
    void nothingIsReadOutsideTheFolderOfTheInputs();
    void messagesNameFilesAsTheyWereTyped_data();
    void messagesNameFilesAsTheyWereTyped();
    void whatIsNamedAModelIsRefusedAsOne_data();
    void whatIsNamedAModelIsRefusedAsOne();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RefusalsTest::badUsageIsOneLineAndCodeTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no such command") << QStringList{"frobnicate"};
    QTest::newRow("no input") << QStringList{"analyze"};
    QTest::newRow("no such format") << QStringList{"analyze", shop, "--format", "xls"};
    QTest::newRow("no such rating") << QStringList{"analyze", shop, "--fail-on", "awful"};
    QTest::newRow("no date") << QStringList{"analyze", shop, "--as-of", "yesterday"};
    QTest::newRow("import without output") << QStringList{"import", shop};
    QTest::newRow("report of no known format") << QStringList{"report", shop, "-o", "report.doc"};
    QTest::newRow("no such view") << QStringList{"render", shop, "-o", "x.svg", "--view", "nowhere"};
    QTest::newRow("no such entry") << QStringList{"catalog", "show", "Z9"};
    QTest::newRow("explain without element") << QStringList{"analyze", shop, "--explain", "E1.1"};
    QTest::newRow("explain unknown rule") << QStringList{"analyze", shop, "--explain", "Z9.9@web"};
}

void RefusalsTest::badUsageIsOneLineAndCodeTwo()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY(!outcome.err.trimmed().isEmpty());
    QVERIFY2(!outcome.err.trimmed().split('\n').last().isEmpty(), outcome.err.constData());
}

void RefusalsTest::unknownCommandsAreNamed()
{
    const Outcome outcome = run({"frobnicate", "model.bulkhead"});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("frobnicate"), outcome.err.constData());
}

void RefusalsTest::badInputIsOneLineAndWritesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("blank") << QByteArray("\n\n");
    QTest::newRow("prose") << QByteArray("Dear reader,\nthis is no model.\n");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\1\2\3",
                                          9);
    QTest::newRow("invalid UTF-8") << QByteArray("services:\n  \xff\xfe: {}\n");
    QTest::newRow("truncated JSON") << QByteArray("{\"format\": \"bulkhead-model\", \"version\": 1");
    QTest::newRow("unknown version") << QByteArray("{\"format\": \"bulkhead-model\", \"version\": 9999}");
    QTest::newRow("other JSON") << QByteArray("{\"answer\": 42}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("alias bomb") << QByteArray("services: &a {x: &b [*a, *a], y: *b, z: *b}\n");
}

void RefusalsTest::badInputIsOneLineAndWritesNothing()
{
    QFETCH(QByteArray, bytes);
    const QString input = path("input.yaml");
    write(input, bytes);
    const QString output = path("out.bulkhead");
    write(output, "what was there");
    const Outcome outcome = run({"import", input, "-o", output});
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY2(outcome.err.contains("input.yaml"), outcome.err.constData());
    QCOMPARE(bytesOf(output), QByteArray("what was there"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2);
}

void RefusalsTest::aFolderThatIsReadInPartSaysSo()
{
    QVERIFY(QDir(m_folder->path()).mkdir("in"));
    write(path("in/compose.yaml"), "services: {web: {image: nginx}}\n");
    write(path("in/broken.yaml"), "a: [\n");
    for (const QStringList &command : {QStringList{"analyze", path("in"), "--format", "json"},
                                       QStringList{"import", path("in"), "-o", path("m.bulkhead")}}) {
        const Outcome outcome = run(command);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.trimmed().endsWith("/in/broken.yaml; what it holds is missing"),
                 outcome.err.constData());
        QVERIFY(outcome.out.contains("\"web\"") || bytesOf(path("m.bulkhead")).contains("\"web\""));
    }
}

void RefusalsTest::aFullDeviceIsAnError()
{
    if (!QFile::exists("/dev/full"))
        QSKIP("there is no /dev/full");
    const Outcome outcome = run({"analyze", shop, "-o", "/dev/full"});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("/dev/full"), outcome.err.constData());
}

// Wherever the model is written to.
void RefusalsTest::nothingIsReadOutsideTheFolderOfTheInputs_data()
{
    QTest::addColumn<QString>("output");
    QTest::newRow("beside the input") << "in/m.bulkhead";
    QTest::newRow("above the input") << "m.bulkhead";
    QTest::newRow("elsewhere") << "other/m.bulkhead";
}

void RefusalsTest::nothingIsReadOutsideTheFolderOfTheInputs()
{
    QFETCH(QString, output);
    for (const char *folder : {"in", "other"})
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
    write(path("up.yaml"), "services:\n  hidden: {image: nginx}\n");
    write(path("up.env"), "DB_PASSWORD=hunter2\n");
    write(path("in/compose.yaml"),
          "include: [../up.yaml]\nservices:\n  web: {image: nginx, env_file: ../up.env}\n");
    const Outcome outcome = run({"import", path("in/compose.yaml"), "-o", path(output)});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("in/compose.yaml:1: ") && outcome.err.contains("in/compose.yaml:3: ") &&
                 outcome.err.contains("outside the folder"),
             outcome.err.constData());
    QFile file(path(output));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray model = file.readAll();
    QVERIFY(model.contains("web"));
    QVERIFY(!model.contains("hidden") && !model.contains("secrets_delivery"));
}

void RefusalsTest::messagesNameFilesAsTheyWereTyped_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("place"); // below the folder of the test
    QTest::newRow("a file") << "import"
                            << "a/b/bad.yaml"
                            << "a/b/bad.yaml:2: ";
    QTest::newRow("a file, analysed") << "analyze"
                                      << "a/b/bad.yaml"
                                      << "a/b/bad.yaml:2: ";
    QTest::newRow("what a file includes") << "import"
                                          << "a/b/including.yaml"
                                          << "a/b/parts/bad.yaml:2: ";
    QTest::newRow("a model") << "analyze"
                             << "a/b/bad.bulkhead"
                             << "a/b/bad.bulkhead:1: ";
    QTest::newRow("a folder without input") << "import"
                                            << "a/b/empty"
                                            << "a/b/empty: ";
    QTest::newRow("a file that is not there") << "import"
                                              << "a/b/none.yaml"
                                              << "a/b/none.yaml: ";
    QTest::newRow("a warning") << "validate"
                               << "a/b/warned.yaml"
                               << "a/b/warned.yaml:3: ";
    QTest::newRow("a warning in a folder") << "validate"
                                           << "a"
                                           << "a/b/warned.yaml:3: ";
}

void RefusalsTest::messagesNameFilesAsTheyWereTyped()
{
    QFETCH(QString, command);
    QFETCH(QString, input);
    QFETCH(QString, place);
    QVERIFY(QDir(m_folder->path()).mkpath("a/b/empty"));
    QVERIFY(QDir(m_folder->path()).mkpath("a/b/parts"));
    write(path("a/b/bad.yaml"), "services:\n  web: [\n");
    write(path("a/b/parts/bad.yaml"), "services:\n  web: [\n");
    write(path("a/b/including.yaml"), "include: [parts/bad.yaml]\nservices: {}\n");
    write(path("a/b/bad.bulkhead"), "{\"format\": \"bulkhead-model\", \"version\": 99}");
    write(path("a/b/warned.yaml"), "services:\n  web: {image: nginx,\n        imagge: nginx}\n");
    for (const QString &typed : {path(input), QDir::current().relativeFilePath(path(input))}) {
        QStringList arguments = {command, typed};
        if (command == "import")
            arguments << "-o" << path("out.bulkhead");
        const Outcome outcome = run(arguments);
        const QString expected = typed.left(typed.size() - input.size()) + place;
        QVERIFY2(('\n' + outcome.err).contains('\n' + expected.toUtf8()), outcome.err.constData());
    }
}

void RefusalsTest::whatIsNamedAModelIsRefusedAsOne_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("message"); // after the file's name
    QTest::newRow("another format") << QByteArray("{\n\"format\": \"bulkhead-modle\",\n\"version\": 1}\n")
                                    << QByteArray(
                                           ":2: the format is “bulkhead-modle”; expected “bulkhead-model”");
    QTest::newRow("no format")
        << QByteArray("{\"version\": 1, \"elements\": {}}\n")
        << QByteArray(":1: this is no Bulkhead model; expected \"format\": \"bulkhead-model\"");
    QTest::newRow("a format that is no text") << QByteArray("{\n\n\"format\": 7}") << QByteArray(":3: ");
}

void RefusalsTest::whatIsNamedAModelIsRefusedAsOne()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, message);
    const QString model = path("shop.bulkhead");
    write(model, bytes);
    for (const QStringList &arguments :
         {QStringList{"analyze", model}, QStringList{"validate", model},
          QStringList{"import", model, "-o", path("out.bulkhead")}, QStringList{"layout", model}}) {
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY2(outcome.err.startsWith(model.toUtf8() + message), outcome.err.constData());
    }
    QCOMPARE(bytesOf(model), bytes);
}

} // namespace cli_refusals

BULKHEAD_TEST(cli_refusals, RefusalsTest, Core)
#include "refusals_test.moc"
