// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGraphicsItem>

namespace bulkhead::diagram {

enum ItemType : int {
    ElementItemType = QGraphicsItem::UserType + 1,
    FlowItemType,
    NetworkItemType,
};

// What lies over what: boxes by their depth, the flows on them, and elements above all.
inline constexpr double networkLayer = 1000;
inline constexpr double flowLayer = 2000;
inline constexpr double elementLayer = 3000;

} // namespace bulkhead::diagram
