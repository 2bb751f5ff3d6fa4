// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;

namespace bulkhead::diagram {
class DiagramScene;
}

namespace bulkhead::app {

// Says that elements stand in other boxes on the diagram than in the model, as after an update from the
// sources, and mends it from either side. Shown as long as that is so.
class NestingBanner : public QFrame
{
    Q_OBJECT

public:
    explicit NestingBanner(diagram::DiagramScene &scene, QWidget *parent = nullptr);

signals:
    void showRequested(); // the elements, which are selected then

private:
    void refresh();

    diagram::DiagramScene &m_scene;
    QLabel *m_text;
};

} // namespace bulkhead::app
