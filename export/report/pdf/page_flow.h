// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/report/pdf/laid_text.h"
#include "export/report/pdf/page.h"

#include <memory>
#include <QColor>
#include <QPageLayout>
#include <vector>

namespace bulkhead::exporting {

struct TextOptions
{
    double points = 9.5;
    double indent = 0;      // units, from the left margin
    double spaceAfter = 10; // units
    bool bold = false;
    bool muted = false;
};

struct TableColumn
{
    QString title;
    double share = 1; // of the width
};

struct TableLook
{
    bool isForm = false;  // to write in: lines between the columns, rows of 9 mm and more
    bool isWhole = false; // on one page where it fits
};

// Lets text, tables and drawings flow down the pages of a document, breaking where a page is full.
class PageFlow
{
public:
    PageFlow(PagedDocument &document, const PrintStyle &style);

    const PrintStyle &style() const { return m_style; }
    PagedDocument &document() { return m_document; }

    void startPage(QPageLayout::Orientation orientation = QPageLayout::Portrait);
    // A4 with margins; what lies between them.
    QRectF body() const;
    double y() const { return m_y; }
    double remaining() const { return body().bottom() - m_y; }
    void space(double units) { m_y += units; }
    // Begins a new page unless this much room is left.
    void keep(double units);

    PagePlace here() const { return {m_document.pages.size() - 1, m_y}; }
    void anchor(const QString &name) { m_document.anchors.emplace(name, here()); }
    // A heading of the outline, on one page with so many units of what follows. One of level 0 begins a page,
    // or stands where it is when a third of the page is left for it.
    enum class Begin { NewPage, WhereItStands };
    void heading(int level, const QString &title, const QString &anchor, Begin begin, double following);
    static constexpr double firstLines = 140; // units: of a text
    // Where a heading leads to another one: what that takes beside what follows it.
    static constexpr double headingAtMost = 120;

    void text(const RichText &text, const TextOptions &options = {});
    void bullet(const RichText &text, const TextOptions &options = {});
    void code(const std::string &text, double indent);
    // All rows, or with Rows::OfThisPage those (one at least) that leave room for a line of text below
    // them. Returns how many it drew.
    enum class Rows { All, OfThisPage };
    // `anchors` are those of the rows, or empty.
    std::size_t table(const std::vector<TableColumn> &columns, const std::vector<std::vector<RichText>> &rows,
                      Rows which = Rows::All, const std::vector<QString> &anchors = {},
                      const TableLook &look = {});
    // The height of what a table keeps together at its beginning: its head and its first row, or all rows.
    double tableBeginning(const std::vector<TableColumn> &columns,
                          const std::vector<std::vector<RichText>> &rows, const TableLook &look = {}) const;
    // Draws at the current place; the drawing's origin is the body's left edge and the current height.
    void draw(double height, std::function<void(QPainter &, double width)> drawing);

    // A coloured bar along the left margin of all that comes until endBar().
    void beginBar(const QColor &colour);
    void endBar();

private:
    Page &page() { return m_document.pages.back(); }
    void line(const std::shared_ptr<const LaidText> &text, std::size_t number, double x);
    void drawBar(std::size_t page, double top, double bottom);

    PagedDocument &m_document;
    const PrintStyle &m_style;
    QPageLayout::Orientation m_orientation = QPageLayout::Portrait;
    double m_y = 0;
    QColor m_barColour; // invalid: no bar
    PagePlace m_barStart;
};

} // namespace bulkhead::exporting
