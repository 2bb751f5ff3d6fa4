// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <cstddef>
#include <string>

namespace bulkhead::app {

// What messages and findings call what was read from standard input.
inline constexpr const char *standardInputName = "stdin";

// All of standard input; fails when it cannot be read or is longer than `limit` bytes.
Result<std::string> readStandardInput(std::size_t limit);

} // namespace bulkhead::app
