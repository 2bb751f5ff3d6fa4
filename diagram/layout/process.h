// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace bulkhead::diagram {

inline constexpr std::size_t mostProgramOutput = std::size_t(256) << 20; // bytes

// Runs a program (looked up in PATH) with the input on its standard input, and returns its standard output.
// Blocks the calling thread, which needs no event loop, for the time-out at most: the program is killed then,
// on stop, and when its output becomes too large. Error codes: "process.missing", "process.failed",
// "process.timeout", "process.too-much", "process.cancelled".
Result<std::string> runProgram(const std::vector<std::string> &command, const std::string &input,
                               std::chrono::milliseconds timeout, const std::stop_token &stop,
                               std::size_t mostOutput = mostProgramOutput);

} // namespace bulkhead::diagram
