// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/scene/tool.h"

namespace bulkhead::diagram {

// The notes that are selected, and those that stand in one of these boxes.
std::vector<int> notesMovedWith(const SceneState &state, std::span<const int> nodes);
void moveNotes(DiagramScene &scene, std::span<const int> notes, const QPointF &by);

// Carries a new note under the pointer until a click or Enter places it, and opens it for its text.
class NotePlaceTool : public Tool
{
public:
    NotePlaceTool(DiagramScene &scene, std::vector<model::Id> about);

    Next press(const Pointer &pointer) override;
    Next move(const Pointer &pointer) override;
    Next key(QKeyEvent *event) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    void carryNear(const QRectF &about);
    Next place();

    std::vector<model::Id> m_about;
    QRectF m_rect;
    bool m_shown = false;
};

// Chooses an element or flow that an arrow of a note leads to, or no longer leads to.
class NoteArrowTool : public Tool
{
public:
    NoteArrowTool(DiagramScene &scene, int note);

    Next press(const Pointer &pointer) override;
    Next move(const Pointer &pointer) override;
    Next key(QKeyEvent *event) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    void aimAt(int node);
    Next toggle(const model::Id &about);

    int m_note;
    int m_target = -1; // an element that is aimed at
    QPointF m_tip;
    bool m_moved = false;
};

// Drags the lower right corner of a note.
class NoteResizeGesture : public Tool
{
public:
    NoteResizeGesture(DiagramScene &scene, int note, const Pointer &pointer);

    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    void cancel() override;

private:
    int m_note;
    QPointF m_grip; // from the pointer to the corner
};

} // namespace bulkhead::diagram
