// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/merge/compare.h"
#include "model/plans.h"

#include <QTest>

namespace model_merge {

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

PropertyKey key(std::string_view name)
{
    return *vocabulary()->key(name);
}

void make(Model &model, const Change &change)
{
    if (const auto applied = model.apply(change); !applied)
        qFatal("%s", applied.error().text().c_str());
}

void set(Model &model, const Id &id, std::string_view name, const Value &value)
{
    make(model, planSetProperty(model, {&id, 1}, key(name), value));
}

void remove(Model &model, const Id &id)
{
    make(model, planRemove(model, {&id, 1}));
}

// zone > host > web
Model base()
{
    Model model(vocabulary());
    make(model,
         batch({adding(element("zone", Kind::TrustBoundary)), adding(element("host", Kind::Host, "zone")),
                adding(element("web", Kind::Container, "host")), adding(View{"all", "All", true, {}}),
                adding(Placement{"all", "web", {0, 0, 10, 10}, {}})}));
    return model;
}

} // namespace

// Two people's work on one model: what is both, and what is a conflict.
class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void differentPropertiesOfOneElementAreBoth();
    void oneFieldChangedTwiceIsAConflict();
    void oneAnswerGivenTwiceIsNone();
    void additionIntoWhatIsGoneIsAConflict();
    void removalOfWhatIsNeededIsAConflict();
    void movesIntoEachOtherAreAConflict();
    void whatAMessageNamesIsNotAtFault();
    void oneIdInTwoTablesIsTwoThings();
    void removedHereChangedThereIsAConflict();
    void movingWhatIsGoneIsNone();
    void listsOfPeopleAreUnited();
    void hubsAreDecidedOneByOne();
    void routesOfALayoutAreNoConflict();
    void aFolderOfSourcesIsRemembered();
    void differenceNamesWhatChanged();
    void differenceOfLargeModelsIsExact();
};

void TestMerge::differentPropertiesOfOneElementAreBoth()
{
    Model ours = base();
    Model theirs = base();
    set(ours, "web", "privileged", true);
    make(ours, planRename(ours, "web", "Front end"));
    set(theirs, "web", "pids_limit", 100);
    const Merged merged = merge(base(), ours, theirs);
    QVERIFY(merged.conflicts.empty());
    const Element &web = *merged.model.element("web");
    QCOMPARE(web.name, std::string("Front end"));
    QVERIFY(*web.properties.value(key("privileged")) == Value(true));
    QVERIFY(*web.properties.value(key("pids_limit")) == Value(100));
}

void TestMerge::oneFieldChangedTwiceIsAConflict()
{
    Model ours = base();
    Model theirs = base();
    set(ours, "web", "pids_limit", 50);
    set(theirs, "web", "pids_limit", 100);
    make(ours, planRename(ours, "web", "ours"));
    make(theirs, planRename(theirs, "web", "theirs"));
    const Merged merged = merge(base(), ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{2});
    QVERIFY(merged.conflicts[0] == (Conflict{"web", "name", "web", "ours", "theirs"}));
    QVERIFY(merged.conflicts[1] ==
            (Conflict{"web", "properties/pids_limit", "unknown", "50 processes", "100 processes"}));
    QVERIFY(merged.model == ours);
}

void TestMerge::oneAnswerGivenTwiceIsNone()
{
    Model ours = base();
    Model theirs = base();
    set(ours, "web", "privileged", true);
    set(theirs, "web", "privileged", true);
    const Merged merged = merge(base(), ours, theirs);
    QVERIFY(merged.conflicts.empty());
    QVERIFY(merged.model == ours);
}

void TestMerge::additionIntoWhatIsGoneIsAConflict()
{
    Model ours = base();
    Model theirs = base();
    remove(ours, "host");
    make(theirs, adding(element("db", Kind::Container, "host")));
    make(theirs, adding(element("other", Kind::Host)));
    const Merged merged = merge(base(), ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{1});
    QCOMPARE(merged.conflicts[0].subject, std::string("db"));
    QVERIFY(!merged.model.element("host") && !merged.model.element("db"));
    QVERIFY(merged.model.element("other")); // what is possible is done
}

void TestMerge::removalOfWhatIsNeededIsAConflict()
{
    Model ours = base();
    Model theirs = base();
    make(ours, adding(element("db", Kind::Container, "host")));
    remove(theirs, "host");
    const Merged merged = merge(base(), ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{1});
    QCOMPARE(merged.conflicts[0].subject, std::string("host"));
    QVERIFY(merged.model.element("host") && merged.model.element("db"));
    QVERIFY(!merged.model.element("web")); // its own removal stands in nobody's way
}

void TestMerge::movesIntoEachOtherAreAConflict()
{
    Model start = base();
    make(start, adding(element("a", Kind::TrustBoundary)));
    make(start, adding(element("b", Kind::TrustBoundary)));
    Model ours = start;
    Model theirs = start;
    const Id a = "a";
    const Id b = "b";
    make(ours, planReparent(ours, {&a, 1}, "b"));
    make(theirs, planReparent(theirs, {&b, 1}, "a"));
    const Merged merged = merge(start, ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{1});
    QCOMPARE(merged.conflicts[0].subject, std::string("b"));
    QVERIFY(merged.model == ours);
}

// The message says “a data_store cannot contain other elements”; the new element of that name is not at
// fault.
void TestMerge::whatAMessageNamesIsNotAtFault()
{
    Model start = base();
    remove(start, "web");
    Model ours = start;
    Model theirs = start;
    make(ours, adding(element("db", Kind::Container, "host")));
    make(theirs, editing(theirs.elements().shared("host"), element("host", Kind::DataStore)));
    make(theirs, adding(element("data_store", Kind::DataStore)));
    const Merged merged = merge(start, ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{1});
    QCOMPARE(merged.conflicts[0].subject, std::string("host"));
    QVERIFY(merged.model.element("db"));
    QVERIFY(merged.model.element("data_store"));
}

// A source file may be called what an element is called.
void TestMerge::oneIdInTwoTablesIsTwoThings()
{
    Model start = base();
    remove(start, "web");
    Model ours = start;
    Model theirs = start;
    make(ours, editing(ours.elements().shared("host"), element("host", Kind::DataStore)));
    make(theirs, adding(element("db", Kind::Container, "host")));
    make(theirs, adding(SourceFile{"db", "compose", "", {}, false, ""}));
    const Merged merged = merge(start, ours, theirs);
    QCOMPARE(merged.conflicts.size(), std::size_t{1});
    QVERIFY(!merged.model.element("db"));
    QVERIFY(merged.model.sources().find("db"));
}

void TestMerge::removedHereChangedThereIsAConflict()
{
    Model changed = base();
    Model removed = base();
    set(changed, "web", "privileged", true);
    remove(removed, "web");
    const Merged kept = merge(base(), changed, removed);
    QCOMPARE(kept.conflicts.size(), std::size_t{1});
    QVERIFY(kept.model.element("web"));
    const Merged gone = merge(base(), removed, changed);
    QVERIFY(gone.conflicts == (std::vector<Conflict>{{"web", "", "", "removed", "changed"}}));
    QVERIFY(gone.model == removed);
}

void TestMerge::movingWhatIsGoneIsNone()
{
    Model moved = base();
    Model removed = base();
    make(moved,
         editing(moved.placements().shared({"all", "web"}), Placement{"all", "web", {50, 0, 10, 10}, {}}));
    remove(removed, "web");
    for (const Merged &merged : {merge(base(), moved, removed), merge(base(), removed, moved)}) {
        QVERIFY(merged.conflicts.empty());
        QVERIFY(merged.model == removed);
    }
}

void TestMerge::hubsAreDecidedOneByOne()
{
    const auto with = [](std::map<Id, bool> hubs) {
        Model model = base();
        View view = *model.views().find("all");
        view.hubs = std::move(hubs);
        make(model, editing(model.views().shared("all"), view));
        return model;
    };
    const Merged both =
        merge(with({{"web", true}}), with({{"web", true}, {"host", true}}), with({{"zone", false}}));
    QVERIFY(both.conflicts.empty());
    QCOMPARE(both.model.views().find("all")->hubs, (std::map<Id, bool>{{"host", true}, {"zone", false}}));

    const Merged differ = merge(with({}), with({{"web", true}}), with({{"web", false}}));
    QVERIFY(differ.conflicts == (std::vector<Conflict>{{"all", "hubs/web", "", "yes", "no"}}));
    QVERIFY(differ.model.views().find("all")->hubs.at("web"));
}

void TestMerge::routesOfALayoutAreNoConflict()
{
    const auto with = [](std::vector<Point> bends, bool automatic) {
        Model model = base();
        const Placement placement{"all", "web", {0, 0, 10, 10}, std::move(bends), automatic};
        make(model, editing(model.placements().shared({"all", "web"}), placement));
        return model;
    };
    const auto route = [](const Merged &merged) { return *merged.model.placements().find({"all", "web"}); };
    const Model laidOut = with({{1, 1}}, true);
    const Model otherwise = with({{2, 2}}, true);
    const Model byHand = with({{3, 3}}, false);
    const Merged layouts = merge(base(), laidOut, otherwise);
    QVERIFY(layouts.conflicts.empty());
    QCOMPARE(route(layouts).bends, (std::vector<Point>{{1, 1}}));
    for (const Merged &merged : {merge(base(), laidOut, byHand), merge(base(), byHand, laidOut),
                                 merge(otherwise, laidOut, byHand)}) {
        QVERIFY(merged.conflicts.empty());
        QCOMPARE(route(merged).bends, (std::vector<Point>{{3, 3}}));
        QVERIFY(!route(merged).automatic);
    }
    const Merged two = merge(base(), with({{4, 4}}, false), byHand);
    QCOMPARE(two.conflicts.size(), std::size_t{1});
    QCOMPARE(two.conflicts.front().field, std::string("bends"));
}

void TestMerge::listsOfPeopleAreUnited()
{
    Model start = base();
    Metadata metadata;
    metadata.authors = {"Ann", "Bob"};
    make(start, editing(start.sharedMetadata(), metadata));
    Model ours = start;
    Model theirs = start;
    metadata.authors = {"Ann", "Bob", "Cy"};
    make(ours, editing(ours.sharedMetadata(), metadata));
    metadata.authors = {"Bob", "Di"};
    make(theirs, editing(theirs.sharedMetadata(), metadata));
    const Merged merged = merge(start, ours, theirs);
    QVERIFY(merged.conflicts.empty());
    QCOMPARE(merged.model.metadata().authors, (std::vector<std::string>{"Bob", "Cy", "Di"}));
}

void TestMerge::aFolderOfSourcesIsRemembered()
{
    const auto holding = [](const std::string &folder) {
        Model model(vocabulary());
        make(model, adding(SourceFile{"deploy/compose.yaml", "compose", "", {}, false, folder}));
        return model;
    };
    const auto merged = [](const Model &before, const Model &ours, const Model &theirs) {
        const Merged result = merge(before, ours, theirs);
        const SourceFile *source = result.model.sources().find("deploy/compose.yaml");
        return std::pair(source ? source->folder : std::string("gone"), result.conflicts.size());
    };
    const Model none(vocabulary());
    const auto clean = [](const char *folder) { return std::pair(std::string(folder), std::size_t(0)); };
    // One imported the file, the other its folder: both are right.
    QVERIFY(merged(none, holding(""), holding("deploy")) == clean("deploy"));
    QVERIFY(merged(none, holding("deploy"), holding("")) == clean("deploy"));
    QVERIFY(merged(holding(""), holding(""), holding("deploy")) == clean("deploy"));
    QVERIFY(merged(none, holding("."), holding("deploy")) == std::pair(std::string("."), std::size_t(1)));
}

void TestMerge::differenceNamesWhatChanged()
{
    Model after = base();
    set(after, "web", "privileged", true);
    const Change change = diff(base(), after);
    const auto &changes = std::get<Batch>(change.data).changes;
    QCOMPARE(changes.size(), std::size_t{1});
    const auto *edit = std::get_if<Edit<Element>>(&changes[0].data);
    QVERIFY(edit && edit->before->id == "web" && edit->after->properties.value(key("privileged")));
    QVERIFY(diff(after, after).isEmpty());
}

// Tables share the parts in which nothing changed, and cut them anew where items come and go.
void TestMerge::differenceOfLargeModelsIsExact()
{
    Model before(vocabulary());
    const auto container = [](int number) {
        Element element;
        element.id = "c" + std::to_string(100'000 + number);
        element.kind = Kind::Container;
        return element;
    };
    for (int i = 0; i < 6'000; i += 2)
        make(before, adding(container(i)));
    Model after = before;
    for (int i = 1'001; i < 2'401; i += 2)
        make(after, adding(container(i)));
    for (int i = 3'000; i < 3'400; i += 2)
        make(after, removing(after.elements().shared(container(i).id)));
    for (const int i : {0, 1'100, 4'000, 5'998}) {
        Element renamed = container(i);
        renamed.name = "another name";
        make(after, editing(after.elements().shared(container(i).id), std::move(renamed)));
    }
    Model again = before;
    const Change change = diff(before, after);
    make(again, change);
    QVERIFY(again == after);
    QCOMPARE(std::get<Batch>(change.data).changes.size(), std::size_t{700 + 200 + 4});
    make(again, diff(after, before));
    QVERIFY(again == before);
}

} // namespace model_merge

BULKHEAD_TEST(model_merge, TestMerge, None)
#include "test_merge.moc"
