// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>

// The native file, NAME.bulkhead: canonical JSON (docs/file-format.md, resources/schemas/model.schema.json).
namespace bulkhead::model {

// Reads strictly: the error names line, JSON pointer and what was expected; nothing half-loaded.
// Older format versions are migrated.
Result<Model> parseModel(std::string_view json, std::string_view file,
                         std::shared_ptr<const Vocabulary> vocabulary);

// The canonical text: equal models give equal bytes.
std::string serializeModel(const Model &model);

Result<Model> readModel(const std::filesystem::path &path, std::shared_ptr<const Vocabulary> vocabulary);

// The text of the key "format" of a JSON object, by which the program's own files are told apart; empty where
// there is none. What stands behind it need not be valid.
std::string formatOf(std::string_view bytes);

// Whether bytes look like a native model (its "format" key), whatever their name.
bool looksLikeModel(std::string_view bytes);

// Writes atomically and keeps the previous version as NAME~; links are followed, and a target that is no
// regular file is written directly. On failure the file on disk is what it was.
Result<Success> writeModel(const Model &model, const std::filesystem::path &path);

} // namespace bulkhead::model
