// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions/shortcuts_dialog.h"

namespace bulkhead::app {

// The keys of the diagram that belong to no command: letters that place elements, and what moves and walks.
QList<KeyHelp> diagramKeys();

} // namespace bulkhead::app
