// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/workshop_key.h"
#include "catalog/workshop/workshop_task.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::catalog::workshop {

// The points of each part of the score. Those of a course may differ.
struct Rubric
{
    double cells = 40; // for S = 100
    double why = 10;
    double honesty = 10;
    double path = 20;
    double fix = 20;
    double extra = 3;   // each
    double diagram = 0; // of a model that was handed in, for all elements, flows and boundaries found
    bool operator==(const Rubric &) const = default;
};

// The members by their names in files, in order.
inline constexpr std::array<std::pair<std::string_view, double Rubric::*>, 7> rubricMembers = {
    {{"cells", &Rubric::cells},
     {"diagram", &Rubric::diagram},
     {"extra", &Rubric::extra},
     {"fix", &Rubric::fix},
     {"honesty", &Rubric::honesty},
     {"path", &Rubric::path},
     {"why", &Rubric::why}}};

// What the room said, beside the answer files themselves.
struct Votes
{
    // By round, then by participant, so that a sheet typed in from paper stands beside those of files.
    std::map<RoundKind, std::map<std::string, AnswerSheet>> sheets;
    // By participant: cells without a finding that were marked with a reason that the facilitator accepts.
    std::map<std::string, std::set<StrideCell>> acceptedReasons;
    std::set<ExtraThreat> acceptedExtras; // the title is the facilitator's
    // By round: whose sheets were typed in from paper. Files of those participants do not replace them.
    std::map<RoundKind, std::set<std::string>> fromPaper;
    // Participants in the order in which their first sheets came in: who is "Group 3" stays it.
    std::vector<std::string> arrivals;
    bool operator==(const Votes &) const = default;
};

struct Clock
{
    std::size_t round = 0; // index into Task::rounds
    int secondsLeft = 0;
    bool isRunning = false;
    bool operator==(const Clock &) const = default;
};

// Where the reveal stands: cell by cell, first the room's votes, then the engine's verdict.
struct Reveal
{
    std::optional<StrideCell> at; // unset: not begun
    std::set<StrideCell> shown;   // whose verdict the room has seen
    bool isDividedFirst = false;  // most divided first; otherwise in the order of the task
    bool operator==(const Reveal &) const = default;
};

// What the facilitator has (NAME.bulkhead-workshop): all of it survives a crash of the program.
struct Workshop
{
    Workshop(Task what, model::Model whole) : task(std::move(what)), model(std::move(whole)) {}

    Task task;
    model::Model model; // whole, as it was when the workshop was made
    model::Date asOf;   // the day of the analysis that the key is from
    Key key;            // the engine's
    Overrides overrides;
    Rubric rubric;
    Votes votes;
    Clock clock;
    Reveal reveal;

    bool operator==(const Workshop &) const = default;
};

} // namespace bulkhead::catalog::workshop
