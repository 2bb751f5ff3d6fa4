// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/condition_draft.h"
#include "catalog/load/catalogs.h"
#include "model/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Writing rules for a catalog of one's own: what a form asks for, and the file that it goes to.
namespace bulkhead::app {

struct MitigationDraft
{
    std::string id;
    bool resolves = false;
    double remains = 0.5;          // of the likelihood where it reduces
    std::optional<double> partial; // what remains where it is in place only in part
};

struct ReferenceDraft
{
    std::string id;    // of a new one its title, when empty
    std::string title; // of one of one's own; of one that another catalog holds, empty
    std::string url;

    bool isOwn() const { return !title.empty(); }
};

struct RuleDraft
{
    std::string id;
    std::string threat; // "E1"
    std::vector<model::Kind> kinds = {model::Kind::Container};
    std::string title;
    std::string message;
    std::string rationale;
    ConditionDraft when; // a list
    int likelihood = 3;
    int impact = 3;
    catalog::OnUnknown onUnknown = catalog::OnUnknown::Silent;
    std::vector<MitigationDraft> mitigations;
    std::vector<ReferenceDraft> references;

    // What a form does not ask for and a file may hold (modifiers, wordings …): a JSON object, or nothing.
    std::string rest;
};

// The names of what `rest` holds.
std::vector<std::string> restKeys(const RuleDraft &draft);

// The text of a catalog file with the rule in it: added to `existing`, or in a new catalog of that id and
// title when that is empty. It takes the place of a rule of the same id.
struct CatalogName
{
    std::string id;
    std::string title;
};
Result<std::string> catalogWithRule(std::string_view existing, std::string_view file, const CatalogName &name,
                                    const RuleDraft &draft, const model::Vocabulary &vocabulary);

// The text of a catalog file without the rule.
Result<std::string> catalogWithoutRule(std::string_view existing, std::string_view file,
                                       std::string_view rule);

// A rule as the catalog file has it; nullopt when it is not in there, or the file is no catalog.
std::optional<std::string> ruleText(std::string_view catalog, std::string_view rule);

// The rule for the form. Fails with what the form cannot show.
Result<RuleDraft> ruleDraft(std::string_view catalog, std::string_view file, std::string_view rule,
                            const model::Vocabulary &vocabulary);

} // namespace bulkhead::app
