// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLabel;

namespace bulkhead::app {

// Labels that say what their text is; a QLabel by itself guesses, and takes names for markup.
QLabel *plainLabel(const QString &text = {});  // shows any text as it is
QLabel *markupLabel(const QString &html = {}); // of our own markup; what it is made of has to be escaped

// A text with which no letter of a menu or a button becomes its key.
QString menuText(QString text);

} // namespace bulkhead::app
