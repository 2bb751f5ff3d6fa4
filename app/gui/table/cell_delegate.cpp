// SPDX-License-Identifier: Apache-2.0
#include "app/gui/table/cell_delegate.h"

#include <QWidget>

namespace bulkhead::app {

// NOLINTBEGIN(bugprone-parent-virtual-call): a cell has none of the buttons of a panel's row
void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index);
}
// NOLINTEND(bugprone-parent-virtual-call)

// Lists and long texts need more than a cell.
void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    constexpr int narrowest = 220; // px
    PropertyDelegate::updateEditorGeometry(editor, option, index);
    if (editor->height() <= option.rect.height() || editor->width() >= narrowest)
        return;
    QRect rect = editor->geometry();
    rect.setWidth(narrowest);
    const int overflow = rect.right() - editor->parentWidget()->rect().right();
    if (overflow > 0)
        rect.translate(-overflow, 0);
    editor->setGeometry(rect);
}

// NOLINTBEGIN(bugprone-parent-virtual-call)
bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}
// NOLINTEND(bugprone-parent-virtual-call)

} // namespace bulkhead::app
