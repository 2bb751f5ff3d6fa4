// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Which files of a folder are imported when the folder is named.
namespace bulkhead::import {

struct FolderListing
{
    std::vector<std::filesystem::path> files;   // whose names say that they may be inputs, sorted
    std::vector<std::filesystem::path> folders; // that were looked into, the folder itself among them
};
// Looks into folders below it too, but for hidden ones and what package managers put there; opens no file.
Result<FolderListing> listFolder(const std::filesystem::path &folder);

// Whether files of a format are imported when a folder is named rather than the file. Models are opened
// instead, and Dockerfiles are read with the compose files that build them.
bool isTakenFromFolders(std::string_view format);

// Which of these compose files of one import stay out of it: beside compose.yaml and its override, other
// compose files of a folder are mostly alternatives to it, not parts. Names are those of Input.
std::set<std::string> alternativesAmong(const std::set<std::string> &composeFiles);

} // namespace bulkhead::import
