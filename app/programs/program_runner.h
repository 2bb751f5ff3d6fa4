// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/programs/process.h"
#include "import/import.h"
#include "model/result.h"

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace bulkhead::app {

// A command as a person reads it: words with blanks or signs of a shell in quotes, control characters shown.
std::string commandText(const std::vector<std::string> &command);

// Runs the user's own programs for one import: looked up in PATH, without a shell, with a limit on time and
// output. An error names the command as its file.
class ProgramRunner
{
public:
    std::function<void(const std::string &command)> announce;    // called before each; unset: nobody is told
    std::chrono::milliseconds timeout = std::chrono::minutes(5); // for each
    std::size_t mostOutput = import::Limits().fileBytes;
    std::stop_token stop;

    // What was not carried over though the program ended well enough.
    std::vector<import::Diagnostic> diagnostics;

    // The standard output of a command that ended with 0 and wrote something. `folder` is where it runs;
    // empty: where this program does.
    Result<std::string> output(const std::vector<std::string> &command, const std::string &folder = {});

    // The same of a program that goes on when it meets something that it may not read or that has gone. With
    // another exit code what it wrote is taken, and what it complained of is told. `shown` is what people see
    // of a command that is too long for them; empty: all of it.
    Result<std::string> partialOutput(const std::vector<std::string> &command, const std::string &shown = {});

private:
    void tellComplaints(const ProgramOutcome &outcome, const std::string &command);
};

} // namespace bulkhead::app
