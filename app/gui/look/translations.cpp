// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/translations.h"

#include "app/document/text.h"
#include "resources/embedded.h"

#include <QCoreApplication>

namespace bulkhead::app {

namespace {

// False when there is no such file.
bool load(QTranslator &translator, const QString &language)
{
    const auto file = resources::find("translations/bulkhead_" + toUtf8(language) + ".qm");
    return file &&
           translator.load(reinterpret_cast<const uchar *>(file->data()), static_cast<int>(file->size()));
}

} // namespace

Translations::Translations(const QLocale &locale)
{
    if (load(m_english, QStringLiteral("en")))
        QCoreApplication::installTranslator(&m_english);
    const QString language = locale.name().section(QLatin1Char('_'), 0, 0);
    if (language != QLatin1String("en") && load(m_own, language))
        QCoreApplication::installTranslator(&m_own); // asked before the English ones
}

} // namespace bulkhead::app
