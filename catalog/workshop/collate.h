// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_files.h"
#include "catalog/workshop/workshop_judge.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The answers of a room, put side by side.
namespace bulkhead::catalog::workshop {

// A file as it was read; `bytes` is the error where that failed.
struct AnswersInput
{
    std::string file;
    Result<std::string> bytes;
};

// Refuses a link: what it leads to is somebody else's file, or none that was meant to be read.
Result<Success> checkOwnFile(const std::filesystem::path &file);

// The sheets of the files that are sound, in their order. Each of the others has its error, which names the
// file; of several that are of one participant settleClaims() chooses.
struct ReadRoom
{
    std::vector<AnswerSheet> sheets;
    std::vector<std::string> files;           // of the sheets, in the same order
    std::vector<Error> refused;               // one for each file left out
    std::vector<std::string> withoutChecksum; // files
};
ReadRoom readRoom(std::span<const AnswersInput> inputs, const Task &task);

// What the room said of one cell.
struct CellVotes
{
    StrideCell cell;
    std::size_t threat = 0;
    std::size_t none = 0;
    std::size_t unknown = 0; // and those who gave no answer are in none of the three
    // How divided: 0 all alike, 1 half against half. "Don't know" counts with neither side.
    double division() const;
};

std::vector<CellVotes> votesOf(const Task &task, std::span<const AnswerSheet> sheets); // of its cells
// Indices into votes, most divided first; only of cells where people differ.
std::vector<std::size_t> dividedFirst(std::span<const CellVotes> votes);

// Of those who graded a threat they marked: how often it was true.
struct Calibration
{
    struct Line
    {
        std::size_t marked = 0;
        std::size_t hits = 0;
    };
    Line low, medium, high; // critical counts as high
};

struct RoomRow
{
    std::string participant;
    Score score;
    CellScore cellScore;
    Calibration calibration;
};

// A cell and whose answer it was.
struct Catch
{
    StrideCell cell;
    std::vector<std::string> participants;
    std::string text; // the question that was asked
};

// Best catch and best question, as in Room, of these cells alone.
struct Catches
{
    std::optional<Catch> best;
    std::optional<Catch> question;
};
Catches catchesAmong(const Key &key, std::span<const AnswerSheet> sheets, const std::set<StrideCell> &cells);

struct Room
{
    std::vector<RoomRow> rows;         // in the order of the sheets
    std::vector<CellVotes> votes;      // in the order of the task's cells
    std::vector<std::size_t> divided;  // indices into votes, most divided first; only where people differ
    std::optional<Catch> bestCatch;    // a true cell that fewest saw, and somebody did
    std::optional<Catch> bestQuestion; // a cell to verify that fewest left open, with what they asked
    std::set<StrideCell> agreedExtras; // extra threats that two thirds of at least three name
    // Who gained most from the round before, and how much of S; needs sheets of that round in the votes.
    std::optional<std::pair<std::string, double>> mostImproved;
};

// `before` are the sheets of an earlier round, by which improvement is measured; may be empty.
Room collate(const WorkshopJudge &judge, std::span<const AnswerSheet> sheets,
             std::span<const AnswerSheet> before = {});

} // namespace bulkhead::catalog::workshop
