// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Which element of a model that was handed in stands for which one of the workshop's.
namespace bulkhead::catalog::workshop {

enum class MatchKind : std::uint8_t { ByHand, ById, ByName, ByLikeness, None };
std::string_view matchWord(MatchKind how); // "by name", "not found"

struct ElementMatch
{
    model::Id expected;    // of the workshop's model
    model::Id found;       // of the model that was handed in; empty: none
    std::string foundName; // as drawn there
    MatchKind how = MatchKind::None;
    double likeness = 0; // 0..1
};

struct MatchTable
{
    std::vector<ElementMatch> matches;                        // one for each element of the workshop's model
    std::vector<std::pair<model::Id, std::string>> unmatched; // id and name of what else was drawn

    const ElementMatch *of(model::IdView expected) const; // null: no such element
    model::Id expectedFor(model::IdView found) const;     // empty: none
};

// What a person corrected: by the id in the workshop's model the id in the one handed in (empty: nothing
// stands for it).
using Corrections = std::map<model::Id, model::Id>;

// Corrections come first, then equal ids, then equal names (case, spaces and punctuation aside), then what is
// most alike by name, kind and neighbours. Deterministic. Looks for likeness among at most 1,000 elements a
// side.
MatchTable matchModels(const model::Model &expected, const model::Model &handedIn,
                       const Corrections &corrections = {});

// Corrections by file, of CSV with the columns file, element and taken_for (others are passed over), as
// matchesCsv() writes them. Fails with the line of the first fault.
Result<std::map<std::string, Corrections>> parseMatches(std::string_view csv, std::string_view file);

} // namespace bulkhead::catalog::workshop
