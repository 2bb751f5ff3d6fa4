// SPDX-License-Identifier: Apache-2.0
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/workshop/graded_room.h"
#include "model/utf8.h"
#include "tests/catalog/support.h"

#include <QTest>

#include <random>

namespace workshop_grading {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;
using catalog::test::Scene;
using model::Kind;

namespace {

// The scene's elements under other names.
model::Model renamed(const model::Model &model, const std::map<std::string, std::string> &names)
{
    model::Model result = model;
    for (const auto &[id, name] : names) {
        model::Element element = *model.element(id);
        element.name = name;
        if (!result.apply(model::editing(result.elements().shared(id), std::move(element))))
            qFatal("the element cannot be renamed");
    }
    return result;
}

// A drawing of the same system by somebody else: ids of another tool, no properties.
model::Model redrawn(const std::vector<std::tuple<Kind, std::string, std::string>> &elements,
                     const std::vector<std::pair<std::string, std::string>> &flows)
{
    Scene scene;
    for (const auto &[kind, id, name] : elements)
        scene.element(kind, id);
    for (const auto &[source, target] : flows)
        scene.flow(source, target);
    std::map<std::string, std::string> names;
    for (const auto &[kind, id, name] : elements)
        names[id] = name;
    return renamed(scene.model(), names);
}

model::Model lecture()
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "outside").container("proxy").container("shop").container("db");
    scene.container("worker").element(Kind::DataStore, "volume");
    scene.flow("outside", "proxy").flow("proxy", "shop").flow("shop", "db").flow("worker", "db");
    return renamed(scene.model(), {{"outside", "Customers"},
                                   {"proxy", "Reverse proxy"},
                                   {"shop", "Shop application"},
                                   {"db", "Order database"},
                                   {"worker", "Mail worker"},
                                   {"volume", "Backup volume"}});
}

model::ManualThreat threatAt(const std::string &id, const model::Id &subject, model::Stride category,
                             const std::string &title)
{
    model::ManualThreat threat;
    threat.id = id;
    threat.subject = subject;
    threat.category = category;
    threat.title = title;
    return threat;
}

} // namespace

// What students hand in, answers and whole models, against the workshop.
class TestWorkshopGrading : public QObject
{
    Q_OBJECT

private slots:
    void elementsAreMatched_data();
    void elementsAreMatched();
    void neighboursDecideBetweenLikeNames();
    void productsNameContainersBeforeImages();
    void boundariesStandForWhatContains();
    void correctionsOutrankAll();
    void correctionsAreReadFromCsv();
    void wholeModelFindsTheWholeDrawing();
    void partOfTheDrawingIsCounted();
    void boundariesAreFoundByWhatStandsInThem();
    void threatsOfAModelMarkCells();
    void threatsAtFlowsMarkTheTrueEnd();
    void extrasOfModelsNeedTheFacilitator();
    void sameNameTwiceIsToldAndTheRestGoesOn();
    void copiedMistakesAreTold();
    void honestClassIsNotSuspected();
    void pseudonymsHideAllNames();

private:
    static std::string partnerOf(const MatchTable &table, const char *id) { return table.of(id)->found; }
};

void TestWorkshopGrading::elementsAreMatched_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("how");
    const auto row = [](const char *what, const char *id, const char *name, const char *expected,
                        MatchKind how) {
        QTest::newRow(what) << id << name << expected << static_cast<int>(how);
    };
    row("same id", "db", "Something else", "db", MatchKind::ById);
    row("same name", "x1", "order-DATABASE", "db", MatchKind::ByName);
    row("part of the name", "x1", "Orders DB", "db", MatchKind::ByLikeness);
    row("synonym", "x1", "nginx proxy", "proxy", MatchKind::ByLikeness);
    row("misspelt", "x1", "Mail wroker", "worker", MatchKind::ByLikeness);
    row("nothing like it", "x1", "Zebra", "", MatchKind::None);
}

void TestWorkshopGrading::elementsAreMatched()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QFETCH(int, how);
    const model::Model handedIn = redrawn({{Kind::Container, id.toStdString(), name.toStdString()}}, {});
    const MatchTable table = matchModels(lecture(), handedIn);
    QCOMPARE(QString::fromStdString(table.expectedFor(id.toStdString())), expected);
    if (expected.isEmpty()) {
        QCOMPARE(table.unmatched.size(), std::size_t{1});
        return;
    }
    QCOMPARE(static_cast<int>(table.of(expected.toStdString())->how), how);
    QVERIFY(table.unmatched.empty());
}

void TestWorkshopGrading::neighboursDecideBetweenLikeNames()
{
    Scene scene;
    scene.container("a").container("b").container("left").container("right");
    scene.flow("left", "a").flow("right", "b");
    const model::Model expected = renamed(
        scene.model(), {{"a", "Service one"}, {"b", "Service two"}, {"left", "Left"}, {"right", "Right"}});
    const model::Model handedIn = redrawn(
        {{Kind::Process, "p", "Service"}, {Kind::Process, "q", "Right"}, {Kind::Process, "r", "Left"}},
        {{"q", "p"}});
    const MatchTable table = matchModels(expected, handedIn);
    QCOMPARE(partnerOf(table, "b"), std::string("p"));
    QCOMPARE(partnerOf(table, "a"), std::string());
}

void TestWorkshopGrading::productsNameContainersBeforeImages()
{
    Scene scene;
    scene.element(Kind::Image, "image").container("cache", {"technology=redis"}).container("db");
    const model::Model expected =
        renamed(scene.model(), {{"image", "redis"}, {"cache", "cache"}, {"db", "orders"}});
    const MatchTable drawn = matchModels(expected, redrawn({{Kind::Process, "1", "Redis"}}, {}));
    QCOMPARE(partnerOf(drawn, "cache"), std::string("1"));
    const MatchTable both = matchModels(
        expected, redrawn({{Kind::Image, "1", "redis"}, {Kind::Container, "2", "Redis server"}}, {}));
    QCOMPARE(partnerOf(both, "image"), std::string("1"));
    QCOMPARE(partnerOf(both, "cache"), std::string("2"));
}

void TestWorkshopGrading::boundariesStandForWhatContains()
{
    Scene scene;
    scene.element(Kind::Registry, "r");
    const MatchTable table = matchModels(renamed(scene.model(), {{"r", "registry.example"}}),
                                         redrawn({{Kind::Process, "1", "registry.example/shop"},
                                                  {Kind::TrustBoundary, "2", "registry.example"}},
                                                 {}));
    QCOMPARE(partnerOf(table, "r"), std::string("2"));
}

void TestWorkshopGrading::correctionsOutrankAll()
{
    const model::Model handedIn =
        redrawn({{Kind::Container, "db", "Order database"}, {Kind::Container, "z", "Zebra"}}, {});
    const MatchTable table = matchModels(lecture(), handedIn, {{"db", "z"}, {"shop", ""}, {"no", "db"}});
    QCOMPARE(partnerOf(table, "db"), std::string("z"));
    QVERIFY(table.of("db")->how == MatchKind::ByHand);
    QCOMPARE(partnerOf(table, "shop"), std::string());
    QCOMPARE(table.unmatched.size(), std::size_t{1});
}

void TestWorkshopGrading::correctionsAreReadFromCsv()
{
    const auto read = parseMatches("element,file,name,taken_for\r\n"
                                   "web,\"a \"\"b\"\",.json\",Web,x1\r\n"
                                   "db,a.json,\"two\nlines\",\n"
                                   ",a.json,,left over\n"
                                   "'=db,b.json,,y\n",
                                   "m.csv");
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(read->at("a \"b\",.json").at("web"), std::string("x1"));
    QCOMPARE(read->at("a.json").size(), std::size_t{1});
    QCOMPARE(read->at("a.json").at("db"), std::string());
    QCOMPARE(read->at("b.json").at("=db"), std::string("y"));
    const auto noColumn = parseMatches("file,element\na,b\n", "m.csv");
    QVERIFY(!noColumn);
    QCOMPARE(noColumn.error().line, 1);
    const auto shortRow = parseMatches("file,element,taken_for\na,\"b\n\",c\na,b\n", "m.csv");
    QVERIFY(!shortRow);
    QCOMPARE(shortRow.error().line, 4);
}

void TestWorkshopGrading::wholeModelFindsTheWholeDrawing()
{
    for (const std::string &name : examples()) {
        const model::Model model = exampleModel(name);
        const DrawingScore score = drawingScore(model, model, matchModels(model, model));
        QCOMPARE(score.share(), 1.0);
        QVERIFY(score.elements.all > 3 && score.flows.all > 3 && score.boundaries.all > 0);
    }
}

void TestWorkshopGrading::partOfTheDrawingIsCounted()
{
    const model::Model handedIn = redrawn({{Kind::ExternalEntity, "1", "Customer"},
                                           {Kind::Process, "2", "Reverse Proxy"},
                                           {Kind::Process, "3", "Shop"},
                                           {Kind::DataStore, "4", "Zebra"}},
                                          {{"2", "1"}, {"2", "3"}, {"3", "4"}});
    const MatchTable table = matchModels(lecture(), handedIn);
    const DrawingScore score = drawingScore(lecture(), handedIn, table);
    QCOMPARE(score.elements.all, std::size_t{6});
    QCOMPARE(score.elements.found, std::size_t{3});
    QCOMPARE(score.flows.all, std::size_t{4});
    QCOMPARE(score.flows.found, std::size_t{2}); // one of them is drawn the other way round
    QCOMPARE(score.boundaries.all, std::size_t{0});
}

void TestWorkshopGrading::boundariesAreFoundByWhatStandsInThem()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("a", {}, "host").container("b", {}, "host").container("c");
    Scene same;
    same.element(Kind::TrustBoundary, "zone")
        .container("a", {}, "zone")
        .container("b", {}, "zone")
        .container("c");
    Scene other;
    other.element(Kind::TrustBoundary, "zone").container("a").container("b").container("c", {}, "zone");
    const auto found = [&](const model::Model &handedIn) {
        return drawingScore(scene.model(), handedIn, matchModels(scene.model(), handedIn)).boundaries.found;
    };
    QCOMPARE(found(same.model()), std::size_t{1});
    QCOMPARE(found(other.model()), std::size_t{0});
}

void TestWorkshopGrading::threatsOfAModelMarkCells()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    model::Model handedIn = strippedModel(shop.model, Level::Plain);
    std::size_t truths = 0;
    for (const auto &[cell, answer] : shop.key.cells)
        if (answer.verdict == Verdict::Threat)
            QVERIFY(handedIn.apply(model::adding(
                threatAt("manual." + std::to_string(++truths), cell.element, cell.category, "a threat"))));
    const std::vector<HandedIn> works = {{"alice.json", "alice", handedIn},
                                         {"bob.json", "bob", strippedModel(shop.model, Level::Plain)}};
    const GradedRoom room = gradeRoom(judge, works);
    QCOMPARE(room.sheets[0].score.cells, 100.0);
    QCOMPARE(room.sheets[0].cellScore.hits, truths);
    QCOMPARE(room.sheets[1].score.cells, 0.0);
    QCOMPARE(room.sheets[0].drawing->share(), 1.0);
    QCOMPARE(room.sheets[0].score.diagram, 0.0); // counts only where the rubric says so
    Workshop drawn = shop;
    drawn.rubric.diagram = 20;
    const GradedRoom again = gradeRoom(WorkshopJudge(drawn, catalog::test::builtIn()), works);
    QCOMPARE(again.sheets[1].score.total, 20.0);
}

void TestWorkshopGrading::threatsAtFlowsMarkTheTrueEnd()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    model::Model handedIn = strippedModel(shop.model, Level::Plain);
    for (const model::Flow &flow : shop.model.flows()) {
        for (const model::Stride category : allCategories) {
            const auto isTrueAt = [&](const model::Id &id) {
                const auto cell = shop.key.cells.find({id, category});
                return cell != shop.key.cells.end() && cell->second.verdict == Verdict::Threat;
            };
            model::Model one = handedIn;
            QVERIFY(one.apply(model::adding(threatAt("manual.1", flow.id, category, "a threat"))));
            const std::vector<HandedIn> works = {{"a", "a", one}};
            const GradedRoom room = gradeRoom(judge, works);
            const bool isTrue = isTrueAt(flow.target) || isTrueAt(flow.source);
            QCOMPARE(room.sheets[0].cellScore.hits, isTrue ? 1U : 0U);
            QCOMPARE(room.sheets[0].cellScore.alarms, std::size_t{0});
        }
    }
}

void TestWorkshopGrading::extrasOfModelsNeedTheFacilitator()
{
    Workshop shop = shopWorkshop();
    model::Id beside;
    for (const model::Element &element : shop.model.elements())
        if (std::find(shop.task.scope.begin(), shop.task.scope.end(), element.id) == shop.task.scope.end())
            beside = element.id;
    model::Model handedIn = strippedModel(shop.model, Level::Plain);
    QVERIFY(
        handedIn.apply(model::adding(threatAt("manual.1", beside, model::Stride::Tampering, "a threat"))));
    const std::vector<HandedIn> works = {{"a", "a", handedIn}, {"b", "b", handedIn}, {"c", "c", handedIn}};
    const auto extrasOf = [&] {
        return gradeRoom(WorkshopJudge(shop, catalog::test::builtIn()), works).sheets[0].score.extras;
    };
    QCOMPARE(extrasOf(), 0.0);
    shop.votes.acceptedExtras.insert({beside, model::Stride::Tampering, "so it is"});
    QCOMPARE(extrasOf(), 3.0);
    // A long text is cut between characters.
    model::Model wordy = strippedModel(shop.model, Level::Plain);
    const std::string title = std::string(longestText - 1, 'x') + "ä";
    QVERIFY(wordy.apply(model::adding(threatAt("manual.1", beside, model::Stride::Tampering, title))));
    const std::vector<HandedIn> wordyWorks = {{"a", "a", wordy}};
    const GradedRoom room = gradeRoom(WorkshopJudge(shop, catalog::test::builtIn()), wordyWorks);
    QCOMPARE(room.sheets[0].sheet.extras.size(), std::size_t{1});
    QVERIFY(model::isUtf8(room.sheets[0].sheet.extras.begin()->title));
}

void TestWorkshopGrading::sameNameTwiceIsToldAndTheRestGoesOn()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    const HandedIn bob{"bob", "bob", perfectSheet(shop, "bob")};
    const HandedIn own{"own", "alice", perfectSheet(shop, "alice"), true};
    const HandedIn forged{"forged", "alice", sheetOf(shop.task, "alice", Mark::None)};
    const HandedIn model{"model", "alice", shop.model};
    const auto graded = [&](std::vector<HandedIn> works) {
        works.push_back(bob);
        return gradeRoom(judge, works);
    };
    for (const HandedIn &other : {forged, model}) {
        const GradedRoom room = graded({other, own});
        QCOMPARE(room.sheets.size(), std::size_t{2});
        QCOMPARE(room.sheets[0].file, own.file);
        QCOMPARE(room.sheets[0].score.cells, 100.0);
        QCOMPARE(room.leftOut.size(), std::size_t{1});
        QCOMPARE(room.leftOut[0].file, other.file);
        QCOMPARE(room.leftOut[0].participant, std::string("alice"));
    }
    const GradedRoom open = graded({forged, model});
    QCOMPARE(open.sheets.size(), std::size_t{1});
    QCOMPARE(open.sheets[0].participant, std::string("bob"));
    QCOMPARE(open.leftOut.size(), std::size_t{2});
    GradedRoom hidden = graded({forged, own});
    usePseudonyms(hidden, shop);
    QVERIFY(hidden.leftOut[0].participant.starts_with("P0") && hidden.leftOut[0].file.empty());
    QVERIFY(hidden.leftOut[0].reason.find("alice") == std::string::npos);
}

namespace {

// Sheets of people who know two thirds of the answers, each others.
std::vector<AnswerSheet> honestClass(const Workshop &shop, unsigned seed)
{
    std::vector<AnswerSheet> sheets;
    std::mt19937 random(seed);
    for (int i = 0; i < 20; ++i)
        sheets.push_back(sheetBy(shop.task, "p" + std::to_string(i), [&](const StrideCell &cell) {
            const bool isThreat = shop.key.cells.at(cell).verdict == Verdict::Threat;
            return isThreat == (random() % 3 != 0) ? Mark::Threat : Mark::None;
        }));
    return sheets;
}

} // namespace

void TestWorkshopGrading::copiedMistakesAreTold()
{
    const Workshop shop = shopWorkshop();
    std::vector<AnswerSheet> sheets = honestClass(shop, 1);
    sheets[7].cells = sheets[3].cells;
    const std::vector<AlikePair> alike = alikeSheets(shop.key, sheets);
    QCOMPARE(alike.size(), std::size_t{1});
    QCOMPARE(alike[0].first, std::size_t{3});
    QCOMPARE(alike[0].second, std::size_t{7});
    QVERIFY(alike[0].expected * 2 < static_cast<double>(alike[0].sharedMistakes));

    std::vector<AnswerSheet> worded = honestClass(shop, 2);
    for (const std::size_t i : {4U, 9U})
        for (const std::size_t cell : {0U, 5U})
            worded[i].cells[shop.task.cells()[cell]].why =
                "it runs as root and nobody ever looks " + std::to_string(cell);
    const std::vector<AlikePair> same = alikeSheets(shop.key, worded);
    QCOMPARE(same.size(), std::size_t{1});
    QCOMPARE(same[0].sameReasons, std::size_t{2});
}

void TestWorkshopGrading::honestClassIsNotSuspected()
{
    const Workshop shop = shopWorkshop();
    std::size_t suspected = 0;
    for (unsigned seed = 10; seed < 60; ++seed)
        suspected += alikeSheets(shop.key, honestClass(shop, seed)).size();
    QVERIFY2(suspected <= 2, qPrintable(QString::number(suspected))); // of 9,500 pairs
    // All of one mind make the same mistakes.
    std::vector<AnswerSheet> all(5, sheetOf(shop.task, "p", Mark::Threat));
    QVERIFY(alikeSheets(shop.key, all).empty());
    QVERIFY(alikeSheets(shop.key, std::span(all).first(1)).empty());

    // Two that answered next to nothing, alone or in a class: what was left out is no mistake.
    std::vector<AnswerSheet> few(2, AnswerSheet{shop.task.id, "p", {}, {}, {}, {}});
    for (AnswerSheet &sheet : few)
        sheet.cells[shop.task.cells().front()].mark = Mark::Threat;
    QVERIFY(alikeSheets(shop.key, few).empty());
    std::vector<AnswerSheet> many = honestClass(shop, 3);
    many.insert(many.end(), few.begin(), few.end());
    QVERIFY(alikeSheets(shop.key, many).empty());
    // Two models alone, each with one threat.
    const std::vector<AnswerSheet> two(2, sheetBy(shop.task, "p", [&](const StrideCell &cell) {
                                           return cell == shop.task.cells().front() ? Mark::Threat
                                                                                    : Mark::None;
                                       }));
    QVERIFY(alikeSheets(shop.key, two).empty());
}

void TestWorkshopGrading::pseudonymsHideAllNames()
{
    const Workshop shop = shopWorkshop();
    const WorkshopJudge judge(shop, catalog::test::builtIn());
    const std::vector<HandedIn> works = {{"alice.json", "alice", perfectSheet(shop, "alice")},
                                         {"bob.json", "bob", sheetOf(shop.task, "bob", Mark::None)}};
    GradedRoom room = gradeRoom(judge, works);
    QVERIFY(room.room.bestCatch);
    usePseudonyms(room, shop);
    for (const GradedSheet &sheet : room.sheets) {
        QVERIFY(sheet.participant == "P01" || sheet.participant == "P02");
        QCOMPARE(sheet.file, sheet.participant);
        QCOMPARE(sheet.sheet.participant, sheet.participant);
    }
    const std::size_t alice = room.sheets[0].cellScore.hits > 0 ? 0 : 1;
    QVERIFY(room.sheets[alice].cellScore.hits > 0);
    QCOMPARE(room.room.bestCatch->participants, std::vector<std::string>{room.sheets[alice].participant});
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(room.room.rows[i].participant, room.sheets[i].participant);
        QCOMPARE(room.sheets[i].participant,
                 std::string(i == 0 ? "P01" : "P02")); // no order of names is left
    }
}

} // namespace workshop_grading

BULKHEAD_TEST(workshop_grading, TestWorkshopGrading, None)
#include "test_workshop_grading.moc"
