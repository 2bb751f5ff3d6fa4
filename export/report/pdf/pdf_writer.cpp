// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_writer.h"

#include "diagram/view/pdf_bytes.h"
#include "export/report/pdf/pdf_structure.h"
#include "model/stop.h"

#include <QBuffer>
#include <QByteArray>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

namespace bulkhead::exporting {

namespace {

void setPageLayout(QPdfWriter &writer, const QSizeF &units)
{
    const QSizeF points = units / unitsPerPoint;
    const bool landscape = points.width() > points.height();
    writer.setPageSize(
        QPageSize(landscape ? points.transposed() : points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    writer.setPageMargins({});
}

QByteArray painted(const PagedDocument &document, const std::stop_token &stop)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(unitsPerInch);
    writer.setTitle(document.title);
    writer.setCreator(QStringLiteral("Bulkhead"));
    QPainter painter;
    for (std::size_t page = 0; page < document.pages.size() && !stop.stop_requested(); ++page) {
        setPageLayout(writer, document.pages[page].size);
        if (page == 0)
            painter.begin(&writer);
        else
            writer.newPage();
        document.paint(painter, page);
    }
    painter.end();
    return buffer.data();
}

} // namespace

Result<std::string> writePdf(const PagedDocument &document, const std::stop_token &stop)
{
    const diagram::DeterministicHashing deterministic;
    const QByteArray bytes = painted(document, stop);
    if (stop.stop_requested())
        return stoppedError();
    return structuredPdf(bytes, document);
}

} // namespace bulkhead::exporting
