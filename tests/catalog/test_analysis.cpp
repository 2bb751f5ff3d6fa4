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

QTEST_APPLESS_MAIN(TestAnalysis)
#include "test_analysis.moc"
