// SPDX-License-Identifier: Apache-2.0
#include "app/gui/files/recovery_offer.h"

#include "app/document/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

namespace bulkhead::app {

namespace {

struct RecoveryOffer
{
    Q_DECLARE_TR_FUNCTIONS(RecoveryOffer)
};

// The first reasons, one a line.
QString listed(const std::vector<Error> &reasons)
{
    constexpr std::size_t shown = 8;
    QStringList lines;
    for (const Error &reason : reasons) {
        if (static_cast<std::size_t>(lines.size()) < shown)
            lines << QStringLiteral("• ") + toQString(reason.message);
    }
    if (reasons.size() > shown)
        lines << RecoveryOffer::tr("and %n more", nullptr, static_cast<int>(reasons.size() - shown));
    return lines.join('\n');
}

QString aboutTheFile(const UnsavedWork &work)
{
    switch (work.base) {
    case UnsavedWork::Base::Changed:
        return RecoveryOffer::tr("The file has changed since, so the work would be opened as a copy.");
    case UnsavedWork::Base::Gone:
        return RecoveryOffer::tr(
            "The file is gone or cannot be read, so the work would be opened as a new model.");
    case UnsavedWork::Base::Same:
        break;
    }
    return {};
}

// Several files may have one name, and one file may have been open in several windows.
QString whereAndWhen(const UnsavedWork &work)
{
    QStringList lines;
    if (!work.place.model.empty())
        lines << RecoveryOffer::tr("Folder: %1").arg(pathText(work.place.model.parent_path()));
    const QDateTime written = QFileInfo(pathText(work.place.journal)).lastModified();
    lines << RecoveryOffer::tr("Last change: %1").arg(QLocale().toString(written, QLocale::ShortFormat));
    return lines.join('\n');
}

} // namespace

QString nameOfWork(const UnsavedWork &work)
{
    if (!work.place.model.empty())
        return pathText(work.place.model.filename());
    const std::string &title = work.replayed.model.metadata().title;
    return title.empty() ? RecoveryOffer::tr("Untitled") : toQString(title);
}

QString recoveryQuestion(const UnsavedWork &work)
{
    QStringList parts{
        RecoveryOffer::tr("Bulkhead was not closed properly and left %n unsaved change(s) to “%1”.", nullptr,
                          static_cast<int>(work.replayed.changes.size()))
            .arg(nameOfWork(work))};
    if (const QString file = aboutTheFile(work); !file.isEmpty())
        parts.front() += ' ' + file;
    parts << whereAndWhen(work);
    if (const std::size_t lost = work.replayed.lost.count; lost > 0)
        parts << RecoveryOffer::tr("%n change(s) cannot be recovered in full:", nullptr,
                                   static_cast<int>(lost)) +
                     '\n' + listed(work.replayed.lost.reasons) + '\n' +
                     RecoveryOffer::tr("The journal that contains them is kept under a name that ends in "
                                       ".bad and the date, unless you throw the work away.");
    else if (!work.replayed.lost.reasons.empty())
        parts << listed(work.replayed.lost.reasons);
    return parts.join(QStringLiteral("\n\n"));
}

QString unreadableWorkText(const UnsavedWork &work)
{
    const QString reasons =
        work.unreadable ? toQString(work.unreadable->message) : listed(work.replayed.lost.reasons);
    return RecoveryOffer::tr("Bulkhead was not closed properly. The unsaved changes to “%1” cannot be "
                             "recovered:\n%2")
        .arg(nameOfWork(work), reasons);
}

} // namespace bulkhead::app
