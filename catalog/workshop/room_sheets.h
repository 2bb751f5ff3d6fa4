// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/collate.h"

#include <span>
#include <vector>

// The sheets of a workshop's rounds, as they come in.
namespace bulkhead::catalog::workshop {

// The round that cells are answered in while the clock stands at `round` (an index into the task's rounds):
// the silent or the group round, the last one that has begun. Path and fix come after the cells.
RoundKind roundOfCells(const Task &task, std::size_t round);

// Puts what was read from files into the votes: cells and extra threats into the round that they were
// answered in, paths and measures into their own rounds. Where a sheet does not say its round, that is
// `ofCells`; then one that says in the group round what its participant said in the silent one is no answer
// to the group round yet. What was typed in from paper stays. True where anything changed.
bool takeSheets(Votes &votes, std::span<const AnswerSheet> sheets, RoundKind ofCells);

// Appends those to the arrivals who have a sheet and are not there yet: by their names those who came at
// once, and where the workshop has pseudonyms in an order that tells nothing of the names.
void noteArrivals(Workshop &workshop);

// Null where there is none.
const AnswerSheet *sheetIn(const Votes &votes, RoundKind round, const std::string &participant);
bool isFromPaper(const Votes &votes, RoundKind round, const std::string &participant);
std::vector<AnswerSheet> sheetsOf(const Votes &votes, RoundKind round); // by participant
// By participant: the cells and extra threats of the last round that they answered, with their path and
// measures.
std::vector<AnswerSheet> latestSheets(const Votes &votes);
// What is known of the silent round: what the sheets themselves say of it, and what was voted in it.
std::vector<AnswerSheet> silentSheets(const Votes &votes, std::span<const AnswerSheet> sheets);

// How much of the room saw what an element has.
struct ElementShare
{
    model::Id element;
    std::size_t answers = 0;        // of its cells, by all sheets
    std::size_t marked = 0;         // of those, as a threat
    std::size_t threats = 0;        // its true cells
    std::size_t seen = 0;           // marks "threat" of its true cells
    std::size_t askedOfThreats = 0; // true cells × sheets
    double markedShare() const { return answers > 0 ? double(marked) / double(answers) : 0; }
    double seenShare() const { return askedOfThreats > 0 ? double(seen) / double(askedOfThreats) : 0; }
};
// In the order of the scope. `votes` are those of `task`, of so many sheets.
std::vector<ElementShare> sharesOf(const Task &task, const Key &key, std::span<const CellVotes> votes,
                                   std::size_t sheets);

} // namespace bulkhead::catalog::workshop
