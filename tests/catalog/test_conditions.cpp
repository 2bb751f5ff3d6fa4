// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/wording/deciding_part.h"

#include <QtTest>

namespace catalog_conditions {

// The condition language, asked of small models: what each operator, fact, default and policy answers.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

class TestConditions : public QObject
{
    Q_OBJECT

private slots:
    void operators_data();
    void operators();
    void threeValues_data();
    void threeValues();
    void grounds_data();
    void grounds();
    void effectiveRoot();
    void ageIsCountedInWholeDays();
    void deciding_data();
    void deciding();
    void explanationsHaveTheRightArticle();
};

namespace {

// A catalog with the one rule X.1 for containers.
CatalogSource ruleAbout(std::string_view kind, std::string_view condition,
                        std::string_view onUnknown = "unverified")
{
    std::string json = R"({"format": "bulkhead-catalog", "version": 1, "id": "test",
        "threats": [{"id": "X", "stride": "tampering", "title": "X"}],
        "rules": [{"id": "X.1", "entry": "X", "applies_to": [")";
    json += kind;
    json += R"("], "title": "X", "message": "{name}", "likelihood": 3, "impact": 3, "on_unknown": ")";
    json += onUnknown;
    json += R"(", "when": )";
    json += condition;
    json += "}]}";
    return {"test.json", json, false};
}

std::string outcome(const Scene &scene, const CatalogSource &source, const std::string &subject)
{
    const auto catalogs = with({source});
    if (!catalogs)
        return catalogs.error().text();
    const Analysis analysis = scene.analyze(*catalogs);
    const Finding *finding = analysis.find("X.1@" + subject);
    return finding ? std::string(model::basisName(finding->basis)) : "none";
}

void row(const char *condition, const char *property, const char *expected)
{
    QTest::addRow("%s | %s", condition, property)
        << QString(condition) << QString(property) << QString(expected);
}

} // namespace

void TestConditions::operators_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("expected");
    row(R"({"prop": "privileged", "op": "==", "value": true})", "privileged=true", "stated");
    row(R"({"prop": "privileged", "op": "==", "value": true})", "privileged=false", "none");
    row(R"({"prop": "user", "op": "!=", "value": "root"})", "user=non_root", "stated");
    row(R"({"prop": "user", "op": "!=", "value": "root"})", "user=root", "none");
    row(R"({"prop": "user", "op": "!=", "value": "root"})", "", "unverified");
    row(R"({"prop": "image_tag", "op": "in", "value": ["latest", ""]})", "image_tag=", "stated");
    row(R"({"prop": "image_tag", "op": "in", "value": ["latest", ""]})", "image_tag=1.2", "none");
    row(R"({"prop": "restart_policy", "op": "not_in", "value": ["no"]})", "restart_policy=always", "stated");
    row(R"({"prop": "memory_limit_mb", "op": ">", "value": 100})", "memory_limit_mb=101", "stated");
    row(R"({"prop": "memory_limit_mb", "op": ">", "value": 100})", "memory_limit_mb=100", "none");
    row(R"({"prop": "cpu_limit", "op": "<", "value": 0.5})", "cpu_limit=0.25", "stated");
    row(R"({"prop": "cpu_limit", "op": "==", "value": 0.25})", "cpu_limit=0.25", "stated");
    row(R"({"prop": "capabilities_drop", "op": "contains", "value": "ALL"})", "capabilities_drop=KILL,ALL",
        "stated");
    row(R"({"prop": "capabilities_drop", "op": "contains", "value": "ALL"})", "capabilities_drop=KILL",
        "none");
    row(R"({"prop": "capabilities_add", "op": "intersects", "value": ["A", "B"]})", "capabilities_add=B,C",
        "stated");
    row(R"({"prop": "capabilities_add", "op": "intersects", "value": ["A", "B"]})", "capabilities_add=C",
        "none");
    row(R"({"prop": "capabilities_add", "op": "not_empty"})", "capabilities_add=C", "stated");
    row(R"({"prop": "capabilities_add", "op": "not_empty"})", "capabilities_add=", "none");
    row(R"({"prop": "capabilities_add", "op": "outside", "value": ["A"]})", "capabilities_add=A,B", "stated");
    row(R"({"prop": "capabilities_add", "op": "outside", "value": ["A"]})", "capabilities_add=A", "none");
    row(R"({"prop": "container_ports", "op": "any_below", "value": 1024})",
        "container_ports=8080/tcp,70-8000/tcp", "stated");
    row(R"({"prop": "container_ports", "op": "any_below", "value": 1024})", "container_ports=8080/tcp,http",
        "none");
    row(R"({"prop": "host_mounts", "op": "begins_with", "value": "/var/"})", "host_mounts=/etc,/var/log",
        "stated");
    row(R"({"prop": "host_mounts", "op": "begins_with", "value": "/var/"})", "host_mounts=/srv/var/,/var",
        "none");
    row(R"({"prop": "host_mounts", "op": "under_paths", "value": "sensitive_host_paths"})",
        "host_mounts=/etc/../etc//cron.d/", "stated");
    row(R"({"prop": "host_mounts", "op": "under_paths", "value": "sensitive_host_paths"})",
        "host_mounts=/home/me/.ssh/id", "stated");
    row(R"({"prop": "host_mounts", "op": "under_paths", "value": "sensitive_host_paths"})",
        "host_mounts=/etc/localtime", "none");
    row(R"({"prop": "host_mounts", "op": "under_paths", "value": "sensitive_host_paths"})",
        "host_mounts=etc,/etcetera", "none");
    row(R"({"prop": "tenant", "op": "stated"})", "tenant=a", "stated");
    row(R"({"prop": "tenant", "op": "stated"})", "", "none");
    row(R"({"prop": "tenant", "op": "stated", "value": false})", "", "stated");
    // A selector that is not stated: no to a test, yes to a negative one.
    row(R"({"prop": "technology", "op": "==", "value": "redis"})", "", "none");
    row(R"({"prop": "technology", "op": "!=", "value": "redis"})", "", "stated");
    // Facts.
    row(R"({"fact": "is_redis"})", "technology=valkey", "stated");
    row(R"({"fact": "is_redis", "op": "==", "value": false})", "technology=mysql", "stated");
    row(R"({"fact": "host_equivalent"})", "host_mounts_rw=/var/lib/kubelet/x", "stated");
    row(R"({"fact": "exposed"})", "service_exposure=ingress", "stated");
    row(R"({"fact": "exposed"})", "", "none");
}

void TestConditions::operators()
{
    QFETCH(QString, condition);
    QFETCH(QString, property);
    QFETCH(QString, expected);
    Scene scene;
    const std::string stated = property.toStdString();
    if (stated.empty())
        scene.container("c");
    else
        scene.container("c", {stated});
    QCOMPARE(QString::fromStdString(outcome(scene, ruleAbout("container", condition.toStdString()), "c")),
             expected);
}

// user is unknown, tenant is not: Kleene's tables, with what each policy makes of unknown.
void TestConditions::threeValues_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *condition, const char *policy, const char *expected) {
        QString text = condition;
        text.replace("U", R"({"prop": "user", "op": "==", "value": "root"})");
        text.replace("T", R"({"prop": "tenant", "op": "==", "value": "a"})");
        text.replace("F", R"({"prop": "tenant", "op": "==", "value": "b"})");
        QTest::addRow("%s %s", condition, policy) << text << QString(policy) << QString(expected);
    };
    add(R"({"all": [U, T]})", "unverified", "unverified");
    add(R"({"all": [U, T]})", "default", "none");
    add(R"({"all": [U, T]})", "silent", "none");
    add(R"({"all": [U, F]})", "unverified", "none");
    add(R"({"any": [U, T]})", "unverified", "stated");
    add(R"({"any": [U, F]})", "unverified", "unverified");
    add(R"({"not": U})", "unverified", "unverified");
    add(R"({"not": {"any": [U, T]}})", "unverified", "none");
    add(R"({"not": {"all": [U, F]}})", "unverified", "stated");
    add(R"({"all": []})", "unverified", "stated");
    add(R"({"any": []})", "unverified", "none");
}

void TestConditions::threeValues()
{
    QFETCH(QString, condition);
    QFETCH(QString, policy);
    QFETCH(QString, expected);
    Scene scene;
    scene.container("c", {"tenant=a"});
    const CatalogSource rule = ruleAbout("container", condition.toStdString(), policy.toStdString());
    QCOMPARE(QString::fromStdString(outcome(scene, rule, "c")), expected);
}

void TestConditions::grounds_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("expected");
    const char *writable = R"({"prop": "read_only_rootfs", "op": "==", "value": false})";
    const char *replicas = R"({"prop": "replicas", "op": "==", "value": 1})";
    const char *seccomp = R"({"prop": "seccomp_profile", "op": "==", "value": "unconfined"})";
    const auto add = [](const char *condition, const char *origin, const char *expected) {
        QTest::addRow("%s %s", condition, origin)
            << QString(condition) << QString(origin) << QString(expected);
    };
    add(writable, "drawn", "assumed_default");
    add(writable, "compose", "imported_default");
    add(writable, "kubernetes", "imported_default");
    add(writable, "implied", "assumed_default");
    add(seccomp, "compose", "none");
    add(seccomp, "kubernetes", "imported_default");
    // docker inspect never states how many instances there are.
    add(replicas, "compose", "imported_default");
    add(replicas, "docker-inspect", "assumed_default");
}

void TestConditions::grounds()
{
    QFETCH(QString, condition);
    QFETCH(QString, origin);
    QFETCH(QString, expected);
    Scene scene;
    scene.container("c");
    if (origin != "drawn") {
        model::SourceFile file;
        file.path = "file";
        file.format = origin == "implied" ? "compose" : origin.toStdString();
        scene.apply(model::adding(file));
        scene.imported(origin == "kubernetes" ? model::Platform::Kubernetes : model::Platform::Docker, "file",
                       3, origin == "implied");
    }
    const CatalogSource rule = ruleAbout("container", condition.toStdString(), "default");
    QCOMPARE(QString::fromStdString(outcome(scene, rule, "c")), expected);
}

void TestConditions::effectiveRoot()
{
    const CatalogSource rule = ruleAbout("container", R"({"fact": "effective_root"})");
    Scene scene;
    scene.element(Kind::Image, "rooted", {"user=root"})
        .element(Kind::Image, "tamed", {"user=non_root"})
        .container("unknown")
        .container("by-image", {"image=rooted"})
        .container("not-by-image", {"image=tamed"})
        .container("over-image", {"image=rooted", "user=non_root"})
        .container("by-number", {"user_id=0"});
    QCOMPARE(outcome(scene, rule, "unknown"), std::string("unverified"));
    QCOMPARE(outcome(scene, rule, "by-image"), std::string("stated"));
    QCOMPARE(outcome(scene, rule, "not-by-image"), std::string("none"));
    QCOMPARE(outcome(scene, rule, "over-image"), std::string("none"));
    QCOMPARE(outcome(scene, rule, "by-number"), std::string("stated"));
}

void TestConditions::ageIsCountedInWholeDays()
{
    const CatalogSource rule =
        ruleAbout("image", R"({"prop": "last_scanned", "op": "older_than_days", "value": 60})");
    Scene scene;
    scene.element(Kind::Image, "at-limit", {"last_scanned=2026-09-22"})
        .element(Kind::Image, "over", {"last_scanned=2026-09-21"});
    QCOMPARE(outcome(scene, rule, "at-limit"), std::string("none"));
    QCOMPARE(outcome(scene, rule, "over"), std::string("stated"));
}

void TestConditions::deciding_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *condition, const char *why) {
        QTest::newRow(condition) << condition << why;
    };
    const char *const few = "it is not so that there are fewer than 1 such: a network it joins";
    row(R"({"prop": "privileged", "op": "==", "value": true})", "“Privileged” is no");
    row(R"({"exists": {"rel": "networks"}})", "");
    row(R"({"not": {"exists": {"rel": "networks"}}})", "there is a network it joins, network back");
    row(R"({"exists": {"rel": "mounts"}})", "there is no store it mounts");
    row(R"({"count": {"rel": "networks", "op": ">", "value": 2}})",
        "it is not so that there are more than 2 such: a network it joins");
    row(R"({"count": {"rel": "networks", "op": "<", "value": 1}})", few);
    row(R"({"count": {"rel": "networks", "op": "==", "value": 1}})",
        "it is not so that there are exactly 1 such: a network it joins");
    row(R"({"not": {"count": {"rel": "mounts", "op": "==", "value": 0}}})",
        "there are exactly 0 such: a store it mounts");
    row(R"({"prop": "user", "op": "==", "value": "root"})", ""); // nothing is stated of it
}

// What is told as the reason why a rule is silent is true.
void TestConditions::deciding()
{
    QFETCH(QString, condition);
    QFETCH(QString, why);
    Scene scene;
    scene.element(Kind::Network, "front").element(Kind::Network, "back");
    scene.container("web", {"privileged=false", "networks=front,back"});
    const auto catalogs = with({ruleAbout("container", condition.toStdString())});
    QVERIFY2(catalogs, catalogs ? "" : catalogs.error().text().c_str());
    const Analysis analysis = scene.analyze(*catalogs);
    const engine::ModelIndex &index = analysis.data().index;
    const Rule *rule = (*catalogs)->rule("X.1");
    const auto number = static_cast<std::size_t>(rule - (*catalogs)->rules().data());
    QCOMPARE(QString::fromStdString(engine::DecidingPart(index).whyFalse((*catalogs)->program().roots[number],
                                                                         index.find("web"))),
             why);
}

void TestConditions::explanationsHaveTheRightArticle()
{
    Scene scene;
    scene.element(Kind::Image, "img");
    const auto catalogs =
        with({ruleAbout("container\", \"image", R"({"prop": "privileged", "op": "==", "value": true})")});
    QVERIFY2(catalogs, catalogs ? "" : catalogs.error().text().c_str());
    const Analysis analysis = scene.analyze(*catalogs);
    const auto explanation = analysis.explain("X.1", "img");
    QVERIFY(explanation && explanation->parts.size() == 1);
    QCOMPARE(explanation->parts.front().because, std::string("an image img has no such property"));
}

} // namespace catalog_conditions

BULKHEAD_TEST(catalog_conditions, TestConditions, None)
#include "test_conditions.moc"
