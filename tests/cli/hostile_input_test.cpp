// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "model/visible_text.h"
#include "tests/support/hostile_model.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>

namespace cli_hostile {

using namespace bulkhead::tests;

// What a hostile input can do to a person's terminal, files and memory through the command line: nothing.
class HostileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void noControlReachesTheTerminal_data();
    void noControlReachesTheTerminal();
    void messagesShowControls();
    void anOutputIsNoInput_data();
    void anOutputIsNoInput();
    void writingBackIsWhatSomeCommandsAreFor();
    void hugePicturesAreRefused();
    void scaleIsANumber_data();
    void scaleIsANumber();
    void aBaselineThatIsNoFileIsNotWaitedFor_data();
    void aBaselineThatIsNoFileIsNotWaitedFor();
    void aDayThatIsNoneIsTold();
    void fileNamesThatAreNoUtf8AreNamed();
    void drawingsInUtf16AreRecognised();
    void aModelIsUpdatedWhoeverReads();
    void onlyTheViewThatIsDrawnIsLaidOut();
    void deepContainmentTakesLittle();
    void dotIsTheSameEveryTime();
    void dotSaysWhatTheModelSays();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString hostile(const std::string &payload, const std::string &id = "odd") const
    {
        write(path("m.bulkhead"), QByteArray::fromStdString(hostileModel(payload, id)));
        return path("m.bulkhead");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

// C0 with a new line and a tab, DEL, C1, marks and overrides of direction, separators of lines.
const std::string controls = "a\x1b[31m\x07\r\n\tb\x7f\xC2\x9B\xE2\x80\xAE\xE2\x81\xA6\xD8\x9C\xE2\x80\xA8z";
const QString example = QString::fromStdString(sourceDir() + "/resources/examples/web-shop.bulkhead");

const QString drawing = QString::fromStdString(sourceDir() + "/tests/data/import/tools/bakery.tm7");

// The first control character that is neither a line's end nor a tab, with what follows.
QByteArray controlIn(QByteArray text)
{
    text.replace("\r\n", "\n").replace('\t', ' ');
    std::string_view rest(text.constData(), static_cast<std::size_t>(text.size()));
    while (!rest.empty()) {
        const bool starts = (static_cast<unsigned char>(rest.front()) & 0xC0U) != 0x80U;
        if (starts && rest.front() != '\n' && bulkhead::model::controlLength(rest) > 0)
            return QByteArray(rest.data(), static_cast<qsizetype>(std::min<std::size_t>(60, rest.size())));
        rest.remove_prefix(1);
    }
    return {};
}

} // namespace

void HostileTest::noControlReachesTheTerminal_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList commands = {"analyze MODEL",
                                  "analyze MODEL --format json",
                                  "analyze MODEL --format csv",
                                  "analyze MODEL --format markdown",
                                  "analyze MODEL --format sarif",
                                  "analyze MODEL --explain E1.1@odd",
                                  "diff EXAMPLE MODEL",
                                  "diff EXAMPLE MODEL --format markdown",
                                  "diff EXAMPLE MODEL --format json",
                                  "questions MODEL",
                                  "validate MODEL",
                                  "export MODEL --to csv -o -",
                                  "export MODEL --to sarif -o -",
                                  "export MODEL --to otm -o -",
                                  "export MODEL --to threat-dragon -o -",
                                  "report MODEL --format markdown -o -",
                                  "report MODEL --format json -o -",
                                  "report MODEL --format html -o -",
                                  "render MODEL --format dot -o -",
                                  "render MODEL --format svg -o -"};
    for (const QString &command : commands)
        QTest::newRow(qPrintable(command)) << command.split(' ');
}

void HostileTest::noControlReachesTheTerminal()
{
    QFETCH(QStringList, arguments);
    const QString model = hostile(controls, "odd\xC2\x9B\xE2\x80\xAE");
    arguments.replaceInStrings("MODEL", model).replaceInStrings("EXAMPLE", example);
    const Outcome outcome = run(arguments);
    QVERIFY2(outcome.code == 0 || arguments.contains("--explain"), outcome.err.constData());
    QCOMPARE(controlIn(outcome.out), QByteArray());
    QCOMPARE(controlIn(outcome.err), QByteArray());
    if (arguments.contains("analyze") && arguments.size() == 2) {
        QVERIFY2(outcome.out.contains("a␛[31m␇␍␊␉b␡<U+009B><U+202E>"), outcome.out.left(300).constData());
    }
}

void HostileTest::messagesShowControls()
{
    write(path("a\x1b[2J\nb.yaml"), "services: [");
    const Outcome outcome = run({"analyze", path("a\x1b[2J\nb.yaml")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("a␛[2J␊b.yaml:"), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);

    const QByteArray nul =
        R"({"format": "bulkhead-model", "version": 1, "elements": {"a\u0000b": {"kind": "host"}}})";
    write(path("nul.bulkhead"), nul);
    const Outcome cut = run({"validate", path("nul.bulkhead")});
    QCOMPARE(cut.code, 2);
    QVERIFY2(cut.err.contains("a␀b"), cut.err.constData()); // and what follows it
}

void HostileTest::anOutputIsNoInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("output");
    for (const QString output : {"m.bulkhead", "link", "hard", "./m.bulkhead"}) {
        QTest::newRow(qPrintable("analyze " + output)) << QStringList{"analyze", "M"} << output;
        QTest::newRow(qPrintable("report " + output))
            << QStringList{"report", "M", "--format", "json"} << output;
    }
    QTest::newRow("questions") << QStringList{"questions", "M"} << "link";
    QTest::newRow("export") << QStringList{"export", "M", "--to", "otm"} << "link";
    QTest::newRow("render") << QStringList{"render", "M", "--format", "svg"} << "link";
    QTest::newRow("diff old") << QStringList{"diff", "M", example} << "link";
    QTest::newRow("diff new") << QStringList{"diff", example, "M"} << "link";
    QTest::newRow("baseline") << QStringList{"analyze", example, "--baseline", "M"} << "link";
    QTest::newRow("catalog") << QStringList{"analyze", example, "--catalog", "C"} << "c.json";
    QTest::newRow("base") << QStringList{"merge", "M", "O", "O"} << "link";
    QTest::newRow("theirs") << QStringList{"merge", "O", "O", "M"} << "link";
    QTest::newRow("sheet") << QStringList{"answer", "O", "S"} << "s.md";
    QTest::newRow("import") << QStringList{"import", "Y"} << "compose.yaml";
    QTest::newRow("import of a folder") << QStringList{"import", "."} << "compose.yaml";
    QTest::newRow("analyze of a folder") << QStringList{"analyze", "."} << "compose.yaml";
    QTest::newRow("standard input") << QStringList{"analyze", "-"} << "m.bulkhead";
}

void HostileTest::anOutputIsNoInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, output);
    QVERIFY(QFile::copy(example, path("m.bulkhead")));
    QVERIFY(QFile::copy(example, path("o.bulkhead")));
    QVERIFY(QFile::link(path("m.bulkhead"), path("link")));
    std::filesystem::create_hard_link(path("m.bulkhead").toStdString(), path("hard").toStdString());
    QVERIFY(QDir(m_folder->path()).mkdir("d"));
    const QString folder = arguments.contains(".") ? path("d") : m_folder->path();
    const QString compose = folder + "/compose.yaml";
    write(compose, "services:\n  web:\n    image: nginx\n");
    QCOMPARE(run({"questions", example, "--most", "1", "-o", path("s.md")}).code, 0);
    write(path("c.json"), R"({"format": "bulkhead-catalog", "version": 1, "id": "own", "title": "Own"})");
    for (const auto &[name, file] :
         {std::pair("M", path("m.bulkhead")), std::pair("O", path("o.bulkhead")), std::pair("Y", compose),
          std::pair("S", path("s.md")), std::pair("C", path("c.json")), std::pair(".", folder)}) {
        for (QString &argument : arguments)
            argument = argument == QLatin1String(name) ? file : argument;
    }
    const QString target = folder + '/' + output;
    const QByteArray before = bytesOf(target);
    QVERIFY(!before.isEmpty());
    const Outcome outcome = arguments.contains("-") ? runFrom(target, arguments << "-o" << target)
                                                    : run(arguments << "-o" << target);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("would be overwritten") || arguments.contains(path("c.json")),
             outcome.err.constData());
    QVERIFY(bytesOf(target) == before);
    QVERIFY(!QFile::exists(target + '~'));
}

void HostileTest::writingBackIsWhatSomeCommandsAreFor()
{
    for (const char *name : {"base", "ours", "theirs"})
        QVERIFY(QFile::copy(example, path(name)));
    QCOMPARE(run({"merge", path("base"), path("ours"), path("theirs"), "-o", path("ours")}).code, 0);
    QCOMPARE(run({"layout", path("ours"), "-o", path("ours")}).code, 0);
    QCOMPARE(run({"questions", path("ours"), "--most", "1", "-o", path("sheet.md")}).code, 0);
    QCOMPARE(run({"answer", path("ours"), path("sheet.md"), "-o", path("ours")}).code, 0);
}

void HostileTest::hugePicturesAreRefused()
{
    write(path("far.bulkhead"), R"({"format": "bulkhead-model", "version": 1,
        "elements": {"a": {"kind": "host"}, "b": {"kind": "host"}},
        "views": {"v": {"placements": {"a": [0, 0, 100, 60], "b": [0, 300000, 100, 60]}}}})");
    Outcome outcome = run({"render", path("far.bulkhead"), "-o", path("far.png")});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("far.png: ") && outcome.err.contains("more than 100 million") &&
                 outcome.err.contains("scale of 1.5 or less"),
             outcome.err.constData());
    QVERIFY(!QFile::exists(path("far.png")));
    QCOMPARE(run({"render", path("far.bulkhead"), "-o", path("far.svg")}).code, 0);
    outcome = run({"render", path("far.bulkhead"), "--scale", "0.1", "-o", path("far.png")});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
}

void HostileTest::scaleIsANumber_data()
{
    QTest::addColumn<QString>("scale");
    for (const char *scale : {"nan", "inf", "-1", "0", "0.01", "11", "2x", ""})
        QTest::newRow(scale) << scale;
}

void HostileTest::scaleIsANumber()
{
    QFETCH(QString, scale);
    const Outcome outcome = run({"render", example, "-o", path("x.png"), "--scale=" + scale});
    QCOMPARE(outcome.code, 2);
    QVERIFY(!QFile::exists(path("x.png")));
}

void HostileTest::aBaselineThatIsNoFileIsNotWaitedFor_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"pipe", "folder", "device"})
        QTest::newRow(name) << name;
}

void HostileTest::aBaselineThatIsNoFileIsNotWaitedFor()
{
    QFETCH(QString, name);
    QCOMPARE(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    QVERIFY(QFile::link("/dev/zero", path("device")));
    write(path("m.bulkhead"),
          "{\"format\": \"bulkhead-model\", \"version\": 1, \"metadata\": {\"baseline\": \"" + name.toUtf8() +
              "\"}}");
    const Outcome outcome = run({"report", path("m.bulkhead"), "-o", path("r.md")});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("not compared: "), outcome.err.constData());
}

void HostileTest::aDayThatIsNoneIsTold()
{
    for (const char *epoch : {"abc", "12x", "-1", "99999999999999999999", "1e9"}) {
        qputenv("SOURCE_DATE_EPOCH", epoch);
        const Outcome outcome = run({"analyze", example});
        qunsetenv("SOURCE_DATE_EPOCH");
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("SOURCE_DATE_EPOCH") && outcome.err.contains(epoch),
                 outcome.err.constData());
    }
}

void HostileTest::fileNamesThatAreNoUtf8AreNamed()
{
    namespace fs = std::filesystem;
    const fs::path folder = m_folder->path().toStdString();
    const QByteArray compose = "services:\n  web:\n    image: nginx\n";
    fs::create_directory(folder / "dir\xE9");
    for (const fs::path &file : {folder / "caf\xE9.yaml", folder / "dir\xE9" / "compose.yaml"})
        QVERIFY(std::ofstream(file) << compose.constData());
    const auto analyze = [&](const fs::path &input) {
        return runShell(QByteArray::fromStdString("analyze '" + (folder / input).string() + "'"));
    };
    const Outcome file = analyze("caf\xE9.yaml");
    QCOMPARE(file.code, 2);
    QVERIFY2(file.err.contains("caf\\xE9.yaml: "), file.err.constData());
    const Outcome inFolder = analyze("dir\xE9"); // its files have names that can be told
    QCOMPARE(inFolder.code, 0);
    QVERIFY2(inFolder.out.startsWith("dir\\xE9: "), inFolder.out.left(80).constData());
    fs::remove(folder / "caf\xE9.yaml");
    fs::remove_all(folder / "dir\xE9");
}

void HostileTest::drawingsInUtf16AreRecognised()
{
    const QString text = QString::fromUtf8(bytesOf(drawing));
    QVERIFY(!text.isEmpty());
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
        write(path("x.tm7"), encode(text));
        const Outcome outcome = run({"validate", path("x.tm7")});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.out.split(':').last(), run({"validate", drawing}).out.split(':').last());
    }
}

void HostileTest::aModelIsUpdatedWhoeverReads()
{
    write(path("compose.yaml"), "services:\n  web:\n    image: nginx\n");
    QCOMPARE(run({"import", path("compose.yaml"), "-o", path("m.bulkhead")}).code, 0);
    write(path("compose.yaml"), "services:\n  web:\n    image: nginx\n  late:\n    image: redis\n");
    runShell("sync '" + path("m.bulkhead").toUtf8() + "' | true");
    QVERIFY(bytesOf(path("m.bulkhead")).contains("\"late\""));
}

void HostileTest::onlyTheViewThatIsDrawnIsLaidOut()
{
    nlohmann::json model = {{"format", "bulkhead-model"}, {"version", 1}};
    model["elements"] = {{"a", {{"kind", "host"}}}};
    for (int i = 100; i < 200; ++i)
        model["views"]["v" + std::to_string(i)] = {{"name", "v"}};
    write(path("m.bulkhead"), QByteArray::fromStdString(model.dump()));
    // A program that counts how often it is asked, and fails.
    QVERIFY(QDir(m_folder->path()).mkdir("bin"));
    write(path("bin/dot"), "#!/bin/sh\necho >>'" + path("count").toUtf8() + "'\nexit 1\n");
    QFile::setPermissions(path("bin/dot"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray programs = qgetenv("PATH");
    qputenv("PATH", path("bin").toLocal8Bit() + ':' + programs);
    const Outcome outcome = run({"render", path("m.bulkhead"), "--view", "v150", "-o", path("v.svg")});
    qputenv("PATH", programs);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY(bytesOf(path("count")).size() <= 2);
}

void HostileTest::deepContainmentTakesLittle()
{
    nlohmann::json model = {{"format", "bulkhead-model"}, {"version", 1}};
    std::string parent;
    for (int i = 10'000; i < 13'000; ++i) {
        const std::string id = "boundary-with-a-name-" + std::to_string(i);
        model["elements"][id] = {{"kind", "trust_boundary"}};
        if (!parent.empty())
            model["elements"][id]["parent"] = parent;
        parent = id;
    }
    write(path("m.bulkhead"), QByteArray::fromStdString(model.dump()));
    const Outcome outcome = run({"report", path("m.bulkhead"), "--format", "json", "-o", path("r.json")});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY2(bytesOf(path("r.json")).size() < 20'000'000,
             qPrintable(QString::number(bytesOf(path("r.json")).size())));
}

void HostileTest::dotIsTheSameEveryTime()
{
    QByteArray first;
    for (int i = 0; i < 20; ++i) { // each with other addresses
        const Outcome outcome = run({"render", example, "--format", "dot", "-o", "-"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.startsWith("digraph bulkhead {"), outcome.out.left(60).constData());
        if (first.isEmpty())
            first = outcome.out;
        QVERIFY(outcome.out == first);
    }
}

void HostileTest::dotSaysWhatTheModelSays()
{
    if (QStandardPaths::findExecutable("dot").isEmpty())
        QSKIP("dot (graphviz) is not installed");
    for (const std::string payload : {"C:\\", "a\\\"]; evil [shape=none]; x [label=\"", "\\N \\G \\l",
                                      "<b>x</b>", "R&D &amp", "two\nlines\\", "\"", "-1e5", "graph"}) {
        const QString model = hostile(payload, payload);
        const QString file = path("m.dot");
        QCOMPARE(run({"render", model, "-o", file}).code, 0);
        const Outcome read = runProgram("dot", {"-Tcanon", file});
        QVERIFY2(read.code == 0 && read.err.isEmpty(), read.err.constData());
        QVERIFY2(!read.out.contains("\tevil"), payload.c_str());
        // What a reader sees: labels as Graphviz writes them into a picture.
        const Outcome svg = runProgram("dot", {"-Tsvg", file});
        std::string shown = bulkhead::model::visibleText(payload);
        const QString seen =
            QString::fromUtf8(svg.out).replace("&#45;", "-").replace("&#160;", " ").replace("&quot;", "\"");
        QVERIFY2(
            seen.contains('>' + QString::fromStdString(shown).toHtmlEscaped().replace("&quot;", "\"") + '<'),
            qPrintable(seen.left(3000)));
    }
}

} // namespace cli_hostile

BULKHEAD_TEST(cli_hostile, HostileTest, None)
#include "hostile_input_test.moc"
