// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

// One instruction of a Dockerfile, its continued lines joined.
struct Instruction
{
    std::string name; // in upper case: "FROM"
    std::string text; // what follows it
    int line = 0;
};

std::vector<Instruction> parseDockerfile(std::string_view text);

// States what the Dockerfile says about the image it builds: its user, credentials that stay in it, an SSH
// server, setuid programs, downloads that nothing checks. `linesBefore` is where the text begins in its file;
// `target` is the stage to build, empty the last.
void stateDockerfile(Builder &builder, model::Element &image, std::string_view text, const std::string &file,
                     int linesBefore, std::string_view target);

} // namespace bulkhead::import
