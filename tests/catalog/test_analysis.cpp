// SPDX-License-Identifier: Apache-2.0
#include "support.h"
#include "tests/support/test_program.h"

#include "model/generic_name.h"

#include <QtTest>

namespace catalog_analysis {

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
    void whatHasNoNameHasAnArticle();
    void namesTheItemsThatCount_data();
    void namesTheItemsThatCount();
    void placesOfOneFactAreToldOnce();
    void whatNobodySpeaksOfIsRare_data();
    void whatNobodySpeaksOfIsRare();
    void whatIsNotThereIsNoFinding_data();
    void whatIsNotThereIsNoFinding();
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

// "Kubernetes nodes" is what an importer calls what no manifest names.
void TestAnalysis::whatHasNoNameHasAnArticle()
{
    const auto generic = [](model::Kind kind, const char *id, const model::GenericName &name) {
        model::Element element;
        element.id = id;
        element.kind = kind;
        element.name = name.name;
        return element;
    };
    Scene scene;
    scene.apply(model::adding(generic(Kind::Host, "nodes", model::kubernetesNodes)))
        .container("web", {"privileged=true"}, "nodes");
    model::Element open = generic(Kind::Orchestrator, "plane", model::controlPlane);
    state(open, "api_anonymous=true");
    scene.apply(model::adding(open));
    const Analysis analysis = scene.analyze();
    const auto messageOf = [&](const char *id) {
        const Finding *finding = analysis.find(id);
        return finding ? analysis.message(*finding) : "none";
    };
    QCOMPARE(messageOf("E1.1@web"),
             std::string("web is privileged: code in it controls the Kubernetes nodes."));
    QCOMPARE(messageOf("D2.1@plane"),
             std::string("The Kubernetes control plane accepts anonymous API requests."));
}

void TestAnalysis::namesTheItemsThatCount_data()
{
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<QString>("message");
    QTest::newRow("those of a path set")
        << "host_mounts=./src,/etc,/srv/data,/root/.ssh"
        << "I1.7@x"
        << "x can read paths of host that belong to its system: /etc, /root/.ssh.";
    QTest::newRow("all that are looked for alike")
        << "host_mounts=./src,/etc"
        << "I1.9@x"
        << "x mounts paths of host (./src, /etc): it sees files of the "
           "machine that it runs on, and its data is tied to that.";
    QTest::newRow("six at most")
        << "host_mounts=/bin,/boot,/dev,/etc,/lib,/proc"
        << "I1.7@x"
        << "x can read paths of host that belong to its system: /bin, /boot, /dev, /etc, "
           "/lib, /proc.";
    QTest::newRow("and how many more") << "host_mounts=/bin,/boot,/dev,/etc,/lib,/proc,/root"
                                       << "I1.7@x"
                                       << "x can read paths of host that belong to its system: /bin, /boot, "
                                          "/dev, /etc, /lib and 2 more.";
    QTest::newRow("those of a list of words")
        << "capabilities_add=NET_BIND_SERVICE,SYS_ADMIN,CHOWN"
        << "E1.3@x"
        << "x adds SYS_ADMIN, which weakens or removes its isolation from host.";
    QTest::newRow("those outside it")
        << "capabilities_add=NET_BIND_SERVICE,NET_ADMIN,CHOWN"
        << "E2.9@x"
        << "x adds NET_ADMIN: more than the baseline profile of Pod Security lets a "
           "container add.";
    QTest::newRow("those below a number")
        << "container_ports=8080/tcp,443/tcp,80/tcp"
        << "I2.11@x"
        << "x listens on 443/tcp, 80/tcp; a port below 1024 traditionally asks "
           "for root or NET_BIND_SERVICE.";
    QTest::newRow("words of the vocabulary") << "service_exposure=node_port,load_balancer"
                                             << "I2.3@x"
                                             << "x is published to the outside (load balancer).";
}

void TestAnalysis::namesTheItemsThatCount()
{
    QFETCH(QString, property);
    QFETCH(QString, finding);
    QFETCH(QString, message);
    const std::string stated = property.toStdString();
    Scene scene;
    scene.element(Kind::Host, "host").container("x", {stated}, "host");
    const Analysis analysis = scene.analyze();
    const Finding *found = analysis.find(finding.toStdString());
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(analysis.message(*found)), message);
}

// A value that several lines make up is told once in full, with all its places.
void TestAnalysis::placesOfOneFactAreToldOnce()
{
    model::Element x;
    x.id = "x";
    x.name = "x";
    x.kind = Kind::Container;
    state(x, "host_mounts=/etc,/root");
    model::Origin origin;
    origin.source = model::Origin::Source::Artefact;
    origin.file = model::SharedText("compose.yaml");
    origin.line = 7;
    origin.also = {{model::SharedText("compose.yaml"), 8, model::SharedText("service/x")}};
    model::Property mounts = *x.properties.find(*vocabulary()->key("host_mounts"));
    mounts.origin = std::make_shared<const model::Origin>(origin);
    x.properties.put(mounts);
    Scene scene;
    scene.apply(model::adding(x));
    const Analysis analysis = scene.analyze();
    const std::vector<Evidence> evidence = analysis.evidence(*analysis.find("I1.7@x"));
    QCOMPARE(evidence.size(), 2U);
    QCOMPARE(evidence[0].text, std::string("host_mounts is /etc, /root"));
    QCOMPARE(evidence[0].origin->line, 7);
    QCOMPARE(evidence[1].text, std::string("host_mounts is also stated here"));
    QCOMPARE(evidence[1].origin->line, 8);
}

void TestAnalysis::whatNobodySpeaksOfIsRare_data()
{
    QTest::addColumn<QString>("rare");
    QTest::addColumn<int>("likelihood");
    QTest::addColumn<QString>("stated");
    QTest::newRow("one less, as of all that is not verified") << "" << 4 << "";
    QTest::newRow("at most this") << R"("unverified_likelihood": 2,)" << 2 << "";
    QTest::newRow("no more than without it") << R"("unverified_likelihood": 5,)" << 4 << "";
    QTest::newRow("nothing to do with what is stated")
        << R"("unverified_likelihood": 2,)" << 5 << "host_pid=true";
}

void TestAnalysis::whatNobodySpeaksOfIsRare()
{
    QFETCH(QString, rare);
    QFETCH(int, likelihood);
    QFETCH(QString, stated);
    const QString rule = R"({"format": "bulkhead-catalog", "version": 1, "id": "t", "rules": [
        {"id": "X.1", "entry": "E1", "applies_to": ["container"], "title": "t", "likelihood": 4, "impact": 3, )" +
                         rare + R"("modifiers": ["M-EXPOSED"], "on_unknown": "unverified", "message": "m",
         "when": {"any": [{"prop": "host_pid", "op": "==", "value": true},
                          {"prop": "secrets_last_rotated", "op": "older_than_days", "value": 90}]}}]})";
    const auto catalogs = with({{"test.json", rule.toStdString(), false}});
    QVERIFY2(catalogs.ok(), catalogs ? "" : catalogs.error().text().c_str());
    Scene scene;
    model::Element x;
    x.id = "x";
    x.kind = Kind::Container;
    state(x, "internet_exposed=true");
    if (!stated.isEmpty())
        state(x, stated.toStdString());
    scene.apply(model::adding(x));
    const Analysis analysis = scene.analyze(*catalogs);
    const Finding *finding = analysis.find("X.1@x");
    QVERIFY(finding);
    QCOMPARE(static_cast<int>(finding->likelihood), likelihood);
    int sum = 0;
    for (const Factor &factor : analysis.factors(*finding))
        sum += factor.likelihood;
    QCOMPARE(sum, likelihood);
}

// Rules of the built-in catalog that are not to fire where their subject has no such thing, or where the fact
// that they miss is there in other words.
void TestAnalysis::whatIsNotThereIsNoFinding_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("stated");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("fires");
    const int container = static_cast<int>(Kind::Container);
    const int image = static_cast<int>(Kind::Image);
    for (const char *rule : {"E2.2", "E2.3", "T3.5", "T2.9"}) {
        QTest::addRow("%s on Windows", rule)
            << container << "operating_system=windows" << QString(rule) << false;
        QTest::addRow("%s on Linux", rule) << container << "operating_system=linux" << QString(rule) << true;
        QTest::addRow("%s on what is not said", rule) << container << "" << QString(rule) << true;
    }
    QTest::newRow("scanned yesterday") << image << "last_scanned=2026-11-20"
                                       << "T2.2" << false;
    QTest::newRow("scanned in spring") << image << "last_scanned=2026-04-20"
                                       << "T2.2" << true;
    QTest::newRow("never scanned") << image << "scan_status=never"
                                   << "T2.2" << true;
    QTest::newRow("all dropped, one let through")
        << container << "capabilities_drop=ALL capabilities_add=NET_BIND_SERVICE"
        << "E2.3" << false;
    QTest::newRow("all dropped and taken back")
        << container << "capabilities_drop=ALL capabilities_add=CHOWN,SETUID"
        << "E2.3" << true;
}

void TestAnalysis::whatIsNotThereIsNoFinding()
{
    QFETCH(int, kind);
    QFETCH(QString, stated);
    QFETCH(QString, rule);
    QFETCH(bool, fires);
    Scene scene;
    model::Element x;
    x.id = "x";
    x.kind = static_cast<Kind>(kind);
    model::ImportRecord record;
    record.platform = model::Platform::Kubernetes;
    x.import = std::make_shared<const model::ImportRecord>(std::move(record));
    for (const QString &one : stated.split(' ', Qt::SkipEmptyParts))
        state(x, one.toStdString());
    scene.apply(model::adding(x));
    QCOMPARE(scene.analyze().find(rule.toStdString() + "@x") != nullptr, fires);
}

} // namespace catalog_analysis

BULKHEAD_TEST(catalog_analysis, TestAnalysis, None)
#include "test_analysis.moc"
