// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/load/catalogs.h"

#include <optional>
#include <string>
#include <string_view>

// The threat catalogs as documents: what rules there are, and what one entry says.
namespace bulkhead::exporting {

std::string catalogListText(const catalog::Catalogs &catalogs);
std::string catalogListMarkdown(const catalog::Catalogs &catalogs);
std::string catalogListJson(const catalog::Catalogs &catalogs); // docs/cli.md, stable keys

// A threat, rule or mitigation with all it says; nullopt when there is none of that id.
std::optional<std::string> catalogEntryText(const catalog::Catalogs &catalogs, std::string_view id);
std::optional<std::string> catalogEntryJson(const catalog::Catalogs &catalogs, std::string_view id);

} // namespace bulkhead::exporting
