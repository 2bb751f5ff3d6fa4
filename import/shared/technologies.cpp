// SPDX-License-Identifier: Apache-2.0
#include "import/shared/technologies.h"

#include "import/reading/document.h"
#include "import/reading/scalar_types.h"
#include "import/reading/text.h"

#include <algorithm>
#include <set>

namespace bulkhead::import {

namespace {

// Whether `text` matches a glob in which '*' stands for any characters.
bool matches(std::string_view glob, std::string_view text)
{
    std::size_t g = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            resume = t;
        } else if (g < glob.size() && glob[g] == text[t]) {
            ++g;
            ++t;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', g) == std::string_view::npos;
}

// How much of a glob is literal; one without a star goes before all that have one.
std::size_t weightOf(std::string_view glob)
{
    const auto stars = static_cast<std::size_t>(std::count(glob.begin(), glob.end(), '*'));
    return (glob.size() - stars) * 2 + (stars == 0 ? 1000 : 0);
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
    rule.authRequired =
        choiceIn<property::AuthRequired>(node["auth_required"].text(), node.line(), file, error);
    for (const Node &value : node["values"].items())
        rule.values.push_back(lowerCase(value.text()));
    return rule;
}

Technology readTechnology(const Node &node, const std::string &file, std::optional<Error> &error)
{
    Technology technology;
    technology.name = node["technology"].text();
    technology.serviceType =
        choiceIn<property::ServiceType>(node["service_type"].text(), node.line(), file, error);
    technology.isRegistry = node["is_registry"].asBool();
    for (const MapEntry &port : node["ports"].entries())
        technology.ports.emplace(static_cast<int>(parseInteger(port.key).value_or(0)),
                                 choiceIn<property::Protocol>(port.value.text(), port.line, file, error));
    for (const Node &rule : node["auth"].items())
        technology.auth.push_back(readAuthRule(rule, file, error));
    return technology;
}

} // namespace

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
    std::set<int> ambiguous;
    for (const Node &node : list.items()) {
        const std::size_t index = result->m_technologies.size();
        std::optional<Error> error;
        Technology technology = readTechnology(node, file, error);
        if (error)
            return *std::move(error);
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
    // 6379 is Redis' own port, whichever of its relatives listens there.
    for (const int port : ambiguous) {
        const auto found = result->m_byPort.find(port);
        if (found != result->m_byPort.end() && result->m_technologies[found->second].name != "redis" &&
            result->m_technologies[found->second].name != "mysql")
            result->m_byPort.erase(found);
    }
    std::stable_sort(result->m_patterns.begin(), result->m_patterns.end(),
                     [](const Pattern &a, const Pattern &b) { return weightOf(a.glob) > weightOf(b.glob); });
    return std::shared_ptr<const Technologies>(result);
}

const Technology *Technologies::ofImage(std::string_view repository) const
{
    const std::string lower = lowerCase(repository);
    const std::string_view one = tailOf(lower, 1);
    const std::string_view two = tailOf(lower, 2);
    for (const Pattern &pattern : m_patterns) {
        const bool hasSlash = pattern.glob.find('/') != std::string::npos;
        if (matches(pattern.glob, hasSlash ? two : one))
            return &m_technologies[pattern.technology];
    }
    return nullptr;
}

const Technology *Technologies::ofPort(int port) const
{
    const auto found = m_byPort.find(port);
    return found == m_byPort.end() ? nullptr : &m_technologies[found->second];
}

const Technology *Technologies::named(std::string_view name) const
{
    const auto found = std::find_if(m_technologies.begin(), m_technologies.end(),
                                    [name](const Technology &technology) { return technology.name == name; });
    return found == m_technologies.end() ? nullptr : &*found;
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

const AuthRule *authRuleFor(const Technology &technology, std::span<const Setting> environment,
                            std::span<const std::string> arguments)
{
    for (const AuthRule &rule : technology.auth) {
        if (!rule.argument.empty()) {
            const bool isThere =
                std::any_of(arguments.begin(), arguments.end(), [&](const std::string &argument) {
                    return argument == rule.argument || argument.starts_with(rule.argument + "=") ||
                           argument.find(rule.argument + " ") != std::string::npos ||
                           argument.ends_with(" " + rule.argument);
                });
            if (isThere)
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
            if (counts)
                return &rule;
        }
    }
    return nullptr;
}

namespace {

bool isDebuggerOption(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> options = {"--inspect", "-agentlib:jdwp", "-Xrunjdwp",
                                                                "-Xdebug", "debugpy"};
    // A debugger that listens to its own container alone cannot be reached from elsewhere.
    static constexpr std::array<std::string_view, 3> loopback = {"127.0.0.1", "localhost", "[::1]"};
    return std::any_of(options.begin(), options.end(), [text](std::string_view option) {
        const std::size_t at = text.find(option);
        if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' '))
            return false;
        const std::string_view word = text.substr(at, text.substr(at).find(' '));
        return std::none_of(loopback.begin(), loopback.end(), [word](std::string_view host) {
            return word.find(host) != std::string_view::npos;
        });
    });
}

bool isOn(std::string_view value)
{
    const std::string lower = lowerCase(trimmed(value));
    return lower == "1" || lower == "true" || lower == "yes" || lower == "on";
}

} // namespace

bool startsDebugging(std::span<const Setting> environment, std::span<const std::string> arguments)
{
    const bool isDelve = std::any_of(arguments.begin(), arguments.end(), [](const std::string &word) {
        return word == "dlv" || word.ends_with("/dlv");
    });
    if (isDelve || std::any_of(arguments.begin(), arguments.end(), isDebuggerOption))
        return true;
    return std::any_of(environment.begin(), environment.end(), [](const Setting &setting) {
        if (setting.name == "FLASK_DEBUG" || setting.name == "DJANGO_DEBUG" || setting.name == "APP_DEBUG")
            return isOn(setting.value);
        if (setting.name == "FLASK_ENV" || setting.name == "ASPNETCORE_ENVIRONMENT")
            return lowerCase(trimmed(setting.value)) == "development";
        return (setting.name == "NODE_OPTIONS" || setting.name == "JAVA_TOOL_OPTIONS" ||
                setting.name == "JAVA_OPTS") &&
               isDebuggerOption(setting.value);
    });
}

} // namespace bulkhead::import
