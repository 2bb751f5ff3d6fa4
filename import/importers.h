// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/importer_info.h"

#include <span>
#include <string>
#include <string_view>

namespace bulkhead::import {

// All importers, in the order in which they add to a model and in which documents are recognised.
std::span<const ImporterInfo> importers();

// Null for a format that is not imported.
const ImporterInfo *importerOf(std::string_view format);

// The formats within a sentence: "a compose file, Kubernetes objects, … or a TM-Library model".
std::string importableFormats();

} // namespace bulkhead::import
