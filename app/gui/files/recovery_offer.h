// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/unsaved_work.h"

#include <QString>

namespace bulkhead::app {

// What a person is told of work that a program left behind, as plain text.
QString recoveryQuestion(const UnsavedWork &work);
QString unreadableWorkText(const UnsavedWork &work);

// What to call it: the file's name, or the model's title.
QString nameOfWork(const UnsavedWork &work);

} // namespace bulkhead::app
