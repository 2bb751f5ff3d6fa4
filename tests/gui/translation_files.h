// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/places.h"

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <utility>

// What the sources have to translate, by lupdate, and what the files of the languages say.
namespace bulkhead::tests {

struct Message
{
    QStringList forms;     // one, or as many as the language has plural forms
    bool finished = true;  // also: not gone from the sources
    bool isPlural = false; // with a number that the form depends on

    bool operator==(const Message &) const = default;
};

using Messages = std::map<std::pair<QString, QString>, Message>; // by context and source text

inline Messages readMessages(const QString &path)
{
    QFile file(path);
    Messages messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    Message message;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == QLatin1String("message"))
            messages[{context, source}] = message;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            message = {{}, true, xml.attributes().hasAttribute(QLatin1String("numerus"))};
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            if (!message.isPlural)
                message.forms << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            message.forms << xml.readElementText();
    }
    return messages;
}

inline QString sourcePath(const char *below)
{
    return QString::fromStdString(sourceDir()) + QLatin1String(below);
}

// What lupdate finds in the sources; none when it fails.
inline Messages extracted(const QString &file, const QStringList &options)
{
    QProcess lupdate;
    lupdate.setWorkingDirectory(sourcePath(""));
    lupdate.start(QStringLiteral(BULKHEAD_LUPDATE),
                  QStringList{"-silent", "-locations", "none", "-no-obsolete"} + options +
                      QStringList{"-I", ".", "app", "diagram", "export/formats", "-ts", file});
    if (!lupdate.waitForFinished(120'000) || lupdate.exitCode() != 0)
        return {};
    return readMessages(file);
}

} // namespace bulkhead::tests
