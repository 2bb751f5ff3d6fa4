// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/logo_picture.h"

#include "export/report/pdf/page.h"

#include <QImage>
#include <QSvgRenderer>

namespace bulkhead::exporting {

namespace {

QRectF fitted(const QSizeF &size, const QRectF &place)
{
    return {place.topLeft(), size.scaled(place.size(), Qt::KeepAspectRatio)};
}

} // namespace

QRectF logoPlace(const QRectF &body)
{
    constexpr QSizeF largest(60 * unitsPerMm, 22 * unitsPerMm);
    return {body.topLeft(), largest};
}

void drawLogo(QPainter &painter, const Logo &logo, const QRectF &place)
{
    const QByteArray bytes = QByteArray::fromStdString(logo.bytes);
    if (logo.type == Logo::Type::Png) {
        const QImage image = QImage::fromData(bytes, "PNG");
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(fitted(image.size(), place), image);
        return;
    }
    QSvgRenderer renderer(bytes);
    renderer.render(&painter, fitted(renderer.defaultSize(), place));
}

} // namespace bulkhead::exporting
