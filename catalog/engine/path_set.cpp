// SPDX-License-Identifier: Apache-2.0
#include "catalog/engine/path_set.h"

#include <algorithm>

namespace bulkhead::catalog::engine {

namespace {

std::vector<std::string_view> parts(std::string_view path)
{
    std::vector<std::string_view> found;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        found.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return found;
}

bool equalsOrLiesUnder(std::string_view path, std::string_view folder)
{
    return path == folder || (path.starts_with(folder) &&
                              (folder.ends_with('/') || path.substr(folder.size()).starts_with('/')));
}

bool anyCovers(const std::vector<std::string> &folders, std::string_view path)
{
    return std::any_of(folders.begin(), folders.end(),
                       [path](const std::string &folder) { return equalsOrLiesUnder(path, folder); });
}

} // namespace

std::string normalizedPath(std::string_view path)
{
    std::string slashed(path);
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    const bool rooted = slashed.starts_with('/');
    const auto canLeave = [](std::string_view folder) {
        return folder != ".." && folder != "~" && !folder.ends_with(':');
    };
    std::vector<std::string_view> kept;
    for (const std::string_view part : parts(slashed)) {
        if (part.empty() || part == ".")
            continue;
        const bool isUp = part == "..";
        if (isUp && !kept.empty() && canLeave(kept.back()))
            kept.pop_back();
        else if (!isUp || !rooted)
            kept.push_back(part);
    }
    std::string result = rooted ? "/" : "";
    for (const std::string_view part : kept) {
        if (!result.empty() && result != "/")
            result += '/';
        result += part;
    }
    return result;
}

bool PathSet::holds(std::string_view raw) const
{
    const std::string path = normalizedPath(raw);
    if (anyCovers(unless, path))
        return false;
    if (std::find(exact.begin(), exact.end(), path) != exact.end() || anyCovers(under, path))
        return true;
    const std::vector<std::string_view> inside = parts(path);
    return std::any_of(component.begin(), component.end(), [&inside](const std::string &part) {
        return std::find(inside.begin(), inside.end(), part) != inside.end();
    });
}

} // namespace bulkhead::catalog::engine
