// SPDX-License-Identifier: Apache-2.0
#include "import/compose/env_settings.h"

#include "import/reading/text.h"
#include "import/reading/text_encoding.h"
#include "import/services/env_file.h"
#include "import/shared/relative_path.h"

#include <algorithm>

namespace bulkhead::import::compose {

using services::EnvEntry;

namespace {

std::vector<std::string> splitAt(std::string_view text, std::string_view separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
    return parts;
}

} // namespace

EnvSettings envSettings(const FileReader &readFile, const std::string &folder)
{
    EnvSettings settings;
    const std::string path = joinPath(folder, ".env");
    Result<std::string> bytes = readFile ? readFile(path) : Result<std::string>(Error{});
    if (!bytes)
        return settings;
    const Result<RepairedText> read = decodeAndRepair(*std::move(bytes), path);
    if (!read)
        return settings;
    std::string separator = ":";
    std::string files;
    std::size_t allowance = Limits().expandedBytes;
    for (const EnvEntry &entry :
         services::parseEnvFile(read->text, services::EnvFormat::Compose, {}, allowance)) {
        if (entry.name == "COMPOSE_PROFILES") {
            settings.profiles = splitAt(entry.value, ",");
        } else if (entry.name == "COMPOSE_PROJECT_NAME") {
            settings.projectName = entry.value;
        } else if (entry.name == "COMPOSE_PATH_SEPARATOR" && !entry.value.empty()) {
            separator = entry.value;
        } else if (entry.name == "COMPOSE_FILE") {
            files = entry.value;
            settings.filesMark = {std::make_shared<const std::string>(path), entry.line};
        }
    }
    if (files.find(';') != std::string::npos) // as Windows has it
        separator = ";";
    for (const std::string &file : splitAt(files, separator))
        settings.files.push_back(joinPath(folder, file));
    return settings;
}

std::map<std::string, EnvSettings, std::less<>> composeFileLists(const FileReader &readFile,
                                                                 const std::set<std::string> &composeFiles)
{
    std::set<std::string> own; // folders of the files
    std::set<std::string> folders;
    for (const std::string &file : composeFiles) {
        std::string folder(folderOf(file));
        own.insert(folder);
        while (folders.insert(folder).second && !folder.empty())
            folder = folderOf(folder);
    }
    std::map<std::string, EnvSettings, std::less<>> lists;
    std::set<std::string, std::less<>> listed;
    for (const std::string &folder : folders) { // an outer one comes first
        EnvSettings settings = envSettings(readFile, folder);
        const std::vector<std::string> &files = settings.files;
        const auto isListed = [&listed](const std::string &file) { return listed.contains(file); };
        const auto isThere = [&](const std::string &file) { return composeFiles.contains(file); };
        if (files.empty() || std::any_of(files.begin(), files.end(), isListed) ||
            (!own.contains(folder) && std::none_of(files.begin(), files.end(), isThere)))
            continue;
        listed.insert(files.begin(), files.end());
        lists.emplace(folder, std::move(settings));
    }
    return lists;
}

} // namespace bulkhead::import::compose
