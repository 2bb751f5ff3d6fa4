// SPDX-License-Identifier: Apache-2.0
#include "import/shared/products.h"

#include "import/reading/text.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

bool isWithin(std::string_view path, std::string_view folder)
{
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.remove_suffix(1);
    return path == folder || folder == "/" ||
           (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

bool isWithinAny(std::string_view path, const std::vector<std::string> &folders)
{
    return std::any_of(folders.begin(), folders.end(),
                       [path](const std::string &folder) { return isWithin(path, folder); });
}

// What containers are given without being configured by it.
bool isHarmlessMount(std::string_view path)
{
    static constexpr std::array<std::string_view, 9> folders = {
        "/etc/localtime", "/etc/timezone", "/docker-entrypoint-initdb.d", "/var/log", "/tmp", "/run/secrets",
        "/etc/ssl/certs", "/backup",       "/var/run/docker.sock"};
    return std::any_of(folders.begin(), folders.end(),
                       [path](std::string_view folder) { return isWithin(path, folder); });
}

bool looksLikeSettingsFile(std::string_view text)
{
    static constexpr std::array<std::string_view, 11> endings = {
        ".conf", ".cnf", ".cfg", ".ini", ".yml", ".yaml", ".toml", ".xml", ".json", ".properties", ".acl"};
    return std::any_of(endings.begin(), endings.end(),
                       [text](std::string_view ending) { return text.ends_with(ending); });
}

// Whether a word of the text, which may be a script, is such a file.
bool namesSettingsFile(std::string_view text)
{
    constexpr std::string_view borders = " \t\n;&|\"'";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(borders), text.size());
        if (looksLikeSettingsFile(text.substr(0, end)))
            return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

// What the container's command starts.
Started startedProgram(const Deployment &deployment)
{
    const Technology &technology = *deployment.technology;
    static const CommandWords none;
    const auto isMounted = [&deployment](std::string_view path) {
        return path.starts_with("./") || path.starts_with("../") ||
               std::any_of(deployment.mounts.begin(), deployment.mounts.end(),
                           [path](const MountPoint &mount) {
                               return mount.path != "/" && isWithin(path, mount.path);
                           });
    };
    return startedBy(deployment.command.empty() ? deployment.arguments : deployment.command,
                     {technology.commands ? *technology.commands : none, technology.name, technology.server,
                      technology.clients, isMounted});
}

// Whether the container starts the product's server, rather than a client or a script of somebody's.
bool runsServer(const Deployment &deployment)
{
    return startedProgram(deployment) == Started::Product;
}

// The rule that settles the product's authentication by the environment or the command line; null where
// neither does.
const AuthRule *authRuleFor(const Technology &technology, std::span<const Setting> environment,
                            std::span<const std::string> arguments)
{
    for (const AuthRule &rule : technology.auth) {
        if (!rule.argument.empty()) {
            if (setsSwitch(arguments, rule.argument))
                return &rule;
            continue;
        }
        for (const Setting &setting : environment) {
            if (setting.name != rule.variable)
                continue;
            const bool counts = rule.values.empty()
                                    ? !setting.value.empty()
                                    : std::find(rule.values.begin(), rule.values.end(),
                                                lowerCase(setting.value)) != rule.values.end();
            if (counts && setting.value.find(rule.part) != std::string_view::npos)
                return &rule;
        }
    }
    return nullptr;
}

// Where servers look for settings by themselves, beside the files that their command names.
bool isPlaceOfSettings(std::string_view path)
{
    static constexpr std::array<std::string_view, 14> folders = {
        "/etc",  "/usr",  "/opt", "/config", "/conf",    "/bitnami", "/mosquitto",
        "/home", "/root", "/app", "/srv",    "/var/www", "/var/lib", "/secrets"};
    return looksLikeSettingsFile(path) ||
           std::any_of(folders.begin(), folders.end(),
                       [path](std::string_view folder) { return isWithin(path, folder); });
}

// Whether files may set what the variables and arguments do not show.
bool mayHaveSettingsFile(const Deployment &deployment)
{
    const auto &words = deployment.arguments;
    const auto isNamed = [&](std::string_view path) {
        return std::any_of(words.begin(), words.end(),
                           [path](const std::string &word) { return word.find(path) != word.npos; });
    };
    return std::any_of(deployment.mounts.begin(), deployment.mounts.end(),
                       [&](const MountPoint &mount) {
                           return mount.mayHoldSettings && !isHarmlessMount(mount.path) &&
                                  !isWithinAny(mount.path, deployment.technology->data) &&
                                  (isPlaceOfSettings(mount.path) || isNamed(mount.path));
                       }) ||
           std::any_of(words.begin(), words.end(), namesSettingsFile);
}

bool isOf(const ImageRange &range, const Deployment &deployment)
{
    if (deployment.image.empty())
        return false;
    const ImageReference image = ImageReference::parse(deployment.image);
    return image.isResolved &&
           range.includes(image.repository, image.tag, !image.tag.empty() || image.digest.empty());
}

bool isSet(const Deployment &deployment, const std::vector<std::string> &variables)
{
    return std::any_of(deployment.environment.begin(), deployment.environment.end(),
                       [&](const Setting &setting) {
                           return !setting.value.empty() && std::find(variables.begin(), variables.end(),
                                                                      setting.name) != variables.end();
                       });
}

bool hasArgument(const Deployment &deployment, const std::vector<std::string> &wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string &argument) {
        return setsSwitch(deployment.arguments, argument);
    });
}

// Whether what the product does by itself is what it does here.
bool isAsDelivered(const Deployment &deployment)
{
    return deployment.technology && deployment.isService && !deployment.hasOtherSettings &&
           runsServer(deployment) &&
           (!deployment.technology->hasSettingsFile || !mayHaveSettingsFile(deployment));
}

bool isPublished(const KeyRule &key, std::string_view value)
{
    const std::string text = lowerCase(trimmed(value));
    return std::any_of(key.published.begin(), key.published.end(), [&](const std::string &glob) {
        return glob.empty() ? text.empty() : matchesGlob(glob, text);
    });
}

bool names(const KeyRule &key, std::string_view variable)
{
    return std::find(key.variables.begin(), key.variables.end(), variable) != key.variables.end();
}

// Whether the variable names a key, which is no password that anyone logs in with.
bool isKey(const Deployment &deployment, std::string_view variable)
{
    const auto isOf = [&](const KeyRule &key) { return names(key, variable); };
    return std::any_of(deployment.keysOfAll.begin(), deployment.keysOfAll.end(), isOf) ||
           (deployment.technology &&
            std::any_of(deployment.technology->keys.begin(), deployment.technology->keys.end(), isOf));
}

// The first variable of the environment that sets one of the keys to what everybody knows.
std::optional<PublishedKey> publishedAmong(std::span<const KeyRule> keys, const Deployment &deployment)
{
    for (const Setting &setting : deployment.environment)
        for (const KeyRule &key : keys)
            if (names(key, setting.name) && isPublished(key, setting.value))
                return PublishedKey{std::string(setting.name), trimmed(setting.value).empty(), true};
    return std::nullopt;
}

bool keepsData(const Technology &technology)
{
    return technology.serviceType == property::ServiceType::Database ||
           technology.serviceType == property::ServiceType::Cache ||
           technology.serviceType == property::ServiceType::Queue;
}

// Words of names that say whose password it is: that of another server, to which this one is a client.
bool namesOtherServer(std::string_view setting)
{
    static constexpr std::array<std::string_view, 34> words = {
        "db",     "database",   "mysql", "mariadb", "postgres",      "postgresql", "pg",       "pgpassword",
        "mongo",  "mongodb",    "redis", "valkey",  "rabbitmq",      "amqp",       "mq",       "kafka",
        "broker", "smtp",       "mail",  "email",   "ldap",          "s3",         "minio",    "sql",
        "jdbc",   "datasource", "dsn",   "elastic", "elasticsearch", "opensearch", "influxdb", "upstream",
        "remote", "client"};
    const std::vector<std::string> parts = wordsOf(setting);
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string &part) { return isOneOf(part, words); });
}

} // namespace

bool startsOtherProgram(const Deployment &deployment)
{
    return deployment.technology && startedProgram(deployment) == Started::Other;
}

std::optional<ProductAuth> authOf(const Deployment &deployment)
{
    if (!deployment.technology || startsOtherProgram(deployment))
        return std::nullopt;
    const Technology &technology = *deployment.technology;
    if (const AuthRule *rule = authRuleFor(technology, deployment.environment, deployment.arguments))
        return rule->authRequired ? std::optional(ProductAuth{*rule->authRequired, rule}) : std::nullopt;
    if (!isAsDelivered(deployment))
        return std::nullopt;
    for (const DeliveredAuth &delivered : technology.delivered)
        if (isOf(delivered.images, deployment))
            return ProductAuth{delivered.authRequired, nullptr};
    return std::nullopt;
}

std::optional<std::string> defaultAccountOf(const Deployment &deployment)
{
    if (!deployment.technology || !deployment.technology->defaultAccount || !isAsDelivered(deployment))
        return std::nullopt;
    const DefaultAccount &account = *deployment.technology->defaultAccount;
    return isOf(account.images, deployment) && !isSet(deployment, account.unless)
               ? std::optional(account.account)
               : std::nullopt;
}

std::optional<PublishedKey> publishedKeyOf(const Deployment &deployment)
{
    if (deployment.technology && !startsOtherProgram(deployment)) {
        const Technology &technology = *deployment.technology;
        if (auto known = publishedAmong(technology.keys, deployment))
            return known;
        for (const KeyRule &key : technology.keys)
            if (key.unset && isAsDelivered(deployment) && isOf(*key.unset, deployment) &&
                !isSet(deployment, key.variables))
                return PublishedKey{key.variables.front(), false, false};
    }
    return publishedAmong(deployment.keysOfAll, deployment);
}

bool awaitsSetup(const Deployment &deployment)
{
    if (!deployment.technology || !deployment.technology->setup || !isAsDelivered(deployment))
        return false;
    const DefaultAccount &setup = *deployment.technology->setup;
    return isOf(setup.images, deployment) && !isSet(deployment, setup.unless);
}

bool runsCodeByDesign(const Deployment &deployment)
{
    return deployment.technology && runsServer(deployment) &&
           (deployment.technology->runsCode || hasArgument(deployment, deployment.technology->runsCodeWith));
}

bool isInDevelopmentMode(const Deployment &deployment)
{
    return deployment.technology && !startsOtherProgram(deployment) &&
           hasArgument(deployment, deployment.technology->debugWith);
}

std::optional<bool> dataOutlives(const Deployment &deployment)
{
    if (!deployment.technology || deployment.technology->data.empty() || !deployment.isService ||
        deployment.technology->serviceType != property::ServiceType::Database || !runsServer(deployment))
        return std::nullopt;
    const std::vector<std::string> &folders = deployment.technology->data;
    bool mayLieElsewhere = false;
    for (const MountPoint &mount : deployment.mounts) {
        const bool holdsData = isWithinAny(mount.path, folders) ||
                               std::any_of(folders.begin(), folders.end(), [&](const std::string &folder) {
                                   return isWithin(folder, mount.path);
                               });
        if (holdsData)
            return mount.outlives;
        mayLieElsewhere |=
            mount.outlives && !isHarmlessMount(mount.path) && !looksLikeSettingsFile(mount.path);
    }
    return mayLieElsewhere ? std::nullopt : std::optional(false);
}

std::optional<SupportEnd> supportEndOf(const Deployment &deployment)
{
    if (!deployment.technology || !deployment.technology->support || deployment.image.empty())
        return std::nullopt;
    const SupportTable &table = *deployment.technology->support;
    const ImageReference image = ImageReference::parse(deployment.image);
    if (!image.isResolved)
        return std::nullopt;
    // The longest version that the tag begins with: "5.7" of "5.7.44-debian", "16" of "16-alpine".
    std::string_view version = image.tag;
    version = version.substr(0, version.find_first_not_of("0123456789."));
    while (!version.empty()) {
        if (const auto found = table.ends.find(version); found != table.ends.end())
            return SupportEnd{found->second, &table};
        const std::size_t dot = version.rfind('.');
        version = dot == std::string_view::npos ? std::string_view() : version.substr(0, dot);
    }
    return std::nullopt;
}

bool isOwnPassword(const Deployment &deployment, std::string_view setting)
{
    if (!namesOtherServer(setting))
        return true;
    if (!deployment.technology || startsOtherProgram(deployment))
        return false;
    const Technology &technology = *deployment.technology;
    const auto decides = [setting](const AuthRule &rule) {
        return rule.variable == setting && rule.authRequired != property::AuthRequired::None;
    };
    return keepsData(technology) || std::any_of(technology.auth.begin(), technology.auth.end(), decides) ||
           std::find(technology.passwords.begin(), technology.passwords.end(), setting) !=
               technology.passwords.end();
}

std::optional<std::string> guessablePasswordIn(const Deployment &deployment,
                                               std::span<const Setting> settings)
{
    for (const Setting &setting : settings)
        if (setting.value.find("://") == std::string_view::npos && !isKey(deployment, setting.name) &&
            statesGuessablePassword(setting.name, setting.value) && isOwnPassword(deployment, setting.name))
            return std::string(setting.name);
    return std::nullopt;
}

} // namespace bulkhead::import
