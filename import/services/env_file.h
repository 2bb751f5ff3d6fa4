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
    bool isTooLong = false;  // its variables make it so: the value is as written and stays unknown
};

// How an env file is to be read (env_file.format of the compose specification).
enum class EnvFormat : std::uint8_t {
    Compose, // quotes, values of several lines, comments, variables
    Raw,     // the value is what follows the '=', up to the end of the line
};

// The entries of an env file in their order, one name possibly several times; the last counts. A quoted value
// goes on until its quote, over as many lines as it takes. Single quotes keep dollars; other values may use
// `known` variables, which go first, and those above them; they lengthen them by no more than `allowance`
// bytes (see interpolate()).
std::vector<EnvEntry> parseEnvFile(std::string_view text, EnvFormat format, const Variables &known,
                                   std::size_t &allowance);

// The same of the bytes of a file; tells of values that become too long, and of bytes that are no text.
std::vector<EnvEntry> readEnvFile(Builder &builder, const std::string &path, std::string bytes,
                                  EnvFormat format = EnvFormat::Compose, const Variables &known = {});

// Adds those variables of a .env file that are not there yet.
void addVariables(Variables &variables, const std::vector<EnvEntry> &entries);

} // namespace bulkhead::import::services
