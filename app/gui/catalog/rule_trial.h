// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/rule_draft.h"
#include "app/background/background_work.h"
#include "catalog/analysis/analysis.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace bulkhead::app {

// What a rule that is being written would do.
struct RuleTrial
{
    std::shared_ptr<const catalog::Analysis> analysis; // of the open model, with the rule
    QString words;                                     // its condition in plain English
    QString doubts; // which mitigations are said to resolve it and cannot; empty: none
};

// The other catalogs that are loaded, and the one that the rule stands in already: both empty for none.
struct RuleSurroundings
{
    std::vector<std::string> others;
    std::string file;
    std::string text;
};

struct RuleQuestion
{
    model::Model model;
    std::filesystem::path folder; // of its file
    RuleSurroundings surroundings;
    RuleDraft draft;
};

// Loads all catalogs with the draft among them, and analyses the model: for a worker's thread.
Result<RuleTrial> tryRule(const RuleQuestion &question, const Running &running);

} // namespace bulkhead::app
