// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::app {

// How the user knows a file that a message names: by the path that was typed, or by one that begins with it.
// An import names its files relative to the folder that they share, which says nothing in another folder.
class TypedNames
{
public:
    TypedNames() = default;
    TypedNames(std::span<const std::string> typed, const std::filesystem::path &folder);

    // Of a file of the import, relative to its folder or absolute. What is none (standard input,
    // a program's output) stays as it is.
    std::string of(const std::string &file) const;

private:
    struct Named
    {
        std::filesystem::path typed;
        std::filesystem::path real;
    };
    std::filesystem::path m_folder;
    std::vector<Named> m_named;
    std::vector<Named> m_folders; // that were named or hold a file that was
};

} // namespace bulkhead::app
