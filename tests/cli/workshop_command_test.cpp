// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace cli_workshop {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QString webShop = QString::fromStdString(sourceDir() + "/resources/examples/web-shop.bulkhead");
const QStringList asOfDay = {"--as-of", "2026-01-31"};

} // namespace

// Workshops as scripts run them (docs/cli.md).
class WorkshopCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void newWritesFilesAndPapers();
    void newIsDeterministic();
    void newSparesAWorkshopThatHasAnswers();
    void scopeAndLevelAreChosen();
    void wrongChoicesWriteNothing();
    void collateScoresARoom();
    void badAnswersAreToldAndTheRestGoesOn();
    void forgedAnswersReplaceNobody();
    void linksAreNotFollowed();
    void modelsOfOneNameAreToldApartByFolder();
    void whatIsLeftOutHasARow();
    void nothingSoundIsBadInput();
    void resultsAreWrittenInEveryFormat();
    void gradesAnswersAndModels();
    void correctedMatchesCount();
    void rubricCounts();
    void pseudonymsStandEverywhere();
    void genericSheetIsOfAnyDrawing();
    void validateReadsTheFilesOfAWorkshop();
    void validateTellsTheLineOfAFault_data();
    void validateTellsTheLineOfAFault();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString workshop() const { return path("shop/web-shop.bulkhead-workshop"); }
    json task() const { return json::parse(bytesOf(path("shop/web-shop.bulkhead-task")).toStdString()); }
    // Answers with one mark in all cells that the key gives this verdict, and another in the others.
    QString answers(const QString &name, const std::string &onThreat, const std::string &otherwise)
    {
        const json key = json::parse(bytesOf(workshop()).toStdString())["key"]["cells"];
        json cells = json::object();
        for (const auto &[cell, known] : key.items())
            cells[cell] = {{"mark", known["verdict"] == "threat" ? onThreat : otherwise}};
        const QString file = path(name + ".bulkhead-answers");
        const json sheet = {
            {"task", task()["id"]}, {"participant", name.toStdString()}, {"cells", std::move(cells)}};
        write(file, QByteArray::fromStdString(sheet.dump()));
        return file;
    }

    QTemporaryDir m_folder;
};

void WorkshopCommandTest::initTestCase()
{
    const Outcome made = run(QStringList{"workshop", "new", webShop, "-o", path("shop")} + asOfDay);
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY2(made.err.contains(" cells, ") && made.err.contains(" true, about "), made.err.constData());
}

void WorkshopCommandTest::newWritesFilesAndPapers()
{
    QCOMPARE(QDir(path("shop")).entryList(QDir::Files),
             (QStringList{"cards.pdf", "guide.pdf", "handout.pdf", "key.pdf", "web-shop.bulkhead-task",
                          "web-shop.bulkhead-workshop"}));
    for (const char *name : {"cards.pdf", "guide.pdf", "handout.pdf", "key.pdf"})
        QVERIFY2(bytesOf(path("shop/") + name).startsWith("%PDF-"), name);
    QVERIFY(task()["format"] == "bulkhead-task");
    QVERIFY(task()["scope"].size() >= 6 && task()["scope"].size() <= 9);
    QVERIFY(!task()["model"].contains("sources") || task()["model"]["sources"].empty());
    QVERIFY(bytesOf(workshop()).contains("\"verdict\": \"threat\""));
}

void WorkshopCommandTest::newIsDeterministic()
{
    QCOMPARE(run(QStringList{"workshop", "new", webShop, "-o", path("again")} + asOfDay).code, 0);
    for (const char *name : {"web-shop.bulkhead-task", "web-shop.bulkhead-workshop", "cards.pdf", "guide.pdf",
                             "handout.pdf", "key.pdf"})
        QCOMPARE(bytesOf(path(QString("again/") + name)), bytesOf(path(QString("shop/") + name)));
}

void WorkshopCommandTest::newSparesAWorkshopThatHasAnswers()
{
    const QStringList again = QStringList{"workshop", "new", webShop, "-o", path("kept")} + asOfDay;
    QCOMPARE(run(again).code, 0);
    QCOMPARE(run(again).code, 0); // nobody has worked on it
    const QString file = path("kept/web-shop.bulkhead-workshop");
    json kept = json::parse(bytesOf(file).toStdString());
    const std::string cell = kept["key"]["cells"].begin().key();
    kept["overrides"][cell] = {{"verdict", "bonus"}, {"reason", "we saw it"}};
    write(file, QByteArray::fromStdString(kept.dump()));
    write(path("kept/key.pdf"), "ours");
    const Outcome outcome = run(again);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("web-shop.bulkhead-workshop: ") && outcome.err.contains("overrides"),
             outcome.err.constData());
    QCOMPARE(bytesOf(path("kept/key.pdf")), QByteArray("ours"));
    QVERIFY(bytesOf(file).contains("we saw it"));
}

void WorkshopCommandTest::scopeAndLevelAreChosen()
{
    QCOMPARE(run(QStringList{"workshop", "new", webShop, "-o", path("own"), "--scope", "db,proxy", "--level",
                             "expert"} +
                 asOfDay)
                 .code,
             0);
    const json own = json::parse(bytesOf(path("own/web-shop.bulkhead-task")).toStdString());
    QVERIFY((own["scope"] == json{"db", "proxy"}));
    QVERIFY(own["level"] == "expert");
}

void WorkshopCommandTest::wrongChoicesWriteNothing()
{
    const Outcome nobody = run({"workshop", "new", webShop, "-o", path("none"), "--scope", "nobody"});
    QCOMPARE(nobody.code, 2);
    QVERIFY2(nobody.err.contains("nobody"), nobody.err.constData());
    QCOMPARE(run({"workshop", "new", webShop, "-o", path("none"), "--level", "easy"}).code, 2);
    QCOMPARE(run({"workshop", "new", webShop}).code, 2);
    QVERIFY(!QDir(path("none")).exists());
}

void WorkshopCommandTest::collateScoresARoom()
{
    const Outcome room = run({"workshop", "collate", workshop(), answers("alice", "threat", "none"),
                              answers("bob", "threat", "threat"), answers("carol", "none", "none")});
    QVERIFY2(room.code == 0, room.err.constData());
    QVERIFY2(room.err.contains("alice.bulkhead-answers: note: it has no checksum"), room.err.constData());
    const json rows = json::parse(room.out.toStdString())["participants"];
    QCOMPARE(rows.size(), std::size_t{3});
    QVERIFY(rows[0]["participant"] == "alice");
    QVERIFY(rows[0]["cells"] == 100.0);
    QVERIFY(rows[1]["cells"] == 0.0);
    QVERIFY(rows[2]["cells"] == 0.0);
    QVERIFY(rows[0]["total"] == 40.0);
    for (const char *part : {"why", "honesty", "path", "fix", "extras"})
        QVERIFY(rows[0][part] == 0.0);
}

void WorkshopCommandTest::badAnswersAreToldAndTheRestGoesOn()
{
    const QString alice = answers("alice", "threat", "none");
    const QString bob = answers("bob", "none", "none");
    const Outcome alone = run({"workshop", "collate", workshop(), alice, bob});
    write(path("half.bulkhead-answers"), bytesOf(alice).left(200));
    write(path("twin.bulkhead-answers"), bytesOf(alice));
    write(path("other.bulkhead-answers"),
          bytesOf(bob).replace(QByteArray::fromStdString(task()["id"].get<std::string>()), "feedfeed"));
    write(path("huge.bulkhead-answers"), QByteArray(3 << 20, ' '));
    const Outcome room = run({"workshop", "collate", workshop(), alice, path("half.bulkhead-answers"),
                              path("twin.bulkhead-answers"), path("other.bulkhead-answers"),
                              path("huge.bulkhead-answers"), path("gone.bulkhead-answers"), bob});
    QCOMPARE(room.code, 0);
    QCOMPARE(room.out, alone.out);
    for (const char *name : {"half", "twin", "other", "huge", "gone"})
        QVERIFY2(room.err.contains(QByteArray(name) + ".bulkhead-answers"), name);
    QVERIFY2(room.err.contains("5 of 7 files of answers left out"), room.err.constData());
}

void WorkshopCommandTest::forgedAnswersReplaceNobody()
{
    const QString bob = answers("bob", "none", "none");
    const QString alice = answers("alice", "threat", "none");
    const QString twin = path("alice-2.bulkhead-answers");
    write(twin, bytesOf(bob).replace("\"bob\"", "\"alice\""));
    const Outcome room = run({"workshop", "collate", workshop(), twin, alice, bob});
    QCOMPARE(room.code, 0); // nobody can tell which is hers
    const json rows = json::parse(room.out.toStdString())["participants"];
    QCOMPARE(rows.size(), std::size_t{1});
    QVERIFY(rows[0]["participant"] == "bob");
    QVERIFY2(room.err.contains("alice-2.bulkhead-answers: ") &&
                 room.err.contains("alice.bulkhead-answers: ") &&
                 room.err.contains("2 of 3 files of answers left out"),
             room.err.constData());
}

void WorkshopCommandTest::linksAreNotFollowed()
{
    const QString bob = answers("bob", "none", "none");
    const QString alice = answers("alice", "threat", "none");
    const QString link = path("linked.bulkhead-answers");
    QVERIFY(QFile::link(alice, link));
    const QString renamed = path("linked.json");
    QVERIFY(QFile::link(alice, renamed));
    const Outcome room = run({"workshop", "collate", workshop(), link, bob});
    QVERIFY2(room.code == 0 && !room.out.contains("alice"), room.out.constData());
    QVERIFY2(room.err.contains("linked.bulkhead-answers: warning: it is a link"), room.err.constData());
    const Outcome grades = run({"grade", workshop(), link, renamed, bob});
    QVERIFY2(grades.code == 0 && !grades.out.contains("alice,"), grades.out.constData());
    QVERIFY2(grades.err.contains("linked.bulkhead-answers: warning: it is a link") &&
                 grades.err.contains("linked.json: warning: it is a link"),
             grades.err.constData());
}

void WorkshopCommandTest::modelsOfOneNameAreToldApartByFolder()
{
    QStringList files;
    for (const char *name : {"anna/model.json", "ben/model.json", "x/ben/model.otm", "carl.json"}) {
        QVERIFY(QDir(path(".")).mkpath(QFileInfo(name).path()));
        const QString file = path(name);
        const char *format = file.endsWith("otm") ? "otm" : "threat-dragon";
        QCOMPARE(run({"export", webShop, "--to", format, "-o", file}).code, 0);
        files << file;
    }
    const Outcome grades = run(QStringList{"grade", workshop(), "--report", path("named")} + files);
    QVERIFY2(grades.code == 0, grades.err.constData());
    const QList<QByteArray> lines = grades.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines[1].startsWith("anna/model,"), lines[1].constData());
    QVERIFY2(lines[2].contains("/ben/model,") && lines[3].startsWith("x/ben/model,"), grades.out.constData());
    QVERIFY2(lines[4].startsWith("carl,"), lines[4].constData());
    QCOMPARE(QDir(path("named")).entryList({"*anna*"}), QStringList{"01-anna-model.html"});
}

void WorkshopCommandTest::whatIsLeftOutHasARow()
{
    const QString bob = answers("bob", "none", "none");
    const QString alice = answers("alice", "threat", "none");
    write(path("alice-2.bulkhead-answers"), bytesOf(bob).replace("\"bob\"", "\"alice\""));
    write(path("broken.json"), "{");
    const QStringList works = {alice, path("alice-2.bulkhead-answers"), bob, path("broken.json")};
    const Outcome grades = run(QStringList{"grade", workshop()} + works);
    QVERIFY2(grades.code == 0, grades.err.constData());
    const QList<QByteArray> lines = grades.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].trimmed().endsWith(",file,left_out"));
    QVERIFY2(lines[1].startsWith("bob,"), lines[1].constData());
    QVERIFY2(lines[2].startsWith(",") && lines[2].contains("broken.json,"), lines[2].constData());
    QVERIFY2(lines[3].startsWith("alice,,") && lines[4].startsWith("alice,,"), grades.out.constData());
    for (const QByteArray &line : lines)
        QCOMPARE(line.count(',') >= lines[0].count(','), true);
    const Outcome hidden = run(QStringList{"grade", workshop(), "--pseudonyms"} + works);
    QVERIFY2(!hidden.out.contains("alice") && hidden.out.contains("left out"), hidden.out.constData());
}

void WorkshopCommandTest::nothingSoundIsBadInput()
{
    write(path("bad.bulkhead-answers"), "{}");
    const Outcome room =
        run({"workshop", "collate", workshop(), path("bad.bulkhead-answers"), "-o", path("never.json")});
    QCOMPARE(room.code, 2);
    QVERIFY(!QFile::exists(path("never.json")));
    QCOMPARE(run({"grade", workshop(), path("bad.bulkhead-answers"), "-o", path("never.csv")}).code, 2);
    QVERIFY(!QFile::exists(path("never.csv")));
    QCOMPARE(run({"workshop", "collate", webShop, answers("alice", "threat", "none")}).code, 2);
}

void WorkshopCommandTest::resultsAreWrittenInEveryFormat()
{
    const QString alice = answers("alice <b>", "threat", "none");
    for (const char *name : {"room.json", "room.csv", "room.html", "room.pdf"}) {
        const Outcome room = run({"workshop", "collate", workshop(), alice, "-o", path(name)});
        QVERIFY2(room.code == 0, room.err.constData());
        QVERIFY(!bytesOf(path(name)).isEmpty());
    }
    QVERIFY(bytesOf(path("room.csv")).startsWith("participant,cells,why,honesty,path,fix,extras,total"));
    QVERIFY(bytesOf(path("room.html")).contains("alice &lt;b&gt;"));
    QVERIFY(!bytesOf(path("room.html")).contains("alice <b>"));
    QVERIFY(bytesOf(path("room.pdf")).startsWith("%PDF-"));
    QCOMPARE(run({"workshop", "collate", workshop(), alice, "-o", path("room.docx")}).code, 2);
}

void WorkshopCommandTest::gradesAnswersAndModels()
{
    QCOMPARE(run({"export", webShop, "--to", "threat-dragon", "-o", path("dora.json")}).code, 0);
    const QStringList arguments = {"grade",           workshop(),    answers("alice", "threat", "none"),
                                   path("dora.json"), "-o",          path("grades.csv"),
                                   "--report",        path("report")};
    const Outcome grades = run(arguments);
    QVERIFY2(grades.code == 0, grades.err.constData());
    const QList<QByteArray> lines = bytesOf(path("grades.csv")).split('\n');
    QVERIFY(lines[0].startsWith("participant,cells,why,honesty,path,fix,extras,total,"));
    QVERIFY2(lines[1].startsWith("alice,100,"), lines[1].constData());
    QVERIFY2(lines[2].startsWith("dora,"), lines[2].constData());
    QVERIFY2(!lines[2].startsWith("dora,0,"), lines[2].constData()); // it was exported with its threats
    const QStringList files = QDir(path("report")).entryList(QDir::Files);
    QCOMPARE(files, (QStringList{"01-alice.html", "02-dora.html", "class.html", "matches.csv"}));
    QVERIFY(bytesOf(path("report/02-dora.html")).contains("What you missed"));
    QVERIFY(bytesOf(path("report/matches.csv")).contains("by name"));
    const QByteArray page = bytesOf(path("report/class.html"));
    QCOMPARE(run(arguments).code, 0);
    QCOMPARE(bytesOf(path("report/class.html")), page);
}

void WorkshopCommandTest::correctedMatchesCount()
{
    QCOMPARE(run({"export", webShop, "--to", "otm", "-o", path("emil.otm")}).code, 0);
    write(path("matches.csv"), "file,element,taken_for\n" + path("emil.otm").toUtf8() + ",db,\n");
    const Outcome grades = run({"grade", workshop(), path("emil.otm"), "--report", path("corrected"),
                                "--matches", path("matches.csv")});
    QVERIFY2(grades.code == 0, grades.err.constData());
    QVERIFY(bytesOf(path("corrected/matches.csv")).contains(",db,db,,,not found,"));
    write(path("matches.csv"), "file,element\nx,y\n");
    QCOMPARE(run({"grade", workshop(), path("emil.otm"), "--matches", path("matches.csv")}).code, 2);
}

void WorkshopCommandTest::rubricCounts()
{
    write(path("rubric.json"), "{\"cells\": 80}");
    const Outcome grades =
        run({"grade", workshop(), answers("alice", "threat", "none"), "--rubric", path("rubric.json")});
    QVERIFY2(grades.code == 0, grades.err.constData());
    QVERIFY2(grades.out.contains("alice,100,0,0,0,0,0,80,"), grades.out.constData());
    write(path("rubric.json"), "{\n\"sells\": 80}");
    const Outcome refused =
        run({"grade", workshop(), answers("alice", "threat", "none"), "--rubric", path("rubric.json")});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("rubric.json:2: "), refused.err.constData());
}

void WorkshopCommandTest::pseudonymsStandEverywhere()
{
    const QStringList works = {answers("alice", "threat", "none"), answers("bob", "none", "none")};
    const Outcome room = run(QStringList{"workshop", "collate", workshop(), "--pseudonyms"} + works);
    QVERIFY(!room.out.contains("alice") && !room.out.contains("bob"));
    QVERIFY(room.out.contains("P01") && room.out.contains("P02"));
    QCOMPARE(run(QStringList{"grade", workshop(), "--pseudonyms", "-o", path("hidden.csv"), "--report",
                             path("hidden")} +
                 works)
                 .code,
             0);
    QByteArray all = bytesOf(path("hidden.csv"));
    for (const QString &name : QDir(path("hidden")).entryList(QDir::Files))
        all += name.toUtf8() + bytesOf(path("hidden/" + name));
    QVERIFY(!all.contains("alice") && !all.contains("bob"));
}

void WorkshopCommandTest::genericSheetIsOfAnyDrawing()
{
    const Outcome made = run(QStringList{"workshop", "new", webShop, "-o", path("generic"), "--sheet",
                                         "generic", "--scope", "web,web-data,host"} +
                             asOfDay);
    QCOMPARE(made.code, 2); // STRIDE per element says nothing of hosts, and there is no web-data
    QVERIFY(!QFileInfo::exists(path("generic")));
    const Outcome chosen =
        run(QStringList{"workshop", "new", webShop, "-o", path("generic"), "--sheet", "generic"} + asOfDay);
    QVERIFY2(chosen.code == 0, chosen.err.constData());
    const json sheet = json::parse(bytesOf(path("generic/web-shop.bulkhead-task")).toStdString());
    QVERIFY(sheet["sheet"] == "generic");
    QCOMPARE(sheet["rounds"].size(), std::size_t(2));
    QVERIFY(!sheet.contains("goal"));
    for (const char *name : {"guide.pdf", "handout.pdf", "key.pdf"})
        QVERIFY2(bytesOf(path("generic/") + name).startsWith("%PDF-"), name);
    write(path("gen.bulkhead-answers"),
          QByteArray::fromStdString(
              json{{"task", sheet["id"]}, {"participant", "gen"}, {"cells", json::object()}}.dump()));
    const Outcome scored = run({"workshop", "collate", path("generic/web-shop.bulkhead-workshop"),
                                path("gen.bulkhead-answers"), "-o", "-"});
    QVERIFY2(scored.code == 0, scored.err.constData());

    const Outcome interactions =
        run(QStringList{"workshop", "new", webShop, "-o", path("interaction"), "--sheet", "interaction"} +
            asOfDay);
    QVERIFY2(interactions.code == 0, interactions.err.constData());
    const json task = json::parse(bytesOf(path("interaction/web-shop.bulkhead-task")).toStdString());
    QVERIFY(task["sheet"] == "interaction");
    QCOMPARE(task["rounds"].size(), std::size_t(2));
    QCOMPARE(run({"validate", path("interaction/web-shop.bulkhead-task"),
                  path("interaction/web-shop.bulkhead-workshop")})
                 .code,
             0);
}

void WorkshopCommandTest::validateReadsTheFilesOfAWorkshop()
{
    const Outcome sound = run({"validate", path("shop/web-shop.bulkhead-task"), workshop(),
                               answers("val", "threat", "none"), webShop});
    QVERIFY2(sound.code == 0, sound.err.constData());
    const QList<QByteArray> lines = sound.out.split('\n');
    QVERIFY2(lines[0].contains("a valid task: 48 cells, "), sound.out.constData());
    QVERIFY2(lines[1].contains("a valid workshop: 48 cells, ") && lines[1].contains(" true, about "),
             sound.out.constData());
    QVERIFY2(lines[2].contains("valid answers of “val”: 48 cells"), sound.out.constData());
    QVERIFY2(lines[3].contains("a valid model: "), sound.out.constData());
    QVERIFY2(sound.err.contains("val.bulkhead-answers: note: it has no checksum"), sound.err.constData());
    // Their content tells them where the name does not.
    write(path("renamed.json"), bytesOf(workshop()));
    QVERIFY(run({"validate", path("renamed.json")}).out.contains("a valid workshop"));
}

void WorkshopCommandTest::validateTellsTheLineOfAFault_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<QByteArray>("wrong");
    QTest::newRow("task") << "web-shop.bulkhead-task" << QByteArray("\"level\": \"plain\"")
                          << QByteArray("\"level\": \"easy\"");
    QTest::newRow("task, unknown key")
        << "web-shop.bulkhead-task" << QByteArray("\"salt\"") << QByteArray("\"pepper\"");
    QTest::newRow("workshop") << "web-shop.bulkhead-workshop" << QByteArray("\"secret\": ")
                              << QByteArray("\"sacred\": ");
    QTest::newRow("key") << "web-shop.bulkhead-workshop" << QByteArray("\"verdict\": \"threat\"")
                         << QByteArray("\"verdict\": \"maybe\"");
    QTest::newRow("answers") << "dave.bulkhead-answers" << QByteArray("\"mark\": \"none\"")
                             << QByteArray("\"mark\": \"nope\"");
}

void WorkshopCommandTest::validateTellsTheLineOfAFault()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, sound);
    QFETCH(QByteArray, wrong);
    QByteArray bytes;
    if (file.endsWith("answers")) // as a person writes them
        bytes = QByteArray::fromStdString(
            json::parse(bytesOf(answers("dave", "threat", "none")).toStdString()).dump(2));
    else
        bytes = bytesOf(path("shop/" + file));
    const qsizetype at = bytes.indexOf(sound);
    QVERIFY2(at > 0, bytes.constData());
    bytes.replace(at, sound.size(), wrong);
    write(path(file), bytes);
    const Outcome outcome = run({"validate", path(file)});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    const qsizetype line = bytes.left(at).count('\n') + 1;
    QVERIFY2(outcome.err.contains((file + ":" + QString::number(line) + ":").toUtf8()),
             outcome.err.constData());
}

} // namespace cli_workshop

BULKHEAD_TEST(cli_workshop, WorkshopCommandTest, None)
#include "workshop_command_test.moc"
