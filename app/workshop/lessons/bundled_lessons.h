// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lessons/lesson.h"
#include "model/result.h"

#include <memory>
#include <vector>

namespace bulkhead::app {

using LessonPtr = std::shared_ptr<const catalog::lessons::Lesson>;

// The lessons that the program is built with, in their order. Takes some milliseconds.
Result<std::vector<LessonPtr>> bundledLessons(const std::shared_ptr<const model::Vocabulary> &vocabulary);

} // namespace bulkhead::app
