// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/layout/geometry.h"
#include "diagram/notation.h"
#include "diagram/overlay.h"
#include "diagram/painting/icon_store.h"
#include "diagram/theme.h"
#include "diagram/view_graph.h"
#include "model/model.h"

#include <optional>
#include <set>
#include <vector>

namespace bulkhead::diagram {

class ElementItem;
class FlowItem;
class NetworkItem;
class NoteItem;

// What the scene, its items and its tools share: the snapshot shown, and how it is shown.
struct SceneState
{
    std::optional<model::Model> model; // empty until the first setModel()
    model::Id view;
    ViewGraph graph;
    bool isCurved = false;      // how the lines of the view run
    Hubs hubs;                  // none where every line is drawn
    Geometry geometry;          // as the model has it; items stand elsewhere only during a gesture
    std::size_t timesShown = 0; // how often all items were put where it has them

    Theme theme = Theme::builtIn(Scheme::Light);
    Overlay overlay;
    Notation notation = Notation::Containers;
    bool showNetworks = false;
    bool snapToGrid = true;
    bool readOnly = false;
    bool oneSelected = false;      // not none, not several
    int chosenBend = 0;            // of the one selected flow: what the arrow keys move
    model::Id pointedAt;           // lit beside the selection; empty: nothing is
    std::set<model::Id> staleSums; // cards and lines of several flows whose badge is to be summed anew
    // Inside cards and lines of several flows: what these are selected for, in place of themselves.
    std::set<model::Id> selectedInside;
    model::Id flowsOf; // the element whose flows are walked through
    IconStore icons;

    std::vector<ElementItem *> elements; // by index in the graph; the scene owns them
    std::vector<FlowItem *> flows;
    std::vector<NetworkItem *> networks;
    std::vector<NoteItem *> notes; // by place in the record of the view
};

} // namespace bulkhead::diagram
