// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace bulkhead::import::services {

using Variables = std::map<std::string, std::string, std::less<>>;

// A text with its variables put in.
struct Expanded
{
    std::string text;
    std::set<std::string> unknown; // the names that have no value here
    bool isTooLong = false;        // then the text is as it was written, and its value unknown
};

// Puts variables into a text as compose does: $NAME, ${NAME}, ${NAME:-default}, ${NAME-default},
// ${NAME:?error}, ${NAME:+instead}, nested ones, and $$ for a dollar. A variable that is not known here stays
// as it is written, since the shell that deploys may know it. Variables that stand for several others double
// with each line, so a value may grow to 64 KiB, and all values together by `allowance` bytes, which is
// lowered by what this one gains.
Expanded interpolate(std::string_view text, const Variables &variables, std::size_t &allowance);

// Tells of a value that became too long.
void warnOfLongValue(Builder &builder, std::string_view file, int line);

// The variables that are not known here, each with the place that asks for it first.
using UnknownVariables = std::map<std::string, Mark>;

// The same for all scalars of a tree; tells of those that become too long.
void interpolate(Tree &tree, const Variables &variables, Builder &builder, UnknownVariables &unknown);

// Whether a variable is left in the text.
bool hasVariable(std::string_view text);

} // namespace bulkhead::import::services
