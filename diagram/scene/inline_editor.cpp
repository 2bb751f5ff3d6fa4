// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/inline_editor.h"

#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/edits.h"
#include "diagram/scene/tool.h"
#include "model/plans.h"

#include <QGraphicsView>
#include <QKeyEvent>

namespace bulkhead::diagram {
namespace {

QString editedName(const DiagramScene &scene, const model::Id &id)
{
    if (const model::Element *element = scene.model().element(id))
        return QString::fromStdString(element->name);
    if (const model::Flow *flow = scene.model().flow(id))
        return QString::fromStdString(flow->name);
    return {};
}

} // namespace

InlineEditor *InlineEditor::open(DiagramScene &scene, const model::Id &id)
{
    if (scene.views().isEmpty())
        return nullptr;
    QGraphicsView *view = scene.views().first();
    auto *editor = new InlineEditor(scene, id, view->viewport());
    QRect area = view->mapFromScene(scene.boundsOf(id)).boundingRect();
    // Over the name: in the middle of an element, at the top of a box, in the middle of a flow.
    const int height = editor->sizeHint().height();
    const bool tall = area.height() > 3 * height;
    const bool flow = scene.model().flow(id) != nullptr;
    const int width = std::clamp(area.width(), 160, 280);
    const int y = tall && !flow ? area.top() + 2 : area.center().y() - height / 2;
    area = QRect(flow || !tall ? area.center().x() - width / 2 : area.left() + 6, y, width, height);
    editor->setGeometry(area);
    editor->show();
    editor->setFocus(Qt::OtherFocusReason);
    return editor;
}

InlineEditor::InlineEditor(DiagramScene &scene, const model::Id &id, QWidget *parent)
    : QLineEdit(editedName(scene, id), parent), m_scene(scene), m_id(id)
{
    setObjectName(QStringLiteral("inlineEditor"));
    setAccessibleName(tr("New name"));
    selectAll();
}

void InlineEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(true);
        return;
    case Qt::Key_Escape:
        finish(false);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void InlineEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // its own context menu
        finish(true);
}

void InlineEditor::finish(bool accept)
{
    if (m_finished)
        return;
    m_finished = true;
    const QString before = editedName(m_scene, m_id);
    const QString after = text().trimmed();
    // An element needs a name; a flow may go without.
    const bool possible = !after.isEmpty() || m_scene.model().flow(m_id);
    if (accept && possible && after != before) {
        const int node = m_scene.state().graph.node(m_id);
        const std::string name = after.toStdString();
        const Planned planned = node < 0 ? Planned{model::planRename(m_scene.model(), m_id, name), {}}
                                         : planName(diagramOf(m_scene.state()), node, name);
        m_scene.request(planned, tr("Rename %1 to %2").arg(before, after), std::span(&m_id, 1));
    }
    if (auto *viewport = parentWidget(); viewport && viewport->parentWidget() && hasFocus())
        viewport->parentWidget()->setFocus();
    hide();
    deleteLater();
}

} // namespace bulkhead::diagram
