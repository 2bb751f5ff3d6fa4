// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QString>
#include <span>

// What elements and flows are called in the window and in the undo list.
namespace bulkhead::diagram {

// "web", "web → db" for a flow without a name, "query (web → db)" for one with a name; the id where the model
// has neither.
QString displayName(const model::Model &model, model::IdView id);

// That of one; "4 containers", "2 flows", "3 elements", "5 items" of several.
QString displayNames(const model::Model &model, std::span<const model::Id> ids);

// "4 containers".
QString countOfKind(model::Kind kind, int count);

} // namespace bulkhead::diagram
