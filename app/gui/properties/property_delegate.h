// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "model/value.h"

#include <QPointer>
#include <QStyledItemDelegate>

namespace bulkhead::app {

class PropertyLines;
struct PropertyRow;

// Paints property values and edits them: yes / no / unknown as three segments to click, the rest with an
// editor of its type. While a value is merely considered it says so, so that its effect can be shown.
class PropertyDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PropertyDelegate(const PropertyLines &lines, QObject *parent = nullptr);

    void setTheme(const diagram::Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    // Whether a line is answered by its segments alone.
    static bool hasSegments(const PropertyRow &row);

    // Closes the open editor without taking its value; false when none is open.
    bool dropEditor();

signals:
    void valueChosen(const QModelIndex &index, const bulkhead::model::Value &value) const;
    void valueConsidered(const QModelIndex &index, const bulkhead::model::Value &value) const;
    void considerationEnded() const;
    void inputRefused(const QModelIndex &index, const QString &typed) const;

private:
    QWidget *choiceEditor(QWidget *parent, const QModelIndex &index, const PropertyRow &row) const;
    QWidget *listEditor(QWidget *parent, const PropertyRow &row) const;
    void paintSegments(QPainter *painter, const QStyleOptionViewItem &option, const PropertyRow &row) const;

    QWidget *newEditor(QWidget *parent, const QModelIndex &index, const PropertyRow &row) const;

    const PropertyLines &m_model;
    mutable QPointer<QWidget> m_editor; // the one made last; the interface makes editors as const
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
