// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/blocks/blocks.h"
#include "export/report/pdf/laid_text.h"

#include <QPainter>

// The drawing of an attack path: its places in rows of boxes, with an arrow from each to the next.
namespace bulkhead::exporting {

double pathPictureHeight(const PathPicture &path); // in units
void paintPath(QPainter &painter, const PrintStyle &style, const PathPicture &path, double width);

} // namespace bulkhead::exporting
