// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/page_flow.h"

#include <algorithm>
#include <QPageSize>

namespace bulkhead::exporting {

namespace {

constexpr double margin = 20 * unitsPerMm;
constexpr double bottomMargin = 22 * unitsPerMm; // the footer stands in it

} // namespace

PageFlow::PageFlow(PagedDocument &document, const PrintStyle &style) : m_document(document), m_style(style) {}

void PageFlow::startPage(QPageLayout::Orientation orientation)
{
    QSizeF size = QPageSize(QPageSize::A4).size(QPageSize::Point) * unitsPerPoint;
    if (orientation == QPageLayout::Landscape)
        size.transpose();
    if (m_barColour.isValid()) {
        drawBar(m_document.pages.size() - 1, m_barStart.y, m_y);
        m_barStart = {m_document.pages.size(), margin};
    }
    m_document.pages.push_back({size, {}, true});
    m_orientation = orientation;
    m_y = margin;
}

QRectF PageFlow::body() const
{
    const QSizeF size = m_document.pages.back().size;
    return {margin, margin, size.width() - 2 * margin, size.height() - margin - bottomMargin};
}

void PageFlow::keep(double units)
{
    if (units > remaining() && m_y > margin)
        startPage(m_orientation);
}

void PageFlow::heading(int level, const QString &title, const QString &anchorName, Begin begin,
                       double following)
{
    static constexpr double points[] = {20, 12, 10.5};
    const bool hasRoom = begin == Begin::WhereItStands && m_orientation == QPageLayout::Portrait &&
                         remaining() > body().height() / 3;
    if (level == 0 && !hasRoom)
        startPage();
    else if (level == 0)
        space(90);
    else
        space(level == 1 ? 32 : 20);
    const double size = points[std::clamp(level, 0, 2)];
    RichText text(title.toStdString());
    auto laid =
        std::make_shared<const LaidText>(m_style, text, size, body().width(), m_style.theme().text, true);
    const double after = level == 0 ? 36 : 14;
    keep(laid->height() + after + following);
    if (!anchorName.isEmpty())
        anchor(anchorName);
    m_document.outline.push_back({level, title, here()});
    for (std::size_t i = 0; i < laid->lineCount(); ++i)
        line(laid, i, body().left());
    space(after);
}

// Draws one line of a text at the current height and moves below it.
void PageFlow::line(const std::shared_ptr<const LaidText> &text, std::size_t number, double x)
{
    keep(text->lineHeight(number));
    const QPointF at(x, m_y);
    page().drawing.push_back([text, number, at](QPainter &painter) { text->drawLine(painter, number, at); });
    for (const LaidText::Link &link : text->linksIn(number))
        m_document.links.push_back({m_document.pages.size() - 1, link.area.translated(at), link.target});
    m_y += text->lineHeight(number);
}

void PageFlow::text(const RichText &text, const TextOptions &options)
{
    const QColor colour = options.muted ? m_style.theme().textMuted : m_style.theme().text;
    const auto laid = std::make_shared<const LaidText>(m_style, text, options.points,
                                                       body().width() - options.indent, colour, options.bold);
    // A short paragraph stays together; of a long one at least two lines do.
    const std::size_t together = laid->lineCount() <= 4 ? laid->lineCount() : 2;
    double height = 0;
    for (std::size_t i = 0; i < together; ++i)
        height += laid->lineHeight(i);
    keep(height);
    for (std::size_t i = 0; i < laid->lineCount(); ++i)
        line(laid, i, body().left() + options.indent);
    space(options.spaceAfter);
}

void PageFlow::bullet(const RichText &content, const TextOptions &options)
{
    TextOptions inner = options;
    inner.indent += 40;
    // The dot stands beside the first line, wherever the text breaks the page.
    const auto dot = std::make_shared<const LaidText>(m_style, RichText("•"), options.points, 40,
                                                      m_style.theme().textMuted);
    const auto probe = LaidText(m_style, content, options.points, body().width() - inner.indent, QColor());
    keep(std::min<double>(probe.height(), 2 * probe.lineHeight(0)));
    const QPointF at(body().left() + options.indent + 10, m_y);
    page().drawing.push_back([dot, at](QPainter &painter) { dot->drawLine(painter, 0, at); });
    text(content, inner);
}

void PageFlow::code(const std::string &content, double indent)
{
    std::string trimmed = content;
    while (!trimmed.empty() && trimmed.back() == '\n')
        trimmed.pop_back();
    constexpr double padding = 20;
    RichText rich;
    rich.code(trimmed);
    const double width = body().width() - indent;
    const auto laid = std::make_shared<const LaidText>(m_style, rich, 8, width - 2 * padding,
                                                       m_style.theme().text, false, true);
    if (laid->lineCount() <= 12)
        keep(laid->height());
    for (std::size_t i = 0; i < laid->lineCount(); ++i) {
        keep(laid->lineHeight(i));
        const QRectF strip(body().left() + indent, m_y, width, laid->lineHeight(i) + 1);
        QColor ground = m_style.theme().grid;
        ground.setAlphaF(0.5F);
        page().drawing.push_back([strip, ground](QPainter &painter) { painter.fillRect(strip, ground); });
        line(laid, i, strip.left() + padding);
    }
    space(14);
}

void PageFlow::draw(double height, std::function<void(QPainter &, double width)> drawing)
{
    keep(height);
    const QPointF origin(body().left(), m_y);
    const double width = body().width();
    page().drawing.push_back([origin, width, drawing = std::move(drawing)](QPainter &painter) {
        painter.save();
        painter.translate(origin);
        drawing(painter, width);
        painter.restore();
    });
    m_y += height;
}

void PageFlow::beginBar(const QColor &colour)
{
    m_barColour = colour;
    m_barStart = here();
}

void PageFlow::endBar()
{
    drawBar(m_document.pages.size() - 1, m_barStart.y, m_y);
    m_barColour = QColor();
}

void PageFlow::drawBar(std::size_t number, double top, double bottom)
{
    const QRectF bar(margin - 28, top, 10, bottom - top);
    if (bar.height() <= 0)
        return;
    m_document.pages[number].drawing.push_back(
        [bar, colour = m_barColour](QPainter &painter) { painter.fillRect(bar, colour); });
}

} // namespace bulkhead::exporting
