// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/options.h"
#include "model/result.h"

#include <filesystem>
#include <map>
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
    // Whose names say so too, and which are no regular files: pipes, sockets, devices, links that lead
    // nowhere.
    std::vector<std::filesystem::path> unreadable;
    std::vector<std::filesystem::path> linkedFolders; // links to folders, which were not followed
};
// Looks into folders below it too, but for hidden ones and what package managers put there; opens no file.
Result<FolderListing> listFolder(const std::filesystem::path &folder);

// Whether it is the folder of a Helm chart.
bool isChart(const std::filesystem::path &folder);
// Whether a file has values that the templates of a Helm chart are rendered with, and no architecture:
// values.yaml beside Chart.yaml, values-prod.yaml.
bool isChartValues(const std::filesystem::path &path);

// Whether files of a format are imported when a folder is named rather than the file. Models are opened
// instead, and Dockerfiles are read with the compose files that build them.
bool isTakenFromFolders(std::string_view format);

// The compose files that COMPOSE_FILE of .env names, by the folder that .env stands in.
using ListedFiles = std::map<std::string, std::vector<std::string>, std::less<>>;

// What the folders of these compose files, and those around them, list.
ListedFiles listedByEnv(const std::set<std::string> &composeFiles, const FileReader &readFile);

// Which of these compose files of one import stay out of it: those that a folder's list does not name; and
// where there is no list, beside compose.yaml and its override, other compose files of the folder, which are
// mostly alternatives to it, not parts. Names are those of Input.
std::set<std::string> alternativesAmong(const std::set<std::string> &composeFiles,
                                        const ListedFiles &listed = {});

} // namespace bulkhead::import
