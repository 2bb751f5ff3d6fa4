// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/answer_book.h"

#include "app/document/text.h"
#include "catalog/workshop/workshop_files.h"
#include "model/file/atomic_file.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int pauseBeforeSave = 500;    // ms
constexpr int pauseBeforeRetry = 5'000; // ms: a stick comes back

void putAnswer(ws::CellAnswers &cells, const ws::StrideCell &cell,
               const std::optional<ws::CellAnswer> &answer)
{
    if (answer)
        cells[cell] = *answer;
    else
        cells.erase(cell);
}

std::optional<ws::CellAnswer> answerIn(const ws::CellAnswers &cells, const ws::StrideCell &cell)
{
    const auto found = cells.find(cell);
    return found == cells.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

// Shared by those who write: the last wins, whoever comes first.
struct AnswerBook::File
{
    std::mutex mutex;
    std::filesystem::path path;
    std::string onDisk; // read or written last
    std::uint64_t version = 0;
    FileSystem *files = nullptr;
};

AnswerBook::AnswerBook(std::shared_ptr<const ws::Task> task, ws::AnswerSheet sheet, const QString &path,
                       std::string onDisk, FileSystem &files, QObject *parent)
    : QObject(parent), m_task(std::move(task)), m_sheet(std::move(sheet)), m_path(path),
      m_file(std::make_shared<File>()),
      m_writer([](const Request &request, const Running &) { return write(request); },
               [this](const Result<std::uint64_t> &version) { finish(version); })
{
    m_file->path = toPath(path);
    m_file->onDisk = std::move(onDisk);
    m_file->files = &files;
    m_version = m_file->onDisk.empty() ? 1 : 0; // a new sheet is there from the start
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &AnswerBook::save);
    if (!isSaved())
        m_pause.start(pauseBeforeSave);
}

// The silent round, behind answers to the group round.
bool AnswerBook::isOfSilence() const
{
    return m_round == ws::RoundKind::Silent && m_sheet.round == ws::RoundKind::Group;
}

void AnswerBook::setRound(std::optional<ws::RoundKind> round)
{
    m_round = round;
}

const ws::CellAnswers &AnswerBook::cells() const
{
    return isOfSilence() ? m_sheet.silent : m_sheet.cells;
}

void AnswerBook::setAnswer(const ws::StrideCell &cell, const std::optional<ws::CellAnswer> &answer)
{
    const std::optional<ws::CellAnswer> before = answerIn(cells(), cell);
    if (before == answer)
        return;
    if (isOfSilence()) {
        putAnswer(m_sheet.silent, cell, answer);
        if (answerIn(m_sheet.cells, cell) == before)
            putAnswer(m_sheet.cells, cell, answer);
    } else {
        beginRound();
        putAnswer(m_sheet.cells, cell, answer);
    }
    touch();
}

void AnswerBook::beginRound()
{
    if (m_round == ws::RoundKind::Group && m_sheet.round != ws::RoundKind::Group)
        m_sheet.silent = m_sheet.cells;
    if (m_round)
        m_sheet.round = m_round;
}

void AnswerBook::handIn()
{
    if (m_round != ws::RoundKind::Group || m_sheet.round == m_round)
        return;
    beginRound();
    touch();
}

void AnswerBook::setWay(std::vector<model::Id> way)
{
    if (way == m_sheet.path)
        return;
    m_sheet.path = std::move(way);
    touch();
}

void AnswerBook::setFixes(std::vector<std::string> measures)
{
    if (measures == m_sheet.fixes)
        return;
    m_sheet.fixes = std::move(measures);
    touch();
}

void AnswerBook::setExtras(std::vector<ws::ExtraThreat> extras)
{
    if (extras == m_sheet.extras)
        return;
    m_sheet.extras = std::move(extras);
    touch();
}

void AnswerBook::touch()
{
    ++m_version;
    m_pause.start(pauseBeforeSave);
    emit changed();
}

Result<std::uint64_t> AnswerBook::write(const Request &request)
{
    File &file = *request.file;
    const std::lock_guard lock(file.mutex);
    if (request.version <= file.version)
        return file.version;
    std::error_code fault;
    if (std::filesystem::exists(file.path, fault)) {
        const auto there = readFile(file.path);
        if (!there)
            return there.error();
        if (*there != file.onDisk)
            return Error{"workshop.changed-elsewhere",
                         "the file was changed by another program",
                         {},
                         file.path.filename().string(),
                         0,
                         {}};
    }
    const auto written = writeFileAtomically(file.path, request.bytes, KeepPrevious::No, *file.files);
    if (!written && !wasWritten(written.error()))
        return written.error();
    file.onDisk = request.bytes;
    file.version = request.version;
    return file.version;
}

void AnswerBook::save()
{
    m_writer.request({m_file, m_version, ws::serializeAnswers(m_sheet)});
}

Result<Success> AnswerBook::saveNow()
{
    m_pause.stop();
    if (isSaved())
        return Success{};
    const auto version = write({m_file, m_version, ws::serializeAnswers(m_sheet)});
    finish(version);
    if (!version)
        return version.error();
    return Success{};
}

void AnswerBook::finish(const Result<std::uint64_t> &version)
{
    if (!version) {
        if (version.error().code != "workshop.changed-elsewhere")
            m_pause.start(pauseBeforeRetry);
        emit saveFailed(version.error());
        return;
    }
    m_savedVersion = std::max(m_savedVersion, *version);
    if (isSaved())
        emit saved();
}

} // namespace bulkhead::app
