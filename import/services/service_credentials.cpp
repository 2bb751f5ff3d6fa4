// SPDX-License-Identifier: Apache-2.0
#include "import/services/interpolation.h"
#include "import/services/service.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"
#include "import/shared/debugger.h"

#include <algorithm>

namespace bulkhead::import::services {

namespace {

bool isSecretFile(const Variable &variable)
{
    return variable.value.starts_with("/run/secrets/") ||
           (variable.name.ends_with("_FILE") &&
            namesCredential(variable.name.substr(0, variable.name.size() - 5)));
}

// The key that states the words of the command line, most often.
std::string_view commandKey(const Tree &tree)
{
    return tree.has("command") ? "command" : "entrypoint";
}

// The weakest way in which credentials arrive.
void stateDelivery(Facts &facts, const ServiceOrigins &origins, const Service &service,
                   std::span<const Setting> commandLine)
{
    const Tree &tree = *service.tree;
    if (const auto argument = credentialIn(commandLine)) {
        facts.set(property::container::secrets_delivery, property::SecretsDelivery::CommandLine,
                  origins.atKey(tree, commandKey(tree), noteOn(*argument)));
        return;
    }
    for (const Variable &variable : service.environment) {
        if (isSecretFile(variable))
            continue;
        const bool isLiteral = statesCredential(variable.name, variable.value);
        const bool isReferred =
            namesCredential(variable.name) && (variable.isPassedOn || hasVariable(variable.value));
        if (isLiteral || isReferred) {
            facts.set(property::container::secrets_delivery, property::SecretsDelivery::Env,
                      origins.at(variable.mark, isLiteral
                                                    ? "the value of " + variable.name + " is a credential"
                                                    : variable.name + " is set when it is deployed"));
            return;
        }
    }
    const auto file = std::find_if(service.environment.begin(), service.environment.end(), isSecretFile);
    if (!tree["secrets"].items().empty())
        facts.set(property::container::secrets_delivery, property::SecretsDelivery::SecretFile,
                  origins.atKey(tree, "secrets"));
    else if (file != service.environment.end())
        facts.set(property::container::secrets_delivery,
                  file->value.starts_with("/run/secrets/") ? property::SecretsDelivery::SecretFile
                                                           : property::SecretsDelivery::PlainFile,
                  origins.at(file->mark));
}

// What stands in the compose file itself, and so in its repository.
void stateLiteral(Facts &facts, const ServiceOrigins &origins, const Service &service,
                  std::span<const Setting> commandLine)
{
    if (service.objectKind != "service")
        return; // a container that runs, read from its engine
    const auto literal =
        std::find_if(service.environment.begin(), service.environment.end(), [](const Variable &variable) {
            return !variable.isOfEnvFile && !hasVariable(variable.value) && !isSecretFile(variable) &&
                   statesCredential(variable.name, variable.value);
        });
    const auto argument = credentialIn(commandLine);
    if (literal != service.environment.end())
        facts.set(property::container::secrets_in_file, true,
                  origins.at(literal->mark, "the value of " + literal->name + " is a credential"));
    else if (argument && !argument->isPutInLater)
        facts.set(property::container::secrets_in_file, true,
                  origins.atKey(*service.tree, commandKey(*service.tree), noteOn(*argument)));
}

void stateDebugger(Facts &facts, const ServiceOrigins &origins, const Service &service,
                   std::span<const Setting> settings, std::span<const DebugMode> modes)
{
    const std::optional<Debugger> debugger = debuggerIn(settings, service.arguments, modes);
    if (!debugger)
        return;
    const Tree &tree = *service.tree;
    const model::Origin origin =
        origins.atKey(tree, debugger->isInArguments ? commandKey(tree) : "environment");
    facts.set(property::container::debug_enabled, true, noted(origin, debugger->note));
    const auto published =
        std::find_if(service.ports.begin(), service.ports.end(), [&](const PortMapping &port) {
            return !port.isLocal() && debugger->port > 0 && port.targetPort() == debugger->port;
        });
    if (debugger->place != Debugger::Place::OwnPort)
        facts.set(property::container::debug_reach,
                  debugger->place == Debugger::Place::Service ? property::DebugReach::Service
                                                              : property::DebugReach::Container,
                  origin);
    else if (published != service.ports.end())
        facts.set(property::container::debug_reach, property::DebugReach::Outside,
                  origins.at(published->mark, "the port of the debugger is published"));
    else if (debugger->port > 0)
        facts.set(property::container::debug_reach, property::DebugReach::Network, origin);
}

} // namespace

void stateCredentials(Builder &builder, const Service &service, model::Element &container)
{
    Facts facts = builder.facts(container);
    const ServiceOrigins origins(builder, service);
    const std::vector<Setting> commandLine = settingsIn(service.arguments);
    stateDelivery(facts, origins, service, commandLine);
    stateLiteral(facts, origins, service, commandLine);
    std::vector<Setting> settings;
    for (const Variable &variable : service.environment)
        settings.push_back({variable.name, variable.isPassedOn ? std::string_view("${}") : variable.value});
    const auto &technologies = builder.options().technologies;
    stateDebugger(facts, origins, service, settings,
                  technologies ? technologies->debugModes() : std::span<const DebugMode>());
    stateProduct(builder, service, container);
}

} // namespace bulkhead::import::services
