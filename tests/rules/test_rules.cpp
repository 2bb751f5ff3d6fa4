// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/what_if/what_if.h"
#include "model/plans.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace rules_cases {

// Every rule by its cases in tests/data/rules/cases: it fires where it should, each mitigation that claims to
// resolve it does, and it says of the unknown what it declares.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

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
    void claims_data() { eachRule(); }
    void claims();
    void unknown_data() { eachCase(); }
    void unknown();
    void staysSilent();

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

// Takes up what the other case says besides: its elements, flows and properties. What both say of one
// property stays as it was, lists are joined.
void join(json &ruleCase, const json &other)
{
    for (const char *list : {"elements", "flows"}) {
        for (const json &entry : other.value(list, json::array())) {
            const auto same = std::find_if(ruleCase[list].begin(), ruleCase[list].end(),
                                           [&](const json &known) { return known["id"] == entry["id"]; });
            if (same == ruleCase[list].end()) {
                ruleCase[list].push_back(entry);
                continue;
            }
            const json properties = entry.value("properties", json::object());
            for (const auto &[name, value] : properties.items()) {
                json &known = (*same)["properties"][name];
                if (known.is_null())
                    known = value;
                else if (known.is_array())
                    known.insert(known.end(), value.begin(), value.end());
            }
        }
    }
}

std::string kindOfSubject(const json &ruleCase)
{
    for (const json &entry : ruleCase.value("elements", json::array()))
        if (entry["id"] == ruleCase["subject"])
            return entry["kind"];
    return "data_flow";
}

struct Effect
{
    bool isAbout = true; // whether the mitigation sets anything on the subject or what it is related to
    bool resolves = false;
};

// What the mitigation does to the finding when it is put in place for all findings of the rule.
Effect effectOf(const catalog::Analysis &before, const catalog::Mitigation &mitigation, const std::string &id)
{
    const catalog::Finding *finding = before.find(id);
    std::vector<std::uint32_t> sameRule;
    for (std::uint32_t i = 0; i < before.findings().size(); ++i)
        if (before.findings()[i].rule == finding->rule)
            sameRule.push_back(i);
    const model::Change change = catalog::planMitigation(before, mitigation, sameRule);
    if (change.isEmpty())
        return {false, false};
    const auto after = catalog::whatIf(before, change);
    if (!after)
        throw std::runtime_error(after.error().text());
    return {true, after.value().find(id) == nullptr};
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

// In every case, each mitigation that claims to resolve the rule does.
void TestRules::resolved()
{
    QFETCH(QString, rule);
    QFETCH(int, number);
    const Fetched given = fetched(rule, number);
    const catalog::Analysis before = analysisOf(given.ruleCase);
    QVERIFY2(before.find(given.finding), given.finding.c_str());
    bool anyResolves = !given.rule->structuralFix.empty();
    for (const catalog::RuleMitigation &offered : given.rule->mitigations) {
        const catalog::Mitigation &mitigation = builtInCatalogs()->mitigations()[offered.mitigation];
        const Effect effect = effectOf(before, mitigation, given.finding);
        anyResolves |= effect.resolves;
        QVERIFY2(effect.resolves || !effect.isAbout || !offered.resolves,
                 (mitigation.id + " leaves " + given.finding).c_str());
    }
    QVERIFY2(anyResolves, "nothing resolves the rule");
}

// Where all causes of a rule are there at once, a mitigation that takes away only one of them resolves
// nothing; and one that resolves the rule in every case is no mere help.
void TestRules::claims()
{
    QFETCH(QString, rule);
    const catalog::Rule *found = builtInCatalogs()->rule(rule.toStdString());
    std::map<std::string, json> joined; // by the kind of the subject
    std::map<std::string, bool> alwaysResolves;
    for (json ruleCase : casesOf(*found)) {
        const std::string finding = found->id + '@' + ruleCase["subject"].get<std::string>();
        const catalog::Analysis analysis = analysisOf(ruleCase);
        QVERIFY2(analysis.find(finding), finding.c_str());
        for (const catalog::RuleMitigation &offered : found->mitigations) {
            const catalog::Mitigation &mitigation = builtInCatalogs()->mitigations()[offered.mitigation];
            const bool resolves = effectOf(analysis, mitigation, finding).resolves;
            const auto [known, isNew] = alwaysResolves.emplace(mitigation.id, resolves);
            known->second &= resolves;
        }
        const auto [known, isNew] = joined.emplace(kindOfSubject(ruleCase), ruleCase);
        if (!isNew)
            join(known->second, ruleCase);
    }
    for (const catalog::RuleMitigation &offered : found->mitigations) {
        const catalog::Mitigation &mitigation = builtInCatalogs()->mitigations()[offered.mitigation];
        QVERIFY2(offered.resolves || !alwaysResolves[mitigation.id],
                 (mitigation.id + " resolves " + found->id + " and claims less").c_str());
        for (const auto &[kind, ruleCase] : joined) {
            const std::string finding = found->id + '@' + ruleCase["subject"].get<std::string>();
            const catalog::Analysis before = analysisOf(ruleCase);
            QVERIFY2(before.find(finding), ruleCase.dump().c_str());
            const Effect effect = effectOf(before, mitigation, finding);
            QVERIFY2(effect.resolves || !effect.isAbout || !offered.resolves,
                     (mitigation.id + " does not take away all causes of " + finding).c_str());
        }
    }
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

void TestRules::staysSilent()
{
    std::size_t cases = 0;
    for (const catalog::Rule &rule : builtInCatalogs()->rules()) {
        if (rule.generic)
            continue;
        for (const json &silent : silentCasesOf(rule)) {
            const std::string finding = rule.id + '@' + silent.at("subject").get<std::string>();
            QVERIFY2(!analysisOf(silent).find(finding), silent.dump().c_str());
            ++cases;
        }
    }
    QVERIFY(cases >= 3);
}

} // namespace rules_cases

BULKHEAD_TEST(rules_cases, TestRules, Core)
#include "test_rules.moc"
