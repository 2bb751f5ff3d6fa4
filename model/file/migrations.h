// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/file/file_version.h"
#include "model/model.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <span>
#include <string_view>

namespace bulkhead::model {

// Brings the JSON of one format version to the next; the "version" itself is set by the caller. Null where a
// file of the older version means the same to a reader of the newer one.
using Migration = Result<Success> (*)(nlohmann::json &model);

// The migrations that end at the current version: the last leads from fileVersion - 1 to fileVersion.
// A change of format raises fileVersion and adds its migration here.
std::span<const Migration> migrations();

// parseModel with a format history of its own.
Result<Model> parseModel(std::string_view json, std::string_view file,
                         std::shared_ptr<const Vocabulary> vocabulary, std::span<const Migration> migrations,
                         int currentVersion = fileVersion);

} // namespace bulkhead::model
