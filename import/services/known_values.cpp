// SPDX-License-Identifier: Apache-2.0
#include "import/services/known_values.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/services/interpolation.h"
#include "import/services/service_keys.h"
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

struct Scalar
{
    bool (*isFine)(std::string_view text) = nullptr;
    std::string_view expected;
};

// The scalars of a form; none of those that are lists or maps.
Scalar scalarOf(Form form)
{
    switch (form) {
    case Form::Truth:
        return {isTruth, "true or false"};
    case Form::Memory:
        return {isMemory, "an amount of memory such as 512m"};
    case Form::Number:
        return {isNumber, "a number"};
    case Form::Amount:
        return {isAmount, "a number from 0 up"};
    case Form::Restart:
        return {isRestart, "no, always, on-failure or unless-stopped"};
    case Form::Any:
    case Form::List:
    case Form::ListOrMap:
        break;
    }
    return {};
}

void warn(Builder &builder, const Mark &mark, const std::string &owner, std::string_view key,
          const std::string &what)
{
    builder.warn(mark.path(), mark.line, owner + ": " + std::string(key) + what);
}

// The options that Docker and Podman take; with another one they refuse to start the container.
void checkSecurityOptions(Builder &builder, const std::string &owner, const Tree &options)
{
    static constexpr std::array<std::string_view, 10> known = {
        "no-new-privileges", "seccomp",        "apparmor", "label",  "systempaths",
        "writable-cgroups",  "credentialspec", "mask",     "unmask", "proc-opts"};
    for (const Tree &option : options.items()) {
        const std::string name = option.text().substr(0, option.text().find_first_of("=:"));
        if (name.empty() || hasVariable(name) || isOneOf(name, known))
            continue;
        builder.warn(option.mark().path(), option.mark().line,
                     owner + ": security_opt has '" + option.text() +
                         "', which is no option of the engine; it says nothing");
    }
}

void checkScalar(Builder &builder, const std::string &owner, std::string_view path, const KeyPlace &place,
                 const Scalar &scalar)
{
    const Tree &value = place.map[place.key];
    if (value.isNull() || (value.isScalar() && (hasVariable(value.text()) || scalar.isFine(value.text()))))
        return;
    warn(builder, place.map.keyMark(place.key), owner, path,
         (value.isScalar() ? " is '" + value.text() + "', which is not " : " is not ") +
             std::string(scalar.expected) + "; it says nothing");
}

void checkList(Builder &builder, const std::string &owner, const Tree &service, const ServiceKey &key)
{
    if (key.form == Form::Any)
        return;
    const Tree &value = service[key.path];
    const bool isText = value.isScalar() && !hasVariable(value.text());
    if (key.form == Form::List && (value.isMap() || isText))
        warn(builder, service.keyMark(key.path), owner, key.path, " is no list; it says nothing");
    else if (key.form == Form::ListOrMap && isText)
        warn(builder, service.keyMark(key.path), owner, key.path,
             " is neither a list nor a map; it says nothing");
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

void reportServiceValues(Builder &builder, const Tree &service, const std::string &owner)
{
    for (const auto &table : serviceKeys()) {
        for (const ServiceKey &key : table) {
            if (const Scalar scalar = scalarOf(key.form); scalar.isFine)
                checkScalar(builder, owner, key.path, placeOf(key.path, service), scalar);
            else
                checkList(builder, owner, service, key);
        }
    }
    checkSecurityOptions(builder, owner, service["security_opt"]);
}

void reportUndeclared(Builder &builder, const Tree &root, const Tree &service, const std::string &owner)
{
    const auto check = [&](std::string_view section, const std::string &used, const Mark &mark) {
        if (!used.empty() && !hasVariable(used) && !root[section].has(used))
            warn(builder, mark, owner, section, " names '" + used + "', which is not declared");
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
