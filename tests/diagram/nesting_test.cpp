// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/scene_state.h"
#include "diagram/painting/palette.h"
#include "editor.h"
#include "model/plans.h"
#include "picture_check.h"
#include "tests/support/test_program.h"

#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>

namespace diagram_nesting {

using namespace bulkhead;
using namespace bulkhead::diagram;
using model::Kind;

namespace {

void name(Editor &editor, const char *text)
{
    auto *line = editor.view.findChild<QLineEdit *>("inlineEditor");
    QVERIFY(line);
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace

// What stands in a box is its child, by whatever gesture it got there.
class NestingTest : public QObject
{
    Q_OBJECT

private slots:
    void draggingTheElement()
    {
        Editor editor(shopAndZone().model());
        editor.drag(editor.centre("cache"), {130, 610});
        QCOMPARE(editor.model.element("cache")->parent, model::Id("zone"));
        QCOMPARE(editor.texts, QStringList{"Move cache into zone"});
        COMPARE_PICTURE(editor);
        editor.drag(editor.centre("cache"), {800, 600});
        QCOMPARE(editor.model.element("cache")->parent, model::Id());
        QCOMPARE(editor.texts.back(), QStringLiteral("Move cache out of zone"));
        COMPARE_PICTURE(editor);
        editor.undoAll();
        QVERIFY(editor.model == shopAndZone().model());
    }

    void draggingTheBoxOverIt()
    {
        Editor editor(shopAndZone().model());
        editor.drag({120, 535}, {120, 105}); // the zone's header: its top left comes to 20, 90
        QCOMPARE(editor.model.element("user")->parent, model::Id("zone"));
        QCOMPARE(editor.texts, QStringList{"Move zone round user"});
        COMPARE_PICTURE(editor);
        // It moves with the box from now on, and stays in it.
        editor.drag({120, 105}, {120, 535});
        QCOMPARE(editor.model.element("user")->parent, model::Id("zone"));
        COMPARE_PICTURE(editor);
        editor.undoAll();
        QVERIFY(editor.model == shopAndZone().model());
    }

    void theBoxIsLitWhileItWouldTakeSomethingIn()
    {
        Editor editor(shopAndZone().model());
        const auto look = [&] {
            QImage image(300, 200, QImage::Format_RGB32);
            QPainter painter(&image);
            const QRectF zone = editor.scene.boundsOf("zone");
            editor.scene.render(&painter, image.rect(), zone);
            painter.end();
            return image.pixelColor(150, 150); // of its ground
        };
        QTest::mousePress(editor.view.viewport(), Qt::LeftButton, Qt::AltModifier, editor.at({120, 535}));
        editor.moveTo({120, 500}, Qt::AltModifier);
        const QColor dark = look();
        editor.moveTo({120, 105}, Qt::AltModifier);
        QVERIFY(look() != dark);
        QTest::keyClick(&editor.view, Qt::Key_Escape);
        QCOMPARE(look(), dark);
        QVERIFY(editor.texts.isEmpty());
    }

    // However it is moved: to its place in the model, or in line with another.
    void theBendsInsideABoxMoveWithIt()
    {
        sample::Builder builder = placedShop();
        builder.element("pod", Kind::TrustBoundary)
            .container("a", "pod")
            .container("b", "pod")
            .flow("a", "b")
            .place("pod", {20, 420, 260, 240})
            .place("a", {40, 470, 100, 50})
            .place("b", {160, 590, 100, 50});
        model::Model start = builder.model();
        QVERIFY(start.apply(model::adding(model::Placement{"main", "a->b", {}, {{90, 615}}})));
        Editor editor(start);
        const auto bend = [&] {
            const model::Point point = editor.model.placements().find({"main", "a->b"})->bends.front();
            return QPointF(point.x, point.y) - editor.scene.boundsOf("a").topLeft();
        };
        const QPointF before = bend();
        editor.scene.request(model::planReparent(editor.model, ids({"pod"}), "host"), "Update");
        QCOMPARE(editor.scene.misplacedIds(), ids({"pod"}));
        editor.scene.mendNesting(ids({"pod"}), DiagramScene::Mend::Picture);
        QVERIFY(editor.scene.boundsOf("a").topLeft() != QPointF(40, 470));
        QCOMPARE(bend(), before);
        editor.undoAll();

        editor.scene.select(ids({"host", "pod"}));
        editor.scene.alignSelection(Alignment::Right);
        QCOMPARE(editor.scene.boundsOf("a").topLeft(), QPointF(440, 470));
        QCOMPARE(bend(), before);
        editor.undoAll();
        QVERIFY(editor.model == start);
    }

    void aNameThatMakesItsBoxTakeOthersInSaysSo()
    {
        sample::Builder builder = placedShop();
        builder.container("log", "").place("log", {690, 200, 80, 60});
        Editor editor(builder.model());
        editor.scene.select(ids({"app"}));
        editor.scene.renameSelection();
        name(editor, "an application with a name that needs much more room than a short one does");
        QCOMPARE(editor.model.element("log")->parent, model::Id("host"));
        QVERIFY2(editor.texts.back().endsWith("does round log"), qPrintable(editor.texts.back()));
    }

    void nudgingIntoABox()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"cache"}));
        for (int step = 0; step < 20; ++step) {
            QTest::keyClick(&editor.view, Qt::Key_Up);
            COMPARE_PICTURE(editor);
        }
        QCOMPARE(editor.model.element("cache")->parent, model::Id("host"));
        QVERIFY(editor.texts.contains("Move cache into host"));
    }

    void nudgingABoxOverIt()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"zone"}));
        for (int step = 0; step < 45; ++step) {
            QTest::keyClick(&editor.view, Qt::Key_Up);
            COMPARE_PICTURE(editor);
        }
        QCOMPARE(editor.model.element("user")->parent, model::Id("zone"));
    }

    void resizingABoxRoundIt()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"zone"}));
        const QRectF zone = editor.scene.boundsOf("zone");
        editor.drag(zone.topRight() + QPointF(4, -4), {460, 380});
        QCOMPARE(editor.model.element("cache")->parent, model::Id("zone"));
        QCOMPARE(editor.texts, QStringList{"Resize zone round cache"});
        COMPARE_PICTURE(editor);
    }

    void drawingABoundaryToSize()
    {
        Editor editor(placedShop().model());
        QTest::keyClick(&editor.view, Qt::Key_B);
        editor.drag({20, 80}, {200, 200});
        QCOMPARE(editor.texts.front(), QStringLiteral("Add Trust boundary round user"));
        const model::Id boundary = editor.model.element("user")->parent;
        QVERIFY(!boundary.empty());
        QCOMPARE(editor.scene.boundsOf(boundary), QRectF(20, 80, 180, 120));
        name(editor, "Internet"); // for which it may grow
        COMPARE_PICTURE(editor);
        // Inside a host, round one of its containers.
        editor.scene.clearSelection();
        QTest::keyClick(&editor.view, Qt::Key_B);
        editor.drag({285, 85}, {455, 200});
        QVERIFY(editor.model.element(editor.model.element("web")->parent)->parent == "host");
        COMPARE_PICTURE(editor);
    }

    void aBoundaryDroppedOverThings()
    {
        Editor editor(placedShop().model());
        QTest::keyClick(&editor.view, Qt::Key_B);
        editor.click({370, 430}); // 300 × 200 round the cache
        QVERIFY(!editor.model.element("cache")->parent.empty());
        COMPARE_PICTURE(editor);
    }

    void aNewElementByKeyGoesIntoTheSelectedBox()
    {
        Editor editor(shopAndZone().model());
        for (const char *box : {"host", "zone"}) {
            for (int number = 0; number < 6; ++number) {
                editor.scene.select(std::vector<model::Id>{box});
                QTest::keyClick(&editor.view, Qt::Key_K);
                QTest::keyClick(&editor.view, Qt::Key_Return);
                const std::vector<model::Id> added = editor.scene.selectedIds();
                name(editor, "more");
                QCOMPARE(editor.model.element(added.front())->parent, model::Id(box));
                COMPARE_PICTURE(editor);
            }
        }
        // The next one goes beside the one that was just named.
        QTest::keyClick(&editor.view, Qt::Key_K);
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.model.element(editor.scene.selectedIds().front())->parent, model::Id("zone"));
    }

    void pastingAndDuplicating()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"web"}));
        const auto mime = editor.scene.copySelection();
        editor.scene.paste(*mime);
        QCOMPARE(editor.texts, QStringList{"Paste web"});
        COMPARE_PICTURE(editor);
        QCOMPARE(editor.model.element(editor.scene.selectedIds().front())->name, std::string("web 2"));
        editor.scene.select(ids({"zone"})); // into the box that is selected
        editor.scene.paste(*mime);
        QCOMPARE(editor.model.element(editor.scene.selectedIds().front())->parent, model::Id("zone"));
        COMPARE_PICTURE(editor);
        editor.scene.clearSelection(); // at the top, where nothing is in the way
        editor.scene.paste(*mime);
        QCOMPARE(editor.model.element(editor.scene.selectedIds().front())->parent, model::Id());
        COMPARE_PICTURE(editor);
        editor.scene.select(ids({"host"}));
        editor.scene.duplicateSelection();
        QCOMPARE(editor.model.element("web")->parent, model::Id("host")); // the copy does not take it
        COMPARE_PICTURE(editor);
        editor.scene.select(ids({"app"}));
        editor.scene.duplicateSelection();
        QCOMPARE(editor.model.element(editor.scene.selectedIds().front())->parent, model::Id("host"));
        COMPARE_PICTURE(editor);
        editor.undoAll();
        QVERIFY(editor.model == shopAndZone().model());
    }

    void aligningIntoABox()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"cache", "user"}));
        editor.scene.alignSelection(Alignment::Top); // both beside the host now, the cache in it
        QCOMPARE(editor.model.element("cache")->parent, model::Id("host"));
        QCOMPARE(editor.texts, QStringList{"Align 2 element(s) into host"});
        COMPARE_PICTURE(editor);
    }

    void puttingIntoAndTakingOut()
    {
        Editor editor(shopAndZone().model());
        editor.scene.putInto(ids({"user", "cache"}), "zone");
        QCOMPARE(editor.texts, QStringList{"Put 2 element(s) into zone"});
        QCOMPARE(editor.model.element("user")->parent, model::Id("zone"));
        QCOMPARE(editor.model.element("cache")->parent, model::Id("zone"));
        COMPARE_PICTURE(editor);
        editor.scene.putInto(ids({"zone"}), "host"); // with all it holds
        QCOMPARE(editor.model.element("zone")->parent, model::Id("host"));
        COMPARE_PICTURE(editor);
        editor.scene.select(ids({"cache"}));
        editor.scene.takeSelectionOut();
        QCOMPARE(editor.model.element("cache")->parent, model::Id("host"));
        QCOMPARE(editor.texts.back(), QStringLiteral("Take cache out of zone"));
        COMPARE_PICTURE(editor);
        editor.scene.takeSelectionOut();
        QCOMPARE(editor.model.element("cache")->parent, model::Id());
        COMPARE_PICTURE(editor);
        editor.undoAll();
        QVERIFY(editor.model == shopAndZone().model());
    }

    void whatCannotBeInsideIsRefusedWithAWord()
    {
        Editor editor(shopAndZone().model());
        QSignalSpy problems(&editor.scene, &DiagramScene::problemOccurred);
        editor.scene.putInto(ids({"user"}), "web");
        QVERIFY(problems.back()[0].toString().contains("web cannot hold others"));
        editor.scene.putInto(ids({"host"}), "host");
        QVERIFY(problems.back()[0].toString().contains("inside itself"));
        editor.scene.putInto(ids({"web"}), "host");
        QVERIFY(problems.back()[0].toString().contains("already"));
        editor.scene.select(ids({"user"}));
        editor.scene.takeSelectionOut();
        editor.scene.select(ids({"user", "web"}));
        editor.scene.wrapSelection(*paletteEntry("trust_boundary"));
        QCOMPARE(problems.size(), 5);
        QVERIFY(editor.texts.isEmpty());
        const std::vector<model::Id> boxes = editor.scene.boxesFor(ids({"host"}));
        QCOMPARE(boxes, ids({"zone"}));
    }

    void wrappingTheSelection()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"app", "web"}));
        editor.scene.wrapSelection(*paletteEntry("trust_boundary"));
        QVERIFY(editor.texts.front().startsWith("Wrap 2 container(s) in a new box"));
        const model::Id box = editor.model.element("web")->parent;
        QCOMPARE(editor.model.element("app")->parent, box);
        QCOMPARE(editor.model.element(box)->parent, model::Id("host"));
        QCOMPARE(editor.scene.selectedIds(), std::vector<model::Id>{box});
        name(editor, "Pod");
        QCOMPARE(editor.model.element(box)->name, std::string("Pod"));
        COMPARE_PICTURE(editor);
        editor.scene.select(ids({"user"}));
        editor.scene.wrapSelection(*paletteEntry("host"));
        QVERIFY(editor.model.element(editor.model.element("user")->parent)->kind == Kind::Host);
        COMPARE_PICTURE(editor);
    }

    void aMixedSelectionKeepsItsBoxes()
    {
        Editor editor(shopAndZone().model());
        editor.scene.select(ids({"cache", "web"}));
        editor.drag(editor.centre("web"), editor.centre("web") + QPointF(10, 10));
        QCOMPARE(editor.model.element("cache")->parent, model::Id());
        QCOMPARE(editor.model.element("web")->parent, model::Id("host"));
        COMPARE_PICTURE(editor);
    }
};

} // namespace diagram_nesting

BULKHEAD_TEST(diagram_nesting, NestingTest, Gui)
#include "nesting_test.moc"
