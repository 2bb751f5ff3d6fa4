// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QString>
#include <QStringList>

class QFontMetrics;
class QLabel;
class QTableWidget;
class QTableWidgetItem;
class QWidget;

// Type that is read from the last row of a room.
namespace bulkhead::app {

// Heights in px at 1024×768 and below; larger windows have them in proportion.
enum class Type { Body, Large, Title, Head };
inline constexpr int bodyType = 20; // nothing is smaller
inline constexpr int largeType = 24;
inline constexpr int titleType = 30;
inline constexpr int headType = 48;

double typeScale(const QWidget &window); // 1 at 1024×768 and below
QString typeSheet(double scale);         // the style sheet of all sizes, and of the tables
int typeSize(Type type, double scale);   // px
// Buttons and boxes of dialogs: they paint with the application's palette, whatever their window is.
QString controlSheet(const diagram::Theme &theme);

QLabel *bigLabel(Type type); // plain text, broken where it is long
void setType(QWidget &widget, Type type);

// "web-pro… · S Spoofing", at most so many px wide: the name before the letter is shortened.
QString shortened(const QString &text, const QFontMetrics &metrics, int width);

// A table that is moved through by the keys of its page.
QTableWidget *bigTable(const QStringList &columns);
QTableWidgetItem *bigItem(const QString &text, Qt::Alignment alignment = Qt::AlignCenter);
// Moves the current row, or cell, by the arrow keys; false: it is no key of a table.
bool moveInTable(QTableWidget &table, int key);

} // namespace bulkhead::app
