// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace bulkhead::app {

// A tree of threats whose headings have the whole row to themselves, whatever the width of the columns.
class ThreatTree : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options,
                 const QModelIndex &index) const override;
};

} // namespace bulkhead::app
