// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QTableView;

namespace bulkhead::app {

// A table for a matrix: columns share the width and are never narrower than the widest word of their heads,
// or, where that word is empty, each is as wide as its own head; names of rows have what is left, can be
// given more by dragging their right edge, and show whole in tool tips. Its rows are `rowHeight` px high.
QTableView *makeMatrixView(const QString &name, const QString &widestWord, int rowHeight);

} // namespace bulkhead::app
