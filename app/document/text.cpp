// SPDX-License-Identifier: Apache-2.0
#include "app/document/text.h"

#include <QCoreApplication>
#include <QFile>

namespace bulkhead::app {

std::filesystem::path toPath(const QString &fileName)
{
    return std::filesystem::path(QFile::encodeName(fileName).toStdString());
}

QString pathText(const std::filesystem::path &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

model::Date toDate(const QDate &date)
{
    static const QDate epoch(1970, 1, 1);
    return model::Date{std::chrono::sys_days(std::chrono::days(epoch.daysTo(date)))};
}

QDate toQDate(const model::Date &date)
{
    return QDate(1970, 1, 1).addDays(date.day.time_since_epoch().count());
}

QString percentText(double fraction)
{
    const int percent = qRound(fraction * 100);
    return percent == 0 && fraction > 0 ? QCoreApplication::translate("Words", "under 1 %")
                                        : QStringLiteral("%1 %").arg(percent);
}

namespace {

struct Translation
{
    const char *code;
    const char *text;
};

// Errors that nearly every user meets; all others show the English text they carry.
constexpr Translation translations[] = {
    {"model.containment-cycle", QT_TRANSLATE_NOOP("Errors", "This would put an element inside itself.")},
    {"print.refused", QT_TRANSLATE_NOOP("Errors", "The printer takes no pages.")},
    {"file.missing", QT_TRANSLATE_NOOP("Errors", "The file does not exist.")},
};

} // namespace

QString errorText(const Error &error)
{
    for (const Translation &translation : translations) {
        if (error.code != translation.code)
            continue;
        Error translated = error;
        translated.message = toUtf8(QCoreApplication::translate("Errors", translation.text));
        return toQString(translated.text());
    }
    return toQString(error.text());
}

} // namespace bulkhead::app
