// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/background_work.h"
#include "app/document/analysis_runner.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace bulkhead::app {

// What a rule says of each element or flow that it could be about.
struct Verdicts
{
    struct Row
    {
        model::Id subject;
        QString name;
        QString verdict;                     // in words
        std::optional<model::Rating> rating; // of the finding; none where the rule does not fire
        bool isConfirmed = false;
    };

    AnalysisPtr analysis; // that they are of
    std::size_t candidates = 0;
    std::size_t fires = 0;
    std::vector<Row> rows; // where it fires first; of very many not all
};

struct VerdictsRequest
{
    AnalysisPtr analysis;
    std::string rule;
};

// Grows with the model: for a worker's thread.
Result<Verdicts> findVerdicts(const VerdictsRequest &request, const Running &running);

} // namespace bulkhead::app
