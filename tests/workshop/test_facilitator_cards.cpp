// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/workshop/accepted_threats.h"
#include "export/workshop/workshop_parts.h"
#include "model/file/file.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace workshop_facilitator_cards {

using namespace bulkhead;
using namespace bulkhead::app;
using ws::Verdict;

namespace {

ws::Workshop shopWith(std::vector<ws::Round> rounds)
{
    ws::WorkshopChoice choice;
    choice.rounds = std::move(rounds);
    return ws::test::shopWorkshop(choice);
}

} // namespace

// The rounds that not every workshop has: cards and drift.
class FacilitatorCardsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCardIsJudgedWhereItIsPlayed();
    void whatIsDecidedStandsOnTheCard();
    void aSecondVersionIsShownLineByLine();
    void aSecondVersionThatCannotBeReadIsTold();
    void pagesFitTheWorkshop();
    void guideHasTheKeysOfEachPage();
};

void FacilitatorCardsTest::aCardIsJudgedWhereItIsPlayed()
{
    TestDesk test(shopWith({{ws::RoundKind::Cards, 20}}));
    test.press(Qt::Key_0);
    QCOMPARE(test.window->page().title(), QString("Cards"));
    const std::vector<PlayedCard> &cards = test.desk().cards();
    QVERIFY(cards.size() > 12);
    QCOMPARE(test.table()->rowCount(), static_cast<int>(cards.size()));
    const std::vector<model::Id> &scope = test.task().scope;
    std::set<Verdict> seen;
    for (std::size_t row = 0; row < cards.size() && seen.size() < 3; ++row) {
        for (std::size_t at = 0; at < scope.size(); ++at) {
            QCOMPARE(test.label("cardVerdict"), QString("Does it apply here? Then Enter."));
            test.press(Qt::Key_Return);
            const PlayedCard::Verdict &verdict = cards[row].on.at(scope[at]);
            seen.insert(verdict.verdict);
            const QString said = test.label("cardVerdict");
            QVERIFY2(said.contains(verdict.verdict == Verdict::Threat   ? "It applies"
                                   : verdict.verdict == Verdict::Verify ? "Nobody knows"
                                                                        : "It does not apply"),
                     qPrintable(said));
            QVERIFY(verdict.verdict != Verdict::Threat || !test.label("cardWhy").isEmpty());
            test.press(Qt::Key_Right);
        }
        for (std::size_t at = 0; at < scope.size(); ++at)
            test.press(Qt::Key_Left);
        test.press(Qt::Key_Down);
    }
    QCOMPARE(seen.size(), std::size_t{3});

    // Letter by letter.
    test.press(Qt::Key_Home);
    std::vector<model::Stride> suits;
    do {
        suits.push_back(cards[static_cast<std::size_t>(test.table()->currentRow())].suit);
        test.press(Qt::Key_J);
    } while (test.table()->currentRow() > 0);
    QVERIFY(suits.size() > 2);
    QCOMPARE(std::set(suits.begin(), suits.end()).size(), suits.size());

    // What the engine does not find can be kept all the same.
    test.press(Qt::Key_Home);
    while (cards[static_cast<std::size_t>(test.table()->currentRow())].on.at(scope.front()).verdict ==
           Verdict::Threat)
        test.press(Qt::Key_Down);
    test.press(Qt::Key_Return);
    test.press(Qt::Key_A);
    QCOMPARE(test.desk().workshop().votes.acceptedExtras.size(), std::size_t{1});
    QVERIFY(test.label("cardWhy").contains("Kept as a threat"));
    test.press(Qt::Key_A);
    QVERIFY(test.desk().workshop().votes.acceptedExtras.empty());

    // Two cards of a suit on one element are two threats.
    test.press(Qt::Key_A);
    const model::Stride suit = cards[static_cast<std::size_t>(test.table()->currentRow())].suit;
    for (std::size_t row = static_cast<std::size_t>(test.table()->currentRow()) + 1; row < cards.size();
         ++row) {
        test.press(Qt::Key_Down);
        if (cards[row].suit != suit || cards[row].on.at(scope.front()).verdict == Verdict::Threat)
            continue;
        test.press(Qt::Key_Return);
        test.press(Qt::Key_A);
        break;
    }
    QCOMPARE(test.desk().workshop().votes.acceptedExtras.size(), std::size_t{2});
    test.showPage(7);
    QCOMPARE(test.window->page().title(), QString("Extra threats"));
    QCOMPARE(test.table()->rowCount(), 2);
    QCOMPARE(ws::acceptedThreats(test.desk().workshop(), {}, {}).size(), std::size_t{2});
}

void FacilitatorCardsTest::whatIsDecidedStandsOnTheCard()
{
    const ws::Workshop plain = shopWith({{ws::RoundKind::Cards, 20}});
    const auto analysis =
        catalog::analyze(plain.model, catalog::test::builtIn(), {catalog::test::asOf, false, {}});
    for (const auto &[state, word] : {std::pair(model::DecisionState::Mitigated, "It is mitigated"),
                                      std::pair(model::DecisionState::Accepted, "the risk is accepted"),
                                      std::pair(model::DecisionState::NotApplicable, "does not apply")}) {
        model::Model decided = plain.model;
        for (const catalog::Finding &finding : analysis.findings()) {
            model::Decision decision;
            decision.finding = analysis.id(finding);
            decision.state = state;
            decision.rationale = "so we said";
            decision.rating = finding.rating;
            decision.basis = finding.basis;
            if (!decided.decisions().find(decision.finding))
                QVERIFY(decided.apply(model::adding(decision)));
        }
        ws::WorkshopChoice choice;
        choice.rounds = {{ws::RoundKind::Cards, 20}};
        choice.scope = plain.task.scope;
        TestDesk test(ws::test::workshopOf(decided, choice));
        test.press(Qt::Key_0);
        const auto &cards = test.desk().cards();
        const model::Id &first = test.task().scope.front();
        const auto card =
            std::find_if(cards.begin(), cards.end(), [&, wanted = state](const PlayedCard &each) {
                return each.on.at(first).decided == wanted;
            });
        QVERIFY(card != cards.end());
        for (auto at = cards.begin(); at != card; ++at)
            test.press(Qt::Key_Down);
        test.press(Qt::Key_Return);
        QVERIFY2(test.label("cardVerdict").contains(word), qPrintable(test.label("cardVerdict")));
    }
}

void FacilitatorCardsTest::aSecondVersionIsShownLineByLine()
{
    TestDesk test(shopWith({{ws::RoundKind::Drift, 20}}));
    model::Model second = test.desk().workshop().model;
    model::Element added;
    added.id = "debug";
    added.kind = model::Kind::Container;
    added.name = "debug %1";
    const auto *privileged = second.vocabulary().find(model::Kind::Container, "privileged");
    QVERIFY(privileged);
    added.properties.set(privileged->key, model::Value(true));
    QVERIFY(second.apply(model::adding(added)));
    const QString file = test.folder.filePath("second.bulkhead");
    QVERIFY(writeFileAtomically(toPath(file), model::serializeModel(second)));
    test.dialogs->nextFile = file;
    test.press(Qt::Key_0);
    QCOMPARE(test.window->page().title(), QString("Drift"));
    QVERIFY(test.label("driftNote").startsWith("Open the second version"));
    QVERIFY(test.label("driftLines").contains("Save as…")); // how it is made
    test.press(Qt::Key_O);
    QTRY_VERIFY2(test.label("driftNote").startsWith("The second version: 1 change(s), "),
                 qPrintable(test.label("driftNote")));
    QVERIFY(!test.seen().contains(".bulkhead"));
    QCOMPARE(test.dialogs->proposed, QStringList{test.folder.path()});
    QVERIFY(test.label("driftLines").isEmpty()); // the room says it first
    test.press(Qt::Key_Space);
    QCOMPARE(test.label("driftLines"), QString("+ debug %1"));
    test.press(Qt::Key_Space);
    QVERIFY2(test.label("driftLines").contains("⚠ new: "), qPrintable(test.label("driftLines")));
    test.press(Qt::Key_Left);
    QCOMPARE(test.label("driftLines"), QString("+ debug %1"));
}

void FacilitatorCardsTest::aSecondVersionThatCannotBeReadIsTold()
{
    TestDesk test(shopWith({{ws::RoundKind::Drift, 20}}));
    const QString offered = test.folder.filePath("shop-2.bulkhead"); // as the page says it is best called
    writeText(offered, "{}");
    test.dialogs->nextFile = pathText(test.path); // no model
    test.press(Qt::Key_0);
    test.press(Qt::Key_O);
    QTRY_VERIFY2(test.label("driftNote").startsWith("⚠"), qPrintable(test.label("driftNote")));
    QCOMPARE(test.dialogs->proposed, QStringList{offered});
}

// Nothing is offered that a workshop does not have; all pages are reached by keys.
void FacilitatorCardsTest::pagesFitTheWorkshop()
{
    const auto titles = [](TestDesk &test) {
        QStringList all{test.window->page().title()};
        for (std::size_t i = 1; i < test.window->pageCount(); ++i) {
            test.press(Qt::Key_PageDown, Qt::ControlModifier);
            all << test.window->page().title();
        }
        return all;
    };
    TestDesk whole(
        shopWith({{ws::RoundKind::Silent, 15}, {ws::RoundKind::Cards, 15}, {ws::RoundKind::Drift, 15}}));
    const QStringList pages = titles(whole);
    QCOMPARE(pages, QStringList({"Room", "Heat map", "Disagreements", "Reveal", "Path", "Fix",
                                 "Extra threats", "Score", "Finish", "Cards", "Drift"}));
    QStringList told; // in the printed guide
    for (const exporting::Block &block : exporting::programChapter(whole.task()).blocks)
        if (const auto *table = std::get_if<exporting::Table>(&block))
            for (const auto &row : table->rows)
                told << QString::fromStdString(row[1].text.runs().front().text);
    QCOMPARE(told, pages);
    whole.press(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(whole.window->page().title(), QString("Cards"));
    ws::WorkshopChoice choice;
    choice.sheet = ws::SheetKind::Interaction;
    TestDesk generic(ws::test::shopWorkshop(choice));
    QCOMPARE(titles(generic), QStringList({"Room", "Heat map", "Disagreements", "Reveal", "Extra threats",
                                           "Score", "Finish"}));
}

// What stands at the foot of a page stands in the printed guide, too.
void FacilitatorCardsTest::guideHasTheKeysOfEachPage()
{
    TestDesk test(
        shopWith({{ws::RoundKind::Silent, 15}, {ws::RoundKind::Cards, 15}, {ws::RoundKind::Drift, 15}}));
    std::map<QString, QString> printed;
    for (const exporting::Block &block : exporting::programChapter(test.task()).blocks)
        if (const auto *table = std::get_if<exporting::Table>(&block))
            for (const auto &row : table->rows)
                printed.emplace(QString::fromStdString(row[1].text.runs().front().text),
                                QString::fromStdString(row[2].text.runs().front().text).toLower());
    for (std::size_t i = 0; i < test.window->pageCount(); ++i) {
        const DeskPage &page = test.window->page();
        for (const QString &part : page.keys().split(QStringLiteral(" · ")))
            for (QString key : part.section(':', 0, 0).split(QStringLiteral(", "))) {
                key = key.trimmed().toLower();
                const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(key));
                QVERIFY2(printed[page.title()].contains(word), qPrintable(page.title() + ": " + key));
            }
        test.press(Qt::Key_PageDown, Qt::ControlModifier);
    }
}

} // namespace workshop_facilitator_cards

BULKHEAD_TEST(workshop_facilitator_cards, FacilitatorCardsTest, Gui)
#include "test_facilitator_cards.moc"
