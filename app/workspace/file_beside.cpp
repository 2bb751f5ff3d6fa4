// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/file_beside.h"

#include "import/shared/relative_path.h"

#include <algorithm>

namespace bulkhead::app {

Result<std::filesystem::path> fileBeside(const std::string &name, const std::filesystem::path &folder,
                                         std::string_view what, std::string_view topic)
{
    namespace fs = std::filesystem;
    const auto fault = [&](const char *code, const char *is) {
        return Error{"app." + std::string(topic) + code,
                     std::string(what) + ", “" + name + "”, is " + is,
                     {name},
                     {},
                     0,
                     {}};
    };
    std::error_code ignored;
    const fs::path home = folder.empty() ? fs::path() : fs::weakly_canonical(folder, ignored);
    const fs::path path = home.empty() ? fs::path() : fs::weakly_canonical(home / name, ignored);
    const bool hasControls = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; // the first NUL would end the path
    });
    if (hasControls)
        return fault("-no-name", "no name of a file: a control character is in it");
    if (fs::path(name).is_absolute())
        return fault("-outside", "not in this model's folder");
    if (path.empty() || !fs::exists(path, ignored))
        return fault("-missing", "not there");
    if (!import::isInside(path, home))
        return fault("-outside", "not in this model's folder");
    if (!fs::is_regular_file(path, ignored))
        return fault("-no-file", "no file");
    return path;
}

} // namespace bulkhead::app
