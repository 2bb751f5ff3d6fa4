// SPDX-License-Identifier: Apache-2.0
#include "diagram/cards.h"
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/layout/making_room.h"
#include "model/plans.h"
#include "tests/diagram/editor.h"
#include "tests/diagram/laid_out.h"
#include "tests/support/test_program.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <random>

namespace diagram_expanding {

using namespace bulkhead;
using namespace bulkhead::diagram;

// Places and room when boxes collapse and expand: nothing jumps, and nothing overlaps.
class ExpandingTest : public QObject
{
    Q_OBJECT

private slots:
    void boxesWithoutPlacesCollapseTogether();
    void whatStandsApartStaysApart();
    void whatHasRoomStays();
    void manyBoxesExpandWithoutOverlap_data();
    void manyBoxesExpandWithoutOverlap();
    void theCardsAroundExpandToo();
    void whatLiesOnACardComesOut();
    void aCardLiesInNoOtherBox();
    void aCopyOfACardHasItsPlaces();
    void anEmptiedBoxIsNoCard();
    void theGraphFollowsEditsInside();
};

namespace {

// Standing together without overlaps: a loose grid, each with its own size.
std::vector<Standing> crowd(std::mt19937 &random, int across)
{
    const auto upTo = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    std::vector<Standing> standing;
    for (int row = 0; row < across; ++row)
        for (int column = 0; column < across; ++column) {
            const QRectF rect(column * 100 + upTo(30), row * 100 + upTo(30), 20 + upTo(50), 20 + upTo(50));
            standing.push_back({rect, rect, false});
            if (upTo(3) == 0)
                standing.back().after.setSize({rect.width() + upTo(300), rect.height() + upTo(300)});
        }
    return standing;
}

QString overlaps(const std::vector<Standing> &standing, const std::vector<QPointF> &moves)
{
    for (std::size_t i = 0; i < standing.size(); ++i)
        for (std::size_t j = i + 1; j < standing.size(); ++j)
            if (standing[i].after.translated(moves[i]).intersects(standing[j].after.translated(moves[j])))
                return QStringLiteral("%1 and %2").arg(i).arg(j);
    return {};
}

// A zone with the shop in it, nothing of which has a place.
model::Model withoutPlaces()
{
    return sample::Builder()
        .element("zone", model::Kind::TrustBoundary)
        .element("host", model::Kind::Host, "zone")
        .element("user", model::Kind::ExternalEntity)
        .element("db", model::Kind::DataStore)
        .container("web", "host")
        .container("app", "host")
        .flow("user", "web")
        .flow("web", "app")
        .flow("app", "db")
        .model();
}

std::map<model::Id, QRectF> placesOf(const Editor &editor)
{
    std::map<model::Id, QRectF> places;
    for (const ElementItem *item : editor.scene.state().elements)
        places[item->id()] = item->rect();
    return places;
}

std::shared_ptr<const model::Element> renamed(const model::Element &element, const char *name)
{
    model::Element after = element;
    after.name = name;
    return std::make_shared<const model::Element>(std::move(after));
}

} // namespace

void ExpandingTest::boxesWithoutPlacesCollapseTogether()
{
    Editor editor(withoutPlaces());
    const auto before = placesOf(editor);
    editor.scene.collapseAll(); // zone and host, whose members are the same elements
    QVERIFY(editor.scene.isCollapsed("zone"));
    QCOMPARE(editor.scene.state().elements.size(), std::size_t(3));
    QCOMPARE(editor.scene.boundsOf("user"), before.at("user"));
    QCOMPARE(editor.scene.boundsOf("db"), before.at("db"));
    QCOMPARE(editor.scene.boundsOf("zone").topLeft(), before.at("zone").topLeft());
    editor.scene.expandAll();
    QCOMPARE(placesOf(editor), before);
    QCOMPARE(editor.texts.size(), 2);
}

void ExpandingTest::whatStandsApartStaysApart()
{
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        const std::vector<Standing> standing = crowd(random, 8);
        const std::vector<QPointF> moves = movesForGrown(standing);
        QCOMPARE(overlaps(standing, moves), QString());
        for (const QPointF &move : moves)
            QVERIFY(move.x() >= 0 && move.y() >= 0);
    }
}

void ExpandingTest::whatHasRoomStays()
{
    const Standing grown{{0, 0, 50, 50}, {0, 0, 150, 150}, true};
    const Standing right{{200, 0, 50, 50}, {200, 0, 50, 50}, false};
    const Standing below{{0, 200, 50, 50}, {0, 200, 50, 50}, false};
    for (const QPointF &move : movesForGrown(std::vector{grown, right, below}))
        QCOMPARE(move, QPointF());
    // Only to the right is something in the way: what stands below stays.
    const Standing near{{100, 0, 50, 50}, {100, 0, 50, 50}, false};
    const std::vector<QPointF> moves = movesForGrown(std::vector{grown, near, below});
    QCOMPARE(moves, (std::vector<QPointF>{{}, {100, 0}, {}}));
}

void ExpandingTest::manyBoxesExpandWithoutOverlap_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 3; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// The cards are laid out closely, so that each of the boxes needs room, also those in other boxes.
void ExpandingTest::manyBoxesExpandWithoutOverlap()
{
    QFETCH(unsigned, seed);
    model::Model start = sample::randomModel(seed, 50, 30).model();
    QVERIFY(start.apply(layoutModel(start, "main")->change));
    Editor editor(start);
    for (const bool all : {false, true}) {
        // From the inside out, each time laid out anew.
        std::vector<model::Id> boxes;
        for (const int box : editor.scene.state().graph.boxesInsideOut())
            if (editor.scene.state().graph.nodes()[static_cast<std::size_t>(box)].depth > 0 || all)
                boxes.push_back(editor.scene.state().elements[static_cast<std::size_t>(box)]->id());
        editor.scene.collapse(boxes);
        editor.scene.request(layoutModel(editor.model, "main")->change, "Lay out");
    }
    const auto steps = editor.texts.size();
    const model::Model collapsed = editor.model;
    QVERIFY(!editor.model.views().find("main")->collapsed.empty());
    editor.scene.expandAll();
    QCOMPARE(editor.texts.size(), steps + 1);
    QVERIFY(editor.model.views().find("main")->collapsed.empty());
    QCOMPARE(QString::fromStdString(sample::faults(editor.model)), QString());
    QVERIFY(editor.scene.misplacedIds().empty());
    for (const model::Element &element : start.elements())
        QCOMPARE(editor.model.element(element.id)->parent, element.parent);
    QVERIFY(editor.model.apply(editor.undo.back()));
    QVERIFY(editor.model == collapsed);
}

void ExpandingTest::theCardsAroundExpandToo()
{
    Editor editor(withoutPlaces());
    editor.scene.collapseAll();
    const model::Model collapsed = editor.model;
    editor.scene.expand(ids({"host"})); // which stands in the card of the zone
    QVERIFY(!editor.scene.isCollapsed("zone"));
    QVERIFY(!editor.scene.isCollapsed("host"));
    QCOMPARE(editor.texts.last(), QStringLiteral("Expand host"));
    QCOMPARE(editor.undo.size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(sample::faults(editor.model)), QString());
    QVERIFY(editor.model.apply(editor.undo.back()));
    QVERIFY(editor.model == collapsed);
}

void ExpandingTest::whatLiesOnACardComesOut()
{
    Editor editor(placedShop().model());
    editor.scene.collapse(ids({"host"}));
    editor.drag(editor.centre("cache"), editor.centre("host"));
    QVERIFY(editor.scene.boundsOf("cache").intersects(editor.scene.boundsOf("host")));
    editor.scene.expand(ids({"host"}));
    QVERIFY(editor.scene.misplacedIds().empty());
    QCOMPARE(QString::fromStdString(sample::faults(editor.model)), QString());
    QCOMPARE(editor.model.element("cache")->parent, model::Id());
}

// A box that reaches over another one, whose card would lie inside that.
void ExpandingTest::aCardLiesInNoOtherBox()
{
    Editor editor(placedShop()
                      .element("zone", model::Kind::TrustBoundary)
                      .container("inner", "zone")
                      .place("zone", {400, 60, 400, 400})
                      .place("inner", {600, 350, 140, 60})
                      .model());
    QVERIFY(editor.scene.misplacedIds().empty());
    const model::Model before = editor.model;
    editor.scene.collapse(ids({"zone"}));
    QVERIFY(editor.scene.misplacedIds().empty());
    QVERIFY(!editor.scene.boundsOf("host").contains(editor.scene.boundsOf("zone")));
    QCOMPARE(editor.model.element("zone")->parent, model::Id());
    editor.undoAll();
    QVERIFY(editor.model == before);
}

void ExpandingTest::aCopyOfACardHasItsPlaces()
{
    Editor editor(placedShop().model());
    editor.scene.collapse(ids({"host"}));
    editor.scene.select(ids({"host"}));
    const auto copied = editor.scene.copySelection();
    QVERIFY(copied);
    editor.scene.paste(*copied);
    const std::vector<model::Id> pasted = editor.scene.selectedIds();
    QRectF box;
    std::vector<QRectF> inside;
    for (const model::Id &id : pasted)
        if (const model::Element *element = editor.model.element(id)) {
            const model::Placement *placement = editor.model.placements().find({"main", id});
            QVERIFY(placement);
            (element->kind == model::Kind::Host ? box : inside.emplace_back()) = toQt(placement->rect);
        }
    QCOMPARE(box.size(), QSizeF(420, 240)); // as large as what was copied is when it is expanded
    QCOMPARE(inside.size(), std::size_t(2));
    QCOMPARE(inside[0].size(), QSizeF(140, 60));
    QCOMPARE(std::abs(inside[0].left() - inside[1].left()), 200.0);
}

// A box that the record still names as collapsed, and that holds nothing any more.
void ExpandingTest::anEmptiedBoxIsNoCard()
{
    Editor editor(placedShop().model());
    editor.scene.collapse(ids({"host"}));
    editor.drag(editor.centre("cache"), QPointF(560, 200)); // beside the card, where the box is
    const auto steps = editor.texts;
    const model::Change emptied = model::planRemove(editor.model, ids({"web", "app"}));
    QVERIFY(editor.model.apply(emptied));
    editor.scene.applyChange(editor.model, emptied);
    QVERIFY(!editor.scene.isCollapsed("host"));
    const QSignalSpy told(&editor.scene, &DiagramScene::problemOccurred);
    editor.scene.expandAll();
    QCOMPARE(editor.texts, steps);
    QCOMPARE(told.size(), 1);
    QVERIFY(!editor.scene.boundsOf("host").intersects(editor.scene.boundsOf("cache")));
    QVERIFY(editor.scene.misplacedIds().empty());
}

void ExpandingTest::theGraphFollowsEditsInside()
{
    sample::Builder builder = placedShop();
    for (int number = 0; number < 30; ++number) {
        const std::string id = "c" + std::to_string(number);
        builder.container(id, "host").flow("user", id, "https").flow(id, "web", "http");
    }
    model::Model model = builder.model();
    model::View record = *model.views().find("main");
    record.collapsed = {"host"};
    QVERIFY(model.apply(model::editing(model.views().shared("main"), std::move(record))));
    ViewGraph graph(model, "main");
    for (const model::Element &element : model.elements())
        graph.replace(renamed(element, "renamed"));
    for (const model::Flow &flow : model.flows()) {
        model::Flow after = flow;
        after.name = "renamed";
        graph.replace(std::make_shared<const model::Flow>(std::move(after)));
    }
    const ViewNode &card = graph.nodes()[static_cast<std::size_t>(graph.node("host"))];
    QCOMPARE(card.inside.size(), std::size_t(32));
    for (const auto &element : card.inside)
        QCOMPARE(element->name, std::string("renamed"));
    QCOMPARE(card.flowsInside.size(), std::size_t(31));
    for (const auto &flow : card.flowsInside)
        QCOMPARE(flow->name, std::string("renamed"));
    const ViewFlow &line =
        graph.flows()[static_cast<std::size_t>(graph.flowShowing(model::flowId("user", "web")))];
    QCOMPARE(line.bundled.size(), std::size_t(30));
    for (const model::Flow *flow : flowsOf(line))
        QCOMPARE(flow->name, std::string("renamed"));
}

} // namespace diagram_expanding

BULKHEAD_TEST(diagram_expanding, ExpandingTest, Gui)
#include "expanding_test.moc"
