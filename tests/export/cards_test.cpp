// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/knowledge.h"
#include "export/cards/cards_pdf.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

namespace export_cards {

using namespace bulkhead;

// The cards as pages to print, to cut and to turn over.
class CardsTest : public QObject
{
    Q_OBJECT

private slots:
    void ninePerPageFrontAndBack();
    void backsLieBehindTheirFronts();
    void pagesHaveNumbers();
    void lettersStandOutInBlackAndWhite();
    void theSameCardsGiveTheSameBytes();
    void hostileTextsStayInTheirCard();

private:
    static std::vector<catalog::DeckCard> cards()
    {
        const auto knowledge = app::loadKnowledge();
        if (!knowledge)
            qFatal("%s", knowledge.error().text().c_str());
        return catalog::deck(*knowledge->catalogs);
    }
    static QImage drawn(const exporting::PagedDocument &document, std::size_t page)
    {
        QImage image(document.pages[page].size.toSize() / 4, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(0.25, 0.25);
        document.paint(painter, page);
        return image;
    }
    // Whether anything is drawn in the middle of the card at that place of the paper.
    static bool isDrawn(const QImage &image, int column, int row)
    {
        const double mm = image.width() / 210.0;
        const QRect middle(QPointF((10.5 + 63 * column + 6) * mm, (16.5 + 88 * row + 14) * mm).toPoint(),
                           QSizeF(50 * mm, 40 * mm).toSize());
        const QImage part = image.copy(middle);
        for (int y = 0; y < part.height(); ++y)
            for (int x = 0; x < part.width(); ++x)
                if (part.pixelColor(x, y).lightness() < 128)
                    return true;
        return false;
    }
};

void CardsTest::ninePerPageFrontAndBack()
{
    const exporting::PagedDocument document = exporting::composeCards(cards(), "Cards");
    QCOMPARE(document.pages.size(), std::size_t{18}); // 78 cards
    for (const exporting::Page &page : document.pages)
        QCOMPARE(page.size.toSize(), (QSizeF(210, 297) * exporting::unitsPerMm).toSize());
    const QImage front = drawn(document, 0);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            QVERIFY(isDrawn(front, column, row));
}

void CardsTest::backsLieBehindTheirFronts()
{
    const std::vector<catalog::DeckCard> all = cards();
    const std::vector<catalog::DeckCard> one(all.begin(), all.begin() + 1);
    const exporting::PagedDocument document = exporting::composeCards(one, "One");
    QCOMPARE(document.pages.size(), std::size_t{2});
    QVERIFY(isDrawn(drawn(document, 0), 0, 0));
    QVERIFY(!isDrawn(drawn(document, 0), 2, 0));
    QVERIFY(isDrawn(drawn(document, 1), 2, 0)); // the paper is turned over its long edge
    QVERIFY(!isDrawn(drawn(document, 1), 0, 0));
}

// In the middle below the cards, where it is cut off.
void CardsTest::pagesHaveNumbers()
{
    const exporting::PagedDocument document = exporting::composeCards(cards(), "Cards");
    for (const std::size_t number : {std::size_t{0}, std::size_t{17}}) {
        const QImage page = drawn(document, number);
        const double mm = page.width() / 210.0;
        const QImage foot =
            page.copy(QRect(QPointF(85 * mm, 282 * mm).toPoint(), QSizeF(40 * mm, 5 * mm).toSize()));
        int dark = 0;
        for (int y = 0; y < foot.height(); ++y)
            for (int x = 0; x < foot.width(); ++x)
                dark += foot.pixelColor(x, y).lightness() < 200 ? 1 : 0;
        QVERIFY2(dark > 20, qPrintable(QString::number(dark)));
    }
}

// The letter in a card's band is read on its ground without colour, too.
void CardsTest::lettersStandOutInBlackAndWhite()
{
    const exporting::PagedDocument document = exporting::composeCards(cards(), "Cards");
    const QImage page = drawn(document, 0).convertToFormat(QImage::Format_Grayscale8);
    const double mm = page.width() / 210.0;
    const QImage letter =
        page.copy(QRect(QPointF(14 * mm, 18 * mm).toPoint(), QSizeF(8 * mm, 8 * mm).toSize()));
    int darkest = 255;
    int lightest = 0;
    for (int y = 0; y < letter.height(); ++y)
        for (int x = 0; x < letter.width(); ++x) {
            const int grey = qGray(letter.pixel(x, y));
            darkest = std::min(darkest, grey);
            lightest = std::max(lightest, grey);
        }
    QVERIFY2(lightest - darkest > 100, qPrintable(QString::number(lightest - darkest)));
}

void CardsTest::theSameCardsGiveTheSameBytes()
{
    const auto first = exporting::cardsPdf(cards(), "Cards");
    const auto second = exporting::cardsPdf(cards(), "Cards");
    QVERIFY(first && second);
    QVERIFY(first->starts_with("%PDF"));
    QVERIFY(*first == *second);
}

void CardsTest::hostileTextsStayInTheirCard()
{
    catalog::DeckCard card = cards().front();
    card.voice = std::string(5000, 'x');
    card.question = "<b>no markup</b> \x1b[31m \xe2\x80\xae";
    card.example = std::string(900, '{');
    card.title = std::string(900, 'W');
    const exporting::PagedDocument document =
        exporting::composeCards(std::vector<catalog::DeckCard>{card}, "Hostile");
    for (std::size_t page = 0; page < 2; ++page)
        for (const auto &[column, row] : {std::pair(1, 0), std::pair(page == 0 ? 2 : 0, 0), std::pair(1, 1)})
            QVERIFY(!isDrawn(drawn(document, page), column, row));
}

} // namespace export_cards

BULKHEAD_TEST(export_cards, CardsTest, Gui)
#include "cards_test.moc"
