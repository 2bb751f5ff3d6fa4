// SPDX-License-Identifier: Apache-2.0
#include "import/shared/product_facts.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

void stateAuth(Facts &facts, const Deployment &deployment, const ProductPlaces &places)
{
    const std::optional<ProductAuth> auth = authOf(deployment);
    if (!auth)
        return;
    const std::string &name = deployment.technology->name;
    if (!auth->rule)
        facts.set(property::container::auth_required, auth->authRequired,
                  noted(places.image, auth->authRequired == property::AuthRequired::None
                                          ? name + " asks nobody for credentials unless it is told to, and "
                                                   "nothing here tells it"
                                          : name + " asks for credentials by itself"));
    else if (auth->rule->variable.empty())
        facts.set(property::container::auth_required, auth->authRequired, places.command);
    else
        facts.set(property::container::auth_required, auth->authRequired,
                  places.ofVariable(auth->rule->variable));
}

void stateKeys(Facts &facts, const Deployment &deployment, const ProductPlaces &places)
{
    const std::optional<PublishedKey> key = publishedKeyOf(deployment);
    if (!key)
        return;
    const std::string product = deployment.technology ? deployment.technology->name : std::string();
    if (!key->isSet)
        facts.set(property::container::published_key, true,
                  noted(places.image, product + " comes with a key that everybody knows, and no " +
                                          key->variable + " here names another"));
    else
        facts.set(property::container::published_key, true,
                  noted(places.ofVariable(key->variable),
                        "the key in " + key->variable +
                            (key->isEmpty ? " is empty" : " is one that documentation or examples have")));
}

void statePasswords(Facts &facts, const Deployment &deployment, std::span<const Setting> commandLine,
                    const ProductPlaces &places)
{
    if (const auto variable = guessablePasswordIn(deployment, deployment.environment))
        facts.set(property::container::default_credentials, true,
                  noted(places.ofVariable(*variable), "the password in " + *variable + " is easily guessed"));
    else if (const auto argument = guessablePasswordIn(deployment, commandLine))
        facts.set(property::container::default_credentials, true,
                  noted(places.command, "the password in " + (argument->empty() ? "the command" : *argument) +
                                            " is easily guessed"));
    else if (const auto account = defaultAccountOf(deployment))
        facts.set(property::container::default_credentials, true,
                  noted(places.image, deployment.technology->name + " comes with the account " + *account +
                                          ", and nothing here changes it"));
}

} // namespace

void stateProductFacts(Facts &facts, const Deployment &deployment, std::span<const Setting> commandLine,
                       const ProductPlaces &places)
{
    statePasswords(facts, deployment, commandLine, places);
    stateKeys(facts, deployment, places);
    if (!deployment.technology)
        return;
    const std::string &name = deployment.technology->name;
    stateAuth(facts, deployment, places);
    if (runsCodeByDesign(deployment))
        facts.set(property::container::code_execution_feature, true,
                  noted(places.image, name + " runs code of those who use it, by design"));
    if (isInDevelopmentMode(deployment))
        facts.set(property::container::debug_enabled, true,
                  noted(places.command, name + " is started in its mode for development"));
    if (awaitsSetup(deployment))
        facts.set(property::container::awaits_setup, true,
                  noted(places.image, "whoever opens " + name + " first becomes its administrator"));
    if (const std::optional<bool> outlives = dataOutlives(deployment))
        facts.set(property::container::data_persisted, *outlives,
                  noted(places.image, *outlives ? "its data lie in a volume"
                                                : "no volume is mounted where " + name + " keeps its data"));
    if (const std::optional<SupportEnd> support = supportEndOf(deployment))
        facts.set(property::container::support_ended, support->day,
                  noted(places.image,
                        "as " + support->table->source + " said on " + support->table->read.toString()));
}

bool servesAdministration(const Technology &technology, int port)
{
    return std::find(technology.adminPorts.begin(), technology.adminPorts.end(), port) !=
           technology.adminPorts.end();
}

} // namespace bulkhead::import
