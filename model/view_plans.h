// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <span>
#include <string>
#include <vector>

// Plans for the views of a model: which there are, what they are called, their order, and what stands on
// them. As those of plans.h they change nothing themselves.
namespace bulkhead::model {

// In the order in which people see them: those that have a place among the views, then the others by id.
std::vector<const View *> viewsInOrder(const Model &model);

// What is looked at first: the first in that order, or "runtime" while nobody has ordered them. Null: the
// model has no view.
const View *firstView(const Model &model);

// The name, or the id of a view without one.
const std::string &viewName(const View &view);

// "Runtime", or "Runtime 2", "Runtime 3" … where another view is called so.
std::string freeViewName(const Model &model, const std::string &wanted);

// A view of these elements, with an id that no other has. It has no places yet.
View newView(const Model &model, std::string name, std::vector<Id> members);

// Adds the view behind another one (empty: at the end). `like` is a view whose places it takes over for what
// both show; empty: none.
Change planAddView(const Model &model, View view, IdView behind, IdView like = {});

// Another one that shows what the view shows in the same places.
Change planDuplicateView(const Model &model, const View &view, View &copy);

Change planRenameView(const Model &model, IdView view, std::string name);

// To a position in the order, from 0.
Change planMoveView(const Model &model, IdView view, std::size_t position);

// With its places. What it shows stays in the model.
Change planRemoveView(const Model &model, IdView view);

// Puts elements on a partial view, with all that they hold; of flows the ends, and their kind. Where the view
// has no places yet they stand as on `like` (empty: nowhere). Empty when all of it is there.
Change planShowIn(const Model &model, IdView view, std::span<const Id> ids, IdView like = {});

} // namespace bulkhead::model
