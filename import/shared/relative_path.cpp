// SPDX-License-Identifier: Apache-2.0
#include "import/shared/relative_path.h"

#include <algorithm>
#include <vector>

namespace bulkhead::import {

std::string_view folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view fileNameOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string joinPath(std::string_view folder, std::string_view path)
{
    const bool absolute = path.starts_with('/') || (folder.starts_with('/') && !path.empty());
    std::vector<std::string_view> parts;
    const auto add = [&parts](std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('/'), text.size());
            const std::string_view part = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (part == ".." && !parts.empty() && parts.back() != "..")
                parts.pop_back();
            else if (!part.empty() && part != ".")
                parts.push_back(part);
        }
    };
    if (!path.starts_with('/'))
        add(folder);
    add(path);
    std::string joined = absolute ? "/" : "";
    for (const std::string_view part : parts) {
        if (!joined.empty() && joined.back() != '/')
            joined += '/';
        joined += part;
    }
    return joined;
}

bool isInside(const std::filesystem::path &path, const std::filesystem::path &folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace bulkhead::import
