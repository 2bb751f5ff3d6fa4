// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/data/logo.h"

#include <QPainter>
#include <QRectF>

namespace bulkhead::exporting {

// Where a logo may stand on the cover: in the upper left corner of what lies between the margins.
QRectF logoPlace(const QRectF &body);

// As large as the place allows, in its own proportions.
void drawLogo(QPainter &painter, const Logo &logo, const QRectF &place);

} // namespace bulkhead::exporting
