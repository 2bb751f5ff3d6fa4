// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <memory>
#include <QString>

class QMimeData;

namespace bulkhead::diagram {

class DiagramScene;

// A part of a model on the clipboard: the native JSON, as its own type and as text, so that it can be
// pasted into another window or an editor.
model::Model copied(const DiagramScene &scene); // what is selected, with notes
std::unique_ptr<QMimeData> clipboardData(const model::Model &part);
bool isOnClipboard(const QMimeData &mime);
Result<model::Model> fromClipboard(const QMimeData &mime,
                                   std::shared_ptr<const model::Vocabulary> vocabulary);

// Asks for the part to be inserted, moved aside by so much, and selects what came in. `verb`: "Paste %1".
void insertCopy(DiagramScene &scene, const model::Model &part, double aside, const QString &verb);

} // namespace bulkhead::diagram
