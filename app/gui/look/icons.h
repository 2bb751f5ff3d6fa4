// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "model/records.h"

#include <QIcon>
#include <QString>

class QPainter;

namespace bulkhead::app {

// A drawing of resources/icons/actions in the theme's text colour; a null icon when there is no such.
QIcon actionIcon(const QString &name, const diagram::Theme &theme);

// A rating's shape in its colour; hollow when all it stands for is still to verify.
QIcon ratingIcon(model::Rating rating, bool confirmed, const diagram::Theme &theme);
void paintRating(QPainter *painter, const QRectF &rect, model::Rating rating, bool confirmed,
                 const diagram::Theme &theme);

// The rating, category, basis or state as a word.
QString ratingWord(model::Rating rating);
QString strideWord(model::Stride category);
QString confidenceWord(model::Basis basis);
QString basisWords(model::Basis basis);
QString stateWord(model::DecisionState state);
QString kindWord(model::Kind kind);

} // namespace bulkhead::app
