// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/note_editor.h"

#include "diagram/index.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/layout/geometry.h"
#include "diagram/painting/note_painter.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/note_edits.h"

#include <algorithm>
#include <QGraphicsView>
#include <QKeyEvent>

namespace bulkhead::diagram {

NoteEditor *NoteEditor::open(DiagramScene &scene, int note)
{
    const std::vector<model::CanvasNote> &notes = notesOf(scene.state());
    return note >= 0 && at(note) < notes.size() ? open(scene, note, notes[at(note)]) : nullptr;
}

NoteEditor *NoteEditor::openNew(DiagramScene &scene, const model::CanvasNote &note)
{
    return open(scene, -1, note);
}

NoteEditor *NoteEditor::open(DiagramScene &scene, int note, const model::CanvasNote &before)
{
    if (scene.views().isEmpty())
        return nullptr;
    QGraphicsView *view = scene.views().first();
    view->ensureVisible(toQt(before.rect));
    auto *editor = new NoteEditor(scene, note, before, view->viewport());
    constexpr QSize least(220, 90);
    const QRect area = view->mapFromScene(toQt(before.rect)).boundingRect();
    editor->setGeometry(QRect(area.topLeft(), area.size().expandedTo(least)));
    editor->show();
    editor->setFocus(Qt::OtherFocusReason);
    return editor;
}

NoteEditor::NoteEditor(DiagramScene &scene, int note, model::CanvasNote before, QWidget *parent)
    : QPlainTextEdit(QString::fromStdString(before.text), parent), m_scene(scene), m_view(scene.view()),
      m_note(note), m_before(std::move(before))
{
    setObjectName(QStringLiteral("noteEditor"));
    setAccessibleName(tr("Text of the note"));
    setPlaceholderText(tr("What should people read here? Ctrl+Enter: done."));
    setTabChangesFocus(true);
    selectAll();
    connect(&m_scene, &QObject::destroyed, this, [this] { m_finished = true; });
}

// The keys that end it come before commands of the window.
bool NoteEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier)
        finish(true);
    else if (event->key() == Qt::Key_Escape)
        finish(false);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void NoteEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

void NoteEditor::finish(bool accept)
{
    if (m_finished)
        return;
    m_finished = true;
    if (accept)
        take(toPlainText().trimmed().toStdString());
    if (auto *viewport = parentWidget(); viewport && viewport->parentWidget() && hasFocus())
        viewport->parentWidget()->setFocus();
    hide();
    deleteLater();
}

// The note grows where its text does not fit.
void NoteEditor::take(const std::string &text)
{
    const model::Model &model = m_scene.model();
    const model::View *view = model.views().find(m_view);
    if (!view)
        return;
    const std::vector<model::CanvasNote> &notes = view->notes;
    const bool isNew = m_note < 0;
    if (!isNew && (at(m_note) >= notes.size() || notes[at(m_note)].text != m_before.text))
        return; // it has gone, or changed, while it was written
    if (text == m_before.text)
        return;
    model::CanvasNote after = isNew ? m_before : notes[at(m_note)];
    after.text = text;
    after.rect.height =
        std::max(after.rect.height, noteHeightFor(noteText(after), after.rect.width, m_scene.theme()));
    if (isNew) {
        m_scene.request(planAddNotes(model, m_view, {after}), tr("Add note %1").arg(noteName(after)));
        const int added[] = {static_cast<int>(notesOf(m_scene.state()).size()) - 1};
        if (m_scene.view() == m_view)
            m_scene.selectNotes(added);
    } else if (text.empty()) {
        const int gone[] = {m_note};
        m_scene.request(planRemoveNotes(model, m_view, gone), tr("Delete note %1").arg(noteName(m_before)));
    } else {
        m_scene.request(planReplaceNote(model, m_view, m_note, after),
                        tr("Change note %1").arg(noteName(after)));
    }
}

} // namespace bulkhead::diagram
