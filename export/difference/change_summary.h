// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"
#include "export/difference/difference.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

// What a reviewer asks first of two versions of a model: what opened, what closed, what stands in another
// boundary, and which way in is new.
namespace bulkhead::exporting {

// A finding or a threat that a person added.
struct ChangedThreat
{
    std::string id;
    model::Rating rating = model::Rating::None;
    int score = 0;
    std::string title;
    std::string where;
};

// An element that stands elsewhere than before, or a boundary that came or went.
struct ChangedPlace
{
    ItemChange::Sort sort = ItemChange::Sort::Changed;
    std::string id;
    std::string name;
    std::string before; // the names of what it stands in; empty: nothing
    std::string after;
};

// A flow from outside into the architecture, or an attack path.
struct ChangedWay
{
    std::string id;
    std::string name; // "outside → web"
};

struct ChangeSummary
{
    std::vector<ChangedThreat> opened; // nobody has decided them, and they were not open before; worst first
    std::vector<ChangedThreat> closed; // gone or decided; worst first
    std::vector<ChangedPlace> moved;
    std::vector<ChangedWay> waysIn; // that were not there
    std::vector<ChangedWay> waysInGone;
    std::vector<ChangedWay> paths; // that were not there, likeliest first
};

ChangeSummary changeSummary(const catalog::Analysis &before, const catalog::Analysis &after);

std::string toText(const ChangeSummary &summary);
nlohmann::ordered_json jsonOf(const ChangeSummary &summary);

// One part of a summary as documents tell it: how many, and each.
struct SummaryPart
{
    const char *mark; // "+", "-" or "~"
    std::string title;
    std::vector<ChangedWay> lines; // ids and words
};
std::vector<SummaryPart> partsOf(const ChangeSummary &summary);

} // namespace bulkhead::exporting
