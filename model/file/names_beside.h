// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace bulkhead {

// PREFIX NAME SUFFIX in the folder of the file, such as NAME~. File systems take names of up to 255 bytes: a
// NAME that leaves no room for prefix, suffix and `reserve` more bytes is cut, and its hash is put in to keep
// apart those that begin alike.
std::filesystem::path nameBeside(const std::filesystem::path &file, std::string_view prefix,
                                 std::string_view suffix, std::size_t reserve = 0);

// The file's previous version: NAME~.
std::filesystem::path previousVersion(const std::filesystem::path &file);

} // namespace bulkhead
