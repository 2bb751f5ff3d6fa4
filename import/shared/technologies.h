#pragma once

#include "model/result.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

// What settles whether a product asks its clients for credentials: a variable or an argument.
struct AuthRule
{
    std::string variable; // of the environment; empty: an argument decides
    std::vector<std::string>
        values;               // the variable's values that count, in lower case; empty: any but an empty one
    std::string argument;     // "--requirepass"
    std::string authRequired; // an enumerator of the property auth_required
};

// A product that containers run.
struct Technology
{
    std::string name; // the value of the property "technology"
    std::string serviceType;
    std::map<int, std::string> ports; // what it listens on by itself, with the protocol of a flow to it
    std::vector<AuthRule> auth;
    bool isRegistry = false; // it serves images
};

// A setting of a container's environment as technologies look at it.
struct Setting
{
    std::string_view name;
    std::string_view value;
};

// The products that importers recognise: resources/technologies.json.
class Technologies
{
public:
    static Result<std::shared_ptr<const Technologies>> fromJson(std::string_view json,
                                                                const std::string &file);

    // By an image's repository, "library/redis"; null when it is none we know.
    const Technology *ofImage(std::string_view repository) const;
    // By a port that only one product listens on (6379); null otherwise.
    const Technology *ofPort(int port) const;
    const Technology *named(std::string_view name) const;
    std::size_t size() const { return m_technologies.size(); }

    // The protocol that well-known ports stand for ("http" of 80), whatever listens there; empty if none.
    static std::string_view protocolOfPort(int port);

private:
    Technologies() = default;

    struct Pattern
    {
        std::string glob;
        std::size_t technology = 0;
    };
    std::vector<Technology> m_technologies;
    std::vector<Pattern> m_patterns; // the most specific first
    std::map<int, std::size_t> m_byPort;
};

// What the environment and the command line say of the product's authentication: an enumerator of
// auth_required and the rule that told; nothing where they are silent.
const AuthRule *authRuleFor(const Technology &technology, std::span<const Setting> environment,
                            std::span<const std::string> arguments);

// Whether a program is started with a debugger or debug mode that its product offers to whoever connects: the
// inspector of Node.js, JDWP, Delve, the debug modes of Flask, Django, Laravel and ASP.NET.
bool startsDebugging(std::span<const Setting> environment, std::span<const std::string> arguments);

} // namespace bulkhead::import
