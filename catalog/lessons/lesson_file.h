// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lessons/lesson.h"
#include "model/result.h"

#include <string_view>

// The file of a lesson: JSON (resources/schemas/lesson.schema.json, docs/lessons.md), beside the file of its
// model.
namespace bulkhead::catalog::lessons {

inline constexpr std::string_view lessonFormat = "bulkhead-lesson";

// Reads strictly: an error names line and JSON pointer. `model` is what the lesson is about; its elements and
// their properties are checked, and that each question has one right answer.
Result<Lesson> parseLesson(std::string_view json, std::string_view file, model::Model model);

// What a lesson names that the catalogs do not have, or false facts: an error names the lesson's id. Analyses
// the model as it is, and with the lesson's change.
Result<Success> checkLesson(const Lesson &lesson, const std::shared_ptr<const Catalogs> &catalogs,
                            const model::Date &asOf);

} // namespace bulkhead::catalog::lessons
