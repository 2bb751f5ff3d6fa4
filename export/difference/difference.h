// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <cstddef>
#include <string>
#include <vector>

// What changed between two versions of a model, for people and for scripts.
namespace bulkhead::exporting {

struct FieldChange
{
    std::string field; // "name", "properties/user", "rating" …
    std::string before;
    std::string after;
};

struct ItemChange
{
    enum class Sort { Added, Removed, Changed } sort = Sort::Changed;
    std::string id;
    std::string kind; // "container"; the rating of a finding, the state of a decision; may be empty
    std::string name;
    std::vector<FieldChange> fields; // of a changed one
};

using ItemChanges = std::vector<ItemChange>; // ordered by id

struct Difference
{
    ItemChanges elements;
    ItemChanges flows;
    ItemChanges findings;
    ItemChanges decisions;
    ItemChanges manualThreats;
    ItemChanges settings;   // metadata, views, sources, rules switched off
    std::size_t placed = 0; // elements and flows that stand elsewhere in a diagram

    bool isEmpty() const;
};

Difference difference(const catalog::Analysis &before, const catalog::Analysis &after);

std::string toText(const Difference &difference);
std::string toMarkdown(const Difference &difference);
std::string toJson(const Difference &difference);

} // namespace bulkhead::exporting
