// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

// Whom settings, command lines and files name.
namespace bulkhead::import {

// Another party that a setting or an argument names.
struct Mention
{
    std::string host;
    int port = 0;                // 0: none is named
    std::string scheme;          // "postgres"; empty: none is named
    bool hasCredentials = false; // the URL holds a password or a token
    bool isEncrypted = false;    // by its scheme or options
    bool isClear = false;        // by its scheme or options
    bool isEngine = false;       // it is the API of a container engine: DOCKER_HOST, CONTAINER_HOST

    auto operator<=>(const Mention &) const = default;
};

// The parties that a setting names: hosts of URLs and host:port pairs in its value; and the value itself
// where the name says that it is a host (DB_HOST=db), but not where it may be anything (POSTGRES_DB=db).
std::vector<Mention> mentionsInSetting(std::string_view name, std::string_view value);

// The same for the arguments of a command line: "--redis-host=cache", "postgres://db/app", "db:5432".
std::vector<Mention> mentionsInArguments(const std::vector<std::string> &arguments);

// Those of a configuration file, each once: the URLs and addresses with a port in its lines, without
// comments.
std::vector<Mention> mentionsInFile(std::string_view text);

} // namespace bulkhead::import
