// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/programs/program_runner.h"
#include "import/import.h"
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

// What runs on a host or in a cluster, asked of the user's own `docker` or `kubectl`.
namespace bulkhead::app {

// All containers of the host with its networks, volumes, images and what the engine says of itself. It is an
// error where there are no containers.
Result<std::vector<import::Input>> askDocker(ProgramRunner &runner);
// The commands that askDocker() runs, for people who are asked first; "ID …" stands for what others list.
std::vector<std::string> dockerCommands();

// The objects of a namespace (empty: of all) and of the cluster that importers read, Secrets excepted. What
// the user may not read is told and left out.
Result<std::vector<import::Input>> askCluster(ProgramRunner &runner, const std::string &space);
std::vector<std::string> clusterCommands(const std::string &space);

// Whether a text is the name of a namespace (RFC 1123: lower-case letters, digits, '-').
bool isNamespaceName(std::string_view text);

} // namespace bulkhead::app
