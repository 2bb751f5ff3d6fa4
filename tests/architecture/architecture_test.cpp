#include "tests/support/places.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

// The layer rule of docs/architecture.md: a room includes only what stands below it, and Qt begins at the
// diagram.
class ArchitectureTest : public QObject
{
    Q_OBJECT

private slots:
    void noIncludeClimbs_data();
    void noIncludeClimbs();
    void qtFreeRoomsStayFree();
    void ruleFindsAClimbingInclude();
    void sourcesSayNothingOfTheirWorkplace();
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

void ArchitectureTest::qtFreeRoomsStayFree()
{
    for (const QString &room : qtFreeRooms) {
        const QString cmake = readAll(root() + '/' + room + "/CMakeLists.txt");
        QVERIFY2(!cmake.isEmpty(), qPrintable(room));
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

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
