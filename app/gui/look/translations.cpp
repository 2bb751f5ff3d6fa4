// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/translations.h"

#include "app/document/text.h"
#include "resources/embedded.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QSettings>

#include <algorithm>
#include <clocale>

namespace bulkhead::app {

namespace {

constexpr Language windowLanguages[] = {{"en", "English"}, {"de", "Deutsch"}};

QString settingsKey()
{
    return QStringLiteral("language");
}

bool hasLanguage(const QString &code)
{
    return std::any_of(std::begin(windowLanguages), std::end(windowLanguages),
                       [&](const Language &language) { return code == QLatin1String(language.code); });
}

// The language of a name as "de-AT" or "de_AT".
QString codeOf(QString name)
{
    return name.replace(QLatin1Char('_'), QLatin1Char('-')).section(QLatin1Char('-'), 0, 0);
}

// False when there is no such file.
bool load(QTranslator &translator, const QString &language)
{
    const auto file = resources::find("translations/bulkhead_" + toUtf8(language) + ".qm");
    return file &&
           translator.load(reinterpret_cast<const uchar *>(file->data()), static_cast<int>(file->size()));
}

} // namespace

std::span<const Language> languageTable()
{
    return windowLanguages;
}

QString chosenLanguage(const QSettings &settings)
{
    const QString code = settings.value(settingsKey()).toString();
    return hasLanguage(code) ? code : QString();
}

void chooseLanguage(QSettings &settings, const QString &code)
{
    if (hasLanguage(code))
        settings.setValue(settingsKey(), code);
    else
        settings.remove(settingsKey());
}

QLocale windowLocale(const QString &chosen, const QLocale &system)
{
    QString code = hasLanguage(chosen) ? chosen : QString();
    const QStringList ofSystem = system.uiLanguages();
    for (auto name = ofSystem.begin(); code.isEmpty() && name != ofSystem.end(); ++name) {
        if (hasLanguage(codeOf(*name)))
            code = codeOf(*name);
    }
    if (code.isEmpty())
        code = QStringLiteral("en");
    return codeOf(system.name()) == code ? system
                                         : QLocale(QLocale::codeToLanguage(code), system.territory());
}

Translations::Translations(const QLocale &locale)
{
    QLocale::setDefault(locale);
    // Numbers in files have a point, whatever QApplication took over from the system.
    std::setlocale(LC_NUMERIC, "C");
    const QString language = codeOf(locale.name());
    if (m_qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (load(m_english, QStringLiteral("en")))
        QCoreApplication::installTranslator(&m_english);
    if (language != QLatin1String("en") && load(m_own, language))
        QCoreApplication::installTranslator(&m_own); // asked before the English ones
}

Translations::~Translations()
{
    QLocale::setDefault(m_before);
}

} // namespace bulkhead::app
