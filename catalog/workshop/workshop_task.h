// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/stride_cell.h"
#include "model/enum_names.h"
#include "model/model.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::catalog::workshop {

// How much a participant is helped: a question in plain words for each letter; the letters; free text, with
// the properties of elements hidden.
enum class Level : std::uint8_t { Guided, Plain, Expert };

// What decides whether a letter is right at an element: what the engine finds, or the table of STRIDE per
// element or per interaction, by which any data-flow diagram can be taught.
enum class SheetKind : std::uint8_t { Containers, Generic, Interaction };
inline bool isGeneric(SheetKind sheet)
{
    return sheet != SheetKind::Containers;
}

enum class RoundKind : std::uint8_t { Silent, Group, Cards, Path, Fix, Drift };
inline bool isOfCells(RoundKind round) // cells are asked in it
{
    return round == RoundKind::Silent || round == RoundKind::Group;
}

struct Round
{
    RoundKind kind = RoundKind::Silent;
    int minutes = 15; // 1..240
    bool operator==(const Round &) const = default;
};

// What participants get (NAME.bulkhead-task): the model without anything that would answer the questions.
struct Task
{
    explicit Task(model::Model stripped) : model(std::move(stripped)) {}

    std::string id;               // of this workshop; answers name it
    model::Model model;           // as strippedModel() makes it
    std::vector<model::Id> scope; // elements (or flows) in the order in which they are asked
    std::vector<Round> rounds;
    Level level = Level::Plain;
    bool usesPseudonyms = false;
    std::string salt;    // orders what must not be in a telling order
    std::string keyHash; // hashOf() the key, by which anyone can check later that it stayed the same
    model::Id goal;      // of the round *path*: what to reach; empty: anything worth having
    // Four mitigations for each cell of the scope, in salted order, whether a threat stands there or not.
    std::map<StrideCell, std::vector<std::string>> options;
    // Titles by id of the mitigations that options and the round *fix* offer.
    std::map<std::string, std::string> measures;
    SheetKind sheet = SheetKind::Containers;

    std::vector<StrideCell> cells() const; // scope × STRIDE, in their order
    bool hasCell(const StrideCell &cell) const;
    bool hasRound(RoundKind kind) const;
    // Id and title of what can be chosen in the round *fix*, by title: their numbers on paper and on screens
    // are their places here.
    std::vector<std::pair<std::string, std::string>> numberedMeasures() const;

    bool operator==(const Task &) const = default;
};

inline constexpr std::size_t optionsOfCell = 4;
inline constexpr std::size_t fixBudget = 5; // measures in the round *fix*
inline constexpr std::size_t mostScope = 100;

// The model without findings' traces: no decisions, threats of people, notes, origins, import records,
// catalog switches, sources, assets and texts of the metadata but the title. At the expert level properties
// go as well, but those that the diagram is drawn from (references to others).
model::Model strippedModel(const model::Model &model, Level level);

} // namespace bulkhead::catalog::workshop

namespace bulkhead::model {

template <>
struct EnumNames<catalog::workshop::Level>
{
    static constexpr std::string_view what = "a level";
    static constexpr std::array<std::string_view, 3> names = {"guided", "plain", "expert"};
};
template <>
struct EnumNames<catalog::workshop::SheetKind>
{
    static constexpr std::string_view what = "a sheet";
    static constexpr std::array<std::string_view, 3> names = {"containers", "generic", "interaction"};
};
template <>
struct EnumNames<catalog::workshop::RoundKind>
{
    static constexpr std::string_view what = "a round";
    static constexpr std::array<std::string_view, 6> names = {"silent", "group", "cards",
                                                              "path",   "fix",   "drift"};
};

} // namespace bulkhead::model
