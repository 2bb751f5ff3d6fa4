// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

// Other programs: started without a shell, bounded in time and output, ended with all that they started.
namespace bulkhead::app {

inline constexpr std::size_t mostProgramOutput = std::size_t(256) << 20; // bytes
inline constexpr std::size_t mostProgramComplaints = std::size_t(64) << 10;

struct ProgramCall
{
    std::vector<std::string> command;    // the program, looked up in PATH, and its arguments
    std::string input{};                 // for its standard input
    std::string folder{};                // that it runs in; empty: that of this program
    std::chrono::milliseconds timeout{}; // for all of it
    std::size_t mostOutput = mostProgramOutput;
};

// What a program that ended by itself has left.
struct ProgramOutcome
{
    int exitCode = 0;
    std::string output;     // its standard output
    std::string complaints; // the beginning of its standard error, at most mostProgramComplaints bytes
};

// Whether a program of this name is in PATH.
bool isProgramThere(const std::string &program);

// Runs a program to its end, whatever its exit code. Blocks the calling thread, which needs no event loop,
// for the time-out at most: the program and what it started are killed then, on stop, and when the output
// becomes too large. Error codes: "process.missing", "process.failed" (it cannot be started, or a signal
// ended it), "process.timeout", "process.too-much", "process.cancelled".
Result<ProgramOutcome> runToEnd(const ProgramCall &call, const std::stop_token &stop);

} // namespace bulkhead::app
