// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/big_type.h"

#include "app/gui/look/label.h"

#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace bulkhead::app {

namespace {

constexpr std::array<int, 4> heights = {bodyType, largeType, titleType, headType};
// Shortens an element's name where it stands before a letter, "web-proxy… · S Spoofing", and not the letter.
class NameDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QStyle &style = *item.widget->style();
        const int rim = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
        const QRect text = style.subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
        item.text = shortened(item.text, item.fontMetrics, text.width() - 2 * rim);
        style.drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    }
};

constexpr std::array<const char *, 4> typeNames = {"body", "large", "title", "head"};

} // namespace

double typeScale(const QWidget &window)
{
    constexpr double width = 1024;
    constexpr double height = 768;
    return std::max(1.0, std::min(window.width() / width, window.height() / height));
}

int typeSize(Type type, double scale)
{
    return static_cast<int>(std::lround(heights[static_cast<std::size_t>(type)] * scale));
}

QString typeSheet(double scale)
{
    QString sheet = QStringLiteral("QWidget { font-size: %1px; }\n").arg(typeSize(Type::Body, scale));
    for (const Type type : {Type::Body, Type::Large, Type::Title, Type::Head})
        sheet += QStringLiteral("QWidget[type=\"%1\"] { font-size: %2px; font-weight: %3; }\n")
                     .arg(QLatin1String(typeNames[static_cast<std::size_t>(type)]))
                     .arg(typeSize(type, scale))
                     .arg(type == Type::Title || type == Type::Head ? 600 : 400);
    return sheet + QStringLiteral("QHeaderView::section { font-size: %1px; padding: 4px 8px; }\n")
                       .arg(typeSize(Type::Body, scale));
}

QString controlSheet(const diagram::Theme &theme)
{
    return QStringLiteral(
               "QPushButton, QComboBox, QComboBox QAbstractItemView, QHeaderView { background: %1; }\n"
               "QPushButton, QComboBox { border: 1px solid %2; border-radius: 4px; padding: 4px 10px; }\n"
               "QPushButton:focus, QPushButton:default, QComboBox:focus { border-color: %3; }\n")
        .arg(theme.surfaceRaised.name(), theme.border.name(), theme.focus.name());
}

void setType(QWidget &widget, Type type)
{
    widget.setProperty("type", QLatin1String(typeNames[static_cast<std::size_t>(type)]));
}

QString shortened(const QString &text, const QFontMetrics &metrics, int width)
{
    const qsizetype letter = text.lastIndexOf(QStringLiteral(" · "));
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    if (letter <= 0)
        return metrics.elidedText(text, Qt::ElideRight, width);
    const QString name = text.left(letter);
    const int room = width - metrics.horizontalAdvance(text.mid(letter));
    const int least = metrics.horizontalAdvance(QStringLiteral("xxxxxx"));
    if (room < least || metrics.horizontalAdvance(name) <= least)
        return metrics.elidedText(text, Qt::ElideRight, width);
    return metrics.elidedText(name, Qt::ElideRight, room) + text.mid(letter);
}

QLabel *bigLabel(Type type)
{
    QLabel *label = plainLabel();
    label->setWordWrap(true);
    setType(*label, type);
    return label;
}

QTableWidget *bigTable(const QStringList &columns)
{
    auto *table = new QTableWidget(0, static_cast<int>(columns.size()));
    table->setHorizontalHeaderLabels(columns);
    table->setFocusPolicy(Qt::NoFocus);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideRight);
    table->setItemDelegate(new NameDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

QTableWidgetItem *bigItem(const QString &text, Qt::Alignment alignment)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment);
    return item;
}

bool moveInTable(QTableWidget &table, int key)
{
    constexpr int page = 8; // rows
    int row = std::max(table.currentRow(), 0);
    int column = std::max(table.currentColumn(), 0);
    switch (key) {
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        row += table.currentRow() < 0 ? 0 : 1;
        break;
    case Qt::Key_PageUp:
        row -= page;
        break;
    case Qt::Key_PageDown:
        row += page;
        break;
    case Qt::Key_Home:
        row = 0;
        break;
    case Qt::Key_End:
        row = table.rowCount() - 1;
        break;
    case Qt::Key_Left:
        --column;
        break;
    case Qt::Key_Right:
        ++column;
        break;
    default:
        return false;
    }
    if (table.rowCount() > 0)
        table.setCurrentCell(std::clamp(row, 0, table.rowCount() - 1),
                             std::clamp(column, 0, table.columnCount() - 1));
    return true;
}

} // namespace bulkhead::app
