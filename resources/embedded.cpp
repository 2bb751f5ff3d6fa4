// SPDX-License-Identifier: Apache-2.0
#include "resources/embedded.h"

#include "resources/embedded_table.h"

#include <algorithm>

namespace bulkhead::resources {

std::optional<std::string_view> find(std::string_view path)
{
    for (const EmbeddedFile *file = embeddedTable(); file->path; ++file) {
        if (path == file->path)
            return std::string_view(file->begin, static_cast<std::size_t>(file->end - file->begin));
    }
    return std::nullopt;
}

std::vector<std::string_view> list(std::string_view prefix)
{
    std::vector<std::string_view> paths;
    for (const EmbeddedFile *file = embeddedTable(); file->path; ++file) {
        if (std::string_view(file->path).starts_with(prefix))
            paths.emplace_back(file->path);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace bulkhead::resources
