// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/environment.h"

#include "import/kubernetes/cluster.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"
#include "import/shared/technologies.h"

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

// Whether one of the variables holds a password that anyone guesses.
void stateGuessablePassword(Facts &facts, const std::vector<Variable> &variables)
{
    const auto guessable = std::find_if(variables.begin(), variables.end(), [](const Variable &variable) {
        return statesGuessablePassword(variable.name, variable.value);
    });
    if (guessable == variables.end())
        return;
    model::Origin origin = guessable->origin();
    origin.note = model::SharedText("the password in " + guessable->name + " is easily guessed");
    facts.set(property::container::default_credentials, true, std::move(origin));
}

void stateDebugging(Facts &facts, const Object &object, const Container &container,
                    const std::vector<Variable> &variables)
{
    const Node &node = *container.node;
    const std::vector<std::string> arguments = commandLineOf(container);
    std::vector<Setting> settings;
    for (const Variable &variable : variables)
        settings.push_back({variable.name, variable.value});
    if (startsDebugging({}, arguments))
        facts.set(property::container::debug_enabled, true,
                  object.atKey(node, node.has("args") ? "args" : "command"));
    else if (startsDebugging(settings, {}))
        facts.set(property::container::debug_enabled, true, object.atKey(node, "env"));
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
    const std::vector<Variable> settings = variablesOf(cluster, workload, container);
    stateGuessablePassword(facts, settings);
    stateDebugging(facts, object, container, settings);
}

std::vector<Variable> variablesOf(const Cluster &cluster, const Workload &workload,
                                  const Container &container)
{
    std::vector<Variable> found;
    const Object &object = *workload.object;
    for (const Node &source : (*container.node)["envFrom"].items()) {
        const Object *configMap = configMapOf(cluster, workload, source["configMapRef"]);
        if (!configMap)
            continue;
        const std::string prefix(source["prefix"].text());
        for (const auto &[key, line, value] : (*configMap->node)["data"].entries())
            found.push_back({prefix + std::string(key), value.text(), configMap, line});
    }
    for (const Node &variable : (*container.node)["env"].items()) {
        const std::string_view name = variable["name"].text();
        const Node &reference = variable["valueFrom"]["configMapKeyRef"];
        const Object *configMap = reference.isMap() ? configMapOf(cluster, workload, reference) : nullptr;
        if (configMap) {
            const Node &data = (*configMap->node)["data"];
            const std::string_view key = reference["key"].text();
            if (data.has(key))
                found.push_back({std::string(name), data[key].text(), configMap, data.keyLine(key)});
        } else if (variable.has("value")) {
            found.push_back(
                {std::string(name), variable["value"].text(), &object, variable.keyLine("value")});
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
