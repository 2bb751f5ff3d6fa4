// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/document.h"
#include "model/result.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

class Technologies;

// Reads a further file that an input names (extends, include, env_file, .env, a Dockerfile), given its path
// relative to the folder of the inputs. Refuses with an Error what is missing or outside that folder.
using FileReader = std::function<Result<std::string>(const std::string &path)>;

struct ImportOptions
{
    Limits limits;
    std::shared_ptr<const Technologies> technologies; // unset: products are not recognised
    FileReader readFile;                              // unset: nothing but the inputs is read
    // Active profiles of compose; services of others are reported and left out. "*" activates all.
    std::vector<std::string> composeProfiles;
    // Called from the importing thread.
    std::function<void(std::string_view what, double fraction)> progress;
    std::stop_token stop; // a stopped import returns an Error with code "import.cancelled"
};

} // namespace bulkhead::import
