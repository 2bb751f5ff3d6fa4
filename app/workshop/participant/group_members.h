// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/workshop_task.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace bulkhead::app {

// What the others say whose answers stand beside the task: read by a worker when it is asked for, and only
// read. A file that is no answers to this task is left out.
class GroupMembers : public QObject
{
    Q_OBJECT

public:
    GroupMembers(std::shared_ptr<const catalog::workshop::Task> task, const QString &taskPath,
                 QObject *parent = nullptr);

    void look(const std::string &own); // at all but those of this participant
    const std::vector<catalog::workshop::AnswerSheet> &sheets() const { return m_sheets; } // by participant

signals:
    void looked();

private:
    struct Question
    {
        std::shared_ptr<const catalog::workshop::Task> task;
        QString taskPath;
        std::string own;
    };
    using Sheets = std::vector<catalog::workshop::AnswerSheet>;
    static Result<Sheets> read(const Question &question, const Running &running);

    std::shared_ptr<const catalog::workshop::Task> m_task;
    QString m_taskPath;
    Sheets m_sheets;
    Latest<Question, Sheets> m_work;
};

} // namespace bulkhead::app
