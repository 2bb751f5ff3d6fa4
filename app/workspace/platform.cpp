// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/platform.h"

#include "app/workspace/file_beside.h"
#include "model/file/atomic_file.h"

#include <memory>
#include <utility>

namespace bulkhead::app {

Result<model::PlatformProfilePtr> readPlatform(const std::filesystem::path &path, const std::string &shown,
                                               const model::Vocabulary &vocabulary)
{
    constexpr std::size_t largest = std::size_t{4} << 20;
    const auto bytes = readFile(path, largest);
    if (!bytes)
        return bytes.error();
    auto profile = model::parsePlatform(*bytes, shown, vocabulary);
    if (!profile)
        return std::move(profile.error());
    return std::make_shared<const model::PlatformProfile>(*std::move(profile));
}

NamedPlatform platformOf(const model::Model &model, const std::filesystem::path &folder)
{
    const std::string &name = model.metadata().platform;
    if (name.empty())
        return {};
    const auto path = fileBeside(name, folder, "the platform profile", "platform");
    if (!path)
        return {nullptr, path.error()};
    auto profile = readPlatform(*path, name, model.vocabulary());
    if (!profile)
        return {nullptr, std::move(profile.error())};
    return {*std::move(profile), std::nullopt};
}

} // namespace bulkhead::app
