// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/workshop/generic_sheet.h"
#include "catalog/workshop/interaction_sheet.h"
#include "catalog/workshop/workshop_files.h"
#include "tests/catalog/support.h"

#include <QTest>

#include <set>

namespace workshop_generic {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;

namespace {

// A drawing without any container: a browser, a program, a store.
model::Model classicDrawing()
{
    catalog::test::Scene scene;
    scene.element(model::Kind::ExternalEntity, "browser")
        .element(model::Kind::Process, "site")
        .element(model::Kind::DataStore, "orders")
        .element(model::Kind::TrustBoundary, "edge");
    scene.flow("browser", "site").flow("site", "orders");
    return scene.model();
}

AttackPaths genericPathsOf(const model::Model &model)
{
    return attackPaths(analyze(model, catalog::test::builtIn(), {catalog::test::asOf, true, {}}));
}

Workshop genericWorkshop(const model::Model &model, const std::vector<model::Id> &scope = {},
                         SheetKind sheet = SheetKind::Generic)
{
    WorkshopChoice choice;
    choice.sheet = sheet;
    choice.scope = scope;
    auto made = newWorkshop(sheet == SheetKind::Generic ? genericPathsOf(model) : pathsOf(model), choice);
    if (!made)
        qFatal("%s", made.error().text().c_str());
    return *std::move(made);
}

QString lettersOf(const Workshop &workshop, const model::Id &id, Verdict verdict)
{
    QString letters;
    for (const model::Stride category : allCategories)
        if (workshop.key.cells.at({id, category}).verdict == verdict)
            letters += QString::fromStdString(std::string(model::strideTitle(category))).left(1);
    return letters;
}

} // namespace

// The second sheet: any data-flow diagram, judged by STRIDE per element.
class TestGenericSheet : public QObject
{
    Q_OBJECT

private slots:
    void theTableIsThePublishedOne();
    void whatIsFoundBesideTheTableIsABonus();
    void allPointsAreForTheCells();
    void guessingEarnsNothing();
    void scopeHasEveryShape();
    void kindsOutsideTheTableAreRefused();
    void filesKeepTheSheet();
    void mountsAreInteractions();
    void interactionsDecideTheLetters();
    void interactionsAreSpreadAndGuessedInVain();
    void whoStandsOutsideCounts();
};

void TestGenericSheet::theTableIsThePublishedOne()
{
    const Workshop workshop = genericWorkshop(classicDrawing());
    QCOMPARE(workshop.task.scope,
             (std::vector<model::Id>{"browser", "browser->site", "orders", "site", "site->orders"}));
    QCOMPARE(lettersOf(workshop, "browser", Verdict::Threat), QString("SR"));
    QCOMPARE(lettersOf(workshop, "site", Verdict::Threat), QString("STRIDE"));
    QCOMPARE(lettersOf(workshop, "orders", Verdict::Threat), QString("TRID"));
    QCOMPARE(lettersOf(workshop, "browser->site", Verdict::Threat), QString("TID"));
    for (const auto &[cell, answer] : workshop.key.cells) {
        QVERIFY(answer.verdict != Verdict::Verify);
        QVERIFY(answer.weight() == (answer.verdict == Verdict::Threat ? 2 : 0));
        QVERIFY2(answer.verdict != Verdict::Threat || !answer.findings.empty(), cellName(cell).c_str());
    }
}

void TestGenericSheet::whatIsFoundBesideTheTableIsABonus()
{
    catalog::test::Scene scene;
    scene.element(model::Kind::ExternalEntity, "admins", {"entity_type=administrator", "shared_account=true"})
        .element(model::Kind::Host, "host")
        .element(model::Kind::Process, "site", {}, "host");
    scene.flow("admins", "host").flow("admins", "site", {"encryption=none"});
    const Workshop workshop = genericWorkshop(scene.model());
    // The table has no S for flows, and the engine does.
    QCOMPARE(lettersOf(workshop, "admins->site", Verdict::Threat), QString("TID"));
    QCOMPARE(lettersOf(workshop, "admins->site", Verdict::Bonus), QString("S"));
    QCOMPARE(lettersOf(workshop, "admins", Verdict::Threat), QString("SR"));
}

void TestGenericSheet::allPointsAreForTheCells()
{
    const Workshop workshop = genericWorkshop(classicDrawing());
    const WorkshopJudge judge(workshop, catalog::test::builtIn());
    QCOMPARE(judge.score(perfectSheet(workshop, "ann")).total, 100.0);
    QVERIFY(!workshop.task.hasRound(RoundKind::Path) && !workshop.task.hasRound(RoundKind::Fix));
    QVERIFY(workshop.task.options.empty());
    // What a key's cell names can be looked up for its evidence.
    for (const auto &[cell, answer] : workshop.key.cells)
        for (const std::string &finding : answer.findings)
            QVERIFY2(judge.analysis().find(finding), finding.c_str());
}

void TestGenericSheet::guessingEarnsNothing()
{
    const Workshop workshop = genericWorkshop(classicDrawing());
    const WorkshopJudge judge(workshop, catalog::test::builtIn());
    for (const Mark mark : {Mark::Threat, Mark::None, Mark::Unknown})
        QCOMPARE(judge.score(sheetOf(workshop.task, "bob", mark)).total, 0.0);
}

void TestGenericSheet::scopeHasEveryShape()
{
    const Workshop shop = genericWorkshop(exampleModel("examples/web-shop.bulkhead"));
    QCOMPARE(shop.task.scope.size(), std::size_t(8));
    std::set<model::Kind> kinds;
    for (const model::Id &id : shop.task.scope) {
        const model::Element *element = shop.model.element(id);
        kinds.insert(element ? element->kind : model::Kind::DataFlow);
    }
    for (const model::Kind kind : {model::Kind::Container, model::Kind::DataStore, model::Kind::DataFlow})
        QVERIFY2(kinds.contains(kind), std::string(model::kindName(kind)).c_str());
}

void TestGenericSheet::kindsOutsideTheTableAreRefused()
{
    WorkshopChoice choice;
    choice.sheet = SheetKind::Generic;
    choice.scope = {"site", "edge"};
    const auto made = newWorkshop(genericPathsOf(classicDrawing()), choice);
    QVERIFY(!made);
    QCOMPARE(made.error().code, std::string("workshop.no-generic-kind"));
    QVERIFY2(made.error().message.find("“edge” is of the kind trust_boundary") != std::string::npos,
             made.error().message.c_str());
}

void TestGenericSheet::filesKeepTheSheet()
{
    const Workshop workshop = genericWorkshop(classicDrawing());
    const std::string text = serializeWorkshop(workshop);
    const auto again = parseWorkshop(text, "w", catalog::test::vocabulary());
    QVERIFY2(again, again ? "" : again.error().text().c_str());
    QVERIFY(*again == workshop);
    const std::string task = serializeTask(workshop.task);
    QVERIFY(task.find("\"sheet\": \"generic\"") != std::string::npos);
    QVERIFY(task.find("GEN-") == std::string::npos); // nothing of the key
    // The first sheet is not named, so that tasks of before stay as they are.
    QVERIFY(serializeTask(shopWorkshop().task).find("\"sheet\"") == std::string::npos);
}

// browser ⇢ (edge) site → orders; site → mail, which is outside as well.
// A mount is an interaction of a program and a store, in both directions unless it is for reading alone.
void TestGenericSheet::mountsAreInteractions()
{
    catalog::test::Scene scene;
    scene.element(model::Kind::Process, "site")
        .element(model::Kind::DataStore, "orders")
        .element(model::Kind::DataStore, "certificates");
    scene.flow("site", "orders", {}, model::FlowKind::Mount)
        .flow("site", "certificates", {"access_mode=read"}, model::FlowKind::Mount);
    const Workshop workshop =
        genericWorkshop(scene.model(), {"site", "orders", "certificates"}, SheetKind::Interaction);
    QCOMPARE(lettersOf(workshop, "orders", Verdict::Threat), QString("TRID"));
    QCOMPARE(lettersOf(workshop, "certificates", Verdict::Threat), QString("RID"));
    QCOMPARE(lettersOf(workshop, "site", Verdict::Threat), QString("STIDE"));
}

void TestGenericSheet::interactionsDecideTheLetters()
{
    catalog::test::Scene scene;
    scene.element(model::Kind::ExternalEntity, "browser", {"entity_type=end_user"})
        .element(model::Kind::TrustBoundary, "edge")
        .element(model::Kind::Process, "site", {}, "edge")
        .element(model::Kind::DataStore, "orders", {}, "edge")
        .element(model::Kind::DataStore, "archive", {}, "edge");
    scene.flow("browser", "site").flow("site", "orders").flow("archive", "site");
    const Workshop workshop = genericWorkshop(
        scene.model(), {"browser", "site", "orders", "archive", "browser->site", "site->orders"},
        SheetKind::Interaction);
    QCOMPARE(lettersOf(workshop, "browser", Verdict::Threat), QString("SRI"));
    QCOMPARE(lettersOf(workshop, "site", Verdict::Threat), QString("STIDE")); // R has no interaction here
    QCOMPARE(lettersOf(workshop, "orders", Verdict::Threat), QString("TRID"));
    QCOMPARE(lettersOf(workshop, "archive", Verdict::Threat), QString("RID"));
    QCOMPARE(lettersOf(workshop, "browser->site", Verdict::Threat), QString("TID"));
    QCOMPARE(lettersOf(workshop, "site->orders", Verdict::Threat), QString()); // it crosses nothing
    for (const auto &[cell, answer] : workshop.key.cells) // the interactions are the evidence
        QVERIFY2(answer.verdict != Verdict::Threat || answer.findings.empty(), cellName(cell).c_str());
    const Analysis analysis =
        analyze(scene.model(), catalog::test::builtIn(), {catalog::test::asOf, false, {}});
    QCOMPARE(Interactions(analysis).with({"site", model::Stride::Tampering}),
             (std::vector<std::string>{"gets from archive (Data store)"}));
    QCOMPARE(Interactions(analysis).with({"browser->site", model::Stride::Tampering}),
             (std::vector<std::string>{"crosses edge"}));
    const std::string task = serializeTask(workshop.task);
    QVERIFY(task.find("\"sheet\": \"interaction\"") != std::string::npos);
    const auto again = parseWorkshop(serializeWorkshop(workshop), "w", catalog::test::vocabulary());
    QVERIFY(again && *again == workshop);
    WorkshopChoice choice;
    choice.sheet = SheetKind::Interaction;
    choice.scope = {"site", "edge"};
    const auto refused = newWorkshop(genericPathsOf(scene.model()), choice);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().find("STRIDE per interaction") != std::string::npos,
             refused.error().text().c_str());
}

void TestGenericSheet::interactionsAreSpreadAndGuessedInVain()
{
    const Workshop shop =
        genericWorkshop(exampleModel("examples/web-shop.bulkhead"), {}, SheetKind::Interaction);
    const KeyCount count = countOf(shop.key);
    QVERIFY2(count.threats * 4 > count.cells && count.threats * 4 < count.cells * 3,
             summaryOf(count).c_str()); // neither yes nor no is a good guess
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    for (const Mark mark : {Mark::Threat, Mark::None, Mark::Unknown})
        QCOMPARE(judge.score(sheetOf(shop.task, "bob", mark)).cells, 0.0);
    QCOMPARE(judge.score(perfectSheet(shop, "ann")).cells, 100.0);
}

// A process that sends to a person outside cannot be sure of repudiation alone; to a program, of more.
void TestGenericSheet::whoStandsOutsideCounts()
{
    const auto letters = [](const char *type) {
        catalog::test::Scene scene;
        if (type)
            scene.element(model::Kind::ExternalEntity, "party", {type});
        else
            scene.element(model::Kind::ExternalEntity, "party");
        scene.element(model::Kind::Process, "site");
        scene.flow("site", "party");
        return lettersOf(genericWorkshop(scene.model(), {"site"}, SheetKind::Interaction), "site",
                         Verdict::Threat);
    };
    QCOMPARE(letters("entity_type=end_user"), QString("R"));
    QCOMPARE(letters("entity_type=third_party_service"), QString("SRID"));
    QCOMPARE(letters(nullptr), QString("SRID")); // unknown is not safe
}

} // namespace workshop_generic

BULKHEAD_TEST(workshop_generic, TestGenericSheet, None)
#include "test_generic_sheet.moc"
