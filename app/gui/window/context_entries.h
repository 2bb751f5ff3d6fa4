// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAction;
class QMenu;

// Menus about one thing, made of commands of the action table.
namespace bulkhead::app {

// An entry that gives the command, with its icon, state and keys.
QAction *addCommand(QMenu &menu, QAction *command);

// Gives entries whose letter behind & an earlier one has another letter of their text, or none where all are
// taken. Entries that are actions of other menus, too, would change there: only those of addCommand() and the
// menu's own may be in it.
void keepLettersApart(QMenu &menu);

} // namespace bulkhead::app
