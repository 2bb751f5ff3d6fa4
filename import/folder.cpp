// SPDX-License-Identifier: Apache-2.0
#include "import/folder.h"

#include "import/compose/compose_references.h"
#include "import/compose/env_settings.h"
#include "import/importers.h"
#include "import/not_read.h"
#include "import/shared/relative_path.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t entriesAtMost = 200'000; // of a tree; a whole disk is named by mistake

// Of an importer, or of what is told not to be read.
bool isKnownExtension(const std::string &extension)
{
    if (extension.size() < 2)
        return false;
    const auto isIn = [&](std::string_view extensions) {
        return (std::string(extensions) + ' ').find(' ' + extension + ' ') != std::string::npos;
    };
    const auto all = importers();
    return isIn(" .yaml .yml .json") || isIn(extensionsNotRead) ||
           std::any_of(all.begin(), all.end(),
                       [&](const ImporterInfo &importer) { return isIn(importer.extensions); });
}

bool mayBeInput(const fs::path &path)
{
    // What systemd lays over a unit: web.container.d/limits.conf.
    const fs::path folder = path.parent_path();
    if (path.extension() == ".conf" && folder.extension() == ".d")
        return isKnownExtension(folder.stem().extension().string());
    return isKnownExtension(path.extension().string());
}

bool isSkippedFolder(const fs::path &path)
{
    const std::string name = path.filename().string();
    return (name.size() > 1 && name.front() == '.') || name == "node_modules";
}

Error folderError(const fs::path &folder, std::string message)
{
    Error error;
    error.code = "import.file";
    error.message = std::move(message);
    error.file = folder.generic_string();
    return error;
}

Error cannotBeRead(const fs::path &folder, const std::error_code &fault)
{
    return folderError(folder, "the folder cannot be read: " + fault.message());
}

} // namespace

Result<FolderListing> listFolder(const fs::path &folder)
{
    FolderListing listing;
    std::error_code fault;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, fault);
    if (fault)
        return cannotBeRead(folder, fault);
    listing.folders.push_back(folder);
    std::size_t seen = 0;
    for (; entries != fs::recursive_directory_iterator(); entries.increment(fault)) {
        if (fault)
            return cannotBeRead(folder, fault);
        if (++seen > entriesAtMost)
            return folderError(folder, "the folder holds more than " + std::to_string(entriesAtMost) +
                                           " files; name the folders in it that matter");
        if (entries->is_directory(fault)) {
            if (isSkippedFolder(entries->path()))
                entries.disable_recursion_pending();
            else if (entries->is_symlink(fault))
                listing.linkedFolders.push_back(entries->path());
            else
                listing.folders.push_back(entries->path());
        } else if (entries->is_regular_file(fault) && mayBeInput(entries->path())) {
            listing.files.push_back(entries->path());
        } else if (mayBeInput(entries->path())) {
            listing.unreadable.push_back(entries->path());
        }
    }
    std::sort(listing.files.begin(), listing.files.end());
    std::sort(listing.unreadable.begin(), listing.unreadable.end());
    std::sort(listing.linkedFolders.begin(), listing.linkedFolders.end());
    return listing;
}

bool isChart(const fs::path &folder)
{
    std::error_code fault;
    return fs::is_regular_file(folder / "Chart.yaml", fault);
}

bool isChartValues(const fs::path &path)
{
    const std::string name = path.filename().string();
    const bool isYaml = path.extension() == ".yaml" || path.extension() == ".yml";
    return isYaml && name.starts_with("values") && (name[6] == '.' || name[6] == '-' || name[6] == '_') &&
           isChart(path.parent_path());
}

bool isTakenFromFolders(std::string_view format)
{
    return importerOf(format) != nullptr;
}

ListedFiles listedByEnv(const std::set<std::string> &composeFiles, const FileReader &readFile)
{
    ListedFiles listed;
    for (auto &[folder, settings] : compose::composeFileLists(readFile, composeFiles))
        listed.emplace(folder, std::move(settings.files));
    return listed;
}

std::set<std::string> alternativesAmong(const std::set<std::string> &composeFiles, const ListedFiles &listed)
{
    std::set<std::string, std::less<>> onAList;
    for (const auto &[folder, files] : listed)
        onAList.insert(files.begin(), files.end());
    std::set<std::string, std::less<>> foldersWithStandard;
    for (const std::string &name : composeFiles) {
        if (compose::isStandardName(fileNameOf(name)))
            foldersWithStandard.emplace(folderOf(name));
    }
    std::set<std::string> alternatives;
    for (const std::string &name : composeFiles) {
        const std::string_view file = fileNameOf(name);
        if (onAList.contains(name))
            continue;
        if (listed.contains(folderOf(name)) ||
            (!compose::isStandardName(file) && file.find(".override.") == std::string_view::npos &&
             foldersWithStandard.contains(folderOf(name))))
            alternatives.insert(name);
    }
    return alternatives;
}

} // namespace bulkhead::import
