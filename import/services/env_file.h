// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/interpolation.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// One variable of an env file.
struct EnvEntry
{
    std::string name;
    std::string value;
    bool isPassedOn = false; // "NAME" alone: the value comes from .env or from the shell that deploys
    int line = 0;            // 1-based
};

// How an env file is to be read (env_file.format of the compose specification).
enum class EnvFormat : std::uint8_t {
    Compose, // quotes, values of several lines, comments, variables
    Raw,     // the value is what follows the '=', up to the end of the line
};

// The entries of an env file in their order, one name possibly several times; the last counts. A quoted value
// goes on until its quote, over as many lines as it takes. Single quotes keep dollars; other values may use
// `known` variables and those above them.
std::vector<EnvEntry> readEnvFile(std::string_view text, EnvFormat format = EnvFormat::Compose,
                                  const Variables &known = {});

// The variables of a .env file.
Variables parseEnvFile(std::string_view text);

} // namespace bulkhead::import::services
