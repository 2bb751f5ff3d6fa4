// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/interpolation.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::import::services {

// The services of one host with their networks, volumes, secrets and configs: a compose project, its files
// laid over each other with what they extend and include, or the containers of an engine in the same form.
struct Project
{
    std::string scheme = "compose";     // of source keys
    std::string objectKind = "service"; // what its services are called: "service/web"
    std::string hostName = "Docker host";
    std::string name;
    std::string folder;  // of its first file
    std::string file;    // the first file
    Tree root;           // services, networks, volumes, secrets, configs as maps
    Variables variables; // of its .env
    // From where the paths in each of its files are seen: its own folder for one that is extended, the first
    // file's for one that is laid over it.
    std::map<std::string, std::string, std::less<>> folders;

    const std::string &folderOf(const Mark &mark) const;
    // The same path seen from the project's folder; of the host's own paths, as they are.
    std::string seenFromProject(const Mark &mark, const std::string &path) const;
};

// The text of a file that a service names, by its path from the folder of the inputs. `what` names its role:
// "the env file". Where it cannot be read it is reported at `reason`, and nullopt is returned.
std::optional<std::string> readNamedFile(Builder &builder, const std::string &path, const Mark &reason,
                                         std::string_view what);

} // namespace bulkhead::import::services
