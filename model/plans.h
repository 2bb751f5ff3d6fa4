// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <span>
#include <unordered_set>

// Plans: the explicit Change for one step of a person, with everything that must change along with it. A
// plan does not change the model; the caller shows or applies it.
namespace bulkhead::model {

// Removes elements and flows with what depends on them: contained elements, flows that lose an end,
// references to them (unset), their placements, view memberships and manual threats. Decisions stay.
// The source keys of imported ones are dismissed, so that the next update does not add them again.
Change planRemove(const Model &model, std::span<const Id> ids);

Change planRename(const Model &model, IdView id, std::string name);

// Moves elements into `parent` (empty: to the top). One that is inside another moved element stays there.
Change planReparent(const Model &model, std::span<const Id> ids, IdView parent);

// Sets (or, with an unset value, withdraws) one property of the subjects whose kind has it. The new origin is
// a person that keeps the imported value; a value equal to the imported one gets the artefact back as origin.
Change planSetProperty(const Model &model, std::span<const Id> ids, PropertyKey key, const Value &value);

// Adds `fragment` (elements with their contents, the flows between them, their placements in its views)
// to the model: elements at its top go under `parent`, ids that are in use are replaced, and everything is
// placed in `view`, moved by (dx, dy), in scene units. A copy that comes to stand beside an element of its
// name gets one of its own ("web 2"). References out of the fragment are kept where the model has an element
// of that id.
Change planInsert(const Model &model, const Model &fragment, IdView parent, IdView view, double dx,
                  double dy);

// The part of a model made of these elements, all they contain, and the flows between them, for the
// clipboard. It has no import records and origins. Elements outside that its properties refer to are in it
// with id, kind and name only; its one view lists what was copied.
Model extract(const Model &model, std::span<const Id> ids, IdView view);

// The elements among `ids` and everything contained in them.
std::unordered_set<IdView> withContained(const Model &model, std::span<const Id> ids);

} // namespace bulkhead::model
