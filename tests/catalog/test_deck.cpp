// SPDX-License-Identifier: Apache-2.0
#include "catalog/cards/deck.h"
#include "catalog/engine/program.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

namespace catalog_deck {

// The cards of a catalog, and those for a model.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

std::map<Stride, std::size_t> bySuit(const std::vector<DeckCard> &cards)
{
    std::map<Stride, std::size_t> counts;
    for (const DeckCard &card : cards)
        ++counts[card.suit];
    return counts;
}

const DeckCard *cardOf(const std::vector<DeckCard> &cards, std::string_view rule,
                       const Catalogs &catalogs = *builtIn())
{
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const DeckCard &card) {
        return catalogs.rules()[card.rule].id == rule;
    });
    return found == cards.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> rulesOf(const std::vector<DeckCard> &cards)
{
    std::vector<std::uint32_t> rules;
    for (const DeckCard &card : cards)
        rules.push_back(card.rule);
    return rules;
}

} // namespace

class TestDeck : public QObject
{
    Q_OBJECT

private slots:
    void sixSuitsOfTheMostTellingRules();
    void everyCardHasTextsOfItsOwn();
    void backsTellWhereToLook();
    void noCardReadsLikeARule();
    void smallDecksHaveEverySuit();
    void modelDecksHoldWhatCanApply();
    void aQuarterAreDecoys();
    void theScopeCounts();
    void silencedRulesHaveNoCard();
    void aCustomCatalogGivesACustomDeck();
};

void TestDeck::sixSuitsOfTheMostTellingRules()
{
    const std::vector<DeckCard> cards = deck(*builtIn());
    QCOMPARE(cards.size(), std::size_t{78});
    QCOMPARE(bySuit(cards).size(), std::size_t{6});
    for (const auto &[suit, count] : bySuit(cards)) // the catalog has eight rules of repudiation
        QCOMPARE(count, suit == Stride::Repudiation ? std::size_t{8} : std::size_t{14});
    QVERIFY(cardOf(cards, "E1.1"));
    const std::vector<std::uint32_t> rules = rulesOf(cards);
    QCOMPARE(std::set<std::uint32_t>(rules.begin(), rules.end()).size(), cards.size());
    std::map<Stride, std::size_t> numbers;
    for (const DeckCard &card : cards)
        QCOMPARE(card.number, ++numbers[card.suit]);
}

void TestDeck::everyCardHasTextsOfItsOwn()
{
    std::set<std::string> voices;
    for (const DeckCard &card : deck(*builtIn())) {
        const std::string &id = builtIn()->rules()[card.rule].id;
        const RuleCard &texts = builtIn()->program().cards[card.rule];
        QVERIFY2(!texts.voice.empty() && !texts.example.empty() && !texts.question.empty(), id.c_str());
        QVERIFY2(card.voice.size() <= 160 && card.example.size() <= 70 && card.question.size() <= 100,
                 id.c_str());
        QVERIFY2(voices.insert(card.voice).second, id.c_str());
        QVERIFY2(card.question.back() == '?', id.c_str());
        QVERIFY2(card.voice.find('{') == std::string::npos, id.c_str());
    }
}

void TestDeck::backsTellWhereToLook()
{
    const std::vector<DeckCard> cards = deck(*builtIn());
    const DeckCard *card = cardOf(cards, "E1.1");
    QCOMPARE(card->compose, std::vector<std::string>{"services.*.privileged"});
    QCOMPARE(card->kubernetes, std::vector<std::string>{"securityContext.privileged"});
    QCOMPARE(card->title, std::string("Privileged container"));
    QCOMPARE(card->difficulty, CardDifficulty::Easy);
    QVERIFY(!card->references.empty());
}

// All cards that a model's deck can have, also those without texts of their own.
void TestDeck::noCardReadsLikeARule()
{
    const std::vector<DeckCard> cards = deck(*builtIn(), 1000);
    QVERIFY(cards.size() > 150);
    for (const DeckCard &card : cards) {
        const Rule &rule = builtIn()->rules()[card.rule];
        const std::string condition = builtIn()->conditionText(rule);
        for (const std::string &text : {card.voice, card.example, card.question}) {
            QVERIFY2(!text.empty() && text.find('`') == std::string::npos, rule.id.c_str());
            QVERIFY2(text.find(condition) == std::string::npos, rule.id.c_str());
        }
    }
    // It asks a fact that is worked out of the users of container and image.
    const DeckCard *root = cardOf(cards, "E2.1");
    QVERIFY(root);
    QVERIFY(std::ranges::find(root->compose, "services.*.user") != root->compose.end());
    QVERIFY(!root->kubernetes.empty());
}

void TestDeck::smallDecksHaveEverySuit()
{
    for (const auto &[suit, count] : bySuit(deck(*builtIn(), 12)))
        QCOMPARE(count, std::size_t{2});
    QCOMPARE(deck(*builtIn(), 0).size(), std::size_t{0});
}

void TestDeck::modelDecksHoldWhatCanApply()
{
    Scene scene;
    scene.element(Kind::Host, "host")
        .container("web", {"privileged=true"}, "host")
        .container("db", {}, "host");
    const std::vector<DeckCard> cards = modelDeck(scene.analyze());
    const DeckCard *privileged = cardOf(cards, "E1.1");
    QVERIFY(privileged && !privileged->decoy);
    // There is no registry: such a card is a decoy or is not there.
    const DeckCard *push = cardOf(cards, "T4.1");
    QVERIFY(!push || push->decoy);

    Scene safe;
    safe.element(Kind::Host, "host").container("web", {"privileged=false"}, "host");
    const std::vector<DeckCard> others = modelDeck(safe.analyze());
    const DeckCard *none = cardOf(others, "E1.1");
    QVERIFY(!none || none->decoy);
}

void TestDeck::aQuarterAreDecoys()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("web", {}, "host");
    for (const std::size_t most : {std::size_t{78}, std::size_t{24}, std::size_t{8}}) {
        const std::vector<DeckCard> cards = modelDeck(scene.analyze(), {}, most);
        const auto decoys = static_cast<std::size_t>(
            std::count_if(cards.begin(), cards.end(), [](const DeckCard &card) { return card.decoy; }));
        QVERIFY(!cards.empty() && cards.size() <= most);
        // Their numbers do not tell them: within each suit the cards stand in the catalog's order.
        QVERIFY(std::ranges::is_sorted(cards, {},
                                       [](const DeckCard &card) { return std::pair(card.suit, card.rule); }));
        QCOMPARE(decoys, (cards.size() - decoys) / 3);
    }
    QVERIFY(modelDeck(Scene().analyze()).empty());
}

void TestDeck::theScopeCounts()
{
    Scene scene;
    scene.element(Kind::Registry, "registry", {"auth_push=anonymous"}).container("web");
    const model::Id registry = "registry";
    const Analysis analysis = scene.analyze();
    const std::vector<DeckCard> scoped = modelDeck(analysis, std::span(&registry, 1));
    QVERIFY(cardOf(scoped, "T4.1") && !cardOf(scoped, "T4.1")->decoy);
    for (const DeckCard &card : scoped)
        if (!card.decoy)
            QVERIFY(std::ranges::find(builtIn()->rules()[card.rule].kinds, Kind::Registry) !=
                    builtIn()->rules()[card.rule].kinds.end());
}

void TestDeck::silencedRulesHaveNoCard()
{
    const auto catalogs = with({{"own.json", R"({"format": "bulkhead-catalog", "version": 1, "id": "own",
        "silence": [{"target": "E1.1", "reason": "by contract"}]})"}});
    QVERIFY(catalogs);
    QVERIFY(!cardOf(deck(**catalogs), "E1.1", **catalogs));
}

// A rule without texts for cards is told by its scenario and message; one with them comes before others.
void TestDeck::aCustomCatalogGivesACustomDeck()
{
    const std::string rule = R"("entry": "E1", "applies_to": ["container"],
        "when": {"prop": "privileged", "op": "==", "value": true}, "message": "{name} is privileged.",
        "scenario": "Whoever is in {name} leaves it.", "likelihood": 5, "impact": 5, "on_unknown": "silent",
        "tier": "core")";
    const std::string json = R"({"format": "bulkhead-catalog", "version": 1, "id": "own", "rules": [
        {"id": "OWN.1", "title": "Own", )" +
                             rule + R"(},
        {"id": "OWN.2", "title": "Own with texts", )" +
                             rule + R"(,
         "card": {"voice": "I am in.", "example": "privileged: yes", "question": "Who is in?"}}]})";
    const auto catalogs = with({{"own.json", json}});
    QVERIFY2(catalogs, catalogs ? "" : catalogs.error().text().c_str());
    const std::vector<DeckCard> cards = deck(**catalogs, 200);
    const DeckCard *derived = cardOf(cards, "OWN.1", **catalogs);
    QVERIFY(derived);
    QCOMPARE(derived->voice, std::string("Whoever is in the container leaves it."));
    QCOMPARE(derived->example, std::string("The container is privileged."));
    QCOMPARE(derived->question, std::string("Is that so anywhere here, and who can say?"));
    QCOMPARE(cardOf(cards, "OWN.2", **catalogs)->voice, std::string("I am in."));
    QVERIFY(cardOf(deck(**catalogs), "OWN.2", **catalogs));
}

} // namespace catalog_deck

BULKHEAD_TEST(catalog_deck, TestDeck, None)
#include "test_deck.moc"
