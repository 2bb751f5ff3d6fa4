// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/diagram_scene.h"

#include <QPointF>
#include <QRectF>
#include <set>

namespace bulkhead::diagram {

// What is under the pointer, in the order in which it gets the click: notes, handles and badges, elements,
// flows, the frames of boxes, and last the ground inside a box, so that a box never takes a click from what
// it holds.
struct Hit
{
    enum class What : std::uint8_t {
        Ground,
        NoteHandle,
        Note,
        Badge,
        ConnectHandle,
        FoldHandle,
        ResizeHandle, // `part`: 0 to 7, clockwise from the top left
        FlowSource,
        FlowTarget,
        Bend, // `part`: which
        Element,
        Flow,
        BoxFrame,
        BoxInside,
    };

    What what = What::Ground;
    int node = -1;
    int flow = -1;
    int part = 0;
    int note = -1;
};

Hit hitTest(const DiagramScene &scene, const QPointF &position, double pixel);

// The innermost box at a point that may hold others and is none of `except` nor in one of them; -1: none.
int boxAt(const DiagramScene &scene, const QPointF &position, std::span<const int> except = {});

// Whether the rectangle encloses what stands outside the box now: anything but `moving` whose own box it does
// not enclose too. Or the box at its item's rectangle; what can hold nothing takes nothing in.
bool takesIn(const SceneState &state, const QRectF &rect, const std::set<int> &moving = {});
bool takesIn(const SceneState &state, int box, const std::set<int> &moving);

// The element at a point that a flow may end at; -1: none.
int flowEndAt(const DiagramScene &scene, const QPointF &position, double pixel);

} // namespace bulkhead::diagram
