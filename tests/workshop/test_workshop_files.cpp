// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/load/schema_check.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/file.h"
#include "tests/catalog/support.h"
#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace workshop_files {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;

namespace {

std::string answersOf(const std::string &task, const std::string &rest)
{
    return "{\n  \"task\": \"" + task + "\",\n  \"participant\": \"alice\",\n" + rest + "\n}\n";
}

std::string contentsOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("the text to replace is not there: %s", what.c_str());
    return text.replace(at, what.size(), with);
}

} // namespace

// The three files of a workshop: what is written is read again, byte for byte, and what is wrong is refused
// with its line.
class TestWorkshopFiles : public QObject
{
    Q_OBJECT

private slots:
    void taskIsReadAsWritten_data();
    void taskIsReadAsWritten();
    void workshopIsReadAsWritten();
    void workshopWithAnotherKeyIsRefused();
    void answersAreReadAsWritten();
    void answersNeedNoChecksumAndNoHeader();
    void editedAnswersAreRefused();
    void wrongAnswersAreRefusedWithTheirLine_data();
    void wrongAnswersAreRefusedWithTheirLine();
    void namesAreNoControlCharacters();
    void faultsOfATaskNameTheLineOfTheFile();
    void cutOffFilesAreRefused();
    void roundsOfAnswersAreStrict();
    void filesFollowTheirSchemas();
    void taskHasNothingOfTheKey_data();
    void taskHasNothingOfTheKey();
    void taskHasNoCollapsedBoxes();
    void expertsSeeNoProperties();

private:
    const Workshop m_shop = shopWorkshop();
};

void TestWorkshopFiles::taskIsReadAsWritten_data()
{
    QTest::addColumn<QString>("example");
    for (const std::string &name : examples())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestWorkshopFiles::taskIsReadAsWritten()
{
    QFETCH(QString, example);
    for (const Level level : {Level::Guided, Level::Plain, Level::Expert}) {
        WorkshopChoice choice;
        choice.level = level;
        choice.usesPseudonyms = level == Level::Plain;
        const Task task = workshopOf(exampleModel(example.toStdString()), choice).task;
        const std::string text = serializeTask(task);
        const auto again = parseTask(text, "t.bulkhead-task", catalog::test::vocabulary());
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QVERIFY(*again == task);
        QCOMPARE(serializeTask(*again), text);
    }
}

void TestWorkshopFiles::workshopIsReadAsWritten()
{
    Workshop workshop = m_shop;
    const StrideCell first = workshop.task.cells().front();
    workshop.overrides[first] = {Verdict::Bonus, "the room argued well"};
    workshop.rubric.diagram = 12.5;
    workshop.votes.sheets[RoundKind::Silent].emplace("bob", perfectSheet(workshop, "bob"));
    workshop.votes.acceptedReasons["bob"].insert(first);
    workshop.votes.acceptedExtras.insert({first.element, model::Stride::Repudiation, "no log of refunds"});
    workshop.votes.fromPaper[RoundKind::Silent].insert("bob");
    workshop.clock = {1, 245, true};
    workshop.reveal = {first, {first}, true};
    const std::string text = serializeWorkshop(workshop);
    const auto again = parseWorkshop(text, "w", catalog::test::vocabulary());
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == workshop);
    QCOMPARE(serializeWorkshop(*again), text);
}

void TestWorkshopFiles::workshopWithAnotherKeyIsRefused()
{
    const std::string text =
        replaced(serializeWorkshop(m_shop), "\"verdict\": \"threat\"", "\"verdict\": \"none\"");
    const auto read = parseWorkshop(text, "w", catalog::test::vocabulary());
    QVERIFY(!read);
    QCOMPARE(read.error().code, std::string("workshop.other-key"));
}

void TestWorkshopFiles::answersAreReadAsWritten()
{
    AnswerSheet sheet = perfectSheet(m_shop, "Zoë & <b>Co</b>");
    CellAnswer &first = sheet.cells.begin()->second;
    first = {Mark::Threat, "runs as root\n\"quoted\"", model::Rating::High, "free text"};
    sheet.path = {"internet", "web", "db"};
    sheet.fixes = {"one", "two"};
    sheet.extras = {{m_shop.task.scope.front(), model::Stride::Repudiation, "no log of refunds"}};
    const std::string text = serializeAnswers(sheet);
    const auto again = parseAnswers(text, "a", &m_shop.task);
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(again->hasChecksum);
    QVERIFY(again->sheet == sheet);
    QCOMPARE(serializeAnswers(again->sheet), text);
}

void TestWorkshopFiles::answersNeedNoChecksumAndNoHeader()
{
    const StrideCell cell = m_shop.task.cells().front();
    const auto read = parseAnswers(
        answersOf(m_shop.task.id, "  \"cells\": {\"" + cellName(cell) + "\": {\"mark\": \"threat\"}}"), "a",
        &m_shop.task);
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QVERIFY(!read->hasChecksum);
    QVERIFY(read->sheet.cells.at(cell).mark == Mark::Threat);
}

void TestWorkshopFiles::editedAnswersAreRefused()
{
    const std::string text = replaced(serializeAnswers(perfectSheet(m_shop, "alice")), "\"mark\": \"none\"",
                                      "\"mark\": \"threat\"");
    const auto read = parseAnswers(text, "a", &m_shop.task);
    QVERIFY(!read);
    QCOMPARE(read.error().code, std::string("workshop.wrong-checksum"));
    QCOMPARE(read.error().line, 4);
}

void TestWorkshopFiles::wrongAnswersAreRefusedWithTheirLine_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("code");
    const QString own = QString::fromStdString(m_shop.task.id);
    const QString cell = QString::fromStdString(cellName(m_shop.task.cells().front()));
    const auto cells = [](const QString &members) { return "  \"cells\": {\n" + members + "\n  }"; };
    QTest::newRow("another task") << "feedfeedfeedfeed" << cells("") << 2 << "workshop.other-task";
    QTest::newRow("no cell") << own << cells("\"nobody/spoofing\": {\"mark\": \"none\"}") << 5
                             << "workshop.no-cell";
    QTest::newRow("no category") << own << cells("\"web/sadness\": {\"mark\": \"none\"}") << 5
                                 << "workshop.no-cell";
    QTest::newRow("no mark") << own << cells("\"" + cell + "\": {}") << 5 << "workshop.missing-key";
    QTest::newRow("another mark") << own << cells("\"" + cell + "\": {\"mark\": \"maybe\"}") << 5
                                  << "workshop.unknown-name";
    QTest::newRow("twice") << own
                           << cells("\"" + cell + "\": {\"mark\": \"none\"},\n\"" + cell +
                                    "\": {\"mark\": \"none\"}")
                           << 6 << "json.duplicate-key";
    QTest::newRow("unknown key") << own << cells("") + ",\n  \"score\": 100" << 7 << "workshop.unknown-key";
    QTest::newRow("no cells") << own << "  \"fixes\": []" << 1 << "workshop.missing-key";
    QTest::newRow("six fixes") << own << cells("") + ",\n  \"fixes\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]"
                               << 7 << "workshop.too-many";
    QTest::newRow("extra of nothing") << own
                                      << cells("") + ",\n  \"extras\": [{\"category\": \"spoofing\", "
                                                     "\"element\": \"../x\"}]"
                                      << 7 << "workshop.no-element";
    QTest::newRow("format") << own << cells("") + ",\n  \"format\": \"bulkhead-task\"" << 7
                            << "workshop.other-format";
}

void TestWorkshopFiles::wrongAnswersAreRefusedWithTheirLine()
{
    QFETCH(QString, task);
    QFETCH(QString, rest);
    QFETCH(int, line);
    QFETCH(QString, code);
    const auto read = parseAnswers(answersOf(task.toStdString(), rest.toStdString()), "a", &m_shop.task);
    QVERIFY(!read);
    QCOMPARE(QString::fromStdString(read.error().code), code);
    QCOMPARE(read.error().line, line);
    QCOMPARE(read.error().file, std::string("a"));
}

void TestWorkshopFiles::namesAreNoControlCharacters()
{
    for (const std::string name : {"a\x1b[2J", "a\nb", "", "\u202e"}) {
        const auto read =
            parseAnswers(serializeAnswers(sheetOf(m_shop.task, name, Mark::None)), "a", nullptr);
        QVERIFY(!read);
        QVERIFY(read.error().pointer.empty() || read.error().pointer == "/participant");
    }
    QVERIFY(parseAnswers(serializeAnswers(sheetOf(m_shop.task, "../Zoë <b>", Mark::None)), "a", nullptr));
}

void TestWorkshopFiles::faultsOfATaskNameTheLineOfTheFile()
{
    const std::string text =
        replaced(serializeTask(m_shop.task), "\"kind\": \"container\"", "\"kind\": \"contraption\"");
    const std::size_t at = text.find("contraption");
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const auto read = parseTask(text, "t", catalog::test::vocabulary());
    QVERIFY(!read);
    QCOMPARE(read.error().line, static_cast<int>(line));
    QVERIFY2(read.error().pointer.starts_with("/model/elements/"), read.error().pointer.c_str());

    const auto inWorkshop =
        parseWorkshop(replaced(serializeWorkshop(m_shop), "\"level\": \"plain\"", "\"level\": \"easy\""), "w",
                      catalog::test::vocabulary());
    QVERIFY(!inWorkshop);
    QCOMPARE(inWorkshop.error().pointer, std::string("/task/level"));
}

void TestWorkshopFiles::cutOffFilesAreRefused()
{
    const std::string task = serializeTask(m_shop.task);
    const std::string workshop = serializeWorkshop(m_shop);
    const std::string answers = serializeAnswers(perfectSheet(m_shop, "alice"));
    for (int part = 0; part < 20; ++part) {
        const auto cut = [&](const std::string &text) {
            return std::string_view(text).substr(0, text.size() * static_cast<std::size_t>(part) / 20);
        };
        QVERIFY(!parseTask(cut(task), "t", catalog::test::vocabulary()));
        QVERIFY(!parseWorkshop(cut(workshop), "w", catalog::test::vocabulary()));
        QVERIFY(!parseAnswers(cut(answers), "a", &m_shop.task));
    }
}

void TestWorkshopFiles::roundsOfAnswersAreStrict()
{
    AnswerSheet sheet = perfectSheet(m_shop, "alice");
    const std::string old = serializeAnswers(sheet); // as files were before they had a round
    QVERIFY(old.find("\"round\"") == std::string::npos && old.find("\"silent\"") == std::string::npos);
    QVERIFY(!parseAnswers(old, "a", &m_shop.task)->sheet.round);
    sheet.round = RoundKind::Group;
    sheet.silent = sheetOf(m_shop.task, "alice", Mark::Unknown).cells;
    const std::string text = serializeAnswers(sheet);
    const auto read = parseAnswers(text, "a", &m_shop.task);
    QVERIFY(read && read->sheet == sheet);
    const auto codeOf = [&](const std::string &json) {
        const auto refused = parseAnswers(json, "a", &m_shop.task);
        return refused ? std::string() : refused.error().code;
    };
    const std::string group = "\"round\": \"group\"";
    QCOMPARE(codeOf(replaced(text, group, "\"round\": \"path\"")), std::string("workshop.no-round-of-cells"));
    QCOMPARE(codeOf(replaced(text, group, "\"round\": \"lunch\"")), std::string("workshop.unknown-name"));
    QCOMPARE(codeOf(replaced(text, group, "\"round\": \"silent\"")), std::string("workshop.silent-alone"));
    QCOMPARE(codeOf(replaced(text, "\"silent\": {", "\"silent\": {\"gone/spoofing\": {\"mark\": \"none\"},")),
             std::string("workshop.no-cell"));
    // A round that was changed afterwards does not fit the checksum.
    sheet.silent.clear();
    QCOMPARE(codeOf(replaced(serializeAnswers(sheet), group, "\"round\": \"silent\"")),
             std::string("workshop.wrong-checksum"));
}

void TestWorkshopFiles::filesFollowTheirSchemas()
{
    Workshop workshop = m_shop;
    const StrideCell first = workshop.task.cells().front();
    workshop.overrides[first] = {Verdict::Bonus, "the room argued well"};
    workshop.votes.sheets[RoundKind::Group].emplace("bob", perfectSheet(workshop, "bob"));
    workshop.votes.acceptedReasons["bob"].insert(first);
    workshop.votes.acceptedExtras.insert({first.element, model::Stride::Repudiation, "no log"});
    AnswerSheet sheet = perfectSheet(workshop, "alice");
    sheet.extras = {{first.element, model::Stride::Spoofing, "x"}};
    sheet.fixes = {"a"};
    const auto faultOf = [](const std::string &schema, const std::string &text) -> QString {
        try {
            const load::JsonDocument document(text, "f");
            load::checkSchema(
                document, text,
                contentsOf(tests::sourceDir() + "/resources/schemas/" + schema + ".schema.json"));
            return {};
        } catch (const model::JsonFailure &failure) {
            return QString::fromStdString(failure.error.text());
        }
    };
    QCOMPARE(faultOf("task", serializeTask(workshop.task)), QString());
    QCOMPARE(faultOf("workshop", serializeWorkshop(workshop)), QString());
    QCOMPARE(faultOf("answers", serializeAnswers(sheet)), QString());
    sheet.round = RoundKind::Group;
    sheet.silent = sheet.cells;
    workshop.votes.arrivals = {"bob", "alice"};
    QCOMPARE(faultOf("answers", serializeAnswers(sheet)), QString());
    QCOMPARE(faultOf("workshop", serializeWorkshop(workshop)), QString());
    QVERIFY(
        !faultOf("answers", replaced(serializeAnswers(sheet), "\"round\": \"group\"", "\"round\": \"path\""))
             .isEmpty());
    QVERIFY(!faultOf("answers", replaced(serializeAnswers(sheet), "\"mark\"", "\"sign\"")).isEmpty());
}

void TestWorkshopFiles::taskHasNothingOfTheKey_data()
{
    taskIsReadAsWritten_data();
}

// What a participant could search the bytes for. Ids of rules stand in quotes there: "T1.2" may be a part of
// a version.
void TestWorkshopFiles::taskHasNothingOfTheKey()
{
    QFETCH(QString, example);
    model::Model model = exampleModel(example.toStdString());
    const Analysis undecided = analyze(model, catalog::test::builtIn(), {catalog::test::asOf, false, {}});
    const Finding &decided = undecided.findings().front();
    model::Decision decision;
    decision.finding = undecided.id(decided);
    decision.state = model::DecisionState::Accepted;
    decision.rationale = "WE-DECIDED-THIS";
    model::ManualThreat manual;
    manual.id = "manual.secret";
    manual.subject = undecided.subjectId(decided);
    manual.title = "A-PERSON-ADDED-THIS";
    model::Element noted = *model.elements().begin();
    noted.notes = "NOTED-BY-A-PERSON";
    QVERIFY(model.apply(model::adding(decision)));
    QVERIFY(model.apply(model::adding(manual)));
    QVERIFY(model.apply(model::editing(model.elements().shared(noted.id), noted)));

    for (const Level level : {Level::Guided, Level::Plain, Level::Expert}) {
        WorkshopChoice choice;
        choice.level = level;
        const Workshop workshop = workshopOf(model, choice);
        const std::string text = serializeTask(workshop.task);
        const auto refuse = [&](const std::string &secret) {
            if (text.find(secret) != std::string::npos)
                qFatal("the task contains: %s", secret.c_str());
        };
        const AttackPaths paths = pathsOf(model);
        for (const Finding &finding : paths.analysis().findings()) {
            refuse(paths.analysis().id(finding));
            refuse(paths.analysis().message(finding));
        }
        for (const Rule &rule : paths.analysis().catalogs().rules()) {
            refuse('"' + rule.id + '"');
            refuse(rule.id + '@');
            refuse(rule.title);
        }
        for (const char *secret :
             {"WE-DECIDED-THIS", "A-PERSON-ADDED-THIS", "NOTED-BY-A-PERSON", "\"rating\"", "\"worst\"",
              "\"verdict\"", "\"findings\"", "\"likelihood\"", "\"impact\"", "\"rationale\"", "manual.secret",
              "\"origins\"", "\"import\""})
            refuse(secret);
        refuse(workshop.key.secret);
        QVERIFY(workshop.task.model.decisions().empty());
        QVERIFY(workshop.task.model.manualThreats().empty());
    }
}

void TestWorkshopFiles::taskHasNoCollapsedBoxes()
{
    model::Model model = exampleModel("examples/web-shop.bulkhead");
    model::View view = *model.views().begin();
    view.collapsed.push_back("host");
    QVERIFY(model.apply(model::editing(model.views().shared(view.id), view)));
    const Workshop workshop = workshopOf(model, {});
    for (const model::View &each : workshop.task.model.views())
        QVERIFY(each.collapsed.empty());
}

void TestWorkshopFiles::expertsSeeNoProperties()
{
    const auto stated = [](Level level) {
        WorkshopChoice choice;
        choice.level = level;
        std::size_t count = 0;
        const Task task = shopWorkshop(choice).task;
        for (const model::Element &element : task.model.elements())
            count += element.properties.size();
        return count;
    };
    QCOMPARE(stated(Level::Guided), stated(Level::Plain));
    QVERIFY(stated(Level::Expert) * 2 < stated(Level::Plain));
}

} // namespace workshop_files

BULKHEAD_TEST(workshop_files, TestWorkshopFiles, None)
#include "test_workshop_files.moc"
