// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/report_composer.h"

#include <algorithm>
#include <utility>

namespace bulkhead::exporting {

namespace {

// What the cover leaves of its page fills with the chapters once their pages are known.
void composeContents(PagedDocument &document, const PagePlace &coverEnd, const PrintStyle &style)
{
    const std::size_t pageNumber = coverEnd.page;
    Page &page = document.pages[pageNumber];
    constexpr double left = 20 * unitsPerMm;
    constexpr double lineHeight = 62;
    constexpr double gap = 60;
    double y = std::max(page.size.height() * 0.6, coverEnd.y + gap);
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

// At the head of every page.
void addClassification(PagedDocument &document, const std::string &classification, const PrintStyle &style)
{
    if (classification.empty())
        return;
    const QFont font = style.textFont(8, true);
    for (Page &page : document.pages) {
        constexpr double side = 20 * unitsPerMm;
        const QRectF area(side, 8 * unitsPerMm, page.size.width() - 2 * side, 40);
        page.drawing.push_back([=, colour = style.theme().text,
                                text = QString::fromStdString(classification)](QPainter &painter) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(
                area, Qt::AlignHCenter | Qt::AlignVCenter,
                painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(area.width())));
        });
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

ReportComposer::ReportComposer(ReportContent content)
    : m_content(std::move(content)),
      m_style(std::make_shared<const PrintStyle>(diagram::Theme::builtIn(diagram::Scheme::Print))),
      m_flow(m_document, *m_style), m_chapter(m_flow, m_content.model, m_content.badges)
{
    m_document.title = QString::fromStdString(m_content.report.cover.title);
    m_document.style = m_style;
    if (!m_content.report.chapters.empty())
        m_content.report.chapters.front().startsPage = true; // below the cover stand the contents
    composeCover(m_flow, m_content.report);
    m_coverEnd = m_flow.here();
}

bool ReportComposer::step()
{
    if (m_chapter.step())
        return true;
    if (m_nextChapter == m_content.report.chapters.size())
        return false;
    m_chapter.begin(m_content.report.chapters[m_nextChapter++]);
    return true;
}

PagedDocument ReportComposer::finish()
{
    composeContents(m_document, m_coverEnd, *m_style);
    addFooters(m_document, *m_style);
    addClassification(m_document, m_content.report.classification, *m_style);
    return std::move(m_document);
}

} // namespace bulkhead::exporting
