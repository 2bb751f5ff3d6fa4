// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Formats that people take for inputs, recognised so that they are named, and not imported.
namespace bulkhead::import {

// The files of a folder that are looked at for them, each extension after a blank.
inline constexpr std::string_view extensionsNotRead = " .hcl .nomad .tf .artifact";

// Of the values that a chart's templates are rendered with, which are known by their place.
inline constexpr std::string_view helmValues = "helm-values";

// The format of such a file ("nomad", "terraform-hcl", "hcl"); empty of all others. The name decides where it
// is a Nomad job's (.nomad, .nomad.hcl) and the content is HCL, or an artifact unit's (.artifact).
std::string_view formatNotRead(std::string_view bytes, std::string_view path);

// Within a sentence, why a format is not read and what may be given instead; empty of all other formats.
std::string_view whyNotRead(std::string_view format);

} // namespace bulkhead::import
