// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/painting/flow_path.h"
#include "diagram/theme.h"
#include "model/records.h"

#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

// How the notes of a view are drawn: a sheet with a folded corner and arrows to what it is about.
namespace bulkhead::diagram {

inline constexpr double noteWidth = 180; // px, of a new one
inline constexpr double noteHeight = 70;
inline constexpr QSizeF smallestNote(60, 30);

// The text as it is shown: plain, its control characters visible.
QString noteText(const model::CanvasNote &note);

// The first words in quotes, on one line, for lists and messages: “Who owns this…”.
QString noteName(const model::CanvasNote &note);

// The height that all of the text takes at a width.
double noteHeightFor(const QString &text, double width, const Theme &theme);

// From the note's border to the element or flow that it is about; empty where the two overlap.
std::vector<QPointF> noteArrow(const QRectF &note, const FlowEnd &about);
FlowEnd pointOnFlow(const std::vector<QPointF> &course); // where an arrow to a flow ends

// What does not fit is left out, with an ellipsis at the end.
void paintNote(QPainter *painter, const QString &text, const QRectF &rect, const Theme &theme);
void paintNoteFromAfar(QPainter *painter, const QRectF &rect, const Theme &theme);
void paintNoteArrow(QPainter *painter, const std::vector<QPointF> &arrow, const Theme &theme);

} // namespace bulkhead::diagram
