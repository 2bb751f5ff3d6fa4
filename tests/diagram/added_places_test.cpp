// SPDX-License-Identifier: Apache-2.0
#include "model/plans.h"
#include "picture_check.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>

namespace diagram_added_places {

using namespace bulkhead;
using namespace bulkhead::diagram;
using model::Kind;

namespace {

// Two that stand in the same box, and the one over the other; empty where there are none.
std::string overlapping(const Editor &editor)
{
    for (const model::Element &one : editor.model.elements())
        for (const model::Element &other : editor.model.elements())
            if (one.id < other.id && one.parent == other.parent &&
                editor.scene.boundsOf(one.id).intersects(editor.scene.boundsOf(other.id)))
                return one.id + " and " + other.id;
    return {};
}

} // namespace

// Places that a view has not, or that say another box than the model does: what was added gets one in its own
// box.
class AddedPlacesTest : public QObject
{
    Q_OBJECT

private slots:
    // As after an update from the sources that moved an element to another box.
    void whereTheyDifferItIsMarkedAndMended()
    {
        const auto moveInTheModel = [](Editor &editor) {
            const auto cache = editor.model.elements().shared("cache");
            model::Element moved = *cache;
            moved.parent = "zone";
            const model::Change change = model::editing(cache, moved);
            QVERIFY(editor.model.apply(change));
            editor.scene.applyChange(editor.model, change);
        };
        for (const auto mend : {DiagramScene::Mend::Picture, DiagramScene::Mend::Model}) {
            Editor editor(shopAndZone().model());
            QSignalSpy checked(&editor.scene, &DiagramScene::nestingChecked);
            moveInTheModel(editor);
            QVERIFY(!checked.isEmpty());
            QCOMPARE(editor.scene.misplacedIds(), ids({"cache"}));
            // What has nothing to do with it leaves it as it is.
            editor.scene.select(ids({"web"}));
            editor.scene.nudgeSelection(10, 0);
            QCOMPARE(editor.scene.misplacedIds(), ids({"cache"}));
            editor.scene.mendNesting(editor.scene.misplacedIds(), mend);
            QCOMPARE(editor.model.element("cache")->parent,
                     model::Id(mend == DiagramScene::Mend::Picture ? "zone" : ""));
            COMPARE_PICTURE(editor);
        }
    }

    // An element that was moved to another box on one view gets a place in that box on the others.
    void otherViewsFollow()
    {
        model::Model model = shopAndZone().model();
        model::View view;
        view.id = "other";
        QVERIFY(model.apply(model::adding(view)));
        for (const model::Element &element : model.elements()) {
            const model::Placement *placement = model.placements().find({"main", element.id});
            QVERIFY(model.apply(model::adding(model::Placement{"other", element.id, placement->rect, {}})));
        }
        QVERIFY(model.apply(model::adding(model::Placement{"other", "user->web", {}, {{200, 300}}})));
        const model::Model start = model;
        Editor editor(model);
        editor.drag(editor.centre("cache"), {130, 610});
        editor.drag({400, 55}, {400, 75}); // moves the host only here
        editor.drag(editor.centre("user"), {130, 610});
        QVERIFY(!editor.model.placements().find({"other", "user->web"})); // it led from elsewhere
        editor.scene.setModel(editor.model, "other");
        COMPARE_PICTURE(editor);
        editor.undoAll();
        QVERIFY(editor.model == start);
    }

    // As after an update from the sources that found them.
    void newBoxesWithContentsStandBesideTheOthers()
    {
        sample::Builder builder = placedShop();
        for (const std::string host : {"blue", "green"}) {
            const std::string pod = host + "-pod";
            builder.element(host, Kind::Host)
                .element(pod, Kind::TrustBoundary, host)
                .container(host + "-log", host)
                .container(host + "-a", pod)
                .container(host + "-b", pod);
        }
        builder.element("pod", Kind::TrustBoundary, "host").container("sidecar", "pod");
        Editor editor(builder.model());
        COMPARE_PICTURE(editor);
        QCOMPARE(overlapping(editor), std::string());
        QCOMPARE(editor.scene.boundsOf("web"), QRectF(300, 120, 140, 60));
        // All has its place from the next step on.
        editor.scene.select(ids({"user"}));
        editor.scene.nudgeSelection(0, 10);
        const QRectF pod = editor.scene.boundsOf("pod");
        editor.scene.setModel(editor.model, "main");
        QCOMPARE(editor.scene.boundsOf("pod"), pod);
        COMPARE_PICTURE(editor);
    }

    // A new container makes its host, and the zone round it, grow over what is near.
    void whatABoxGrowsOverMakesRoom()
    {
        sample::Builder builder = placedShop();
        builder.element("zone", Kind::TrustBoundary)
            .element("inner", Kind::Host, "zone")
            .element("second", Kind::Host, "zone")
            .container("one", "inner")
            .container("two", "second")
            .container("below", "")
            .container("aside", "")
            .place("zone", {20, 500, 300, 330})
            .place("inner", {40, 540, 200, 120})
            .place("one", {60, 590, 140, 60})
            .place("second", {40, 680, 200, 120})
            .place("two", {60, 730, 140, 60})
            .place("below", {40, 840, 140, 60})
            .place("aside", {400, 840, 140, 60});
        builder.container("fresh", "inner").container("more", "inner");
        Editor editor(builder.model());
        COMPARE_PICTURE(editor);
        QCOMPARE(overlapping(editor), std::string());
        QCOMPARE(editor.scene.boundsOf("one"), QRectF(60, 590, 140, 60));
        QCOMPARE(editor.scene.boundsOf("aside"), QRectF(400, 840, 140, 60)); // nothing reaches it
        QCOMPARE(editor.scene.boundsOf("below").left(), 40.0);
        editor.drag(editor.centre("user"), editor.centre("user") + QPointF(0, 20));
        editor.scene.setModel(editor.model, "main");
        COMPARE_PICTURE(editor);
        QCOMPARE(overlapping(editor), std::string());
    }

    // Two boxes that overlap: what comes into the one, beside what it holds, does not come into the other.
    void whatIsAddedStandsInItsOwnOfTwoBoxesThatOverlap()
    {
        sample::Builder builder;
        builder.element("zone", Kind::TrustBoundary)
            .element("other", Kind::TrustBoundary)
            .container("one", "zone")
            .container("two", "other")
            .place("zone", {0, 0, 300, 200})
            .place("one", {20, 40, 140, 60})
            .place("other", {10, 110, 400, 300})
            .place("two", {240, 320, 140, 60});
        builder.container("fresh", "zone")
            .element("box", Kind::TrustBoundary, "zone")
            .container("inner", "box");
        Editor editor(builder.model());
        COMPARE_PICTURE(editor);
        QVERIFY(!editor.scene.boundsOf("fresh").intersects(QRectF(10, 110, 400, 300)));
    }

    // A new box in a host, round one of its containers that stands elsewhere: it comes into the host.
    void aNewBoxRoundWhatStandsElsewhereComesIntoItsOwn()
    {
        sample::Builder builder = placedShop();
        builder.element("pod", Kind::TrustBoundary, "host").container("job", "pod");
        builder.place("job", {40, 520, 140, 60});
        Editor editor(builder.model());
        COMPARE_PICTURE(editor);
        QCOMPARE(overlapping(editor), std::string());
    }
};

} // namespace diagram_added_places

BULKHEAD_TEST(diagram_added_places, AddedPlacesTest, Gui)
#include "added_places_test.moc"
