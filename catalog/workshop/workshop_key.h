// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "catalog/workshop/stride_cell.h"
#include "model/enum_names.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::catalog::workshop {

// What the engine says of a cell: a confirmed finding (T), only points to verify (U), no finding (N). A bonus
// is a facilitator's alone: it counts as an extra threat for whoever marked it, and against nobody.
enum class Verdict : std::uint8_t { Threat, Verify, None, Bonus };

struct KeyCell
{
    Verdict verdict = Verdict::None;
    model::Rating worst = model::Rating::None;
    std::vector<std::string> findings; // ids, worst first; of confirmed ones where there are any
    std::vector<std::string> reads;    // names of the properties that their rules read, sorted

    int weight() const; // of T: 5, 3, 2, 1 by the worst rating; else 0
    bool operator==(const KeyCell &) const = default;
};

// The answers. Derived from the facilitator's model, never part of a task.
struct Key
{
    std::string secret; // keeps the hash from being guessed
    std::map<StrideCell, KeyCell> cells;
    bool operator==(const Key &) const = default;
};

// What the facilitator says of a cell against the engine.
struct Override
{
    Verdict verdict = Verdict::None;
    std::string reason;
    bool operator==(const Override &) const = default;
};
using Overrides = std::map<StrideCell, Override>;

// Of every cell of the scope. Findings that a person decided not to apply, or to be mitigated, do not count;
// threats that people added are confirmed.
Key keyOf(const Analysis &analysis, std::span<const model::Id> scope, std::string secret);
std::string hashOf(const Key &key); // SHA-256, hexadecimal

// The key as the facilitator has it: a cell that counts where the engine found nothing weighs as a medium
// one.
Key overruled(Key key, const Overrides &overrides);

struct KeyCount
{
    std::size_t cells = 0;
    std::size_t threats = 0;
    std::size_t toVerify = 0;
    int minutes = 0; // that a beginner takes
};
KeyCount countOf(const Key &key);
std::string summaryOf(const KeyCount &count); // "48 cells, 17 true, about 22 minutes"

} // namespace bulkhead::catalog::workshop

namespace bulkhead::model {

template <>
struct EnumNames<catalog::workshop::Verdict>
{
    static constexpr std::string_view what = "a verdict";
    static constexpr std::array<std::string_view, 4> names = {"threat", "verify", "none", "bonus"};
};

} // namespace bulkhead::model
