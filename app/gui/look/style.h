// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QSize>

class QApplication;
class QSettings;
class QString;
class QWidget;

namespace bulkhead::app {

// Gives the whole application the theme's colours: the Fusion style with a palette made from its tokens.
void applyStyle(QApplication &application, const diagram::Theme &theme);

// The same for one window, which may be light while the others are dark, with more of a style sheet.
void applyStyle(QWidget &window, const diagram::Theme &theme, const QString &more);

// The theme that the user chose, and the one that a widget is painted in.
diagram::Theme chosenTheme(const QSettings &settings);
diagram::Theme themeOf(const QWidget &widget);

// A window's size in px: the usual one, or what its screen has room for beside the window's frame.
QSize sizeOnScreen(const QWidget &window, QSize usual);

} // namespace bulkhead::app
