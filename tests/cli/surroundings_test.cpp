// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QTemporaryDir>
#include <QTest>

namespace cli_surroundings {

using namespace bulkhead::tests;
using nlohmann::json;

namespace {

const QByteArray shop = R"(apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec: {ingressClassName: nginx, tls: [{secretName: t}], defaultBackend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: web, image: "registry.example.org/web:1", env: [{name: API_HOST, value: api}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec: {containers: [{name: api, image: "registry.example.org/api:1"}]}
)";

} // namespace

// --with-surroundings: ingress controller, DNS, CI, operators and developers around artefacts.
class SurroundingsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void areOffByDefault();
    void areDrawn();
    void nothingOfThemIsConfirmed();
    void attackPathsPassTheController();
    void areKeptInStep();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    json model(const QString &name) const { return json::parse(bytesOf(path(name))); }
    json analysis(const QStringList &more) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SurroundingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(path("shop.yaml"), shop);
}

json SurroundingsTest::analysis(const QStringList &more) const
{
    const Outcome done =
        run(QStringList{"analyze", path("shop.yaml"), "--format", "json", "--as-of", "2026-11-30"} + more);
    if (done.code != 0)
        qFatal("%s", done.err.constData());
    return json::parse(done.out);
}

void SurroundingsTest::areOffByDefault()
{
    QCOMPARE(run({"import", path("shop.yaml"), "-o", path("a.bulkhead")}).code, 0);
    QVERIFY(!bytesOf(path("a.bulkhead")).contains("surroundings"));
    QVERIFY(model("a.bulkhead")["flows"].contains("internet->shop/Pod/web/web#80"));
}

void SurroundingsTest::areDrawn()
{
    QCOMPARE(run({"import", path("shop.yaml"), "--with-surroundings", "-o", path("a.bulkhead")}).code, 0);
    QCOMPARE(run({"import", path("shop.yaml"), "--with-surroundings", "-o", path("b.bulkhead")}).code, 0);
    QCOMPARE(bytesOf(path("a.bulkhead")), bytesOf(path("b.bulkhead")));
    const json elements = model("a.bulkhead")["elements"];
    for (const char *id : {"surroundings/ingress-controller/nginx", "surroundings/dns",
                           "surroundings/operators", "surroundings/ci", "surroundings/developers"})
        QVERIFY2(elements.contains(id), id);
    QVERIFY(!model("a.bulkhead")["flows"].contains("internet->shop/Pod/web/web#80"));
    const Outcome drawn = run({"render", path("shop.yaml"), "--with-surroundings", "-o", path("shop.dot")});
    QCOMPARE(drawn.code, 0);
    QVERIFY(bytesOf(path("shop.dot")).contains("Ingress controller nginx"));
}

// What is assumed raises questions; nothing about it is a fact.
void SurroundingsTest::nothingOfThemIsConfirmed()
{
    int count = 0;
    const json analysed = analysis({"--with-surroundings"});
    for (const json &finding : analysed["findings"]) {
        const std::string subject = finding["subject"]["id"];
        if (subject.find("surroundings/") == std::string::npos)
            continue;
        ++count;
        QVERIFY2(finding["confidence"] == "to_verify", finding["id"].get<std::string>().c_str());
    }
    QVERIFY(count > 0);
}

void SurroundingsTest::attackPathsPassTheController()
{
    const auto likeliest = [](const json &analysis) {
        double most = 0;
        for (const json &path : analysis["attack_paths"])
            if (path["from"] == "internet")
                most = std::max(most, path["likelihood"].get<double>());
        return most;
    };
    const double before = likeliest(analysis({}));
    const double after = likeliest(analysis({"--with-surroundings"}));
    QVERIFY(before > 0);
    QVERIFY(after >= before);
    const Outcome ways = run({"paths", path("shop.yaml"), "--with-surroundings", "--from", "internet", "--to",
                              "shop/Pod/web/web", "--format", "json"});
    QCOMPARE(ways.code, 0);
    QVERIFY2(ways.out.contains("A4.proxy"), ways.out.constData());
}

void SurroundingsTest::areKeptInStep()
{
    QCOMPARE(run({"import", path("shop.yaml"), "--with-surroundings", "-o", path("a.bulkhead")}).code, 0);
    const QByteArray before = bytesOf(path("a.bulkhead"));
    QCOMPARE(run({"sync", path("a.bulkhead")}).code, 0);
    QCOMPARE(bytesOf(path("a.bulkhead")), before);
    QCOMPARE(run({"sync", path("a.bulkhead"), path("shop.yaml")}).code, 0);
    QCOMPARE(bytesOf(path("a.bulkhead")), before);

    // A model without them gets them when they are asked for.
    QCOMPARE(run({"import", path("shop.yaml"), "-o", path("b.bulkhead")}).code, 0);
    QCOMPARE(run({"sync", path("b.bulkhead")}).code, 0);
    QVERIFY(!bytesOf(path("b.bulkhead")).contains("surroundings"));
    QCOMPARE(run({"sync", path("b.bulkhead"), "--with-surroundings"}).code, 0);
    QVERIFY(model("b.bulkhead")["elements"].contains("surroundings/operators"));
    QVERIFY(!model("b.bulkhead")["flows"].contains("internet->shop/Pod/web/web#80"));

    // The source without its Ingress: the controller goes with it, the others stay.
    write(path("shop.yaml"), shop.mid(shop.indexOf("---") + 4));
    QCOMPARE(run({"sync", path("a.bulkhead")}).code, 0);
    QVERIFY(!model("a.bulkhead")["elements"].contains("surroundings/ingress-controller/nginx"));
    QVERIFY(model("a.bulkhead")["elements"].contains("surroundings/operators"));
}

} // namespace cli_surroundings

BULKHEAD_TEST(cli_surroundings, SurroundingsTest, Core)
#include "surroundings_test.moc"
