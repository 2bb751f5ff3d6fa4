// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <span>
#include <unordered_set>

// Builds the explicit Change for what a person asks, with everything that must go along with it.
// Nothing here touches the model; the caller shows or applies the plan.
namespace bulkhead::model {

// Removes elements and flows with all they hold: contained elements, flows that lose an end, references
// to them (unset), their placements, view memberships and manual threats. Decisions stay.
// Removing what a sync would bring back also dismisses its source key.
Change planRemove(const Model &model, std::span<const Id> ids);

Change planRename(const Model &model, IdView id, std::string name);

// What is contained in another of the moved ones stays in it.
Change planReparent(const Model &model, std::span<const Id> ids, IdView parent);

// Sets (or, with an unset value, withdraws) one property of those subjects whose kind has it; the origin
// becomes a person's and keeps the imported value behind it, or is the artefact's again when the value is.
Change planSetProperty(const Model &model, std::span<const Id> ids, PropertyKey key, const Value &value);

// Adds `fragment` (elements with what they hold, the flows between them, their placements in its views)
// to the model: what is at its top goes under `parent`, ids that are taken are replaced, and everything
// stands in `view`, moved by (dx, dy). What a fragment of extract() refers to outside itself is found
// again by id where the model has it.
Change planInsert(const Model &model, const Model &fragment, IdView parent, IdView view, double dx,
                  double dy);

// The part of a model made of these elements, all they contain, and the flows between them: what
// copying puts on the clipboard. It is a person's own, without import records and origins; what its
// properties refer to outside is in it by id, kind and name alone, and its one view lists what was copied.
Model extract(const Model &model, std::span<const Id> ids, IdView view);

// The elements among `ids` and everything contained in them.
std::unordered_set<IdView> withContained(const Model &model, std::span<const Id> ids);

} // namespace bulkhead::model
