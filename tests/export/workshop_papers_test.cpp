// SPDX-License-Identifier: Apache-2.0
#include "catalog/cards/deck.h"
#include "export/report/pdf/report_composer.h"
#include "export/workshop/printed_papers.h"
#include "export/workshop/room_results.h"
#include "export/workshop/warm_up.h"
#include "export/workshop/workshop_pages.h"
#include "export/workshop/workshop_parts.h"
#include "tests/catalog/support.h"
#include "tests/support/test_program.h"
#include "tests/workshop/shop_workshop.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

namespace export_workshop_papers {

using namespace bulkhead;
namespace ws = catalog::workshop;

// What a facilitator prints: the handout tells nothing of the key, the key tells all of it.
class WorkshopPapersTest : public QObject
{
    Q_OBJECT

private slots:
    void handoutAsksAndTellsNothing_data();
    void handoutAsksAndTellsNothing();
    void handoutHasTheRoundsOfTheTask();
    void keyTellsEveryCell();
    void guideHasTheMinutesOfItsRounds();
    void guideSaysHowTheProgramIsRun();
    void handoutHasTheFactsOfTheSystem();
    void flowsHaveTheirEndsOnPaper();
    void scoresSayHowTheyAreWeighed();
    void warmUpIsNamedAndInTheKey_data();
    void warmUpIsNamedAndInTheKey();
    void keySaysWhereEachCardApplies();
    void measuresStandInTheOrderOfTheirEffect();
    void feedbackSaysWhatBecameOfThePath();
    void namesStandOnOneLine();
    void papersArePrinted();
    void tablesOfTheKeyStayTogether();
    void contentsStandOnThePageOfTheCoverAlone();
};

namespace {

QString pageOf(const exporting::ReportDocument &document)
{
    return QString::fromStdString(exporting::workshopPage(document));
}

QString escaped(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

ws::WorkshopJudge judgeOf(const ws::Workshop &workshop)
{
    return {workshop, catalog::test::builtIn()};
}

} // namespace

void WorkshopPapersTest::handoutAsksAndTellsNothing_data()
{
    QTest::addColumn<QString>("example");
    for (const std::string &example : ws::test::examples())
        QTest::newRow(example.c_str()) << QString::fromStdString(example);
}

void WorkshopPapersTest::handoutAsksAndTellsNothing()
{
    QFETCH(QString, example);
    const ws::Workshop workshop = ws::test::workshopOf(ws::test::exampleModel(example.toStdString()));
    const QString page = pageOf(exporting::handoutDocument(workshop.task));
    for (const model::Id &id : workshop.task.scope)
        QVERIFY(page.contains(escaped(exporting::nameOnPaper(id, workshop.model))));
    for (const auto &[id, title] : workshop.task.measures) // all that the windows offer
        QVERIFY2(page.contains(escaped(title)), id.c_str());
    const ws::WorkshopJudge judge = judgeOf(workshop);
    for (const catalog::Finding &finding : judge.analysis().findings()) {
        QVERIFY(!page.contains(escaped(judge.analysis().id(finding))));
        QVERIFY2(!page.contains(escaped(judge.analysis().message(finding))),
                 judge.analysis().message(finding).c_str());
    }
}

void WorkshopPapersTest::handoutHasTheRoundsOfTheTask()
{
    ws::WorkshopChoice choice;
    choice.rounds = {{ws::RoundKind::Silent, 15}};
    const QString silent = pageOf(exporting::handoutDocument(ws::test::shopWorkshop(choice).task));
    QVERIFY(!silent.contains("id=\"path\"") && !silent.contains("id=\"measures\""));
    const QString all = pageOf(exporting::handoutDocument(ws::test::shopWorkshop().task));
    QVERIFY(all.contains("id=\"path\"") && all.contains("id=\"measures\""));
}

void WorkshopPapersTest::keyTellsEveryCell()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    const QString page = pageOf(exporting::keyDocument(judge, "S 3, T 7"));
    QVERIFY(page.contains("S 3, T 7"));
    std::size_t threats = 0;
    for (const auto &[cell, known] : judge.key().cells) {
        if (known.verdict != ws::Verdict::Threat)
            continue;
        ++threats;
        const std::string why = exporting::explanationOf(cell, judge);
        QVERIFY(!why.empty());
        QVERIFY2(page.contains(escaped(why)), why.c_str());
    }
    QVERIFY(threats > 0);
    for (const auto &[cell, known] : exporting::warmUpOf(judge).key.cells)
        threats += known.verdict == ws::Verdict::Threat ? 1U : 0U;
    QCOMPARE(static_cast<std::size_t>(page.count("<td>threat</td>")), threats);
    QVERIFY(page.contains("web-shop.compose.yaml:")); // the evidence's place
    QVERIFY(page.contains("id=\"way\"") && page.contains("open risk "));
}

void WorkshopPapersTest::guideHasTheMinutesOfItsRounds()
{
    const QString standard = pageOf(exporting::guideDocument(judgeOf(ws::test::shopWorkshop()), true));
    for (const char *minutes : {"0–5", "17–32", "32–42", "42–60", "60–70", "70–80", "80–90"})
        QVERIFY2(standard.contains(minutes), minutes);
    ws::WorkshopChoice choice;
    choice.rounds = {{ws::RoundKind::Silent, 20}};
    const QString brief = pageOf(exporting::guideDocument(judgeOf(ws::test::shopWorkshop(choice)), false));
    QVERIFY(brief.contains("17–37") && brief.contains("37–55") && brief.contains("55–65"));
    QVERIFY(!brief.contains("five measures"));
    // What the workshop does not have is not named.
    QVERIFY(standard.contains("leave out the round path") && standard.contains("the cards once"));
    QVERIFY(!brief.contains("round path") && !brief.contains("the cards once"));
    QVERIFY(brief.contains("reveal fewer cells"));
}

void WorkshopPapersTest::guideSaysHowTheProgramIsRun()
{
    ws::WorkshopChoice choice;
    choice.rounds = {{ws::RoundKind::Silent, 15}, {ws::RoundKind::Cards, 15}, {ws::RoundKind::Drift, 15}};
    const QString whole = pageOf(exporting::guideDocument(judgeOf(ws::test::shopWorkshop(choice)), true));
    for (const char *text :
         {"copy only the .bulkhead-task", "Teach ▸ Open workshop…", "Close every other window first",
          "Members of the group", ".bulkhead-workshop", "N closes a round", "Ctrl+N", "W on the page",
          "Submit", "Save as…", "Heat map", "Drift"})
        QVERIFY2(whole.contains(text), text);
    QVERIFY(whole.contains("90 minutes"));
    choice.rounds.resize(1);
    const QString brief = pageOf(exporting::guideDocument(judgeOf(ws::test::shopWorkshop(choice)), false));
    QVERIFY(!brief.contains("Drift") && !brief.contains("Save as…"));
}

void WorkshopPapersTest::handoutHasTheFactsOfTheSystem()
{
    ws::WorkshopChoice choice;
    const ws::Task task = ws::test::shopWorkshop(choice).task;
    const QString page = pageOf(exporting::handoutDocument(task));
    QVERIFY(page.contains("What is known"));
    std::size_t facts = 0;
    for (const model::Id &id : task.scope)
        if (const model::Element *element = task.model.element(id))
            for (const model::PropertyDef &def : task.model.vocabulary().properties(element->kind))
                if (const model::Property *stated = element->properties.find(def.key);
                    stated && !stated->value.isUnset()) {
                    ++facts;
                    QVERIFY2(page.contains(escaped(def.title + ": ")), def.title.c_str());
                }
    QVERIFY(facts > 10);
    choice.level = ws::Level::Expert; // people have to ask
    const QString hidden = pageOf(exporting::handoutDocument(ws::test::shopWorkshop(choice).task));
    QVERIFY(hidden.contains("Ask the facilitator for facts"));

    // Every element that is asked stands on a diagram.
    choice = {};
    choice.scope = {"proxy", "registry.docker.io"};
    const exporting::ReportDocument document =
        exporting::handoutDocument(ws::test::shopWorkshop(choice).task);
    std::size_t figures = 0;
    for (const exporting::Block &block : document.chapters.front().blocks)
        if (const auto *shown = std::get_if<exporting::Figures>(&block))
            figures = shown->figures.size();
    QVERIFY2(figures > 1, qPrintable(QString::number(figures))); // the example has no view of all
}

void WorkshopPapersTest::flowsHaveTheirEndsOnPaper()
{
    ws::WorkshopChoice choice;
    choice.sheet = ws::SheetKind::Interaction;
    const ws::Workshop workshop = ws::test::shopWorkshop(choice);
    const QString page = pageOf(exporting::handoutDocument(workshop.task));
    std::size_t flows = 0;
    for (const model::Id &id : workshop.task.scope)
        if (const model::Flow *flow = workshop.model.flow(id)) {
            ++flows;
            const auto name = [&](const model::Id &end) {
                return escaped(exporting::nameOnPaper(end, workshop.model));
            };
            QVERIFY(page.contains(name(flow->source) + " → " + name(flow->target)) ||
                    page.contains(name(flow->source) + " ↔ " + name(flow->target)));
        }
    QVERIFY(flows > 0);
}

void WorkshopPapersTest::scoresSayHowTheyAreWeighed()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    const std::vector sheets = {ws::test::perfectSheet(judge.workshop(), "anna")};
    const QString page = pageOf(exporting::roomDocument(ws::collate(judge, sheets), judge));
    QVERIFY(page.contains("5, 3, 2 or 1 by its worst rating") && page.contains("40 × S / 100"));
    ws::WorkshopChoice choice;
    choice.sheet = ws::SheetKind::Generic;
    const ws::WorkshopJudge generic = judgeOf(ws::test::shopWorkshop(choice));
    const QString plain = pageOf(exporting::roomDocument(ws::collate(generic, {}), generic));
    QVERIFY(plain.contains("each threat weighs the same") && !plain.contains("by its worst rating"));
}

void WorkshopPapersTest::warmUpIsNamedAndInTheKey_data()
{
    QTest::addColumn<int>("sheet");
    QTest::addColumn<bool>("asksAll");
    for (const auto sheet : {ws::SheetKind::Containers, ws::SheetKind::Generic, ws::SheetKind::Interaction})
        QTest::addRow("sheet %d", static_cast<int>(sheet)) << static_cast<int>(sheet) << false;
    QTest::newRow("nothing is left") << 0 << true;
}

void WorkshopPapersTest::warmUpIsNamedAndInTheKey()
{
    QFETCH(int, sheet);
    QFETCH(bool, asksAll);
    ws::WorkshopChoice choice;
    choice.sheet = static_cast<ws::SheetKind>(sheet);
    const model::Model model = ws::test::exampleModel("examples/web-shop.bulkhead");
    if (asksAll)
        for (const model::Element &element : model.elements())
            choice.scope.push_back(element.id);
    const ws::WorkshopJudge judge = judgeOf(ws::test::workshopOf(model, choice));
    const exporting::WarmUp warmUp = exporting::warmUpOf(judge);
    const QString guide = pageOf(exporting::guideDocument(judge, false));
    const QString key = pageOf(exporting::keyDocument(judge, {}));
    QCOMPARE(warmUp.elements.size(), std::size_t{asksAll ? 0U : 2U});
    QCOMPARE(key.contains("id=\"warm-up\""), !asksAll);
    QVERIFY(guide.contains(asksAll ? "the building you sit in" : "Warm-up, not on the worksheet: "));
    QVERIFY(guide.contains("id=\"story\"") && guide.contains("Source: "));
    for (const model::Id &id : warmUp.elements) {
        const auto &scope = judge.workshop().task.scope;
        QVERIFY(std::find(scope.begin(), scope.end(), id) == scope.end());
        const QString name = escaped(exporting::nameOnPaper(id, model));
        QVERIFY(guide.contains(name));
        QVERIFY2(key.contains('>' + name + "</h"), qPrintable(name));
        QCOMPARE(warmUp.key.cells.size(), 6 * warmUp.elements.size());
    }
}

void WorkshopPapersTest::keySaysWhereEachCardApplies()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    const QString page = pageOf(exporting::keyDocument(judge, "S 3"));
    for (const catalog::DeckCard &card : catalog::modelDeck(judge.analysis(), judge.workshop().task.scope))
        QVERIFY2(page.contains("<td>" + escaped(card.title) + "</td>"), card.title.c_str());
    QVERIFY(page.contains("<td>applies at ") && page.contains("<td>cannot apply</td>") &&
            page.contains("ask about "));
}

void WorkshopPapersTest::measuresStandInTheOrderOfTheirEffect()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    QString page = pageOf(exporting::keyDocument(judge, {}));
    page = page.mid(page.indexOf("id=\"measures\""));
    QVERIFY(page.contains("The open risk is the sum of the points"));
    static const QRegularExpression taken(": takes (\\d+) off, open risk (\\d+) → (\\d+)");
    std::vector<int> alone;
    QRegularExpressionMatchIterator matches = taken.globalMatch(page);
    int before = -1;
    int sum = 0;
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        QCOMPARE(match.captured(2).toInt() - match.captured(3).toInt(), match.captured(1).toInt());
        if (before >= 0)
            QCOMPARE(match.captured(2).toInt(), before);
        before = match.captured(3).toInt();
        sum += match.captured(1).toInt();
        alone.push_back(match.captured(1).toInt());
    }
    QCOMPARE(alone.size(), ws::fixBudget);
    QCOMPARE(alone.front(), *std::max_element(alone.begin(), alone.end()));
    QVERIFY(page.contains("takes " + QString::number(sum) + " off, which is full marks"));
}

void WorkshopPapersTest::feedbackSaysWhatBecameOfThePath()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    const auto pageWith = [&](const std::vector<model::Id> &path) {
        ws::GradedSheet sheet;
        sheet.participant = "anna";
        sheet.sheet = ws::test::perfectSheet(judge.workshop(), "anna");
        sheet.sheet.path = path;
        sheet.score = judge.score(sheet.sheet);
        return pageOf(exporting::feedbackDocument(sheet, judge));
    };
    QVERIFY(pageWith({}).contains("0 of 20: you wrote none"));
    QVERIFY(pageWith({"proxy", "shop"}).contains("20 of 20: no way is likelier"));
    QVERIFY(pageWith({"db"}).contains("0 of 20: an attacker outside cannot begin at "));
    QVERIFY(pageWith({"proxy", "nobody"}).contains("0 of 20: it breaks off: from proxy "));
    QVERIFY(pageWith({"proxy"}).contains("0 of 20: it ends at proxy, and does not reach "));
    const QString page = pageWith({});
    QVERIFY(page.contains("The best way") && page.contains("Open questions") &&
            page.contains("which you left open"));
}

// Drawings have names on several lines.
void WorkshopPapersTest::namesStandOnOneLine()
{
    ws::Workshop workshop = ws::test::shopWorkshop();
    for (model::Model *model : {&workshop.model, &workshop.task.model}) {
        const model::Id &id = workshop.task.scope.front();
        model::Element element = *model->element(id);
        element.name = "two\nlines";
        QVERIFY(model->apply(model::editing(model->elements().shared(id), std::move(element))));
    }
    const ws::WorkshopJudge judge = judgeOf(workshop);
    QCOMPARE(exporting::nameOnPaper(workshop.task.scope.front(), workshop.model), std::string("two lines"));
    for (const exporting::ReportDocument &document :
         {exporting::handoutDocument(workshop.task), exporting::keyDocument(judge, {}),
          exporting::guideDocument(judge, true)})
        QVERIFY(!pageOf(document).contains("two\nlines"));
    const std::vector<ws::HandedIn> works = {{"a", "a", workshop.model}};
    const std::string matches = exporting::matchesCsv(ws::gradeRoom(judge, works), judge);
    QVERIFY(matches.find("two lines") != std::string::npos &&
            matches.find("two\nlines") == std::string::npos);
}

void WorkshopPapersTest::papersArePrinted()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    const ws::Task &task = judge.workshop().task;
    for (const exporting::ReportDocument &document :
         {exporting::handoutDocument(task), exporting::keyDocument(judge, {}),
          exporting::guideDocument(judge, true)}) {
        const auto pdf = exporting::workshopPdf(document, task.model);
        QVERIFY2(pdf.ok(), pdf ? "" : pdf.error().text().c_str());
        QVERIFY(pdf->starts_with("%PDF-"));
        QVERIFY(*exporting::workshopPdf(document, task.model) == *pdf);
    }
}

// However little a cover has, the first chapter does not come into the contents.
void WorkshopPapersTest::contentsStandOnThePageOfTheCoverAlone()
{
    const ws::WorkshopJudge judge = judgeOf(ws::test::shopWorkshop());
    for (const exporting::ReportDocument &document :
         {exporting::keyDocument(judge, {}), exporting::guideDocument(judge, true)}) {
        exporting::ReportComposer composer({document, judge.workshop().model, {}});
        while (composer.step()) {
        }
        for (const exporting::OutlineEntry &entry : composer.finish().outline)
            QVERIFY2(entry.place.page > 0, qPrintable(entry.title));
    }
}

// No row of an element stands on another page than its name.
void WorkshopPapersTest::tablesOfTheKeyStayTogether()
{
    for (const std::string &example : ws::test::examples()) {
        const ws::WorkshopJudge judge = judgeOf(ws::test::workshopOf(ws::test::exampleModel(example)));
        const exporting::ReportDocument document = exporting::keyDocument(judge, {});
        std::size_t tables = 0;
        for (const exporting::Section &chapter : document.chapters)
            if (chapter.anchor == "cells" || chapter.anchor == "warm-up")
                for (const exporting::Block &block : chapter.blocks)
                    if (const auto *section = std::get_if<exporting::Section>(&block.any()))
                        for (const exporting::Block &inner : section->blocks)
                            if (const auto *table = std::get_if<exporting::Table>(&inner.any())) {
                                QVERIFY(table->isWhole);
                                ++tables;
                            }
        QVERIFY(tables > judge.workshop().task.scope.size());
    }
}

} // namespace export_workshop_papers

BULKHEAD_TEST(export_workshop_papers, WorkshopPapersTest, Gui)
#include "workshop_papers_test.moc"
