// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/reading/tree_builder.h"

namespace bulkhead::import {

// The documents of a text that is valid UTF-8 with its directives settled. `sloppyFlow` lets closing brackets
// stand further left than their map.
Result<std::vector<Document>> readYaml(SourceText text, const std::string &file, const Limits &limits,
                                       bool sloppyFlow, std::stop_token stop);

} // namespace bulkhead::import
