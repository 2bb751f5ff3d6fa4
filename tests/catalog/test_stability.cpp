// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>
#include <rapidcheck.h>

#include <algorithm>

namespace catalog_stability {

// The same model gives the same analysis, however it came about, and findings keep their ids whatever happens
// elsewhere.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

struct Parts
{
    std::vector<model::Change> elements; // what others refer to, then what refers to them
    std::vector<model::Change> containers;
    std::vector<model::Change> flows;
};

Parts arbitraryParts()
{
    Parts parts;
    const auto element = [](Kind kind, std::string id,
                            std::initializer_list<std::string_view> properties = {}) {
        model::Element made;
        made.id = id;
        made.name = std::move(id);
        made.kind = kind;
        for (const std::string_view property : properties)
            state(made, property);
        return made;
    };
    parts.elements = {model::adding(element(Kind::ExternalEntity, "internet", {"network_zone=internet"})),
                      model::adding(element(Kind::Host, "host-a")),
                      model::adding(element(Kind::Host, "host-b", {"public_ip=true"})),
                      model::adding(element(Kind::Network, "front")),
                      model::adding(element(Kind::Network, "back")),
                      model::adding(element(Kind::Image, "image", {"user=root"})),
                      model::adding(element(Kind::DataStore, "store", {"data_sensitivity=restricted"}))};
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
        model::Element container = element(Kind::Container, "c" + std::to_string(i), {"image=image"});
        const auto maybe = [&](std::string_view property) {
            if (*rc::gen::arbitrary<bool>())
                state(container, property);
        };
        maybe("privileged=true");
        maybe("networks=front");
        maybe("tenant=a");
        maybe("bind_interface=all");
        maybe("runs_on=host-b");
        maybe("technology=redis");
        maybe("host_mounts_rw=/etc");
        parts.containers.push_back(model::adding(container));
        model::Flow flow;
        flow.source = i == 0 ? "internet" : "c" + std::to_string(*rc::gen::inRange(0, i));
        flow.target = *rc::gen::inRange(0, 4) == 0 ? "store" : "c" + std::to_string(i);
        flow.id = flow.source + "->" + flow.target + '#' + std::to_string(i);
        flow.kind = flow.target == "store" ? model::FlowKind::Mount : model::FlowKind::Data;
        parts.flows.push_back(model::adding(flow));
    }
    return parts;
}

template <typename T>
std::vector<T> shuffled(std::vector<T> items)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    return items;
}

model::Model build(const std::vector<model::Change> &elements, const std::vector<model::Change> &containers,
                   const std::vector<model::Change> &flows)
{
    Scene scene;
    for (const auto *group : {&elements, &containers, &flows})
        for (const model::Change &change : *group)
            scene.apply(change);
    return scene.model();
}

// Everything that a reader sees of an analysis, in its order.
std::vector<std::string> told(const Analysis &analysis)
{
    std::vector<std::string> lines;
    for (const Finding &finding : analysis.findings()) {
        std::string line = analysis.id(finding) + ' ' + std::string(model::basisName(finding.basis)) + ' ' +
                           std::to_string(finding.score()) + ' ' + analysis.message(finding);
        for (const Evidence &evidence : analysis.evidence(finding))
            line += " | " + evidence.text;
        for (const std::string_view other : analysis.related(finding))
            line += " ~ " + std::string(other);
        lines.push_back(std::move(line));
    }
    return lines;
}

// Everything that a reader sees of the attack paths, in its order.
std::vector<std::string> toldOfPaths(const Analysis &analysis)
{
    std::vector<std::string> lines;
    const AttackPaths paths = attackPaths(analysis);
    for (const AttackPath &path : paths.paths()) {
        std::string line = path.id + ' ' + std::to_string(path.likelihood);
        for (const AttackStep &step : path.steps)
            line += " > " + std::string(step.to) + ' ' + std::string(step.edge) + ' ' + step.reason;
        lines.push_back(std::move(line));
    }
    for (const ChokePoint &choke : paths.chokePoints())
        lines.push_back(std::string(choke.element) + ' ' + std::to_string(choke.assets));
    for (const WalkResult &walk : paths.walks())
        lines.push_back(std::string(walk.walk) + ' ' + walk.text);
    return lines;
}

} // namespace

class TestStability : public QObject
{
    Q_OBJECT

private slots:
    void orderOfArrivalChangesNothing();
    void whatIsUnrelatedChangesNoFinding();
    void whatIsMovedElsewhereChangesNoFinding();
    void worstComeFirst();
};

void TestStability::orderOfArrivalChangesNothing()
{
    QVERIFY(rc::check([] {
        const Parts parts = arbitraryParts();
        const model::Model one = build(parts.elements, parts.containers, parts.flows);
        const model::Model other =
            build(shuffled(parts.elements), shuffled(parts.containers), shuffled(parts.flows));
        const Options options{asOf, true};
        RC_ASSERT(told(analyze(one, builtIn(), options)) == told(analyze(other, builtIn(), options)));
        RC_ASSERT(told(analyze(one, builtIn(), options)) == told(analyze(one, builtIn(), options)));
        RC_ASSERT(toldOfPaths(analyze(one, builtIn(), options)) ==
                  toldOfPaths(analyze(other, builtIn(), options)));
    }));
}

void TestStability::whatIsUnrelatedChangesNoFinding()
{
    QVERIFY(rc::check([] {
        const Parts parts = arbitraryParts();
        model::Model model = build(parts.elements, parts.containers, parts.flows);
        const std::vector<std::string> before = ids(analyze(model, builtIn(), {asOf, false}));
        model::Element stranger;
        stranger.id = *rc::gen::element<std::string>("a-stranger", "c3a", "zzz");
        stranger.kind = Kind::Process;
        RC_ASSERT(model.apply(model::adding(stranger)).ok());
        const auto renamed = model.elements().shared("c0");
        model::Element after = *renamed;
        after.name = "another name";
        RC_ASSERT(model.apply(model::editing(renamed, after)).ok());
        std::vector<std::string> now = ids(analyze(model, builtIn(), {asOf, false}));
        std::erase_if(now, [&](const std::string &id) { return id.ends_with('@' + stranger.id); });
        RC_ASSERT(now == before);
    }));
}

// Something that nothing else is bound to moves from place to place in the tree, and all that is drawn moves
// on the page: no other finding comes, goes, or is told otherwise.
void TestStability::whatIsMovedElsewhereChangesNoFinding()
{
    QVERIFY(rc::check([] {
        const Parts parts = arbitraryParts();
        model::Model model = build(parts.elements, parts.containers, parts.flows);
        const std::vector<std::string> places = {"zone-a", "zone-b", "zone-a-inner", ""};
        const auto add = [&](Kind kind, const std::string &id, const std::string &parent) {
            model::Element made;
            made.id = id;
            made.name = id;
            made.kind = kind;
            made.parent = parent;
            RC_ASSERT(model.apply(model::adding(std::move(made))).ok());
        };
        add(Kind::TrustBoundary, "zone-a", "");
        add(Kind::TrustBoundary, "zone-b", "");
        add(Kind::TrustBoundary, "zone-a-inner", "zone-a");
        add(Kind::Process, "stranger", *rc::gen::elementOf(places));
        const auto others = [&] {
            std::vector<std::string> lines = told(analyze(model, builtIn(), {asOf, false}));
            std::erase_if(lines, [](const std::string &line) {
                return line.find("@stranger ") != std::string::npos ||
                       line.find("@zone-") != std::string::npos;
            });
            return lines;
        };
        const std::vector<std::string> before = others();
        const auto still = model.elements().shared("stranger");
        model::Element moved = *still;
        moved.parent = *rc::gen::elementOf(places);
        if (moved.parent != still->parent)
            RC_ASSERT(model.apply(model::editing(still, moved)).ok());
        RC_ASSERT(model.apply(model::adding(model::View{"all", "All", true, {}})).ok());
        for (const std::string &id : {std::string("c0"), std::string("host-a"), std::string("stranger")}) {
            const model::Rect rect{static_cast<double>(*rc::gen::inRange(-500, 500)),
                                   static_cast<double>(*rc::gen::inRange(-500, 500)), 120, 60};
            RC_ASSERT(model.apply(model::adding(model::Placement{"all", id, rect, {}})).ok());
        }
        RC_ASSERT(others() == before);
    }));
}

void TestStability::worstComeFirst()
{
    QVERIFY(rc::check([] {
        const Parts parts = arbitraryParts();
        const Analysis analysis =
            analyze(build(parts.elements, parts.containers, parts.flows), builtIn(), {asOf, false});
        const auto findings = analysis.findings();
        const auto key = [&](const Finding &f) {
            return std::tuple(-static_cast<int>(f.rating), !model::isConfirmed(f.basis), -f.score(),
                              -static_cast<int>(f.basis), f.rule, f.subject);
        };
        RC_ASSERT(std::is_sorted(findings.begin(), findings.end(),
                                 [&](const Finding &a, const Finding &b) { return key(a) < key(b); }));
        std::size_t grouped = 0;
        for (const model::Element &element : analysis.model().elements())
            for (const std::uint32_t number : analysis.findingsOf(element.id)) {
                RC_ASSERT(analysis.subjectId(findings[number]) == element.id);
                RC_ASSERT(analysis.find(analysis.id(findings[number])) == &findings[number]);
                ++grouped;
            }
        for (const model::Flow &flow : analysis.model().flows())
            grouped += analysis.findingsOf(flow.id).size();
        RC_ASSERT(grouped == findings.size());
    }));
}

} // namespace catalog_stability

BULKHEAD_TEST(catalog_stability, TestStability, None)
#include "test_stability.moc"
