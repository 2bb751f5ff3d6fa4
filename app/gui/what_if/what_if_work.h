// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "catalog/what_if/what_if.h"
#include "export/difference/difference.h"

#include <memory>
#include <vector>

// Ranking and trying mitigations on the model as it was assessed: work of seconds on a large model, for a
// worker's thread.
namespace bulkhead::app {

// A mitigation that could be put in place.
struct RankedMeasure
{
    std::uint32_t mitigation = 0; // index into Catalogs::mitigations()
    std::size_t findings = 0;     // it is offered for
    int score = 0;                // of these, summed
};

// What to do first, and everything else that could be done.
struct Ranking
{
    AssessmentPtr base;
    std::vector<catalog::Step> steps;    // greedy
    std::vector<RankedMeasure> measures; // all, the one with most at stake first
};

Result<std::shared_ptr<const Ranking>> rankMeasures(AssessmentPtr base, const Running &running);

// Mitigations to put in place, in this order: indices into Catalogs::mitigations().
struct TrialRequest
{
    AssessmentPtr base;
    std::vector<std::uint32_t> mitigations;
};

// The model with some mitigations in place.
struct TrialResult
{
    AssessmentPtr base;
    model::Change change; // from the base's model
    std::shared_ptr<const catalog::Analysis> analysis;
    std::shared_ptr<const catalog::AttackPaths> paths;
    exporting::Difference difference;
    RiskFigures after;
};

// Each mitigation is worked out on what those before it left.
Result<std::shared_ptr<const TrialResult>> tryMeasures(TrialRequest request, const Running &running);

} // namespace bulkhead::app
