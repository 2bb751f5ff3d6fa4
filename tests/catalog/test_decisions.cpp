// SPDX-License-Identifier: Apache-2.0
#include "catalog/analysis/risk.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

namespace catalog_decisions {

// What people decide, switch off and retune, and what remains of the risk.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::DecisionState;
using model::Kind;

namespace {

model::Decision accept(std::string finding)
{
    model::Decision decision;
    decision.finding = std::move(finding);
    decision.state = DecisionState::Accepted;
    decision.rating = Rating::Critical;
    decision.basis = Basis::Stated;
    return decision;
}

Scene privileged()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("web", {"privileged=true"}, "host");
    return scene;
}

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private slots:
    void holdsUntilItExpires();
    void aHigherRatingReopens();
    void aFirmerBasisReopens();
    void outlivesItsFinding();
    void narrowestSwitchCounts();
    void aSilencedRuleSaysNothing();
    void outOfScopeIsNotJudged();
    void genericRulesFillTheGaps();
    void scaleOfAnOrganisation();
    void oneCauseIsOneIssue();
    void residualRiskFollowsTheDecision();
};

void TestDecisions::holdsUntilItExpires()
{
    Scene scene = privileged();
    model::Decision decision = accept("E1.1@web");
    decision.expiry = asOf;
    scene.apply(model::adding(decision));
    const Analysis onTheDay = scene.analyze();
    QCOMPARE(onTheDay.decision(*onTheDay.find("E1.1@web")).effective, DecisionState::Accepted);
    const Analysis after = scene.analyze(builtIn(), {*model::Date::parse("2026-11-22"), false});
    const DecisionStatus status = after.decision(*after.find("E1.1@web"));
    QCOMPARE(status.effective, DecisionState::Open);
    QVERIFY(status.decision);
    QCOMPARE(status.reopened, std::string("expired on 2026-11-21"));
}

void TestDecisions::aHigherRatingReopens()
{
    Scene scene = privileged();
    model::Decision decision = accept("E1.1@web");
    decision.rating = Rating::Medium;
    scene.apply(model::adding(decision));
    const Analysis analysis = scene.analyze();
    const DecisionStatus status = analysis.decision(*analysis.find("E1.1@web"));
    QCOMPARE(status.effective, DecisionState::Open);
    QVERIFY(status.reopened.find("the rating rose from medium to") != std::string::npos);
}

void TestDecisions::aFirmerBasisReopens()
{
    Scene scene = privileged();
    model::Decision decision = accept("E1.1@web");
    decision.basis = Basis::Unverified;
    scene.apply(model::adding(decision));
    const Analysis analysis = scene.analyze();
    QCOMPARE(analysis.decision(*analysis.find("E1.1@web")).effective, DecisionState::Open);
}

void TestDecisions::outlivesItsFinding()
{
    Scene scene;
    scene.container("web", {"privileged=false"});
    scene.apply(model::adding(accept("E1.1@web"))).apply(model::adding(accept("E1.1@gone")));
    const Analysis analysis = scene.analyze();
    QCOMPARE(analysis.orphanedDecisions().size(), 2U);
    QCOMPARE(analysis.orphanedDecisions().front()->finding, std::string("E1.1@gone"));
}

void TestDecisions::narrowestSwitchCounts()
{
    Scene scene = privileged();
    QVERIFY(scene.analyze().find("E1.1@web"));
    scene.apply(model::adding(model::CatalogSwitch{"E1", false, "handled elsewhere"}));
    QVERIFY(!scene.analyze().find("E1.1@web"));
    QVERIFY(scene.analyze().find("E2.2@web"));
    scene.apply(model::adding(model::CatalogSwitch{"E1.1", true, "but this one"}));
    QVERIFY(scene.analyze().find("E1.1@web"));
    scene.apply(model::adding(model::CatalogSwitch{"container-stride", false, "off"}));
    QCOMPARE(ids(scene.analyze()), std::vector<std::string>{"E1.1@web"});
}

void TestDecisions::aSilencedRuleSaysNothing()
{
    const auto catalogs = with({{"acme.json", R"({"format": "bulkhead-catalog", "version": 1, "id": "acme",
        "silence": [{"target": "E1.1", "reason": "known"}],
        "retune": [{"rule": "E2.2", "likelihood": 1, "impact": 1, "on_unknown": "silent", "reason": "accepted practice"}]})",
                                 false}});
    QVERIFY(catalogs.ok());
    Scene scene = privileged();
    QVERIFY(scene.analyze().find("E2.2@web"));
    const Analysis analysis = scene.analyze(*catalogs);
    QVERIFY(!analysis.find("E1.1@web"));
    QVERIFY(!analysis.find("E2.2@web"));
}

void TestDecisions::outOfScopeIsNotJudged()
{
    Scene scene = privileged();
    const auto web = scene.model().elements().shared("web");
    model::Element after = *web;
    after.outOfScope = true;
    scene.apply(model::editing(web, after));
    QVERIFY(scene.analyze().findingsOf("web").empty());
}

void TestDecisions::genericRulesFillTheGaps()
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "user").container("web", {"privileged=true"});
    QVERIFY(!scene.analyze().find("GEN-S.1@user"));
    const Analysis analysis = scene.analyze(builtIn(), {asOf, true});
    const Finding *finding = analysis.find("GEN-S.1@user");
    QVERIFY(finding);
    QCOMPARE(finding->basis, Basis::Unverified);
    QVERIFY(!analysis.find("GEN-T.1@user")); // not of an external entity
    QVERIFY(analysis.find("E1.1@web"));
    QVERIFY(!analysis.find("GEN-E.1@web")); // a specific rule tells of it
}

void TestDecisions::scaleOfAnOrganisation()
{
    const auto catalogs = with({{"acme.json", R"({"format": "bulkhead-catalog", "version": 1, "id": "acme",
        "rating_scale": {"matrix": [["low","low","low","low","low"], ["low","low","low","low","low"],
          ["low","low","low","low","low"], ["low","low","low","low","low"], ["low","low","low","low","medium"]]}})",
                                 false}});
    QVERIFY2(catalogs.ok(), catalogs ? "" : catalogs.error().text().c_str());
    const Analysis analysis = privileged().analyze(*catalogs);
    QVERIFY(analysis.findings().front().rating <= Rating::Medium);
    QVERIFY(analysis.findings().front().score() >= 16);
}

void TestDecisions::oneCauseIsOneIssue()
{
    Scene scene;
    scene.element(Kind::Image, "image")
        .container("web", {"image=image", "image_pinned_by_digest=false", "image_tag=latest"});
    const Analysis analysis = scene.analyze();
    bool found = false;
    std::size_t findings = 0;
    for (const Issue &issue : issues(analysis)) {
        findings += issue.findings.size();
        if (issue.subject != "web" || issue.rootCause != "image.unpinned")
            continue;
        found = true;
        QVERIFY(issue.findings.size() >= 2);
        QCOMPARE(issue.score, analysis.findings()[issue.findings.front()].score());
    }
    QVERIFY(found);
    QCOMPARE(findings, analysis.findings().size());
}

void TestDecisions::residualRiskFollowsTheDecision()
{
    Scene scene = privileged();
    const Analysis before = scene.analyze();
    const RiskTotal open = riskTotal(before);
    QCOMPARE(open.inherent, open.residual);
    const Finding &finding = *before.find("E1.1@web");

    const Rule &rule = before.rule(finding);
    QVERIFY(!rule.mitigations.empty() && rule.mitigations.front().resolves);
    const std::array resolving = {rule.mitigations.front().mitigation};
    QCOMPARE(residualRisk(before, finding, resolving).score(), 0);
    QCOMPARE(residualRisk(before, finding, {}).score(), finding.score());

    model::Decision decision = accept("E1.1@web");
    decision.state = DecisionState::Mitigated;
    scene.apply(model::adding(decision));
    const Analysis after = scene.analyze();
    const Risk remains = residualRisk(after, *after.find("E1.1@web"));
    QVERIFY(remains.score() > 0);
    QVERIFY(remains.score() < finding.score());
    QCOMPARE(riskTotal(after).inherent, open.inherent);
    QVERIFY(riskTotal(after).residual < open.residual);
}

} // namespace catalog_decisions

BULKHEAD_TEST(catalog_decisions, TestDecisions, None)
#include "test_decisions.moc"
