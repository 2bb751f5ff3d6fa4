// SPDX-License-Identifier: Apache-2.0
#include "import/assumed/assumed_surroundings.h"
#include "import/import.h"
#include "import/shared/technologies.h"
#include "model/plans.h"
#include "resources/embedded.h"

#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::import;

namespace {

std::string service(const std::string &name, const std::string &more = {})
{
    return "---\napiVersion: v1\nkind: Service\nmetadata: {name: " + name +
           ", namespace: shop}\nspec: {selector: {app: " + name + "}, ports: [{port: 80" + more + "}]}\n";
}

std::string workload(const std::string &name, const std::string &container = {})
{
    return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
           ", namespace: shop, labels: {app: " + name + "}}\nspec: {containers: [{name: " + name +
           ", image: \"registry.example.org/shop/" + name + ":1\"" + container + "}]}\n";
}

std::string ingress(const std::string &spec = "ingressClassName: nginx", const std::string &annotations = "")
{
    const auto path = [](const std::string &service) {
        return "{path: /" + service + ", pathType: Prefix, backend: {service: {name: " + service +
               ", port: {number: 80}}}}";
    };
    return "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop, namespace: shop, "
           "annotations: {" +
           annotations + "}}\nspec: {" + spec +
           ", tls: [{hosts: [shop.example.org]}], rules: [{host: " + "shop.example.org, http: {paths: [" +
           path("web") + ", " + path("api") + "]}}]}\n";
}

// Two services behind one Ingress; the first calls the second.
const std::string shop = service("web") + service("api") +
                         workload("web", ", env: [{name: API_URL, value: \"http://api\"}]") + workload("api");
const model::Id web = "shop/Pod/web/web";
const model::Id api = "shop/Pod/api/api";
const model::Id controller = "surroundings/ingress-controller/nginx";
const model::Id operators = "surroundings/operators";
const model::Id developers = "surroundings/developers";
const model::Id ci = "surroundings/ci";

std::string controllerAmongInputs(const std::string &space = "ingress-nginx")
{
    return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: edge, namespace: " + space +
           "}\nspec: {template: {metadata: {labels: {app: edge}}, spec: {containers: [{name: controller, "
           "image: \"registry.k8s.io/ingress-nginx/controller:v1.12.1\"}]}}}\n";
}

} // namespace

// What is assumed around an architecture: which parties and servers, with which flows, and how that holds
// over updates.
class AssumedSurroundings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void routesPassTheirController();
    void theClearTextHop_data();
    void theClearTextHop();
    void aLoadBalancerOfTheCloudStandsOutside();
    void theControllerAmongTheInputsIsUsed();
    void servicesOfTheirOwnLeadInDirectly();
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

private:
    Imported imported(const std::string &text, const char *name = "shop.yaml");
    model::Model surrounded(const std::string &text, const std::set<std::string> &leftOut = {},
                            const char *name = "shop.yaml");
    std::string stated(const model::Model &model, const model::Flow &flow, std::string_view property) const;
    // The flows between two as one text, each "protocol" or "protocol+encryption"; "-" where there is none.
    std::string between(const model::Model &model, const model::Id &from, const model::Id &to) const;
    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    ImportOptions m_options;
};

void AssumedSurroundings::initTestCase()
{
    auto vocabulary = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    QVERIFY(vocabulary.ok());
    m_vocabulary = *vocabulary;
    auto technologies = Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
    QVERIFY(technologies.ok());
    m_options.technologies = *technologies;
}

Imported AssumedSurroundings::imported(const std::string &text, const char *name)
{
    const std::vector<Input> inputs = {{name, text}};
    auto result = importModel(inputs, m_vocabulary, m_options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}

model::Model AssumedSurroundings::surrounded(const std::string &text, const std::set<std::string> &leftOut,
                                             const char *name)
{
    Imported raw = imported(text, name);
    const auto plan = planSurroundings(raw.model, raw.frontDoors, leftOut);
    if (!plan || !raw.model.apply(plan->change))
        qFatal("the surroundings cannot be added");
    return raw.model;
}

std::string AssumedSurroundings::stated(const model::Model &model, const model::Flow &flow,
                                        std::string_view property) const
{
    const model::PropertyDef *definition = model.vocabulary().find(model::Kind::DataFlow, property);
    const model::Value *value = flow.properties.value(definition->key);
    return value ? model::displayValue(*definition, *value) : std::string();
}

std::string AssumedSurroundings::between(const model::Model &model, const model::Id &from,
                                         const model::Id &to) const
{
    std::string text;
    for (const model::Flow &flow : model.flows()) {
        if (flow.source != from || flow.target != to)
            continue;
        const std::string protocol = stated(model, flow, "protocol");
        const std::string encryption = stated(model, flow, "encryption");
        text += (text.empty() ? "" : ", ") + (protocol.empty() ? "?" : protocol) +
                (encryption.empty() ? "" : "+" + encryption);
    }
    return text.empty() ? "-" : text;
}

void AssumedSurroundings::routesPassTheirController()
{
    const model::Model before = imported(shop + ingress()).model;
    QCOMPARE(between(before, "internet", web), std::string("https"));
    const model::Model model = surrounded(shop + ingress());
    QVERIFY(model.element(controller));
    QCOMPARE(model.element(controller)->name, std::string("Ingress controller nginx"));
    QCOMPARE(model.element(controller)->parent, model::Id("cluster"));
    QCOMPARE(between(model, "internet", controller), std::string("https"));
    for (const model::Id &served : {web, api}) {
        QCOMPARE(between(model, controller, served), std::string("http"));
        QCOMPARE(between(model, "internet", served), std::string("-"));
    }
    const auto runtime = model.views().shared("runtime");
    QVERIFY(std::binary_search(runtime->members.begin(), runtime->members.end(), controller));
}

void AssumedSurroundings::theClearTextHop_data()
{
    QTest::addColumn<QString>("objects");
    QTest::addColumn<QString>("door");
    QTest::addColumn<QString>("hop");
    const auto row = [](const char *tag, const std::string &objects, const char *door, const char *hop) {
        QTest::newRow(tag) << QString::fromStdString(objects) << door << hop;
    };
    const std::string pods = workload("web") + workload("api") + service("api");
    row("an Ingress says nothing", shop + ingress(), controller.c_str(), "http");
    row("of no class", shop + ingress("defaultBackend: {service: {name: web, port: {number: 80}}}"),
        "surroundings/ingress-controller", "http");
    row("TLS to the workload",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/backend-protocol: HTTPS"),
        controller.c_str(), "https+tls");
    row("TLS that passes",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/ssl-passthrough: 'true'"),
        controller.c_str(), "https+tls");
    row("gRPC",
        shop + ingress("ingressClassName: nginx", "nginx.ingress.kubernetes.io/backend-protocol: GRPC"),
        controller.c_str(), "grpc");
    row("by the Service's port", pods + service("web", ", name: https") + ingress(), controller.c_str(),
        "https+tls");
    row("told by annotations alone",
        shop + ingress("ingressClassName: ''", "alb.ingress.kubernetes.io/scheme: internet-facing"),
        "surroundings/ingress-controller/alb", "http");
    const auto route = [](const std::string &tls) {
        return "---\napiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: r, namespace: shop}\n"
               "spec: {to: {kind: Service, name: web}" +
               tls + "}\n";
    };
    row("a Route", shop + route(", tls: {termination: edge}"), "surroundings/ingress-controller/router",
        "http");
    row("a Route that encrypts anew", shop + route(", tls: {termination: reencrypt}"),
        "surroundings/ingress-controller/router", "https+tls");
    row("a route of a gateway",
        shop +
            "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: "
            "shop}\nspec: {parentRefs: [{name: edge, namespace: infra}], rules: [{backendRefs: [{name: web, "
            "port: 80}]}]}\n",
        "surroundings/gateway/infra/edge", "http");
    row("Traefik's route",
        shop +
            "---\napiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: {name: r, namespace: shop}\n"
            "spec: {entryPoints: [websecure], routes: [{match: Host(`a`), services: [{name: web, port: 80, "
            "scheme: https}]}], tls: {}}\n",
        "surroundings/ingress-controller/traefik", "https+tls");
    const std::string istio = "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: "
                              "{name: r, namespace: shop}\nspec: {gateways: [edge], hosts: ['*'], http: "
                              "[{route: [{destination: {host: web}}]}]}\n";
    row("Istio's gateway", shop + istio, "surroundings/gateway/istio", "http");
    row("Istio's gateway to a workload of the mesh",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n" +
            shop + istio,
        "surroundings/gateway/istio", "http+mtls");
}

void AssumedSurroundings::theClearTextHop()
{
    QFETCH(QString, objects);
    QFETCH(QString, door);
    QFETCH(QString, hop);
    const model::Model model = surrounded(objects.toStdString());
    QVERIFY(model.element(door.toStdString()));
    QCOMPARE(QString::fromStdString(between(model, door.toStdString(), web)), hop);
    QCOMPARE(between(model, "internet", web), std::string("-"));
}

void AssumedSurroundings::aLoadBalancerOfTheCloudStandsOutside()
{
    const model::Model model = surrounded(
        shop + ingress("ingressClassName: alb", "alb.ingress.kubernetes.io/scheme: internet-facing"));
    const model::Element *balancer = model.element("surroundings/ingress-controller/alb");
    QVERIFY(balancer);
    QCOMPARE(balancer->parent, model::Id());
    QCOMPARE(between(model, balancer->id, web), std::string("http"));
}

void AssumedSurroundings::theControllerAmongTheInputsIsUsed()
{
    const model::Id among = "ingress-nginx/Deployment/edge/controller";
    const model::Model model = surrounded(shop + ingress() + controllerAmongInputs());
    QVERIFY(!model.element(controller));
    QCOMPARE(between(model, among, web), std::string("http"));
    QCOMPARE(between(model, "internet", among), std::string("https"));

    // A Service of its own says already how requests arrive.
    const model::Model exposed =
        surrounded(shop + ingress() + controllerAmongInputs() +
                   "---\napiVersion: v1\nkind: Service\nmetadata: {name: edge, namespace: ingress-nginx}\n"
                   "spec: {type: LoadBalancer, selector: {app: edge}, ports: [{name: http, port: 80}, {name: "
                   "https, port: 443}]}\n");
    QCOMPARE(between(exposed, "internet", among), std::string("https, http"));
    QCOMPARE(between(exposed, "internet", web), std::string("-"));
}

void AssumedSurroundings::servicesOfTheirOwnLeadInDirectly()
{
    const model::Model model =
        surrounded(workload("web") +
                   service("web").replace(service("web").find("spec: {"), 7, "spec: {type: LoadBalancer, "));
    QCOMPARE(between(model, "internet", web), std::string("http"));
    QVERIFY(std::none_of(model.elements().begin(), model.elements().end(), [](const model::Element &element) {
        return element.id.starts_with("surroundings/ingress");
    }));
}

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

QTEST_GUILESS_MAIN(AssumedSurroundings)
#include "test_assumed_surroundings.moc"
