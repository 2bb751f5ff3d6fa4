// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/stride_cell.h"
#include "catalog/workshop/workshop_task.h"
#include "model/enum_names.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::catalog::workshop {

enum class Mark : std::uint8_t { Threat, None, Unknown };

struct CellAnswer
{
    Mark mark = Mark::Unknown;
    std::string why;
    model::Rating rating = model::Rating::None; // None: not graded
    std::string fix;                            // id of a mitigation, or free text
    bool operator==(const CellAnswer &) const = default;
};

// A threat that a participant adds to those the cells ask for.
struct ExtraThreat
{
    model::Id element;
    model::Stride category = model::Stride::Spoofing;
    std::string title;
    auto operator<=>(const ExtraThreat &) const = default;
};

using CellAnswers = std::map<StrideCell, CellAnswer>; // cells without an answer are not there

// What one participant, or one group, answered (NAME-alice.bulkhead-answers).
struct AnswerSheet
{
    std::string task; // Task::id
    std::string participant;
    CellAnswers cells; // as they stand
    std::vector<model::Id>
        path; // the elements of the round *path* from the start on; theInternet may be first
    std::vector<std::string> fixes; // ids of the mitigations chosen in the round *fix*
    std::vector<ExtraThreat> extras;
    // The round that the cells were answered in last, silent or group. Nothing: the file does not say so, and
    // they count for the round that the facilitator is in.
    std::optional<RoundKind> round = std::nullopt;
    CellAnswers silent = {}; // of the group round: what was answered in the silent round before

    bool operator==(const AnswerSheet &) const = default;
};

// The short checksum that is written on the board: twelve hexadecimal digits of all that the sheet says.
std::string checksumOf(const AnswerSheet &sheet);

// What a sheet may have at most; more is refused.
inline constexpr std::size_t mostSheetBytes = 1 << 20;
inline constexpr std::size_t mostCells = 6000;
inline constexpr std::size_t mostSteps = 100;
inline constexpr std::size_t mostExtras = 50;
inline constexpr std::size_t longestText = 2000; // bytes
inline constexpr std::size_t longestName = 100;  // bytes, of a participant

} // namespace bulkhead::catalog::workshop

namespace bulkhead::model {

template <>
struct EnumNames<catalog::workshop::Mark>
{
    static constexpr std::string_view what = "a mark";
    static constexpr std::array<std::string_view, 3> names = {"threat", "none", "unknown"};
};

} // namespace bulkhead::model
