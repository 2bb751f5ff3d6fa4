// SPDX-License-Identifier: Apache-2.0
#include "catalog/cards/deck.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/evaluator.h"
#include "model/plain_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace bulkhead::catalog {

namespace {

using engine::Ground;
using engine::Subject;

constexpr std::size_t suitCount = 6;
constexpr std::array<std::string_view, 3> difficulties = {"easy", "medium", "hard"};

using Numbers = std::vector<std::uint32_t>; // of rules

CardDifficulty difficultyOf(const Rule &rule)
{
    if (rule.likelihood >= 4)
        return CardDifficulty::Easy;
    return rule.likelihood == 3 ? CardDifficulty::Medium : CardDifficulty::Hard;
}

// A scenario without a model: "{name}" becomes "the container", another placeholder what it is of.
std::string withoutNames(const std::string &text, Kind kind)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string::npos;
        if (end == std::string::npos) {
            result += text[at++];
            continue;
        }
        const std::string name = text.substr(at + 1, end - at - 1);
        result +=
            "the " + (name == "name" ? model::lowerFirst(model::kindTitle(kind)) : model::asWords(name));
        at = end + 1;
    }
    return result;
}

std::string asSentence(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

void addOnce(std::vector<std::string> &list, const std::string &text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

DeckCard cardOf(const Catalogs &catalogs, std::uint32_t number)
{
    const Rule &rule = catalogs.rules()[number];
    const RuleCard &texts = catalogs.program().cards[number];
    const Threat &threat = catalogs.threats()[rule.threat];
    DeckCard card;
    card.rule = number;
    card.suit = threat.category;
    card.difficulty = difficultyOf(rule);
    card.title = rule.title;
    const std::string &told = rule.scenario.empty() ? rule.message : rule.scenario;
    card.voice = texts.voice.empty() ? withoutNames(told, rule.kinds.front()) : texts.voice;
    card.example =
        texts.example.empty() ? asSentence(withoutNames(rule.message, rule.kinds.front())) : texts.example;
    card.question = texts.question.empty() ? "Is that so anywhere here, and who can say?" : texts.question;
    for (const PropertyRead &read : catalogs.reads(rule)) {
        const model::PropertyDef *def = catalogs.vocabulary().find(read.kind, read.property);
        if (!def)
            continue;
        addOnce(card.compose, def->source.compose);
        addOnce(card.kubernetes, def->source.kubernetes);
        addOnce(card.elsewhere, def->source.other);
    }
    card.references = rule.references;
    return card;
}

// The rules of each suit, the most telling first.
std::array<Numbers, suitCount> rulesBySuit(const Catalogs &catalogs)
{
    std::array<Numbers, suitCount> result;
    const auto rules = catalogs.rules();
    for (std::uint32_t number = 0; number < rules.size(); ++number) {
        const Rule &rule = rules[number];
        if (!rule.generic && rule.silenced.empty())
            result[static_cast<std::size_t>(catalogs.threats()[rule.threat].category)].push_back(number);
    }
    const auto weight = [&](std::uint32_t number) {
        const Rule &rule = rules[number];
        return std::tuple(catalogs.program().cards[number].voice.empty(), !rule.core,
                          -rule.likelihood * rule.impact, number);
    };
    for (Numbers &suit : result)
        std::sort(suit.begin(), suit.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return weight(a) < weight(b); });
    return result;
}

// So many of each suit that no suit has more than another by two while that still has rules.
std::array<std::size_t, suitCount> sharesOf(const std::array<Numbers, suitCount> &rules, std::size_t most)
{
    std::array<std::size_t, suitCount> shares{};
    for (std::size_t left = most, given = 1; left > 0 && given > 0;) {
        given = 0;
        for (std::size_t suit = 0; suit < suitCount && left > 0; ++suit) {
            if (shares[suit] == rules[suit].size())
                continue;
            ++shares[suit];
            ++given;
            --left;
        }
    }
    return shares;
}

// The first of each suit, suit by suit.
Numbers chosen(const std::array<Numbers, suitCount> &rules, std::size_t most)
{
    const auto shares = sharesOf(rules, most);
    Numbers result;
    for (std::size_t suit = 0; suit < suitCount; ++suit)
        result.insert(result.end(), rules[suit].begin(),
                      rules[suit].begin() + static_cast<std::ptrdiff_t>(shares[suit]));
    return result;
}

std::vector<DeckCard> cardsOf(const Catalogs &catalogs, const Numbers &rules)
{
    std::vector<DeckCard> cards;
    for (const std::uint32_t rule : rules)
        cards.push_back(cardOf(catalogs, rule));
    std::stable_sort(cards.begin(), cards.end(),
                     [](const DeckCard &a, const DeckCard &b) { return a.suit < b.suit; });
    std::array<std::size_t, suitCount> numbers{};
    for (DeckCard &card : cards)
        card.number = ++numbers[static_cast<std::size_t>(card.suit)];
    return cards;
}

class DeckScope
{
public:
    DeckScope(const Analysis &analysis, std::span<const model::Id> ids)
        : m_analysis(analysis), m_index(analysis.data().index),
          m_evaluator(m_index, engine::Evaluator::Asks::OfAll)
    {
        for (Subject s = 0; s < m_index.size(); ++s) {
            const bool named = ids.empty() || std::find(ids.begin(), ids.end(), m_index.id(s)) != ids.end();
            if (!m_index.outOfScope(s) && named)
                m_subjects.push_back(s);
        }
    }

    bool hasKindOf(const Rule &rule) const
    {
        return std::any_of(m_subjects.begin(), m_subjects.end(), [&](Subject s) { return isAbout(rule, s); });
    }

    bool canApply(std::uint32_t number)
    {
        const Rule &rule = m_analysis.catalogs().rules()[number];
        const std::uint32_t root = m_index.program().roots[number];
        return std::any_of(m_subjects.begin(), m_subjects.end(), [&](Subject s) {
            return isAbout(rule, s) && !m_evaluator.evaluate(root, s).isNo(Ground::Stated);
        });
    }

private:
    bool isAbout(const Rule &rule, Subject s) const
    {
        return std::find(rule.kinds.begin(), rule.kinds.end(), m_index.kind(s)) != rule.kinds.end();
    }

    const Analysis &m_analysis;
    const engine::ModelIndex &m_index;
    engine::Evaluator m_evaluator;
    std::vector<Subject> m_subjects;
};

} // namespace

std::string_view cardDifficultyName(CardDifficulty difficulty)
{
    return difficulties[static_cast<std::size_t>(difficulty)];
}

std::vector<DeckCard> deck(const Catalogs &catalogs, std::size_t most)
{
    return cardsOf(catalogs, chosen(rulesBySuit(catalogs), most));
}

std::vector<DeckCard> modelDeck(const Analysis &analysis, std::span<const model::Id> ids, std::size_t most)
{
    const Catalogs &catalogs = analysis.catalogs();
    DeckScope scope(analysis, ids);
    std::array<Numbers, suitCount> applying;
    std::array<Numbers, suitCount> others; // of kinds that are there before the rest
    const auto all = rulesBySuit(catalogs);
    for (std::size_t suit = 0; suit < suitCount; ++suit) {
        for (const std::uint32_t rule : all[suit])
            (scope.canApply(rule) ? applying : others)[suit].push_back(rule);
        std::stable_partition(others[suit].begin(), others[suit].end(),
                              [&](std::uint32_t rule) { return scope.hasKindOf(catalogs.rules()[rule]); });
    }
    Numbers rules = chosen(applying, most - most / 4);
    const Numbers decoys = chosen(others, rules.size() / 3);
    rules.insert(rules.end(), decoys.begin(), decoys.end());
    std::sort(rules.begin(), rules.end()); // the catalog's order: no decoy is told by its place
    std::vector<DeckCard> cards = cardsOf(catalogs, rules);
    const std::set<std::uint32_t> marked(decoys.begin(), decoys.end());
    for (DeckCard &card : cards)
        card.decoy = marked.contains(card.rule);
    return cards;
}

std::string decoyNames(std::span<const DeckCard> cards)
{
    std::string list;
    for (const DeckCard &card : cards)
        if (card.decoy)
            list += (list.empty() ? "" : ", ") + std::string(model::strideTitle(card.suit).substr(0, 1)) +
                    ' ' + std::to_string(card.number);
    return list;
}

} // namespace bulkhead::catalog
