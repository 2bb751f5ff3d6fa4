// SPDX-License-Identifier: Apache-2.0
#include "import/services/project.h"

#include "import/shared/relative_path.h"

#include <filesystem>

namespace bulkhead::import::services {

namespace {

// "./data" and "data", but not "/data", "~/data", "C:/data" or what only a variable could tell.
bool isRelative(std::string_view path)
{
    return !path.empty() && std::string_view("/~$\\").find(path.front()) == std::string_view::npos &&
           !(path.size() > 1 && path[1] == ':');
}

} // namespace

const std::string &Project::folderOf(const Mark &mark) const
{
    const auto found = folders.find(mark.path());
    return found == folders.end() ? folder : found->second;
}

std::string Project::seenFromProject(const Mark &mark, const std::string &path) const
{
    const std::string &from = folderOf(mark);
    if (from == folder || !isRelative(path))
        return path;
    const std::filesystem::path way =
        std::filesystem::path(from).lexically_relative(folder.empty() ? "." : folder);
    return joinPath(way.generic_string(), path);
}

std::optional<std::string> readNamedFile(Builder &builder, const std::string &path, const Mark &reason,
                                         std::string_view what)
{
    const auto leaveOut = [&](const std::string &why) {
        builder.warn(reason.path(), reason.line, std::string(what) + " " + path + " is left out: " + why);
        return std::nullopt;
    };
    if (path.empty()) {
        builder.warn(reason.path(), reason.line, std::string(what) + " has no name and is left out");
        return std::nullopt;
    }
    if (path.find("://") != std::string::npos || path.find("git@") != std::string::npos || hasVariable(path))
        return leaveOut(hasVariable(path) ? "its name holds an unknown variable"
                                          : "nothing is fetched from a network");
    if (path.starts_with("..") || path.starts_with('/'))
        return leaveOut("it lies outside the folder of the inputs");
    if (!builder.options().readFile)
        return leaveOut("only the named files are read");
    Result<std::string> bytes = builder.options().readFile(path);
    if (!bytes)
        return leaveOut(bytes.error().message);
    return *std::move(bytes);
}

} // namespace bulkhead::import::services
