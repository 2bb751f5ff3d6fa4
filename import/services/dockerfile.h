// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/dockerfile_reader.h"
#include "import/services/interpolation.h"
#include "import/shared/builder.h"

#include <string>
#include <string_view>

namespace bulkhead::import::services {

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
