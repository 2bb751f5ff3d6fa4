// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QTranslator>

#include <span>

class QSettings;

namespace bulkhead::app {

// A language that the window has texts in, with its own name for itself.
struct Language
{
    const char *code; // as in the name of its file: "de"
    const char *name;
};
std::span<const Language> languageTable();

// The code of the language that a person chose for the window; empty: the system's.
QString chosenLanguage(const QSettings &settings);
void chooseLanguage(QSettings &settings, const QString &code);

// What texts, numbers and dates of the window follow: the language that was chosen, else the first of the
// system's that the window has, else English; with the system's country.
QLocale windowLocale(const QString &chosen, const QLocale &system);

// The texts of the window in the language of a locale, from resources/translations, with Qt's own (buttons,
// file dialogs) from where Qt installs them, and the locale as the default one, while this object lives; GUI
// thread, made before the first widget. English is a translation too: its file has the plural forms ("1
// threat", "2 threats") and serves where a language has no file.
class Translations
{
public:
    explicit Translations(const QLocale &locale);
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

private:
    QLocale m_before;
    QTranslator m_qt;
    QTranslator m_english;
    QTranslator m_own;
};

} // namespace bulkhead::app
