// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/answers_folder.h"

#include "app/document/text.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"

#include <algorithm>
#include <vector>

namespace bulkhead::app {

namespace ws = catalog::workshop;
namespace fs = std::filesystem;

namespace {

constexpr int settleTime = 150;          // ms
constexpr int pollTime = 2000;           // ms
constexpr std::size_t mostAnswers = 500; // files

// The names of the files of answers in a folder, sorted.
Result<std::vector<std::string>> answersIn(const fs::path &folder)
{
    std::vector<std::string> names;
    std::error_code fault;
    for (fs::directory_iterator it(folder, fault), end; !fault && it != end; it.increment(fault)) {
        std::string name = it->path().filename().string();
        std::error_code ignored;
        // Reading a pipe waits for whoever writes it.
        if (name.ends_with(ws::answersSuffix) && !name.starts_with('.') && !it->is_fifo(ignored))
            names.push_back(std::move(name));
    }
    if (fault)
        return Error{"workshop.no-folder",
                     "the folder cannot be read: " + fault.message(),
                     {},
                     folder.string(),
                     0,
                     {}};
    std::sort(names.begin(), names.end());
    return names;
}

AnswersFolder::Seen seenOf(const fs::path &path, const AnswersFolder::Seen *before)
{
    AnswersFolder::Seen seen;
    std::error_code fault;
    if (const auto own = ws::checkOwnFile(path); !own) {
        seen.bytes = std::make_shared<const Result<std::string>>(own.error());
        seen.isSettled = true;
        return seen;
    }
    seen.size = fs::file_size(path, fault);
    seen.time = fault ? fs::file_time_type() : fs::last_write_time(path, fault);
    if (before && before->size == seen.size && before->time == seen.time) {
        seen.bytes = before->bytes;
        seen.isSettled = true;
    }
    if (!seen.bytes || !*seen.bytes) // what could not be read may be readable now: rights are no change
        seen.bytes = std::make_shared<const Result<std::string>>(readFile(path, ws::mostSheetBytes));
    return seen;
}

} // namespace

AnswersFolder::AnswersFolder(const ws::Task &task, QObject *parent)
    : QObject(parent), m_task(std::make_shared<const ws::Task>(task)),
      m_work([](const Question &question, const Running &) { return lookAt(question); },
             [this](Result<Look> look) { take(std::move(look)); })
{
    m_soon.setSingleShot(true);
    m_poll.setInterval(pollTime);
    connect(&m_soon, &QTimer::timeout, this, &AnswersFolder::check);
    connect(&m_poll, &QTimer::timeout, this, &AnswersFolder::check);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_soon.start(settleTime); });
}

void AnswersFolder::watch(const fs::path &folder)
{
    m_work.forget();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_folder = folder;
    m_look = std::make_shared<Look>();
    m_fault.reset();
    m_watcher.addPath(pathText(folder)); // where it cannot be watched it is polled
    m_poll.start();
    check();
    emit looked();
}

void AnswersFolder::check()
{
    if (m_work.isBusy()) { // a share may take longer than the time between two looks
        m_soon.start(settleTime);
        return;
    }
    m_work.request({m_folder, m_look, m_task});
}

Result<AnswersFolder::Look> AnswersFolder::lookAt(const Question &question)
{
    const auto names = answersIn(question.folder);
    if (!names)
        return names.error();
    Look look;
    look.tooMany = names->size() > mostAnswers ? names->size() - mostAnswers : 0;
    std::vector<ws::AnswersInput> inputs;

    for (const std::string &name : *names) {
        if (inputs.size() == mostAnswers)
            break;
        const auto before = question.before->files.find(name);
        Seen seen = seenOf(question.folder / name,
                           before == question.before->files.end() ? nullptr : &before->second);
        inputs.push_back({name, *seen.bytes});
        look.files.emplace(name, std::move(seen));
    }
    look.room = ws::readRoom(inputs, *question.task);
    for (const ws::AnswerSheet &sheet : look.room.sheets)
        look.checksums.emplace(sheet.participant, ws::checksumOf(sheet));
    std::erase_if(look.room.refused, [&look](const Error &error) {
        const std::string name = fs::path(error.file).filename().string();
        const auto seen = look.files.find(name);
        const bool isSettled = seen == look.files.end() || seen->second.isSettled;
        look.unsettled += isSettled ? 0U : 1U;
        return !isSettled;
    });
    return look;
}

void AnswersFolder::take(Result<Look> look)
{
    if (!look) {
        const bool isNew = !m_fault || m_fault->message != look.error().message;
        m_fault = std::move(look.error());
        if (isNew)
            emit looked();
        return;
    }
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(pathText(m_folder)); // it is there again
    const bool isNew = m_fault || !(look->files == m_look->files);
    m_fault.reset();
    if (look->unsettled > 0)
        m_soon.start(4 * settleTime);
    m_look = std::make_shared<const Look>(*std::move(look));
    if (isNew)
        emit looked();
}

} // namespace bulkhead::app
