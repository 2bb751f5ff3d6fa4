// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/platform_profile.h"
#include "model/result.h"

#include <string>
#include <string_view>

// A platform profile's file, NAME.bulkhead-platform: JSON (docs/file-format.md,
// resources/schemas/platform.schema.json).
namespace bulkhead::model {

inline constexpr std::string_view platformFormat = "bulkhead-platform";
inline constexpr std::string_view platformSuffix = ".bulkhead-platform";

// Reads strictly, as a model is read. Each value's origin is its line in `file`.
Result<PlatformProfile> parsePlatform(std::string_view json, std::string_view file,
                                      const Vocabulary &vocabulary);

// Fails with what a reader would refuse: two entries of one name, a registry without one, too many entries.
Result<std::string> serializePlatform(const PlatformProfile &profile, const Vocabulary &vocabulary);

// Whether bytes look like a platform profile (its "format" key), whatever their name.
bool looksLikePlatform(std::string_view bytes);

} // namespace bulkhead::model
