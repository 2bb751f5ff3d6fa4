// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_rows.h"

#include <QModelIndex>

namespace bulkhead::app {

// Where a delegate finds what it edits: the line of a place in an item model.
class PropertyLines
{
public:
    virtual ~PropertyLines() = default;

    virtual const PropertyRow *row(const QModelIndex &index) const = 0; // null: nothing to edit there
    virtual const model::Model &snapshot() const = 0;
};

} // namespace bulkhead::app
