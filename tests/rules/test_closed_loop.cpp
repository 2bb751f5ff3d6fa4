// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "snippet_applier.h"
#include "tests/support/test_program.h"

#include "import/import.h"
#include "import/shared/technologies.h"
#include "model/file/json_value.h"
#include "model/plans.h"
#include "resources/embedded.h"
#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

namespace rules_closed_loop {

// The closed loop: each snippet of each mitigation is laid over an artefact in which its rules fire
// (tests/data/rules/closed_loop, a file for each platform), the result is imported, and the findings are
// gone. `answers` of a case are what a person states beside the artefact, before and after. A snippet for
// what no importer reads is listed with the reason in unread.yaml.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

using Files = std::map<std::string, std::string>;

const std::filesystem::path folder = std::filesystem::path(sourceDir()) / "tests/data/rules/closed_loop";

const json &casesOf(std::string_view platform)
{
    static std::map<std::string, json, std::less<>> read;
    const auto known = read.find(platform);
    if (known != read.end())
        return known->second;
    const std::filesystem::path path = folder / (std::string(platform) + ".yaml");
    return read
        .emplace(platform,
                 std::filesystem::exists(path) ? yamlDocuments(readFile(path)).at(0) : json::object())
        .first->second;
}

std::shared_ptr<const import::Technologies> technologies()
{
    static const auto loaded =
        import::Technologies::fromJson(*resources::find("technologies.json"), "technologies.json").value();
    return loaded;
}

// States what no artefact shows, as a person would: {"app": {"internet_exposed": true}}.
void answer(model::Model &model, const json &answers)
{
    for (const auto &[element, properties] : answers.items()) {
        const model::Element *found = model.element(element);
        if (!found)
            throw std::runtime_error("there is no " + element);
        const std::vector<model::Id> subject = {element};
        for (const auto &[name, value] : properties.items()) {
            const model::PropertyDef *def = model.vocabulary().find(found->kind, name);
            const std::string text = value.dump();
            model::JsonReader reader(text, name);
            const auto change =
                model::planSetProperty(model, subject, def->key, model::readValue(reader, *def));
            if (const auto applied = model.apply(change); !applied)
                throw std::runtime_error(applied.error().text());
        }
    }
}

catalog::Analysis analysisOf(const Files &files, const json &answers)
{
    import::ImportOptions options;
    options.technologies = technologies();
    options.readFile = [&files](const std::string &path) -> Result<std::string> {
        const auto found = files.find(path);
        if (found != files.end())
            return found->second;
        Error error;
        error.message = "there is no such file";
        return error;
    };
    std::vector<import::Input> inputs;
    for (const auto &[path, text] : files)
        if (path.ends_with(".yaml") || path == "daemon.json")
            inputs.push_back({path, text});
    auto imported = import::importModel(inputs, builtInVocabulary(), options);
    if (!imported)
        throw std::runtime_error(imported.error().text());
    answer(imported->model, answers);
    return catalog::analyze(imported->model, builtInCatalogs(), {*model::Date::parse("2026-11-21")});
}

// The artefact before and after somebody followed the advice.
struct Loop
{
    Files before;
    Files after;
};

std::string text(const std::vector<json> &documents)
{
    std::string all;
    for (const json &document : documents)
        all += "---\n" + document.dump() + '\n';
    return all;
}

json without(json artefact, const json &entry)
{
    for (const json &path : entry.value("without", json::array()))
        remove(artefact, path);
    return artefact;
}

Loop composeLoop(const json &entry, const std::string &snippet)
{
    const json after = appliedToCompose(without(entry["before"], entry), yamlDocuments(snippet).at(0),
                                        entry.value("takes_image", false));
    return {{{"compose.yaml", entry["before"].dump()}}, {{"compose.yaml", after.dump()}}};
}

Loop manifestLoop(const json &entry, const std::string &snippet)
{
    const auto after = appliedToManifests(without(entry["before"], entry), yamlDocuments(snippet),
                                          entry.value("takes_image", false));
    return {{{"app.yaml", text(entry["before"])}}, {{"app.yaml", text(after)}}};
}

std::string runLine(const std::string &snippet)
{
    const std::size_t start = snippet.find("docker run");
    if (start == std::string::npos)
        throw std::runtime_error("no docker run in " + snippet);
    return snippet.substr(start, snippet.find('\n', start) - start);
}

Loop runLoop(const json &entry, const std::string &snippet)
{
    return {{{"compose.yaml", composeOfRun(entry["before"]).dump()}},
            {{"compose.yaml", composeOfRun(runLine(snippet)).dump()}}};
}

Loop buildLoop(const json &entry, const std::string &snippet)
{
    const std::string compose = R"({"services": {"app": {"build": "."}}})";
    return {{{"compose.yaml", compose}, {"Dockerfile", entry["before"]}},
            {{"compose.yaml", compose}, {"Dockerfile", snippet}}};
}

Loop engineLoop(const json &entry, const std::string &snippet)
{
    const std::string compose = entry["compose"].dump();
    json after = entry["before"];
    after.update(json::parse(snippet));
    return {{{"compose.yaml", compose}, {"daemon.json", entry["before"].dump()}},
            {{"compose.yaml", compose}, {"daemon.json", after.dump()}}};
}

std::string withValues(std::string snippet)
{
    for (const std::string_view hole : {"<digest>", "<sum>"})
        for (std::size_t at; (at = snippet.find(hole)) != std::string::npos;)
            snippet.replace(at, hole.size(), std::string(64, 'a'));
    return snippet;
}

Loop loopOf(const std::string &platform, const json &entry, const std::string &snippet)
{
    static const std::map<std::string, Loop (*)(const json &, const std::string &)> table = {
        {"compose", composeLoop},
        {"kubernetes", manifestLoop},
        {"docker", runLoop},
        {"daemon_json", engineLoop},
        {"dockerfile", buildLoop}};
    return table.at(platform)(entry, withValues(snippet));
}

// Of all findings of a rule ("E1.2"), or of one ("E1.2@watcher").
int scoreOf(const catalog::Analysis &analysis, const std::string &claim)
{
    int score = 0;
    for (const catalog::Finding &finding : analysis.findings())
        if (analysis.rule(finding).id == claim || analysis.id(finding) == claim)
            score += finding.score();
    return score;
}

std::set<std::string> graveRules(const catalog::Analysis &analysis)
{
    std::set<std::string> rules;
    for (const catalog::Finding &finding : analysis.findings())
        if (finding.rating >= model::Rating::High)
            rules.insert(analysis.rule(finding).id);
    return rules;
}

// Whether a rule names the mitigation, as what resolves it or at least as what reduces it.
bool names(const std::string &claim, const std::string &mitigation)
{
    const std::string ruleId = claim.substr(0, claim.find('@'));
    const auto &rules = builtInCatalogs()->rules();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto &r) { return r.id == ruleId; });
    return rule != rules.end() &&
           std::any_of(rule->mitigations.begin(), rule->mitigations.end(), [&](const auto &use) {
               return builtInCatalogs()->mitigations()[use.mitigation].id == mitigation;
           });
}

} // namespace

class TestClosedLoop : public QObject
{
    Q_OBJECT

private slots:
    void everySnippetHasItsLoop();
    void everyLoopHasItsSnippet();
    void closes_data();
    void closes();
};

void TestClosedLoop::everySnippetHasItsLoop()
{
    const json &unread = casesOf("unread");
    std::string missing;
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations()) {
        for (const catalog::Snippet &snippet : mitigation.snippets) {
            const std::string key = mitigation.id + ' ' + snippet.platform;
            const bool isRead = casesOf(snippet.platform).contains(mitigation.id);
            if (isRead == unread.contains(key))
                missing += "\n  " + key + (isRead ? ": has both" : ": has neither a loop nor a reason");
            if (unread.contains(key) && unread[key].get<std::string>().size() < 10)
                missing += "\n  " + key + ": no reason";
        }
    }
    QVERIFY2(missing.empty(), missing.c_str());
}

void TestClosedLoop::everyLoopHasItsSnippet()
{
    std::set<std::string> keys;
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations())
        for (const catalog::Snippet &snippet : mitigation.snippets)
            keys.insert(mitigation.id + ' ' + snippet.platform);
    for (const auto &[key, reason] : casesOf("unread").items())
        QVERIFY2(keys.count(key), key.c_str());
    for (const char *platform : {"compose", "kubernetes", "docker", "dockerfile", "daemon_json"})
        for (const auto &[id, entry] : casesOf(platform).items())
            QVERIFY2(keys.count(id + ' ' + platform), (id + ' ' + platform).c_str());
}

void TestClosedLoop::closes_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("mitigation");
    QTest::addColumn<QString>("snippet");
    for (const catalog::Mitigation &mitigation : builtInCatalogs()->mitigations())
        for (const catalog::Snippet &snippet : mitigation.snippets)
            if (casesOf(snippet.platform).contains(mitigation.id))
                QTest::newRow((mitigation.id + ' ' + snippet.platform).c_str())
                    << QString::fromStdString(snippet.platform) << QString::fromStdString(mitigation.id)
                    << QString::fromStdString(snippet.text);
}

void TestClosedLoop::closes()
{
    QFETCH(QString, platform);
    QFETCH(QString, mitigation);
    QFETCH(QString, snippet);
    const json &entry = casesOf(platform.toStdString())[mitigation.toStdString()];
    const Loop loop = loopOf(platform.toStdString(), entry, snippet.toStdString());
    const json answers = entry.value("answers", json::object());
    const catalog::Analysis before = analysisOf(loop.before, answers);
    const catalog::Analysis after = analysisOf(loop.after, answers);
    const json closed = entry.value("closes", json::array());
    const json lowered = entry.value("lowers", json::array());
    QVERIFY2(!closed.empty() || !lowered.empty(), "nothing is claimed");
    std::string wrong;
    for (const json *list : {&closed, &lowered}) {
        for (const std::string rule : *list) {
            if (!names(rule, mitigation.toStdString()))
                wrong += "\n  " + rule + " does not name it";
            if (scoreOf(before, rule) == 0)
                wrong += "\n  " + rule + " does not fire before";
        }
    }
    for (const std::string rule : closed)
        if (scoreOf(after, rule) > 0)
            wrong += "\n  " + rule + " still fires";
    for (const std::string rule : lowered)
        if (scoreOf(after, rule) >= scoreOf(before, rule))
            wrong += "\n  " + rule + " weighs no less";
    const std::set<std::string> known = graveRules(before);
    for (const std::string &rule : graveRules(after))
        if (!known.count(rule))
            wrong += "\n  the advice brings " + rule;
    QVERIFY2(wrong.empty(), wrong.c_str());
}

} // namespace rules_closed_loop

BULKHEAD_TEST(rules_closed_loop, TestClosedLoop, Core)
#include "test_closed_loop.moc"
