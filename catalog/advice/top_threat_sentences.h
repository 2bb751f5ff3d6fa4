// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The wording of top threats.
namespace bulkhead::catalog {

// "web, db, cache and 4 more"
std::string someNames(const std::vector<std::string> &names, std::size_t atMost);

// What a path tells: "Anyone on the internet breaks into web, takes over the host node1, so that the 3
// containers on it are theirs." `others` are names of what the same way reaches as well.
std::string pathSentence(const AttackPaths &paths, const AttackPath &path,
                         const std::vector<std::string> &others);

// The way without what it ends at: two paths that tell the same but for their ends have the same.
std::string wayOf(const AttackPaths &paths, const AttackPath &path);

// The scenario of a cause at its worst place, with the names of the others.
std::string causeSentence(std::string scenario, const std::vector<std::string> &others, bool confirmed);

// What the hardening that is missing means: the containers, and the titles of the controls that most lack.
std::string hardeningSentence(const std::vector<std::string> &containers, std::vector<std::string> controls);

} // namespace bulkhead::catalog
