// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/compose/project_loader.h"
#include "import/shared/input.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::import::compose {

// Which inputs make which projects, each a list of files that are laid over one another. The files of one
// folder make one project: the standard names first, their overrides last, others between as they were given.
// Where the folder was named and its .env, or that of a folder around it, has COMPOSE_FILE, that list is the
// project, files of other folders among them. A file that only changes services of another folder's project
// (none of its own can run by itself) is laid over that one where it was named, as `docker compose -f a -f
// ../b` does; where it was found in a folder it is left out and told. So is one whose services could run and
// are all among that project's, or some of them where its name says it ("over", "prod"), unless it has a name
// that compose looks for or names a project of its own; which reading was taken is told.
std::vector<ProjectFiles> projectsOf(std::span<const ParsedInput> inputs, Builder &builder);

// The files that inputs include, or whose services theirs extend: they are parts of those.
std::set<std::string, std::less<>> referredAmong(std::span<const ParsedInput> inputs);

} // namespace bulkhead::import::compose
