// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "model/change.h"

#include <span>

namespace bulkhead::diagram {

class DiagramScene;
struct SceneState;

// Keeps the items of a scene in step with the model snapshot in its state.

// Takes structure, places and looks from the model anew; items whose ids are still shown stay, with their
// selection.
void rebuildScene(DiagramScene &scene, SceneState &state);

// Does the least that a change asks for: a new place, a new look, or else a rebuild.
void followChange(DiagramScene &scene, SceneState &state, const model::Change &change);

void fitSceneRect(DiagramScene &scene);                        // to what is shown, after another model came
void refreshLooks(SceneState &state);                          // theme or notation have changed
void takeOverlay(SceneState &state, Overlay overlay);          // touches only the items that it changes
void takeHighlight(SceneState &state, Overlay overlay);        // what is highlighted, and steps
void refreshOverlayOf(SceneState &state, const model::Id &id); // an element or flow, shown or not
void refreshStaleSums(SceneState &state);                      // what waits for its sum of badges
void showGeometry(SceneState &state);                          // puts every item where the model has it
void showPorts(SceneState &state);                             // where the items stand now
void routeAll(SceneState &state);                              // the courses of all flows, and their labels
void showNetworkHulls(DiagramScene &scene, SceneState &state); // for the switch and the selection

// Selects what shows these ids, and nothing else but notes.
void applySelection(SceneState &state, std::span<const model::Id> ids);
void dropDeselectedInside(SceneState &state); // after items were deselected

} // namespace bulkhead::diagram
