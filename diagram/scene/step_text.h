// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/edits.h"

#include <QString>
#include <span>
#include <vector>

// What the undo list says of a step.
namespace bulkhead::diagram {

// "Move web into host", "Move web out of host", "Resize Zone round 2 elements": `doing` names the gesture,
// `own` is what it is about.
QString stepText(const model::Model &model, const QString &doing, std::span<const model::Id> own,
                 const std::vector<Nested> &nested);

} // namespace bulkhead::diagram
