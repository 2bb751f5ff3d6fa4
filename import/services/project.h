// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/interpolation.h"
#include "import/services/tree.h"
#include "import/shared/builder.h"
#include "model/generic_name.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace bulkhead::import::services {

// A network or volume of another project, as that one identifies it.
struct OwnedElsewhere
{
    std::string sourceKey;
    std::string id;
    std::string name;
};

// The services of one host with their networks, volumes, secrets and configs: a compose project, its files
// laid over each other with what they extend and include, or the containers of an engine in the same form.
struct Project
{
    std::string scheme = "compose";     // of source keys
    std::string objectKind = "service"; // what its services are called: "service/web"
    std::string hostName{model::dockerHost.name};
    bool declares = true; // whether what its services use has to be declared in it; an engine has it anyway
    std::string name;
    std::string folder;  // of its first file
    std::string file;    // the first file
    Tree root;           // services, networks, volumes, secrets, configs as maps
    Variables variables; // of its .env
    std::map<std::string, Mark, std::less<>> variableMarks; // where they stand there
    std::set<std::string, std::less<>>
        inactive; // services that are left out, as their profiles are not active
    // What it calls by its key and another project of the same import owns, by "network/KEY" and
    // "volume/KEY".
    std::map<std::string, OwnedElsewhere, std::less<>> elsewhere;
    // From where the paths in each of its files are seen: its own folder for one that is extended, the first
    // file's for one that is laid over it.
    std::map<std::string, std::string, std::less<>> folders;

    const std::string &folderOf(const Mark &mark) const;
    // The same path seen from the project's folder; of the host's own paths, as they are.
    std::string seenFromProject(const Mark &mark, const std::string &path) const;
};

// "shop" of "Shop!": a project's name as the engine's names of containers, networks and volumes begin with
// it.
std::string engineNameOf(std::string_view project);

// The text of a file that a service names, by its path from the folder of the inputs. `what` names its role:
// "the env file". Where it cannot be read it is reported at `reason`, and nullopt is returned.
std::optional<std::string> readNamedFile(Builder &builder, const std::string &path, const Mark &reason,
                                         std::string_view what);

// What the engine calls a declared network, volume, secret or config, where the file says it: two
// declarations with one real name are one thing, in whichever projects they stand. Empty: it is the project's
// own.
std::string realNameOf(const Tree &section, const std::string &key);

// Whether a declared volume stands for a path of the host: driver_opts {o: bind, device: /path}.
bool standsForHostPath(const Tree &volume);

// The element of a volume or network of a project has this source key and, behind the project's prefix, this
// id: "net.front", "volume.data".
std::string sourceKeyIn(const Project &project, std::string_view object);
std::string idIn(std::string_view prefix, std::string_view kind, std::string_view name);

} // namespace bulkhead::import::services
