// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QPlainTextEdit>

namespace bulkhead::diagram {

class DiagramScene;

// The field in which the text of a note is written in place. Goes away by itself; Ctrl+Enter and a click
// elsewhere take the text, Escape leaves the old one. A note without text goes away.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    // On the first view of the scene; null when there is none.
    static NoteEditor *open(DiagramScene &scene, int note);
    // Of a note that is added with its text.
    static NoteEditor *openNew(DiagramScene &scene, const model::CanvasNote &note);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    NoteEditor(DiagramScene &scene, int note, model::CanvasNote before, QWidget *parent);
    static NoteEditor *open(DiagramScene &scene, int note, const model::CanvasNote &before);
    void finish(bool accept);
    void take(const std::string &text);

    DiagramScene &m_scene;
    model::Id m_view;
    int m_note; // -1: a new one
    model::CanvasNote m_before;
    bool m_finished = false;
};

} // namespace bulkhead::diagram
