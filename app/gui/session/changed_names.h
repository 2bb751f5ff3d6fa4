// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <QString>

namespace bulkhead::app {

// What a change is about, for the text of its step: "web", "3 containers", "5 items"; empty where it changes
// neither elements nor flows. `before` is the model that it starts from.
QString changedNames(const model::Model &before, const model::Change &change);

// The same after the text of a step, "Add surroundings: 3 containers".
QString withChangedNames(const QString &step, const model::Model &before, const model::Change &change);

} // namespace bulkhead::app
