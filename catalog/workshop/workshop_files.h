// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop.h"
#include "model/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

// The files of a workshop: canonical JSON (docs/workshop-files.md, resources/schemas: task, answers and
// workshop). Readers are strict: an error names line and JSON pointer, and nothing is half-read.
namespace bulkhead::catalog::workshop {

inline constexpr std::string_view taskFormat = "bulkhead-task";
inline constexpr std::string_view taskSuffix = ".bulkhead-task";
inline constexpr std::string_view answersFormat = "bulkhead-answers";
inline constexpr std::string_view answersSuffix = ".bulkhead-answers";
inline constexpr std::string_view workshopFormat = "bulkhead-workshop";
inline constexpr std::string_view workshopSuffix = ".bulkhead-workshop";
inline constexpr std::string_view rubricFormat = "bulkhead-rubric";

Result<Task> parseTask(std::string_view json, std::string_view file,
                       std::shared_ptr<const model::Vocabulary> vocabulary);
std::string serializeTask(const Task &task);

struct ReadAnswers
{
    AnswerSheet sheet;
    bool hasChecksum = false; // without one nothing shows whether the file was edited
};
// With a task also refuses the answers to another one and cells outside its scope. Refuses a checksum that is
// not that of the content.
Result<ReadAnswers> parseAnswers(std::string_view json, std::string_view file, const Task *task);
std::string serializeAnswers(const AnswerSheet &sheet); // with its checksum

Result<Workshop> parseWorkshop(std::string_view json, std::string_view file,
                               std::shared_ptr<const model::Vocabulary> vocabulary);
std::string serializeWorkshop(const Workshop &workshop);

// What a rubric does not state is as in Rubric.
Result<Rubric> parseRubric(std::string_view json, std::string_view file);

} // namespace bulkhead::catalog::workshop
