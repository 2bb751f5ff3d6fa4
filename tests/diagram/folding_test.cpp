// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/layout/layout.h"
#include "diagram/view/render.h"
#include "tests/diagram/editor.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace diagram_folding {

using namespace bulkhead;
using namespace bulkhead::diagram;

// Boxes that are collapsed to cards and expanded again, by the hand that works on the diagram.
class FoldingTest : public QObject
{
    Q_OBJECT

private slots:
    void aCardShowsWhatItStandsFor();
    void flowsToACardAreOneLine();
    void handleAndKeysAreOneStepEach();
    void expandingGivesThePictureBack();
    void whatMovedIntoTheWayMovesOut();
    void movingACardTakesItsContentsAlong();
    void aCardTakesNothingInAndHasOneSize();
    void bendsByHandWaitForTheBox();
    void theLayoutTakesTheCard();
    void thePictureShowsTheCard();
    void nestedBoxesAndAll();
    void deletingACardDeletesWhatItHolds();
};

namespace {

// placedShop() with a second flow of the user into the host, and one between what stands in it.
model::Model twoWays()
{
    return placedShop().flow("user", "app", "https", "tls").flow("app", "cache", "redis").model();
}

const model::View &view(const Editor &editor)
{
    return *editor.model.views().find("main");
}

QPointF handleOf(Editor &editor, const char *id)
{
    const SceneState &state = editor.scene.state();
    return state.elements[static_cast<std::size_t>(state.graph.node(id))]->foldHandle().center();
}

QRectF placeOf(const Editor &editor, const char *id)
{
    return toQt(editor.model.placements().find({"main", id})->rect);
}

void collapseHost(Editor &editor)
{
    const auto host = ids({"host"});
    editor.scene.collapse(host);
    QVERIFY(editor.scene.isCollapsed("host"));
}

} // namespace

void FoldingTest::aCardShowsWhatItStandsFor()
{
    Editor editor(twoWays());
    Overlay overlay;
    overlay.badges = {{"host", {1, 1, model::Rating::Low}},
                      {"web", {2, 0, model::Rating::High}},
                      {"web->app", {4, 4, model::Rating::Medium}},
                      {model::flowId("web", "app"), {4, 4, model::Rating::Medium}}};
    editor.scene.setBadges(overlay);
    collapseHost(editor);
    const SceneState &state = editor.scene.state();
    const ElementLook &look = state.elements[static_cast<std::size_t>(state.graph.node("host"))]->look();
    QCOMPARE(look.contents, QStringLiteral("2 container(s)"));
    QVERIFY(!look.box);
    QCOMPARE(look.badge, (Badge{7, 5, model::Rating::High}));
    QVERIFY(editor.scene.accessibleText("host").contains("collapsed: 2 container(s)"));
    // One badge of something inside changes: the card follows.
    editor.scene.setBadge("app", {3, 3, model::Rating::Critical}, {});
    QTRY_COMPARE(look.badge, (Badge{10, 8, model::Rating::Critical}));
    // What is selected or looked for inside is found at the card.
    editor.scene.select(ids({"web"}));
    QCOMPARE(editor.scene.selectedIds(), ids({"host"}));
    QCOMPARE(editor.scene.boundsOf("web"), editor.scene.boundsOf("host"));
    // So is a path that leads through it.
    Overlay lit;
    lit.highlighted = {"app"};
    lit.steps = {{"app", 2}};
    editor.scene.setHighlight(lit);
    QCOMPARE(look.step, 2);
    QCOMPARE(state.elements[static_cast<std::size_t>(state.graph.node("host"))]->opacity(), 1.0);
    QVERIFY(state.elements[static_cast<std::size_t>(state.graph.node("user"))]->opacity() < 1);
}

void FoldingTest::flowsToACardAreOneLine()
{
    Editor editor(twoWays());
    collapseHost(editor);
    const SceneState &state = editor.scene.state();
    QCOMPARE(state.flows.size(), std::size_t(2)); // two of the user as one, and that to the cache
    const ViewFlow &line =
        state.graph.flows()[static_cast<std::size_t>(state.graph.flowShowing(model::flowId("user", "web")))];
    QCOMPARE(state.graph.flowShowing(model::flowId("user", "app")),
             state.graph.flowShowing(model::flowId("user", "web")));
    QCOMPARE(flowLabel(line, editor.model), QStringLiteral("2 × https"));
    QCOMPARE(flowSecurity(line, editor.model.vocabulary()), FlowSecurity::Encrypted);
    QCOMPARE(state.graph.nodeShowing(model::flowId("web", "app")), state.graph.node("host"));
    // A click selects both, and Delete removes both.
    editor.click(editor.scene.boundsOf(model::flowId("user", "web")).center());
    QCOMPARE(editor.scene.selectedIds().size(), std::size_t(2));
    editor.scene.deleteSelection();
    QVERIFY(!editor.model.flow(model::flowId("user", "web")));
    QVERIFY(!editor.model.flow(model::flowId("user", "app")));
    QVERIFY(editor.model.flow(model::flowId("web", "app")));
}

void FoldingTest::handleAndKeysAreOneStepEach()
{
    Editor editor(twoWays());
    const model::Model before = editor.model;
    editor.click(QPointF(470, 44)); // its header
    editor.click(handleOf(editor, "host"));
    QVERIFY(editor.scene.isCollapsed("host"));
    QCOMPARE(view(editor).collapsed, ids({"host"}));
    QCOMPARE(editor.texts, QStringList{"Collapse host"});
    QCOMPARE(editor.scene.selectedIds(), ids({"host"}));
    editor.click(handleOf(editor, "host"));
    QVERIFY(!editor.scene.isCollapsed("host"));
    QCOMPARE(editor.texts.last(), QStringLiteral("Expand host"));
    // With something inside selected, the key is about the box round it.
    editor.scene.select(ids({"web"}));
    QTest::keyClick(&editor.view, Qt::Key_Minus);
    QVERIFY(editor.scene.isCollapsed("host"));
    QTest::keyClick(&editor.view, Qt::Key_Plus);
    QVERIFY(!editor.scene.isCollapsed("host"));
    QCOMPARE(editor.texts.size(), 4);
    editor.undoAll();
    QVERIFY(editor.model == before);
    // Who may only look changes nothing.
    editor.scene.setReadOnly(true);
    editor.scene.collapse(ids({"host"}));
    QVERIFY(!editor.scene.isCollapsed("host"));
}

void FoldingTest::expandingGivesThePictureBack()
{
    Editor editor(twoWays());
    const QRectF host = editor.scene.boundsOf("host");
    const QRectF web = editor.scene.boundsOf("web");
    collapseHost(editor);
    QCOMPARE(editor.scene.boundsOf("host").topLeft(), host.topLeft());
    QVERIFY(editor.scene.boundsOf("host").width() < host.width());
    QCOMPARE(placeOf(editor, "host"), host); // the file keeps the size of the box
    editor.scene.expand(ids({"host"}));
    QCOMPARE(editor.scene.boundsOf("host"), host);
    QCOMPARE(editor.scene.boundsOf("web"), web);
    QCOMPARE(editor.scene.boundsOf("cache").topLeft(), QPointF(300, 400));
    QVERIFY(view(editor).collapsed.empty());
}

void FoldingTest::whatMovedIntoTheWayMovesOut()
{
    Editor editor(twoWays());
    collapseHost(editor);
    editor.drag(editor.centre("cache"), QPointF(560, 200)); // where the box was
    QCOMPARE(editor.model.element("cache")->parent, model::Id());
    editor.scene.expand(ids({"host"}));
    QVERIFY(!editor.scene.boundsOf("cache").intersects(editor.scene.boundsOf("host")));
    QCOMPARE(editor.model.element("cache")->parent, model::Id());
    QVERIFY(editor.scene.misplacedIds().empty());
}

void FoldingTest::movingACardTakesItsContentsAlong()
{
    Editor editor(twoWays());
    const QRectF web = placeOf(editor, "web");
    const QRectF host = placeOf(editor, "host");
    collapseHost(editor);
    const QPointF from = editor.centre("host");
    editor.drag(from, from + QPointF(30, 60));
    QCOMPARE(placeOf(editor, "host"), host.translated(30, 60));
    QCOMPARE(placeOf(editor, "web"), web.translated(30, 60));
    QTest::keyClick(&editor.view, Qt::Key_Right);
    QCOMPARE(placeOf(editor, "web"), web.translated(40, 60));
    editor.scene.expand(ids({"host"}));
    QVERIFY(editor.scene.misplacedIds().empty());
    QCOMPARE(editor.scene.boundsOf("web"), web.translated(40, 60));
}

void FoldingTest::aCardTakesNothingInAndHasOneSize()
{
    Editor editor(
        placedShop().element("chip", model::Kind::Container).place("chip", {60, 400, 40, 30}).model());
    collapseHost(editor);
    editor.drag(editor.centre("chip"), editor.centre("host"));
    QCOMPARE(editor.model.element("chip")->parent, model::Id());
    const QSizeF size = editor.scene.boundsOf("host").size();
    editor.scene.select(ids({"host"}));
    editor.scene.resizeSelection(50, 50);
    QCOMPARE(editor.scene.boundsOf("host").size(), size);
    QVERIFY(editor.scene.boxesFor(ids({"user"})).empty());
}

void FoldingTest::bendsByHandWaitForTheBox()
{
    Editor editor(twoWays());
    const model::Id way = model::flowId("web", "user");
    model::Flow flow;
    flow.id = way;
    flow.source = "web";
    flow.target = "user";
    const std::vector<model::Change> changes{
        model::adding(flow), model::adding(model::Placement{"main", way, {}, {{220, 300}}, false})};
    QVERIFY(editor.model.apply(model::batch(changes)));
    editor.scene.setModel(editor.model, "main");
    collapseHost(editor);
    QCOMPARE(editor.model.placements().find({"main", way})->bends.size(), std::size_t(1));
    QVERIFY(!editor.model.placements().find({"main", way})->automatic);
    const SceneState &state = editor.scene.state();
    QVERIFY(state.geometry.bends[static_cast<std::size_t>(state.graph.flow(way))].empty());
    // It cannot be bent as a line of the card, by pointer or key.
    editor.scene.select(std::vector{way});
    editor.scene.moveBend(0, 50);
    editor.scene.expand(ids({"host"}));
    QCOMPARE(state.geometry.bends[static_cast<std::size_t>(state.graph.flow(way))],
             (std::vector<QPointF>{{220, 300}}));
}

void FoldingTest::theLayoutTakesTheCard()
{
    Editor editor(twoWays());
    collapseHost(editor);
    const QSizeF card = editor.scene.boundsOf("host").size();
    const Result<LayoutResult> result = layoutModel(editor.model, "main");
    QVERIFY(result.ok());
    editor.scene.request(result->change, "Lay out");
    QCOMPARE(editor.scene.boundsOf("host").size(), card);
    for (const char *other : {"user", "cache"})
        QVERIFY(!editor.scene.boundsOf(other).intersects(editor.scene.boundsOf("host")));
    editor.scene.expand(ids({"host"}));
    const QRectF host = editor.scene.boundsOf("host");
    QVERIFY(host.contains(editor.scene.boundsOf("web")) && host.contains(editor.scene.boundsOf("app")));
    for (const char *other : {"user", "cache"})
        QVERIFY2(!editor.scene.boundsOf(other).intersects(host), other);
    QVERIFY(editor.scene.misplacedIds().empty());
}

void FoldingTest::thePictureShowsTheCard()
{
    Editor editor(twoWays());
    collapseHost(editor);
    const QString svg =
        QString::fromUtf8(renderPicture(editor.model, "main", {}, PictureFormat::Svg).value());
    QVERIFY(svg.contains(">2 container(s)<"));
    QVERIFY(svg.contains(QStringLiteral("2 × https")));
    QVERIFY(!svg.contains(">web<"));
    QVERIFY(!renderPicture(editor.model, "main", {}, PictureFormat::Png).value().isEmpty());
    // For other programs everything is there.
    const QByteArray dot = renderPicture(editor.model, "main", {}, PictureFormat::Dot).value();
    QVERIFY(dot.contains("web"));
}

void FoldingTest::nestedBoxesAndAll()
{
    Editor editor(
        placedShop().element("zone", model::Kind::TrustBoundary).place("zone", {20, 20, 800, 500}).model());
    for (const char *id : {"host", "user", "cache"}) {
        const auto before = editor.model.elements().shared(id);
        model::Element after = *before;
        after.parent = "zone";
        QVERIFY(editor.model.apply(model::editing(before, std::move(after))));
    }
    editor.scene.setModel(editor.model, "main");
    editor.scene.collapseAll();
    QCOMPARE(view(editor).collapsed, ids({"host", "zone"}));
    const SceneState &state = editor.scene.state();
    QCOMPARE(state.elements.size(), std::size_t(1));
    QCOMPARE(state.graph.nodeShowing("web"), state.graph.node("zone"));
    QVERIFY(state.elements[0]->look().contents.contains("1 host"));
    editor.scene.expand(ids({"zone"})); // the host in it is collapsed still
    QVERIFY(editor.scene.isCollapsed("host"));
    QCOMPARE(state.elements.size(), std::size_t(4));
    editor.scene.expandAll();
    QCOMPARE(state.elements.size(), std::size_t(6));
    editor.undoAll();
    QCOMPARE(state.elements.size(), std::size_t(6));
    QVERIFY(editor.scene.misplacedIds().empty());
}

void FoldingTest::deletingACardDeletesWhatItHolds()
{
    Editor editor(twoWays());
    collapseHost(editor);
    QTest::keyClick(&editor.view, Qt::Key_Delete);
    QVERIFY(!editor.model.element("host"));
    QVERIFY(!editor.model.element("web"));
    editor.undoAll();
    QVERIFY(editor.model.element("web"));
}

} // namespace diagram_folding

BULKHEAD_TEST(diagram_folding, FoldingTest, Gui)
#include "folding_test.moc"
