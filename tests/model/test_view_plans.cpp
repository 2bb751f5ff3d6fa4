// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/ids.h"
#include "model/view_plans.h"

#include <QTest>

namespace model_view_plans {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

// Plans for the views as a whole: their order, their names, what stands on them.
class ViewPlansTest : public QObject
{
    Q_OBJECT

private slots:
    void viewsStandInOrder();
    void namesAndIdsAreFree();
    void addedViewsStandBehindAnother();
    void placesAreTakenOver();
    void viewsMoveAndComeBack();
    void removingAViewKeepsItsElements();
    void elementsComeOntoAnotherViewWithWhatTheyHold();
    void severalFlowsOfAKindThatIsNotShown();
    void plansApplyToAnyModelAndAreUndone();
};

namespace {

void put(Model &model, const Change &change)
{
    QVERIFY(model.apply(change).ok());
}

View partial(const char *id, std::vector<Id> members, int order = 0)
{
    View view;
    view.id = id;
    view.name = id;
    view.wholeModel = false;
    view.members = std::move(members);
    view.order = order;
    return view;
}

// host > web; db; web -> db, placed on "b".
Model threeViews()
{
    Model model(vocabulary());
    Element host;
    host.id = "host";
    host.kind = Kind::Host;
    Element web;
    web.id = "web";
    web.kind = Kind::Container;
    web.parent = "host";
    Element db;
    db.id = "db";
    db.kind = Kind::DataStore;
    Flow flow;
    flow.id = flowId("web", "db");
    flow.source = "web";
    flow.target = "db";
    put(model, batch({adding(host), adding(web), adding(db), adding(flow), adding(partial("a", {"db"})),
                      adding(partial("b", {"db", "host", "web"})), adding(partial("c", {}))}));
    put(model, batch({adding(Placement{"b", "web", {10, 20, 150, 60}, {}}),
                      adding(Placement{"b", "db", {300, 20, 150, 60}, {}}),
                      adding(Placement{"b", "web->db", {}, {{200, 50}}})}));
    return model;
}

std::string sequence(const Model &model)
{
    std::string ids;
    for (const View *view : viewsInOrder(model))
        ids += (ids.empty() ? "" : " ") + view->id;
    return ids;
}

} // namespace

void ViewPlansTest::viewsStandInOrder()
{
    Model model(vocabulary());
    QVERIFY(!firstView(model));
    put(model, batch({adding(partial("runtime", {})), adding(partial("drawing", {}))}));
    QCOMPARE(sequence(model), std::string("drawing runtime"));
    QCOMPARE(firstView(model)->id, Id("runtime")); // what runs, while nobody has ordered them
    put(model, adding(partial("zoo", {}, 2)));
    put(model, adding(partial("yak", {}, 1)));
    QCOMPARE(sequence(model), std::string("yak zoo drawing runtime"));
    QCOMPARE(firstView(model)->id, Id("yak"));
}

void ViewPlansTest::namesAndIdsAreFree()
{
    Model model = threeViews();
    QCOMPARE(freeViewName(model, "Shop"), std::string("Shop"));
    QCOMPARE(freeViewName(model, "a"), std::string("a 2"));
    put(model, planAddView(model, newView(model, "a 2", {}), {}));
    QCOMPARE(freeViewName(model, "a 2"), std::string("a 3"));
    QCOMPARE(newView(model, "A", {}).id, Id("a-3"));
    QCOMPARE(newView(model, "!", {}).id, Id("view"));
    QCOMPARE(newView(model, "x", {"web", "db", "web"}).members, (std::vector<Id>{"db", "web"}));
}

void ViewPlansTest::addedViewsStandBehindAnother()
{
    Model model = threeViews();
    put(model, planAddView(model, newView(model, "z", {}), {}));
    QCOMPARE(sequence(model), std::string("a b c z"));
    QCOMPARE(model.views().find("a")->order, 0); // it stood there already
    put(model, planAddView(model, newView(model, "y", {}), "a"));
    QCOMPARE(sequence(model), std::string("a y b c z"));
}

void ViewPlansTest::placesAreTakenOver()
{
    Model model = threeViews();
    put(model, planAddView(model, newView(model, "n", {"web"}), {}, "b"));
    QCOMPARE(model.placements().find({"n", "web"})->rect, (Rect{10, 20, 150, 60}));
    QVERIFY(!model.placements().find({"n", "db"}));
    QVERIFY(!model.placements().find({"n", "web->db"})); // one end is not there
    View copy;
    put(model, planDuplicateView(model, *model.views().find("b"), copy));
    QCOMPARE(copy.name, std::string("b 2"));
    QCOMPARE(model.placements().find({copy.id, "web->db"})->bends, (std::vector<Point>{{200, 50}}));
    QCOMPARE(sequence(model), std::string("a b b-2 c n"));
}

void ViewPlansTest::viewsMoveAndComeBack()
{
    Model model = threeViews();
    const Model before = model;
    const auto undo = model.apply(planMoveView(model, "c", 0));
    QVERIFY(undo.ok());
    QCOMPARE(sequence(model), std::string("c a b"));
    put(model, planMoveView(model, "c", 9));
    QCOMPARE(sequence(model), std::string("a b c"));
    QVERIFY(planMoveView(model, "b", 1).isEmpty());
    put(model, planMoveView(model, "c", 0));
    put(model, *undo);
    QVERIFY(model == before);
}

void ViewPlansTest::removingAViewKeepsItsElements()
{
    Model model = threeViews();
    put(model, planRemoveView(model, "b"));
    QCOMPARE(sequence(model), std::string("a c"));
    QCOMPARE(model.placements().size(), std::size_t{0});
    QVERIFY(model.element("web") && model.element("host"));
}

void ViewPlansTest::elementsComeOntoAnotherViewWithWhatTheyHold()
{
    Model model = threeViews();
    put(model, planShowIn(model, "c", std::vector<Id>{"host"}, "b"));
    QCOMPARE(model.placements().find({"c", "web"})->rect, (Rect{10, 20, 150, 60}));
    QCOMPARE(model.views().find("c")->members, (std::vector<Id>{"host", "web"}));
    QVERIFY(planShowIn(model, "c", std::vector<Id>{"web"}).isEmpty());
    View some = *model.views().find("a");
    some.flowKinds = {FlowKind::Mount};
    put(model, editing(model.views().shared("a"), some));
    put(model, planShowIn(model, "a", std::vector<Id>{"web->db"}));
    QCOMPARE(model.views().find("a")->members, (std::vector<Id>{"db", "web"}));
    QVERIFY(model.views().find("a")->shows(FlowKind::Data));
    QVERIFY(model.views().find("a")->shows(FlowKind::Mount));
}

void ViewPlansTest::severalFlowsOfAKindThatIsNotShown()
{
    Model model = threeViews();
    Flow back;
    back.id = flowId("db", "web");
    back.source = "db";
    back.target = "web";
    View some = *model.views().find("a");
    some.flowKinds = {FlowKind::Mount};
    put(model, batch({adding(back), editing(model.views().shared("a"), some)}));
    put(model, planShowIn(model, "a", std::vector<Id>{"web->db", back.id}));
    QVERIFY(model.views().find("a")->shows(FlowKind::Data));
    QCOMPARE(model.views().find("a")->flowKinds.size(), std::size_t{2});
}

void ViewPlansTest::plansApplyToAnyModelAndAreUndone()
{
    QVERIFY(rc::check("plans apply and are undone", [] {
        Model before = *anyModel();
        if (before.views().empty())
            put(before, adding(partial("a", {})));
        const std::vector<const View *> views = viewsInOrder(before);
        const Id any = views[*rc::gen::inRange<std::size_t>(0, views.size())]->id;
        View copy;
        for (const Change &change :
             {planMoveView(before, any, *rc::gen::inRange<std::size_t>(0, views.size() + 1)),
              planDuplicateView(before, *before.views().find(any), copy), planRemoveView(before, any)}) {
            Model model = before;
            const auto back = model.apply(change);
            RC_ASSERT(back.ok());
            RC_ASSERT(model.apply(*back).ok());
            RC_ASSERT(model == before);
        }
    }));
}

} // namespace model_view_plans

BULKHEAD_TEST(model_view_plans, ViewPlansTest, None)
#include "test_view_plans.moc"
