// SPDX-License-Identifier: Apache-2.0
#include "surrounded_shop.h"
#include "tests/support/test_program.h"

#include "import/assumed/assumed_surroundings.h"
#include "model/plans.h"

#include <QTest>

#include <algorithm>

namespace import_assumed_surroundings {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

namespace {

const model::Id operators = "surroundings/operators";
const model::Id developers = "surroundings/developers";
const model::Id ci = "surroundings/ci";

} // namespace

// What is assumed around an architecture: which parties and servers, with which flows, and how that holds
// over updates.
class AssumedSurroundings : public QObject, protected tests::SurroundedShop
{
    Q_OBJECT

private slots:
    void partiesOfACluster();
    void partiesOfAHost();
    void nothingIsDoubled();
    void fewAskTheNameServiceByThemselves();
    void allSaysThatItIsAssumed();
    void theModelAloneServes();
    void anUpdateKeepsThem();
    void whatAPersonRemovedStaysAway();
    void whatAPersonDrewIsTheOne();
    void theSameEachTime();
};

void AssumedSurroundings::partiesOfACluster()
{
    const model::Model model = surrounded(shop);
    QCOMPARE(between(model, operators, "cluster/control-plane"), std::string("kubernetes_api"));
    QCOMPARE(between(model, ci, "cluster/control-plane"), std::string("kubernetes_api"));
    QCOMPARE(between(model, ci, "registry.registry.example.org"), std::string("registry_api"));
    QCOMPARE(between(model, developers, ci), std::string("?"));
    const auto supply = model.views().shared("supply-chain");
    QVERIFY(std::binary_search(supply->members.begin(), supply->members.end(), ci));
    QVERIFY(!std::binary_search(supply->members.begin(), supply->members.end(), operators));

    // Of products alone nobody builds images; they are deployed all the same.
    const model::Model product = surrounded("apiVersion: v1\nkind: Pod\nmetadata: {name: cache}\nspec: "
                                            "{containers: [{name: c, image: redis}]}\n");
    QCOMPARE(between(product, ci, "cluster/control-plane"), std::string("kubernetes_api"));
    QCOMPARE(between(product, ci, "registry.docker.io"), std::string("-"));
}

void AssumedSurroundings::partiesOfAHost()
{
    const char *name = "compose.yaml";
    const model::Model built = surrounded("services: {web: {build: .}, db: {image: postgres}}\n", {}, name);
    QCOMPARE(between(built, operators, "host"), std::string("ssh"));
    QCOMPARE(between(built, ci, "host"), std::string("?"));
    QCOMPARE(between(built, developers, ci), std::string("?"));
    const model::Model pushed = surrounded("services: {web: {image: registry.example.org/web}}\n", {}, name);
    QCOMPARE(between(pushed, ci, "registry.registry.example.org"), std::string("registry_api"));
    const model::Model products = surrounded("services: {web: {image: nginx}}\n", {}, name);
    QVERIFY(products.element(operators));
    const auto pushes = [&](const std::string &service, const char *registry) {
        return between(surrounded("services: {web: {" + service + "}}\n", {}, name), ci, registry);
    };
    // Others' images are pulled, not pushed; one that is built here, whatever its name, goes to the host.
    QCOMPARE(pushes("image: mcr.microsoft.com/dotnet/aspnet", "registry.mcr.microsoft.com"),
             std::string("-"));
    QCOMPARE(pushes("image: ghcr.io/others/tool", "registry.ghcr.io"), std::string("-"));
    QCOMPARE(pushes("image: others/tool", "registry.docker.io"), std::string("-"));
    QCOMPARE(pushes("image: ghcr.io/us/web, build: .", "host"), std::string("?"));
    QCOMPARE(pushes("image: us.azurecr.io/web", "registry.us.azurecr.io"), std::string("registry_api"));
    QVERIFY(!products.element(ci));
    QVERIFY(!products.element(developers));
}

void AssumedSurroundings::nothingIsDoubled()
{
    // A DNS server and a CI system that the inputs hold.
    const auto pod = [](const std::string &name, const std::string &image) {
        return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
               ", namespace: tools}\nspec: {containers: [{name: " + name + ", image: \"" + image + "\"}]}\n";
    };
    const model::Model model = surrounded(shop + pod("coredns", "registry.k8s.io/coredns/coredns:v1.11.1") +
                                          pod("jenkins", "jenkins/jenkins:lts"));
    QVERIFY(!model.element("surroundings/dns"));
    QCOMPARE(between(model, web, "tools/Pod/coredns/coredns"), std::string("dns"));
    QVERIFY(!model.element(ci));
    QCOMPARE(between(model, developers, "tools/Pod/jenkins/jenkins"), std::string("?"));

    // Added once more, nothing changes.
    Imported raw = imported(shop + ingress());
    auto plan = planSurroundings(raw.model, raw.frontDoors);
    QVERIFY(plan && raw.model.apply(plan->change));
    plan = planSurroundings(raw.model, raw.frontDoors);
    QVERIFY(plan);
    QVERIFY(plan->change.isEmpty());
}

void AssumedSurroundings::fewAskTheNameServiceByThemselves()
{
    const auto asking = [](const model::Model &model) {
        return std::count_if(model.flows().begin(), model.flows().end(),
                             [](const model::Flow &flow) { return flow.target == "surroundings/dns"; });
    };
    const model::Model few = surrounded(shop);
    QCOMPARE(between(few, web, "surroundings/dns"), std::string("dns"));
    QCOMPARE(asking(few), 1);
    std::string many = service("api") + workload("api");
    for (int i = 0; i < 40; ++i)
        many += workload("c" + std::to_string(i), ", env: [{name: API_URL, value: \"http://api\"}]");
    const model::Model crowd = surrounded(many);
    QCOMPARE(asking(crowd), 1);
    QCOMPARE(between(crowd, "cluster/nodes", "surroundings/dns"), std::string("dns"));
}

void AssumedSurroundings::allSaysThatItIsAssumed()
{
    const model::Model before = imported(shop + ingress()).model;
    const model::Model model = surrounded(shop + ingress());
    int count = 0;
    const auto check = [&](const auto &subjects, const auto &known) {
        for (const auto &subject : subjects) {
            if (known.find(subject.id))
                continue;
            ++count;
            QVERIFY2(subject.import->origin.note.view().starts_with("assumed surroundings: "),
                     subject.id.c_str());
            QCOMPARE(subject.import->origin.file.view(), std::string_view("shop.yaml"));
            QVERIFY(subject.import->origin.line > 0);
        }
    };
    check(model.elements(), before.elements());
    check(model.flows(), before.flows());
    QVERIFY(count > 8);
    const auto key = *m_vocabulary->key("authentication");
    QVERIFY(!model.element(operators)->properties.value(key));
}

void AssumedSurroundings::theModelAloneServes()
{
    model::Model model = imported(shop + ingress()).model;
    const auto plan = planSurroundings(model, {});
    QVERIFY(plan && model.apply(plan->change));
    QCOMPARE(between(model, "internet", "surroundings/ingress-controller"), std::string("https"));
    QCOMPARE(between(model, "surroundings/ingress-controller", web), std::string("http"));
    QCOMPARE(between(model, "internet", web), std::string("-"));
}

void AssumedSurroundings::anUpdateKeepsThem()
{
    model::Model model = surrounded(shop + ingress());
    QVERIFY(hasSurroundings(model));
    QVERIFY(!hasSurroundings(imported(shop + ingress()).model));
    auto plan = planSync(model, surrounded(shop + ingress(), surroundingsLeftOut(model)));
    QVERIFY(plan);
    QVERIFY(plan->change.isEmpty());

    // What a person states stays, and the flows follow the sources.
    const auto key = *m_vocabulary->key("authentication");
    const model::PropertyDef *definition = m_vocabulary->find(model::Kind::ExternalEntity, key);
    const auto mfa = std::find(definition->enumValues.begin(), definition->enumValues.end(), "mfa");
    const model::Value stated =
        model::EnumValue{static_cast<std::uint16_t>(mfa - definition->enumValues.begin())};
    const std::vector<model::Id> ids = {operators};
    QVERIFY(model.apply(model::planSetProperty(model, ids, key, stated)));
    const std::string after = service("web") + workload("web") + ingress();
    plan = planSync(model, surrounded(after, surroundingsLeftOut(model)));
    QVERIFY(plan && model.apply(plan->change));
    QVERIFY(*model.element(operators)->properties.value(key) == stated);
    QCOMPARE(between(model, controller, web), std::string("http"));
    QVERIFY(!model.element(api));
    QCOMPARE(between(model, "internet", controller), std::string("https"));
}

void AssumedSurroundings::whatAPersonRemovedStaysAway()
{
    model::Model model = surrounded(shop + ingress());
    const std::vector<model::Id> removed = {operators, controller};
    QVERIFY(model.apply(model::planRemove(model, removed)));
    QVERIFY(hasSurroundings(model));
    const auto plan = planSync(model, surrounded(shop + ingress(), surroundingsLeftOut(model)));
    QVERIFY(plan && model.apply(plan->change));
    QVERIFY(!model.element(operators));
    QVERIFY(!model.element(controller));
    QVERIFY(model.element(developers));
    // Without it, requests come as they did before.
    QCOMPARE(between(model, "internet", web), std::string("https"));
    QCOMPARE(between(model, "internet", api), std::string("https"));
}

void AssumedSurroundings::whatAPersonDrewIsTheOne()
{
    model::Model model = imported(shop).model;
    model::Element admin;
    admin.id = "admins";
    admin.kind = model::Kind::ExternalEntity;
    admin.name = "Platform team";
    const model::PropertyDef *definition = m_vocabulary->find(model::Kind::ExternalEntity, "entity_type");
    const auto type =
        std::find(definition->enumValues.begin(), definition->enumValues.end(), "administrator");
    admin.properties.set(definition->key,
                         model::EnumValue{static_cast<std::uint16_t>(type - definition->enumValues.begin())});
    QVERIFY(model.apply(model::adding(admin)));
    const auto plan = planSurroundings(model, {}, surroundingsLeftOut(model));
    QVERIFY(plan && model.apply(plan->change));
    QVERIFY(!model.element(operators));
    QVERIFY(model.element(ci));
    QVERIFY(surroundingsLeftOut(model).contains("surroundings/operators"));
    QVERIFY(!surroundingsLeftOut(model).contains("surroundings/ci"));
}

void AssumedSurroundings::theSameEachTime()
{
    QVERIFY(surrounded(shop + ingress()) == surrounded(shop + ingress()));
    const auto ids = [](const model::Model &model) {
        std::set<model::Id> all;
        for (const model::Element &element : model.elements())
            all.insert(element.id);
        for (const model::Flow &flow : model.flows())
            all.insert(flow.id);
        return all;
    };
    QVERIFY(ids(surrounded(shop + ingress())) == ids(surrounded(ingress() + shop)));
}

} // namespace import_assumed_surroundings

BULKHEAD_TEST(import_assumed_surroundings, AssumedSurroundings, Core)
#include "test_assumed_surroundings.moc"
