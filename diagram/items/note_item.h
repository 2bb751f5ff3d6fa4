// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/items/item_types.h"
#include "model/records.h"

#include <QGraphicsItem>
#include <set>
#include <vector>

namespace bulkhead::diagram {

struct SceneState;

inline constexpr int NoteItemType = NetworkItemType + 1;
inline constexpr double noteLayer = 4000; // above all elements

// The notes of the view that is shown; none while the model has no such view.
const std::vector<model::CanvasNote> &notesOf(const SceneState &state);

// A note on the canvas, with its arrows. Stands at the origin, so that its coordinates are the scene's.
class NoteItem : public QGraphicsItem
{
public:
    NoteItem(SceneState &state, int note);

    int type() const override { return NoteItemType; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    int note() const { return m_note; }
    void refresh(); // takes text and place from the model anew
    void setRect(const QRectF &rect);
    const QRectF &rect() const { return m_rect; }
    void route();                                           // its arrows to where the items stand now
    QPointF corner() const { return m_rect.bottomRight(); } // by which it is resized
    bool showsHandle() const;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    SceneState &m_state;
    int m_note; // its place in the record of the view
    QString m_text;
    QRectF m_rect;
    std::vector<std::vector<QPointF>> m_arrows;
    QRectF m_bounds;
};

} // namespace bulkhead::diagram
