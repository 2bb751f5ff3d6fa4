// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QString>

namespace bulkhead::diagram {

struct SceneState;

// What a screen reader says of an element or flow: "container web, in host, 3 threats, the worst high". Of a
// card and of a line of several flows it is about all that they stand for, and costs as much. Empty for an
// unknown id.
QString spokenText(const SceneState &state, model::IdView id);

// The same as a sentence, with what the overlay says of it; plain text.
QString toolTipText(const SceneState &state, model::IdView id);

} // namespace bulkhead::diagram
