// SPDX-License-Identifier: Apache-2.0
#include "export/report/blocks/shorten.h"

#include "model/utf8.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace bulkhead::exporting {

namespace {

constexpr const char *cutText = " … The saved report has the rest of this text.";

Block leftOut(std::size_t count)
{
    return Paragraph{RichText(count == 1
                                  ? "… 1 more is left out of this preview. The saved report has it."
                                  : "… " + std::to_string(count) +
                                        " more are left out of this preview. The saved report has them."),
                     Paragraph::Look::Muted};
}

// Cuts each kind of block and returns how many of its rows are left out.
class Shortener
{
public:
    explicit Shortener(const Room &room) : m_room(room), m_left(room.blocks) {}

    void cut(std::vector<Block> &blocks)
    {
        std::vector<Block> kept;
        std::size_t next = 0;
        for (; next < blocks.size() && m_left > 0; ++next) {
            --m_left;
            const std::size_t rows = std::visit(*this, static_cast<AnyBlock &>(blocks[next]));
            kept.push_back(std::move(blocks[next]));
            if (rows > 0)
                kept.push_back(leftOut(rows));
        }
        if (next < blocks.size())
            kept.push_back(leftOut(blocks.size() - next));
        blocks = std::move(kept);
    }

    std::size_t operator()(Section &section)
    {
        cut(section.blocks);
        return 0;
    }
    std::size_t operator()(Card &card)
    {
        cut(card.title);
        cut(card.blocks);
        return 0;
    }
    std::size_t operator()(Paragraph &paragraph)
    {
        cut(paragraph.text);
        return 0;
    }
    std::size_t operator()(Facts &facts)
    {
        for (Facts::Fact &fact : facts.facts)
            cut(fact.value);
        return cutRows(facts.facts);
    }
    std::size_t operator()(List &list)
    {
        const std::size_t rows = cutRows(list.items);
        for (RichText &item : list.items)
            cut(item);
        return rows;
    }
    std::size_t operator()(Table &table)
    {
        if (table.printed > 0 && table.printed < table.rows.size()) { // paper has no room for the others
            table.left += table.rows.size() - table.printed;
            table.rows.resize(table.printed);
        }
        const std::size_t rows = cutRows(table.rows);
        table.marks.resize(std::min(table.marks.size(), table.rows.size()));
        for (std::vector<Cell> &row : table.rows) {
            for (Cell &cell : row)
                cut(cell.text);
        }
        return rows;
    }
    std::size_t operator()(Code &code)
    {
        if (code.text.size() > m_room.characters)
            code.text = std::string(model::beginOf(code.text, m_room.characters)) + '\n' + cutText;
        return 0;
    }
    // These have a size of their own.
    std::size_t operator()(Tiles &) { return 0; }
    std::size_t operator()(Figures &) { return 0; }
    std::size_t operator()(CardFilter &) { return 0; }

private:
    template <typename Row>
    std::size_t cutRows(std::vector<Row> &rows) const
    {
        if (rows.size() <= m_room.rows)
            return 0;
        const std::size_t left = rows.size() - m_room.rows;
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(m_room.rows), rows.end());
        return left;
    }

    void cut(RichText &text) const
    {
        RichText kept;
        std::size_t room = m_room.characters;
        for (const Run &run : text.runs()) {
            const std::string begin(model::beginOf(run.text, room));
            kept.add(begin, run.style, run.target);
            room -= begin.size();
            if (begin.size() < run.text.size()) {
                text = kept.muted(cutText);
                return;
            }
        }
    }

    const Room &m_room;
    std::size_t m_left; // blocks that the chapter has room for
};

} // namespace

void shorten(Section &chapter, const Room &room)
{
    Shortener(room).cut(chapter.blocks);
}

} // namespace bulkhead::exporting
