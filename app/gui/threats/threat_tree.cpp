// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/threat_tree.h"

#include <QPainter>

namespace bulkhead::app {

void ThreatTree::drawRow(QPainter *painter, const QStyleOptionViewItem &options,
                         const QModelIndex &index) const
{
    if (index.parent().isValid() || !model()->hasChildren(index)) {
        QTreeView::drawRow(painter, options, index);
        return;
    }
    QStyleOptionViewItem heading = options;
    heading.index = index;
    heading.font = index.data(Qt::FontRole).value<QFont>().resolve(options.font);
    heading.fontMetrics = QFontMetrics(heading.font);
    heading.text = index.data().toString();
    heading.icon = index.data(Qt::DecorationRole).value<QIcon>();
    heading.features |= QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasDecoration;
    heading.decorationSize = iconSize().isValid() ? iconSize() : QSize(16, 16);
    heading.textElideMode = Qt::ElideRight;
    heading.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    heading.showDecorationSelected = true;
    if (selectionModel()->isSelected(index))
        heading.state |= QStyle::State_Selected;
    else
        heading.state &= ~QStyle::State_Selected;
    if (index == currentIndex().siblingAtColumn(0) && hasFocus())
        heading.state |= QStyle::State_HasFocus;
    const QRect branch(0, options.rect.top(), indentation(), options.rect.height());
    painter->save();
    heading.rect = QRect(branch.right() + 1, options.rect.top(), viewport()->width() - branch.width(),
                         options.rect.height());
    style()->drawControl(QStyle::CE_ItemViewItem, &heading, painter, this);
    painter->restore();
    drawBranches(painter, branch, index);
}

} // namespace bulkhead::app
