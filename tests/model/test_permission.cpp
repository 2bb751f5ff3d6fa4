// SPDX-License-Identifier: Apache-2.0
#include "generators.h"
#include "tests/support/test_program.h"

#include "model/check.h"
#include "model/permission.h"
#include "model/properties.h"

#include <QTest>

namespace model_permission {

using namespace bulkhead::model;
using namespace bulkhead::testing;

// Rights at an orchestrator's interface: their texts, which includes which, and their words.
class TestPermission : public QObject
{
    Q_OBJECT

private slots:
    void textsAreReadAndWritten_data();
    void textsAreReadAndWritten();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void widerRightsIncludeNarrowerOnes();
    void conditionsAskForScopes_data();
    void conditionsAskForScopes();
    void wordsSayHowFar_data();
    void wordsSayHowFar();
    void everyActionHasWords();
    void placesOfSeveralAreToldOnce();
};

void TestPermission::textsAreReadAndWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"pod_exec", "pod_exec@cluster", "pod_exec@namespace:bank",
                             "secrets_read@object:bank/Secret/key", "bind@object:/ClusterRole/view",
                             "bind@object:*/Role/*", "certificates_approve@object:/Signer/example.org/own"})
        QTest::newRow(text) << QByteArray(text);
}

void TestPermission::textsAreReadAndWritten()
{
    QFETCH(QByteArray, text);
    const auto right = Permission::parse(text.toStdString());
    QVERIFY(right);
    QCOMPARE(right->toString(), text.toStdString());
    const PropertyDef *def =
        vocabulary()->find(Kind::Container, property::container::service_account_permissions);
    QVERIFY(!checkValue(*def, Value(Value::TextList{text.toStdString()})));
}

void TestPermission::otherTextsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "@cluster", "pod_exec@", "pod_exec@bank", "pod_exec@namespace",
          "pod_exec@namespace:", "pod_exec@namespace:a/b", "pod_exec@object:a", "pod_exec@object:a/b",
          "pod_exec@object:a//c", "pod_exec@object:a/b/", "pod exec", "juggle@cluster"})
        QTest::newRow(text) << QByteArray(text);
}

void TestPermission::otherTextsAreRefused()
{
    QFETCH(QByteArray, text);
    const PropertyDef *def =
        vocabulary()->find(Kind::Container, property::container::service_account_permissions);
    const auto fault = checkValue(*def, Value(Value::TextList{text.toStdString()}));
    QVERIFY(fault);
    QVERIFY(fault->message.find("service_account_permissions") != std::string::npos);
}

void TestPermission::widerRightsIncludeNarrowerOnes()
{
    const auto shortest = [](std::initializer_list<const char *> texts) {
        std::vector<Permission> rights;
        for (const char *text : texts)
            rights.push_back(*Permission::parse(text));
        std::string list;
        for (const std::string &text : shortestList(std::move(rights)))
            list += text + ' ';
        return list;
    };
    QCOMPARE(shortest({"read@namespace:b", "read@namespace:a", "read@namespace:b"}),
             std::string("read@namespace:a read@namespace:b "));
    QCOMPARE(shortest({"read@namespace:a", "read@cluster", "read@object:a/Pod/x", "write@namespace:a"}),
             std::string("read@cluster write@namespace:a "));
    QCOMPARE(shortest({"read@namespace:a", "read@object:a/Pod/x", "read@object:b/Pod/x"}),
             std::string("read@namespace:a read@object:b/Pod/x "));
    QCOMPARE(shortest({"bind@object:a/Role/*", "bind@object:a/Role/x", "bind@object:a/ClusterRole/x"}),
             std::string("bind@object:a/ClusterRole/x bind@object:a/Role/* "));
    QCOMPARE(shortest({"read", "read@cluster"}), std::string("read read@cluster "));
}

void TestPermission::conditionsAskForScopes_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *item, const char *pattern, const char *answer) {
        QTest::newRow((QByteArray(item) + " for " + pattern).constData())
            << QByteArray(item) << QByteArray(pattern) << QByteArray(answer);
    };
    row("pod_exec@namespace:bank", "pod_exec", "yes");
    row("pod_exec", "pod_exec", "yes");
    row("pod_exec@cluster", "pod_exec@cluster", "yes");
    row("pod_exec@namespace:bank", "pod_exec@cluster", "no");
    row("pod_exec@namespace:bank", "pod_exec@namespace", "yes");
    row("pod_exec@object:bank/Pod/x", "pod_exec@object", "yes");
    row("pod_exec", "pod_exec@cluster", "unknown");
    row("pod_exec@cluster", "pod_create@cluster", "no");
    row("pod_exec_all@cluster", "pod_exec", "no");
    row("pod_exec@namespace:bank", "pod_exec@somewhere", "yes");
    row("pod_exec@cluster", "pod_exec@somewhere", "yes");
    row("pod_exec", "pod_exec@somewhere", "unknown");
    row("pod_create", "pod_exec@somewhere", "no");
    row("pod_exec", "pod_exec@unstated", "yes");
    row("pod_exec@cluster", "pod_exec@unstated", "no");
    row("pod_exec", "pod_exec@stated_cluster", "no");
    row("pod_exec@cluster", "pod_exec@stated_cluster", "yes");
    row("pod_exec@namespace:bank", "pod_exec@stated_cluster", "no");
}

void TestPermission::conditionsAskForScopes()
{
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, answer);
    QVERIFY(isPattern(pattern.toStdString()));
    const std::optional<bool> asked = isAskedFor(item.toStdString(), pattern.toStdString());
    QCOMPARE(QByteArray(!asked ? "unknown" : *asked ? "yes" : "no"), answer);
}

void TestPermission::wordsSayHowFar_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *text, const char *words) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(words);
    };
    row("pod_exec@namespace:bank", "run commands in every workload of bank");
    row("pod_exec@cluster", "run commands in every workload of the cluster");
    row("pod_exec@object:bank/Pod/ledger-0", "run commands in Pod bank/ledger-0");
    row("pod_exec", "run commands in every workload of some part of the cluster (scope not stated)");
    row("bind@object:bank/Role/*", "bind each Role of bank");
    row("bind@object:/ClusterRole/view", "bind ClusterRole view");
    row("secrets_read@object:*/Secret/key", "read Secret key of each namespace");
    row("cluster_admin@cluster", "do everything in the cluster");
    row("what is this", "what is this");
}

void TestPermission::wordsSayHowFar()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, words);
    QCOMPARE(permissionWords(text.toStdString()), words.toStdString());
}

void TestPermission::everyActionHasWords()
{
    for (const std::string_view action : ChoiceNames<property::ServiceAccountPermissions>::all)
        for (const char *scope : {"@cluster", "@object:a/Pod/b"}) {
            const std::string text = std::string(action) + scope;
            QVERIFY2(permissionWords(text) != text, text.c_str());
        }
}

void TestPermission::placesOfSeveralAreToldOnce()
{
    const std::vector<std::string> rights = {"pod_create@cluster", "pod_delete@cluster",
                                             "pod_exec@namespace:bank", "secrets_read@namespace:bank",
                                             "secrets_read@object:bank/Secret/key"};
    QCOMPARE(
        permissionWords(rights),
        std::string("start workloads, delete every workload of the cluster, run commands in every workload, "
                    "read every Secret of bank and read Secret bank/key"));
}

} // namespace model_permission

BULKHEAD_TEST(model_permission, TestPermission, None)
#include "test_permission.moc"
