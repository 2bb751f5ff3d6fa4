// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

// The data files of resources/ (vocabulary, catalog, schemas, templates, examples …), compiled into
// the program so that it runs from anywhere without looking for them.
namespace bulkhead::resources {

// The bytes of the file with this path below resources/ ("vocabulary.json"); nullopt when the
// program was built without it.
std::optional<std::string_view> find(std::string_view path);

// The paths of all files whose path starts with the prefix, sorted.
std::vector<std::string_view> list(std::string_view prefix);

} // namespace bulkhead::resources
