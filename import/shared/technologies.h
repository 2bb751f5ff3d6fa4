// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/properties.h"
#include "model/result.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

namespace property = model::property;

// What settles whether a product asks its clients for credentials: a variable or an argument.
struct AuthRule
{
    std::string variable; // of the environment; empty: an argument decides
    std::vector<std::string>
        values;           // the variable's values that count, in lower case; empty: any but an empty one
    std::string argument; // "--requirepass"
    property::AuthRequired authRequired = property::AuthRequired::None;
};

// A product that containers run.
struct Technology
{
    std::string name; // a value of the property technology
    property::ServiceType serviceType = property::ServiceType::Other;
    std::map<int, property::Protocol>
        ports; // what it listens on by itself, with the protocol of a flow to it
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

    // By an image's repository, "library/redis"; null for other images.
    const Technology *ofImage(std::string_view repository) const;
    // By a port that only one product listens on (6379); null otherwise.
    const Technology *ofPort(int port) const;
    const Technology *named(std::string_view name) const;
    std::size_t size() const { return m_technologies.size(); }

    // The protocol that well-known ports stand for (HTTP of 80), whatever listens there; nullopt if none.
    static std::optional<property::Protocol> protocolOfPort(int port);

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

// The rule that settles the product's authentication by the environment or the command line; null where
// neither does.
const AuthRule *authRuleFor(const Technology &technology, std::span<const Setting> environment,
                            std::span<const std::string> arguments);

// Whether a program is started with a debugger or debug mode that serves every client that connects: the
// inspector of Node.js, JDWP, Delve, the debug modes of Flask, Django, Laravel and ASP.NET.
bool startsDebugging(std::span<const Setting> environment, std::span<const std::string> arguments);

} // namespace bulkhead::import
