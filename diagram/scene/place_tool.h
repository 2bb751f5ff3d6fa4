// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/painting/palette.h"
#include "diagram/scene/tool.h"

#include <optional>

namespace bulkhead::diagram {

// Carries a new element under the pointer until a click, a drop or Enter places it, in the box that lights
// up. A drag draws it to size.
class PlaceTool : public Tool
{
public:
    PlaceTool(DiagramScene &scene, PaletteEntry entry);

    Next press(const Pointer &pointer) override;
    Next move(const Pointer &pointer) override;
    Next release(const Pointer &pointer) override;
    Next key(QKeyEvent *event) override;
    void cancel() override;
    void paint(QPainter *painter, double pixel) const override;
    QString hint() const override;

private:
    void carryTo(const QPointF &position);
    void carryBeside(const QRectF &neighbour);
    void carryInto(int box);
    void carryToGround(const QPointF &position); // of the diagram, where nothing stands
    void drawTo(const Pointer &pointer);
    void light(int box);
    bool isFree() const;
    Next place();

    PaletteEntry m_entry;
    QRectF m_rect;
    std::optional<QPointF> m_corner; // where the button went down
    bool m_drawn = false;            // to a size, from there
    int m_box = -1;
    bool m_shown = false;
};

} // namespace bulkhead::diagram
