#include "export/report/pdf/pdf_report.h"

#include "export/report/chapters/chapters.h"
#include "export/report/pdf/pdf_blocks.h"
#include "export/report/pdf/pdf_writer.h"

#include <memory>

namespace bulkhead::exporting {

namespace {

// The lower part of the cover fills with the chapters once their pages are known.
void composeContents(PagedDocument &document, const PrintStyle &style)
{
    constexpr std::size_t pageNumber = 0;
    Page &page = document.pages[pageNumber];
    constexpr double left = 20 * unitsPerMm;
    constexpr double lineHeight = 62;
    double y = page.size.height() * 0.6;
    const auto put = [&](const QRectF &area, int alignment, const QFont &font, const QString &text) {
        page.drawing.push_back([=, colour = style.theme().text](QPainter &painter) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(area, alignment | Qt::AlignVCenter, text);
        });
    };
    put({left, y, 1200, 90}, Qt::AlignLeft, style.textFont(13, true), "Contents");
    y += 100;
    for (const OutlineEntry &entry : document.outline) {
        if (entry.level != 0 || y + lineHeight > page.size.height() - left)
            continue;
        const QRectF area(left, y, page.size.width() - 2 * left, lineHeight);
        put(area, Qt::AlignLeft, style.textFont(10), entry.title);
        put(area, Qt::AlignRight, style.textFont(10), QString::number(entry.place.page + 1));
        const QString anchor =
            "contents-" + QString::number(entry.place.page) + '-' + QString::number(entry.place.y);
        document.anchors.emplace(anchor, entry.place);
        document.links.push_back({pageNumber, area, '#' + anchor});
        y += lineHeight;
    }
}

void addFooters(PagedDocument &document, const PrintStyle &style)
{
    const QFont font = style.textFont(8);
    for (std::size_t number = 0; number < document.pages.size(); ++number) {
        Page &page = document.pages[number];
        if (!page.hasFooter)
            continue;
        const QString place = QStringLiteral("%1 / %2").arg(number + 1).arg(document.pages.size());
        constexpr double side = 20 * unitsPerMm;
        const QRectF area(side, page.size.height() - 16 * unitsPerMm, page.size.width() - 2 * side, 40);
        page.drawing.push_back([=, colour = style.theme().textMuted,
                                title = document.title](QPainter &painter) {
            painter.setFont(font);
            painter.setPen(colour);
            const QString shortened =
                painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(area.width() * 0.8));
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shortened);
            painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, place);
        });
    }
}

} // namespace

void PagedDocument::paint(QPainter &painter, std::size_t page) const
{
    for (const auto &draw : pages[page].drawing) {
        painter.save();
        draw(painter);
        painter.restore();
    }
}

PagedDocument composeReport(const catalog::Analysis &analysis, const ReportData &data)
{
    // Drawings keep the style alive: they may be painted long after this.
    const auto style = std::make_shared<const PrintStyle>(diagram::Theme::builtIn(diagram::Scheme::Print));
    const ReportDocument report = reportDocument(data);
    PagedDocument document;
    document.title = QString::fromStdString(report.cover.title);
    document.style = style;
    PageFlow flow(document, *style);
    composeCover(flow, report.cover);
    for (const Section &chapter : report.chapters)
        composeChapter(flow, chapter, analysis);
    composeContents(document, *style);
    addFooters(document, *style);
    return document;
}

Result<std::string> pdfReport(const catalog::Analysis &analysis, const ReportData &data)
{
    return writePdf(composeReport(analysis, data));
}

} // namespace bulkhead::exporting
