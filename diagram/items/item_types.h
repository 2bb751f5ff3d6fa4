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

// Below this scale nothing can be read, and items are drawn as patches of colour.
inline constexpr double detailLimit = 0.35;

inline constexpr double dimmedOpacity = 0.18;

} // namespace bulkhead::diagram
