// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/what_if/what_if.h"
#include "catalog/workshop/collate.h"
#include "tests/catalog/support.h"

#include <QTest>
#include <rapidcheck.h>

#include <random>

namespace workshop_score {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;

namespace {

Key anyKey()
{
    Key key;
    const int elements = *rc::gen::inRange(1, 10);
    for (int i = 0; i < elements; ++i)
        for (const model::Stride category : allCategories) {
            KeyCell cell;
            cell.verdict = *rc::gen::element(Verdict::Threat, Verdict::Verify, Verdict::None, Verdict::Bonus);
            cell.worst = *rc::gen::element(model::Rating::Low, model::Rating::Medium, model::Rating::High,
                                           model::Rating::Critical);
            key.cells[{"e" + std::to_string(i), category}] = cell;
        }
    return key;
}

AnswerSheet sheetOver(const Key &key, const std::function<Mark(const StrideCell &)> &markOf)
{
    AnswerSheet sheet{"t", "p", {}, {}, {}, {}};
    for (const auto &[cell, answer] : key.cells)
        sheet.cells[cell].mark = markOf(cell);
    return sheet;
}

// A key of 48 cells of which 17 are true, as of the web shop, with mixed weights.
Key keyOf48()
{
    Key key;
    std::mt19937 random(7);
    std::vector<StrideCell> cells;
    for (int i = 0; i < 8; ++i)
        for (const model::Stride category : allCategories)
            cells.push_back({"e" + std::to_string(i), category});
    std::shuffle(cells.begin(), cells.end(), random);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        KeyCell cell;
        cell.verdict = i < 17 ? Verdict::Threat : i < 20 ? Verdict::Verify : Verdict::None;
        cell.worst = static_cast<model::Rating>(1 + i % 4);
        key.cells[cells[i]] = cell;
    }
    return key;
}

} // namespace

// The score is what docs/workshops.md says, and guessing is worth nothing.
class TestWorkshopScore : public QObject
{
    Q_OBJECT

private slots:
    void allYesAndAllNoScoreNothing();
    void guessingScoresNextToNothing();
    void oneMoreTrueCellNeverScoresLess();
    void partsFollowTheFormula();
    void withoutTrueOrFalseCellsNothingIsDivided();
    void honestyRewardsOpenQuestionsOnly();
    void reasonsNameAProperty();
    void acceptedReasonsAreNoFalseAlarms();
    void bestPathScoresFullAndAWrongOneNothing();
    void pathIsJudgedAsFarAsItGoes();
    void bestMeasuresScoreFull();
    void unknownMeasuresChangeNothing();
    void perfectSheetScoresHighest();
};

void TestWorkshopScore::allYesAndAllNoScoreNothing()
{
    QVERIFY(rc::check("all yes and all no give 0", [] {
        const Key key = anyKey();
        const bool hasNone = std::any_of(key.cells.begin(), key.cells.end(), [](const auto &entry) {
            return entry.second.verdict == Verdict::None;
        });
        const auto all = [&](Mark mark) {
            return cellScore(key, sheetOver(key, [&](const StrideCell &) { return mark; })).s;
        };
        if (hasNone)
            RC_ASSERT(all(Mark::Threat) == 0);
        RC_ASSERT(all(Mark::None) == 0);
        RC_ASSERT(all(Mark::Unknown) == 0);
        RC_ASSERT(cellScore(key, AnswerSheet{"t", "p", {}, {}, {}, {}}).s == 0);
    }));
    for (const std::string &name : examples()) {
        const Workshop workshop = workshopOf(exampleModel(name));
        QCOMPARE(cellScore(workshop.key, sheetOf(workshop.task, "p", Mark::Threat)).s, 0.0);
        QCOMPARE(cellScore(workshop.key, sheetOf(workshop.task, "p", Mark::None)).s, 0.0);
    }
}

void TestWorkshopScore::guessingScoresNextToNothing()
{
    const Workshop shop = shopWorkshop();
    for (const Key &key : {keyOf48(), shop.key}) {
        QCOMPARE(key.cells.size(), std::size_t{48});
        double sum = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            std::mt19937 random(seed);
            sum += cellScore(key, sheetOver(key,
                                            [&](const StrideCell &) {
                                                return random() % 2 == 0 ? Mark::Threat : Mark::None;
                                            }))
                       .s;
        }
        QVERIFY2(sum / 1000 <= 8, qPrintable(QString::number(sum / 1000)));
        QVERIFY(sum > 0);
    }
}

void TestWorkshopScore::oneMoreTrueCellNeverScoresLess()
{
    QVERIFY(rc::check("one more true cell found never scores less", [] {
        const Key key = anyKey();
        AnswerSheet sheet = sheetOver(key, [](const StrideCell &) {
            return *rc::gen::element(Mark::Threat, Mark::None, Mark::Unknown);
        });
        for (const auto &[cell, answer] : key.cells) {
            if (answer.verdict != Verdict::Threat || sheet.cells[cell].mark == Mark::Threat)
                continue;
            const double before = cellScore(key, sheet).s;
            sheet.cells[cell].mark = Mark::Threat;
            RC_ASSERT(cellScore(key, sheet).s >= before);
        }
    }));
}

void TestWorkshopScore::partsFollowTheFormula()
{
    Key key;
    key.cells[{"a", model::Stride::Spoofing}] = {Verdict::Threat, model::Rating::Critical, {}, {}};
    key.cells[{"a", model::Stride::Tampering}] = {Verdict::Threat, model::Rating::High, {}, {}};
    key.cells[{"a", model::Stride::Repudiation}] = {Verdict::Threat, model::Rating::Medium, {}, {}};
    key.cells[{"a", model::Stride::DenialOfService}] = {Verdict::None, model::Rating::None, {}, {}};
    for (const char *id : {"b", "c", "d"})
        key.cells[{id, model::Stride::DenialOfService}] = {Verdict::None, model::Rating::None, {}, {}};
    AnswerSheet sheet{"t", "p", {}, {}, {}, {}};
    sheet.cells[{"a", model::Stride::Spoofing}].mark = Mark::Threat;
    sheet.cells[{"a", model::Stride::Repudiation}].mark = Mark::Threat;
    sheet.cells[{"b", model::Stride::DenialOfService}].mark = Mark::Threat;
    const CellScore score = cellScore(key, sheet);
    QCOMPARE(score.recall, 0.7);       // (5 + 2) of 10
    QCOMPARE(score.falseAlarms, 0.25); // 1 of 4
    QCOMPARE(score.s, 45.0);
    QCOMPARE(score.hits, std::size_t{2});
    QCOMPARE(score.misses, std::size_t{1});
    QCOMPARE(score.alarms, std::size_t{1});
    QCOMPARE(totalOf({45, 4, 3, 2, 1, 6, 0, 0}, {}), 34.0);
}

void TestWorkshopScore::withoutTrueOrFalseCellsNothingIsDivided()
{
    Key onlyTrue;
    onlyTrue.cells[{"a", model::Stride::Spoofing}] = {Verdict::Threat, model::Rating::Low, {}, {}};
    const auto yes = [](const StrideCell &) { return Mark::Threat; };
    QCOMPARE(cellScore(onlyTrue, sheetOver(onlyTrue, yes)).s, 100.0);
    Key onlyFalse;
    onlyFalse.cells[{"a", model::Stride::Spoofing}] = {};
    QCOMPARE(cellScore(onlyFalse, sheetOver(onlyFalse, yes)).s, 0.0);
    QCOMPARE(honestyShare(onlyFalse, sheetOver(onlyFalse, yes)), 0.0);
}

void TestWorkshopScore::honestyRewardsOpenQuestionsOnly()
{
    const Key key = keyOf48();
    const auto isToVerify = [&](const StrideCell &cell) {
        return key.cells.at(cell).verdict == Verdict::Verify;
    };
    QCOMPARE(honestyShare(key, sheetOver(key,
                                         [&](const StrideCell &cell) {
                                             return isToVerify(cell) ? Mark::Unknown : Mark::None;
                                         })),
             1.0);
    QCOMPARE(honestyShare(key, sheetOver(key, [](const StrideCell &) { return Mark::Unknown; })), 0.0);
    QCOMPARE(honestyShare(key, sheetOver(key,
                                         [&](const StrideCell &cell) {
                                             return isToVerify(cell) ? Mark::None : Mark::Unknown;
                                         })),
             0.0);
}

void TestWorkshopScore::reasonsNameAProperty()
{
    const model::Vocabulary &vocabulary = *catalog::test::vocabulary();
    KeyCell cell;
    cell.reads = {"privileged", "published_ports"};
    QVERIFY(namesProperty(cell, "It is PRIVILEGED, so an escape is easy", vocabulary));
    QVERIFY(namesProperty(cell, "the port is open to everybody", vocabulary));
    QVERIFY(!namesProperty(cell, "hackers", vocabulary));
    QVERIFY(!namesProperty(cell, "the container and its data", vocabulary));
    QVERIFY(!namesProperty(cell, "", vocabulary));
    QVERIFY(!namesProperty(cell, std::string(400, 'x') + " privileged", vocabulary));
}

void TestWorkshopScore::acceptedReasonsAreNoFalseAlarms()
{
    Workshop shop = shopWorkshop();
    AnswerSheet sheet = perfectSheet(shop, "alice");
    const auto harmless = std::find_if(shop.key.cells.begin(), shop.key.cells.end(), [](const auto &entry) {
        return entry.second.verdict == Verdict::None;
    });
    sheet.cells[harmless->first].mark = Mark::Threat;
    const auto scoreOf = [&] { return WorkshopJudge(shop, catalog::test::builtIn()).score(sheet).cells; };
    QVERIFY(scoreOf() < 100);
    shop.votes.acceptedReasons["alice"].insert(harmless->first);
    QCOMPARE(scoreOf(), 100.0);
    shop.votes.acceptedReasons.clear();
    shop.overrides[harmless->first] = {Verdict::Bonus, "well argued"};
    QCOMPARE(scoreOf(), 100.0);
    QCOMPARE(WorkshopJudge(shop, catalog::test::builtIn()).score(sheet).extras, 3.0);
}

void TestWorkshopScore::bestPathScoresFullAndAWrongOneNothing()
{
    for (const std::string &name : examples()) {
        const Workshop workshop = workshopOf(exampleModel(name));
        const WorkshopJudge judge(workshop, catalog::test::builtIn());
        const auto &paths = judge.paths().paths();
        if (paths.empty())
            continue;
        std::vector<model::Id> best{model::Id(paths.front().from)};
        for (const AttackStep &step : paths.front().steps)
            if (best.back() != step.to && !judge.workshop().model.flow(step.to))
                best.emplace_back(step.to);
        const JudgedWay way = judge.way(best);
        QCOMPARE(way.reached, best.size());
        QVERIFY(way.isAtGoal);
        QVERIFY2(std::abs(way.share() - 1) < 1e-9,
                 qPrintable(QString::fromStdString(name) + QString::number(way.share())));

        // Whoever stands outside need not be named.
        const std::vector<model::Id> inside(best.begin() + 1, best.end());
        const JudgedWay unnamed = judge.way(inside);
        QCOMPARE(unnamed.reached, inside.size());
        QVERIFY(std::abs(unnamed.share() - 1) < 1e-9);

        std::vector<model::Id> shortcut{best.front(), best.back()};
        if (best.size() > 3)
            QVERIFY(judge.way(shortcut).share() < 1);
        QCOMPARE(judge.way(std::vector<model::Id>{"internet", "nobody"}).share(), 0.0);
        QCOMPARE(judge.way(std::vector<model::Id>{}).share(), 0.0);
        QCOMPARE(judge.way(std::vector<model::Id>{best.back()}).share(), 0.0); // nobody starts there
    }
}

void TestWorkshopScore::pathIsJudgedAsFarAsItGoes()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    const JudgedWay way = judge.way(std::vector<model::Id>{"internet", "nobody", "db"});
    QCOMPARE(way.reached, std::size_t{1});
    QCOMPARE(way.likelihood, 0.0);
    QVERIFY(!way.isAtGoal);
    QVERIFY(way.best > 0);
    QCOMPARE(judge.way(std::vector<model::Id>{"nobody", "db"}).reached, std::size_t{0});
    QCOMPARE(judge.way(std::vector<model::Id>{"proxy", "nobody"}).reached, std::size_t{1});
    QCOMPARE(judge.way(std::vector<model::Id>{"proxy", "shop"}).share(), 1.0);
    QCOMPARE(judge.way(std::vector<model::Id>{"outside", "proxy", "shop"}).share(), 1.0);
}

void TestWorkshopScore::bestMeasuresScoreFull()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    std::vector<std::string> best;
    for (const Step &step : whatFirst(judge.analysis(), fixBudget))
        best.push_back(step.measure.mitigation->id);
    QCOMPARE(judge.fix(best).share(), 1.0);
    std::vector<std::string> one(best.begin(), best.begin() + 1);
    const double part = judge.fix(one).share();
    QVERIFY(part > 0 && part < 1);
    // More than the budget is not looked at.
    std::vector<std::string> padded(fixBudget, "nothing");
    padded.insert(padded.end(), best.begin(), best.end());
    QCOMPARE(judge.fix(padded).share(), 0.0);
}

void TestWorkshopScore::unknownMeasuresChangeNothing()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    const JudgedFix fix = judge.fix(std::vector<std::string>{"../../etc/passwd", "nothing"});
    QCOMPARE(fix.removed, 0);
    QCOMPARE(fix.unknown.size(), std::size_t{2});
}

void TestWorkshopScore::perfectSheetScoresHighest()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    AnswerSheet sheet = perfectSheet(shop, "alice");
    for (auto &[cell, answer] : sheet.cells)
        if (const KeyCell &known = shop.key.cells.at(cell);
            known.verdict == Verdict::Threat && !known.reads.empty())
            answer.why = known.reads.front();
    const Score score = judge.score(sheet);
    QCOMPARE(score.cells, 100.0);
    QVERIFY2(score.why > 9, qPrintable(QString::number(score.why)));
    QCOMPARE(score.path, 0.0);
    QCOMPARE(score.fix, 0.0);
    QCOMPARE(score.total, 40 + score.why + score.honesty);
}

} // namespace workshop_score

BULKHEAD_TEST(workshop_score, TestWorkshopScore, None)
#include "test_workshop_score.moc"
