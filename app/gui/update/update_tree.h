// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "model/model.h"

class QTreeWidget;

namespace bulkhead::app {

struct PreparedUpdate;

// Lists an update for people: what comes, goes and changes, what is kept although the sources say otherwise,
// and which findings come and go with that.
void fillUpdateTree(QTreeWidget &tree, const PreparedUpdate &prepared, const model::Model &before,
                    const diagram::Theme &theme);

} // namespace bulkhead::app
