#pragma once

#include "model/result.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace bulkhead::diagram {

// Runs a program (looked up in PATH) with the input on its standard input, and gives its standard output.
// Needs no event loop. The program is killed on time-out and on stop. Error codes: "process.missing",
// "process.failed", "process.timeout", "process.cancelled".
Result<std::string> runProgram(const std::vector<std::string> &command, const std::string &input,
                               std::chrono::milliseconds timeout, const std::stop_token &stop);

} // namespace bulkhead::diagram
