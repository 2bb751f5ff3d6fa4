// SPDX-License-Identifier: Apache-2.0
#include "catalog/cards/deck.h"
#include "export/report/pdf/report_composer.h"
#include "export/workshop/printed_papers.h"
#include "export/workshop/workshop_pages.h"
#include "export/workshop/workshop_parts.h"
#include "tests/catalog/support.h"
#include "tests/support/test_program.h"
#include "tests/workshop/shop_workshop.h"

#include <QApplication>
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
    void papersArePrinted();
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
    for (const char *text : {".bulkhead-task", ".bulkhead-workshop", "N closes a round", "Ctrl+N",
                             "W on the page", "Submit", "Save as…", "Heat map", "Drift"})
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
    const exporting::ReportDocument document = exporting::handoutDocument(task);
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

} // namespace export_workshop_papers

BULKHEAD_TEST(export_workshop_papers, WorkshopPapersTest, Gui)
#include "workshop_papers_test.moc"
