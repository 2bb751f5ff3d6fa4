// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMenu;
class QSettings;
class QWidget;

namespace bulkhead::app {

class Dialogs;

// The menu that chooses the language of the window: the system's, or one of those there are. The choice is
// kept in the settings and counts from the next start, which the person is told.
QMenu *makeLanguageMenu(QSettings &settings, Dialogs &dialogs, QWidget *parent);

} // namespace bulkhead::app
