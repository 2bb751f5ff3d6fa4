#pragma once

#include "app/authoring/rule_draft.h"
#include "catalog/analysis/analysis.h"

#include <QString>

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

Result<RuleTrial> tryRule(const model::Model &model, const RuleSurroundings &surroundings,
                          const RuleDraft &draft);

} // namespace bulkhead::app
