// SPDX-License-Identifier: Apache-2.0
#include "export/report/html/html_blocks.h"

#include "export/report/html/html_figures.h"
#include "export/text/html.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

// Writes block after block. `m_level` is that of the next heading: 2 for a chapter's.
class HtmlBlocks
{
public:
    HtmlBlocks(std::string &out, std::span<const DiagramSvg> pictures) : m_out(out), m_pictures(pictures) {}

    void operator()(const Paragraph &paragraph)
    {
        m_out += paragraph.look == Paragraph::Look::Lead    ? "<p class=\"lead\">"
                 : paragraph.look == Paragraph::Look::Muted ? "<p class=\"muted\">"
                                                            : "<p>";
        text(paragraph.text);
        m_out += "</p>\n";
    }

    void operator()(const List &list)
    {
        const char *tag = list.look == List::Look::Numbers ? "ol" : "ul";
        m_out += std::string("<") + tag + ">\n";
        for (const RichText &item : list.items) {
            m_out += "<li>";
            text(item);
            m_out += "</li>\n";
        }
        m_out += std::string("</") + tag + ">\n";
    }

    void operator()(const Facts &facts)
    {
        m_out += "<table class=\"plain\"><tbody>\n";
        for (const Facts::Fact &fact : facts.facts) {
            m_out += "<tr><th scope=\"row\">";
            m_out += htmlText(fact.name);
            m_out += "</th><td>";
            text(fact.value);
            m_out += "</td></tr>\n";
        }
        m_out += "</tbody></table>\n";
    }

    void operator()(const Table &table);
    void operator()(const Code &code);
    void operator()(const Tiles &tiles);
    void operator()(const Figures &figures);
    void operator()(const CardFilter &);
    void operator()(const Card &card);
    void operator()(const Section &section);

private:
    void text(const RichText &text);
    void blocks(const std::vector<Block> &blocks)
    {
        ++m_level;
        for (const Block &block : blocks)
            std::visit(*this, block.any());
        --m_level;
    }
    std::string headingTag() const { return 'h' + std::to_string(std::min(m_level, 6)); }
    void attribute(const char *name, const std::string &value)
    {
        if (value.empty())
            return;
        m_out += ' ';
        m_out += name;
        m_out += "=\"";
        m_out += htmlText(value);
        m_out += '"';
    }
    void pill(model::Rating rating, bool unsure);
    void cell(const char *tag, const Column &column, const Cell &cell);
    void cardTitle(const Card &card);
    void mark(const RowMark &mark);

    std::string &m_out;
    std::span<const DiagramSvg> m_pictures;
    int m_level = 2;
};

void HtmlBlocks::text(const RichText &text)
{
    for (const Run &run : text.runs()) {
        const char *tag = run.style == Run::Style::Strong  ? "b"
                          : run.style == Run::Style::Code  ? "code"
                          : run.style == Run::Style::Muted ? "small"
                                                           : nullptr;
        if (!run.target.empty()) {
            m_out += "<a";
            attribute("href", run.target);
            m_out += run.target.starts_with('#') ? ">" : " rel=\"noopener noreferrer\">";
        }
        if (tag)
            m_out += std::string("<") + tag + '>';
        m_out += htmlText(run.text);
        if (tag)
            m_out += std::string("</") + tag + '>';
        if (!run.target.empty())
            m_out += "</a>";
    }
}

void HtmlBlocks::pill(model::Rating rating, bool unsure)
{
    const std::string name(model::ratingName(rating));
    m_out += "<span class=\"rating " + name + (unsure ? " unsure" : "") +
             "\"><svg class=\"shape\" aria-hidden=\"true\"><use href=\"#shape-" + name + "\"/></svg>" +
             ratingTitle(rating) + "</span>";
}

void HtmlBlocks::cell(const char *tag, const Column &column, const Cell &cell)
{
    const bool isHeat = cell.rating && !cell.text.isEmpty();
    std::string classes = column.look == Column::Look::Number ? "number" : "";
    if (isHeat)
        classes += (classes.empty() ? "heat " : " heat ") + std::string(model::ratingName(*cell.rating));
    m_out += std::string("<") + tag;
    if (std::string_view(tag) == "th")
        m_out += " scope=\"row\"";
    attribute("class", classes);
    attribute("title", cell.hint);
    m_out += '>';
    if (cell.rating && !isHeat)
        pill(*cell.rating, false);
    text(cell.text);
    m_out += std::string("</") + tag + '>';
}

void HtmlBlocks::mark(const RowMark &mark)
{
    attribute("id", mark.anchor);
    if (mark.state.empty())
        return;
    attribute("class", "entry");
    attribute("data-rating", std::string(model::ratingName(mark.rating)));
    attribute("data-state", mark.state);
    attribute("data-categories", mark.categories);
}

void HtmlBlocks::operator()(const Table &table)
{
    m_out += "<div class=\"wide\"><table class=\"plain\">\n";
    const bool hasHead = std::any_of(table.columns.begin(), table.columns.end(),
                                     [](const Column &column) { return !column.title.empty(); });
    if (hasHead) {
        m_out += "<thead><tr>";
        for (const Column &column : table.columns) {
            const char *tag = column.title.empty() ? "td" : "th";
            m_out += std::string("<") + tag;
            attribute("scope", column.title.empty() ? "" : "col");
            attribute("class", column.look == Column::Look::Number ? "number" : "");
            attribute("title", column.hint);
            m_out += '>';
            m_out += htmlText(column.title);
            m_out += std::string("</") + tag + '>';
        }
        m_out += "</tr></thead>\n";
    }
    m_out += "<tbody>\n";
    for (std::size_t number = 0; number < table.rows.size(); ++number) {
        const std::vector<Cell> &row = table.rows[number];
        m_out += "<tr";
        if (number < table.marks.size())
            mark(table.marks[number]);
        m_out += '>';
        for (std::size_t i = 0; i < row.size(); ++i)
            cell(table.columns[i].look == Column::Look::RowHead ? "th" : "td", table.columns[i], row[i]);
        m_out += "</tr>\n";
    }
    m_out += "</tbody></table></div>\n";
    if (table.left > 0)
        m_out += "<p class=\"muted\">… and " + std::to_string(table.left) + " more.</p>\n";
}

void HtmlBlocks::operator()(const Code &code)
{
    m_out += "<figure class=\"snippet\"><figcaption>";
    m_out += htmlText(code.caption);
    m_out += "</figcaption><pre tabindex=\"0\"><code>";
    m_out += htmlText(code.text);
    m_out += "</code></pre></figure>\n";
}

void HtmlBlocks::operator()(const Tiles &tiles)
{
    m_out += "<ul class=\"tiles\">\n";
    for (const Tiles::Tile &tile : tiles.tiles) {
        const std::string name(tile.rating ? model::ratingName(*tile.rating) : "");
        m_out += "<li class=\"tile" + (name.empty() ? name : ' ' + name) + "\">";
        if (tile.rating)
            m_out += "<svg class=\"shape\" aria-hidden=\"true\"><use href=\"#shape-" + name + "\"/></svg>";
        m_out += "<b>" + std::to_string(tile.count) + "</b> ";
        m_out += htmlText(tile.label);
        m_out += "</li>\n";
    }
    m_out += "</ul>\n";
}

void HtmlBlocks::operator()(const Figures &figures)
{
    m_out += "<div class=\"columns\">\n";
    for (const Figure &figure : figures.figures)
        appendHtmlFigure(m_out, figure, m_pictures);
    m_out += "</div>\n";
}

void HtmlBlocks::operator()(const CardFilter &)
{
    const auto choice = [&](const char *label, const char *name, const auto &options) {
        m_out +=
            std::string("<label>") + label + " <select name=\"" + name + "\"><option value=\"\">all</option>";
        for (const auto &[value, title] : options) {
            m_out += "<option";
            attribute("value", std::string(value));
            m_out += '>';
            m_out += htmlText(title);
            m_out += "</option>";
        }
        m_out += "</select></label>\n";
    };
    using Options = std::vector<std::pair<std::string_view, std::string_view>>;
    Options ratings;
    for (const auto rating :
         {model::Rating::Critical, model::Rating::High, model::Rating::Medium, model::Rating::Low})
        ratings.emplace_back(model::ratingName(rating), model::ratingName(rating));
    Options categories;
    for (std::size_t i = 0; i < 6; ++i)
        categories.emplace_back(model::strideName(static_cast<model::Stride>(i)),
                                model::strideTitle(static_cast<model::Stride>(i)));
    m_out += "<form class=\"filter\" hidden aria-label=\"Filter the issues\">\n"
             "<label>Search <input type=\"search\" name=\"text\"></label>\n";
    choice("Rating", "rating", ratings);
    choice("Category", "category", categories);
    choice("State", "state", Options{{"open", "open"}, {"decided", "decided"}});
    m_out += "<output></output>\n</form>\n";
}

void HtmlBlocks::cardTitle(const Card &card)
{
    if (card.rating) {
        pill(*card.rating, card.unsure);
        m_out += ' ';
    }
    text(card.title);
}

void HtmlBlocks::operator()(const Card &card)
{
    const bool isLarge = card.size == Card::Size::Large;
    const bool isLine = !isLarge && card.blocks.empty();
    const char *tag = isLarge ? "article" : isLine ? "p" : card.folds ? "details" : "section";
    const std::string rating(card.rating ? model::ratingName(*card.rating) : "");
    m_out += std::string("<") + tag;
    attribute("class", (isLarge ? "card" : "entry") + (rating.empty() ? rating : ' ' + rating));
    attribute("id", card.anchor);
    if (!card.state.empty()) {
        attribute("data-rating", rating);
        attribute("data-state", card.state);
        attribute("data-categories", card.categories);
    }
    m_out += std::string_view(tag) == "details" ? " open>" : ">";
    const std::string title = isLine                   ? std::string()
                              : card.folds && !isLarge ? std::string("summary")
                                                       : headingTag();
    m_out += title.empty() ? title : '<' + title + '>';
    cardTitle(card);
    m_out += title.empty() ? title : "</" + title + ">\n";
    if (!card.aside.empty()) {
        m_out += isLine ? " <small>" : "<p class=\"muted\">";
        m_out += htmlText(card.aside);
        m_out += isLine ? "</small>" : "</p>\n";
    }
    blocks(card.blocks);
    m_out += std::string("</") + tag + ">\n";
}

void HtmlBlocks::operator()(const Section &section)
{
    m_out += "<section";
    attribute("id", section.anchor);
    attribute("class", section.startsPage ? "page" : "");
    m_out += '>';
    m_out += '<' + headingTag() + '>';
    m_out += htmlText(section.title);
    m_out += "</" + headingTag() + ">\n";
    blocks(section.blocks);
    m_out += "</section>\n";
}

} // namespace

std::string htmlChapters(std::span<const Section> sections, std::span<const DiagramSvg> pictures)
{
    std::string out;
    HtmlBlocks writer(out, pictures);
    for (const Section &section : sections)
        writer(section);
    return out;
}

} // namespace bulkhead::exporting
