// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace bulkhead::import::services {

using Variables = std::map<std::string, std::string, std::less<>>;

// Puts variables into a text as compose does: $NAME, ${NAME}, ${NAME:-default}, ${NAME-default},
// ${NAME:?error}, ${NAME:+instead}, nested ones, and $$ for a dollar. A variable that is not known here stays
// as it is written, since the shell that deploys may know it; its name goes to `unknown`.
std::string interpolate(std::string_view text, const Variables &variables, std::set<std::string> &unknown);

// The variables that are not known here, each with the place that asks for it first.
using UnknownVariables = std::map<std::string, Mark>;

// The same for all scalars of a tree.
void interpolate(Tree &tree, const Variables &variables, UnknownVariables &unknown);

// Whether a variable is left in the text.
bool hasVariable(std::string_view text);

} // namespace bulkhead::import::services
