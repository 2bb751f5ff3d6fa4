// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <array>
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

// A kind of things that changed, for documents.
struct ChangeGroup
{
    const char *key;
    const char *title;
    const ItemChanges *changes;
};
std::array<ChangeGroup, 6> groupsOf(const Difference &difference);

struct ChangeSummary; // change_summary.h

std::string toText(const Difference &difference);
std::string toText(const Difference &difference, const ChangeSummary &summary);
// For a comment of GitHub: at most 65,000 bytes, and where it is cut it says what is left out.
std::string toMarkdown(const Difference &difference, const ChangeSummary &summary);
std::string toJson(const Difference &difference, const ChangeSummary &summary);

} // namespace bulkhead::exporting
