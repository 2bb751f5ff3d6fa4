// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QList>

namespace bulkhead::app {

// The keys that turn to the next tab (1), or the one before (-1). With Shift X11 sends the Tab key as
// Backtab, and other systems do not: each is bound.
inline QList<QKeySequence> turningKeys(int by)
{
    if (by > 0)
        return {QKeySequence(Qt::CTRL | Qt::Key_Tab)};
    return {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab), QKeySequence(Qt::CTRL | Qt::Key_Backtab)};
}

} // namespace bulkhead::app
