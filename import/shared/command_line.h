// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/technologies.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Settings and credentials in a command line. Every user of the host can read those, in `ps` and through the
// engine.
namespace bulkhead::import {

// The settings of a command line, as views into it: options with their values ("--requirepass s3cret",
// "--token=…",
// "-Dspring.datasource.password=…"), assignments ("PGPASSWORD=… psql"), and other words without a name. The
// script of a shell ("sh -c '…'") is read word by word.
std::vector<Setting> settingsIn(std::span<const std::string> arguments);

// Whether a command line sets a switch: "--auth=none" by itself, as "--auth none" or in two words; a switch
// without a value with any but one that turns it off ("--insecure=false"). A word that is no option counts,
// too.
bool setsSwitch(std::span<const std::string> arguments, std::string_view wanted);

struct CredentialArgument
{
    std::string_view option;   // "--requirepass"; empty of a word that is a credential by its form
    bool isPutInLater = false; // by a variable: "$(REDIS_PASSWORD)"
};

// "--requirepass holds a credential".
std::string noteOn(const CredentialArgument &argument);

// The first setting of a command line that gives a process a credential; nullopt where none does.
std::optional<CredentialArgument> credentialIn(std::span<const Setting> settings);

} // namespace bulkhead::import
