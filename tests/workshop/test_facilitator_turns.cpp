// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "app/workshop/facilitator/fix_page.h"
#include "app/workshop/facilitator/path_round_page.h"
#include "app/workshop/facilitator/risk_bar.h"

#include <QTest>

namespace workshop_facilitator_turns {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Mark;

// Whose turn it is on the pages of path and fix.
class FacilitatorTurnsTest : public QObject
{
    Q_OBJECT

private slots:
    void aStepBackIsOneStep();
    void theRoomIsNobodysAnswer();
    void whatAGroupChoseStandsFirst();
    void theSixthMeasureIsToldToBeTooMany();
};

void FacilitatorTurnsTest::aStepBackIsOneStep()
{
    for (const bool fromInternet : {false, true}) {
        TestDesk test;
        ws::AnswerSheet anna = ws::test::perfectSheet(test.desk().workshop(), "anna");
        anna.path = {"proxy", "shop"};
        if (fromInternet)
            anna.path.insert(anna.path.begin(), "internet");
        test.answer(anna);
        QVERIFY(test.waitForSheets(1));
        test.showPage(5);
        test.press(Qt::Key_G);
        QVERIFY(test.seen().contains("Group 1"));
        QCOMPARE(test.label("waySteps").count('\n') + 1, static_cast<int>(anna.path.size()));
        test.press(Qt::Key_Backspace);
        anna.path.pop_back();
        QVERIFY(test.desk().sheet(ws::RoundKind::Path, "anna"));
        QVERIFY(test.desk().sheet(ws::RoundKind::Path, "anna")->path == anna.path);
        test.press(Qt::Key_Backspace);
        QVERIFY(!test.desk().sheet(ws::RoundKind::Path, "anna")); // nothing is no answer
        QCOMPARE(test.label("waySteps"), QString("1. the Internet"));
        test.press(Qt::Key_Backspace);
        QCOMPARE(test.label("waySteps"), QString("1. the Internet"));
    }
}

void FacilitatorTurnsTest::theRoomIsNobodysAnswer()
{
    TestDesk test;
    test.answer(ws::test::perfectSheet(test.desk().workshop(), "anna"));
    test.answer(ws::test::sheetOf(test.task(), "ben", Mark::None));
    QVERIFY(test.waitForSheets(2));
    test.showPage(5);
    QVERIFY(test.seen().contains("The room"));
    auto &page = dynamic_cast<PathRoundPage &>(test.window->page());
    page.diagram().diagram().select(std::array{model::Id("proxy")});
    test.press(Qt::Key_Return);
    QTRY_COMPARE(test.label("waySteps").count("✓"), 1);
    test.showPage(6);
    QVERIFY(test.seen().contains("The room: 0 of 5"));
    test.press(Qt::Key_Return);
    QVERIFY(test.seen().contains("The room: 1 of 5"));
    const ws::Votes votes = test.onDisk().votes;
    QVERIFY(!votes.sheets.contains(ws::RoundKind::Path) && !votes.sheets.contains(ws::RoundKind::Fix));
    QCOMPARE(test.window->room().scores().room.rows.size(), std::size_t{2});
    for (const ws::RoomRow &row : test.window->room().scores().room.rows)
        QVERIFY(row.score.path <= 0 && row.score.fix <= 0);
    // It stays in sight, and comes behind the last group again.
    test.showPage(5);
    QCOMPARE(test.label("waySteps").count("✓"), 1);
    for (const char *who : {"Group 1", "Group 2", "The room"}) {
        test.press(Qt::Key_G);
        QVERIFY2(test.seen().contains(who), who);
    }
    QTRY_COMPARE(test.label("waySteps").count("✓"), 1);
}

void FacilitatorTurnsTest::whatAGroupChoseStandsFirst()
{
    TestDesk test;
    const auto measures = test.task().numberedMeasures();
    QVERIFY(measures.size() > 20);
    ws::AnswerSheet anna = ws::test::perfectSheet(test.desk().workshop(), "anna");
    anna.fixes = {measures.back().first, measures[12].first};
    test.answer(anna);
    QVERIFY(test.waitForSheets(1));
    test.showPage(6);
    test.press(Qt::Key_G);
    const QStringList names = {QString("%1. ").arg(measures.size()) +
                                   QString::fromStdString(measures.back().second),
                               "13. " + QString::fromStdString(measures[12].second)};
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(test.table()->item(row, 0)->text(), names[row]);
        QCOMPARE(test.table()->item(row, 1)->text(), QString("✓ %1").arg(row + 1));
    }
    QVERIFY(test.table()->item(2, 0)->text().startsWith("1. "));
    const auto *bar = test.window->findChild<RiskBar *>();
    QTRY_COMPARE(bar->bars().size(), std::size_t{3});
    QCOMPARE(bar->bars()[1].name, names[0]);
    QCOMPARE(bar->bars()[2].name, names[1]);
    // Rows stay where they are while somebody chooses; Enter takes the same one back.
    test.press(Qt::Key_Return);
    QCOMPARE(test.table()->item(0, 0)->text(), names[0]);
    QCOMPARE(test.table()->item(0, 1)->text(), QString());
    test.press(Qt::Key_Return);
    QCOMPARE(test.desk().sheet(ws::RoundKind::Fix, "anna")->fixes,
             (std::vector{measures[12].first, measures.back().first}));
}

void FacilitatorTurnsTest::theSixthMeasureIsToldToBeTooMany()
{
    TestDesk test;
    test.showPage(6);
    for (std::size_t i = 0; i < ws::fixBudget; ++i) {
        test.press(Qt::Key_Return);
        test.press(Qt::Key_Down);
    }
    QTRY_VERIFY(test.label("fixResult").contains("the best five"));
    test.press(Qt::Key_Return);
    QVERIFY2(test.label("fixResult").contains("take one away first"), qPrintable(test.label("fixResult")));
    test.press(Qt::Key_Up);
    test.press(Qt::Key_Return);
    QTRY_VERIFY(test.label("fixResult").contains("the best five"));
}

} // namespace workshop_facilitator_turns

BULKHEAD_TEST(workshop_facilitator_turns, FacilitatorTurnsTest, Gui)
#include "test_facilitator_turns.moc"
