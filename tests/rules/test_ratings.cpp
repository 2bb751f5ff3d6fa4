// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace rules_ratings {

// How grave a finding is beside its neighbours, and who the actor of its scenario is.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

struct Told
{
    std::string rating; // empty: the rule says nothing
    std::string message;
    std::string scenario;
    int score = 0;
    bool isConfirmed = false;
};

Told told(const json &model, std::string_view rule, std::string_view subject = "x")
{
    const catalog::Analysis analysis =
        catalog::analyze(modelFromJson(model), builtInCatalogs(), optionsOf(model));
    for (const catalog::Finding &finding : analysis.findings())
        if (analysis.rule(finding).id == rule && analysis.subjectId(finding) == subject)
            return {std::string(model::ratingName(finding.rating)), analysis.message(finding),
                    analysis.scenario(finding), finding.score(), model::isConfirmed(finding.basis)};
    return {};
}

json element(const char *kind, json properties)
{
    return {{"elements", {{{"id", "x"}, {"kind", kind}, {"properties", std::move(properties)}}}}};
}

json holder(const char *right, bool isExposed)
{
    json properties = {{"service_account_token_mounted", true}, {"service_account_permissions", {right}}};
    if (isExposed)
        properties["internet_exposed"] = true;
    return element("container", std::move(properties));
}

// A host with as many containers.
json hostOf(int count, const json &properties)
{
    json model = element("host", properties);
    for (int i = 0; i < count; ++i)
        model["elements"].push_back({{"id", "c" + std::to_string(i)},
                                     {"kind", "container"},
                                     {"parent", "x"},
                                     {"properties", {{"runs_on", "x"}}}});
    return model;
}

} // namespace

class TestRatings : public QObject
{
    Q_OBJECT

private slots:
    void rightsAreAsGraveAsWhatTheyGive_data();
    void rightsAreAsGraveAsWhatTheyGive();
    void rightsWithoutAScope();
    void rightsOfPeopleAndIdleAccounts_data();
    void rightsOfPeopleAndIdleAccounts();
    void rightsOfAll_data();
    void rightsOfAll();
    void openByDesign();
    void manyContainersMakeNothingSurer();
    void actorsByExposure_data();
    void actorsByExposure();
};

void TestRatings::rightsAreAsGraveAsWhatTheyGive_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("rating");
    QTest::addColumn<QString>("exposed");
    const auto row = [](const char *right, const char *rule, const char *rating, const char *exposed) {
        QTest::addRow("%s %s", rule, right)
            << QString(right) << QString(rule) << QString(rating) << QString(exposed);
    };
    row("cluster_admin@cluster", "E2.5", "critical", "critical");
    row("impersonate@cluster", "E2.14", "critical", "critical");
    row("bind@cluster", "E2.14", "critical", "critical");
    row("escalate@cluster", "E2.14", "critical", "critical");
    row("token_create@cluster", "S2.8", "critical", "critical");
    // What holds in one namespace is as grave as everything there, and never critical.
    for (const char *right : {"bind@namespace:bank", "escalate@namespace:bank", "impersonate@namespace:bank"})
        row(right, "E2.14", "high", "high");
    row("wildcard@namespace:bank", "E2.5", "high", "high");
    row("token_create@namespace:bank", "S2.8", "high", "high");
    row("pod_create@namespace:bank", "E2.13", "high", "high");
    row("pod_exec@namespace:bank", "E2.12", "medium", "high");
    row("impersonate@object:bank/ServiceAccount/robot", "E2.14", "medium", "high");
    row("roles_write@namespace:bank", "E2.14", "low", "low");
    row("webhooks_write@cluster", "E2.15", "high", "high");
    row("validating_webhooks_write@cluster", "E2.15", "medium", "high");
}

void TestRatings::rightsAreAsGraveAsWhatTheyGive()
{
    QFETCH(QString, right);
    QFETCH(QString, rule);
    QFETCH(QString, rating);
    QFETCH(QString, exposed);
    const std::string text = right.toStdString();
    QCOMPARE(QString::fromStdString(told(holder(text.c_str(), false), rule.toStdString()).rating), rating);
    QCOMPARE(QString::fromStdString(told(holder(text.c_str(), true), rule.toStdString()).rating), exposed);
}

// A right of which nobody says where it holds is to verify, and no graver than one in a namespace.
void TestRatings::rightsWithoutAScope()
{
    constexpr std::pair<const char *, const char *> rights[] = {
        {"impersonate", "E2.14"}, {"bind", "E2.14"},        {"pod_exec", "E2.12"},
        {"pod_create", "E2.13"},  {"token_create", "S2.8"}, {"secrets_read", "T1.7"},
        {"wildcard", "E2.5"},     {"pod_delete", "D2.3"},   {"network_policies_write", "I3.8"}};
    for (const auto &[action, rule] : rights) {
        for (const bool isExposed : {false, true}) {
            const Told unknown = told(holder(action, isExposed), rule);
            const Told known =
                told(holder((std::string(action) + "@namespace:bank").c_str(), isExposed), rule);
            QVERIFY2(!unknown.rating.empty(), action);
            QVERIFY2(!unknown.isConfirmed, action);
            QVERIFY2(known.isConfirmed, action);
            QVERIFY2(unknown.score <= known.score, action);
            QVERIFY2(unknown.message.find("scope not stated") != std::string::npos, unknown.message.c_str());
        }
        // Beside one that is known to hold everywhere it counts for nothing.
        json model = holder((std::string(action) + "@cluster").c_str(), false);
        const int alone = told(model, rule).score;
        model["elements"][0]["properties"]["service_account_permissions"].push_back(action);
        QCOMPARE(told(model, rule).score, alone);
        QVERIFY(told(model, rule).isConfirmed);
    }
}

void TestRatings::rightsOfPeopleAndIdleAccounts_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("people");
    QTest::addColumn<QString>("idle");
    const auto row = [](const char *right, const char *people, const char *idle) {
        QTest::newRow(right) << QString(right) << QString(people) << QString(idle);
    };
    row("impersonate@cluster", "high", "medium");
    row("pod_exec@cluster", "medium", "medium");
    row("pod_exec@namespace:bank", "low", "low");
    row("read@cluster", "", "");
}

void TestRatings::rightsOfPeopleAndIdleAccounts()
{
    QFETCH(QString, right);
    QFETCH(QString, people);
    QFETCH(QString, idle);
    const json model = element("orchestrator", {{"people_with_rights", {"Group/devs"}},
                                                {"people_permissions", {right.toStdString()}},
                                                {"idle_accounts", {"ci/robot"}},
                                                {"idle_account_permissions", {right.toStdString()}}});
    QCOMPARE(QString::fromStdString(told(model, "E2.17").rating), people);
    QCOMPARE(QString::fromStdString(told(model, "E2.18").rating), idle);
    if (people.isEmpty())
        return;
    QVERIFY(told(model, "E2.17").message.find("Group/devs") != std::string::npos);
    QVERIFY(told(model, "E2.18").message.find("ci/robot") != std::string::npos);
}

void TestRatings::rightsOfAll_data()
{
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("anyone");
    QTest::addColumn<QString>("everyone");
    const auto row = [](const char *right, const char *anyone, const char *everyone) {
        QTest::newRow(right) << QString(right) << QString(anyone) << QString(everyone);
    };
    row("cluster_admin@cluster", "critical", "high");
    row("bind@cluster", "critical", "high");
    row("secrets_read@cluster", "high", "high");
    row("pod_exec@namespace:bank", "high", "medium");
    row("read@cluster", "medium", "");
}

void TestRatings::rightsOfAll()
{
    QFETCH(QString, right);
    QFETCH(QString, anyone);
    QFETCH(QString, everyone);
    const std::string text = right.toStdString();
    const Told without = told(element("orchestrator", {{"anonymous_permissions", {text}}}), "E2.19");
    QCOMPARE(QString::fromStdString(without.rating), anyone);
    QVERIFY(without.message.find("Anyone who reaches the API server of") != std::string::npos);
    QVERIFY(without.message.find("without credentials") != std::string::npos);
    QCOMPARE(QString::fromStdString(
                 told(element("orchestrator", {{"authenticated_permissions", {text}}}), "E2.20").rating),
             everyone);
    // Who refuses anonymous requests gives them nothing.
    const json closed = {{"anonymous_permissions", {text}}, {"api_anonymous", false}};
    QCOMPARE(told(element("orchestrator", closed), "E2.19").rating, std::string());
}

// What runs code by design, or is anybody's who comes first, is as grave as who reaches it.
void TestRatings::openByDesign()
{
    const auto debugged = [](json properties) {
        properties["debug_enabled"] = true;
        return told(element("container", std::move(properties)), "T5.4").rating;
    };
    QCOMPARE(debugged({{"debug_reach", "outside"}}), std::string("critical"));
    QCOMPARE(debugged({{"debug_reach", "outside"}, {"internet_exposed", true}}), std::string("critical"));
    QCOMPARE(debugged({{"debug_reach", "network"}}), std::string("high"));
    QCOMPARE(debugged({{"debug_reach", "container"}}), std::string("low"));
    QCOMPARE(debugged({{"bind_interface", "all"}}), std::string("critical")); // a mode for development
    QCOMPARE(debugged(json::object()), std::string("high"));
    const auto waiting = [](json properties) {
        properties["awaits_setup"] = true;
        return told(element("container", std::move(properties)), "T5.10").rating;
    };
    QCOMPARE(waiting({{"bind_interface", "all"}}), std::string("high"));
    QCOMPARE(waiting({{"internet_exposed", true}}), std::string("critical"));
    QCOMPARE(waiting({{"bind_interface", "localhost"}}), std::string());
}

void TestRatings::manyContainersMakeNothingSurer()
{
    const json unaudited = {{"audit_logging", false}, {"central_logging", false}};
    QCOMPARE(told(hostOf(1, unaudited), "R1.3").rating, std::string("medium"));
    QCOMPARE(told(hostOf(12, unaudited), "R1.3").rating, std::string("medium"));
    // A question is no graver on a full host; a weakness that is stated is.
    QCOMPARE(told(hostOf(12, json::object()), "R1.3").rating, told(hostOf(1, json::object()), "R1.3").rating);
    QCOMPARE(told(hostOf(12, json::object()), "T3.3").rating, told(hostOf(1, json::object()), "T3.3").rating);
    const json shared = {{"admin_access", "shared_root"}};
    QCOMPARE(told(hostOf(1, shared), "R1.2").rating, std::string("medium"));
    QCOMPARE(told(hostOf(12, shared), "R1.2").rating, std::string("high"));
}

void TestRatings::actorsByExposure_data()
{
    QTest::addColumn<QByteArray>("reach");
    QTest::addColumn<QString>("actor");
    QTest::newRow("neighbours") << QByteArray("{}") << QString("Whoever gets a place on the network");
    QTest::newRow("published") << QByteArray(R"({"published_ports": ["6333:6333"], "bind_interface": "all"})")
                               << QString("Anyone who reaches the published port");
    QTest::newRow("exposed") << QByteArray(R"({"internet_exposed": true})") << QString("Anyone outside");
}

void TestRatings::actorsByExposure()
{
    QFETCH(QByteArray, reach);
    QFETCH(QString, actor);
    json properties = {{"auth_required", "none"}, {"technology", "qdrant"}, {"service_type", "database"}};
    properties.update(json::parse(reach.toStdString()));
    const QString scenario = QString::fromStdString(told(element("container", properties), "T5.8").scenario);
    QVERIFY2(scenario.startsWith(actor), qPrintable(scenario));
}

} // namespace rules_ratings

BULKHEAD_TEST(rules_ratings, TestRatings, Core)
#include "test_ratings.moc"
