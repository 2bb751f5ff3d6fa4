// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <string_view>

// Files of the project that say what tables of the program say. A test holds them against each other; with
// BULKHEAD_LANGUAGE=write it writes the files anew.
namespace bulkhead::catalog::test {

QString text(std::string_view view);

// A file of the project, by its name from the root: "/docs/rule-language.md".
QString readAll(const QString &name);

// What follows `before` in the text up to `after`, replaced; the text as it is where there is no such place.
QString replaced(const QString &text, const QString &before, const QString &with, const QString &after);

// A row of a table of Markdown.
QString row(const QStringList &cells);

// Fails the running test where the file does not say what `renewed` makes of it.
void keepsUp(const QString &name, QString (*renewed)(QString));

} // namespace bulkhead::catalog::test
