// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace bulkhead::app {

// Everything a window asks of a person that stops its work. Behind a seam, so that tests drive the real
// window and answer for the person.
class Dialogs
{
public:
    virtual ~Dialogs() = default;

    enum class SaveAnswer { Save, Discard, Cancel };
    virtual SaveAnswer askToSave(const QString &documentName) = 0;

    enum class RecoverAnswer { Recover, Discard, Later };
    virtual RecoverAnswer askToRecover(const QString &question) = 0;

    // `proposed` is a file or folder to begin at; empty: where the last one was chosen.
    virtual std::optional<QString> openFile(const QString &title, const QString &filter,
                                            const QString &proposed) = 0;
    std::optional<QString> openFile(const QString &title, const QString &filter)
    {
        return openFile(title, filter, {});
    }
    virtual QStringList openFiles(const QString &title, const QString &filter) = 0;
    virtual std::optional<QString> openFolder(const QString &title, const QString &proposed) = 0;
    std::optional<QString> openFolder(const QString &title) { return openFolder(title, {}); }
    virtual std::optional<QString> saveFile(const QString &title, const QString &suggested,
                                            const QString &filter) = 0;

    virtual bool confirm(const QString &title, const QString &question, const QString &yes) = 0;
    // Where something is lost with it: who only presses Enter loses nothing.
    virtual bool confirmLoss(const QString &title, const QString &question, const QString &yes) = 0;
    // Whether another program may be run for an import that can do without it.
    enum class RunAnswer { Run, ReadFiles, Cancel };
    virtual RunAnswer askToRun(const QString &title, const QString &question) = 0;
    virtual std::optional<QString> askText(const QString &title, const QString &label,
                                           const QString &text) = 0;
    virtual void tell(const QString &title, const QString &message) = 0;        // all is well
    virtual void tellProblem(const QString &title, const QString &message) = 0; // something failed
};

} // namespace bulkhead::app
