#include "diagram/diagram_scene.h"
#include "diagram/diagram_view.h"
#include "diagram/items/flow_item.h"
#include "diagram/palette.h"
#include "diagram/scene_state.h"
#include "model/change.h"
#include "tests/diagram/sample.h"

#include <QApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <set>

using namespace bulkhead;
using namespace bulkhead::diagram;
using model::Kind;

namespace {

// What the program's document does: applies what the scene asks for, and can undo it.
class Editor
{
public:
    explicit Editor(const model::Model &start) : model(start), view(&scene)
    {
        QObject::connect(&scene, &DiagramScene::changeRequested, &scene,
                         [this](const model::Change &change, const QString &text) {
                             texts << text;
                             if (refuses)
                                 return;
                             const auto inverse = model.apply(change);
                             QVERIFY2(inverse.ok(), inverse.ok() ? "" : inverse.error().message.c_str());
                             undo.push_back(*inverse);
                             scene.applyChange(model, change);
                         });
        scene.setModel(model, "main");
        view.resize(1000, 700);
        view.setZoom(1);
        view.setSceneRect(0, 0, 1000, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }

    QPoint at(const QPointF &scenePoint) const { return view.mapFromScene(scenePoint); }
    QPointF centre(const char *id) const { return scene.boundsOf(id).center(); }

    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = Qt::AltModifier)
    {
        QTest::mouseMove(view.viewport(), at(from));
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, at(from));
        moveTo((from + to) / 2, modifiers);
        moveTo(to, modifiers);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, at(to));
    }

    void moveTo(const QPointF &to, Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent move(QEvent::MouseMove, at(to), view.viewport()->mapToGlobal(at(to)), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(view.viewport(), &move);
    }

    void click(const QPointF &point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at(point));
    }

    void undoAll()
    {
        while (!undo.empty()) {
            QVERIFY(model.apply(undo.back()));
            scene.applyChange(model, undo.back());
            undo.pop_back();
        }
    }

    model::Model model;
    DiagramScene scene;
    DiagramView view;
    QStringList texts;
    std::vector<model::Change> undo;
    bool refuses = false;
};

// A host with web and app in it, a user and a cache outside.
sample::Builder placedShop()
{
    sample::Builder builder;
    builder.element("host", Kind::Host)
        .element("user", Kind::ExternalEntity)
        .container("web", "host", {})
        .container("app", "host", {})
        .container("cache", "")
        .flow("user", "web", "https", "tls")
        .flow("web", "app", "http")
        .place("user", {40, 120, 140, 60})
        .place("host", {260, 40, 420, 240})
        .place("web", {300, 120, 140, 60})
        .place("app", {500, 120, 140, 60})
        .place("cache", {300, 400, 140, 60});
    return builder;
}

std::vector<model::Id> ids(std::initializer_list<const char *> list)
{
    return {list.begin(), list.end()};
}

} // namespace

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

    void rubberBandSelectsWhatIsInside()
    {
        Editor editor(placedShop().model());
        editor.drag({270, 100}, {660, 200}, Qt::NoModifier);
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
        QVERIFY(!editor.model.placements().find({"main", "web->app"}));
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

    void badgesAreClickedAndSpoken()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.badges["web"] = Badge{3, 2, model::Rating::High};
        editor.scene.setOverlay(overlay);
        QSignalSpy activated(&editor.scene, &DiagramScene::badgeActivated);
        editor.click({440 - 12, 120});
        QCOMPARE(activated.size(), 1);
        QCOMPARE(editor.scene.accessibleText("web"), QString("container web, 3 threat(s), the worst high"));
        QCOMPARE(editor.scene.accessibleText("web->app"), QString("flow from web to app"));
    }

    void anOverlayDimsTheRest()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.highlighted = {"user", "user->web", "web"};
        editor.scene.setOverlay(overlay);
        const auto opacityAt = [&scene = editor.scene](QPointF place) {
            return scene.items(place).front()->opacity();
        };
        QCOMPARE(opacityAt(editor.centre("web")), 1.0);
        QVERIFY(opacityAt(editor.centre("app")) < 0.5);
    }

    void theViewZoomsToThePointer()
    {
        Editor editor(placedShop().model());
        const QPoint pointer(650, 300);
        const QPointF before = editor.view.mapToScene(pointer);
        QWheelEvent wheel(pointer, editor.view.viewport()->mapToGlobal(pointer), {}, {0, -240}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        editor.view.setSceneRect(-3000, -3000, 6000, 6000);
        const QPointF fixed = editor.view.mapToScene(pointer);
        QApplication::sendEvent(editor.view.viewport(), &wheel);
        Q_UNUSED(before)
        QVERIFY(editor.view.zoom() < 0.8);
        QVERIFY(QLineF(editor.view.mapToScene(pointer), fixed).length() < 3);
        editor.view.fitAll();
        const QRectF seen = editor.view.mapToScene(editor.view.viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(editor.scene.contentBounds()));
    }

    void aViewShowsTheKindsOfFlowsThatItNames()
    {
        model::Model model = placedShop().model();
        model::View view;
        view.id = "supply";
        view.flowKinds = {model::FlowKind::Pull};
        QVERIFY(model.apply(model::adding(view)));
        Editor editor(model);
        editor.scene.setModel(editor.model, "supply");
        editor.scene.selectAll();
        const auto shown = editor.scene.selectedIds();
        QVERIFY(std::find(shown.begin(), shown.end(), "web->app") == shown.end());
        QVERIFY(std::find(shown.begin(), shown.end(), "web") != shown.end());

        const auto dataFlow = editor.model.flows().shared("web->app");
        model::Flow pull = *dataFlow;
        pull.kind = model::FlowKind::Pull;
        const model::Change change = model::editing(dataFlow, pull);
        QVERIFY(editor.model.apply(change));
        editor.scene.applyChange(editor.model, change);
        editor.scene.select(ids({"web->app"}));
        QCOMPARE(editor.scene.selectedIds(), ids({"web->app"}));
    }

    void whatIsDrawnInAViewIsOfAKindThatItShows()
    {
        model::Model model = placedShop().model();
        const auto before = model.views().shared("main");
        model::View view = *before;
        view.flowKinds = {model::FlowKind::Pull, model::FlowKind::Push};
        QVERIFY(model.apply(model::editing(before, view)));
        Editor editor(model);
        const QRectF cache = editor.scene.boundsOf("cache");
        editor.drag({cache.center().x(), cache.top()}, editor.centre("app"));
        QVERIFY(editor.model.flow("cache->app"));
        QVERIFY(editor.model.flow("cache->app")->kind == model::FlowKind::Pull);
        QCOMPARE(editor.scene.selectedIds(), ids({"cache->app"}));
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
        QVERIFY(placed.left() > editor.scene.boundsOf("web").right());
        for (const char *other : {"web", "app", "cache", "user"})
            QVERIFY2(!placed.intersects(editor.scene.boundsOf(other)), other);
    }

    void aSubsetViewShowsItsMembersOnly()
    {
        model::Model model = placedShop().model();
        model::View view;
        view.id = "part";
        view.name = "Part";
        view.wholeModel = false;
        view.members = {"app", "web"};
        QVERIFY(model.apply(model::adding(view)));
        Editor editor(model);
        editor.scene.setModel(editor.model, "part");
        editor.scene.selectAll();
        QCOMPARE(editor.scene.selectedIds(), ids({"app", "web", "web->app"}));
        editor.scene.startPlacing(*paletteEntry("container"));
        editor.click({600, 600});
        QCOMPARE(editor.model.views().find("part")->members.size(), std::size_t{3});
    }
};

QTEST_MAIN(SceneTest)
#include "scene_test.moc"
