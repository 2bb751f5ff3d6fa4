// SPDX-License-Identifier: Apache-2.0
#include "import/import.h"
#include "import/update/sync.h"
#include "model/plans.h"
#include "resources/embedded.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace import_sync {

using namespace bulkhead;
using namespace bulkhead::import;

// Bringing a model up to date with its sources: what changed there comes in, what people did stays.
class SyncTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingChanges();
    void sourcesAreFollowed();
    void peoplesWordStands();
    void whatWasRemovedStaysAway();
    void handMadeThingsSurviveTheirHolder();
    void whatGoesWithAGoneThingIsTold();

private:
    model::Model imported(const std::string &compose);
    static void perform(model::Model &model, const model::Change &change)
    {
        QVERIFY(model.apply(change).ok());
    }
    static SyncPlan synced(model::Model &model, const model::Model &fresh)
    {
        auto plan = planSync(model, fresh);
        if (!plan)
            qFatal("%s", plan.error().text().c_str());
        perform(model, plan->change);
        return std::move(plan).value();
    }

    std::shared_ptr<const model::Vocabulary> m_vocabulary;
};

namespace {

const std::string before = "services:\n"
                           "  web:\n"
                           "    image: nginx:1.24\n"
                           "    privileged: true\n"
                           "  db:\n"
                           "    image: postgres:15\n";
const std::string after = "services:\n"
                          "  web:\n"
                          "    image: nginx:1.25\n"
                          "    read_only: true\n"
                          "  cache:\n"
                          "    image: redis:7\n";

const model::Value *stated(const model::Model &model, const char *id, std::string_view property)
{
    return model.element(id)->properties.value(*model.vocabulary().key(property));
}

} // namespace

void SyncTest::initTestCase()
{
    auto vocabulary = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    QVERIFY(vocabulary.ok());
    m_vocabulary = *vocabulary;
}

model::Model SyncTest::imported(const std::string &compose)
{
    const std::vector<Input> inputs = {{"compose.yaml", compose}};
    auto result = importModel(inputs, m_vocabulary);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return std::move(result->model);
}

void SyncTest::nothingChanges()
{
    model::Model model = imported(before);
    const SyncPlan plan = synced(model, imported(before));
    QVERIFY(plan.change.isEmpty());
    QVERIFY(model == imported(before));
}

void SyncTest::sourcesAreFollowed()
{
    model::Model model = imported(before);
    synced(model, imported(after));
    QVERIFY(model.element("cache"));
    QVERIFY(!model.element("db"));
    QCOMPARE(*stated(model, "web", "image_tag"), model::Value("1.25"));
    QVERIFY(!stated(model, "web", "privileged"));
    QCOMPARE(*stated(model, "web", "read_only_rootfs"), model::Value(true));
    QVERIFY(synced(model, imported(after)).change.isEmpty());
}

void SyncTest::peoplesWordStands()
{
    model::Model model = imported(before);
    const std::vector<model::Id> web = {"web"};
    perform(model, model::planRename(model, "web", "Shop front"));
    perform(model, model::planSetProperty(model, web, *m_vocabulary->key("privileged"), false));
    perform(model, model::planSetProperty(model, web, *m_vocabulary->key("image_tag"), "stable"));
    model::Decision decision;
    decision.finding = "E1.1@web";
    decision.state = model::DecisionState::Accepted;
    perform(model, model::adding(decision));

    const SyncPlan plan = synced(model, imported(after));
    QCOMPARE(model.element("web")->name, std::string("Shop front"));
    QCOMPARE(*stated(model, "web", "privileged"), model::Value(false));
    QCOMPARE(*stated(model, "web", "image_tag"), model::Value("stable"));
    QVERIFY(model.decisions().find("E1.1@web"));
    QCOMPARE(plan.kept.size(), 1u); // the sources now say 1.25; of the rest they say nothing new
    QCOMPARE(plan.kept.front().field, std::string("image_tag"));
    QCOMPARE(plan.kept.front().theirs, std::string("1.25"));
}

void SyncTest::whatWasRemovedStaysAway()
{
    model::Model model = imported(before);
    const std::vector<model::Id> db = {"db"};
    perform(model, model::planRemove(model, db));
    const SyncPlan plan = synced(model, imported(before));
    QVERIFY(!model.element("db"));
    QVERIFY(!plan.dismissed.empty());
}

void SyncTest::handMadeThingsSurviveTheirHolder()
{
    const std::string cluster = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: old}\n"
                                "spec: {containers: [{name: c, image: x}]}\n";
    const std::vector<Input> inputs = {{"k8s.yaml", cluster}};
    auto first = importModel(inputs, m_vocabulary);
    QVERIFY(first.ok());
    model::Model pods = std::move(first->model);
    const std::string space = pods.element("old/Pod/a")->parent;
    model::Element note;
    note.id = "by-hand";
    note.kind = model::Kind::Process;
    note.name = "By hand";
    note.parent = "old/Pod/a";
    perform(pods, model::adding(note));

    std::string moved = cluster;
    moved.replace(moved.find("name: a"), 7, "name: b");
    const std::vector<Input> now = {{"k8s.yaml", moved}};
    auto second = importModel(now, m_vocabulary);
    QVERIFY(second.ok());
    synced(pods, second->model);
    QVERIFY(pods.element("old/Pod/b"));
    QVERIFY(!pods.element("old/Pod/a"));
    QVERIFY(pods.element("by-hand"));
    QCOMPARE(pods.element("by-hand")->parent, space);
}

// What a person stated of it, and drew at it, goes as well, but not without a word.
void SyncTest::whatGoesWithAGoneThingIsTold()
{
    const std::vector<Input> inputs = {
        {"compose.yaml", "services:\n  web: {image: nginx}\n  old: {image: redis}\n"}};
    auto first = importModel(inputs, m_vocabulary);
    QVERIFY(first.ok());
    model::Model model = std::move(first->model);
    model::Element named = *model.element("old");
    named.name = "The cache";
    named.properties.set(*m_vocabulary->key("privileged"), true);
    perform(model, model::editing(model.elements().shared("old"), named));
    model::Flow drawn;
    drawn.id = "by-hand";
    drawn.source = "web";
    drawn.target = "old";
    perform(model, model::adding(drawn));

    const std::vector<Input> now = {
        {"compose.yaml", "services:\n  web: {image: nginx}\n  renamed: {image: redis}\n"}};
    auto second = importModel(now, m_vocabulary);
    QVERIFY(second.ok());
    const SyncPlan plan = synced(model, second->model);
    QStringList lost;
    for (const SyncPlan::Lost &thing : plan.lost)
        lost << QString::fromStdString(thing.subject + '/' + thing.field + '/' + thing.ours);
    lost.sort();
    QCOMPARE(lost, QStringList({"by-hand//", "old/name/The cache", "old/privileged/yes"}));
}

} // namespace import_sync

BULKHEAD_TEST(import_sync, SyncTest, None)
#include "test_sync.moc"
