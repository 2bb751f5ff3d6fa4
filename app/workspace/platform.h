// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/platform_file.h"
#include "model/model.h"
#include "model/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace bulkhead::app {

// A platform profile's file. Origins and errors name it as `shown`. Large files are refused.
Result<model::PlatformProfilePtr> readPlatform(const std::filesystem::path &path, const std::string &shown,
                                               const model::Vocabulary &vocabulary);

// The profile that a model names (Metadata::platform), or null where it names none. `folder` is that of the
// model, empty while it has none. Where the profile cannot be had the model goes without, and `fault` says
// why.
struct NamedPlatform
{
    model::PlatformProfilePtr profile;
    std::optional<Error> fault;
};
NamedPlatform platformOf(const model::Model &model, const std::filesystem::path &folder);

} // namespace bulkhead::app
