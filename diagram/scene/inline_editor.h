// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QLineEdit>

namespace bulkhead::diagram {

class DiagramScene;

// The line in which an element or flow is renamed in place. Goes away by itself; Enter and a click elsewhere
// take the name, Escape leaves the old one.
class InlineEditor : public QLineEdit
{
    Q_OBJECT

public:
    // On the first view of the scene; null when there is none.
    static InlineEditor *open(DiagramScene &scene, const model::Id &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    InlineEditor(DiagramScene &scene, const model::Id &id, QWidget *parent);
    void finish(bool accept);

    DiagramScene &m_scene;
    model::Id m_id;
    bool m_finished = false;
};

} // namespace bulkhead::diagram
