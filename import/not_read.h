// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Formats that people take for inputs, recognised so that they are named, and not imported.
namespace bulkhead::import {

// The files of a folder that are looked at for them, each extension after a blank.
inline constexpr std::string_view extensionsNotRead = " .hcl .nomad .tf";

// The format of such a file ("nomad", "terraform-hcl", "hcl"); empty of all others.
std::string_view formatNotRead(std::string_view bytes);

// Within a sentence, why a format is not read and what may be given instead; empty of all other formats.
std::string_view whyNotRead(std::string_view format);

} // namespace bulkhead::import
