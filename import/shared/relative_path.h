// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace bulkhead::import {

// Paths as text, relative to the folder of the inputs, with '/' as separator.

// "a/b" of "a/b/c"; "" of "c".
std::string_view folderOf(std::string_view path);
std::string_view fileNameOf(std::string_view path);

// `path` seen from `folder`, without "." and ".."; one that climbs above the inputs' folder keeps its "..".
std::string joinPath(std::string_view folder, std::string_view path);

// Whether a path of the file system is the folder or below it; both canonical, else links deceive.
bool isInside(const std::filesystem::path &path, const std::filesystem::path &folder);

} // namespace bulkhead::import
