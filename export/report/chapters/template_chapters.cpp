// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/template_chapters.h"

#include "export/report/chapters/chapters.h"

#include <utility>

namespace bulkhead::exporting {

namespace {

class TextBlocks
{
public:
    void addLine(std::string_view line)
    {
        constexpr std::string_view blanks = " \t\r";
        const std::size_t begin = line.find_first_not_of(blanks);
        if (begin == std::string_view::npos) {
            finish();
            return;
        }
        line = line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
        if (line.starts_with("- ")) {
            finishParagraph();
            m_items.emplace_back(line.substr(2));
        } else if (!m_items.empty()) { // goes on
            m_items.back().append(" ").append(line);
        } else {
            m_paragraph.append(m_paragraph.empty() ? "" : " ").append(line);
        }
    }

    ListOf<Block> result() &&
    {
        finish();
        return std::move(m_blocks);
    }

private:
    void finish()
    {
        finishParagraph();
        if (m_items.empty())
            return;
        List list;
        for (const std::string &item : std::exchange(m_items, {}))
            list.items.push_back(RichText(item));
        m_blocks.push_back(std::move(list));
    }

    void finishParagraph()
    {
        if (!m_paragraph.empty())
            m_blocks.push_back(Paragraph{std::exchange(m_paragraph, {})});
    }

    ListOf<Block> m_blocks;
    std::string m_paragraph;
    std::vector<std::string> m_items;
};

std::optional<Section> textChapter(const ReportData &data, std::string_view name)
{
    Section section;
    if (data.look)
        section.blocks = blocksOf(data.look->text(name));
    return section.blocks.empty() ? std::nullopt : std::optional(std::move(section));
}

} // namespace

ListOf<Block> blocksOf(std::string_view text)
{
    TextBlocks blocks;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        blocks.addLine(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return std::move(blocks).result();
}

namespace chapter {

std::optional<Section> introduction(const ReportData &data)
{
    return textChapter(data, introductionText);
}

std::optional<Section> scope(const ReportData &data)
{
    return textChapter(data, scopeText);
}

std::optional<Section> signOff(const ReportData &data)
{
    return textChapter(data, signOffText);
}

} // namespace chapter

} // namespace bulkhead::exporting
