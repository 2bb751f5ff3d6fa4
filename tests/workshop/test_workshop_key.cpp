// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/task_options.h"
#include "shop_workshop.h"
#include "tests/support/test_program.h"

#include "catalog/what_if/what_if.h"
#include "catalog/workshop/workshop_files.h"
#include "tests/catalog/support.h"

#include <QTest>

#include <algorithm>
#include <set>

namespace workshop_key {

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::workshop;
using namespace bulkhead::catalog::workshop::test;

// What is asked, what is true, and what is offered as a remedy.
class TestWorkshopKey : public QObject
{
    Q_OBJECT

private slots:
    void verdictsFollowTheFindings();
    void decisionsThatClearAFindingCount();
    void facilitatorOutranksTheEngine();
    void suggestionHasEveryLetterAPathAndAHarmlessElement_data();
    void suggestionHasEveryLetterAPathAndAHarmlessElement();
    void suggestionIsOfTheSystemItself();
    void summaryTellsCellsAndMinutes();
    void everyCellHasFourOptions_data();
    void everyCellHasFourOptions();
    void placeOfTheRightOptionTellsNothing();
    void optionsCannotBeWorkedOutFromTheTask();
    void sameInputGivesTheSameFiles();
    void wrongScopesAreRefused();
    void theBestMeasuresCanBeChosen_data();
    void theBestMeasuresCanBeChosen();
    void measuresAreNumberedByTitle();
};

void TestWorkshopKey::verdictsFollowTheFindings()
{
    const Workshop shop = shopWorkshop();
    const AttackPaths paths = pathsOf(shop.model);
    QCOMPARE(shop.key.cells.size(), shop.task.scope.size() * 6);
    for (const auto &[cell, answer] : shop.key.cells) {
        bool confirmed = false;
        bool any = false;
        model::Rating worst = model::Rating::None;
        for (const std::uint32_t number : paths.analysis().findingsOf(cell.element)) {
            const Finding &finding = paths.analysis().findings()[number];
            if (paths.analysis().threat(finding).category != cell.category)
                continue;
            any = true;
            confirmed = confirmed || model::isConfirmed(finding.basis);
            if (model::isConfirmed(finding.basis))
                worst = std::max(worst, finding.rating);
        }
        QVERIFY2(answer.verdict == (confirmed ? Verdict::Threat
                                    : any     ? Verdict::Verify
                                              : Verdict::None),
                 cellName(cell).c_str());
        if (confirmed) {
            QCOMPARE(answer.worst, worst);
            const int weights[] = {1, 1, 2, 3, 5};
            QCOMPARE(answer.weight(), weights[static_cast<int>(worst)]);
            QVERIFY(!answer.findings.empty());
        } else {
            QCOMPARE(answer.weight(), 0);
        }
    }
}

void TestWorkshopKey::decisionsThatClearAFindingCount()
{
    model::Model model = exampleModel("examples/web-shop.bulkhead");
    const Workshop before = workshopOf(model);
    const auto cell = std::find_if(before.key.cells.begin(), before.key.cells.end(),
                                   [](const auto &entry) { return entry.second.verdict == Verdict::Threat; });
    QVERIFY(cell != before.key.cells.end());
    WorkshopChoice same;
    same.scope = before.task.scope;
    for (const auto &[state, verdict] : {std::pair(model::DecisionState::Accepted, Verdict::Threat),
                                         std::pair(model::DecisionState::NotApplicable, Verdict::None)}) {
        model::Model decided = model;
        const Analysis analysis = analyze(model, catalog::test::builtIn(), {catalog::test::asOf, false, {}});
        for (const std::uint32_t number : analysis.findingsOf(cell->first.element)) {
            const Finding &finding = analysis.findings()[number];
            if (analysis.threat(finding).category != cell->first.category)
                continue;
            model::Decision decision;
            decision.finding = analysis.id(finding);
            decision.state = state;
            decision.rationale = "reviewed";
            decision.rating = model::Rating::Critical;
            decision.basis = model::Basis::Stated;
            QVERIFY(decided.apply(model::adding(decision)));
        }
        QVERIFY(workshopOf(decided, same).key.cells.at(cell->first).verdict == verdict);
    }
}

void TestWorkshopKey::facilitatorOutranksTheEngine()
{
    const Workshop shop = shopWorkshop();
    Overrides overrides;
    for (const auto &[cell, answer] : shop.key.cells)
        overrides[cell] = {answer.verdict == Verdict::Threat ? Verdict::None : Verdict::Threat, "so it is"};
    const Key key = overruled(shop.key, overrides);
    for (const auto &[cell, answer] : key.cells) {
        QVERIFY(answer.verdict != shop.key.cells.at(cell).verdict);
        QCOMPARE(answer.weight() > 0, answer.verdict == Verdict::Threat);
    }
}

void TestWorkshopKey::suggestionHasEveryLetterAPathAndAHarmlessElement_data()
{
    QTest::addColumn<QString>("example");
    for (const std::string &name : examples())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestWorkshopKey::suggestionHasEveryLetterAPathAndAHarmlessElement()
{
    QFETCH(QString, example);
    const AttackPaths paths = pathsOf(exampleModel(example.toStdString()));
    const std::vector<model::Id> scope = suggestedScope(paths);
    QVERIFY(scope.size() >= 6 && scope.size() <= 9);
    QCOMPARE(std::set(scope.begin(), scope.end()).size(), scope.size());
    QVERIFY(std::is_sorted(scope.begin(), scope.end())); // the order must not tell why each is asked

    std::vector<model::Id> all;
    for (const model::Element &element : paths.analysis().model().elements())
        if (element.kind != model::Kind::Network && element.kind != model::Kind::TrustBoundary)
            all.push_back(element.id);
    const Key key = keyOf(paths.analysis(), scope, {});
    const Key whole = keyOf(paths.analysis(), all, {});
    const auto lettersOf = [](const Key &of) {
        std::set<model::Stride> letters;
        for (const auto &[cell, answer] : of.cells)
            if (answer.verdict == Verdict::Threat)
                letters.insert(cell.category);
        return letters;
    };
    QVERIFY(lettersOf(key) == lettersOf(whole));
    const auto harmlessIn = [](const Key &of) {
        std::map<model::Id, int> threats;
        for (const auto &[cell, answer] : of.cells)
            threats[cell.element] += answer.verdict == Verdict::Threat ? 1 : 0;
        return std::any_of(threats.begin(), threats.end(),
                           [](const auto &entry) { return entry.second == 0; });
    };
    QCOMPARE(harmlessIn(key), harmlessIn(whole));
    const bool hasPath = std::any_of(paths.paths().begin(), paths.paths().end(), [&](const AttackPath &path) {
        return std::all_of(path.steps.begin(), path.steps.end(), [&](const AttackStep &step) {
            const model::Element *to = paths.analysis().model().element(step.to);
            return !to || to->kind == model::Kind::Network ||
                   std::find(scope.begin(), scope.end(), step.to) != scope.end();
        });
    });
    QVERIFY(hasPath || paths.paths().empty());
}

// What is worth an hour: the parts of the system, and of images and the like one each at most.
void TestWorkshopKey::suggestionIsOfTheSystemItself()
{
    const model::Model model = exampleModel("examples/web-shop.bulkhead");
    const std::vector<model::Id> scope = suggestedScope(pathsOf(model));
    std::map<model::Kind, int> kinds;
    for (const model::Id &id : scope)
        ++kinds[model.element(id)->kind];
    for (const char *id : {"shop", "proxy", "db", "cache", "monitor"})
        QVERIFY2(std::find(scope.begin(), scope.end(), id) != scope.end(), id);
    for (const auto &[kind, count] : kinds)
        QVERIFY(count == 1 || kind == model::Kind::Container || kind == model::Kind::DataStore ||
                kind == model::Kind::Process || kind == model::Kind::ExternalEntity);
}

void TestWorkshopKey::summaryTellsCellsAndMinutes()
{
    QCOMPARE(summaryOf({48, 17, 3, 22}), std::string("48 cells, 17 true, about 22 minutes"));
    Key key;
    for (int i = 0; i < 48; ++i)
        key.cells[{"e" + std::to_string(i / 6), allCategories[static_cast<std::size_t>(i % 6)]}] = {};
    QCOMPARE(countOf(key).minutes, 22);
}

void TestWorkshopKey::everyCellHasFourOptions_data()
{
    suggestionHasEveryLetterAPathAndAHarmlessElement_data();
}

void TestWorkshopKey::everyCellHasFourOptions()
{
    QFETCH(QString, example);
    const model::Model model = exampleModel(example.toStdString());
    const AttackPaths paths = pathsOf(model);
    const Workshop workshop = workshopOf(model);
    QCOMPARE(workshop.task.options.size(), workshop.task.cells().size());
    for (const auto &[cell, options] : workshop.task.options) {
        QCOMPARE(std::set(options.begin(), options.end()).size(), optionsOfCell);
        for (const std::string &id : options)
            QVERIFY(!workshop.task.measures.at(id).empty());
        // What the key says against a true cell is one of the four.
        const KeyCell &answer = workshop.key.cells.at(cell);
        if (const auto measure = measureOf(paths.analysis(), answer))
            QVERIFY(std::count(options.begin(), options.end(),
                               paths.analysis().catalogs().mitigations()[*measure].id) == 1);
        else
            QVERIFY(answer.verdict != Verdict::Threat || answer.findings.front().starts_with("manual."));
        std::size_t right = 0;
        std::size_t offered = 0;
        for (const std::string &id : options) {
            bool isRight = false;
            for (const std::uint32_t number : paths.analysis().findingsOf(cell.element)) {
                const Finding &finding = paths.analysis().findings()[number];
                if (paths.analysis().threat(finding).category != cell.category)
                    continue;
                for (const RuleMitigation &offer : paths.analysis().rule(finding).mitigations) {
                    ++offered;
                    isRight = isRight || paths.analysis().catalogs().mitigations()[offer.mitigation].id == id;
                }
            }
            right += isRight ? 1U : 0U;
        }
        QCOMPARE(right, offered > 0 ? 1U : 0U);
    }
}

// Over many salts the right one stands in each of the four places about as often.
void TestWorkshopKey::placeOfTheRightOptionTellsNothing()
{
    const model::Model model = exampleModel("examples/web-shop.bulkhead");
    const AttackPaths paths = pathsOf(model);
    std::array<int, optionsOfCell> places{};
    int all = 0;
    for (int salt = 0; salt < 20; ++salt) {
        WorkshopChoice choice;
        choice.salt = "salt " + std::to_string(salt);
        const auto workshop = newWorkshop(paths, choice);
        QVERIFY(workshop);
        for (const auto &[cell, answer] : workshop->key.cells) {
            if (answer.findings.empty())
                continue;
            std::set<std::string> right;
            for (const std::uint32_t number : paths.analysis().findingsOf(cell.element))
                if (const Finding &finding = paths.analysis().findings()[number];
                    paths.analysis().threat(finding).category == cell.category)
                    for (const RuleMitigation &offer : paths.analysis().rule(finding).mitigations)
                        right.insert(paths.analysis().catalogs().mitigations()[offer.mitigation].id);
            const auto &options = workshop->task.options.at(cell);
            for (std::size_t i = 0; i < options.size(); ++i)
                if (right.contains(options[i])) {
                    ++places[i];
                    ++all;
                }
        }
    }
    QVERIFY(all > 200);
    for (const int count : places)
        QVERIFY2(count > all / 6 && count < all / 3, qPrintable(QString::number(count)));
}

// A participant has the task, the public catalog and this program: without the key's secret the choice of
// another analysis does not come out.
void TestWorkshopKey::optionsCannotBeWorkedOutFromTheTask()
{
    const Workshop shop = shopWorkshop();
    const AttackPaths paths = pathsOf(shop.model);
    Task again = shop.task;
    addOptions(again, paths.analysis(), shop.key);
    QVERIFY(again.options == shop.task.options);
    Key guessed = shop.key;
    guessed.secret = shop.task.salt;
    addOptions(again, paths.analysis(), guessed);
    std::size_t same = 0;
    for (const auto &[cell, options] : again.options)
        same += options == shop.task.options.at(cell) ? 1U : 0U;
    QVERIFY2(same * 4 < again.options.size(), qPrintable(QString::number(same)));
}

void TestWorkshopKey::sameInputGivesTheSameFiles()
{
    QCOMPARE(serializeWorkshop(shopWorkshop()), serializeWorkshop(shopWorkshop()));
    WorkshopChoice other;
    other.salt = "another";
    QVERIFY(shopWorkshop(other).task.id != shopWorkshop().task.id);
    QVERIFY(shopWorkshop(other).task.keyHash != shopWorkshop().task.keyHash);
}

void TestWorkshopKey::wrongScopesAreRefused()
{
    const AttackPaths paths = pathsOf(exampleModel("examples/web-shop.bulkhead"));
    WorkshopChoice choice;
    choice.scope = {"nobody"};
    QCOMPARE(newWorkshop(paths, choice).error().code, std::string("workshop.no-element"));
    choice.scope = {paths.analysis().model().elements().begin()->id, "cache", "cache"};
    QCOMPARE(newWorkshop(paths, choice).error().code, std::string("workshop.twice"));
    const AttackPaths empty = pathsOf(model::Model(catalog::test::vocabulary()));
    QCOMPARE(newWorkshop(empty, {}).error().code, std::string("workshop.empty-scope"));
}

void TestWorkshopKey::theBestMeasuresCanBeChosen_data()
{
    QTest::addColumn<QString>("example");
    for (const std::string &example : examples())
        QTest::newRow(example.c_str()) << QString::fromStdString(example);
}

// Otherwise nobody could reach the score of the best five.
void TestWorkshopKey::theBestMeasuresCanBeChosen()
{
    QFETCH(QString, example);
    const Workshop workshop = workshopOf(exampleModel(example.toStdString()));
    const AttackPaths paths = pathsOf(workshop.model);
    for (const Step &step : whatFirst(paths.analysis(), fixBudget))
        QVERIFY2(workshop.task.measures.contains(step.measure.mitigation->id),
                 step.measure.mitigation->id.c_str());
}

void TestWorkshopKey::measuresAreNumberedByTitle()
{
    const Task task = shopWorkshop().task;
    const auto numbered = task.numberedMeasures();
    QCOMPARE(numbered.size(), task.measures.size());
    for (const auto &[id, title] : numbered)
        QCOMPARE(task.measures.at(id), title);
    QVERIFY(std::is_sorted(numbered.begin(), numbered.end(),
                           [](const auto &a, const auto &b) { return a.second < b.second; }));
}

} // namespace workshop_key

BULKHEAD_TEST(workshop_key, TestWorkshopKey, None)
#include "test_workshop_key.moc"
