// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/analysis/risk.h"
#include "catalog/engine/affected_answers.h"
#include "catalog/questions/likely_answers.h"
#include "catalog/questions/open_properties.h"
#include "catalog/what_if/what_if.h"
#include "model/plans.h"

#include <QtTest>
#include <rapidcheck.h>

#include <cmath>
#include <optional>
#include <set>

namespace catalog_what_first {

// What to do and to ask first is found out by working out anew only what a measure touches; it must be what
// analysing the whole model after every possible measure would have said.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

bool callsForWork(const Analysis &analysis, const Finding &finding)
{
    return model::isConfirmed(finding.basis) &&
           analysis.decision(finding).effective == model::DecisionState::Open;
}

// Of the confirmed and open findings of one element and cause the worst counts, by the square of its score.
std::int64_t openWeight(const Analysis &analysis)
{
    std::int64_t weight = 0;
    for (const Issue &issue : issues(analysis)) {
        int worst = 0;
        for (const std::uint32_t number : issue.findings) {
            const Finding &finding = analysis.findings()[number];
            if (callsForWork(analysis, finding))
                worst = std::max(worst, finding.score());
        }
        weight += worst * worst;
    }
    return weight;
}

// What the next step is chosen by: the worst grave finding that it closes, the risk of paths that it cuts in
// halves of a point, the worst finding, the risk of paths that is left in billionths, the sum; less is
// better.
std::tuple<int, int, int, std::int64_t, std::int64_t> rankOf(const Analysis &before, const Analysis &after)
{
    int closes = 0;
    for (const Finding &finding : before.findings())
        if (callsForWork(before, finding) && !after.find(before.id(finding)))
            closes = std::max(closes, finding.score());
    const double risk = attackExposure(after).risk;
    const double cut = attackExposure(before).risk - risk;
    const int halves = static_cast<int>(std::trunc(cut * 2 + std::copysign(1e-9, cut)));
    return {ratingOf(closes) >= Rating::High ? -closes : 0, -halves, -closes, std::llround(risk * 1e9),
            openWeight(after)};
}

using StepsFound = std::vector<std::tuple<std::string, double, StepKind>>;

// The same list by brute force: the mitigation of each step, the risk that it leaves, and why it stands
// there.
StepsFound byBruteForce(const Analysis &analysis, std::size_t count)
{
    StepsFound steps;
    std::set<const Mitigation *> taken;
    Analysis now = analysis;
    while (steps.size() < count) {
        std::optional<Analysis> best;
        const Mitigation *chosen = nullptr;
        for (Measure measure : measures(now)) {
            std::erase_if(measure.findings,
                          [&](std::uint32_t number) { return !callsForWork(now, now.findings()[number]); });
            const auto isLow = [&](std::uint32_t number) {
                return now.findings()[number].rating <= Rating::Low;
            };
            const auto isGraver = [&](std::uint32_t number) {
                const auto &offered = now.rule(now.findings()[number]).mitigations;
                return !isLow(number) &&
                       std::any_of(offered.begin(), offered.end(), [&](const RuleMitigation &of) {
                           return &now.catalogs().mitigations()[of.mitigation] == measure.mitigation &&
                                  of.resolves;
                       });
            };
            if (std::any_of(measure.findings.begin(), measure.findings.end(), isGraver))
                std::erase_if(measure.findings, isLow);
            if (measure.findings.empty() || taken.count(measure.mitigation))
                continue;
            const auto after = whatIf(now, planMitigation(now, *measure.mitigation, measure.findings));
            if (!after || std::get<2>(rankOf(now, *after)) == 0 || openWeight(*after) >= openWeight(now) ||
                (best && rankOf(now, *best) <= rankOf(now, *after)))
                continue;
            best = *after;
            chosen = measure.mitigation;
        }
        if (!best)
            break;
        taken.insert(chosen);
        const auto rank = rankOf(now, *best);
        steps.emplace_back(chosen->id, openRisk(*best) + 5 * attackExposure(*best).risk,
                           std::get<0>(rank) < 0 || std::get<1>(rank) < 0 ? StepKind::Now
                                                                          : StepKind::Hygiene);
        now = *best;
    }
    return steps;
}

StepsFound found(const Analysis &analysis, std::size_t count)
{
    StepsFound steps;
    for (const Step &step : whatFirst(analysis, count))
        steps.emplace_back(step.measure.mitigation->id, step.riskAfter + 5 * step.pathRiskAfter, step.kind);
    return steps;
}

// A value that the vocabulary admits; references lead to what arbitraryModel() always has.
model::Value arbitraryValue(const model::PropertyDef &def)
{
    const auto textItem = [&]() -> std::string {
        if (!def.enumValues.empty())
            return *rc::gen::elementOf(def.enumValues);
        return *rc::gen::element<std::string>("/etc", "/", "ALL", "NET_ADMIN", "80", "a");
    };
    switch (def.type) {
    case model::PropertyType::Bool:
        return *rc::gen::arbitrary<bool>();
    case model::PropertyType::Integer:
        return std::int64_t{*rc::gen::inRange(1, 5)};
    case model::PropertyType::Real:
        return 0.5;
    case model::PropertyType::Text:
        return *rc::gen::element<std::string>("latest", "redis", "1.2.3", "own", "guest");
    case model::PropertyType::Enum:
        return model::EnumValue{
            static_cast<std::uint16_t>(*rc::gen::inRange<std::size_t>(0, def.enumValues.size()))};
    case model::PropertyType::TextList:
        return model::Value::TextList(*rc::gen::inRange<std::size_t>(0, 2), textItem());
    case model::PropertyType::Date:
        return model::Date{asOf.day - std::chrono::days(*rc::gen::inRange(0, 400))};
    case model::PropertyType::Reference:
    case model::PropertyType::ReferenceList:
        break;
    }
    return {};
}

void stateSome(model::PropertyList &properties, Kind kind)
{
    for (const model::PropertyDef &def : vocabulary()->properties(kind))
        if (*rc::gen::inRange(0, 4) == 0)
            if (const model::Value value = arbitraryValue(def); !value.isUnset())
                properties.set(def.key, value);
}

model::Model arbitraryModel()
{
    std::vector<model::Change> changes;
    const auto add = [&](Kind kind, std::string id, std::string parent = {}) {
        model::Element element;
        element.id = std::move(id);
        element.name = element.id;
        element.kind = kind;
        element.parent = std::move(parent);
        stateSome(element.properties, kind);
        if (kind == Kind::Container) {
            state(element, "runs_on=host");
            state(element, "image=image");
            if (*rc::gen::arbitrary<bool>())
                state(element, "networks=net");
        }
        changes.push_back(model::adding(std::move(element)));
    };
    add(Kind::ExternalEntity, "users");
    add(Kind::TrustBoundary, "zone");
    add(Kind::Host, "host", "zone");
    add(Kind::Orchestrator, "orchestrator", "zone");
    add(Kind::Registry, "registry");
    add(Kind::Image, "image", "registry");
    add(Kind::Network, "net");
    add(Kind::DataStore, "store", "host");
    const int containers = *rc::gen::inRange(1, 5);
    for (int i = 0; i < containers; ++i)
        add(Kind::Container, "c" + std::to_string(i), i % 2 == 0 ? "host" : "zone");
    for (int i = 0; i < containers; ++i) {
        model::Flow flow;
        flow.source = i == 0 ? "users" : "c" + std::to_string(i - 1);
        flow.target = "c" + std::to_string(i);
        flow.id = flow.source + "->" + flow.target;
        stateSome(flow.properties, Kind::DataFlow);
        changes.push_back(model::adding(flow));
        flow.source = "c" + std::to_string(i);
        flow.target = "store";
        flow.id = flow.source + "->" + flow.target;
        flow.kind = i % 2 == 0 ? model::FlowKind::Mount : model::FlowKind::Data;
        changes.push_back(model::adding(flow));
    }
    Scene scene;
    scene.apply(model::batch(std::move(changes)));
    return scene.model();
}

std::vector<std::uint8_t> answers(const engine::ModelIndex &index)
{
    std::vector<std::uint8_t> all;
    for (const Kind kind : model::allKinds)
        for (std::uint16_t leaf = 0; leaf < index.program().leaves.size(); ++leaf) {
            const std::uint8_t *column = index.column(kind, leaf);
            all.insert(all.end(), column, column + index.ofKind(kind).size());
        }
    return all;
}

} // namespace

class TestWhatFirst : public QObject
{
    Q_OBJECT

private slots:
    void closedPortsCloseTheirWaysIn();
    void whatStandsBehindAGatewayStaysInReach();
    void isWhatTheWholeAnalysisSays();
    void decisionsCount();
    void whatIsLowIsNoWorkBesideTheGrave();
    void touchedAnswersAreTheIndexAnew();
    void questionsSettleWhatTheySay();
    void stepsSayWhatTheyClose();
};

// A login closes the open Redis, and brings up that its password is sent in the clear: what is closed counts,
// whatever comes in its place. A scan is no remedy of a vulnerability that is known.
void TestWhatFirst::stepsSayWhatTheyClose()
{
    Scene scene;
    scene.container("redis", {"technology=redis", "service_type=cache", "auth_required=none"})
        .container("a")
        .container("b")
        .element(Kind::Image, "shop", {"critical_vulns=3", "last_scanned=2026-11-20"})
        .container("web", {"image=shop"})
        .flow("a", "redis", {"protocol=redis", "encryption=none"})
        .flow("b", "redis", {"protocol=redis", "encryption=none"});
    const std::vector<Step> steps = whatFirst(scene.analyze(), 20);
    const auto stepWith = [&](std::string_view id) {
        return std::find_if(steps.begin(), steps.end(),
                            [id](const Step &step) { return step.measure.mitigation->id == id; });
    };
    const auto login = stepWith("MIT-REDIS-AUTH");
    QVERIFY(login != steps.end());
    QVERIFY(login->findingsClosed > 0);
    QVERIFY(login->findingsOpened > 0);
    for (const Step &step : steps)
        QVERIFY2(step.findingsClosed > 0, step.measure.mitigation->id.c_str());
    QVERIFY(stepWith("MIT-APP-FIX") != steps.end() || stepWith("MIT-REBUILD") != steps.end());
    QVERIFY(stepWith("MIT-SCAN") == steps.end());
}

void TestWhatFirst::isWhatTheWholeAnalysisSays()
{
    QVERIFY(rc::check([] {
        const bool generic = *rc::gen::inRange(0, 4) == 0;
        const Analysis analysis = analyze(arbitraryModel(), builtIn(), {asOf, generic});
        const auto expected = byBruteForce(analysis, 3);
        RC_ASSERT(found(analysis, 3) == expected);
        RC_ASSERT(found(analysis, 3) == expected); // nothing is left over from the run before
    }));
}

void TestWhatFirst::decisionsCount()
{
    QVERIFY(rc::check([] {
        model::Model model = arbitraryModel();
        const Analysis before = analyze(model, builtIn(), {asOf, false});
        for (const Finding &finding : before.findings()) {
            if (*rc::gen::inRange(0, 3) != 0)
                continue;
            model::Decision decision;
            decision.finding = before.id(finding);
            decision.state = model::DecisionState::Accepted;
            decision.rating = finding.rating;
            decision.basis = finding.basis;
            RC_ASSERT(model.apply(model::adding(decision)).ok());
        }
        const Analysis analysis = analyze(model, builtIn(), {asOf, false});
        RC_ASSERT(found(analysis, 2) == byBruteForce(analysis, 2));
    }));
}

// Users reach the Redis by a published port, an application on its network.
Scene publishedRedis()
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "users", {"network_zone=internet"});
    scene.element(Kind::Network, "net").element(Kind::Host, "host");
    scene.container("app", {"runs_on=host", "networks=net"});
    scene.container("redis", {"runs_on=host", "networks=net", "technology=redis", "service_type=cache",
                              "bind_interface=all", "published_ports=6379:6379/tcp", "auth_required=none",
                              "data_sensitivity=restricted"});
    scene.flow("users", "redis", {"protocol=redis"}).flow("app", "redis", {"protocol=redis"});
    return scene;
}

// A port that is closed carries no connection: the flow from outside goes, and with it the path. That of the
// neighbour stays.
void TestWhatFirst::closedPortsCloseTheirWaysIn()
{
    const Analysis before = publishedRedis().analyze();
    QVERIFY(before.find("T6.2@redis"));
    QVERIFY(attackExposure(before).assets > 0);
    const auto after = withMitigation(before, *builtIn()->mitigation("MIT-REDIS-PRIVATE"));
    QVERIFY(after && *after);
    QCOMPARE((*after)->model().flows().size(), std::size_t(1));
    QCOMPARE((*after)->model().flows().begin()->source, model::Id("app"));
    QCOMPARE(attackExposure(**after).assets, std::size_t(0));
}

// The gateway through which the outside is let in instead leads to the service as before.
void TestWhatFirst::whatStandsBehindAGatewayStaysInReach()
{
    for (const bool drawn : {true, false}) {
        Scene scene = publishedRedis();
        if (!drawn) {
            const std::vector<model::Id> users = {"users"};
            const std::vector<model::Id> redis = {"redis"};
            scene.apply(model::planRemove(scene.model(), users));
            scene.apply(
                model::planSetProperty(scene.model(), redis, *vocabulary()->key("internet_exposed"), true));
        }
        const Analysis before = scene.analyze();
        QVERIFY(before.find("I2.9@redis"));
        QVERIFY(attackExposure(before).assets > 0);
        const auto after = withMitigation(before, *builtIn()->mitigation("MIT-PRIVATE-EXPOSE"));
        QVERIFY(after && *after);
        QVERIFY(!(*after)->find("I2.9@redis"));
        QCOMPARE(attackExposure(**after).assets, attackExposure(before).assets);
    }
}

// The index made from another for a changed model is the one made from scratch.
void TestWhatFirst::touchedAnswersAreTheIndexAnew()
{
    QVERIFY(rc::check([] {
        const model::Model before = arbitraryModel();
        const engine::Program &program = builtIn()->program();
        const auto platform =
            std::make_shared<const model::PlatformProfile>(model::platformOf(arbitraryModel()).value());
        const engine::ModelIndex index(before, program, asOf, platform);
        const auto subject = *rc::gen::inRange<std::size_t>(0, index.size());
        const auto s = static_cast<engine::Subject>(subject);
        const auto properties = vocabulary()->properties(index.kind(s));
        const auto &def = properties[*rc::gen::inRange<std::size_t>(0, properties.size())];
        const engine::AffectedAnswers touched(program, {&def.key, 1});
        const model::Value value = arbitraryValue(def);
        if (value.isUnset() || touched.everything())
            return;
        model::Model after = before;
        const auto change = [&](const auto &shared) {
            auto edited = *shared;
            edited.properties.set(def.key, value);
            RC_ASSERT(after.apply(model::editing(shared, std::move(edited))).ok());
        };
        if (index.isFlow(s))
            change(after.flows().shared(index.id(s)));
        else
            change(after.elements().shared(index.id(s)));
        const engine::ModelIndex renewed(index, after, {&s, 1}, touched);
        RC_ASSERT(answers(renewed) == answers(engine::ModelIndex(after, program, asOf, platform)));
    }));
}

// One container has the host's disk, the other a file of certificates: only the first has to lose its mount.
void TestWhatFirst::whatIsLowIsNoWorkBesideTheGrave()
{
    Scene scene;
    scene.element(Kind::Host, "host")
        .container("monitor", {"runs_on=host", "host_mounts=/", "host_mounts_rw=/"})
        .container("proxy",
                   {"runs_on=host", "host_mounts=./certs", "host_mounts_rw=./certs", "service_type=proxy"});
    const Analysis analysis = scene.analyze();
    QVERIFY(analysis.find("I1.9@proxy"));
    bool isTold = false;
    for (const Step &step : whatFirst(analysis, 5)) {
        if (step.measure.mitigation->id != "MIT-NO-HOSTPATH")
            continue;
        isTold = true;
        QCOMPARE(step.subjects, std::vector<model::Id>{"monitor"});
    }
    QVERIFY(isTold);
}

// Each answer is given in turn, and the whole model analysed with it.
void TestWhatFirst::questionsSettleWhatTheySay()
{
    QVERIFY(rc::check([] {
        const Analysis before = analyze(arbitraryModel(), builtIn(), {asOf, false});
        const std::vector<OpenProperty> asked = openProperties(before);
        if (asked.empty())
            return;
        const OpenProperty &question = asked[*rc::gen::inRange<std::size_t>(0, asked.size())];
        if (question.property->type == model::PropertyType::Reference ||
            question.property->type == model::PropertyType::ReferenceList)
            return;
        std::size_t least = question.findings.size();
        std::size_t most = 0;
        for (const model::Value &answer : likelyAnswers(builtIn()->program(), *question.property, asOf)) {
            const std::vector<model::Id> subject = {model::Id(question.element)};
            const auto after = whatIf(
                before, model::planSetProperty(before.model(), subject, question.property->key, answer));
            if (!after)
                continue; // the vocabulary does not admit it
            std::size_t settled = 0;
            for (const std::uint32_t number : question.findings) {
                const Finding *still = after->find(before.id(before.findings()[number]));
                settled += !still || model::isConfirmed(still->basis) ? 1 : 0;
            }
            least = std::min(least, settled);
            most = std::max(most, settled);
        }
        RC_ASSERT(question.settles == least);
        RC_ASSERT(question.maySettle == most);
        RC_ASSERT(most > 0U);
    }));
}

} // namespace catalog_what_first

BULKHEAD_TEST(catalog_what_first, TestWhatFirst, None)
#include "test_what_first.moc"
