// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/workshop/facilitator/desk_start.h"

#include <QString>

#include <filesystem>
#include <vector>

// What a second version of a workshop's model changes.
namespace bulkhead::app {

struct DriftLine
{
    enum class Sort { Added, Removed, Changed, NewThreat, GoneThreat } sort = Sort::Changed;
    model::Id subject; // an element or flow
    QString text;
};

struct Drift
{
    model::Model model; // the second version, laid out
    std::vector<model::Id> changed;
    std::vector<DriftLine> lines; // what changed, then the threats that are new, then those that are gone
};

struct DriftQuestion
{
    std::shared_ptr<JudgeBox> judge;
    std::filesystem::path path; // of the second version
};
// For any thread; takes as long as two analyses.
Result<std::shared_ptr<const Drift>> driftOf(const DriftQuestion &question, const Running &running);

} // namespace bulkhead::app
