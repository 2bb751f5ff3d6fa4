// SPDX-License-Identifier: Apache-2.0
#include "import/services/project.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/shared/relative_path.h"

#include <algorithm>
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

// Compose takes lower-case letters, digits, dashes and underscores, and drops the rest.
std::string engineNameOf(std::string_view project)
{
    std::string name = lowerCase(project);
    std::erase_if(name,
                  [](char c) { return !isDigit(c) && !(c >= 'a' && c <= 'z') && c != '-' && c != '_'; });
    return name.substr(std::min(name.find_first_not_of("-_"), name.size()));
}

std::string realNameOf(const Tree &section, const std::string &key)
{
    const Tree &declared = section[key];
    const Tree &external = declared["external"];
    std::string name = declared["name"].text();
    if (name.empty())
        name = external["name"].text();
    if (name.empty() && (external.isMap() || parseBool(external.text()).value_or(false)))
        name = key;
    return hasVariable(name) ? std::string() : name;
}

bool standsForHostPath(const Tree &volume)
{
    const Tree &options = volume["driver_opts"];
    return options["o"].text().find("bind") != std::string::npos && !options["device"].text().empty();
}

std::string sourceKeyIn(const Project &project, std::string_view object)
{
    return project.scheme + ":" + project.folder + "#" + std::string(object);
}

std::string idIn(std::string_view prefix, std::string_view kind, std::string_view name)
{
    std::string id(prefix);
    if (!kind.empty())
        id.append(kind).append(1, '.');
    id.append(name);
    std::replace_if(
        id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; },
        '-');
    return id;
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
