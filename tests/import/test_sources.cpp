// SPDX-License-Identifier: Apache-2.0
#include "import/import.h"
#include "import/update/sync.h"
#include "model/plans.h"
#include "resources/embedded.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

namespace import_sources {

using namespace bulkhead;
using namespace bulkhead::import;

namespace fs = std::filesystem;

// A model whose sources change in ways that an update has to tell apart: some of them only, renamed, redrawn.
class SourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void oneOfTwoSourcesIsUpdated();
    void renamedSourceIsOneSource();
    void kindMayChange();
    void filesOfAFolderAreParsedOnce();

private:
    void write(const char *path, const std::string &text)
    {
        const fs::path file = m_folder / path;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }
    model::Model importPaths(const std::vector<std::string> &paths)
    {
        std::vector<std::string> full;
        for (const std::string &path : paths)
            full.push_back((m_folder / path).string());
        auto gathered = gatherInputs(full);
        if (!gathered)
            qFatal("%s", gathered.error().text().c_str());
        return importGathered(*gathered);
    }
    model::Model importGathered(const Gathered &gathered)
    {
        ImportOptions options;
        options.readFile = gathered.readFile;
        auto result = importModel(gathered.inputs, m_vocabulary, options);
        if (!result)
            qFatal("%s", result.error().text().c_str());
        return std::move(result->model);
    }
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
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

namespace {

const std::string compose = "services:\n"
                            "  web: {image: 'nginx:1.25', build: .}\n"
                            "  db: {image: 'postgres:16', env_file: db.env}\n";

} // namespace

void SourcesTest::initTestCase()
{
    auto vocabulary = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    QVERIFY(vocabulary.ok());
    m_vocabulary = *vocabulary;
}

void SourcesTest::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    QVERIFY(m_temporary->isValid());
    m_folder = fs::canonical(m_temporary->path().toStdString());
    write("deploy/compose.yaml", compose);
    write("deploy/Dockerfile", "FROM nginx:1.25\nUSER 10001\n");
    write("deploy/db.env", "POSTGRES_PASSWORD=swordfish\n");
}

void SourcesTest::oneOfTwoSourcesIsUpdated()
{
    write("deploy/k8s.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"
                             "spec: {containers: [{name: c, image: x}]}\n");
    model::Model model = importPaths({"deploy"});
    QVERIFY(model.element("default/Pod/a/c"));
    write("deploy/compose.yaml", "services: {web: {image: 'nginx:1.26'}}\n");
    synced(model, importPaths({"deploy/compose.yaml"}));
    QVERIFY(!model.element("db"));
    QVERIFY(model.element("default/Pod/a/c"));
    QVERIFY(model.sources().find("k8s.yaml"));
    QVERIFY(!model.sources().find("db.env")); // no service reads it any more
}

void SourcesTest::renamedSourceIsOneSource()
{
    model::Model model = importPaths({"deploy/compose.yaml"});
    const std::vector<model::Id> db = {"db"};
    perform(model, model::planRename(model, "web", "Shop front"));
    perform(model, model::planRemove(model, db));
    fs::rename(m_folder / "deploy/compose.yaml", m_folder / "deploy/docker-compose.yml");
    synced(model, importPaths({"deploy/docker-compose.yml"}));
    QCOMPARE(model.element("web")->name, std::string("Shop front"));
    QVERIFY(!model.element("db"));
    QVERIFY(!model.sources().find("compose.yaml"));
    QVERIFY(model.sources().find("docker-compose.yml"));
    // What was removed by hand stays away, also the next time.
    QVERIFY(synced(model, importPaths({"deploy/docker-compose.yml"})).change.isEmpty());
    QVERIFY(!model.element("db"));
}

void SourcesTest::kindMayChange()
{
    const auto drawn = [this](const char *type) {
        const std::string otm = std::string("otmVersion: 0.2.0\nproject: {name: p, id: p}\n"
                                            "trustZones: [{id: z, name: z, risk: {trustRating: 1}}]\n"
                                            "components: [{id: c, name: c, type: ") +
                                type + ", parent: {trustZone: z}}]\n";
        const std::vector<Input> inputs = {{"model.otm", otm}};
        auto result = importModel(inputs, m_vocabulary);
        if (!result)
            qFatal("%s", result.error().text().c_str());
        return std::move(result->model);
    };
    model::Model model = drawn("process");
    const model::Element *before = nullptr;
    for (const model::Element &element : model.elements())
        before = element.name == "c" ? &element : before;
    QVERIFY(before);
    const model::Id id = before->id;
    const std::vector<model::Id> ids = {id};
    const auto key = m_vocabulary->key("debug_enabled");
    QVERIFY(key && m_vocabulary->find(before->kind, *key));
    perform(model, model::planSetProperty(model, ids, *key, model::Value(true)));
    const model::Model changed = drawn("datastore");
    const SyncPlan plan = synced(model, changed);
    QCOMPARE(model.element(id)->kind, model::Kind::DataStore);
    QCOMPARE(plan.lost.size(), 1u);
    QCOMPARE(plan.lost.front().field, std::string("debug_enabled"));
}

void SourcesTest::filesOfAFolderAreParsedOnce()
{
    const std::vector<std::string> folder = {(m_folder / "deploy").string()};
    auto gathered = gatherInputs(folder);
    QVERIFY(gathered.ok());
    QCOMPARE(gathered->inputs.size(), 1u);
    QVERIFY(gathered->inputs.front().recognised);
    // The import takes what was read then.
    gathered->inputs.front().bytes = "no: compose file";
    QVERIFY(importGathered(*gathered).element("db"));
}

} // namespace import_sources

BULKHEAD_TEST(import_sources, SourcesTest, None)
#include "test_sources.moc"
