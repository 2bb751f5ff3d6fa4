// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/workshop/collate.h"
#include "catalog/workshop/graded_room.h"
#include "catalog/workshop/room_sheets.h"
#include "tests/catalog/support.h"

#include <QTest>

namespace workshop_room {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;

namespace {

// As somebody writes it who takes the checksum out of a file.
std::string withoutChecksum(std::string json)
{
    const std::size_t begin = json.find("  \"checksum\"");
    return json.erase(begin, json.find('\n', begin) - begin + 1);
}

} // namespace

// The answers of a room side by side: what is wrong with one file is told and changes nothing of the others.
class TestWorkshopRoom : public QObject
{
    Q_OBJECT

private slots:
    void badFilesAreNamedAndLeftOut_data();
    void badFilesAreNamedAndLeftOut();
    void forgedFilesReplaceNobody_data();
    void forgedFilesReplaceNobody();
    void votesAndDisagreements();
    void bestCatchIsTheRarestTrueCell();
    void bestQuestionNeedsWords();
    void mostImprovedIsMeasuredFromTheRoundBefore();
    void extrasOfTwoThirdsCount();
    void calibrationCountsGradedMarks();
    void sheetsGoIntoTheRoundOfTheClock();
    void lateSheetsGoIntoTheRoundTheyWereAnsweredIn();
    void extrasThatWereTakenBackDoNotCount();
    void whoCameInKeepsTheirNumber();
    void paperStays();
    void latestSheetsPutRoundsTogether();
    void sharesSayWhoSawAnElement();

private:
    AnswersInput good(const std::string &name) const
    {
        return {name + ".bulkhead-answers", serializeAnswers(perfectSheet(m_shop, name))};
    }

    const Workshop m_shop = shopWorkshop();
};

void TestWorkshopRoom::badFilesAreNamedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const std::string mallory = serializeAnswers(perfectSheet(m_shop, "mallory"));
    AnswerSheet other = perfectSheet(m_shop, "mallory");
    other.task = "feedfeedfeedfeed";
    std::string edited = mallory;
    edited.replace(edited.find("\"none\""), 6, "\"threat\"");
    std::string many = "{\"task\": \"" + m_shop.task.id + "\", \"participant\": \"mallory\", \"cells\": {";
    for (int i = 0; i < 10'000; ++i)
        many += (i == 0 ? "\"e" : ", \"e") + std::to_string(i) + "/spoofing\": {\"mark\": \"threat\"}";
    const auto row = [](const char *name, const std::string &bytes, const char *code) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(code);
    };
    row("another task's", serializeAnswers(other), "workshop.other-task");
    row("edited", edited, "workshop.wrong-checksum");
    row("of a name that is there",
        withoutChecksum(serializeAnswers(sheetOf(m_shop.task, "alice", Mark::None))),
        "workshop.same-participant");
    row("10,000 cells", many + "}}", "workshop.no-cell");
    row("half-written", mallory.substr(0, mallory.size() / 2), "json.truncated");
    row("empty", "", "json.empty");
    row("binary", std::string("\x7f\x45\x4c\x46\0\xff", 6), "json.not-utf8");
    row("deep", std::string(100'000, '['), "json.type");
    row("a list", "[]", "json.type");
}

void TestWorkshopRoom::badFilesAreNamedAndLeftOut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const std::vector<AnswersInput> alone = {good("alice"), good("bob")};
    const std::vector<AnswersInput> inputs = {
        good("alice"), {"mallory.bulkhead-answers", bytes.toStdString()}, good("bob")};
    const ReadRoom room = readRoom(inputs, m_shop.task);
    QCOMPARE(room.refused.size(), std::size_t{1});
    QCOMPARE(room.refused.front().file, std::string("mallory.bulkhead-answers"));
    QCOMPARE(QString::fromStdString(room.refused.front().code), code);
    const ReadRoom expected = readRoom(alone, m_shop.task);
    QVERIFY(room.sheets == expected.sheets);
    QCOMPARE(room.files, expected.files);
}

void TestWorkshopRoom::forgedFilesReplaceNobody_data()
{
    const std::string own = serializeAnswers(perfectSheet(m_shop, "alice"));
    const std::string other = serializeAnswers(sheetOf(m_shop.task, "alice", Mark::None));
    QTest::addColumn<QByteArrayList>("files"); // "1", "2" …
    QTest::addColumn<int>("counts");           // the number of the file; 0: none
    const auto row = [](const char *name, std::initializer_list<std::string> files, int counts) {
        QByteArrayList list;
        for (const std::string &file : files)
            list << QByteArray::fromStdString(file);
        QTest::newRow(name) << list << counts;
    };
    row("one without a checksum before it", {withoutChecksum(other), own}, 2);
    row("one without a checksum behind it", {own, withoutChecksum(other)}, 1);
    row("several without", {withoutChecksum(other), own, withoutChecksum(own)}, 2);
    row("none has a checksum", {withoutChecksum(other), withoutChecksum(own)}, 0);
    row("both have one", {other, own}, 0);
    row("both have one, and others", {withoutChecksum(own), other, own}, 0);
    row("the same twice", {own, own}, 1);
    row("the same twice, without", {withoutChecksum(own), withoutChecksum(own)}, 1);
}

void TestWorkshopRoom::forgedFilesReplaceNobody()
{
    QFETCH(QByteArrayList, files);
    QFETCH(int, counts);
    std::vector<AnswersInput> inputs;
    for (const QByteArray &file : files)
        inputs.push_back({std::to_string(inputs.size() + 1), file.toStdString()});
    inputs.push_back(good("bob"));
    const ReadRoom room = readRoom(inputs, m_shop.task);
    QCOMPARE(room.sheets.size(), std::size_t{counts > 0 ? 2U : 1U});
    if (counts > 0) {
        QCOMPARE(room.files.front(), std::to_string(counts));
        QCOMPARE(room.sheets.front(), perfectSheet(m_shop, "alice"));
    }
    QCOMPARE(room.sheets.back().participant, std::string("bob"));
    QCOMPARE(room.refused.size(), inputs.size() - room.sheets.size());
    for (const Error &error : room.refused) { // each by its file and its participant
        QCOMPARE(error.code, std::string("workshop.same-participant"));
        QVERIFY(error.file.size() == 1 && error.file != std::to_string(counts));
        QVERIFY2(error.message.find("alice") != std::string::npos, error.message.c_str());
    }
}

void TestWorkshopRoom::votesAndDisagreements()
{
    const StrideCell split = m_shop.task.cells()[3];
    const StrideCell minority = m_shop.task.cells()[7];
    std::vector<AnswerSheet> sheets;
    for (const int i : {0, 1, 2, 3})
        sheets.push_back(sheetBy(m_shop.task, "p" + std::to_string(i), [&](const StrideCell &cell) {
            if (cell == split)
                return i < 2 ? Mark::Threat : Mark::None;
            if (cell == minority)
                return i == 0 ? Mark::Threat : Mark::None;
            return i == 0 ? Mark::Unknown : Mark::None;
        }));
    const Room room = collate(WorkshopJudge(m_shop, catalog::test::builtIn()), sheets);
    QCOMPARE(room.votes.size(), m_shop.task.cells().size());
    QCOMPARE(room.divided.size(), std::size_t{2});
    QVERIFY(room.votes[room.divided[0]].cell == split);
    QVERIFY(room.votes[room.divided[1]].cell == minority);
    QCOMPARE(room.votes[3].threat, std::size_t{2});
    QCOMPARE(room.votes[3].none, std::size_t{2});
    QCOMPARE(room.votes[0].unknown, std::size_t{1});
    QCOMPARE(room.votes[3].division(), 1.0);
    QCOMPARE(room.votes[0].division(), 0.0);
}

void TestWorkshopRoom::bestCatchIsTheRarestTrueCell()
{
    const auto isTrue = [&](const StrideCell &cell) {
        return m_shop.key.cells.at(cell).verdict == Verdict::Threat;
    };
    std::optional<StrideCell> rare;
    for (const StrideCell &cell : m_shop.task.cells())
        if (isTrue(cell))
            rare = cell;
    QVERIFY(rare);
    std::vector<AnswerSheet> sheets;
    for (const char *name : {"alice", "bob", "carol"})
        sheets.push_back(sheetBy(m_shop.task, name, [&](const StrideCell &cell) {
            return isTrue(cell) && (cell != *rare || name == std::string("bob")) ? Mark::Threat : Mark::None;
        }));
    const Room room = collate(WorkshopJudge(m_shop, catalog::test::builtIn()), sheets);
    QVERIFY(room.bestCatch);
    QVERIFY(room.bestCatch->cell == *rare);
    QCOMPARE(room.bestCatch->participants, std::vector<std::string>{"bob"});
}

void TestWorkshopRoom::bestQuestionNeedsWords()
{
    Workshop shop = m_shop;
    const StrideCell cell = shop.task.cells().front();
    shop.overrides[cell] = {Verdict::Verify, "nobody stated it"};
    std::vector<AnswerSheet> sheets = {sheetOf(shop.task, "alice", Mark::None),
                                       sheetOf(shop.task, "bob", Mark::None)};
    sheets[1].cells[cell].mark = Mark::Unknown;
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    QVERIFY(!collate(judge, sheets).bestQuestion);
    sheets[1].cells[cell].why = "who rotates the key?";
    const Room room = collate(judge, sheets);
    QVERIFY(room.bestQuestion);
    QCOMPARE(room.bestQuestion->text, std::string("who rotates the key?"));
    QCOMPARE(room.bestQuestion->participants, std::vector<std::string>{"bob"});
}

void TestWorkshopRoom::mostImprovedIsMeasuredFromTheRoundBefore()
{
    const std::vector<AnswerSheet> before = {perfectSheet(m_shop, "alice"),
                                             sheetOf(m_shop.task, "bob", Mark::None)};
    const std::vector<AnswerSheet> after = {perfectSheet(m_shop, "alice"), perfectSheet(m_shop, "bob")};
    const WorkshopJudge judge(m_shop, catalog::test::builtIn());
    const Room room = collate(judge, after, before);
    QVERIFY(room.mostImproved);
    QCOMPARE(room.mostImproved->first, std::string("bob"));
    QCOMPARE(room.mostImproved->second, 100.0);
    QVERIFY(!collate(judge, before, after).mostImproved);
}

void TestWorkshopRoom::extrasOfTwoThirdsCount()
{
    std::optional<StrideCell> harmless;
    for (const auto &[cell, answer] : m_shop.key.cells)
        if (answer.verdict == Verdict::None)
            harmless = cell;
    std::vector<AnswerSheet> sheets;
    for (const char *name : {"alice", "bob", "carol"}) {
        sheets.push_back(perfectSheet(m_shop, name));
        sheets.back().extras = {{harmless->element, harmless->category, "said in other words by each"}};
    }
    sheets[2].extras.clear();
    const WorkshopJudge judge(m_shop, catalog::test::builtIn());
    const Room room = collate(judge, sheets);
    QCOMPARE(room.rows[0].score.extras, 3.0);
    QCOMPARE(room.rows[1].score.extras, 3.0);
    QCOMPARE(room.rows[2].score.extras, 0.0);
    sheets[1].extras.clear();
    QCOMPARE(collate(judge, sheets).rows[0].score.extras, 0.0);
    // One's own word is nobody else's.
    QCOMPARE(collate(judge, std::span(sheets).first(1)).rows[0].score.extras, 0.0);
    Workshop accepted = m_shop;
    accepted.votes.acceptedExtras = {{harmless->element, harmless->category, "so it is"}};
    QCOMPARE(collate(WorkshopJudge(accepted, catalog::test::builtIn()), sheets).rows[0].score.extras, 3.0);
}

void TestWorkshopRoom::calibrationCountsGradedMarks()
{
    AnswerSheet sheet = sheetOf(m_shop.task, "alice", Mark::Threat);
    std::size_t threats = 0;
    std::size_t harmless = 0;
    for (auto &[cell, answer] : sheet.cells) {
        const Verdict verdict = m_shop.key.cells.at(cell).verdict;
        threats += verdict == Verdict::Threat ? 1U : 0U;
        harmless += verdict == Verdict::None ? 1U : 0U;
        answer.rating = verdict == Verdict::Threat ? model::Rating::High : model::Rating::Low;
    }
    const std::vector<AnswerSheet> sheets = {sheet};
    const Calibration calibration =
        collate(WorkshopJudge(m_shop, catalog::test::builtIn()), sheets).rows[0].calibration;
    QCOMPARE(calibration.high.marked, threats);
    QCOMPARE(calibration.high.hits, threats);
    QCOMPARE(calibration.low.marked, harmless);
    QCOMPARE(calibration.low.hits, std::size_t{0});
    QCOMPARE(calibration.medium.marked, std::size_t{0});
}

void TestWorkshopRoom::sheetsGoIntoTheRoundOfTheClock()
{
    const Task &task = m_shop.task; // silent, group, path, fix
    QCOMPARE(roundOfCells(task, 0), RoundKind::Silent);
    QCOMPARE(roundOfCells(task, 1), RoundKind::Group);
    QCOMPARE(roundOfCells(task, 3), RoundKind::Group);
    QCOMPARE(roundOfCells(task, 90), RoundKind::Group);

    Votes votes;
    AnswerSheet anna = sheetOf(task, "anna", Mark::None);
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Silent));
    QVERIFY(!takeSheets(votes, std::vector{anna}, RoundKind::Silent)); // nothing new
    // The same file in the group round is no answer to that; a changed one is.
    QVERIFY(!takeSheets(votes, std::vector{anna}, RoundKind::Group));
    QVERIFY(sheetsOf(votes, RoundKind::Group).empty());
    anna.cells.begin()->second.mark = Mark::Threat;
    anna.path = {"internet", "web"};
    anna.fixes = {"one"};
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Group));
    QCOMPARE(sheetsOf(votes, RoundKind::Group).front().cells, anna.cells);
    QCOMPARE(sheetsOf(votes, RoundKind::Silent).front().cells.begin()->second.mark, Mark::None);
    QCOMPARE(sheetsOf(votes, RoundKind::Path).front().path, anna.path);
    QCOMPARE(sheetsOf(votes, RoundKind::Fix).front().fixes, anna.fixes);
    // Who goes back to what they said before has answered all the same.
    anna.cells.begin()->second.mark = Mark::None;
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Group));
    QCOMPARE(sheetsOf(votes, RoundKind::Group).front().cells, anna.cells);
}

void TestWorkshopRoom::lateSheetsGoIntoTheRoundTheyWereAnsweredIn()
{
    const Task &task = m_shop.task;
    Votes votes;
    AnswerSheet anna = sheetOf(task, "anna", Mark::None);
    anna.round = RoundKind::Silent;
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Group)); // the clock stands at the group round
    QVERIFY(sheetsOf(votes, RoundKind::Group).empty());
    QCOMPARE(sheetsOf(votes, RoundKind::Silent).front().cells, anna.cells);

    // A file that comes in once, behind both rounds, has both.
    AnswerSheet ben = sheetOf(task, "ben", Mark::Threat);
    ben.round = RoundKind::Group;
    ben.silent = anna.cells;
    QVERIFY(takeSheets(votes, std::vector{ben}, RoundKind::Silent));
    QCOMPARE(sheetIn(votes, RoundKind::Silent, "ben")->cells, anna.cells);
    QCOMPARE(sheetIn(votes, RoundKind::Group, "ben")->cells, ben.cells);
    QVERIFY(!takeSheets(votes, std::vector{ben}, RoundKind::Group)); // nothing new
    QCOMPARE(latestSheets(votes).back().cells, ben.cells);
    const auto before = silentSheets({}, std::vector{ben});
    QCOMPARE(before.size(), std::size_t{1});
    QCOMPARE(before.front().cells, anna.cells);
    // Whoever agrees with all of it in the group has answered there as well.
    anna.round = RoundKind::Group;
    anna.silent = anna.cells;
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Group));
    QVERIFY(sheetIn(votes, RoundKind::Group, "anna"));
}

void TestWorkshopRoom::extrasThatWereTakenBackDoNotCount()
{
    const Task &task = m_shop.task;
    Votes votes;
    AnswerSheet anna = sheetOf(task, "anna", Mark::None);
    anna.extras = {{task.scope.front(), model::Stride::Spoofing, "a"},
                   {task.scope.front(), model::Stride::Tampering, "b"}};
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Silent));
    anna.extras.pop_back();
    QVERIFY(takeSheets(votes, std::vector{anna}, RoundKind::Group));
    QCOMPARE(latestSheets(votes).front().extras, anna.extras);
    // Paper has no room for them: those of the file stay.
    votes.sheets[RoundKind::Group]["anna"].extras.clear();
    votes.fromPaper[RoundKind::Group].insert("anna");
    QCOMPARE(latestSheets(votes).front().extras.size(), std::size_t{2});
}

void TestWorkshopRoom::whoCameInKeepsTheirNumber()
{
    Workshop shop = m_shop;
    const auto arrive = [&shop](const char *name) {
        shop.votes.sheets[RoundKind::Silent].emplace(name, sheetOf(shop.task, name, Mark::None));
        noteArrivals(shop);
    };
    arrive("mia");
    arrive("zoe");
    arrive("ben");
    QCOMPARE(shop.votes.arrivals, (std::vector<std::string>{"mia", "zoe", "ben"}));
    const auto again = parseWorkshop(serializeWorkshop(shop), "w", catalog::test::vocabulary());
    QVERIFY(again && *again == shop);
    const auto pseudonyms = pseudonymsOf({"ben", "carol", "mia"}, shop);
    QCOMPARE(pseudonyms.at("mia"), std::string("P01"));
    QCOMPARE(pseudonyms.at("ben"), std::string("P03"));
    QCOMPARE(pseudonyms.at("carol"), std::string("P04")); // of whom nothing came in before
}

void TestWorkshopRoom::paperStays()
{
    Votes votes;
    votes.sheets[RoundKind::Silent].emplace("anna", sheetOf(m_shop.task, "anna", Mark::Threat));
    votes.fromPaper[RoundKind::Silent].insert("anna");
    const std::vector files = {sheetOf(m_shop.task, "anna", Mark::None),
                               sheetOf(m_shop.task, "ben", Mark::None)};
    QVERIFY(takeSheets(votes, files, RoundKind::Silent));
    const auto sheets = sheetsOf(votes, RoundKind::Silent);
    QCOMPARE(sheets.size(), std::size_t{2});
    QCOMPARE(sheets.front().cells.begin()->second.mark, Mark::Threat);
}

void TestWorkshopRoom::latestSheetsPutRoundsTogether()
{
    Votes votes;
    const Task &task = m_shop.task;
    votes.sheets[RoundKind::Silent].emplace("anna", sheetOf(task, "anna", Mark::None));
    votes.sheets[RoundKind::Silent].emplace("ben", sheetOf(task, "ben", Mark::None));
    votes.sheets[RoundKind::Group].emplace("anna", sheetOf(task, "anna", Mark::Threat));
    votes.sheets[RoundKind::Path].emplace("anna",
                                          AnswerSheet{task.id, "anna", {}, {"internet", "web"}, {}, {}});
    votes.sheets[RoundKind::Fix].emplace("ben", AnswerSheet{task.id, "ben", {}, {}, {"one"}, {}});
    const auto sheets = latestSheets(votes);
    QCOMPARE(sheets.size(), std::size_t{2});
    QCOMPARE(sheets[0].cells.begin()->second.mark, Mark::Threat);
    QCOMPARE(sheets[0].path.size(), std::size_t{2});
    QCOMPARE(sheets[1].cells.begin()->second.mark, Mark::None);
    QCOMPARE(sheets[1].fixes, std::vector<std::string>{"one"});
}

void TestWorkshopRoom::sharesSayWhoSawAnElement()
{
    const Task &task = m_shop.task;
    const std::vector sheets = {perfectSheet(m_shop, "anna"), sheetOf(task, "ben", Mark::None)};
    const auto shares = sharesOf(task, m_shop.key, votesOf(task, sheets), sheets.size());
    QCOMPARE(shares.size(), task.scope.size());
    std::size_t withThreats = 0;
    for (const ElementShare &share : shares) {
        QCOMPARE(share.answers, 2 * allCategories.size());
        if (share.threats > 0) {
            ++withThreats;
            QCOMPARE(share.seenShare(), 0.5);
        } else
            QCOMPARE(share.seenShare(), 0.0);
    }
    QVERIFY(withThreats > 0);
    QVERIFY(withThreats < shares.size()); // one element has none
}

} // namespace workshop_room

BULKHEAD_TEST(workshop_room, TestWorkshopRoom, None)
#include "test_workshop_room.moc"
