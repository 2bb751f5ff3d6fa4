// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QTranslator>

namespace bulkhead::app {

// The texts of the window in the language of a person, from resources/translations, while this object lives;
// GUI thread, made before the first widget. English is a translation too: its file has the plural forms ("1
// threat", "2 threats") and serves where a language has no file.
class Translations
{
public:
    explicit Translations(const QLocale &locale);

private:
    QTranslator m_english;
    QTranslator m_own;
};

} // namespace bulkhead::app
