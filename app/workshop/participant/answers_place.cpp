// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/answers_place.h"

#include "app/document/text.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"
#include "model/visible_text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr qsizetype longestNameInFile = 60; // characters

struct AnswersPlaceTexts
{
    Q_DECLARE_TR_FUNCTIONS(AnswersPlace)
};

// A name as a part of a file's name.
QString inFileName(const QString &participant)
{
    QString safe;
    for (const QChar letter : participant.trimmed().left(longestNameInFile))
        safe += letter.isLetterOrNumber() || letter == u'-' || letter == u'_' ? letter : QChar(u'_');
    return safe;
}

FoundAnswers refusedAnswers(const QString &why)
{
    return {FoundAnswers::State::Refused, {}, {}, why};
}

} // namespace

QString answersPath(const QString &taskPath, const QString &participant)
{
    QString base = taskPath;
    if (base.endsWith(toQString(ws::taskSuffix), Qt::CaseInsensitive))
        base.chop(static_cast<qsizetype>(ws::taskSuffix.size()));
    return base + u'-' + inFileName(participant) + toQString(ws::answersSuffix);
}

QString faultOfName(const QString &participant)
{
    const std::string name = toUtf8(participant.trimmed());
    if (name.empty())
        return AnswersPlaceTexts::tr("Enter a name.");
    if (name.size() > ws::longestName)
        return AnswersPlaceTexts::tr("The name is too long.");
    if (model::visibleText(name) != name)
        return AnswersPlaceTexts::tr("The name has characters that cannot be shown.");
    return {};
}

FoundAnswers findAnswers(const QString &path, const ws::Task &task, const QString &participant)
{
    const QString file = QFileInfo(path).fileName();
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return {};
    auto bytes = readFile(toPath(path), ws::mostSheetBytes);
    if (!bytes)
        return refusedAnswers(
            AnswersPlaceTexts::tr("“%1” cannot be read: %2").arg(file, errorText(bytes.error())));
    auto read = ws::parseAnswers(*bytes, toUtf8(file), &task);
    if (!read && read.error().code == "workshop.other-task")
        return refusedAnswers(
            AnswersPlaceTexts::tr("“%1” has answers to another workshop. It is not "
                                  "overwritten: choose another name, or move the file away.")
                .arg(file));
    if (!read)
        return refusedAnswers(
            AnswersPlaceTexts::tr("“%1” is damaged. It is not overwritten: choose another name, "
                                  "or move the file away.\n%2")
                .arg(file, errorText(read.error())));
    if (read->sheet.participant != toUtf8(participant.trimmed()))
        return refusedAnswers(AnswersPlaceTexts::tr("“%1” has the answers of “%2”: choose another name.")
                                  .arg(file, toQString(read->sheet.participant)));
    return {FoundAnswers::State::Own, std::move(read->sheet), *std::move(bytes), {}};
}

} // namespace bulkhead::app
