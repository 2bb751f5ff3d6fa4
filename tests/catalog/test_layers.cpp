// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/defense_layers.h"
#include "catalog/engine/program.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <set>

namespace catalog_layers {

// Defense in depth: which layer has which control, how it stands, and where findings are counted.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

const LayerItem *itemOf(const std::vector<LayerStanding> &layers, std::string_view control,
                        std::string_view subject)
{
    for (const LayerStanding &layer : layers)
        for (const ControlStanding &standing : layer.controls)
            if (standing.control->id == control)
                for (const LayerItem &item : standing.items)
                    if (item.subject == subject)
                        return &item;
    return nullptr;
}

const LayerControl *controlOf(const std::vector<LayerStanding> &layers, std::string_view control)
{
    for (const LayerStanding &layer : layers)
        for (const ControlStanding &standing : layer.controls)
            if (standing.control->id == control)
                return standing.control;
    return nullptr;
}

std::string stateOf(const std::vector<LayerStanding> &layers, std::string_view control,
                    std::string_view subject)
{
    const LayerItem *item = itemOf(layers, control, subject);
    return item ? std::string(layerStateName(item->state)) : "none";
}

std::string evidenceOf(const Analysis &analysis, std::string_view control, std::string_view subject)
{
    const std::vector<LayerStanding> layers = layerStandings(analysis);
    const LayerItem *item = itemOf(layers, control, subject);
    std::string words;
    if (item)
        for (const Evidence &evidence : layerEvidence(analysis, *controlOf(layers, control), *item))
            words += (words.empty() ? "" : "; ") + evidence.words;
    return words;
}

const LayerStanding &layer(const std::vector<LayerStanding> &layers, std::string_view id)
{
    return *std::find_if(layers.begin(), layers.end(),
                         [&](const LayerStanding &standing) { return standing.layer->id == id; });
}

constexpr const char *head = R"({"format": "bulkhead-catalog", "version": 1, "id": "own", )";

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void nineLayersFromTheOutsideIn();
    void everyRootCauseIsOneOfARule();
    void statedControlsAreInPlace();
    void whatIsNotStatedIsUnknown();
    void artefactsWouldHaveSaidSo();
    void whatIsFoundIsOpenOnce();
    void decisionsAreSeen();
    void machinesTakeAway();
    void catalogsAddLayersAndControls();
    void faultsAreTold();
};

void TestLayers::nineLayersFromTheOutsideIn()
{
    std::vector<std::string> ids;
    for (const Layer &layer : builtIn()->program().layers) {
        ids.push_back(layer.id);
        QVERIFY2(!layer.controls.empty(), layer.id.c_str());
    }
    QCOMPARE(ids, (std::vector<std::string>{"people", "registry", "network", "orchestrator", "host", "kernel",
                                            "engine", "image", "container"}));
}

// A mistyped root cause would leave its findings out of the control.
void TestLayers::everyRootCauseIsOneOfARule()
{
    std::set<std::string> causes;
    for (const Rule &rule : builtIn()->rules())
        causes.insert(rule.rootCause);
    for (const Layer &layer : builtIn()->program().layers) {
        for (const std::string &cause : layer.rootCauses)
            QVERIFY2(causes.contains(cause), cause.c_str());
        for (const LayerControl &control : layer.controls)
            for (const std::string &cause : control.rootCauses)
                QVERIFY2(causes.contains(cause), cause.c_str());
    }
}

void TestLayers::statedControlsAreInPlace()
{
    Scene scene;
    scene.element(Kind::Host, "host", {"userns_remap=true"})
        .container("web", {"privileged=false", "capabilities_drop=ALL", "seccomp_profile=custom"}, "host");
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    QCOMPARE(stateOf(layers, "not-privileged", "web"), std::string("in_place"));
    QCOMPARE(stateOf(layers, "capabilities-dropped", "web"), std::string("in_place"));
    QCOMPARE(stateOf(layers, "seccomp", "web"), std::string("in_place"));
    QCOMPARE(stateOf(layers, "user-namespaces", "host"), std::string("in_place"));
    QCOMPARE(evidenceOf(analysis, "not-privileged", "web"), std::string("Privileged: no"));
    QCOMPARE(stateOf(layers, "not-privileged", "host"), std::string("none"));
}

void TestLayers::whatIsNotStatedIsUnknown()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("web", {}, "host");
    scene.element(Kind::ExternalEntity, "person", {"entity_type=end_user"});
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    for (const LayerStanding &layer : layers)
        for (const ControlStanding &control : layer.controls)
            QVERIFY2(control.counts.of(LayerState::InPlace) == 0, control.control->id.c_str());
    QCOMPARE(stateOf(layers, "host-scanned", "host"), std::string("unknown"));
    QCOMPARE(stateOf(layers, "no-host-paths", "web"), std::string("unknown"));
    QCOMPARE(evidenceOf(analysis, "no-host-paths", "web"),
             std::string("Host paths mounted: not stated; the platform's default is none"));
    QCOMPARE(evidenceOf(analysis, "host-dedicated", "host"),
             std::string("Other services on the host: not stated"));
    // It is asked of those who administer alone.
    QCOMPARE(stateOf(layers, "own-accounts", "person"), std::string("none"));
}

// What a compose file leaves out is the engine's default, which counts; what it cannot say does not.
void TestLayers::artefactsWouldHaveSaidSo()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("web", {}, "host");
    scene.imported(model::Platform::Docker, "compose.yaml", 3);
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    for (const char *control : {"no-devices", "no-host-paths", "no-kernel-capability", "not-privileged"})
        QCOMPARE(stateOf(layers, control, "web"), std::string("in_place"));
    QCOMPARE(evidenceOf(analysis, "no-devices", "web"),
             std::string("Host devices: not stated; the platform's default is none"));
    QCOMPARE(stateOf(layers, "host-dedicated", "host"), std::string("unknown"));
}

void TestLayers::whatIsFoundIsOpenOnce()
{
    Scene scene;
    scene.element(Kind::Host, "host", {"co_hosted_services=nginx"})
        .container("web", {"privileged=true"}, "host");
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    QCOMPARE(stateOf(layers, "not-privileged", "web"), std::string("open"));
    QCOMPARE(analysis.id(analysis.findings()[itemOf(layers, "not-privileged", "web")->findings.front()]),
             std::string("E1.1@web"));
    QCOMPARE(stateOf(layers, "host-dedicated", "host"), std::string("open"));
    const std::size_t told =
        std::accumulate(layers.begin(), layers.end(), std::size_t{0}, [](std::size_t sum, const auto &layer) {
            return sum + layer.findings.open() + layer.findings.decided;
        });
    QCOMPARE(told, analysis.findings().size());
}

void TestLayers::decisionsAreSeen()
{
    Scene scene;
    scene.element(Kind::Host, "host", {"co_hosted_services=nginx"});
    model::Decision decision;
    decision.finding = "T3.4@host";
    decision.state = model::DecisionState::Accepted;
    decision.rating = Rating::Critical;
    decision.basis = Basis::Stated;
    scene.apply(model::adding(decision));
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    QCOMPARE(stateOf(layers, "host-dedicated", "host"), std::string("decided"));
    QCOMPARE(layer(layers, "host").findings.decided, std::size_t{1});
}

void TestLayers::machinesTakeAway()
{
    Scene scene;
    scene.element(Kind::Host, "host")
        .container("web", {"privileged=true", "default_credentials=true"}, "host");
    const Analysis analysis = scene.analyze();
    const auto layers = layerStandings(analysis);
    const LayerFindings &findings = layer(layers, "container").findings;
    QVERIFY(findings.withMachine[static_cast<std::size_t>(WithMachine::FallsAway)] >= 1); // privileged
    QVERIFY(findings.withMachine[static_cast<std::size_t>(WithMachine::Stays)] >= 1);     // the password
    QCOMPARE(std::accumulate(findings.withMachine.begin(), findings.withMachine.end(), std::size_t{0}),
             findings.open());
}

void TestLayers::catalogsAddLayersAndControls()
{
    const std::string more = std::string(head) + R"("layers": [
        {"id": "kernel", "controls": [{"id": "own-kernel", "title": "Live patches", "applies_to": ["host"],
         "when": {"prop": "runtime_monitoring", "op": "==", "value": true}, "virtual_machine": "stays"}]},
        {"id": "building", "title": "Building", "does": "Keeps people out.", "container": "Doors.",
         "virtual_machine": "The same doors.", "controls": []}]})";
    const auto catalogs = with({{"own.json", more}});
    QVERIFY2(catalogs, catalogs ? "" : catalogs.error().text().c_str());
    Scene scene;
    scene.element(Kind::Host, "host", {"runtime_monitoring=true"});
    const Analysis analysis = scene.analyze(*catalogs);
    const auto layers = layerStandings(analysis);
    QCOMPARE(stateOf(layers, "own-kernel", "host"), std::string("in_place"));
    QCOMPARE(layers.back().layer->title, std::string("Building"));
}

void TestLayers::faultsAreTold()
{
    const auto fault = [](const std::string &layers) {
        const auto catalogs = with({{"own.json", std::string(head) + "\"layers\": [" + layers + "]}"}});
        return catalogs ? std::string() : catalogs.error().code;
    };
    const std::string control = R"({"id": "x", "title": "X", "applies_to": ["host"],
        "when": {"prop": "privileged", "op": "==", "value": true}, "virtual_machine": "stays"})";
    QVERIFY(
        !fault(R"({"id": "kernel", "controls": [)" + control + "]}").empty()); // hosts have no such property
    QVERIFY(!fault(R"({"id": "moat", "title": "Moat"})").empty());             // it does nothing
    QVERIFY(fault(R"({"id": "kernel"})").empty());
}

} // namespace catalog_layers

BULKHEAD_TEST(catalog_layers, TestLayers, None)
#include "test_layers.moc"
