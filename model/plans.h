#pragma once

#include "model/change.h"
#include "model/model.h"

#include <span>

// Builds the explicit Change for what a person asks, with everything that must go along with it.
// Nothing here touches the model; the caller shows or applies the plan.
namespace bulkhead::model {

// Removes elements and flows with all they hold: contained elements, flows that lose an end, references
// to them (unset), their placements, view memberships and manual threats. Decisions stay.
// Removing what a sync would bring back also dismisses its source key.
Change planRemove(const Model &model, std::span<const Id> ids);

Change planRename(const Model &model, IdView id, std::string name);
Change planReparent(const Model &model, std::span<const Id> ids, IdView parent);

// Sets (or, with an unset value, withdraws) one property of several subjects; the origin becomes a
// person's and keeps the imported value behind it.
Change planSetProperty(const Model &model, std::span<const Id> ids, PropertyKey key, const Value &value);

// Adds `fragment` (elements with what they hold, the flows between them, their placements in its views)
// to the model under `parent`, with new ids where these are taken, moved by (dx, dy).
Change planInsert(const Model &model, const Model &fragment, IdView parent, IdView view, double dx,
                  double dy);

// The part of a model made of these elements, all they contain, and the flows between them: what
// copying puts on the clipboard.
Model extract(const Model &model, std::span<const Id> ids, IdView view);

} // namespace bulkhead::model
