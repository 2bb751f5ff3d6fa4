// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::compose {

// Compose files by their names, which are those of Input.
using ComposeFiles = std::map<std::string, const std::vector<Document> *, std::less<>>;

// Whether a file bears a name that compose looks for by itself: compose.yaml, docker-compose.yml …
bool isStandardName(std::string_view fileName);

// The files that these include, or whose services theirs extend, by way of other files among `files` too.
// They may be no such files. A name with a variable in it is no name here.
std::set<std::string, std::less<>> referredBy(const std::set<std::string> &starts, const ComposeFiles &files);

} // namespace bulkhead::import::compose
