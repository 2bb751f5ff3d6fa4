// SPDX-License-Identifier: Apache-2.0
#include "surrounded_shop.h"

#include "import/assumed/assumed_surroundings.h"
#include "import/shared/technologies.h"
#include "resources/embedded.h"

#include <QtGlobal>

namespace bulkhead::tests {

using namespace import;

std::string service(const std::string &name, const std::string &more)
{
    return "---\napiVersion: v1\nkind: Service\nmetadata: {name: " + name +
           ", namespace: shop}\nspec: {selector: {app: " + name + "}, ports: [{port: 80" + more + "}]}\n";
}

std::string workload(const std::string &name, const std::string &container)
{
    return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
           ", namespace: shop, labels: {app: " + name + "}}\nspec: {containers: [{name: " + name +
           ", image: \"registry.example.org/shop/" + name + ":1\"" + container + "}]}\n";
}

std::string ingress(const std::string &spec, const std::string &annotations)
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

const std::string shop = service("web") + service("api") +
                         workload("web", ", env: [{name: API_URL, value: \"http://api\"}]") + workload("api");
const model::Id web = "shop/Pod/web/web";
const model::Id api = "shop/Pod/api/api";
const model::Id controller = "surroundings/ingress-controller/nginx";

SurroundedShop::SurroundedShop()
{
    auto vocabulary = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    auto technologies = Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
    if (!vocabulary.ok() || !technologies.ok())
        qFatal("the resources cannot be read");
    m_vocabulary = *vocabulary;
    m_options.technologies = *technologies;
}

Imported SurroundedShop::imported(const std::string &text, const char *name)
{
    const std::vector<Input> inputs = {{name, text}};
    auto result = importModel(inputs, m_vocabulary, m_options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}

model::Model SurroundedShop::surrounded(const std::string &text, const std::set<std::string> &leftOut,
                                        const char *name)
{
    Imported raw = imported(text, name);
    const auto plan = planSurroundings(raw.model, raw.frontDoors, leftOut);
    if (!plan || !raw.model.apply(plan->change))
        qFatal("the surroundings cannot be added");
    return raw.model;
}

std::string SurroundedShop::stated(const model::Model &model, const model::Flow &flow,
                                   std::string_view property) const
{
    const model::PropertyDef *definition = model.vocabulary().find(model::Kind::DataFlow, property);
    const model::Value *value = flow.properties.value(definition->key);
    return value ? model::displayValue(*definition, *value) : std::string();
}

std::string SurroundedShop::between(const model::Model &model, const model::Id &from,
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

} // namespace bulkhead::tests
