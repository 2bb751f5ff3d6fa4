// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace bulkhead::diagram {

struct LayoutOptions
{
    std::vector<model::Id>
        part;                // only these, or what stands in the one that is named; the rest keeps its places
    bool keepPlaces = false; // only lines are led; bends that a person made stay
    // What a person decides on the view from now on; the change sets it in the view's record.
    std::optional<model::Routing> routing;
    std::map<model::Id, bool> hubs;
    std::stop_token stop; // a stopped layout returns an Error with code "layout.cancelled"
};

struct LayoutResult
{
    model::Change change;    // places every element and flow of the view
    std::string engine;      // "layers", or "simple" for very many elements
    std::string explanation; // why it was the simple one, for the user; empty otherwise
};

// Lays a view out: no element overlaps another, boxes hold what is theirs, what flows join stands in layers,
// the rest is packed towards a page's shape; lines run as the view's record says, at right angles unless it
// says otherwise, and round what they have nothing to do with. Flows of hubs (diagram/hubs.h) are ports and
// have no line. Needs no QApplication; may be called on any thread. The same model gives the same picture.
Result<LayoutResult> layoutModel(const model::Model &model, model::IdView view,
                                 const LayoutOptions &options = {});

} // namespace bulkhead::diagram
