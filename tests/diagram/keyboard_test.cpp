// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/painting/palette.h"
#include "editor.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>

namespace diagram_keyboard {

using namespace bulkhead;
using namespace bulkhead::diagram;

// What the pointer does by handles, by the keyboard; and what Delete takes away where there are several
// views.
class KeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void resizing()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"cache"}));
        QTest::keyClick(&editor.view, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QTest::keyClick(&editor.view, Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(editor.scene.boundsOf("cache"), QRectF(300, 400, 150, 70));
        QCOMPARE(editor.texts.front(), QStringLiteral("Resize cache"));
        editor.scene.select(ids({"host"}));
        for (int step = 0; step < 40; ++step) // stays round what it holds
            QTest::keyClick(&editor.view, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(editor.scene.boundsOf("host").contains(editor.scene.boundsOf("app")));
        QVERIFY(editor.scene.boundsOf("host").right() < 670);
    }

    void walkingThroughFlows()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"web"}));
        QTest::keyClick(&editor.view, Qt::Key_F);
        QCOMPARE(editor.scene.selectedIds(), ids({"user->web"}));
        QTest::keyClick(&editor.view, Qt::Key_F);
        QCOMPARE(editor.scene.selectedIds(), ids({"web->app"}));
        QTest::keyClick(&editor.view, Qt::Key_F);
        QCOMPARE(editor.scene.selectedIds(), ids({"user->web"}));
    }

    void bending()
    {
        Editor editor(placedShop().model());
        const auto bends = [&] {
            const model::Placement *placement = editor.model.placements().find({"main", "web->app"});
            return placement ? placement->bends : std::vector<model::Point>();
        };
        editor.scene.select(ids({"web->app"}));
        QTest::keyClick(&editor.view, Qt::Key_Down);
        QTest::keyClick(&editor.view, Qt::Key_Down);
        QCOMPARE(bends(), (std::vector<model::Point>{{470, 170}}));
        QCOMPARE(editor.texts.front(), QStringLiteral("Bend web → app"));
        QTest::keyClick(&editor.view, Qt::Key_Insert); // behind it, and chosen
        QCOMPARE(bends().size(), std::size_t{2});
        const model::Point second = bends()[1];
        QTest::keyClick(&editor.view, Qt::Key_Up);
        QCOMPARE(bends()[1].y, second.y - 10);
        QCOMPARE(bends()[0], (model::Point{470, 170}));
        QTest::keyClick(&editor.view, Qt::Key_PageUp);
        QTest::keyClick(&editor.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(bends()[0], (model::Point{471, 170}));
        QTest::keyClick(&editor.view, Qt::Key_Backspace, Qt::ShiftModifier);
        QCOMPARE(bends().size(), std::size_t{1});
        editor.undoAll();
        QVERIFY(editor.model == placedShop().model());
    }

    void reattaching()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"web->app"}));
        QTest::keyClick(&editor.view, Qt::Key_T);
        QTest::keyClick(&editor.view, Qt::Key_Down); // from web, which stays
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.model.flow("web->app")->target, model::Id("cache"));
        QCOMPARE(editor.texts.back(), QStringLiteral("Reattach web → app to cache"));
        QTest::keyClick(&editor.view, Qt::Key_T, Qt::ShiftModifier);
        QTest::keyClick(&editor.view, Qt::Key_Up);   // from the cache, which stays, to web
        QTest::keyClick(&editor.view, Qt::Key_Left); // and on to the user
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.model.flow("web->app")->source, model::Id("user"));
        QCOMPARE(editor.model.flow("web->app")->target, model::Id("cache"));
    }

    // Not into whatever stands in the middle.
    void whatIsPlacedWithoutASelectionStandsOnTheGround()
    {
        Editor editor(
            placedShop().element("rack", model::Kind::Host).place("rack", {450, 300, 300, 120}).model());
        editor.scene.clearSelection();
        editor.scene.startPlacing(*paletteEntry("container"));
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.scene.selectedIds().size(), std::size_t{1});
        const model::Id placed = editor.scene.selectedIds().front();
        QCOMPARE(editor.model.element(placed)->parent, model::Id());
        QVERIFY(!editor.scene.boundsOf(placed).intersects(editor.scene.boundsOf("rack")));
    }

    void aFlowToABox()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"user"}));
        QTest::keyClick(&editor.view, Qt::Key_C);
        QTest::keyClick(&editor.view, Qt::Key_Right); // what lies that way: web, or the box itself
        QTest::keyClick(&editor.view, Qt::Key_PageUp);
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QVERIFY(editor.model.flow("user->host"));
        editor.scene.select(ids({"web"})); // to the box around it
        QTest::keyClick(&editor.view, Qt::Key_C);
        QTest::keyClick(&editor.view, Qt::Key_PageUp);
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QVERIFY(editor.model.flow("web->host"));
    }

    void deleteTakesOffTheViewWhatAnotherShows()
    {
        const model::Model start = twoViews({"app", "host"});
        const std::vector<model::Id> others = start.views().find("other")->members;
        Editor editor(start);
        QSignalSpy notes(&editor.scene, &DiagramScene::noted);

        editor.scene.select(ids({"app"}));
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(editor.model.element("app"));
        QVERIFY(editor.model.flow("web->app"));
        QVERIFY(editor.scene.boundsOf("app").isNull());
        QCOMPARE(editor.texts.back(), QStringLiteral("Remove app from Main"));
        QCOMPARE(editor.model.views().find("other")->members, others);
        QVERIFY(notes.back()[0].toString().contains("still in the model: app"));
        editor.undoAll();
        QVERIFY(editor.model == start);

        editor.scene.select(ids({"cache"})); // nowhere else
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(!editor.model.element("cache"));
        QCOMPARE(editor.texts.back(), QStringLiteral("Delete cache"));
        editor.scene.select(ids({"app"}));
        QTest::keyClick(&editor.view, Qt::Key_Delete, Qt::ShiftModifier);
        QVERIFY(!editor.model.element("app"));
        QVERIFY(notes.back()[0].toString().contains("from 2 view"));
        editor.undoAll();
        QVERIFY(editor.model == start);

        editor.scene.select(ids({"host", "user"})); // the one is elsewhere, the other is not
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(editor.model.element("host"));
        QVERIFY(editor.model.element("app"));
        QVERIFY(!editor.model.element("user"));
        QCOMPARE(editor.model.views().find("main")->members, std::vector<model::Id>{"cache"});
        editor.undoAll();
        QVERIFY(editor.model == start);
    }

    void deleteOfAllKeepsTheFlowsOfWhatAnotherViewShows()
    {
        const model::Model start = twoViews({"app", "cache", "host", "user", "web"});
        Editor editor(start);
        editor.scene.selectAll();
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(editor.model.views().find("main")->members.empty());
        QVERIFY(editor.model.flow("web->app"));
        QVERIFY(editor.model.flow("user->web"));
        QVERIFY(editor.texts.back().startsWith("Remove 7 item") &&
                editor.texts.back().endsWith(" from Main"));
        editor.undoAll();
        QVERIFY(editor.model == start);

        editor.scene.select(ids({"user->web"})); // both its ends stay
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(!editor.model.flow("user->web"));
    }

    // As it would if it were selected itself: nothing is left in the model that no view shows.
    void whatOnlyThisViewShowsGoesWithTheBoxThatLeaves()
    {
        const model::Model start = twoViews({"app", "host"});
        Editor editor(start);
        QSignalSpy notes(&editor.scene, &DiagramScene::noted);
        editor.scene.select(ids({"host"}));
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(editor.model.element("app"));
        QVERIFY(!editor.model.element("web"));
        QCOMPARE(editor.texts.back(), QStringLiteral("Remove host from Main, delete web"));
        QVERIFY(notes.back()[0].toString().contains("still in the model: host"));
        QVERIFY(notes.back()[0].toString().endsWith("Deleted from the model: web."));
        editor.undoAll();
        QVERIFY(editor.model == start);
    }

private:
    // The shop with a view of all its elements, which is no view of the whole model, and another one.
    static model::Model twoViews(const std::vector<model::Id> &others)
    {
        model::Model model = placedShop().model();
        const auto main = model.views().shared("main");
        model::View part = *main;
        part.wholeModel = false;
        part.members = {"app", "cache", "host", "user", "web"};
        model::View other = part;
        other.id = "other";
        other.name = "Other";
        other.members = others;
        if (!model.apply(model::batch({model::editing(main, part), model::adding(other)})))
            qFatal("not applied");
        return model;
    }
};

} // namespace diagram_keyboard

BULKHEAD_TEST(diagram_keyboard, KeyboardTest, Gui)
#include "keyboard_test.moc"
