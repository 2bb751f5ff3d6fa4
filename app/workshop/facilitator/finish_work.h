// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/document.h"
#include "app/workshop/facilitator/room_work.h"

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

// What is left of a workshop when it is over.
namespace bulkhead::app {

// The threats that were accepted, as threats of the model.
std::vector<model::ManualThreat> acceptedOf(const catalog::workshop::Workshop &workshop,
                                            const RoomScores &scores);

struct FinishQuestion
{
    std::filesystem::path folder;
    std::string name; // files are NAME-results.html …
    std::shared_ptr<JudgeBox> judge;
    catalog::workshop::Workshop workshop;
    RoomScores scores;
};
// Write into the folder and give the names of the files. For any thread. The results are those of the room
// (HTML, PDF and CSV) and a page for each participant.
Result<std::vector<std::string>> writeResults(const FinishQuestion &question);
Result<std::vector<std::string>> writeAccepted(const FinishQuestion &question); // CSV and Threat Dragon

// A finding that the facilitator overruled, as people call it.
struct DecidedFinding
{
    model::Decision decision;
    QString title;
    QString element;
};

// What would come into a model.
struct MergePlan
{
    Document::ReadModel model;
    std::vector<model::ManualThreat> added;
    std::vector<DecidedFinding> decided;
    std::size_t there = 0;    // threats and decisions that are there from an earlier time
    std::size_t homeless = 0; // whose element the model does not have
};
// Reads the model and finds what would come into it: threats that were accepted, and decisions on findings
// that the facilitator overruled. For any thread.
Result<MergePlan> planMerge(const std::filesystem::path &path, const FinishQuestion &question,
                            const model::Date &today);

} // namespace bulkhead::app
