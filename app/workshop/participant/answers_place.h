// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/workshop_task.h"

#include <QString>

#include <string>

// Where a participant's answers stand.
namespace bulkhead::app {

// "monday/shop-alice.bulkhead-answers" beside "monday/shop.bulkhead-task". Names are no paths: what is no
// letter, digit, hyphen or underscore becomes an underscore.
QString answersPath(const QString &taskPath, const QString &participant);

// Why nobody can be called so in a file of answers; empty for a name that will do.
QString faultOfName(const QString &participant);

// What stands where somebody's answers belong.
struct FoundAnswers
{
    enum class State { None, Own, Refused };

    State state = State::None;
    catalog::workshop::AnswerSheet sheet; // Own
    std::string bytes;                    // Own: of the file
    QString problem;                      // Refused: why, with the file's name
};
// Reads the file; changes nothing.
FoundAnswers findAnswers(const QString &path, const catalog::workshop::Task &task,
                         const QString &participant);

} // namespace bulkhead::app
