// SPDX-License-Identifier: Apache-2.0
#include "export/cards/cards_pdf.h"

#include "export/report/pdf/laid_text.h"
#include "export/report/pdf/pdf_writer.h"
#include "export/text/words.h"

#include <algorithm>
#include <utility>

namespace bulkhead::exporting {

namespace {

constexpr int cardColumns = 3;
constexpr int cardRows = 3;
constexpr std::size_t cardsOfPage = cardColumns * cardRows;
constexpr double cardWidth = 63 * unitsPerMm;
constexpr double cardHeight = 88 * unitsPerMm;
constexpr double cardPadding = 4 * unitsPerMm;
constexpr double cardBand = 11 * unitsPerMm;
constexpr double cardFoot = 6 * unitsPerMm;
const QSizeF cardPaper(210 * unitsPerMm, 297 * unitsPerMm);

QPointF cornerOf(std::size_t place, bool behind)
{
    const auto column = static_cast<int>(place) % cardColumns;
    const auto row = static_cast<int>(place) / cardColumns;
    const int shown = behind ? cardColumns - 1 - column : column; // turned over the long edge
    return {(cardPaper.width() - cardColumns * cardWidth) / 2 + shown * cardWidth,
            (cardPaper.height() - cardRows * cardHeight) / 2 + row * cardHeight};
}

// Lines outside the block of cards, where it is to be cut.
void drawCropMarks(QPainter &painter, const QColor &colour)
{
    constexpr double gap = 1.5 * unitsPerMm;
    constexpr double length = 5 * unitsPerMm;
    const QPointF first = cornerOf(0, false);
    const QPointF last = first + QPointF(cardColumns * cardWidth, cardRows * cardHeight);
    painter.setPen(QPen(colour, 1));
    for (int i = 0; i <= cardColumns; ++i) {
        const double x = first.x() + i * cardWidth;
        painter.drawLine(QPointF(x, first.y() - gap), QPointF(x, first.y() - gap - length));
        painter.drawLine(QPointF(x, last.y() + gap), QPointF(x, last.y() + gap + length));
    }
    for (int i = 0; i <= cardRows; ++i) {
        const double y = first.y() + i * cardHeight;
        painter.drawLine(QPointF(first.x() - gap, y), QPointF(first.x() - gap - length, y));
        painter.drawLine(QPointF(last.x() + gap, y), QPointF(last.x() + gap + length, y));
    }
}

// Below the middle card, outside the block: what is cut off.
void drawPageNumber(QPainter &painter, const PrintStyle &style, const QString &text)
{
    constexpr double gap = 1.5 * unitsPerMm;
    constexpr double height = 5 * unitsPerMm;
    const QPointF first = cornerOf(0, false);
    const QRectF area(first.x() + cardWidth, first.y() + cardRows * cardHeight + gap, cardWidth, height);
    painter.setPen(style.theme().textMuted);
    painter.setFont(style.textFont(6.5));
    painter.drawText(area, Qt::AlignCenter, text);
}

// Draws one card with its upper left corner at the origin.
class CardPainter
{
public:
    CardPainter(QPainter &painter, const PrintStyle &style, const catalog::DeckCard &card)
        : m_painter(painter), m_style(style), m_theme(style.theme()), m_card(card),
          m_colour(m_theme.network(static_cast<std::size_t>(card.suit)))
    {}

    void front()
    {
        band(true);
        double y = cardBand + 5 * unitsPerMm;
        // The largest size that leaves room for the line of configuration.
        const double room = cardHeight - cardFoot - y;
        const double exampleHeight = laid(example(), 7.5, inner() - 2 * exampleInset).height();
        double points = 13;
        while (points > 8 && laid(voice(), points, inner()).height() + exampleHeight > room - 9 * unitsPerMm)
            points -= 0.5;
        y = text(voice(), points, y, cardHeight - cardFoot);
        const double box = exampleHeight + 2 * exampleInset;
        const double top = std::max(y, cardHeight - cardFoot - box - 2 * unitsPerMm);
        QColor ground = m_theme.grid;
        ground.setAlphaF(0.5F);
        m_painter.fillRect(QRectF(cardPadding, top, inner(), box), ground);
        text(example(), 7.5, top + exampleInset, cardHeight - cardFoot, cardPadding + exampleInset,
             inner() - 2 * exampleInset);
        foot(difficulty());
    }

    void back()
    {
        band(false);
        const std::vector<Piece> pieces = backPieces();
        const double begin = cardBand + 3 * unitsPerMm;
        const double bottom = cardHeight - cardFoot;
        double scale = 1;
        const auto height = [&] {
            double sum = 0;
            for (const Piece &piece : pieces)
                sum += laid(piece.content, piece.points * scale, inner()).height() + piece.below;
            return sum;
        };
        while (scale > 0.6 && begin + height() > bottom) // rather small than cut off
            scale -= 0.05;
        double y = begin;
        for (const Piece &piece : pieces)
            y = text(piece.content, piece.points * scale, y, bottom) + piece.below;
        foot(QString());
    }

private:
    static constexpr double exampleInset = 1.5 * unitsPerMm;

    static double inner() { return cardWidth - 2 * cardPadding; }
    RichText voice() const { return RichText("“" + m_card.voice + "”"); }
    RichText example() const { return RichText().code(m_card.example); }

    LaidText laid(const RichText &content, double points, double width) const
    {
        return LaidText(m_style, content, points, width, m_theme.text);
    }

    // Lines as far as there is room; gives where the next would stand.
    double text(const RichText &content, double points, double y, double bottom, double x = cardPadding,
                double width = inner())
    {
        const LaidText lines = laid(content, points, width);
        for (std::size_t i = 0; i < lines.lineCount() && y + lines.lineHeight(i) <= bottom; ++i) {
            lines.drawLine(m_painter, i, {x, y});
            y += lines.lineHeight(i);
        }
        return y;
    }

    struct Piece
    {
        RichText content;
        double points = 0;
        double below = 0; // units
    };

    std::vector<Piece> backPieces() const
    {
        std::vector<Piece> pieces = {{RichText().strong(m_card.title), 9.5, unitsPerMm},
                                     {RichText(m_card.question), 9.5, 2 * unitsPerMm}};
        const auto look = [&pieces](const char *where, const std::vector<std::string> &places) {
            constexpr std::size_t shown = 3;
            if (places.empty())
                return;
            RichText content;
            content.strong(std::string(where) + ' ');
            for (std::size_t i = 0; i < std::min(shown, places.size()); ++i)
                content.add(i > 0 ? "; " : "").code(places[i]);
            pieces.push_back({std::move(content), 7.5, unitsPerMm});
        };
        look("Compose", m_card.compose);
        look("Kubernetes", m_card.kubernetes);
        if (m_card.compose.empty() || m_card.kubernetes.empty())
            look("Elsewhere", m_card.elsewhere);
        if (m_card.compose.empty() && m_card.kubernetes.empty() && m_card.elsewhere.empty())
            pieces.push_back({RichText().muted("No file says it: ask."), 7.5, unitsPerMm});
        constexpr std::size_t namedReferences = 6;
        if (!m_card.references.empty())
            pieces.push_back(
                {RichText().strong("References ").add(nameList(m_card.references, namedReferences)), 6.5, 0});
        return pieces;
    }

    // Letter, name and number of the suit: by colour in front, by an outline behind, so that black and white
    // print tells them apart as well.
    void band(bool filled)
    {
        const std::string suit(model::strideTitle(m_card.suit));
        const QRectF area(0, 0, cardWidth, cardBand);
        if (filled) {
            m_painter.fillRect(area, m_colour);
        } else {
            m_painter.setPen(QPen(m_colour, 4));
            m_painter.drawLine(area.bottomLeft() + QPointF(cardPadding, 0),
                               area.bottomRight() - QPointF(cardPadding, 0));
        }
        const QColor colour = !filled                        ? m_theme.text
                              : m_colour.lightnessF() > 0.6F ? m_theme.text
                                                             : m_theme.surface;
        m_painter.setPen(colour);
        m_painter.setFont(m_style.textFont(20, true));
        m_painter.drawText(area.adjusted(cardPadding, 0, -cardPadding, 0), Qt::AlignLeft | Qt::AlignVCenter,
                           QString::fromStdString(suit.substr(0, 1)));
        m_painter.setFont(m_style.textFont(8));
        m_painter.drawText(area.adjusted(cardPadding + 9 * unitsPerMm, 0, -cardPadding, 0),
                           Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(suit));
        m_painter.setFont(m_style.textFont(12, true));
        m_painter.drawText(area.adjusted(cardPadding, 0, -cardPadding, 0), Qt::AlignRight | Qt::AlignVCenter,
                           QString::number(m_card.number));
    }

    QString difficulty() const
    {
        const auto level = static_cast<int>(m_card.difficulty) + 1;
        return QString(level, QChar(0x25cf)) + QString(3 - level, QChar(0x25cb)) + ' ' +
               QString::fromStdString(std::string(catalog::cardDifficultyName(m_card.difficulty))) +
               QStringLiteral(" for the attacker");
    }

    void foot(const QString &left)
    {
        const QRectF area(cardPadding, cardHeight - cardFoot, inner(), cardFoot);
        m_painter.setPen(m_theme.textMuted);
        m_painter.setFont(m_style.textFont(6.5));
        m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, left);
        m_painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("Bulkhead"));
    }

    QPainter &m_painter;
    const PrintStyle &m_style;
    const diagram::Theme &m_theme;
    const catalog::DeckCard &m_card;
    QColor m_colour;
};

// `number` is its place in the document: "3 of 18, fronts".
Page pageOf(std::span<const catalog::DeckCard> cards, bool behind, const QString &number,
            const std::shared_ptr<const PrintStyle> &style)
{
    Page page;
    page.size = cardPaper;
    page.hasFooter = false;
    page.drawing.push_back([style, number](QPainter &painter) {
        drawCropMarks(painter, style->theme().text);
        drawPageNumber(painter, *style, number);
    });
    for (std::size_t place = 0; place < cards.size(); ++place)
        page.drawing.push_back(
            [card = cards[place], corner = cornerOf(place, behind), behind, style](QPainter &painter) {
                painter.translate(corner);
                painter.setClipRect(QRectF(0, 0, cardWidth, cardHeight));
                CardPainter drawn(painter, *style, card);
                if (behind)
                    drawn.back();
                else
                    drawn.front();
            });
    return page;
}

} // namespace

PagedDocument composeCards(std::span<const catalog::DeckCard> cards, const std::string &title)
{
    const auto style = std::make_shared<const PrintStyle>(diagram::Theme::builtIn(diagram::Scheme::Print));
    PagedDocument document;
    document.title = QString::fromStdString(title);
    document.style = style;
    const std::size_t pages = 2 * ((cards.size() + cardsOfPage - 1) / cardsOfPage);
    for (std::size_t from = 0; from < cards.size(); from += cardsOfPage) {
        const auto some = cards.subspan(from, std::min(cardsOfPage, cards.size() - from));
        const std::string suit(model::strideTitle(some.front().suit));
        document.outline.push_back(
            {0,
             QString::fromStdString(suit + ' ' + std::to_string(some.front().number) + " …"),
             {document.pages.size(), 0}});
        for (const bool behind : {false, true})
            document.pages.push_back(
                pageOf(some, behind,
                       QStringLiteral("%1 of %2, %3")
                           .arg(QString::number(document.pages.size() + 1), QString::number(pages),
                                behind ? QStringLiteral("backs") : QStringLiteral("fronts")),
                       style));
    }
    return document;
}

Result<std::string> cardsPdf(std::span<const catalog::DeckCard> cards, const std::string &title)
{
    return writePdf(composeCards(cards, title));
}

} // namespace bulkhead::exporting
