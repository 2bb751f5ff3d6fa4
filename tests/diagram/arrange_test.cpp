// SPDX-License-Identifier: Apache-2.0
#include "diagram/arrange.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace diagram_arrange {

using namespace bulkhead::diagram;

class TestArrange : public QObject
{
    Q_OBJECT

private slots:
    void alignsToTheCommonBounds()
    {
        const std::vector<QRectF> rects = {{0, 0, 100, 40}, {50, 100, 60, 40}, {-20, 200, 30, 60}};
        for (const QRectF &rect : aligned(rects, Alignment::Left))
            QCOMPARE(rect.left(), -20.0);
        for (const QRectF &rect : aligned(rects, Alignment::Right))
            QCOMPARE(rect.right(), 110.0);
        for (const QRectF &rect : aligned(rects, Alignment::VerticalCentre))
            QCOMPARE(rect.center().y(), 130.0);
        QCOMPARE(aligned(rects, Alignment::Bottom)[1], QRectF(50, 220, 60, 40));
    }

    void distributesTheGapsAndKeepsTheOuterOnes()
    {
        const std::vector<QRectF> rects = {{300, 0, 40, 20}, {0, 0, 100, 20}, {110, 50, 60, 20}};
        const std::vector<QRectF> result = distributed(rects, Qt::Horizontal);
        QCOMPARE(result[0], rects[0]);
        QCOMPARE(result[1], rects[1]);
        QCOMPARE(result[2], QRectF(170, 50, 60, 20)); // 70 on either side
        QCOMPARE(distributed({{0, 0, 1, 1}, {5, 5, 1, 1}}, Qt::Vertical)[1], QRectF(5, 5, 1, 1));
    }

    void guidesCatchTheNearestLineOnly()
    {
        const std::vector<QRectF> others = {{0, 0, 100, 50}, {300, 200, 80, 50}};
        const SmartGuides near = smartGuides({3, 100, 100, 50}, others, 6);
        QVERIFY(near.horizontal);
        QVERIFY(!near.vertical);
        QCOMPARE(near.correction, QPointF(-3, 0));
        QCOMPARE(near.lines.size(), std::size_t{1});
        QCOMPARE(near.lines[0], QLineF(50, 0, 50, 150)); // the middles, which coincide as the edges do

        const SmartGuides far = smartGuides({40, 100, 90, 37}, others, 6);
        QVERIFY(!far.horizontal && !far.vertical && far.lines.empty());
    }

    void snapsToTheGrid() { QCOMPARE(snappedToGrid({14, -16}, 10), QPointF(10, -20)); }
};

} // namespace diagram_arrange

BULKHEAD_TEST(diagram_arrange, TestArrange, None)
#include "arrange_test.moc"
