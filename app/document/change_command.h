// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"

#include <QUndoCommand>

namespace bulkhead::app {

class Document;

// One step of the undo history: a Change and its exact inverse.
class ChangeCommand : public QUndoCommand
{
public:
    // The change has been applied already; the first redo only announces it.
    ChangeCommand(Document &document, model::Change change, model::Change inverse, const QString &text);

    void undo() override;
    void redo() override;

    // Successive moves of the same things are one step, so that a nudged element goes back at once.
    int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    Document &m_document;
    model::Change m_change;
    model::Change m_inverse;
    bool m_applied = true;
};

} // namespace bulkhead::app
