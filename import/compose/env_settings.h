// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/options.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace bulkhead::import::compose {

// What the file .env of a project's folder says of the project itself ("Pre-defined environment variables" of
// the documentation of Docker Compose).
struct EnvSettings
{
    std::vector<std::string> files;    // COMPOSE_FILE: the files that make the project, by their paths
    services::Mark filesMark{};        // where it stands
    std::vector<std::string> profiles; // COMPOSE_PROFILES: those that are active
    std::string projectName;           // COMPOSE_PROJECT_NAME; empty: none
};

// Empty where there is no such file or nothing reads it.
EnvSettings envSettings(const FileReader &readFile, const std::string &folder);

// Those with COMPOSE_FILE of the folders that these compose files lie in, and of the folders around those, by
// the folder. The outer of two lists that name the same file counts.
std::map<std::string, EnvSettings, std::less<>> composeFileLists(const FileReader &readFile,
                                                                 const std::set<std::string> &composeFiles);

} // namespace bulkhead::import::compose
