// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/group_members.h"

#include "app/document/text.h"
#include "catalog/workshop/collate.h"
#include "model/file/atomic_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int mostFiles = 100;

} // namespace

GroupMembers::GroupMembers(std::shared_ptr<const ws::Task> task, const QString &taskPath, QObject *parent)
    : QObject(parent), m_task(std::move(task)), m_taskPath(taskPath),
      m_work(read, [this](Result<Sheets> sheets) {
          if (sheets)
              m_sheets = *std::move(sheets);
          emit looked();
      })
{}

void GroupMembers::look(const std::string &own)
{
    m_work.request({m_task, m_taskPath, own});
}

Result<GroupMembers::Sheets> GroupMembers::read(const Question &question, const Running &running)
{
    const QDir folder = QFileInfo(question.taskPath).absoluteDir();
    const QStringList names =
        folder.entryList({u'*' + toQString(ws::answersSuffix)}, QDir::Files | QDir::Readable, QDir::Name);
    std::vector<ws::AnswersInput> inputs;
    for (const QString &name : names.mid(0, mostFiles)) {
        if (running.isStopped())
            break;
        const std::filesystem::path file = toPath(folder.filePath(name));
        std::error_code fault;
        if (std::filesystem::is_regular_file(file, fault)) // a pipe would be waited for
            inputs.push_back({toUtf8(name), readFile(file, ws::mostSheetBytes)});
    }
    Sheets sheets = ws::readRoom(inputs, *question.task).sheets;
    std::erase_if(sheets, [&](const ws::AnswerSheet &sheet) { return sheet.participant == question.own; });
    std::sort(sheets.begin(), sheets.end(), [](const ws::AnswerSheet &a, const ws::AnswerSheet &b) {
        return a.participant < b.participant;
    });
    return sheets;
}

} // namespace bulkhead::app
