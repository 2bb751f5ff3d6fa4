// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"
#include "model/value.h"

#include <QDate>
#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

// The line where the UTF-8 text of the rooms below becomes Qt's.
namespace bulkhead::app {

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString &text)
{
    return text.toStdString();
}

std::filesystem::path toPath(const QString &fileName);
QString pathText(const std::filesystem::path &path);

model::Date toDate(const QDate &date);
QDate toQDate(const model::Date &date);

// A fraction in whole percent: "42 %", and "under 1 %" of what is little but not nothing.
QString percentText(double fraction);

// What went wrong as a person reads it, in the user's language where its code is known.
QString errorText(const Error &error);

} // namespace bulkhead::app
