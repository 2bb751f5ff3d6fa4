// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "catalog/workshop/collate.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace bulkhead::app {

// The folder that participants save their answers to: looked at whenever the system tells of a change, and
// every two seconds, since shares tell nothing. Files are read by a worker, and again only when they changed.
// A faulty file that changed since the last look is being written, as far as one can tell: it is told if it
// is still faulty at the next one.
class AnswersFolder : public QObject
{
    Q_OBJECT

public:
    // A file as it was read last.
    struct Seen
    {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        std::shared_ptr<const Result<std::string>> bytes;
        bool isSettled = false; // it was the same at two looks
        bool operator==(const Seen &other) const
        {
            return size == other.size && time == other.time && isSettled == other.isSettled;
        }
    };
    using SeenFiles = std::map<std::string, Seen>; // by name

    struct Look
    {
        SeenFiles files;
        catalog::workshop::ReadRoom room;             // refused: only what is settled
        std::map<std::string, std::string> checksums; // of the sheets, by participant
        std::size_t unsettled = 0;                    // files that are being written
        std::size_t tooMany = 0;                      // files that were not looked at
    };

    explicit AnswersFolder(const catalog::workshop::Task &task, QObject *parent = nullptr);

    void watch(const std::filesystem::path &folder); // another one
    const std::filesystem::path &folder() const { return m_folder; }
    const Look &lastLook() const { return *m_look; }
    const std::optional<Error> &fault() const { return m_fault; } // why the folder could not be read

signals:
    void looked(); // something is other than before

private:
    struct Question
    {
        std::filesystem::path folder;
        std::shared_ptr<const Look> before;
        std::shared_ptr<const catalog::workshop::Task> task;
    };

    static Result<Look> lookAt(const Question &question);
    void check();
    void take(Result<Look> look);

    std::shared_ptr<const catalog::workshop::Task> m_task;
    std::filesystem::path m_folder;
    std::shared_ptr<const Look> m_look = std::make_shared<Look>();
    std::optional<Error> m_fault;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; // writing a file is several events
    QTimer m_poll;
    Latest<Question, Look> m_work;
};

} // namespace bulkhead::app
