// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/page_flow.h"

#include <algorithm>
#include <memory>

namespace bulkhead::exporting {

namespace {

constexpr double cellPoints = 8.5;
constexpr double gap = 24;    // between columns
constexpr double padding = 8; // above and below a row

using Cells = std::vector<std::shared_ptr<const LaidText>>;

double rowHeight(const Cells &cells)
{
    double height = 0;
    for (const auto &cell : cells)
        height = std::max(height, cell->height());
    return height;
}

std::size_t lineCount(const Cells &cells)
{
    std::size_t lines = 0;
    for (const auto &cell : cells)
        lines = std::max(lines, cell->lineCount());
    return lines;
}

double lineHeight(const Cells &cells, std::size_t line)
{
    double height = 0;
    for (const auto &cell : cells) {
        if (line < cell->lineCount())
            height = std::max(height, cell->lineHeight(line));
    }
    return height;
}

// Where the columns of a table stand, and how its cells are set.
class Columns
{
public:
    Columns(const PrintStyle &style, const std::vector<TableColumn> &columns, const QRectF &body, bool isForm)
        : m_style(style), m_columns(columns)
    {
        double shares = 0;
        for (const TableColumn &column : columns)
            shares += column.share;
        const double inset = isForm ? gap / 2 : 0; // from the line on the left
        const double usable = body.width() - 2 * inset - gap * static_cast<double>(columns.size() - 1);
        double left = body.left() + inset;
        for (const TableColumn &column : columns) {
            m_widths.push_back(usable * column.share / shares);
            m_lefts.push_back(left);
            left += m_widths.back() + gap;
        }
    }

    double left(std::size_t column) const { return m_lefts[column]; }
    bool hasHead() const
    {
        return std::any_of(m_columns.begin(), m_columns.end(),
                           [](const TableColumn &column) { return !column.title.isEmpty(); });
    }
    Cells head() const
    {
        std::vector<RichText> titles;
        for (const TableColumn &column : m_columns)
            titles.emplace_back(column.title.toStdString());
        return lay(titles, true);
    }
    Cells row(const std::vector<RichText> &row) const { return lay(row, false); }

private:
    Cells lay(const std::vector<RichText> &row, bool isHead) const
    {
        Cells cells;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            cells.push_back(std::make_shared<const LaidText>(
                m_style, row[i], cellPoints, m_widths[i],
                isHead ? m_style.theme().textMuted : m_style.theme().text, isHead));
        return cells;
    }

    const PrintStyle &m_style;
    const std::vector<TableColumn> &m_columns;
    std::vector<double> m_lefts;
    std::vector<double> m_widths;
};

constexpr double usualBeginning = 220;
constexpr double wholeRow = 0.9; // of a page: higher ones break
constexpr double formRow = 9 * unitsPerMm;

double heightOf(const Cells &cells, const TableLook &look)
{
    return std::max(rowHeight(cells) + 2 * padding, look.isForm ? formRow : 0);
}

} // namespace

double PageFlow::tableBeginning(const std::vector<TableColumn> &columns,
                                const std::vector<std::vector<RichText>> &rows, const TableLook &look) const
{
    const Columns laid(m_style, columns, body(), look.isForm);
    const double head = laid.hasHead() ? rowHeight(laid.head()) + 2 * padding : 0;
    const double most = body().height() * wholeRow;
    double all = head;
    for (std::size_t i = 0; i < rows.size() && look.isWhole && all < most; ++i)
        all += heightOf(laid.row(rows[i]), look);
    if (look.isWhole && all < most)
        return all;
    const double row = rows.empty() ? 0 : heightOf(laid.row(rows.front()), look);
    return row + head < most ? std::max(usualBeginning, head + row) : usualBeginning;
}

// Rows stay whole where they fit a page; longer ones break between lines. The head stands again on each page.
std::size_t PageFlow::table(const std::vector<TableColumn> &columns,
                            const std::vector<std::vector<RichText>> &rows, Rows which,
                            const std::vector<QString> &anchors, const TableLook &look)
{
    const Columns laid(m_style, columns, body(), look.isForm);
    const auto rule = [&] {
        const QLineF at(body().left(), m_y, body().right(), m_y);
        page().drawing.push_back([at, colour = m_style.theme().border](QPainter &painter) {
            painter.setPen(QPen(colour, 2.4)); // 0.6 pt
            painter.drawLine(at);
        });
    };
    // Down the sides of what began at `top`.
    const auto sides = [&](double top) {
        if (!look.isForm)
            return;
        std::vector<double> places{body().left(), body().right()};
        for (std::size_t i = 1; i < columns.size(); ++i)
            places.push_back(laid.left(i) - gap / 2);
        page().drawing.push_back(
            [places, top, bottom = m_y, colour = m_style.theme().border](QPainter &painter) {
                painter.setPen(QPen(colour, 2.4));
                for (const double x : places)
                    painter.drawLine(QLineF(x, top, x, bottom));
            });
    };
    // Cell after cell, so that who copies or hears the text gets each whole.
    const auto putWhole = [&](const Cells &cells) {
        const double top = m_y;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_y = top;
            for (std::size_t number = 0; number < lineCount(cells); ++number) {
                const double below = m_y + lineHeight(cells, number);
                if (number < cells[i]->lineCount())
                    line(cells[i], number, laid.left(i));
                m_y = below;
            }
        }
    };
    const auto put = [&](const Cells &cells, const std::function<void()> &onNewPage) {
        double whole = 0;
        for (std::size_t number = 0; number < lineCount(cells); ++number)
            whole += lineHeight(cells, number);
        if (whole + 1 <= remaining()) // a quarter of a point for rounding
            return putWhole(cells);
        for (std::size_t number = 0; number < lineCount(cells); ++number) {
            const double height = lineHeight(cells, number);
            if (height > remaining()) {
                startPage(m_orientation);
                onNewPage();
            }
            const double top = m_y;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                m_y = top;
                if (number < cells[i]->lineCount())
                    line(cells[i], number, laid.left(i));
            }
            m_y = top + height;
        }
    };

    const auto head = [&] {
        if (!laid.hasHead())
            return;
        const double top = m_y;
        if (look.isForm) {
            rule();
            space(padding);
        }
        put(laid.head(), [] {});
        space(padding);
        sides(top);
        rule();
        space(padding);
    };

    constexpr double noteBelow = 80; // 20 pt
    keep(rows.empty() ? usualBeginning : tableBeginning(columns, rows, look));
    head();
    std::size_t drawn = 0;
    for (const std::vector<RichText> &row : rows) {
        const Cells cells = laid.row(row);
        const double height = heightOf(cells, look);
        if (which == Rows::OfThisPage && drawn > 0 && height + noteBelow > remaining())
            break;
        ++drawn;
        if (height > remaining() && height < body().height() * wholeRow) {
            startPage(m_orientation);
            head();
        }
        if (drawn <= anchors.size() && !anchors[drawn - 1].isEmpty())
            anchor(anchors[drawn - 1]);
        const double top = m_y - padding;
        put(cells, head);
        space(padding);
        if (look.isForm)
            m_y = std::max(m_y, top + formRow);
        sides(std::min(top, m_y));
        rule();
        space(padding);
    }
    space(16);
    return drawn;
}

} // namespace bulkhead::exporting
