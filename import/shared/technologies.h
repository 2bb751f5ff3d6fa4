// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/command_words.h"
#include "model/properties.h"
#include "model/result.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
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
    std::string part;     // that a value must hold to count; empty: none
    std::string argument; // "--requirepass"
    // nullopt: it may ask, as a file says that this names.
    std::optional<property::AuthRequired> authRequired;
};

// Which of a product's images a statement is about: the last two parts of their repositories
// ("library/mongo"), and versions from one on and below another.
struct ImageRange
{
    std::vector<std::string> repositories; // globs, in lower case
    std::string from;                      // the first version; empty: any
    std::string below;                     // the first version of which it no longer holds; empty: any

    // A tag without a number ("latest", "alpine") stands for the newest version; a reference without a tag of
    // which only the digest is known for none.
    bool includes(std::string_view repository, std::string_view tag, bool isTagKnown) const;
};

// Whether an image asks its clients for credentials when nothing is set.
struct DeliveredAuth
{
    ImageRange images;
    property::AuthRequired authRequired = property::AuthRequired::None;
};

// An account that is there unless one of the variables names another.
struct DefaultAccount
{
    ImageRange images;
    std::string account; // "admin/admin", as documented by its maker; empty: the first visitor names it
    std::vector<std::string> unless;
};

// Keys that sign sessions and tokens, or encrypt what is stored, and values of them that everybody knows:
// that its maker comes with, or that examples have.
struct KeyRule
{
    std::vector<std::string> variables;
    std::vector<std::string> published; // globs, in lower case; an empty one means that none is set
    std::optional<ImageRange> unset;    // images that come with such a key where no variable names another
};

// A mode for development that a framework is started in, whatever the product.
struct DebugMode
{
    std::vector<std::string> variables;
    std::vector<std::string> values; // of these variables, in lower case
    std::string program;             // or its command, with one of the arguments
    std::vector<std::string> arguments;
    std::string note; // what it gives away
};

// Until when versions get security updates. Only what was looked up is here.
struct SupportTable
{
    std::string source;                                   // address
    model::Date read;                                     // when it was looked up
    std::map<std::string, model::Date, std::less<>> ends; // by version: "5.7"
};

// A product that containers run.
struct Technology
{
    std::string name;                      // a value of the property technology
    std::vector<std::string> imagesOnPort; // globs of images that tell it together with one of its ports
    property::ServiceType serviceType = property::ServiceType::Other;
    std::map<int, property::Protocol>
        ports; // what it listens on by itself, with the protocol of a flow to it
    std::vector<AuthRule> auth;
    bool isRegistry = false;                      // it serves images
    std::vector<ProgramName> server;              // programs that serve: "mongod"
    std::vector<ProgramName> clients;             // of its images, that do not: "mongodump", "vault kv"
    std::shared_ptr<const CommandWords> commands; // of all products
    std::vector<std::string> data;                // folders in which it keeps what it serves
    std::vector<int> adminPorts;                  // that serve its administration
    bool runsCode = false;                        // it is there to run code of those who use it
    std::vector<std::string> runsCodeWith; // arguments with which it runs code or gives all away: "-dev"
    std::vector<std::string> debugWith;    // arguments of its mode for development: "-dev"
    std::vector<std::string> passwords;    // variables with passwords of its own accounts
    std::vector<KeyRule> keys;
    bool hasSettingsFile = true;          // files may decide whom it asks
    std::vector<DeliveredAuth> delivered; // the first that includes the image counts
    std::optional<DefaultAccount> defaultAccount;
    std::optional<DefaultAccount> setup; // the first visitor sets it up
    std::optional<SupportTable> support;
    std::vector<ImageRange> unprivileged; // images whose user is not root
    // Other products that its image starts, by the word of the command that does: "flower".
    std::map<std::string, std::string, std::less<>> startedAs;
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
    // By a port that only one product listens on (6379), or that tells together with the image's name; null
    // otherwise.
    const Technology *ofPort(int port, std::string_view repository = {}) const;
    const Technology *named(std::string_view name) const;
    // Of an image that starts one of several products, told by the command (Airflow's image as Flower).
    const Technology *ofImage(std::string_view repository, std::span<const std::string> arguments) const;
    std::size_t size() const { return m_technologies.size(); }
    // Of whatever product: variables by which frameworks are given their keys.
    std::span<const KeyRule> keysOfAll() const { return m_keys; }
    std::span<const DebugMode> debugModes() const { return m_debugModes; }

    // Whose a registry is, told by its host name: public, or run by a cloud for its customers; nullopt where
    // the name does not tell.
    std::optional<property::RegistryHosting> hostingOf(std::string_view registryHost) const;

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
    std::set<std::string, std::less<>> m_helperWords;
    std::map<int, std::size_t> m_byPort;
    std::vector<KeyRule> m_keys;
    std::vector<DebugMode> m_debugModes;
    std::vector<std::string> m_publicRegistries; // host names, or globs of them
    std::vector<std::string> m_managedRegistries;
};

} // namespace bulkhead::import
