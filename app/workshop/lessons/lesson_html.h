// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/lessons/lesson.h"
#include "diagram/theme.h"

#include <QString>

namespace bulkhead::app {

// A lesson's text as rich text; what comes of its file is escaped.
QString lessonHtml(const catalog::lessons::Lesson &lesson, const diagram::Theme &theme);

} // namespace bulkhead::app
