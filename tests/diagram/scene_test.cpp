// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/painting/palette.h"
#include "editor.h"
#include "tests/support/test_program.h"

#include <map>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <set>

namespace diagram_scene {

using namespace bulkhead;
using namespace bulkhead::diagram;
using model::Kind;

// Drawing by hand and by keys: what a gesture asks of the model, and that it can be undone.
class SceneTest : public QObject
{
    Q_OBJECT

private slots:
    void clickAndShiftClickSelect()
    {
        Editor editor(placedShop().model());
        editor.click(editor.centre("web"));
        QCOMPARE(editor.scene.selectedIds(), ids({"web"}));
        editor.click(editor.centre("app"), Qt::ShiftModifier);
        QCOMPARE(editor.scene.selectedIds(), ids({"app", "web"}));
        editor.click({800, 600});
        QVERIFY(editor.scene.selectedIds().empty());
    }

    void aMountIsLabelledWhereItsPathSaysMore()
    {
        model::Model model = placedShop().model();
        model::Flow mount;
        mount.id = "app->web#mount";
        mount.kind = model::FlowKind::Mount;
        mount.source = "app";
        mount.target = "web";
        mount.name = "/run/secrets/web";
        QCOMPARE(flowLabel(mount, model), QString());
        mount.name = "/var/lib/postgresql/data";
        QCOMPARE(flowLabel(mount, model), QStringLiteral("/var/lib/postgresql/data"));
        mount.name = "/oldweb";
        QCOMPARE(flowLabel(mount, model), QStringLiteral("/oldweb"));
    }

    void aBoxDoesNotStealClicks()
    {
        Editor editor(placedShop().model());
        editor.click(editor.centre("web"));
        QCOMPARE(editor.scene.selectedIds(), ids({"web"}));
        editor.click({470, 150}); // on the flow between the two, inside the host
        QCOMPARE(editor.scene.selectedIds(), ids({"web->app"}));
        editor.click({470, 250}); // the host's ground
        QCOMPARE(editor.scene.selectedIds(), ids({"host"}));
    }

    void networksOfAFewSelectedElementsAreShown()
    {
        sample::Builder builder;
        builder.element("net", Kind::Network);
        for (int number = 0; number < 120; ++number)
            builder.container("c" + std::to_string(number), {}, {"net"});
        Editor editor(builder.model());
        const auto hulls = [&editor] { return editor.scene.state().networks.size(); };
        QCOMPARE(hulls(), std::size_t{0});
        editor.scene.select(ids({"c1", "c2"}));
        QCOMPARE(hulls(), std::size_t{1});
        editor.scene.selectAll(); // asks nothing about networks
        QCOMPARE(hulls(), std::size_t{0});
        editor.scene.setShowNetworks(true);
        QCOMPARE(hulls(), std::size_t{1});
    }

    void rubberBandSelectsWhatIsInside()
    {
        Editor editor(placedShop().model());
        editor.drag({270, 100}, {660, 200}, Qt::ShiftModifier); // else it moves the host
        QCOMPARE(editor.scene.selectedIds(), ids({"app", "web", "web->app"}));
        QVERIFY(editor.texts.isEmpty());
    }

    void draggingMovesAndUndoesExactly()
    {
        Editor editor(placedShop().model());
        const model::Model before = editor.model;
        editor.drag(editor.centre("cache"), editor.centre("cache") + QPointF(100, 50));
        QCOMPARE(editor.texts, QStringList{"Move cache"});
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(400, 450));
        QCOMPARE(editor.model.placements().find({"main", "cache"})->rect.x, 400.0);
        editor.undoAll();
        QVERIFY(editor.model == before);
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(300, 400));
    }

    void draggingABoxMovesWhatIsInside()
    {
        Editor editor(placedShop().model());
        editor.drag({400, 55}, {400, 155});
        QCOMPARE(editor.scene.boundsOf("host").topLeft(), QPointF(260, 140));
        QCOMPARE(editor.scene.boundsOf("web").topLeft(), QPointF(300, 220));
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(300, 400));
    }

    void aFilledBoxIsTakenHoldOfAnywhere()
    {
        Editor editor(placedShop().model());
        editor.drag({470, 250}, {470, 260}); // its ground, while nothing is selected
        QCOMPARE(editor.texts, QStringList{"Move host"});
        QCOMPARE(editor.scene.boundsOf("host").topLeft(), QPointF(260, 50));
        QCOMPARE(editor.scene.selectedIds(), ids({"host"}));
    }

    void aClickOnOneOfSeveralSelectedLeavesThatOne()
    {
        Editor editor(placedShop().model());
        for (const char *id : {"web", "host"}) {
            editor.scene.select(ids({"app", "cache", "host", "web", "web->app"}));
            editor.click(id == std::string("web") ? editor.centre("web") : QPointF(470, 250));
            QCOMPARE(editor.scene.selectedIds(), std::vector<model::Id>{id});
        }
        editor.scene.select(ids({"app", "web", "web->app"}));
        editor.click({470, 150});
        QCOMPARE(editor.scene.selectedIds(), ids({"web->app"}));
        QVERIFY(editor.texts.isEmpty());
        editor.scene.select(ids({"cache", "web"}));
        editor.drag(editor.centre("cache"), editor.centre("cache") + QPointF(30, 0)); // moves both
        QCOMPARE(editor.scene.selectedIds(), ids({"cache", "web"}));
    }

    void aSmallerModelGetsItsOwnRoom()
    {
        sample::Builder large;
        large.container("far", "").place("far", {40000, 30000, 140, 60});
        Editor editor(large.model());
        QVERIFY(editor.scene.sceneRect().right() > 40000);
        editor.scene.setModel(placedShop().model(), "main");
        QVERIFY(editor.scene.sceneRect().right() < 2000);
    }

    void aBadgeHasItsCornerToItself()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.badges["cache"] = {3, 2, model::Rating::High};
        editor.scene.setBadges(overlay);
        editor.scene.select(ids({"cache"}));
        QSignalSpy activated(&editor.scene, &DiagramScene::badgeActivated);
        const SceneState &state = editor.scene.state();
        const ElementItem &cache = *state.elements[static_cast<std::size_t>(state.graph.node("cache"))];
        editor.click(badgeArea(cache.look(), cache.rect()).topRight() + QPointF(-3, 3));
        QCOMPARE(activated.size(), 1);
        editor.drag(editor.scene.boundsOf("cache").bottomRight() + QPointF(4, 4), {500, 500});
        QVERIFY(editor.texts.contains("Resize cache"));
    }

    void whatIsPointedAtIsLitUntilSomethingIsSelected()
    {
        Editor editor(placedShop().model());
        const auto look = [&] {
            QImage image(140, 60, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            editor.scene.render(&painter, image.rect(), editor.scene.boundsOf("cache"));
            return image;
        };
        const QImage plain = look();
        editor.scene.pointAt("cache");
        QVERIFY(look() != plain);
        QVERIFY(editor.scene.selectedIds().empty());
        editor.scene.select(ids({"web"}));
        QVERIFY(editor.scene.pointedAt().empty());
        QCOMPARE(look(), plain);
    }

    void whatAnEditOfTheStructureLeavesAloneKeepsItsItems()
    {
        Editor editor(placedShop().model());
        const auto items = [&] {
            std::map<model::Id, const QGraphicsItem *> found;
            for (const ElementItem *item : editor.scene.state().elements)
                found[item->id()] = item;
            for (const FlowItem *item : editor.scene.state().flows)
                found[item->id()] = item;
            return found;
        };
        auto before = items();
        editor.scene.select(ids({"app"}));
        editor.scene.deleteSelection(); // with the flow from web
        before.erase("app");
        before.erase("web->app");
        QVERIFY(items() == before);
        editor.undoAll();
        for (const auto &[id, item] : before)
            QCOMPARE(items().at(id), item);
    }

    void aRefusedMoveGoesBack()
    {
        Editor editor(placedShop().model());
        editor.refuses = true;
        editor.drag(editor.centre("cache"), editor.centre("cache") + QPointF(100, 50));
        QCOMPARE(editor.texts.size(), 1);
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(300, 400));
    }

    void escapeGivesUpADrag()
    {
        Editor editor(placedShop().model());
        const QPointF from = editor.centre("cache");
        QTest::mousePress(editor.view.viewport(), Qt::LeftButton, {}, editor.at(from));
        editor.moveTo(from + QPointF(90, 90), {});
        QTest::keyClick(&editor.view, Qt::Key_Escape);
        QTest::mouseRelease(editor.view.viewport(), Qt::LeftButton, {}, editor.at(from + QPointF(90, 90)));
        QVERIFY(editor.texts.isEmpty());
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(300, 400));
    }

    void droppingIntoABoxMakesAChild()
    {
        Editor editor(placedShop().model());
        editor.drag(editor.centre("cache"), {470, 230});
        QCOMPARE(editor.model.element("cache")->parent, model::Id("host"));
        // The box has grown round what would stick out.
        QVERIFY(editor.scene.boundsOf("host").contains(editor.scene.boundsOf("cache")));
        editor.drag(editor.centre("web"), {600, 500});
        QCOMPARE(editor.model.element("web")->parent, model::Id());
        editor.undoAll();
        QVERIFY(editor.model == placedShop().model());
    }

    void movingSnapsToGuidesAndGrid()
    {
        Editor editor(placedShop().model());
        // Four pixels off app's left edge: the guide catches. The other axis takes the grid.
        editor.drag(editor.centre("cache"), editor.centre("cache") + QPointF(196, 84), Qt::NoModifier);
        QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(500, 480));
    }

    void connectByHandle()
    {
        Editor editor(placedShop().model());
        const QRectF cache = editor.scene.boundsOf("cache");
        editor.drag({cache.center().x(), cache.top()}, editor.centre("app"));
        const model::Flow *flow = editor.model.flow("cache->app");
        QVERIFY(flow);
        QCOMPARE(editor.scene.selectedIds(), ids({"cache->app"}));
    }

    // A target larger than the window never comes wholly into sight: the view must not chase it.
    void connectByHandleToWhatExceedsTheWindow()
    {
        Editor editor(placedShop().model());
        editor.view.setSceneRect({});
        editor.view.resize(300, 200);
        const QRectF cache = editor.scene.boundsOf("cache");
        const QPointF handle(cache.center().x(), cache.top());
        const QPointF target(handle.x(), editor.scene.boundsOf("host").bottom() - 20);
        editor.view.centerOn((handle + target) / 2);
        const QPoint scrolled = editor.at({0, 0});
        editor.drag(handle, target);
        QVERIFY(editor.model.flow("cache->host"));
        QCOMPARE(editor.at({0, 0}), scrolled);
    }

    void connectByKeys()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"web"}));
        QTest::keyClick(&editor.view, Qt::Key_C);
        QTest::keyClick(&editor.view, Qt::Key_Down);
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QVERIFY(editor.model.flow("web->cache"));
        // A second flow between the same two has an id and a lane of its own.
        editor.scene.select(ids({"web"}));
        QTest::keyClick(&editor.view, Qt::Key_C);
        QTest::keyClick(&editor.view, Qt::Key_Down);
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.model.flows().size(), std::size_t{4});
        const SceneState &state = editor.scene.state();
        std::vector<std::vector<QPointF>> courses;
        for (const FlowItem *item : state.flows)
            if (state.graph.flows()[static_cast<std::size_t>(item->flow())].flow->target == "cache")
                courses.push_back(item->course());
        QCOMPARE(courses.size(), std::size_t{2});
        QVERIFY(courses[0] != courses[1]);
    }

    void bendAndStraighten()
    {
        Editor editor(placedShop().model());
        editor.drag({470, 150}, {470, 210});
        QCOMPARE(editor.model.placements().find({"main", "web->app"})->bends,
                 (std::vector<model::Point>{{470, 210}}));
        editor.scene.straightenSelection();
        const model::Placement *straight = editor.model.placements().find({"main", "web->app"});
        QVERIFY(straight && straight->bends.empty() && !straight->automatic);
    }

    void reattachAnEnd()
    {
        Editor editor(placedShop().model());
        editor.click({470, 150});
        editor.drag({500, 150}, editor.centre("cache"));
        QCOMPARE(editor.model.flow("web->app")->target, model::Id("cache"));
    }

    void resizeKeepsTheContents()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"host"}));
        editor.drag({684, 284}, {300, 100});
        const QRectF host = editor.scene.boundsOf("host");
        QVERIFY(host.contains(editor.scene.boundsOf("web")) && host.contains(editor.scene.boundsOf("app")));
        QVERIFY(host.bottom() < 280);
    }

    void placingByKeyAndNaming()
    {
        Editor editor(placedShop().model());
        QTest::keyClick(&editor.view, Qt::Key_D); // a database
        editor.click({470, 240});
        const model::Element *added = editor.model.element("database");
        QVERIFY(added);
        QCOMPARE(added->parent, model::Id("host"));
        QCOMPARE(added->kind, Kind::DataStore);
        auto *line = editor.view.findChild<QLineEdit *>("inlineEditor");
        QVERIFY(line);
        QTest::keyClicks(line, "orders");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(editor.model.element("database")->name, std::string("orders"));
        editor.undoAll();
        QVERIFY(editor.model == placedShop().model());
    }

    void everyPaletteEntryCanBePlaced()
    {
        Editor editor(placedShop().model());
        std::set<QChar> keys{u'C'};
        for (const PaletteGroup &group : paletteGroups())
            for (const PaletteEntry &entry : group.entries) {
                const model::Element element = entry.create(editor.model);
                QVERIFY2(editor.model.apply(model::adding(element)).ok(), entry.id.c_str());
                QCOMPARE(element.properties.size(), entry.properties.size());
                QVERIFY(entry.key.isNull() || keys.insert(entry.key).second);
                QCOMPARE(paletteEntry(*paletteMimeData(entry))->id, entry.id);
                QVERIFY(!kindIcon(iconName(entry), entry.kind, editor.scene.theme()).isNull());
            }
    }

    void keysNudgeWalkAndRemove()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"cache"}));
        QTest::keyClick(&editor.view, Qt::Key_Right);
        QCOMPARE(editor.scene.boundsOf("cache").left(), 310.0);
        QTest::keyClick(&editor.view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(editor.scene.boundsOf("cache").top(), 399.0);
        editor.scene.select(ids({"web"}));
        QTest::keyClick(&editor.view, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(editor.scene.selectedIds(), ids({"app"}));
        QTest::keyClick(&editor.view, Qt::Key_Delete);
        QVERIFY(!editor.model.element("app"));
        QVERIFY(!editor.model.flow("web->app"));
        QTest::keyClick(&editor.view, Qt::Key_Tab);
        QCOMPARE(editor.scene.selectedIds().size(), std::size_t{1});
    }

    void copyAndPaste()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"host"}));
        const auto mime = editor.scene.copySelection();
        QVERIFY(mime && mime->text().contains("bulkhead"));
        Editor other(sample::Builder().model());
        QVERIFY(DiagramScene::canPaste(*mime));
        other.scene.paste(*mime);
        QCOMPARE(other.model.elements().size(), std::size_t{3});
        QCOMPARE(other.model.flows().size(), std::size_t{1});
        // Dragged in from an editor as text; and what is no model is told.
        QMimeData text;
        text.setText("{\"format\": \"bulkhead-model\", \"version\": 1, \"elements\": 3}");
        QSignalSpy problems(&other.scene, &DiagramScene::problemOccurred);
        other.scene.paste(text);
        QCOMPARE(problems.size(), 1);
    }

    void enterPlacesBesideTheSelectionWhereThereIsRoom()
    {
        Editor editor(placedShop().model());
        editor.scene.select(ids({"web"}));
        editor.scene.startPlacing(*paletteEntry("container"));
        editor.moveTo({320, 420}, {}); // the pointer lies over the cache
        QTest::keyClick(&editor.view, Qt::Key_Return);
        QCOMPARE(editor.scene.selectedIds().size(), std::size_t{1});
        const QRectF placed = editor.scene.boundsOf(editor.scene.selectedIds().front());
        QVERIFY(editor.scene.boundsOf("host").contains(placed));
        for (const char *other : {"web", "app", "cache", "user"})
            QVERIFY2(!placed.intersects(editor.scene.boundsOf(other)), other);
    }
};

} // namespace diagram_scene

BULKHEAD_TEST(diagram_scene, SceneTest, Gui)
#include "scene_test.moc"
