// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/typed_names.h"

#include "app/workspace/program_output.h"
#include "app/workspace/standard_input.h"
#include "import/shared/relative_path.h"

#include <algorithm>

namespace bulkhead::app {

namespace fs = std::filesystem;

TypedNames::TypedNames(std::span<const std::string> typed, const fs::path &folder) : m_folder(folder)
{
    for (const std::string &path : typed) {
        std::error_code fault;
        const fs::path real = fs::canonical(path, fault);
        if (fault) // standard input
            continue;
        m_named.push_back({path, real});
        if (fs::is_directory(real, fault))
            m_folders.push_back({path, real});
        else
            m_folders.push_back({fs::path(path).parent_path(), real.parent_path()});
    }
}

std::string TypedNames::of(const std::string &file) const
{
    const bool isRelative = fs::path(file).is_relative();
    if (file.empty() || file == standardInputName || isProgramOutput(file) || m_folders.empty() ||
        (isRelative && m_folder.empty()))
        return file;
    const fs::path full = (m_folder / file).lexically_normal();
    for (const Named &named : m_named) {
        if (named.real == full)
            return named.typed.generic_string();
    }
    const auto below = std::find_if(m_folders.begin(), m_folders.end(),
                                    [&](const Named &named) { return import::isInside(full, named.real); });
    if (below == m_folders.end() && !isRelative)
        return file;
    const Named &nearest = below == m_folders.end() ? m_folders.front() : *below;
    return (nearest.typed / full.lexically_relative(nearest.real)).lexically_normal().generic_string();
}

} // namespace bulkhead::app
