// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

class QAccessibleInterface;

namespace bulkhead::diagram {

class DiagramView;

// What screen readers see of a diagram: the view with its elements and flows as children, each with its text
// (DiagramScene::accessibleText), its place on the screen and whether it is selected; to press one selects
// it. Interfaces are made when they are asked for and live as long as that of their view.

// Makes the interfaces of all diagram views of the program; may be called again.
void installDiagramAccessibility();

// Of an element or flow that the view shows, or of what stands for it; null where there is none. Qt owns it.
QAccessibleInterface *accessiblePart(DiagramView &view, model::IdView id);

} // namespace bulkhead::diagram
