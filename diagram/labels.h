// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"
#include "model/model.h"
#include "model/vocabulary.h"

#include <QRectF>
#include <QSizeF>
#include <QString>

// What the picture says of an element or flow in words, and how much room that takes.
namespace bulkhead::diagram {

struct ViewFlow;
struct ViewNode;

QString kindText(model::Kind kind);

// The property by which elements of a kind differ in icon and second line (the type of a data store); empty
// where the kind has none.
std::string_view subtypeProperty(model::Kind kind);

// The second line of an element: "Database · PostgreSQL", "Namespace", "Container"; or what a person says of
// attacks, "Taken over".
QString kindLine(const model::Element &element, const model::Vocabulary &vocabulary);

// The protocol, else the flow's name: "https". None where what is mounted has the name of the file
// or folder that it stands at ("/run/secrets/tls_key" of the secret tls_key).
QString flowLabel(const model::Flow &flow, const model::Model &model);

// The same of a line; "5 flows", or "5 × https", of several.
QString flowLabel(const ViewFlow &flow, const model::Model &model);

// The room that a line's label takes at the most, with its lock and its badge, in px.
double flowLabelRoom(const ViewFlow &flow, const model::Model &model);

enum class FlowSecurity : std::uint8_t { Unknown, Plain, Encrypted };
FlowSecurity flowSecurity(const model::Flow &flow, const model::Vocabulary &vocabulary);
// The weakest of the flows of a line.
FlowSecurity flowSecurity(const ViewFlow &flow, const model::Vocabulary &vocabulary);

// The width of a text without asking for a font, so that layouts are the same on every machine and need no
// application object.
double estimatedTextWidth(const QString &text, double pixelSize);

inline constexpr double boxHeaderHeight = 34;
inline constexpr double boxPadding = 24;
inline constexpr double chipRowHeight = 18;
inline constexpr double cardHeight = 78;     // of a collapsed box
inline constexpr double nameLineHeight = 16; // of the second line of a long name
inline constexpr double gridStep = 10;

// The size that an element gets when nobody has given it one; for a box the smallest one.
QSizeF naturalSize(const ViewNode &node, const model::Vocabulary &vocabulary);

// Where a box's name and kind stand.
QRectF boxTitle(const ViewNode &node, const QRectF &rect, const model::Vocabulary &vocabulary);

// The smallest box round these contents.
QRectF boxAround(const QRectF &contents);

} // namespace bulkhead::diagram
