// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/workshop_task.h"
#include "model/file/file_system.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::app {

// The answers of one participant, written to their file as they are given: by a worker, half a second after
// the last change. A file that somebody else changed meanwhile is not overwritten.
class AnswerBook : public QObject
{
    Q_OBJECT

public:
    // `onDisk` are the bytes of the file as they were read; empty: there was none. `files` outlives it.
    AnswerBook(std::shared_ptr<const catalog::workshop::Task> task, catalog::workshop::AnswerSheet sheet,
               const QString &path, std::string onDisk, FileSystem &files = FileSystem::system(),
               QObject *parent = nullptr);

    const catalog::workshop::Task &task() const { return *m_task; }
    const catalog::workshop::AnswerSheet &sheet() const { return m_sheet; }
    const QString &path() const { return m_path; }

    // The round in which cells are answered from now on, silent or group; nothing: the task has neither. What
    // was answered in silence stays beside what the group says. An answer that is given in silence afterwards
    // counts for the group as well where the group had not given another.
    void setRound(std::optional<catalog::workshop::RoundKind> round);
    const catalog::workshop::CellAnswers &cells() const; // of that round
    void handIn(); // in the group round: what stands is what the group says, changed or not

    // Nothing: the cell has no answer any more.
    void setAnswer(const catalog::workshop::StrideCell &cell,
                   const std::optional<catalog::workshop::CellAnswer> &answer);
    void setWay(std::vector<model::Id> way);
    void setFixes(std::vector<std::string> measures);
    void setExtras(std::vector<catalog::workshop::ExtraThreat> extras);

    std::size_t answered() const { return cells().size(); } // cells
    bool isSaved() const { return m_savedVersion == m_version; }
    // Writes what is not written yet, and waits for it. Fails as a save does.
    Result<Success> saveNow();

signals:
    void changed();
    void saved();
    void saveFailed(const bulkhead::Error &error); // code "workshop.changed-elsewhere": by somebody else

private:
    struct File;
    struct Request
    {
        std::shared_ptr<File> file;
        std::uint64_t version = 0;
        std::string bytes;
    };
    static Result<std::uint64_t> write(const Request &request);

    bool isOfSilence() const;
    void beginRound(); // the first answer of a round
    void touch();
    void save();
    void finish(const Result<std::uint64_t> &version);

    std::shared_ptr<const catalog::workshop::Task> m_task;
    catalog::workshop::AnswerSheet m_sheet;
    std::optional<catalog::workshop::RoundKind> m_round;
    QString m_path;
    std::shared_ptr<File> m_file;
    std::uint64_t m_version = 0; // of the sheet, counted by changes
    std::uint64_t m_savedVersion = 0;
    QTimer m_pause;
    Latest<Request, std::uint64_t> m_writer;
};

} // namespace bulkhead::app
