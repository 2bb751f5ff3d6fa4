// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/ids.h"
#include "model/plans.h"

#include <QTest>

#include <limits>

namespace model_apply {

using namespace bulkhead;
using namespace bulkhead::model;
using namespace bulkhead::testing;

namespace {

Element element(Id id, Kind kind, Id parent = {})
{
    Element result;
    result.id = std::move(id);
    result.kind = kind;
    result.name = result.id;
    result.parent = std::move(parent);
    return result;
}

Flow flow(Id source, Id target)
{
    Flow result;
    result.id = flowId(source, target);
    result.source = std::move(source);
    result.target = std::move(target);
    return result;
}

PropertyKey key(std::string_view name)
{
    return *vocabulary()->key(name);
}

Element with(Element element, std::string_view name, Value value)
{
    element.properties.set(key(name), std::move(value));
    return element;
}

ManualThreat threat(Id subject, int likelihood = 3)
{
    ManualThreat result;
    result.id = "manual.1";
    result.subject = std::move(subject);
    result.likelihood = likelihood;
    return result;
}

// host > web, db, net; web -> db; a subset view with both placed; a threat on db.
Model sample()
{
    Model model(vocabulary());
    View view{"runtime", "Runtime", false, {"db", "web", "web->db"}};
    Element web = with(element("web", Kind::Container, "host"), "networks", Value(Value::TextList{"net"}));
    web.properties.set(key("runs_on"), "host");
    const auto applied = model.apply(batch({
        adding(flow("web", "db")), // what it refers to comes later in the batch
        adding(web),
        adding(element("db", Kind::DataStore, "host")),
        adding(element("net", Kind::Network)),
        adding(element("host", Kind::Host)),
        adding(view),
        adding(Placement{"runtime", "web", {0, 0, 100, 50}, {}}),
        adding(Placement{"runtime", "web->db", {}, {{5, 5}}}),
        adding(threat("db")),
    }));
    if (!applied)
        qFatal("%s", applied.error().text().c_str());
    return model;
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void keepsSharedWhatItDoesNotTouch();
    void removalTakesItsDependantsAlong();
    void removalDismissesWhatASyncWouldBringBack();
    void answersKeepTheImportedValue();
    void movesOnlyTheOutermost();
    void pastesBesideTheOriginal();
    void idsAreReadable();
};

void TestApply::refuses_data()
{
    QTest::addColumn<std::shared_ptr<Change>>("change");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("pointer");
    const auto row = [](const char *name, Change change, const char *code, const char *pointer = "") {
        QTest::newRow(name) << std::make_shared<Change>(std::move(change)) << QByteArray(code)
                            << QByteArray(pointer);
    };
    const Model model = sample();
    const auto shared = [&](IdView id) { return model.elements().shared(id); };
    const double infinite = std::numeric_limits<double>::infinity();

    row("id taken", adding(element("web", Kind::Host)), "model.duplicate-id");
    row("id of a flow", adding(element("web->db", Kind::Host)), "model.duplicate-id", "/elements/web->db");
    row("empty id", adding(element("", Kind::Host)), "model.bad-id");
    row("id with a space", adding(element("a b", Kind::Host)), "model.bad-id");
    row("no parent", adding(element("x", Kind::Host, "gone")), "model.dangling-reference",
        "/elements/x/parent");
    row("in a container", adding(element("x", Kind::Process, "web")), "model.cannot-contain",
        "/elements/x/parent");
    row("in a network", adding(element("x", Kind::Container, "net")), "model.cannot-contain",
        "/elements/x/parent");
    row("in itself", editing(shared("host"), element("host", Kind::Host, "host")), "model.containment-cycle",
        "/elements/host/parent");
    row("a ring",
        batch(
            {adding(element("a", Kind::TrustBoundary, "b")), adding(element("b", Kind::TrustBoundary, "a"))}),
        "model.containment-cycle");
    row("flow from nowhere", adding(flow("gone", "db")), "model.dangling-reference",
        "/flows/gone->db/source");
    row("flow to a flow", adding(flow("web", "web->db")), "model.dangling-reference",
        "/flows/web->web->db/target");
    row("reference to a wrong kind", adding(with(element("x", Kind::Container), "runs_on", "net")),
        "model.wrong-target", "/elements/x/properties/runs_on");
    row("list with a dangling item",
        adding(with(element("x", Kind::Container), "networks", Value(Value::TextList{"net", "gone"}))),
        "model.dangling-reference", "/elements/x/properties/networks");
    row("property of another kind", adding(with(element("x", Kind::Network), "privileged", true)),
        "model.unknown-property", "/elements/x/properties/privileged");
    row("value of another type", adding(with(element("x", Kind::Container), "privileged", "yes")),
        "model.wrong-type", "/elements/x/properties/privileged");
    row("enum out of its list", adding(with(element("x", Kind::Container), "user", EnumValue{99})),
        "model.unknown-enum-value", "/elements/x/properties/user");
    row("out of range", adding(with(element("x", Kind::Container), "pids_limit", -1)), "model.out-of-range",
        "/elements/x/properties/pids_limit");
    row("not finite", adding(with(element("x", Kind::Container), "cpu_limit", infinite)),
        "model.out-of-range", "/elements/x/properties/cpu_limit");
    row("no UTF-8", adding(with(element("x", Kind::Container), "tenant", "\xff")), "model.not-utf8",
        "/elements/x/properties/tenant");
    Element misnamed = element("x", Kind::Container);
    misnamed.name = "\xff";
    row("name that is no UTF-8", adding(misnamed), "model.not-utf8", "/elements/x/name");
    Decision ticketed;
    ticketed.finding = "E1.1@web";
    ticketed.ticket = "\xff";
    row("ticket that is no UTF-8", adding(ticketed), "model.not-utf8", "/decisions/E1.1@web/ticket");
    row("removing a parent", removing(shared("host")), "model.dangling-reference");
    row("removing a flow's end", removing(shared("db")), "model.dangling-reference");
    row("removing a network", removing(shared("net")), "model.dangling-reference",
        "/elements/web/properties/networks");
    row("removing a flow that is shown", removing(model.flows().shared("web->db")),
        "model.dangling-reference");
    row("removing a view with placements", removing(model.views().shared("runtime")),
        "model.dangling-reference");
    row("another kind, where it is referred to", editing(shared("net"), element("net", Kind::Host)),
        "model.wrong-target", "/elements/web/properties/networks");
    row("stale",
        editing(std::make_shared<const Element>(element("web", Kind::Host)), element("web", Kind::Container)),
        "model.stale-change");
    row("gone already", removing(std::make_shared<const Element>(element("x", Kind::Host))),
        "model.stale-change");
    row("another id", editing(shared("web"), element("web2", Kind::Container)), "model.id-changed");
    row("placed nowhere", adding(Placement{"runtime", "gone", {}, {}}), "model.dangling-reference");
    row("placed in no view", adding(Placement{"none", "web", {}, {}}), "model.dangling-reference");
    row("negative size", adding(Placement{"runtime", "db", {0, 0, -1, 1}, {}}), "model.bad-geometry");
    row("member that is gone", adding(View{"v", "", false, {"gone"}}), "model.dangling-reference",
        "/views/v/members");
    row("members in disorder", adding(View{"v", "", false, {"web", "db"}}), "model.bad-members",
        "/views/v/members");
    row("kinds of flow in disorder", adding(View{"v", "", true, {}, {FlowKind::Push, FlowKind::Pull}}),
        "model.bad-flow-kinds", "/views/v/flow_kinds");
    ManualThreat stray = threat("gone");
    stray.id = "manual.2";
    row("threat on nothing", adding(stray), "model.dangling-reference", "/manual_threats/manual.2/subject");
    ManualThreat likely = threat("web", 6);
    likely.id = "manual.2";
    row("likelihood 6", adding(likely), "model.out-of-range", "/manual_threats/manual.2");
    Metadata metadata;
    metadata.assets = {{"Data", "gone", ""}};
    row("asset that is gone", editing(model.sharedMetadata(), metadata), "model.dangling-reference",
        "/metadata/assets");
    row("late in a batch", batch({adding(element("x", Kind::Host)), adding(element("web", Kind::Host))}),
        "model.duplicate-id");
}

void TestApply::refuses()
{
    QFETCH(std::shared_ptr<Change>, change);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, pointer);
    Model model = sample();
    const auto applied = model.apply(*change);
    QVERIFY(!applied);
    const std::string told =
        applied.error().code + " " + applied.error().pointer + " " + applied.error().message;
    QVERIFY2(applied.error().code == code.toStdString(), told.c_str());
    QVERIFY2(pointer.isEmpty() || applied.error().pointer == pointer.toStdString(), told.c_str());
    QVERIFY(model == sample());
}

void TestApply::keepsSharedWhatItDoesNotTouch()
{
    Model model = sample();
    const Model snapshot = model;
    QVERIFY(model.apply(planRename(model, "web", "Front end")));
    QCOMPARE(snapshot.element("web")->name, std::string("web"));
    QCOMPARE(model.element("web")->name, std::string("Front end"));
    QCOMPARE(model.elements().shared("db"), snapshot.elements().shared("db"));
}

void TestApply::removalTakesItsDependantsAlong()
{
    Model model = sample();
    const Id net = "net";
    QVERIFY(model.apply(planRemove(model, {&net, 1})));
    QVERIFY(!model.element("web")->properties.value(key("networks"))); // unknown, not "in no network"

    const Id host = "host";
    QVERIFY(model.apply(planRemove(model, {&host, 1})));
    QVERIFY(model.elements().empty() && model.flows().empty() && model.placements().empty());
    QVERIFY(model.manualThreats().empty());
    QVERIFY(model.views().find("runtime")->members.empty());
}

void TestApply::removalDismissesWhatASyncWouldBringBack()
{
    Model model = sample();
    ImportRecord record;
    record.sourceKey = "compose/shop/network/front";
    record.origin.file = SharedText("compose.yaml");
    Element front = element("front", Kind::Network);
    front.import = std::make_shared<const ImportRecord>(record);
    QVERIFY(model.apply(batch({adding(front), adding(SourceFile{"compose.yaml", "compose", "", {}})})));
    const Id id = "front";
    QVERIFY(model.apply(planRemove(model, {&id, 1})));
    QCOMPARE(model.sources().find("compose.yaml")->dismissed, std::vector<std::string>{record.sourceKey});
}

void TestApply::answersKeepTheImportedValue()
{
    Model model = sample();
    Origin origin;
    origin.source = Origin::Source::Artefact;
    origin.file = SharedText("compose.yaml");
    origin.line = 7;
    origin.imported = Value(true);
    Element web = *model.element("web");
    web.properties.set(key("privileged"), true, std::make_shared<const Origin>(origin));
    QVERIFY(model.apply(editing(model.elements().shared("web"), web)));

    const std::vector<Id> ids = {"web", "net"}; // a network has no such property
    const auto property = [&] { return *model.element("web")->properties.find(key("privileged")); };
    for (const Value &answer : {Value(false), Value()}) {
        QVERIFY(model.apply(planSetProperty(model, ids, key("privileged"), answer)));
        QVERIFY(property().value == answer);
        QCOMPARE(property().origin->source, Origin::Source::Person);
        QVERIFY(property().origin->imported == Value(true));
    }
    QVERIFY(model.apply(planSetProperty(model, ids, key("privileged"), true)));
    QVERIFY(*property().origin == origin);
    QVERIFY(planSetProperty(model, ids, key("privileged"), true).isEmpty());
}

void TestApply::movesOnlyTheOutermost()
{
    Model model = sample();
    QVERIFY(model.apply(adding(element("zone", Kind::TrustBoundary))));
    const std::vector<Id> ids = {"host", "web"};
    QVERIFY(model.apply(planReparent(model, ids, "zone")));
    QCOMPARE(model.element("host")->parent, std::string("zone"));
    QCOMPARE(model.element("web")->parent, std::string("host"));
}

void TestApply::pastesBesideTheOriginal()
{
    Model model = sample();
    const std::vector<Id> ids = {"web", "db"};
    const Model copied = extract(model, ids, "runtime");
    QVERIFY(model.apply(planInsert(model, copied, "host", "runtime", 10, 20)));
    const Element *web = model.element("web-2");
    QVERIFY(web && model.element("db-2") && !model.element("net-2") && !model.element("host-2"));
    QCOMPARE(web->parent, std::string("host"));
    QCOMPARE(*web->properties.value(key("networks"))->asList(), Value::TextList{"net"}); // the same network
    QVERIFY(model.flow("web-2->db-2"));
    const Placement *place = model.placements().find({"runtime", "web-2"});
    QVERIFY(place && place->rect == (Rect{10, 20, 100, 50}));
    QCOMPARE(model.views().find("runtime")->members.size(), std::size_t{6});

    Model other(vocabulary()); // which has no such network
    QVERIFY(other.apply(planInsert(other, copied, {}, {}, 0, 0)));
    QVERIFY(other.element("web") && !other.element("web")->properties.value(key("networks")));
}

void TestApply::idsAreReadable()
{
    Model model = sample();
    QCOMPARE(slug("  Web  Front-End (v2)! "), std::string("web-front-end-v2"));
    QCOMPARE(slug("База данных"), std::string("База-данных"));
    QCOMPARE(slug("!?"), std::string());
    QCOMPARE(freshId(model, "Web"), std::string("web-2"));
    QCOMPARE(freshId(model, "!?"), std::string("item"));
    QCOMPARE(flowId("a", "b"), std::string("a->b"));
    QCOMPARE(flowId("a", "b", "Redis"), std::string("a->b#redis"));
    for (const char *bad : {"", "a b", "a\n", "\x7f", "\xff"})
        QVERIFY2(!isValidId(bad), bad);
    QVERIFY(isValidId("default/Deployment/web/app"));
}

} // namespace model_apply

BULKHEAD_TEST(model_apply, TestApply, None)
#include "test_apply.moc"
