// SPDX-License-Identifier: Apache-2.0
#include "export/report/markdown/markdown_report.h"

#include "export/report/chapters/chapters.h"
#include "export/text/markdown.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

enum class Emphasis { Shown, Plain }; // headings are strong already

// Emphasis that begins or ends with a space would not be taken for one.
void appendStrong(std::string &out, const std::string &text)
{
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) {
        out += text;
        return;
    }
    const std::size_t end = text.find_last_not_of(' ') + 1;
    out += text.substr(0, begin) + "**" + markdownText(text.substr(begin, end - begin)) + "**" +
           text.substr(end);
}

// Links within the report become plain text: Markdown has no anchors that every reader agrees on.
std::string markdown(const RichText &text, Emphasis emphasis = Emphasis::Shown)
{
    std::string out;
    for (const Run &run : text.runs()) {
        const bool isLink = !run.target.empty() && !run.target.starts_with('#');
        if (isLink)
            out += '[';
        if (run.style == Run::Style::Code)
            out += markdownCode(run.text);
        else if (run.style == Run::Style::Strong && emphasis == Emphasis::Shown)
            appendStrong(out, run.text);
        else
            out += markdownText(run.text);
        if (isLink)
            out += "](<" + run.target + ">)";
    }
    return out;
}

// Pictures as tables; diagrams are left out.
class MarkdownFigure
{
public:
    MarkdownFigure(std::string &out, const std::string &caption) : m_out(out), m_caption(caption) {}

    void operator()(const HeatMap &map) const
    {
        caption();
        m_out += "| Likelihood | Impact 1 | 2 | 3 | 4 | 5 |\n|--:|--:|--:|--:|--:|--:|\n";
        for (std::size_t likelihood = map.counts.size(); likelihood >= 1; --likelihood) {
            m_out += "| " + std::to_string(likelihood) + " |";
            for (const std::size_t count : map.counts[likelihood - 1])
                m_out += count == 0 ? std::string("  |") : ' ' + std::to_string(count) + " |";
            m_out += '\n';
        }
        m_out += '\n';
    }

    void operator()(const Bars &bars) const
    {
        caption();
        m_out += "| | |\n|---|--:|\n";
        for (const auto &[title, count] : bars.bars)
            m_out += "| " + markdownText(title) + " | " + std::to_string(count) + " |\n";
        m_out += '\n';
    }

    void operator()(const BurnDown &burnDown) const
    {
        constexpr int barLength = 24;
        caption();
        m_out += "| After step | Open risk | |\n|---|--:|---|\n";
        const int most = std::max(1, *std::max_element(burnDown.risks.begin(), burnDown.risks.end()));
        for (std::size_t i = 0; i < burnDown.risks.size(); ++i) {
            const int risk = burnDown.risks[i];
            m_out += "| " + (i == 0 ? std::string("now") : std::to_string(i)) + " | " + std::to_string(risk) +
                     " | ";
            for (int drawn = 0; drawn < (risk * barLength + most / 2) / most; ++drawn)
                m_out += "█";
            m_out += " |\n";
        }
        m_out += '\n';
    }

    void operator()(const PathPicture &path) const
    {
        caption();
        std::size_t number = 0;
        for (const PathPicture::Stop &stop : path.stops) {
            m_out += std::to_string(++number) + ". ";
            appendStrong(m_out, stop.place);
            if (!stop.step.empty())
                m_out += " – " + markdownText(stop.step);
            m_out += '\n';
        }
        m_out += '\n' + markdownText(path.outcome) + "\n\n";
    }

    void operator()(const DiagramView &) const {}

private:
    void caption() const { m_out += "**" + markdownText(m_caption) + "**\n\n"; }

    std::string &m_out;
    const std::string &m_caption;
};

// Writes block after block. `m_level` is that of the next heading: 2 for a chapter's.
class MarkdownBlocks
{
public:
    explicit MarkdownBlocks(std::string &out) : m_out(out) {}

    void operator()(const Paragraph &paragraph) { m_out += markdown(paragraph.text) + "\n\n"; }

    void operator()(const List &list)
    {
        std::size_t number = 0;
        for (const RichText &item : list.items)
            m_out += (list.look == List::Look::Numbers ? std::to_string(++number) + ". " : "- ") +
                     markdown(item) + '\n';
        m_out += list.items.empty() ? "" : "\n";
    }

    void operator()(const Facts &facts)
    {
        for (const Facts::Fact &fact : facts.facts)
            m_out += "- " + markdownText(fact.name) + ": " + markdown(fact.value) + '\n';
        m_out += '\n';
    }

    void operator()(const Table &table)
    {
        m_out += '|';
        for (const Column &column : table.columns)
            m_out += ' ' + markdownText(column.title) + " |";
        m_out += "\n|";
        for (const Column &column : table.columns)
            m_out += column.look == Column::Look::Number ? "--:|" : "---|";
        m_out += '\n';
        for (const std::vector<Cell> &row : table.rows) {
            m_out += '|';
            for (const Cell &cell : row)
                m_out += ' ' + cellText(cell) + " |";
            m_out += '\n';
        }
        m_out += '\n';
        if (table.left > 0)
            m_out += "… and " + std::to_string(table.left) + " more.\n\n";
    }

    void operator()(const Code &code)
    {
        m_out += markdownText(code.caption) + ":\n\n" + markdownBlock({}, code.text) + '\n';
    }

    void operator()(const Tiles &tiles)
    {
        std::string labels = "|";
        std::string rule = "|";
        std::string counts = "|";
        for (const Tiles::Tile &tile : tiles.tiles) {
            labels += ' ' + markdownText(tile.label) + " |";
            rule += "--:|";
            counts += ' ' + std::to_string(tile.count) + " |";
        }
        m_out += labels + '\n' + rule + '\n' + counts + "\n\n";
    }

    void operator()(const Figures &figures)
    {
        for (const Figure &figure : figures.figures)
            std::visit(MarkdownFigure(m_out, figure.caption), figure.picture);
    }

    void operator()(const CardFilter &) {}

    void operator()(const Card &card)
    {
        const bool isLine = card.size == Card::Size::Small && card.blocks.empty();
        const std::string title = (card.rating ? ratingTitle(*card.rating) + ": " : "") +
                                  markdown(card.title, isLine ? Emphasis::Shown : Emphasis::Plain);
        if (isLine) {
            m_out += "- " + title + '\n';
            return;
        }
        heading(title);
        if (!card.aside.empty())
            m_out += markdownText(card.aside) + "\n\n";
        blocks(card.blocks);
    }

    // A section that has nothing to show in Markdown is left out with its heading.
    void operator()(const Section &section)
    {
        const std::size_t before = m_out.size();
        heading(markdownText(section.title));
        const std::size_t afterHeading = m_out.size();
        blocks(section.blocks);
        if (m_out.size() == afterHeading)
            m_out.resize(before);
        else if (!m_out.ends_with("\n\n"))
            m_out += '\n';
    }

private:
    static std::string cellText(const Cell &cell)
    {
        if (!cell.rating)
            return markdown(cell.text);
        return cell.text.isEmpty() ? ratingTitle(*cell.rating)
                                   : markdown(cell.text) + ' ' + std::string(model::ratingName(*cell.rating));
    }

    void heading(const std::string &title)
    {
        if (!m_out.ends_with("\n\n"))
            m_out += '\n';
        m_out += std::string(static_cast<std::size_t>(std::min(m_level, 6)), '#') + ' ' + title + "\n\n";
    }

    void blocks(const std::vector<Block> &blocks)
    {
        ++m_level;
        for (const Block &block : blocks)
            std::visit(*this, block.any());
        --m_level;
    }

    std::string &m_out;
    int m_level = 2;
};

void appendCover(std::string &out, const ReportDocument &document)
{
    const Cover &cover = document.cover;
    if (!document.classification.empty())
        out += "**" + markdownText(document.classification) + "**\n\n";
    out += "# " + markdownText(cover.title) + ": threat report\n\n";
    if (!cover.organisation.empty())
        out += markdownText(cover.organisation) + "\n\n";
    if (!cover.description.empty())
        out += markdownText(cover.description) + "\n\n";
    out += "| | |\n|---|---|\n";
    for (const Facts::Fact &fact : cover.facts)
        out += "| " + markdownText(fact.name) + " | " + markdown(fact.value) + " |\n";
    out += '\n';
    for (const std::string &sentence : cover.verdict)
        out += markdownText(sentence) + "\n\n";
}

} // namespace

std::string markdownReport(const ReportData &data)
{
    const ReportDocument document = reportDocument(data);
    std::string out;
    appendCover(out, document);
    MarkdownBlocks writer(out);
    for (const Section &chapter : document.chapters)
        writer(chapter);
    return out;
}

} // namespace bulkhead::exporting
