// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"
#include "import/shared/technologies.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// Small compose projects as text, and what their models say.
namespace bulkhead::tests {

std::shared_ptr<const model::Vocabulary> vocabulary();
std::shared_ptr<const import::Technologies> technologies();

using Files = std::map<std::string, std::string>;

// Imports the inputs of a small project; the other files can be read from it.
Result<import::Imported> importProject(const std::vector<std::string> &inputs, const Files &files,
                                       std::vector<std::string> profiles = {});
Result<import::Imported> importText(const std::string &text); // as compose.yaml

// Writes a file of the disk, and the folders that it lies in.
void putFile(const std::filesystem::path &file, const std::string &text);
// Imports a folder of the disk; what was gathered there says what was left out.
Result<import::Imported> importFolder(const std::filesystem::path &folder, import::Gathered &gathered);

const model::Property *propertyOf(const model::Model &model, model::IdView id, std::string_view name);
// A property as people read it; "" when it is not stated.
QString valueOf(const model::Model &model, model::IdView id, std::string_view name);
QStringList flowsOf(const model::Model &model, model::FlowKind kind); // "web->db"
QString diagnosticsOf(const import::Imported &imported);

} // namespace bulkhead::tests

#define IMPORT(name, ...)                                                                                    \
    const auto name##Result = __VA_ARGS__;                                                                   \
    QVERIFY2(name##Result.ok(), name##Result ? "" : name##Result.error().text().c_str());                    \
    const bulkhead::import::Imported &name = *name##Result
