// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_delegate.h"

namespace bulkhead::app {

// The editors and checks of the property panel in cells, which show plain texts.
class CellDelegate : public PropertyDelegate
{
    Q_OBJECT

public:
    using PropertyDelegate::PropertyDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace bulkhead::app
