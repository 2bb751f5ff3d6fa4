// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/open_properties.h"
#include "catalog/what_if/what_if.h"
#include "model/file/platform_file.h"
#include "model/plans.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace catalog_laid_over {

// A platform profile that is laid over a model when that is analysed.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

model::PlatformProfilePtr profile(const std::string &host)
{
    const auto read =
        model::parsePlatform("{\"format\": \"bulkhead-platform\", \"version\": 1, \"elements\": [\n"
                             "{\"kind\": \"host\", \"properties\": {" +
                                 host + "}}]}",
                             "ours.bulkhead-platform", *vocabulary());
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return std::make_shared<const model::PlatformProfile>(*read);
}

Scene twoHosts()
{
    Scene scene;
    scene.element(Kind::Host, "a").element(Kind::Host, "b", {"disk_encrypted=true"});
    scene.container("web", {}, "a").container("db", {}, "b");
    return scene;
}

bool asksFor(const Analysis &analysis, std::string_view element, std::string_view property)
{
    const std::vector<OpenProperty> asked = openProperties(analysis);
    return std::any_of(asked.begin(), asked.end(), [&](const OpenProperty &open) {
        return open.element == element && open.property->name == property;
    });
}

bool isConfirmed(const Analysis &analysis, std::string_view id)
{
    const Finding *finding = analysis.find(id);
    return finding && model::isConfirmed(finding->basis);
}

} // namespace

class TestLaidOver : public QObject
{
    Q_OBJECT

private slots:
    void confirmsWithItsLine();
    void quietsAndIsNotAskedAgain();
    void modelGoesFirst();
    void whatIsTriedOutStaysOnTopOfIt();
    void findingsOfMeasuresComeFromTheModelAlone();
};

void TestLaidOver::confirmsWithItsLine()
{
    const Scene scene = twoHosts();
    const Analysis without = scene.analyze();
    const Finding *before = without.find("T3.1@a");
    const Analysis with =
        scene.analyze(builtIn(), {asOf, false, profile("\"kernel_known_exploitable\": true")});
    const Finding *after = with.find("T3.1@a");
    QVERIFY(after && model::isConfirmed(after->basis));
    QVERIFY(!before || !model::isConfirmed(before->basis));
    const std::vector<Evidence> evidence = with.evidence(*after);
    const auto fromProfile = std::find_if(evidence.begin(), evidence.end(), [](const Evidence &one) {
        return one.origin && one.origin->object.view() == model::platformObject;
    });
    QVERIFY(fromProfile != evidence.end());
    QCOMPARE(fromProfile->origin->file.view(), std::string_view("ours.bulkhead-platform"));
    QCOMPARE(fromProfile->origin->line, 2);
}

void TestLaidOver::quietsAndIsNotAskedAgain()
{
    const Scene scene = twoHosts();
    QVERIFY(asksFor(scene.analyze(), "a", "kernel_last_patched"));
    const Analysis with =
        scene.analyze(builtIn(), {asOf, false, profile("\"kernel_last_patched\": \"2026-11-20\"")});
    QVERIFY(!asksFor(with, "a", "kernel_last_patched"));
    QVERIFY(!with.find("T3.1@a"));
    QVERIFY(with.findings().size() < scene.analyze().findings().size());
    QVERIFY(with.model() == scene.model()); // nothing was copied in
}

void TestLaidOver::modelGoesFirst()
{
    Scene scene;
    scene.element(Kind::Host, "a", {"kernel_known_exploitable=false"}).container("web", {}, "a");
    const Analysis with =
        scene.analyze(builtIn(), {asOf, false, profile("\"kernel_known_exploitable\": true")});
    QVERIFY(!isConfirmed(with, "T3.1@a"));
}

void TestLaidOver::whatIsTriedOutStaysOnTopOfIt()
{
    const Scene scene = twoHosts();
    const Analysis with =
        scene.analyze(builtIn(), {asOf, false, profile("\"kernel_known_exploitable\": true")});
    const std::vector<model::Id> both = {"a", "b"};
    const auto key = *vocabulary()->key("kernel_known_exploitable");
    const auto tried = whatIf(with, model::planSetProperty(scene.model(), both, key, model::Value(false)));
    QVERIFY(tried && isConfirmed(with, "T3.1@a") && isConfirmed(with, "T3.1@b"));
    QVERIFY(!isConfirmed(*tried, "T3.1@a") && !isConfirmed(*tried, "T3.1@b"));
}

// A measure that is taken over into the document must not take the profile along.
void TestLaidOver::findingsOfMeasuresComeFromTheModelAlone()
{
    const Scene scene = twoHosts();
    const Analysis with = scene.analyze(
        builtIn(), {asOf, false,
                    profile("\"kernel_known_exploitable\": true, \"runtime_known_escape_cve\": true, "
                            "\"disk_encrypted\": false")});
    const std::vector<Step> steps = whatFirst(with, 3);
    QVERIFY(!steps.empty());
    Analysis now = with; // a step's findings are those of the analysis before it
    model::Model changed = scene.model();
    for (const Step &step : steps) {
        QVERIFY(step.findingsClosed > 0);
        const model::Change change = planMitigation(now, *step.measure.mitigation, step.measure.findings);
        const auto applied = changed.apply(change);
        QVERIFY2(applied, applied ? "" : applied.error().text().c_str());
        for (const model::Element &element : changed.elements())
            for (const model::Property &property : element.properties)
                QVERIFY(!property.origin || property.origin->object.view() != model::platformObject);
        now = whatIf(now, change).value();
    }
    QVERIFY(changed.element("a")->properties.size() > 0);
}

} // namespace catalog_laid_over

BULKHEAD_TEST(catalog_laid_over, TestLaidOver, None)
#include "test_laid_over.moc"
