// SPDX-License-Identifier: Apache-2.0
#include "import/shared/technologies.h"

#include "import/reading/document.h"
#include "import/reading/scalar_types.h"
#include "import/reading/text.h"

#include <algorithm>
#include <set>

namespace bulkhead::import {

namespace {

// How much of a glob is literal; one without a star goes before all that have one.
std::size_t weightOf(std::string_view glob)
{
    const auto stars = static_cast<std::size_t>(std::count(glob.begin(), glob.end(), '*'));
    return (glob.size() - stars) * 2 + (stars == 0 ? 1000 : 0);
}

// Whether the numbers that a version begins with ("7.17.0-alpine") come before those of another ("8").
bool isLowerVersion(std::string_view version, std::string_view other)
{
    const auto next = [](std::string_view &text) {
        long number = 0;
        std::size_t at = 0;
        for (; at < text.size() && isDigit(text[at]) && at < 9; ++at)
            number = number * 10 + (text[at] - '0');
        const bool isMore = at < text.size() && text[at] == '.';
        text.remove_prefix(isMore ? at + 1 : text.size());
        return number;
    };
    while (!other.empty()) {
        const long wanted = next(other);
        const long number = next(version);
        if (number != wanted)
            return number < wanted;
    }
    return false;
}

// The last `count` parts of a repository.
std::string_view tailOf(std::string_view repository, int count)
{
    std::size_t slash = repository.size();
    for (int i = 0; i < count; ++i) {
        if (slash == 0)
            return repository;
        slash = repository.rfind('/', slash - 1);
        if (slash == std::string_view::npos)
            return repository;
    }
    return repository.substr(slash + 1);
}

// A choice of a property that a file of the program names; refused with file and line where there is none
// such.
template <typename C>
C choiceIn(std::string_view text, int line, const std::string &file, std::optional<Error> &error)
{
    const auto choice = model::choiceNamed<C>(text);
    if (!choice && !error) {
        error = Error{"import.technologies",
                      "the vocabulary has no choice '" + std::string(text) + "'",
                      {},
                      file,
                      line,
                      {}};
    }
    return choice.value_or(C{});
}

AuthRule readAuthRule(const Node &node, const std::string &file, std::optional<Error> &error)
{
    AuthRule rule;
    rule.variable = node["env"].text();
    rule.argument = node["argument"].text();
    rule.part = node["contains"].text();
    if (!node["in_file"].asBool())
        rule.authRequired =
            choiceIn<property::AuthRequired>(node["auth_required"].text(), node.line(), file, error);
    for (const Node &value : node["values"].items())
        rule.values.push_back(lowerCase(value.text()));
    return rule;
}

std::vector<std::string> wordsOfCommand(std::string_view argument)
{
    std::vector<std::string> words(1);
    for (const char c : argument) {
        if (std::string_view(" \t\n;&|").find(c) == std::string_view::npos)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

std::vector<std::string> textsOf(const Node &list)
{
    std::vector<std::string> texts;
    for (const Node &item : list.items())
        texts.emplace_back(item.text());
    return texts;
}

ImageRange readRange(const Node &node)
{
    return {textsOf(node["images"]), std::string(node["from"].text()), std::string(node["below"].text())};
}

std::optional<DefaultAccount> readAccount(const Node &node)
{
    if (!node.isMap())
        return std::nullopt;
    return DefaultAccount{readRange(node), std::string(node["account"].text()), textsOf(node["unless"])};
}

std::vector<KeyRule> readKeys(const Node &list)
{
    std::vector<KeyRule> keys;
    for (const Node &node : list.items()) {
        KeyRule key{textsOf(node["env"]), {}, {}};
        for (const std::string &value : textsOf(node["published"]))
            key.published.push_back(lowerCase(value));
        if (node["unset"].isMap())
            key.unset = readRange(node["unset"]);
        keys.push_back(std::move(key));
    }
    return keys;
}

std::optional<SupportTable> readSupport(const Node &node, const std::string &file,
                                        std::optional<Error> &error)
{
    if (!node.isMap())
        return std::nullopt;
    const auto dateOf = [&](const Node &text) {
        const auto date = model::Date::parse(text.text());
        if (!date && !error)
            error = Error{"import.technologies",
                          "not a date: '" + std::string(text.text()) + "'",
                          {},
                          file,
                          text.line(),
                          {}};
        return date.value_or(model::Date{});
    };
    SupportTable table{std::string(node["source"].text()), dateOf(node["read"]), {}};
    for (const MapEntry &entry : node["ends"].entries())
        table.ends.emplace(entry.key, dateOf(entry.value));
    return table;
}

void readProduct(Technology &technology, const Node &node, const std::string &file,
                 std::optional<Error> &error)
{
    technology.server = readProgramNames(node["server"]);
    technology.clients = readProgramNames(node["clients"]);
    technology.hasSettingsFile = !node.has("settings_file") || node["settings_file"].asBool();
    technology.data = textsOf(node["data"]);
    for (const Node &port : node["admin_ports"].items())
        technology.adminPorts.push_back(static_cast<int>(port.asInteger()));
    technology.runsCode = node["runs_code"].asBool();
    technology.runsCodeWith = textsOf(node["runs_code_with"]);
    technology.debugWith = textsOf(node["debug_with"]);
    technology.passwords = textsOf(node["passwords"]);
    technology.keys = readKeys(node["keys"]);
    for (const Node &entry : node["delivered"].items())
        technology.delivered.push_back(
            {readRange(entry),
             choiceIn<property::AuthRequired>(entry["auth_required"].text(), entry.line(), file, error)});
    technology.defaultAccount = readAccount(node["default_account"]);
    technology.setup = readAccount(node["setup"]);
    technology.support = readSupport(node["support"], file, error);
    for (const Node &entry : node["unprivileged"].items())
        technology.unprivileged.push_back(readRange(entry));
    for (const MapEntry &entry : node["started_as"].entries())
        technology.startedAs.emplace(entry.key, entry.value.text());
}

Technology readTechnology(const Node &node, const std::string &file, std::optional<Error> &error)
{
    Technology technology;
    technology.name = node["technology"].text();
    technology.serviceType =
        choiceIn<property::ServiceType>(node["service_type"].text(), node.line(), file, error);
    technology.imagesOnPort = textsOf(node["images_on_port"]);
    technology.isRegistry = node["is_registry"].asBool();
    for (const MapEntry &port : node["ports"].entries())
        technology.ports.emplace(static_cast<int>(parseInteger(port.key).value_or(0)),
                                 choiceIn<property::Protocol>(port.value.text(), port.line, file, error));
    for (const Node &rule : node["auth"].items())
        technology.auth.push_back(readAuthRule(rule, file, error));
    readProduct(technology, node, file, error);
    return technology;
}

} // namespace

bool ImageRange::includes(std::string_view repository, std::string_view tag, bool isTagKnown) const
{
    const std::string lower = lowerCase(repository);
    const std::string_view tail = tailOf(lower, 2);
    if (std::none_of(repositories.begin(), repositories.end(),
                     [tail](const std::string &glob) { return matchesGlob(glob, tail); }))
        return false;
    if (from.empty() && below.empty())
        return true;
    if (!isTagKnown)
        return false;
    const std::string_view version = tag.substr(0, 1) == "v" ? tag.substr(1) : tag;
    const bool isNewest = version.empty() || !isDigit(version.front());
    if (isNewest)
        return below.empty();
    return (from.empty() || !isLowerVersion(version, from)) &&
           (below.empty() || isLowerVersion(version, below));
}

Result<std::shared_ptr<const Technologies>> Technologies::fromJson(std::string_view json,
                                                                   const std::string &file)
{
    const auto documents = parseJson(std::string(json), file);
    if (!documents)
        return documents.error();
    const Node &list = documents->empty() ? Node() : documents->front().root()["technologies"];
    if (!list.isList()) {
        Error error;
        error.code = "import.technologies";
        error.message = "no list of technologies";
        error.file = file;
        return error;
    }
    const std::shared_ptr<Technologies> result(new Technologies);
    const auto commands =
        std::make_shared<const CommandWords>(CommandWords::read(documents->front().root()["commands"]));
    std::set<int> ambiguous;
    for (const Node &node : list.items()) {
        const std::size_t index = result->m_technologies.size();
        std::optional<Error> error;
        Technology technology = readTechnology(node, file, error);
        if (error)
            return *std::move(error);
        technology.commands = commands;
        for (const Node &image : node["images"].items())
            result->m_patterns.push_back({std::string(image.text()), index});
        for (const auto &[port, protocol] : technology.ports) {
            const bool isOwn = protocol == property::Protocol::Redis ||
                               protocol == property::Protocol::Database ||
                               protocol == property::Protocol::Queue;
            if (!isOwn || !result->m_byPort.emplace(port, index).second)
                ambiguous.insert(port);
        }
        result->m_technologies.push_back(std::move(technology));
    }
    for (const Technology &technology : result->m_technologies)
        for (const auto &[word, part] : technology.startedAs)
            if (!result->named(part))
                return Error{"import.technologies",
                             technology.name + " is started as '" + part + "', which is no product here",
                             {},
                             file,
                             0,
                             {}};
    // 6379 is Redis' own port, whichever of its relatives listens there.
    for (const int port : ambiguous) {
        const auto found = result->m_byPort.find(port);
        if (found != result->m_byPort.end() && result->m_technologies[found->second].name != "redis" &&
            result->m_technologies[found->second].name != "mysql")
            result->m_byPort.erase(found);
    }
    for (const Node &word : documents->front().root()["helpers"].items())
        result->m_helperWords.emplace(word.text());
    result->m_keys = readKeys(documents->front().root()["keys"]);
    for (const Node &mode : documents->front().root()["debug_modes"].items())
        result->m_debugModes.push_back({textsOf(mode["env"]), textsOf(mode["values"]),
                                        std::string(mode["program"].text()), textsOf(mode["arguments"]),
                                        std::string(mode["note"].text())});
    const Node &registries = documents->front().root()["registries"];
    result->m_publicRegistries = textsOf(registries["public_hosts"]);
    result->m_managedRegistries = textsOf(registries["cloud_hosts"]);
    std::stable_sort(result->m_patterns.begin(), result->m_patterns.end(),
                     [](const Pattern &a, const Pattern &b) { return weightOf(a.glob) > weightOf(b.glob); });
    return std::shared_ptr<const Technologies>(result);
}

const Technology *Technologies::ofImage(std::string_view repository) const
{
    const std::string lower = lowerCase(repository);
    const std::string_view one = tailOf(lower, 1);
    const std::string_view two = tailOf(lower, 2);
    const std::vector<std::string> words = wordsOf(one);
    const auto isHelper = [&](std::string_view glob) {
        return glob.find('*') != std::string_view::npos &&
               std::any_of(words.begin(), words.end(), [&](const std::string &word) {
                   return m_helperWords.contains(word) && glob.find(word) == std::string_view::npos;
               });
    };
    for (const Pattern &pattern : m_patterns) {
        const bool hasSlash = pattern.glob.find('/') != std::string::npos;
        if (matchesGlob(pattern.glob, hasSlash ? two : one) && !isHelper(pattern.glob))
            return &m_technologies[pattern.technology];
    }
    return nullptr;
}

const Technology *Technologies::ofImage(std::string_view repository,
                                        std::span<const std::string> arguments) const
{
    const Technology *technology = ofImage(repository);
    if (!technology || technology->startedAs.empty())
        return technology;
    for (const std::string &argument : arguments)
        for (const std::string &word : wordsOfCommand(argument))
            if (const auto part = technology->startedAs.find(word); part != technology->startedAs.end())
                return named(part->second);
    return technology;
}

const Technology *Technologies::ofPort(int port, std::string_view repository) const
{
    if (const auto found = m_byPort.find(port); found != m_byPort.end())
        return &m_technologies[found->second];
    const std::string lower = lowerCase(repository);
    for (const Technology &technology : m_technologies)
        for (const std::string &glob : technology.imagesOnPort)
            if (technology.ports.contains(port) && matchesGlob(glob, tailOf(lower, 1)))
                return &technology;
    return nullptr;
}

const Technology *Technologies::named(std::string_view name) const
{
    const auto found = std::find_if(m_technologies.begin(), m_technologies.end(),
                                    [name](const Technology &technology) { return technology.name == name; });
    return found == m_technologies.end() ? nullptr : &*found;
}

std::optional<property::RegistryHosting> Technologies::hostingOf(std::string_view registryHost) const
{
    const std::string host = lowerCase(registryHost);
    const auto isIn = [&host](const std::vector<std::string> &globs) {
        return std::any_of(globs.begin(), globs.end(),
                           [&host](const std::string &glob) { return matchesGlob(glob, host); });
    };
    if (isIn(m_publicRegistries))
        return property::RegistryHosting::Public;
    return isIn(m_managedRegistries) ? std::optional(property::RegistryHosting::Managed) : std::nullopt;
}

std::optional<property::Protocol> Technologies::protocolOfPort(int port)
{
    switch (port) {
    case 80:
    case 8000:
    case 8080:
    case 8081:
        return property::Protocol::Http;
    case 443:
    case 8443:
        return property::Protocol::Https;
    case 22:
        return property::Protocol::Ssh;
    case 53:
        return property::Protocol::Dns;
    case 2049:
        return property::Protocol::Nfs;
    case 2375:
    case 2376:
        return property::Protocol::DockerApi;
    case 6443:
        return property::Protocol::KubernetesApi;
    case 6379:
        return property::Protocol::Redis;
    case 3306:
    case 5432:
    case 1433:
    case 1521:
    case 27017:
        return property::Protocol::Database;
    case 5672:
    case 9092:
        return property::Protocol::Queue;
    default:
        return std::nullopt;
    }
}

} // namespace bulkhead::import
