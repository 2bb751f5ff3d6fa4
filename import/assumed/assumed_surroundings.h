// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/front_door.h"
#include "import/update/sync.h"
#include "model/model.h"
#include "model/result.h"

#include <set>
#include <span>
#include <string>

// What stands around an architecture without being in its artefacts: the ingress controller, the cluster's
// DNS, operators, developers and the CI system. All of it is assumed: it says so in its origin, its source
// keys begin with "surroundings/", and its properties stay unknown.
namespace bulkhead::import {

// Whether a model has surroundings, or had some that a person removed: an update brings them up to date.
bool hasSurroundings(const model::Model &model);

// The source keys of surroundings that a person removed from a model or drew in another way.
std::set<std::string> surroundingsLeftOut(const model::Model &model);

// What would be added to a model that is laid out later: elements, flows, and their places in its views. Ways
// in that pass a front door lead to it and on from it; the flow past it goes, and what a person stated of
// that flow is among `lost`. What is there already is not added twice, nor is what is left out, whose source
// keys are among `dismissed`. `doors` are those of the import that the ways in come from; without one of its
// own a way in of a route passes an ingress controller of which nothing is known. Empty when nothing is
// missing.
Result<SyncPlan> planSurroundings(const model::Model &model, std::span<const FrontDoor> doors,
                                  const std::set<std::string> &leftOut = {});

} // namespace bulkhead::import
