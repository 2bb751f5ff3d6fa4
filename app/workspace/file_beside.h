// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace bulkhead::app {

// The path of a file that a model names by a path relative to its own folder, and within it: not by way of
// links either. `folder` is empty while the model has none. `what` says in errors what the file is ("the
// model to compare with"), whose codes are `app.` and `topic` with "-outside", "-no-file" (a pipe would be
// waited for), "-no-name" and, where nothing is there, "-missing".
Result<std::filesystem::path> fileBeside(const std::string &name, const std::filesystem::path &folder,
                                         std::string_view what, std::string_view topic);

} // namespace bulkhead::app
