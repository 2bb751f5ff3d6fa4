// SPDX-License-Identifier: Apache-2.0
#include "import/services/interpolation.h"
#include "import/services/service.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"

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

void stateGuessablePassword(Facts &facts, const ServiceOrigins &origins, const Service &service,
                            std::span<const Setting> commandLine)
{
    const auto state = [&facts](std::string_view name, const auto &originWith) {
        facts.set(property::container::default_credentials, true,
                  originWith("the password in " + std::string(name) + " is easily guessed"));
    };
    for (const Variable &variable : service.environment) {
        if (!variable.isPassedOn && statesGuessablePassword(variable.name, variable.value))
            return state(variable.name,
                         [&](const std::string &note) { return origins.at(variable.mark, note); });
    }
    for (const auto &[name, value] : commandLine) {
        if (statesGuessablePassword(name, value))
            return state(name.empty() ? "the command" : name, [&](const std::string &note) {
                return origins.atKey(*service.tree, commandKey(*service.tree), note);
            });
    }
}

} // namespace

void stateCredentials(Builder &builder, const Service &service, model::Element &container)
{
    Facts facts = builder.facts(container);
    const ServiceOrigins origins(builder, service);
    const Tree &tree = *service.tree;
    const std::vector<Setting> commandLine = settingsIn(service.arguments);
    stateDelivery(facts, origins, service, commandLine);
    stateGuessablePassword(facts, origins, service, commandLine);
    std::vector<Setting> settings;
    for (const Variable &variable : service.environment)
        settings.push_back({variable.name, variable.isPassedOn ? std::string_view("${}") : variable.value});
    if (startsDebugging(settings, service.arguments))
        facts.set(
            property::container::debug_enabled, true,
            origins.atKey(tree, startsDebugging({}, service.arguments) ? commandKey(tree) : "environment"));
    if (!service.technology)
        return;
    if (const AuthRule *rule = authRuleFor(*service.technology, settings, service.arguments)) {
        const auto deciding =
            std::find_if(service.environment.begin(), service.environment.end(),
                         [&](const Variable &variable) { return variable.name == rule->variable; });
        facts.set(property::container::auth_required, rule->authRequired,
                  deciding != service.environment.end() ? origins.at(deciding->mark)
                                                        : origins.atKey(tree, commandKey(tree)));
    }
}

} // namespace bulkhead::import::services
