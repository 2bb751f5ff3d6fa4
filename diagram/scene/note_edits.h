// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/model.h"

#include <QPointF>
#include <QString>
#include <span>
#include <vector>

// Changes of the notes of a view: pure functions. A note is named by its place in the record of the view.
// Empty where the model has no such view.
namespace bulkhead::diagram {

model::Change planAddNotes(const model::Model &model, model::IdView view,
                           const std::vector<model::CanvasNote> &notes);
model::Change planReplaceNote(const model::Model &model, model::IdView view, int note,
                              model::CanvasNote after);
model::Change planMoveNotes(const model::Model &model, model::IdView view, std::span<const int> notes,
                            const QPointF &by);
model::Change planRemoveNotes(const model::Model &model, model::IdView view, std::span<const int> notes);

// An arrow of the note to an element or flow; one that is there goes.
model::Change planToggleArrow(const model::Model &model, model::IdView view, int note,
                              const model::Id &about);

// “Who owns this…”, or “3 notes”.
QString noteNames(const std::vector<model::CanvasNote> &all, std::span<const int> notes);

} // namespace bulkhead::diagram
