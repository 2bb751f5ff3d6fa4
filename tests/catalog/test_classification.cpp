// SPDX-License-Identifier: Apache-2.0
#include "catalog/attack/attack_paths.h"
#include "model/plans.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace catalog_classification {

// How sensitive data is, stated once at a store or a flow, and derived where it goes from there.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

namespace {

// Users call web; web is a client of the database db, which mounts the volume; a backup mounts it, too.
Scene shop(std::initializer_list<std::string_view> ofVolume = {"data_sensitivity=confidential"})
{
    Scene scene;
    scene.element(Kind::ExternalEntity, "users", {"network_zone=internet"});
    scene.container("web").container("db", {"service_type=database"}).container("backup");
    scene.element(Kind::DataStore, "volume", ofVolume);
    scene.flow("users", "web").flow("web", "db");
    scene.flow("db", "volume", {}, model::FlowKind::Mount)
        .flow("backup", "volume", {}, model::FlowKind::Mount);
    return scene;
}

const model::Id fromUsers = "users->web";
const model::Id toDatabase = "web->db";

model::PropertyKey classKey()
{
    return *vocabulary()->key("data_sensitivity");
}

// "confidential from data store volume, which it mounts"; empty where nothing is derived.
std::string derivedOf(const Analysis &analysis, const std::string &subject)
{
    const model::Property *derived = analysis.derived(subject, classKey());
    if (!derived)
        return {};
    const Kind kind =
        analysis.model().element(subject) ? analysis.model().element(subject)->kind : Kind::DataFlow;
    return model::displayWords(*vocabulary()->find(kind, classKey()), derived->value) + ' ' +
           std::string(derived->origin->note.view());
}

Scene with(Scene scene, const model::Id &subject, const char *value)
{
    const model::PropertyDef &def = *vocabulary()->find(Kind::DataStore, classKey());
    const auto choice = std::find(def.enumValues.begin(), def.enumValues.end(), value);
    const std::vector<model::Id> one = {subject};
    scene.apply(model::planSetProperty(
        scene.model(), one, classKey(),
        model::EnumValue{static_cast<std::uint16_t>(choice - def.enumValues.begin())}));
    return scene;
}

} // namespace

class TestClassification : public QObject
{
    Q_OBJECT

private slots:
    void travelsFromAStoreWithItsWay();
    void whatIsStatedStays();
    void theHighestCounts();
    void publicIsNeverDerived();
    void travelsFromAFlow();
    void secretsAndSettingsStayWhereTheyAre();
    void rulesRatingsAndPathsReadIt();
    void isNoPartOfTheModel();
};

void TestClassification::travelsFromAStoreWithItsWay()
{
    const Analysis analysis = shop().analyze();
    QCOMPARE(derivedOf(analysis, "db"), std::string("confidential from data store volume, which it mounts"));
    QCOMPARE(derivedOf(analysis, toDatabase), std::string("confidential from container db at its end"));
    // Who reads a store keeps nothing, and need not pass on what they read.
    for (const model::Id &other : {model::Id("backup"), model::Id("web"), fromUsers})
        QCOMPARE(derivedOf(analysis, other), std::string());
    QCOMPARE(derivedOf(analysis, "volume"), std::string()); // it states it
    QCOMPARE(derivedOf(shop({}).analyze(), "db"), std::string());
}

void TestClassification::whatIsStatedStays()
{
    // What a flow says of itself goes along it, and nothing else.
    const Analysis less = with(shop(), toDatabase, "internal").analyze();
    QCOMPARE(derivedOf(less, toDatabase), std::string());
    QCOMPARE(derivedOf(less, "db"), std::string("confidential from data store volume, which it mounts"));
    const Analysis database = with(shop(), "db", "public").analyze();
    QCOMPARE(derivedOf(database, "db"), std::string());
    QCOMPARE(derivedOf(database, toDatabase), std::string());
}

void TestClassification::theHighestCounts()
{
    Scene scene = shop();
    scene.element(Kind::DataStore, "archive", {"data_sensitivity=restricted"}).flow("db", "archive");
    scene.element(Kind::DataStore, "notes", {"data_sensitivity=internal"}).flow("db", "notes");
    const Analysis analysis = scene.analyze();
    QCOMPARE(derivedOf(analysis, "db"),
             std::string("restricted through flow db → archive from data store archive"));
    QCOMPARE(derivedOf(analysis, "db->archive"),
             std::string("restricted from data store archive at its end"));
}

// That all a store is known to get is public does not say that there is nothing else in it.
void TestClassification::publicIsNeverDerived()
{
    QCOMPARE(derivedOf(shop({"data_sensitivity=public"}).analyze(), "db"), std::string());
    QCOMPARE(derivedOf(with(shop({}), toDatabase, "public").analyze(), "db"), std::string());
}

void TestClassification::travelsFromAFlow()
{
    const Analysis analysis = with(shop({}), fromUsers, "restricted").analyze();
    for (const model::Id &other : {model::Id("users"), model::Id("web"), toDatabase})
        QCOMPARE(derivedOf(analysis, other), std::string()); // web keeps no data for others
    const Analysis kept = with(shop({}), toDatabase, "restricted").analyze();
    QCOMPARE(derivedOf(kept, "db"), std::string("restricted through flow web → db"));
}

// The password of a database is no part of its data: who states its class says nothing of what is kept there.
void TestClassification::secretsAndSettingsStayWhereTheyAre()
{
    for (const char *type : {"store_type=secret_store", "store_type=config_store"}) {
        Scene scene = shop({});
        scene.element(Kind::DataStore, "password", {type, "data_sensitivity=restricted"});
        scene.element(Kind::DataStore, "vault", {type, "data_sensitivity=restricted"});
        scene.element(Kind::DataStore, "box", {type});
        scene.flow("db", "password", {}, model::FlowKind::Mount).flow("db", "vault");
        scene.flow("db", "box", {"data_sensitivity=restricted"});
        const Analysis analysis = scene.analyze();
        for (const model::Id &other : {model::Id("db"), toDatabase})
            QCOMPARE(derivedOf(analysis, other), std::string());
        QCOMPARE(derivedOf(analysis, "db->vault"),
                 std::string("restricted from data store vault at its end"));
        QCOMPARE(derivedOf(analysis, "box"), std::string("restricted through flow db → box"));
    }
}

void TestClassification::rulesRatingsAndPathsReadIt()
{
    const Scene derived = shop();
    Scene stated = shop();
    for (const model::Id &subject : {model::Id("db"), toDatabase})
        stated = with(std::move(stated), subject, "confidential");
    const Analysis one = derived.analyze();
    const Analysis other = stated.analyze();
    QCOMPARE(ids(one), ids(other));
    for (const Finding &finding : one.findings())
        QCOMPARE(finding.score(), other.find(one.id(finding))->score());
    QCOMPARE(attackExposure(one).risk, attackExposure(other).risk);
    QVERIFY(attackExposure(one).risk > attackExposure(shop({}).analyze()).risk);
    // The evidence tells the way.
    const auto tellsTheWay = [&](const Finding &finding) {
        const auto evidence = one.evidence(finding);
        return std::any_of(evidence.begin(), evidence.end(), [](const Evidence &fact) {
            return fact.text.find("derived ") != std::string::npos;
        });
    };
    QVERIFY(std::any_of(one.findings().begin(), one.findings().end(), tellsTheWay));
}

void TestClassification::isNoPartOfTheModel()
{
    const Scene scene = shop();
    QVERIFY(scene.analyze().model() == scene.model());
}

} // namespace catalog_classification

BULKHEAD_TEST(catalog_classification, TestClassification, None)
#include "test_classification.moc"
