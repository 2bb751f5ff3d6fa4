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

} // namespace

// Rows stay whole where they fit a page; longer ones break between lines. The head stands again on each page.
std::size_t PageFlow::table(const std::vector<TableColumn> &columns,
                            const std::vector<std::vector<RichText>> &rows, Rows which)
{
    double shares = 0;
    for (const TableColumn &column : columns)
        shares += column.share;
    const double usable = body().width() - gap * static_cast<double>(columns.size() - 1);
    std::vector<double> lefts;
    std::vector<double> widths;
    double left = body().left();
    for (const TableColumn &column : columns) {
        widths.push_back(usable * column.share / shares);
        lefts.push_back(left);
        left += widths.back() + gap;
    }

    const auto lay = [&](const std::vector<RichText> &row, bool isHead) {
        Cells cells;
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells.push_back(std::make_shared<const LaidText>(
                m_style, row[i], cellPoints, widths[i],
                isHead ? m_style.theme().textMuted : m_style.theme().text, isHead));
        return cells;
    };
    const auto rule = [&] {
        const QLineF at(body().left(), m_y, body().right(), m_y);
        page().drawing.push_back([at, colour = m_style.theme().border](QPainter &painter) {
            painter.setPen(QPen(colour, 2.4)); // 0.6 pt
            painter.drawLine(at);
        });
    };
    const auto put = [&](const Cells &cells, const std::function<void()> &onNewPage) {
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
                    line(cells[i], number, lefts[i]);
            }
            m_y = top + height;
        }
    };

    const bool hasHead =
        std::any_of(columns.begin(), columns.end(), [](const TableColumn &c) { return !c.title.isEmpty(); });
    const auto head = [&] {
        if (!hasHead)
            return;
        std::vector<RichText> titles;
        for (const TableColumn &column : columns)
            titles.emplace_back(column.title.toStdString());
        put(lay(titles, true), [] {});
        space(padding);
        rule();
        space(padding);
    };

    constexpr double noteBelow = 80; // 20 pt
    keep(220);
    head();
    std::size_t drawn = 0;
    for (const std::vector<RichText> &row : rows) {
        const Cells cells = lay(row, false);
        const double height = rowHeight(cells) + 2 * padding;
        if (which == Rows::OfThisPage && drawn > 0 && height + noteBelow > remaining())
            break;
        ++drawn;
        if (height > remaining() && height < body().height() * 0.9) {
            startPage(m_orientation);
            head();
        }
        put(cells, head);
        space(padding);
        rule();
        space(padding);
    }
    space(16);
    return drawn;
}

} // namespace bulkhead::exporting
