// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/edits.h"

#include <span>
#include <vector>

// Taking things off a diagram, and out of the model.
namespace bulkhead::diagram {

// What Delete does in one view: an element that another view shows too, or that holds such a one, only leaves
// this view, with all it holds; what is on no other view goes from the model, also where it stood inside what
// leaves. A flow is where its ends are: it leaves with an end that leaves, and goes from the model where both
// stay, as everything does from a view of the whole model.
struct Leaving
{
    model::Change change;
    std::vector<model::Id> left;    // of the named ones: no longer on this view
    std::vector<model::Id> removed; // of them, and inside what left: no longer in the model
};
Leaving planLeave(const model::Model &model, const model::Id &view, std::span<const model::Id> ids);

// The views that show one of these.
std::vector<model::Id> viewsOf(const model::Model &model, std::span<const model::Id> ids);

} // namespace bulkhead::diagram
