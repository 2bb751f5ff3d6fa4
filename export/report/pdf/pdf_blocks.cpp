// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/pdf_blocks.h"

#include "export/report/pdf/logo_picture.h"

#include "diagram/view/render.h"
#include "export/report/pdf/path_picture.h"
#include "export/report/pdf/pdf_figures.h"
#include "export/text/words.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bulkhead::exporting {

namespace {

// Units of a page.
constexpr double ratingHeight = 56;
constexpr double tileHeight = 130;
constexpr double heatCellSide = 84;
constexpr double burnDownHeight = 270;
constexpr double barHeight = 80;
constexpr double captionHeight = 56;
constexpr double entryIndent = 40;        // of what belongs to a small card
constexpr double entryKeptTogether = 190; // the title of a small card and its first lines
constexpr double cardKeptTogether = 420;

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

double figureHeight(const Figure &figure)
{
    if (const auto *path = std::get_if<PathPicture>(&figure.picture))
        return pathPictureHeight(*path);
    if (const auto *bars = std::get_if<Bars>(&figure.picture); bars && bars->bars.size() < 4)
        return barHeight * static_cast<double>(bars->bars.size());
    return std::holds_alternative<BurnDown>(figure.picture) ? burnDownHeight : heatMapHeight(heatCellSide);
}

// Of figures side by side, with their captions.
double heightOf(const Figures &figures)
{
    double height = 0;
    for (const Figure &figure : figures.figures)
        height = std::max(height, figureHeight(figure));
    return height + captionHeight;
}

bool isDiagram(const Figure &figure)
{
    return std::holds_alternative<DiagramView>(figure.picture);
}

// A table of text: on paper a rating is a word.
RichText printed(const Cell &cell)
{
    if (!cell.rating)
        return cell.text;
    if (cell.text.isEmpty())
        return RichText().strong(ratingTitle(*cell.rating));
    RichText text;
    for (const Run &run : cell.text.runs())
        text.strong(run.text);
    return text.muted(" " + std::string(model::ratingName(*cell.rating)));
}

std::vector<RichText> printedRow(const std::vector<Cell> &cells)
{
    std::vector<RichText> row;
    std::transform(cells.begin(), cells.end(), std::back_inserter(row), printed);
    return row;
}

// All of them, or the first one.
std::vector<std::vector<RichText>> printedRows(const Table &table, bool all)
{
    std::vector<std::vector<RichText>> rows;
    for (std::size_t i = 0; i < (all ? table.rows.size() : std::min<std::size_t>(table.rows.size(), 1)); ++i)
        rows.push_back(printedRow(table.rows[i]));
    return rows;
}

std::vector<TableColumn> columnsOf(const Table &table)
{
    std::vector<TableColumn> columns;
    for (const Column &column : table.columns)
        columns.push_back({qt(column.title), column.share});
    return columns;
}

} // namespace

// Composes block after block. `m_level` is that of the next heading in the outline: 0 for a chapter's.
class ChapterComposer::Blocks
{
public:
    Blocks(PageFlow &flow, const model::Model &model, const diagram::Overlay &badges)
        : m_flow(flow), m_model(model), m_badges(badges)
    {}

    bool step();

    void operator()(const Paragraph &paragraph);
    void operator()(const List &list);
    void operator()(const Facts &facts);
    void operator()(const Table &table);
    void operator()(const Code &code);
    void operator()(const Tiles &tiles);
    void operator()(const Figures &figures);
    void operator()(const CardFilter &) {}
    void operator()(const Card &card);
    void operator()(const Section &section);

private:
    enum class Inside { Section, LargeCard, SmallCard };

    // What is composed before the rest of what is around it.
    struct Open
    {
        const std::vector<Block> *blocks = nullptr;
        std::size_t next = 0;
        std::function<void()> end; // after the last of them
    };

    void open(const std::vector<Block> &blocks, std::function<void()> end)
    {
        ++m_level;
        m_open.push_back({&blocks, 0, std::move(end)});
    }
    double beginningOf(const Section &section) const;
    double beginningOf(const Block &block) const;
    void place(const std::string &anchor, const std::string &outline);
    void largeCard(const Card &card);
    void smallCard(const Card &card);
    void figureRow(const Figures &figures);
    void diagram(const Figure &figure);

    PageFlow &m_flow;
    const model::Model &m_model;
    const diagram::Overlay &m_badges;
    std::vector<Open> m_open; // the innermost last
    int m_level = 0;
    Inside m_inside = Inside::Section;
    std::optional<model::Rating> m_cardRating; // of the large card around
    const Section *m_headless = nullptr;       // a section whose heading waits for its first diagram
};

bool ChapterComposer::Blocks::step()
{
    if (m_open.empty())
        return false;
    Open &innermost = m_open.back();
    if (innermost.next < innermost.blocks->size()) {
        std::visit(*this, (*innermost.blocks)[innermost.next++].any()); // may open others
        return true;
    }
    const std::function<void()> end = std::move(innermost.end);
    m_open.pop_back();
    --m_level;
    end();
    return true;
}

void ChapterComposer::Blocks::operator()(const Paragraph &paragraph)
{
    const bool isMuted = paragraph.look == Paragraph::Look::Muted;
    if (m_inside == Inside::SmallCard)
        m_flow.text(paragraph.text, {isMuted ? 8.0 : 8.5, entryIndent, isMuted ? 2.0 : 4.0, false, isMuted});
    else if (m_inside == Inside::LargeCard)
        m_flow.text(paragraph.text, {isMuted ? 8.0 : 9.0, 0, 5, false, isMuted});
    else if (paragraph.look == Paragraph::Look::Lead)
        m_flow.text(paragraph.text, {10.5, 0, 10, false, false});
    else
        m_flow.text(paragraph.text, {isMuted ? 9.0 : 9.5, 0, 12, false, isMuted});
}

void ChapterComposer::Blocks::operator()(const List &list)
{
    std::size_t number = 0;
    for (const RichText &item : list.items) {
        if (list.look == List::Look::Bullets) {
            m_flow.bullet(item, {9.5, 0, 6, false, false});
            continue;
        }
        RichText line;
        line.muted(std::to_string(++number) + ".  ");
        for (const Run &run : item.runs())
            line.add(run.text, run.style, run.target);
        m_flow.text(line, {8.5, 0, 3, false, false});
    }
}

void ChapterComposer::Blocks::operator()(const Facts &facts)
{
    RichText line;
    for (const Facts::Fact &fact : facts.facts) {
        line.muted((line.isEmpty() ? "" : "  ·  ") + fact.name + " ");
        for (const Run &run : fact.value.runs())
            line.add(run.text, run.style, run.target);
    }
    m_flow.text(line, {8.5, m_inside == Inside::SmallCard ? entryIndent : 0, 6, false, false});
}

void ChapterComposer::Blocks::operator()(const Table &table)
{
    const std::vector<TableColumn> columns = columnsOf(table);
    const std::size_t shown =
        table.printed == 0 ? table.rows.size() : std::min(table.rows.size(), table.printed);
    std::vector<std::vector<RichText>> rows;
    for (std::size_t i = 0; i < shown; ++i)
        rows.push_back(printedRow(table.rows[i]));
    const auto which = table.printed == 0 ? PageFlow::Rows::All : PageFlow::Rows::OfThisPage;
    std::vector<QString> anchors;
    for (const RowMark &mark : table.marks)
        anchors.push_back(qt(mark.anchor));
    const std::size_t drawn = m_flow.table(columns, rows, which, anchors, {table.isForm, table.isWhole});
    const std::size_t left = table.rows.size() - drawn + table.left;
    if (left > 0)
        m_flow.text("… and " + std::to_string(left) + " more.", {9, 0, 0, false, true});
}

void ChapterComposer::Blocks::operator()(const Code &code)
{
    m_flow.keep(160);
    m_flow.text(code.caption, {8, 0, 2, false, true});
    m_flow.code(code.text, 0);
}

void ChapterComposer::Blocks::operator()(const Tiles &tiles)
{
    m_flow.draw(tileHeight + 20, [&style = m_flow.style(), tiles](QPainter &painter, double width) {
        paintTiles(painter, style, tiles, width, tileHeight);
    });
    m_flow.space(20);
}

void ChapterComposer::Blocks::operator()(const Figures &figures)
{
    if (std::any_of(figures.figures.begin(), figures.figures.end(), isDiagram))
        std::for_each(figures.figures.begin(), figures.figures.end(),
                      [this](const Figure &figure) { diagram(figure); });
    else
        figureRow(figures);
}

void ChapterComposer::Blocks::figureRow(const Figures &figures)
{
    const double whole = heightOf(figures);
    m_flow.draw(whole, [&style = m_flow.style(), figures, height = whole - captionHeight](QPainter &painter,
                                                                                          double width) {
        const double share = width / static_cast<double>(figures.figures.size());
        for (const Figure &figure : figures.figures) {
            painter.setPen(style.theme().text);
            painter.setFont(style.textFont(9, true));
            painter.drawText(QRectF(0, 0, share, 44), Qt::AlignLeft | Qt::AlignVCenter, qt(figure.caption));
            painter.save();
            painter.translate(0, captionHeight);
            if (const auto *map = std::get_if<HeatMap>(&figure.picture))
                paintHeatMap(painter, style.theme(), style.textFont(9), *map, heatCellSide);
            else if (const auto *bars = std::get_if<Bars>(&figure.picture))
                paintBars(painter, style.theme(), style.textFont(9), *bars,
                          QRectF(0, 0, share,
                                 std::min(height - 60, barHeight * static_cast<double>(bars->bars.size()))));
            else if (const auto *path = std::get_if<PathPicture>(&figure.picture))
                paintPath(painter, style, *path, width);
            else if (const auto *burnDown = std::get_if<BurnDown>(&figure.picture))
                paintBurnDown(painter, style.theme(), style.textFont(8), *burnDown,
                              QRectF(0, 0, share, height));
            painter.restore();
            painter.translate(share, 0);
        }
    });
}

void ChapterComposer::Blocks::diagram(const Figure &figure)
{
    diagram::PictureOptions options;
    options.scheme = diagram::Scheme::Print;
    const auto picture = std::make_shared<const diagram::Picture>(
        m_model, std::get<DiagramView>(figure.picture).view, m_badges, options);
    if (picture->isEmpty())
        return;
    const bool isWide = picture->size().width() > picture->size().height();
    m_flow.startPage(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
    if (m_headless) {
        m_flow.anchor(qt(m_headless->anchor));
        m_flow.document().outline.push_back({m_level - 1, qt(m_headless->title), m_flow.here()});
        m_headless = nullptr;
    }
    place({}, figure.caption);
    m_flow.text("Diagram: " + figure.caption, {14, 0, 20, true, false});
    const double height = m_flow.remaining() - 1;
    m_flow.draw(height, [picture, height](QPainter &painter, double width) {
        // Never larger than on screen: a small diagram does not become a poster.
        const double most = 2 * unitsPerPoint * 0.75;
        const QSizeF size = picture->size();
        const double scale = std::min({width / size.width(), height / size.height(), most});
        const QSizeF drawn = size * scale;
        picture->paint(&painter, QRectF(QPointF((width - drawn.width()) / 2, 0), drawn));
    });
}

// Marks the current place as what links and the outline lead to.
void ChapterComposer::Blocks::place(const std::string &anchor, const std::string &outline)
{
    if (!anchor.empty())
        m_flow.anchor(qt(anchor));
    if (!outline.empty())
        m_flow.document().outline.push_back({m_level, qt(outline), m_flow.here()});
}

void ChapterComposer::Blocks::operator()(const Card &card)
{
    if (card.size == Card::Size::Large)
        largeCard(card);
    else
        smallCard(card);
}

// A bar of the rating's colour along the card, and the rating above the title.
void ChapterComposer::Blocks::largeCard(const Card &card)
{
    m_flow.keep(cardKeptTogether);
    place(card.anchor, card.outline);
    const PrintStyle &style = m_flow.style();
    if (card.rating) {
        m_flow.beginBar(style.theme().rating(*card.rating).fill);
        m_flow.draw(ratingHeight + 8, [&style, rating = *card.rating, aside = qt(card.aside),
                                       unsure = card.unsure](QPainter &painter, double width) {
            paintRating(painter, style.theme(), style.textFont(8.5, true), rating, QPointF(0, 0),
                        ratingHeight, unsure);
            painter.setFont(style.textFont(8.5));
            painter.setPen(style.theme().textMuted);
            painter.drawText(QRectF(0, 0, width, ratingHeight), Qt::AlignRight | Qt::AlignVCenter, aside);
        });
    }
    m_flow.text(card.title, {12, 0, 6, true, false});
    const Inside around = std::exchange(m_inside, Inside::LargeCard);
    m_cardRating = card.rating;
    open(card.blocks, [this, around, hasBar = card.rating.has_value()] {
        m_cardRating.reset();
        if (hasBar)
            m_flow.endBar();
        m_flow.space(40);
        m_inside = around;
    });
}

void ChapterComposer::Blocks::smallCard(const Card &card)
{
    RichText title;
    if (card.rating && card.rating != m_cardRating)
        title.strong(ratingTitle(*card.rating) + ": ");
    for (const Run &run : card.title.runs())
        title.add(run.text, run.style, run.target);
    title.muted(card.aside.empty() ? card.aside : "  " + card.aside);
    if (card.blocks.empty()) {
        m_flow.keep(44);
        place(card.anchor, card.outline);
        m_flow.text(title, {7.5, 0, 0, false, false});
        return;
    }
    const bool isPoint = card.rating && m_inside == Inside::Section; // one of many below a heading
    m_flow.space(isPoint || m_inside == Inside::LargeCard ? 4 : 8);
    m_flow.keep(entryKeptTogether);
    place(card.anchor, card.outline);
    m_flow.text(title, {isPoint ? 8.5 : 9.0, 0, 2, false, false});
    const Inside around = std::exchange(m_inside, Inside::SmallCard);
    open(card.blocks, [this, around] { m_inside = around; });
}

// So many units of a section stay together with its heading: as many as its first block keeps together.
double ChapterComposer::Blocks::beginningOf(const Section &section) const
{
    return section.blocks.empty() ? 0 : beginningOf(section.blocks.front());
}

double ChapterComposer::Blocks::beginningOf(const Block &block) const
{
    if (const auto *section = std::get_if<Section>(&block.any()))
        return PageFlow::headingAtMost + beginningOf(*section);
    if (const auto *table = std::get_if<Table>(&block.any()); table && !table->rows.empty())
        return m_flow.tableBeginning(columnsOf(*table), printedRows(*table, table->isWhole),
                                     {table->isForm, table->isWhole});
    if (const auto *card = std::get_if<Card>(&block.any()))
        return card->size == Card::Size::Large ? cardKeptTogether : entryKeptTogether;
    if (const auto *figures = std::get_if<Figures>(&block.any()))
        return heightOf(*figures);
    return PageFlow::firstLines;
}

void ChapterComposer::Blocks::operator()(const Section &section)
{
    const auto *first =
        section.blocks.empty() ? nullptr : std::get_if<Figures>(&section.blocks.front().any());
    if (first && !first->figures.empty() && isDiagram(first->figures.front())) {
        m_headless = &section;
    } else {
        m_flow.heading(m_level, qt(section.title), qt(section.anchor),
                       section.startsPage ? PageFlow::Begin::NewPage : PageFlow::Begin::WhereItStands,
                       beginningOf(section));
    }
    open(section.blocks, [this] { m_headless = nullptr; });
}

ChapterComposer::ChapterComposer(PageFlow &flow, const model::Model &model, const diagram::Overlay &badges)
    : m_blocks(std::make_unique<Blocks>(flow, model, badges))
{}

ChapterComposer::~ChapterComposer() = default;

void ChapterComposer::begin(const Section &chapter)
{
    (*m_blocks)(chapter);
}

bool ChapterComposer::step()
{
    return m_blocks->step();
}

void composeCover(PageFlow &flow, const ReportDocument &report)
{
    const Cover &cover = report.cover;
    flow.startPage();
    Page &page = flow.document().pages.back();
    page.hasFooter = false;
    if (!report.accent.empty())
        page.drawing.push_back([width = page.size.width(),
                                colour = QColor(QString::fromStdString(report.accent))](QPainter &painter) {
            painter.fillRect(QRectF(0, 0, width, 4 * unitsPerMm), colour);
        });
    if (report.logo)
        page.drawing.push_back([logo = *report.logo, place = logoPlace(flow.body())](QPainter &painter) {
            drawLogo(painter, logo, place);
        });
    flow.space(360);
    if (!cover.organisation.empty())
        flow.text(cover.organisation, {12, 0, 14, true, false});
    flow.text(cover.kind, {11, 0, 10, false, true});
    flow.text(cover.title, {30, 0, 50, true, false});
    if (!cover.description.empty())
        flow.text(cover.description, {12, 0, 60, false, false});
    std::vector<std::vector<RichText>> facts;
    for (const Facts::Fact &fact : cover.facts)
        facts.push_back({RichText().muted(fact.name), fact.value});
    flow.table({{"", 1}, {"", 4}}, facts);
    flow.space(30);
    for (const std::string &sentence : cover.verdict)
        flow.text(sentence, {11, 0, 14, false, false});
}

} // namespace bulkhead::exporting
