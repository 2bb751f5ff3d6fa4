#include "catalog_fixture.h"

#include "catalog/what_if.h"
#include "model/plans.h"
#include "tests/support/places.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

// Every rule by its cases in tests/data/rules/cases: it fires where it should, each mitigation that claims to
// resolve it does, and it says of the unknown what it declares.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const std::filesystem::path casesFolder =
    std::filesystem::path(tests::sourceDir()) / "tests/data/rules/cases";

json casesOf(const catalog::Rule &rule)
{
    return json::parse(readFile(casesFolder / (rule.id + ".json"))).at("cases");
}

// The case without what its elements and flows state, apart from what they are about and how they are
// connected.
json withoutAnswers(json ruleCase)
{
    const auto vocabulary = builtInVocabulary();
    const auto forget = [&](json &entry, model::Kind kind) {
        if (!entry.contains("properties"))
            return;
        json kept = json::object();
        for (const auto &[name, value] : entry["properties"].items()) {
            const model::PropertyDef *def = vocabulary->find(kind, name);
            const bool connects = def->type == model::PropertyType::Reference ||
                                  def->type == model::PropertyType::ReferenceList;
            if (def->selector || connects)
                kept[name] = value;
        }
        entry["properties"] = kept;
    };
    for (json &element : ruleCase["elements"])
        forget(element, model::kindFromName(element["kind"].get<std::string>()).value());
    if (ruleCase.contains("flows"))
        for (json &flow : ruleCase["flows"])
            forget(flow, model::Kind::DataFlow);
    return ruleCase;
}

std::string basisOf(const catalog::Analysis &analysis, const std::string &finding)
{
    const catalog::Finding *found = analysis.find(finding);
    return found ? std::string(model::basisName(found->basis)) : "none";
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void everyRuleHasCases_data() { eachRule(); }
    void everyRuleHasCases();
    void fires_data() { eachCase(); }
    void fires();
    void resolved_data() { eachCase(); }
    void resolved();
    void unknown_data() { eachCase(); }
    void unknown();

private:
    static void eachRule()
    {
        QTest::addColumn<QString>("rule");
        for (const catalog::Rule &rule : builtInCatalogs()->rules())
            if (!rule.generic)
                QTest::newRow(rule.id.c_str()) << QString::fromStdString(rule.id);
    }
    static void eachCase()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("number");
        for (const catalog::Rule &rule : builtInCatalogs()->rules()) {
            if (rule.generic)
                continue;
            const json cases = casesOf(rule);
            for (std::size_t i = 0; i < cases.size(); ++i)
                QTest::addRow("%s %s", rule.id.c_str(), cases[i].at("name").get<std::string>().c_str())
                    << QString::fromStdString(rule.id) << static_cast<int>(i);
        }
    }
};

namespace {

struct Fetched
{
    const catalog::Rule *rule;
    json ruleCase;
    std::string finding;
};

Fetched fetched(const QString &id, int number)
{
    const catalog::Rule *rule = builtInCatalogs()->rule(id.toStdString());
    json ruleCase = casesOf(*rule).at(static_cast<std::size_t>(number));
    std::string finding = rule->id + '@' + ruleCase.at("subject").get<std::string>();
    return {rule, std::move(ruleCase), std::move(finding)};
}

// Whether the mitigation is to resolve this case: by what the rule says of it, unless the case names those
// that do.
bool isClaimed(const json &ruleCase, const catalog::RuleMitigation &offered,
               const catalog::Mitigation &mitigation)
{
    if (!ruleCase.contains("resolved_by"))
        return offered.resolves;
    const json &names = ruleCase["resolved_by"];
    return std::find(names.begin(), names.end(), mitigation.id) != names.end();
}

catalog::Analysis analysisOf(const json &ruleCase)
{
    return catalog::analyze(modelFromJson(ruleCase), builtInCatalogs(), optionsOf(ruleCase));
}

} // namespace

// Every kind that a rule is about has a case.
void TestRules::everyRuleHasCases()
{
    QFETCH(QString, rule);
    const catalog::Rule *found = builtInCatalogs()->rule(rule.toStdString());
    std::set<std::string> missing;
    for (const model::Kind kind : found->kinds)
        missing.emplace(model::kindName(kind));
    for (const json &ruleCase : casesOf(*found)) {
        for (const char *list : {"elements", "flows"})
            for (const json &entry : ruleCase.value(list, json::array()))
                if (entry["id"] == ruleCase["subject"])
                    missing.erase(std::string(list) == "flows" ? "data_flow"
                                                               : entry["kind"].get<std::string>());
    }
    QVERIFY2(missing.empty(), missing.empty() ? "" : missing.begin()->c_str());
}

void TestRules::fires()
{
    QFETCH(QString, rule);
    QFETCH(int, number);
    const Fetched given = fetched(rule, number);
    const catalog::Analysis analysis = analysisOf(given.ruleCase);
    const catalog::Finding *finding = analysis.find(given.finding);
    QVERIFY2(finding, given.finding.c_str());
    QVERIFY(model::isConfirmed(finding->basis) || given.ruleCase.value("to_verify", false));
    QVERIFY(!analysis.evidence(*finding).empty());
    const std::string message = analysis.message(*finding);
    QVERIFY2(message.find('{') == std::string::npos, message.c_str());
}

void TestRules::resolved()
{
    QFETCH(QString, rule);
    QFETCH(int, number);
    const Fetched given = fetched(rule, number);
    const catalog::Analysis before = analysisOf(given.ruleCase);
    const catalog::Finding *finding = before.find(given.finding);
    QVERIFY2(finding, given.finding.c_str());
    const auto index = static_cast<std::uint32_t>(finding - before.findings().data());
    bool anyResolves = !given.rule->structuralFix.empty();
    for (const catalog::RuleMitigation &offered : given.rule->mitigations) {
        const catalog::Mitigation &mitigation = builtInCatalogs()->mitigations()[offered.mitigation];
        if (!isClaimed(given.ruleCase, offered, mitigation))
            continue;
        const model::Change change = catalog::planMitigation(before, mitigation, {&index, 1});
        if (change.isEmpty())
            continue; // it is about another kind of subject
        anyResolves = true;
        const auto after = catalog::whatIf(before, change);
        QVERIFY2(after, after ? "" : after.error().text().c_str());
        QVERIFY2(!after.value().find(given.finding), (mitigation.id + " leaves " + given.finding).c_str());
    }
    QVERIFY2(anyResolves, "nothing resolves the rule");
}

void TestRules::unknown()
{
    QFETCH(QString, rule);
    QFETCH(int, number);
    const Fetched given = fetched(rule, number);
    const catalog::Analysis analysis = analysisOf(withoutAnswers(given.ruleCase));
    const std::string basis = basisOf(analysis, given.finding);
    const std::string expected = given.ruleCase.value("unknown", "none");
    QCOMPARE(QString::fromStdString(basis), QString::fromStdString(expected));
    if (given.rule->onUnknown == catalog::OnUnknown::Silent)
        QVERIFY(basis != "unverified" && basis != "assumed_default");
    if (given.rule->onUnknown == catalog::OnUnknown::Default)
        QVERIFY(basis != "unverified");
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
