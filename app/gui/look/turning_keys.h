// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QShortcut>

namespace bulkhead::app {

// Has the shortcut turn to the next tab (`by` 1), or the one before (-1). X11 sends the Tab key with Shift as
// Backtab, and other systems do not: each is bound, and where one press is all of them, that is no doubt.
template <typename Turn>
void bindTurning(QShortcut &shortcut, int by, Turn turn)
{
    if (by > 0)
        shortcut.setKey(Qt::CTRL | Qt::Key_Tab);
    else
        shortcut.setKeys({Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab});
    QObject::connect(&shortcut, &QShortcut::activated, &shortcut, turn);
    QObject::connect(&shortcut, &QShortcut::activatedAmbiguously, &shortcut, turn);
}

} // namespace bulkhead::app
