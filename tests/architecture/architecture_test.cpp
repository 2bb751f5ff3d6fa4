// SPDX-License-Identifier: Apache-2.0
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <map>
#include <set>

namespace architecture {

// The layer rule of docs/architecture.md: a room includes only what stands below it, a folder of a room only
// what stands below that, and Qt begins at the diagram.
class ArchitectureTest : public QObject
{
    Q_OBJECT

private slots:
    void noIncludeClimbs_data();
    void noIncludeClimbs();
    void noIncludeClimbsInsideARoom_data();
    void noIncludeClimbsInsideARoom();
    void everyFolderHasAPlace();
    void filesAreFoundByTheirNames();
    void qtFreeRoomsStayFree();
    void ruleFindsAClimbingInclude();
    void propertiesAreNamedByConstants();
    void everySourceNamesItsLicense();
    void noTestMeasuresTime();
    void sourcesSayNothingOfTheirWorkplace();
    void foreignTextIsNoMarkup();
    void ruleFindsForeignMarkup();
    void tidyRefusesWhatItCannotLookAt_data();
    void tidyRefusesWhatItCannotLookAt();
};

namespace {

using Rooms = std::map<QString, std::set<QString>>;

const Rooms &allowedRooms()
{
    static const Rooms allowed = {
        {"resources", {"resources"}},
        {"model", {"model"}},
        {"catalog", {"catalog", "model"}},
        {"import", {"import", "model"}},
        {"diagram", {"diagram", "model", "resources"}},
        {"export", {"export", "diagram", "catalog", "model", "resources"}},
        {"app", {"app", "export", "diagram", "import", "catalog", "model", "resources"}},
    };
    return allowed;
}

// The folders of a room, from the bottom up: a folder includes only itself and what stands before it here. A
// room's own name is the folder of the files that stand directly in it.
const std::map<QString, QStringList> &floors()
{
    static const std::map<QString, QStringList> all = {
        {"catalog",
         {"catalog/content", "catalog/engine", "catalog/engine/relations", "catalog/wording", "catalog/load",
          "catalog/analysis", "catalog/attack", "catalog/questions", "catalog/advice", "catalog/what_if",
          "catalog/workshop", "catalog/lessons", "catalog/cards"}},
        {"model", {"model", "model/json", "model/file", "model/merge", "model/journal"}},
        {"import",
         {"import/reading", "import/shared", "import/services", "import/compose", "import/docker",
          "import/kubernetes", "import/quadlet", "import/terraform", "import/tools", "import",
          "import/update", "import/assumed"}},
        {"diagram",
         {"diagram", "diagram/painting", "diagram/layout", "diagram/drawing", "diagram/items",
          "diagram/scene", "diagram/view"}},
        {"export",
         {"export/text", "export/findings", "export/pictures", "export/report/data", "export/report/blocks",
          "export/report/chapters", "export/report/html", "export/report/markdown", "export/report/json",
          "export/report/pdf", "export/report/template", "export/tools", "export/difference",
          "export/catalog", "export/sheet", "export/formats", "export/workshop", "export/cards"}},
        {"app", {"app/background",       "app/workspace",
                 "app/papers",           "app/programs",
                 "app/authoring",        "app/document",
                 "app/actions",          "app/cli",
                 "app/gui/look",         "app/gui/session",
                 "app/gui/difference",   "app/gui/files",
                 "app/gui/diagram",      "app/gui/export",
                 "app/gui/print",        "app/gui/history",
                 "app/gui/outline",      "app/gui/palette",
                 "app/gui/threats",      "app/gui/matrix",
                 "app/gui/attack",       "app/gui/catalog",
                 "app/gui/properties",   "app/gui/table",
                 "app/gui/report",       "app/gui/questions",
                 "app/gui/sources",      "app/gui/update",
                 "app/gui/what_if",      "app/gui/layers",
                 "app/gui/import",       "app/gui/welcome",
                 "app/gui/window",       "app/workshop/words",
                 "app/workshop/lessons", "app/workshop/participant",
                 "app/workshop/prepare", "app/workshop/facilitator",
                 "app/workshop/teach",   "app/desktop"}},
    };
    return all;
}

const std::set<QString> qtFreeRooms = {"resources", "model", "catalog", "import"};

QString root()
{
    return QString::fromStdString(bulkhead::tests::sourceDir());
}

QStringList sourcesOf(const QString &room)
{
    QStringList files;
    QDirIterator it(root() + '/' + room, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

QString folderOf(const QString &file)
{
    return file.section('/', 0, -2);
}

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// What a source of the room includes against the rule, as "line: include".
QStringList faultsIn(const QString &room, const QString &source)
{
    static const QRegularExpression include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    QStringList faults;
    const QStringList lines = source.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (!match.hasMatch())
            continue;
        const QString path = match.captured(2);
        const QString first = path.section('/', 0, 0);
        const bool isRoom = allowedRooms().contains(first) && path.contains('/');
        const bool climbs = isRoom && !allowedRooms().at(room).contains(first);
        const bool isQt = match.captured(1) == "<" &&
                          (path.startsWith("Qt") || QRegularExpression("^Q[A-Z]").match(path).hasMatch());
        if (climbs || (isQt && qtFreeRooms.contains(room)))
            faults << QString("%1: %2").arg(i + 1).arg(path);
    }
    return faults;
}

// Where Qt may take a text for markup and nothing says that it is none: labels and message boxes that guess,
// and tooltips that are made of more than our own words.
QStringList guessesAtMarkup(const QString &source)
{
    static const QRegularExpression guess(
        R"(\bnew QLabel\b|\bQMessageBox::(information|warning|critical|question|about)\s*\(|)"
        R"(\b(setToolTip|QToolTip::showText)\s*\([^;]*;)");
    static const QRegularExpression ownWords(R"(\btr(anslated)?\()");
    QStringList guesses;
    for (auto it = guess.globalMatch(source); it.hasNext();) {
        const QString found = it.next().captured();
        const bool isTip = found.contains("setToolTip") || found.contains("showText");
        const bool isOurs = found.contains("setToolTip({})") ||
                            (found.contains(ownWords) && !found.contains(".arg(") && !found.contains('+'));
        if (!isTip || !(isOurs || found.contains("literalText(")))
            guesses << found.simplified();
    }
    return guesses;
}

} // namespace

void ArchitectureTest::noIncludeClimbs_data()
{
    QTest::addColumn<QString>("room");
    for (const auto &[room, below] : allowedRooms())
        QTest::newRow(qPrintable(room)) << room;
}

void ArchitectureTest::noIncludeClimbs()
{
    QFETCH(QString, room);
    const QStringList files = sourcesOf(room);
    QVERIFY2(!files.isEmpty(), "the room has no sources");
    QStringList faults;
    for (const QString &file : files) {
        for (const QString &fault : faultsIn(room, readAll(file)))
            faults << file.mid(root().size() + 1) + ':' + fault;
    }
    QVERIFY2(faults.isEmpty(), qPrintable("includes that the layer rule forbids:\n" + faults.join('\n')));
}

void ArchitectureTest::noIncludeClimbsInsideARoom_data()
{
    QTest::addColumn<QString>("room");
    for (const auto &[room, folders] : floors())
        QTest::newRow(qPrintable(room)) << room;
}

void ArchitectureTest::noIncludeClimbsInsideARoom()
{
    QFETCH(QString, room);
    static const QRegularExpression include("^\\s*#\\s*include\\s*\"([^\"]+)\"",
                                            QRegularExpression::MultilineOption);
    const QStringList &folders = floors().at(room);
    QStringList faults;
    for (const QString &file : sourcesOf(room)) {
        const QString name = file.mid(root().size() + 1);
        const qsizetype own = folders.indexOf(folderOf(name));
        auto matches = include.globalMatch(readAll(file));
        while (matches.hasNext()) {
            const QString included = matches.next().captured(1);
            if (folders.indexOf(folderOf(included)) > own)
                faults << name + ": " + included;
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable("includes that climb inside the room:\n" + faults.join('\n')));
}

void ArchitectureTest::everyFolderHasAPlace()
{
    QStringList faults;
    for (const auto &[room, folders] : floors()) {
        for (const QString &file : sourcesOf(room)) {
            const QString folder = folderOf(file.mid(root().size() + 1));
            if (!folders.contains(folder) && !faults.contains(folder))
                faults << folder;
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable("folders without a floor: " + faults.join(", ")));
}

// A name stands for one file, or for a header and its source in one folder.
void ArchitectureTest::filesAreFoundByTheirNames()
{
    // One each for a room that has its own meaning of the word.
    const QStringList shared = {"main", "document", "json_reader", "text", "truth"};
    std::map<QString, std::set<QString>> folders; // by name
    for (const auto &[room, below] : allowedRooms()) {
        for (const QString &file : sourcesOf(room))
            folders[file.section('/', -1).section('.', 0, 0)].insert(folderOf(file.mid(root().size() + 1)));
    }
    QStringList faults;
    for (const auto &[name, places] : folders) {
        if (places.size() > 1 && !shared.contains(name))
            faults << name + ": " + QStringList(places.begin(), places.end()).join(", ");
    }
    for (const QString &name : shared)
        QVERIFY2(folders[name].size() > 1, qPrintable(name + " occurs once now"));
    QVERIFY2(faults.isEmpty(), qPrintable("names that several folders use:\n" + faults.join('\n')));
}

void ArchitectureTest::qtFreeRoomsStayFree()
{
    for (const QString &room : qtFreeRooms) {
        QString cmake = readAll(root() + '/' + room + "/CMakeLists.txt");
        QVERIFY2(!cmake.isEmpty(), qPrintable(room));
        cmake.remove("Qt6::lrelease"); // a program that is run
        QVERIFY2(!cmake.contains("Qt6::"), qPrintable(room + " links Qt"));
    }
}

void ArchitectureTest::ruleFindsAClimbingInclude()
{
    QCOMPARE(faultsIn("model", "#include \"model/value.h\"\n#include <vector>\n"), QStringList());
    QCOMPARE(faultsIn("model", "#include \"catalog/analysis.h\"\n"), QStringList("1: catalog/analysis.h"));
    QCOMPARE(faultsIn("catalog", "\n#include <QString>\n"), QStringList("2: QString"));
    QCOMPARE(faultsIn("import", "#include <QtCore/QString>\n"), QStringList("1: QtCore/QString"));
    QCOMPARE(faultsIn("diagram", "#include <QString>\n"), QStringList());
    QCOMPARE(faultsIn("diagram", "#include \"catalog/analysis.h\"\n"), QStringList("1: catalog/analysis.h"));
}

// A property of the vocabulary is named by its constant of model/properties.h, which a misspelling does not
// compile with, and never by a text.
void ArchitectureTest::propertiesAreNamedByConstants()
{
    // Properties whose names are words of other languages too: keys of compose, Kubernetes, Docker and the
    // files of other tools, fields of the project's own files, and words of its messages.
    const QStringList foreign = {
        "auth_required", "authentication", "authorization", "data_sensitivity", "digest",
        "driver",        "encrypted",      "encryption",    "healthcheck",      "icc",
        "image",         "internal",       "networks",      "pids_limit",       "privileged",
        "protocol",      "replicas",       "repository",    "rootless",         "service_type",
        "source",        "sysctls",        "technology",    "tenant",           "tls",
        "user",          "userns"};
    // Names of relations of the rule language, some of which follow the property of the same name.
    static const QRegularExpression relation("\\.name = \"[a-z_]+\"");

    QSet<QString> names;
    const QByteArray vocabulary = readAll(root() + "/resources/vocabulary.json").toUtf8();
    for (const QJsonValue &property : QJsonDocument::fromJson(vocabulary)["properties"].toArray())
        names.insert(property["name"].toString());
    QVERIFY(names.size() > 200);
    for (const QString &word : foreign)
        QVERIFY2(names.remove(word), qPrintable(word + " is no property any more"));

    static const QRegularExpression text("\"([a-z0-9_]+)\"");
    static const QRegularExpression lookup("ocabulary(\\(\\))?(\\.|->)(key|find)\\([^;\"]*\"");
    QStringList faults;
    for (const auto &[room, below] : allowedRooms()) {
        for (const QString &file : sourcesOf(room)) {
            const QString name = file.mid(root().size() + 1);
            QString source = readAll(file);
            if (folderOf(name) == "catalog/engine/relations")
                source.remove(relation);
            auto texts = text.globalMatch(source);
            while (texts.hasNext()) {
                const QString word = texts.next().captured(1);
                if (names.contains(word))
                    faults << name + ": \"" + word + '"';
            }
            if (lookup.match(source).hasMatch())
                faults << name + ": looks a property up by a text";
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable("properties named by texts:\n" + faults.join('\n')));
}

void ArchitectureTest::everySourceNamesItsLicense()
{
    QStringList faults;
    for (const char *room :
         {"resources", "model", "catalog", "import", "diagram", "export", "app", "tests"}) {
        for (const QString &file : sourcesOf(room)) {
            if (!readAll(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
                faults << file.mid(root().size() + 1);
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

// A limit on time fails on a busy machine: speed belongs in tests/bench.
void ArchitectureTest::noTestMeasuresTime()
{
    static const QRegularExpression clock(
        R"(\b(QElapsedTimer|QBENCHMARK|(steady|system|high_resolution)_clock)\b)");
    QStringList faults;
    for (const QString &file : sourcesOf("tests")) {
        const QString name = file.mid(root().size() + 1);
        if (name.startsWith("tests/bench/") || name.startsWith("tests/acceptance/") ||
            name.startsWith("tests/architecture/"))
            continue;
        if (clock.match(readAll(file)).hasMatch())
            faults << name;
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

// Paths of the machine that something was written on do not belong in the project.
void ArchitectureTest::sourcesSayNothingOfTheirWorkplace()
{
    const QRegularExpression absolute(
        R"((?<![\w.])/(work|home/[a-z]+|root|tmp)/(main|wt|shared|\.library)\b)");
    QStringList faults;
    for (const auto &[room, below] : allowedRooms()) {
        for (const QString &file : sourcesOf(room)) {
            if (absolute.match(readAll(file)).hasMatch())
                faults << file.mid(root().size() + 1);
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

void ArchitectureTest::foreignTextIsNoMarkup()
{
    QStringList faults;
    for (const char *room : {"app/gui", "app/workshop", "diagram"}) {
        for (const QString &file : sourcesOf(room)) {
            const QString name = file.mid(root().size() + 1);
            for (const QString &guess : guessesAtMarkup(readAll(file))) {
                if (name != "app/gui/look/label.cpp")
                    faults << name + ": " + guess;
            }
        }
    }
    QVERIFY2(faults.isEmpty(),
             qPrintable("use plainLabel(), markupLabel(), literalText() or Dialogs:\n" + faults.join('\n')));
}

void ArchitectureTest::ruleFindsForeignMarkup()
{
    QCOMPARE(guessesAtMarkup("a->setToolTip(tr(\"Undo\")); b->setToolTip({});"), QStringList());
    QCOMPARE(guessesAtMarkup("a->setToolTip(diagram::literalText(name));"), QStringList());
    QCOMPARE(guessesAtMarkup("a->setToolTip(name);"), QStringList("setToolTip(name);"));
    QCOMPARE(guessesAtMarkup("a->setToolTip(tr(\"Of %1\").arg(name));"),
             QStringList("setToolTip(tr(\"Of %1\").arg(name));"));
    QCOMPARE(guessesAtMarkup("auto *a = new QLabel(name);"), QStringList("new QLabel"));
    QCOMPARE(guessesAtMarkup("QMessageBox::warning(this, a, b);"), QStringList("QMessageBox::warning("));
}

// A check that passes over a misspelt name would call it free of faults.
void ArchitectureTest::tidyRefusesWhatItCannotLookAt_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no argument") << QStringList{} << QByteArray("which sources?");
    QTest::newRow("no such file") << QStringList{"model/kid.cpp"}
                                  << QByteArray("no such file: model/kid.cpp");
    QTest::newRow("a header") << QStringList{"model/kind.h"} << QByteArray("no source");
    QTest::newRow("one of two") << QStringList{"model/kind.cpp", "kid.cpp"}
                                << QByteArray("no such file: kid.cpp");
    QTest::newRow("an option") << QStringList{"--sine"} << QByteArray("no such option: --sine");
    QTest::newRow("a revision") << QStringList{"--since", "no-such-one"} << QByteArray("no such revision");
}

void ArchitectureTest::tidyRefusesWhatItCannotLookAt()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    const QString folder = root();
    QProcess tidy;
    tidy.setWorkingDirectory(folder);
    tidy.start("bash", QStringList{folder + "/scripts/tidy"} + arguments);
    QVERIFY(tidy.waitForFinished());
    QCOMPARE(tidy.exitCode(), 2);
    const QByteArray said = tidy.readAllStandardError();
    QVERIFY2(said.contains(message), said);
}

} // namespace architecture

BULKHEAD_TEST(architecture, ArchitectureTest, None)
#include "architecture_test.moc"
