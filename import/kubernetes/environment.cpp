// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/environment.h"

#include "import/kubernetes/cluster.h"
#include "import/kubernetes/service_name.h"
#include "import/reading/text.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"

#include <algorithm>
#include <optional>

namespace bulkhead::import::kubernetes {

namespace {

// Ways of delivery from the weakest to the strongest, and the first place where the weakest was seen.
class Delivery
{
public:
    void saw(property::SecretsDelivery way, model::Origin origin)
    {
        if (m_way && rankOf(way) >= rankOf(*m_way))
            return;
        m_way = way;
        m_origin = std::move(origin);
    }
    void state(Facts &facts) const
    {
        if (m_way)
            facts.set(property::container::secrets_delivery, *m_way, m_origin);
    }

private:
    static std::ptrdiff_t rankOf(property::SecretsDelivery way)
    {
        using enum property::SecretsDelivery;
        static constexpr property::SecretsDelivery order[] = {CommandLine, Env, PlainFile, SecretFile,
                                                              SecretManager};
        return std::find(std::begin(order), std::end(order), way) - std::begin(order);
    }

    std::optional<property::SecretsDelivery> m_way;
    model::Origin m_origin;
};

void seeCommand(Delivery &delivery, const Object &object, const Container &container)
{
    for (const Command &command : commandsOf(container))
        if (const auto argument = credentialIn(settingsIn(command.words)))
            delivery.saw(property::SecretsDelivery::CommandLine,
                         object.atKey(*container.node, command.key, noteOn(*argument)));
}

// What stands in the manifest itself, and so in its repository; what was read from the running cluster bears
// its uid.
void stateLiteral(Facts &facts, const Object &object, const Container &container)
{
    if (object.metadata().has("uid"))
        return;
    for (const Node &variable : (*container.node)["env"].items())
        if (statesCredential(variable["name"].text(), variable["value"].text()))
            return facts.set(property::container::secrets_in_file, true,
                             object.atKey(variable, "value", "a credential in clear"));
    for (const Command &command : commandsOf(container)) {
        const auto argument = credentialIn(settingsIn(command.words));
        if (argument && !argument->isPutInLater)
            return facts.set(property::container::secrets_in_file, true,
                             object.atKey(*container.node, command.key, noteOn(*argument)));
    }
}

void seeVariable(Delivery &delivery, const Object &object, const Node &variable)
{
    const Node &secret = variable["valueFrom"]["secretKeyRef"];
    if (secret.isMap())
        delivery.saw(property::SecretsDelivery::Env,
                     object.at(variable.line(), "read from a Secret into a variable"));
    else if (statesCredential(variable["name"].text(), variable["value"].text()))
        delivery.saw(property::SecretsDelivery::Env,
                     object.atKey(variable, "value", "a credential in clear"));
}

const Object *configMapOf(const Cluster &cluster, const Workload &workload, const Node &reference)
{
    return cluster.find("ConfigMap", workload.object->space, reference["name"].text());
}

} // namespace

void stateSecretsDelivery(Facts &facts, const Cluster &cluster, const Workload &workload,
                          const Container &container, const std::vector<Mount> &mounts)
{
    Delivery delivery;
    const Object &object = *workload.object;
    seeCommand(delivery, object, container);
    for (const Node &variable : (*container.node)["env"].items())
        seeVariable(delivery, object, variable);
    for (const Node &source : (*container.node)["envFrom"].items()) {
        const Object *configMap = configMapOf(cluster, workload, source["configMapRef"]);
        if (source["secretRef"].isMap())
            delivery.saw(property::SecretsDelivery::Env,
                         object.atKey(source, "secretRef", "all of a Secret as variables"));
        else if (configMap && credentialLine(*configMap) != 0)
            delivery.saw(property::SecretsDelivery::Env,
                         configMap->at(credentialLine(*configMap), "a credential in clear"));
    }
    for (const Mount &mount : mounts) {
        const Volume &volume = *mount.volume;
        const Object *configMap = volume.kind == VolumeKind::ConfigMap
                                      ? cluster.find("ConfigMap", object.space, volume.source)
                                      : nullptr;
        if (configMap && credentialLine(*configMap) != 0)
            delivery.saw(property::SecretsDelivery::PlainFile,
                         configMap->at(credentialLine(*configMap), "a credential in clear"));
        else if (volume.kind == VolumeKind::Secret)
            delivery.saw(property::SecretsDelivery::SecretFile, object.at(volume.line));
        else if (volume.kind == VolumeKind::ExternalSecrets)
            delivery.saw(property::SecretsDelivery::SecretManager, object.at(volume.line));
    }
    delivery.state(facts);
    stateLiteral(facts, object, container);
}

namespace {

// Variables that Kubernetes sets for each Service of the namespace.
std::optional<std::string> serviceVariable(std::string_view name, const Cluster &cluster,
                                           const Workload &workload)
{
    if (name == "KUBERNETES_SERVICE_HOST")
        return "kubernetes.default.svc";
    if (name == "KUBERNETES_SERVICE_PORT" || name == "KUBERNETES_SERVICE_PORT_HTTPS")
        return "443";
    for (const std::string_view end :
         {std::string_view("_SERVICE_HOST"), std::string_view("_SERVICE_PORT")}) {
        if (!name.ends_with(end))
            continue;
        std::string service = lowerCase(name.substr(0, name.size() - end.size()));
        std::replace(service.begin(), service.end(), '_', '-');
        const Object *object = cluster.find("Service", workload.object->space, service);
        if (!object)
            continue;
        const auto ports = object->spec()["ports"].items();
        const std::string_view address = object->spec()["clusterIP"].text();
        if (end == "_SERVICE_HOST")
            return address.empty() || address == "None" ? addressWord(service, workload.object->space)
                                                        : std::string(address);
        if (!ports.empty())
            return std::string(ports.front()["port"].text());
    }
    return std::nullopt;
}

} // namespace

void Variables::add(Variable variable)
{
    const Variable &added = m_all.emplace_back(std::move(variable));
    m_byName[added.name] = &added;
}

const Variable *Variables::named(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : found->second;
}

std::string withVariables(std::string_view text, const Variables &variables, const Cluster &cluster,
                          const Workload &workload)
{
    constexpr std::size_t longest = std::size_t{4} << 10; // each may be made of others, many times
    std::string result;
    while (!text.empty()) {
        const std::size_t dollar = std::min(text.find('$'), text.size());
        result += text.substr(0, dollar);
        text.remove_prefix(dollar);
        if (text.starts_with("$$")) {
            result += '$';
            text.remove_prefix(2);
            continue;
        }
        const std::size_t end = text.starts_with("$(") ? text.find(')') : std::string_view::npos;
        if (end == std::string_view::npos) {
            result += text.substr(0, 1);
            text.remove_prefix(std::min<std::size_t>(1, text.size()));
            continue;
        }
        const std::string_view name = text.substr(2, end - 2);
        const Variable *known = variables.named(name);
        const std::optional<std::string> value =
            known ? std::optional(known->value) : serviceVariable(name, cluster, workload);
        if (value && result.size() + value->size() < longest)
            result += *value;
        else
            result += text.substr(0, end + 1);
        text.remove_prefix(end + 1);
    }
    return result;
}

Variables variablesOf(const Cluster &cluster, const Workload &workload, const Container &container)
{
    constexpr std::size_t mostGrown = std::size_t{1} << 20; // by what stands in others
    std::size_t grown = 0;
    Variables found;
    const Object &object = *workload.object;
    for (const Node &source : (*container.node)["envFrom"].items()) {
        const Object *configMap = configMapOf(cluster, workload, source["configMapRef"]);
        if (!configMap)
            continue;
        const std::string prefix(source["prefix"].text());
        for (const auto &[key, line, value] : (*configMap->node)["data"].entries())
            found.add({prefix + std::string(key), std::string(value.text()), configMap, line});
    }
    for (const Node &variable : (*container.node)["env"].items()) {
        const std::string name(variable["name"].text());
        const Node &from = variable["valueFrom"];
        const Node &reference = from["configMapKeyRef"];
        const Object *configMap = reference.isMap() ? configMapOf(cluster, workload, reference) : nullptr;
        if (configMap) {
            const Node &data = (*configMap->node)["data"];
            const std::string_view key = reference["key"].text();
            if (data.has(key))
                found.add({name, std::string(data[key].text()), configMap, data.keyLine(key)});
        } else if (from["fieldRef"]["fieldPath"].text() == "metadata.namespace") {
            found.add({name, object.space, &object, variable.line()});
        } else if (from["fieldRef"]["fieldPath"].text() == "status.hostIP") {
            found.add({name, std::string(addressOfNode), &object, variable.line()});
        } else if (variable.has("value")) {
            // What stands before it can be named in it.
            const std::string_view text = variable["value"].text();
            std::string value =
                grown < mostGrown ? withVariables(text, found, cluster, workload) : std::string(text);
            grown += value.size() - std::min(value.size(), text.size());
            found.add({name, std::move(value), &object, variable.keyLine("value")});
        }
    }
    return found;
}

int credentialLine(const Object &configMap)
{
    for (const MapEntry &entry : (*configMap.node)["data"].entries()) {
        const std::string_view value = entry.value.text();
        const bool isFile = value.find('\n') != std::string_view::npos;
        if ((!isFile && statesCredential(entry.key, value)) || textStatesCredential(value))
            return entry.line;
    }
    return 0;
}

} // namespace bulkhead::import::kubernetes
