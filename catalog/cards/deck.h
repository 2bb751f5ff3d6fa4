// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Cards for threat-modelling workshops, made of a catalog's rules: six suits by STRIDE category.
namespace bulkhead::catalog {

// How hard it is for the attacker: by the rule's likelihood.
enum class CardDifficulty : std::uint8_t { Easy, Medium, Hard };
std::string_view cardDifficultyName(CardDifficulty difficulty); // "easy"

struct DeckCard
{
    std::uint32_t rule = 0; // index into Catalogs::rules()
    Stride suit = Stride::Spoofing;
    std::size_t number = 1; // in its suit, from 1
    CardDifficulty difficulty = CardDifficulty::Medium;
    // In front.
    std::string voice;   // a sentence or two as an attacker says it
    std::string example; // a line of configuration, or what the rule says
    // Behind.
    std::string title;                   // of the rule
    std::string question;                // to ask the table
    std::vector<std::string> compose;    // where to look: "services.*.privileged"
    std::vector<std::string> kubernetes; // "securityContext.privileged"
    std::vector<std::string> elsewhere;  // "daemon.json: hosts"
    std::vector<std::string> references; // ids
    // In a deck for a model: it cannot apply there. For who leads the workshop; no card shows it.
    bool decoy = false;
};

inline constexpr std::size_t wholeDeck = 78;

// The most telling rules of each suit: those with texts of their own for cards, then core before further
// ones, then by score. Suits are of equal size as far as they have rules. Generic and silenced rules have no
// card.
std::vector<DeckCard> deck(const Catalogs &catalogs, std::size_t most = wholeDeck);

// Cards that can apply to the elements and flows named (all in scope where none is): the rule's condition
// holds or is unknown for at least one of them. A quarter of the deck are decoys, cards that cannot apply, of
// kinds that are there where the catalog has such. Without a card that can apply the deck is empty.
std::vector<DeckCard> modelDeck(const Analysis &analysis, std::span<const model::Id> scope = {},
                                std::size_t most = wholeDeck);

// The decoys by suit and number, for who leads the workshop: "S 3, T 7"; empty without any.
std::string decoyNames(std::span<const DeckCard> cards);

} // namespace bulkhead::catalog
