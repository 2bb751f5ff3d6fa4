// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "app/workshop/facilitator/fix_page.h"
#include "app/workshop/facilitator/heat_page.h"
#include "app/workshop/facilitator/heat_view.h"
#include "app/workshop/facilitator/path_round_page.h"
#include "catalog/attack/attack_paths.h"
#include "model/view_plans.h"

#include <QTest>

#include <algorithm>

namespace workshop_facilitator_rounds {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;
using ws::Verdict;

// What the room did, shown: heat map, disagreements, the reveal, path, fix, extra threats, scores.
class FacilitatorRoundsTest : public QObject
{
    Q_OBJECT

private slots:
    void theHeatMapShowsNothingOfTheKeyUntilAsked();
    void disagreementsComeMostDividedFirst();
    void theRevealGoesLetterByLetter();
    void theRevealSkipsAndGoesBack();
    void theRevealMayBeginWithTheMostDivided();
    void theMostDividedCellIsNotPassedOver();
    void whatIsRevealedHasEvidenceAndAMitigation();
    void overrulingNeedsAReasonAndPersists();
    void aPathIsJudgedStepByStep();
    void aPathIsClickedOnTheDiagram();
    void fiveMeasuresTakeTheRiskDown();
    void extraThreatsAreAccepted();
    void theLeaderboardIsOffUntilAsked();
    void foreignNamesAreNoMarkup();
};

namespace {

// Anna has all right, Ben marks nothing, Cleo everything.
void answerAll(TestDesk &test)
{
    test.answer(ws::test::perfectSheet(test.desk().workshop(), "anna"));
    test.answer(ws::test::sheetOf(test.task(), "ben", Mark::None));
    test.answer(ws::test::sheetOf(test.task(), "cleo", Mark::Threat));
    if (!test.waitForSheets(3))
        qFatal("the sheets never came in");
}

ws::StrideCell cellWith(const ws::Workshop &workshop, Verdict verdict)
{
    for (const ws::StrideCell &cell : workshop.task.cells())
        if (workshop.key.cells.at(cell).verdict == verdict)
            return cell;
    qFatal("there is no such cell");
}

// The elements of the likeliest path to the goal.
std::vector<model::Id> bestWay(Desk &desk)
{
    return desk.judge()->with([&desk](ws::WorkshopJudge &judge) {
        std::vector<model::Id> way{model::Id(catalog::theInternet)};
        for (const catalog::AttackPath &path : judge.paths().paths())
            if (desk.task().goal.empty() || path.to == desk.task().goal) {
                for (const catalog::AttackStep &step : path.steps)
                    if (judge.workshop().model.element(model::Id(step.to)) && way.back() != step.to)
                        way.emplace_back(step.to);
                break;
            }
        return way;
    });
}

} // namespace

void FacilitatorRoundsTest::theHeatMapShowsNothingOfTheKeyUntilAsked()
{
    TestDesk test(ws::test::shopWorkshopWithAnImage());
    answerAll(test);
    test.showPage(2);
    auto &page = dynamic_cast<HeatPage &>(test.window->page());
    QVERIFY(!page.usesKey());
    QCOMPARE(page.heat().marks().size(), test.task().scope.size());
    const auto noThreats =
        std::find_if(test.task().scope.begin(), test.task().scope.end(), [&](const auto &id) {
            return std::none_of(
                ws::allCategories.begin(), ws::allCategories.end(), [&](model::Stride category) {
                    return test.desk().workshop().key.cells.at({id, category}).verdict == Verdict::Threat;
                });
        });
    QVERIFY(noThreats != test.task().scope.end());
    for (const auto &[id, mark] : page.heat().marks()) { // Cleo marked all: every element has a figure
        QVERIFY(mark.hasShare);
        QVERIFY(mark.figure.contains('%'));
    }
    const QImage without = test.window->grab().toImage();
    test.press(Qt::Key_K);
    QVERIFY(page.usesKey());
    QCOMPARE(page.heat().marks().at(*noThreats).figure, QString("–"));
    for (const auto &[id, mark] : page.heat().marks())
        if (mark.hasShare)
            QCOMPARE(mark.figure, QString("67 %")); // two of three saw all of them
    QVERIFY(test.window->grab().toImage() != without);
    const auto elsewhere = page.heat().marksElsewhere();
    QVERIFY(!elsewhere.empty()); // the example has no view of all
    QVERIFY(test.seen().contains("Not on this view"));
    for (const HeatMark &mark : elsewhere)
        QVERIFY(test.seen().contains(mark.name + " " + mark.figure));
    const model::Id first = page.heat().diagram().view();
    test.press(Qt::Key_V);
    QVERIFY(page.heat().diagram().view() != first);
    test.press(Qt::Key_V);
    QCOMPARE(page.heat().diagram().view(), first);
    // The colours are in one order of lightness, whatever eyes see of their hue.
    for (const auto scheme : {diagram::Scheme::Light, diagram::Scheme::Dark}) {
        const diagram::Theme theme = diagram::Theme::builtIn(scheme);
        std::vector<int> greys;
        for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
            greys.push_back(qGray(HeatView::heatColour(share, theme).rgb()));
        if (greys.front() > greys.back())
            std::reverse(greys.begin(), greys.end());
        QVERIFY(std::is_sorted(greys.begin(), greys.end()));
        QVERIFY(greys.back() - greys.front() > 90);
    }
}

void FacilitatorRoundsTest::disagreementsComeMostDividedFirst()
{
    TestDesk test;
    answerAll(test);
    test.showPage(3);
    const RoomVotes &room = test.window->room().votes();
    QVERIFY(!room.divided.empty());
    QCOMPARE(test.table()->rowCount(), static_cast<int>(room.divided.size()));
    double before = 1;
    for (const std::size_t place : room.divided) {
        QVERIFY(room.votes[place].division() <= before);
        before = room.votes[place].division();
    }
    test.press(Qt::Key_Down);
    test.press(Qt::Key_Return);
    QCOMPARE(test.window->page().title(), QString("Reveal"));
    QVERIFY(test.desk().workshop().reveal.at == room.votes[room.divided[1]].cell);
    QVERIFY(test.desk().workshop().reveal.shown.empty()); // the room explains before the engine does
}

void FacilitatorRoundsTest::theRevealGoesLetterByLetter()
{
    TestDesk test;
    answerAll(test);
    test.showPage(4);
    QVERIFY(test.label("revealCell").contains("Space"));
    const auto cells = test.task().cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        test.press(Qt::Key_Space);
        QVERIFY(test.desk().workshop().reveal.at == cells[i]);
        QVERIFY(!test.desk().workshop().reveal.shown.contains(cells[i]));
        QVERIFY(test.label("revealWhy").isEmpty());
        test.press(Qt::Key_Space);
        QVERIFY(test.desk().workshop().reveal.shown.contains(cells[i]));
        QVERIFY(!test.label("revealWhy").isEmpty());
    }
    test.press(Qt::Key_Space); // the end
    QVERIFY(test.desk().workshop().reveal.at == cells.back());
    QCOMPARE(test.onDisk().reveal.shown.size(), cells.size());
}

void FacilitatorRoundsTest::theRevealSkipsAndGoesBack()
{
    TestDesk test;
    test.showPage(4);
    const auto cells = test.task().cells();
    test.press(Qt::Key_Space);
    test.press(Qt::Key_S);
    QVERIFY(test.desk().workshop().reveal.at == cells[1]);
    QVERIFY(test.desk().workshop().reveal.shown.empty());
    test.press(Qt::Key_PageDown); // as presenters send it
    test.press(Qt::Key_PageDown);
    QVERIFY(test.desk().workshop().reveal.at == cells[2]);
    test.press(Qt::Key_PageUp);
    QVERIFY(!test.label("revealWhy").isEmpty()); // what was shown is shown again
    test.press(Qt::Key_Left);
    test.press(Qt::Key_Left);
    QVERIFY(test.desk().workshop().reveal.at == cells[0]);
    test.press(Qt::Key_E);
    QVERIFY(test.desk().workshop().reveal.at == cells[ws::allCategories.size()]);
}

void FacilitatorRoundsTest::theRevealMayBeginWithTheMostDivided()
{
    TestDesk test;
    answerAll(test);
    test.showPage(4);
    test.press(Qt::Key_M);
    test.press(Qt::Key_Space);
    const RoomVotes &room = test.window->room().votes();
    QVERIFY(test.desk().workshop().reveal.at == room.votes[room.divided[0]].cell);
    test.press(Qt::Key_S);
    QVERIFY(test.desk().workshop().reveal.at == room.votes[room.divided[1]].cell);
    QVERIFY(test.onDisk().reveal.isDividedFirst);
}

void FacilitatorRoundsTest::theMostDividedCellIsNotPassedOver()
{
    TestDesk test;
    answerAll(test);
    test.showPage(4);
    for (int i = 0; i < 4; ++i) // two cells, element by element
        test.press(Qt::Key_Space);
    test.press(Qt::Key_M);
    const RoomVotes &room = test.window->room().votes();
    const ws::Reveal &reveal = test.desk().workshop().reveal;
    const auto first = std::find_if(room.divided.begin(), room.divided.end(), [&](std::size_t place) {
        return !reveal.shown.contains(room.votes[place].cell);
    });
    QVERIFY(reveal.at == room.votes[*first].cell);
    test.press(Qt::Key_Space);
    QVERIFY(reveal.shown.contains(room.votes[*first].cell));
}

void FacilitatorRoundsTest::whatIsRevealedHasEvidenceAndAMitigation()
{
    TestDesk test;
    test.showPage(4);
    ws::Reveal reveal;
    for (const auto &[cell, answer] : test.desk().workshop().key.cells) {
        const auto &facts = test.desk().textOf(cell).evidence;
        if (answer.verdict == Verdict::Threat &&
            std::any_of(facts.begin(), facts.end(), [](const auto &fact) { return !fact.place.isEmpty(); }))
            reveal.at = cell;
    }
    QVERIFY(reveal.at);
    test.desk().setReveal(reveal);
    test.press(Qt::Key_Space);
    QVERIFY(test.label("revealVerdict").contains("Threat"));
    QVERIFY2(test.label("revealEvidence").contains(QRegularExpression("\\S+\\.ya?ml:\\d+")),
             qPrintable(test.label("revealEvidence")));
    QVERIFY(test.label("revealRemedy").startsWith("→ "));
    reveal.at = cellWith(test.desk().workshop(), Verdict::None);
    test.desk().setReveal(reveal);
    test.press(Qt::Key_Space);
    QVERIFY(test.label("revealVerdict").contains("No threat"));
    QVERIFY(test.label("revealRemedy").isEmpty());
}

void FacilitatorRoundsTest::overrulingNeedsAReasonAndPersists()
{
    TestDesk test;
    answerAll(test);
    test.showPage(4);
    ws::Reveal reveal;
    reveal.at = cellWith(test.desk().workshop(), Verdict::None);
    test.desk().setReveal(reveal);
    const double before = test.window->room().scores().room.rows[0].score.cells; // of Anna, who has all right
    test.press(Qt::Key_O); // nothing is overruled that the room has not seen
    test.press(Qt::Key_1);
    QCOMPARE(test.window->page().title(), QString("Room"));
    test.showPage(4);
    test.press(Qt::Key_Space);
    test.press(Qt::Key_O);
    QVERIFY(test.label("pageKeys").contains("bonus"));
    test.press(Qt::Key_1);
    test.press(Qt::Key_Return); // without a reason
    QVERIFY(test.desk().workshop().overrides.empty());
    test.type("8 people log on as 1");
    test.press(Qt::Key_Return);
    QVERIFY(test.label("revealVerdict").contains("Threat"));
    QVERIFY(test.label("revealWhy").contains("8 people log on as 1"));
    QVERIFY(test.label("revealWhy").contains("No threat")); // the engine's
    const ws::Workshop kept = test.onDisk();
    QVERIFY(kept.overrides.at(*reveal.at) == (ws::Override{Verdict::Threat, "8 people log on as 1"}));
    QVERIFY(test.window->room().scores().room.rows[0].score.cells < before); // she did not see this one

    test.open();
    test.showPage(4);
    QVERIFY(test.label("revealWhy").contains("8 people log on as 1"));
    test.press(Qt::Key_O);
    test.press(Qt::Key_Escape);
    QVERIFY(!test.desk().workshop().overrides.empty());
    test.press(Qt::Key_O);
    test.press(Qt::Key_0);
    QVERIFY(test.desk().workshop().overrides.empty());
    QVERIFY(test.label("revealVerdict").contains("No threat"));
}

void FacilitatorRoundsTest::aPathIsJudgedStepByStep()
{
    TestDesk test;
    const std::vector<model::Id> way = bestWay(test.desk());
    QVERIFY(way.size() > 2);
    test.showPage(5);
    auto &page = dynamic_cast<PathRoundPage &>(test.window->page());
    QVERIFY(test.seen().contains("The room")); // nobody has handed in a sheet
    QCOMPARE(page.diagram().diagram().view(), model::firstView(test.task().model)->id);
    // Arrows walk from element to element; Enter takes the one that they stand at.
    test.press(Qt::Key_Right);
    QVERIFY(test.label("wayAt").contains("Selected"));
    for (std::size_t step = 1; step < way.size(); ++step) {
        const std::array chosen{way[step]};
        page.diagram().diagram().select(chosen);
        test.press(Qt::Key_Return);
        QTRY_COMPARE(test.label("waySteps").count("✓"), static_cast<int>(step));
    }
    QVERIFY2(test.label("wayResult").contains("At the goal"), qPrintable(test.label("wayResult")));

    test.press(Qt::Key_Backspace);
    QTRY_VERIFY(test.label("wayResult").contains("Not at the goal yet"));
    // Straight from the internet to the goal there is no way.
    while (test.label("waySteps").count('\n') > 0)
        test.press(Qt::Key_Backspace);
    const std::array goal{way.back()};
    page.diagram().diagram().select(goal);
    test.press(Qt::Key_Return);
    QTRY_VERIFY(test.label("waySteps").contains("no way from there"));
    QVERIFY(test.label("wayResult").contains("breaks off"));
}

void FacilitatorRoundsTest::aPathIsClickedOnTheDiagram()
{
    TestDesk test;
    answerAll(test);
    const std::vector<model::Id> way = bestWay(test.desk());
    test.showPage(5);
    auto &page = dynamic_cast<PathRoundPage &>(test.window->page());
    const HeatView &view = page.diagram();
    test.press(Qt::Key_G);
    QVERIFY(test.seen().contains("Group 1"));
    test.press(Qt::Key_G);
    QVERIFY(test.seen().contains("Group 2"));
    const QRectF bounds = page.diagram().diagram().boundsOf(way[1]);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(bounds.center()));
    QTRY_COMPARE(test.label("waySteps").count("✓"), 1);
    const auto &sheets = test.desk().workshop().votes.sheets.at(ws::RoundKind::Path);
    QCOMPARE(sheets.size(), std::size_t{1});
    QVERIFY(sheets.at("ben").path == (std::vector<model::Id>{way[0], way[1]}));
}

void FacilitatorRoundsTest::fiveMeasuresTakeTheRiskDown()
{
    TestDesk test;
    answerAll(test);
    test.showPage(6);
    test.press(Qt::Key_G);
    const auto &page = dynamic_cast<const FixPage &>(test.window->page());
    QVERIFY(page.measures().size() > ws::fixBudget);
    QTRY_COMPARE(test.label("fixRisk"), QString("Open risk %1").arg(test.desk().openRisk()));
    for (std::size_t i = 0; i <= ws::fixBudget; ++i) { // the sixth is not to be had
        test.press(Qt::Key_Return);
        test.press(Qt::Key_Down);
    }
    const auto fixes = test.desk().sheet(ws::RoundKind::Fix, "anna")->fixes;
    QCOMPARE(fixes, std::vector<std::string>(page.measures().begin(), page.measures().begin() + 5));
    QTRY_VERIFY(test.label("fixRisk").contains("→"));
    const ws::JudgedFix judged =
        test.desk().judge()->with([&](ws::WorkshopJudge &judge) { return judge.fix(fixes); });
    QTRY_COMPARE(test.label("fixRisk"), QString("Open risk %1 → %2")
                                            .arg(test.desk().openRisk())
                                            .arg(test.desk().openRisk() - judged.removed));
    QVERIFY(test.label("fixResult").contains(QString("the best five remove %1").arg(judged.best)));
    test.press(Qt::Key_Home);
    test.press(Qt::Key_Return); // taken back
    QCOMPARE(test.onDisk().votes.sheets.at(ws::RoundKind::Fix).at("anna").fixes.size(), std::size_t{4});
}

void FacilitatorRoundsTest::extraThreatsAreAccepted()
{
    TestDesk test;
    ws::AnswerSheet anna = ws::test::sheetOf(test.task(), "anna", Mark::None);
    anna.extras = {{test.task().scope.front(), model::Stride::Repudiation, "no <b>log</b> of refunds"}};
    test.answer(anna);
    QVERIFY(test.waitForSheets(1));
    const double before = test.window->room().scores().room.rows.front().score.extras;
    test.showPage(7);
    QVERIFY(test.seen().contains("no <b>log</b> of refunds"));
    test.press(Qt::Key_Return);
    QVERIFY(test.seen().contains("✓ by you"));
    QCOMPARE(test.onDisk().votes.acceptedExtras.size(), std::size_t{1});
    QCOMPARE(test.window->room().scores().room.rows.front().score.extras, before + 3);
    test.press(Qt::Key_Return);
    QVERIFY(test.onDisk().votes.acceptedExtras.empty());
}

void FacilitatorRoundsTest::theLeaderboardIsOffUntilAsked()
{
    TestDesk test;
    answerAll(test);
    test.showPage(8);
    QCOMPARE(test.table()->rowCount(), 1);
    QVERIFY(test.seen().contains("The room as a whole"));
    test.press(Qt::Key_L);
    QCOMPARE(test.table()->rowCount(), 3);
    QVERIFY(test.table()->item(0, 0)->text().startsWith("1. Group 1")); // Anna has all right
    test.press(Qt::Key_L);
    QCOMPARE(test.table()->rowCount(), 1);
}

void FacilitatorRoundsTest::foreignNamesAreNoMarkup()
{
    TestDesk test;
    test.write("x", ws::serializeAnswers(ws::test::sheetOf(test.task(), "<b>Zoë</b> %1 &co", Mark::Threat)));
    QVERIFY(test.waitForSheets(1));
    test.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(test.seen().contains("<b>Zoë</b> %1 &co"));
    for (const QLabel *label : test.window->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

} // namespace workshop_facilitator_rounds

BULKHEAD_TEST(workshop_facilitator_rounds, FacilitatorRoundsTest, Gui)
#include "test_facilitator_rounds.moc"
