// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

// What the tests of the catalog's data share: the built-in catalog, and small models written as JSON.
namespace bulkhead::tests {

std::string readFile(const std::filesystem::path &path);
std::shared_ptr<const model::Vocabulary> builtInVocabulary();
std::shared_ptr<const catalog::Catalogs> builtInCatalogs();

// A model from {"elements": [{"id", "kind", "name", "parent", "platform", "properties"}], "flows": [{"id",
// "kind", "source", "target", "bidirectional", "properties"}]}. "platform" makes an element one that was
// imported from an artefact of that platform. Throws std::runtime_error where the model refuses it.
model::Model modelFromJson(const nlohmann::json &json);
catalog::Options optionsOf(const nlohmann::json &json); // its "as_of"

// The cases of a rule: tests/data/rules/cases.
nlohmann::json casesOf(const catalog::Rule &rule);
// Those in which it has to be silent: what looks like its cases and is none.
nlohmann::json silentCasesOf(const catalog::Rule &rule);
// The case without what its elements and flows state, apart from what they are about and how they are
// connected.
nlohmann::json withoutAnswers(nlohmann::json ruleCase);
// One of tests/data/architectures, with what its elements and flows are "like" written out.
nlohmann::json readArchitecture(const std::string &name);
std::vector<std::string> architectures();

} // namespace bulkhead::tests
