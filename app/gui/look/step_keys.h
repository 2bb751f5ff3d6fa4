// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeyEvent>

namespace bulkhead::app {

// The step that a key asks for where things are shown one after the other: 1 to the next, -1 back, 0 none.
// The keys are those of a presenter, of the arrows and of pages; Shift turns the first ones round.
inline int stepOf(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return 0;
    switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return event.modifiers() & Qt::ShiftModifier ? -1 : 1;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        return -1;
    default:
        return 0;
    }
}

} // namespace bulkhead::app
