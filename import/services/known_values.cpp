#include "import/services/known_values.h"

#include "import/reading/scalar_types.h"
#include "import/services/interpolation.h"
#include "import/services/short_forms.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::services {

namespace {

bool isTruth(std::string_view text)
{
    return parseBool(text).has_value();
}

bool isMemory(std::string_view text)
{
    return parseBytes(text).has_value();
}

bool isNumber(std::string_view text)
{
    return parseNumber(text).has_value();
}

bool isAmount(std::string_view text)
{
    return parseNumber(text).value_or(-1) >= 0;
}

bool isRestart(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> policies = {"no", "always", "unless-stopped",
                                                                 "on-failure", "false"};
    return text.starts_with("on-failure:") ||
           std::find(policies.begin(), policies.end(), text) != policies.end();
}

struct Form
{
    std::string_view path; // below the service
    bool (*isFine)(std::string_view text);
    std::string_view expected;
};

constexpr std::string_view wantsTruth = "true or false";
constexpr std::string_view wantsMemory = "an amount of memory such as 512m";
constexpr std::string_view wantsNumber = "a number";
constexpr std::string_view wantsAmount = "a number from 0 up";
constexpr Form forms[] = {
    {"privileged", isTruth, wantsTruth},
    {"read_only", isTruth, wantsTruth},
    {"use_api_socket", isTruth, wantsTruth},
    {"healthcheck.disable", isTruth, wantsTruth},
    {"mem_limit", isMemory, wantsMemory},
    {"mem_reservation", isMemory, wantsMemory},
    {"deploy.resources.limits.memory", isMemory, wantsMemory},
    {"deploy.resources.reservations.memory", isMemory, wantsMemory},
    {"cpus", isAmount, wantsAmount},
    {"deploy.resources.limits.cpus", isAmount, wantsAmount},
    {"deploy.resources.reservations.cpus", isAmount, wantsAmount},
    {"cpu_quota", isNumber, wantsNumber},
    {"pids_limit", isNumber, wantsNumber},
    {"deploy.resources.limits.pids", isNumber, wantsNumber},
    {"scale", isAmount, wantsAmount},
    {"deploy.replicas", isAmount, wantsAmount},
    {"restart", isRestart, "no, always, on-failure or unless-stopped"},
};

constexpr std::string_view listKeys[] = {"cap_add", "cap_drop", "configs", "devices",      "expose",
                                         "links",   "ports",    "secrets", "security_opt", "volumes"};
constexpr std::string_view listOrMapKeys[] = {"environment", "networks", "sysctls", "ulimits"};

void tell(Builder &builder, const Mark &mark, const std::string &name, std::string_view key,
          const std::string &what)
{
    builder.warn(mark.path(), mark.line, "the service " + name + ": " + std::string(key) + what);
}

void checkForm(Builder &builder, const Tree &service, const std::string &name, const Form &form)
{
    const Tree *map = &service;
    std::string_view path = form.path;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        map = &(*map)[path.substr(0, dot)];
        path.remove_prefix(dot + 1);
    }
    const Tree &value = (*map)[path];
    if (value.isNull() || (value.isScalar() && (hasVariable(value.text()) || form.isFine(value.text()))))
        return;
    tell(builder, map->keyMark(path), name, form.path,
         (value.isScalar() ? " is '" + value.text() + "', which is not " : " is not ") +
             std::string(form.expected) + "; it says nothing");
}

std::string sourceOf(const Tree &use)
{
    return use.isMap() ? use["source"].text() : use.text();
}

// The named volume that a mount uses; empty of a path, of no mount and of an anonymous volume.
std::string namedVolume(const Tree &use)
{
    if (use.isMap())
        return use["type"].text() == "volume" ? use["source"].text() : std::string();
    const std::string &text = use.text();
    const std::size_t colon = text.find(':');
    const std::string name = colon == std::string::npos ? std::string() : text.substr(0, colon);
    return name.size() < 2 || name.find_first_of("/.~\\") == 0 || name.find('/') != std::string::npos
               ? std::string()
               : name;
}

} // namespace

void reportServiceValues(Builder &builder, const Tree &service, const std::string &name)
{
    for (const Form &form : forms)
        checkForm(builder, service, name, form);
    for (const std::string_view key : listKeys) {
        const Tree &value = service[key];
        if (value.isMap() || (value.isScalar() && !hasVariable(value.text())))
            tell(builder, service.keyMark(key), name, key, " is no list; it says nothing");
    }
    for (const std::string_view key : listOrMapKeys) {
        const Tree &value = service[key];
        if (value.isScalar() && !hasVariable(value.text()))
            tell(builder, service.keyMark(key), name, key, " is neither a list nor a map; it says nothing");
    }
}

void reportUndeclared(Builder &builder, const Tree &root, const Tree &service, const std::string &name)
{
    const auto check = [&](std::string_view section, const std::string &used, const Mark &mark) {
        if (!used.empty() && !hasVariable(used) && !root[section].has(used))
            tell(builder, mark, name, section, " names '" + used + "', which is not declared");
    };
    for (const TreeEntry &network : service["networks"].entries())
        if (network.key != "default")
            check("networks", network.key, network.mark);
    for (const Tree &use : service["volumes"].items())
        check("volumes", namedVolume(use), use.mark());
    for (const std::string_view section : {"secrets", "configs"})
        for (const Tree &use : service[section].items())
            check(section, sourceOf(use), use.mark());
}

} // namespace bulkhead::import::services
