// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_task.h"
#include "model/result.h"
#include "model/vocabulary.h"

#include <QString>

#include <memory>

namespace bulkhead::app {

// The task of a file, with a view that is laid out. Any thread.
Result<std::shared_ptr<const catalog::workshop::Task>>
readTask(const QString &path, std::shared_ptr<const model::Vocabulary> vocabulary);

// Opens the participant's window, which belongs to itself. False where the file cannot be read, which the
// user was told.
bool openTask(const QString &path, std::shared_ptr<const model::Vocabulary> vocabulary);

} // namespace bulkhead::app
