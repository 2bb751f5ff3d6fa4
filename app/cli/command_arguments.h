// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/cli_commands.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

// Arguments that several commands have.
namespace bulkhead::app::cli {

// CLI::Range lets NaN pass, and a gate on it would never trip.
std::string refuseNan(const std::string &text);

// An option that may be given more than once, with one value each time.
void addEach(CLI::App &app, const std::string &name, std::vector<std::string> &values,
             const std::string &type, const std::string &help);

// A day, given as YYYY-MM-DD.
CLI::Option *addDate(CLI::App &app, const std::string &name, std::optional<model::Date> &date,
                     const std::string &help);

void addCatalogs(CLI::App &app, AnalysisOptions &options);
void addProfiles(CLI::App &app, std::vector<std::string> &profiles); // of compose
void addPlatform(CLI::App &app, AnalysisOptions &options);
void addSurroundings(CLI::App &app, bool &withSurroundings);
void addAnalysisOptions(CLI::App &app, AnalysisOptions &options);
CLI::Option *addFormat(CLI::App &app, std::string &format, const std::vector<std::string> &formats);
void addOutput(CLI::App &app, std::string &output);
void addByteOrderMark(CLI::App &app, bool &mark);
void addPrograms(CLI::App &app, ProgramLeave &programs);
void addInputs(CLI::App &app, std::vector<std::string> &inputs, ProgramLeave &programs);

// What CLI11 cannot say: inputs are required unless a program is asked.
void requireInputs(const std::vector<std::string> &inputs, const ProgramLeave &programs);

} // namespace bulkhead::app::cli
