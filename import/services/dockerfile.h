// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/interpolation.h"
#include "import/shared/builder.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::services {

// One instruction of a Dockerfile, its continued lines joined. Of RUN the text includes the lines of its
// here-documents, which are its commands.
struct Instruction
{
    std::string name; // in upper case: "FROM"
    std::string text; // what follows it
    int line = 0;
};

std::vector<Instruction> parseDockerfile(std::string_view text);

// How a Dockerfile is built.
struct Build
{
    std::string target;  // the stage, by name or number; empty: the last
    Variables arguments; // that replace the defaults of ARG
    int linesBefore = 0; // where the text begins in its file
    model::Id container; // that runs the image; empty: none
};

// States what the Dockerfile says about the image it builds: its user, credentials that stay in it, an SSH
// server, setuid programs, downloads that nothing checks; and of the container whether its health is checked.
// A user that only the base image could tell
// ("USER $APP_UID") states nothing.
void stateDockerfile(Builder &builder, model::Element &image, std::string_view text, const std::string &file,
                     const Build &build);

} // namespace bulkhead::import::services
