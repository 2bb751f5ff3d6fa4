#include "support.h"

#include <QtTest>

using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;
using model::Kind;

class TestAnalysis : public QObject
{
    Q_OBJECT

private slots:
    void wordingsNameTheCauseThatIsThere_data();
    void wordingsNameTheCauseThatIsThere();
    void findsWhatIsStated();
    void namesTheNeighbour();
};

void TestAnalysis::findsWhatIsStated()
{
    Scene scene;
    scene.element(Kind::Host, "host").container("web", {"privileged=true", "memory_limit_mb=512"}, "host");
    const Analysis analysis = scene.analyze();
    const Finding *finding = analysis.find("E1.1@web");
    QVERIFY(finding);
    QCOMPARE(finding->basis, Basis::Stated);
    QCOMPARE(analysis.message(*finding), std::string("web is privileged: code in it controls host."));
    QCOMPARE(analysis.evidence(*finding).size(), 1U);
    QCOMPARE(analysis.evidence(*finding).front().text, std::string("privileged is true"));
    QVERIFY(!analysis.find("D1.1@web"));
    const Finding *cpu = analysis.find("D1.2@web");
    QVERIFY(cpu);
    QCOMPARE(cpu->basis, Basis::AssumedDefault);
}

// The neighbour comes from the network's tally, the name from its members.
void TestAnalysis::namesTheNeighbour()
{
    Scene scene;
    scene.element(Kind::Network, "net")
        .container("a", {"networks=net"})
        .container("b", {"networks=net", "tenant=x"})
        .container("c", {"networks=net", "tenant=y"});
    const Analysis analysis = scene.analyze();
    const Finding *finding = analysis.find("I3.2@b");
    QVERIFY(finding);
    QCOMPARE(analysis.message(*finding), std::string("b shares a network with c of another trust level or "
                                                     "tenant and no default-deny policy applies."));
    QVERIFY(!analysis.find("I3.2@a"));
}

void TestAnalysis::wordingsNameTheCauseThatIsThere_data()
{
    QTest::addColumn<QString>("stated");
    QTest::addColumn<QString>("message");
    QTest::newRow("first") << "privileged=true"
                           << "it is privileged";
    QTest::newRow("second") << "host_pid=true"
                            << "it sees processes";
    QTest::newRow("the first of both") << "privileged=true host_pid=true"
                                       << "it is privileged";
    QTest::newRow("no wording") << "host_ipc=true"
                                << "one of three";
    QTest::newRow("what is false is no cause") << "privileged=false host_ipc=true"
                                               << "one of three";
    QTest::newRow("what is unknown is no cause") << ""
                                                 << "not known";
}

void TestAnalysis::wordingsNameTheCauseThatIsThere()
{
    QFETCH(QString, stated);
    QFETCH(QString, message);
    const auto catalogs =
        with({{"test.json", R"({"format": "bulkhead-catalog", "version": 1, "id": "t", "rules": [
        {"id": "X.1", "entry": "E1", "applies_to": ["container"], "title": "t", "likelihood": 3, "impact": 3,
         "on_unknown": "unverified", "message": "one of three", "unverified_message": "not known",
         "when": {"any": [{"prop": "privileged", "op": "==", "value": true},
                          {"prop": "host_pid", "op": "==", "value": true},
                          {"prop": "host_ipc", "op": "==", "value": true},
                          {"prop": "secrets_last_rotated", "op": "older_than_days", "value": 90}]},
         "wordings": [{"when": {"prop": "privileged", "op": "==", "value": true}, "message": "it is privileged"},
                      {"when": {"prop": "host_pid", "op": "==", "value": true}, "message": "it sees processes"}]}
        ]})",
               false}});
    QVERIFY2(catalogs.ok(), catalogs ? "" : catalogs.error().text().c_str());
    Scene scene;
    model::Element x;
    x.id = "x";
    x.kind = model::Kind::Container;
    for (const QString &one : stated.split(' ', Qt::SkipEmptyParts))
        state(x, one.toStdString());
    scene.apply(model::adding(x));
    const Analysis analysis = scene.analyze(*catalogs);
    const Finding *finding = analysis.find("X.1@x");
    QVERIFY(finding);
    QCOMPARE(analysis.message(*finding), message.toStdString());
}

QTEST_APPLESS_MAIN(TestAnalysis)
#include "test_analysis.moc"
