// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "catalog/workshop/workshop_files.h"

#include <span>
#include <string>
#include <vector>

// What the commands about workshops read.
namespace bulkhead::app::cli {

struct OpenedWorkshop
{
    Knowledge knowledge;
    catalog::workshop::Workshop workshop;
};

Result<OpenedWorkshop> openWorkshop(const std::string &path, const AnalysisOptions &options,
                                    Console &console);

// What is read of a file by its name alone: "alice" of "works/alice.json".
std::string nameOfFile(const std::string &path);

// nameOfFile() of each, in its order; of those that have it in common with as many folders before it as tell
// them apart: "anna/model", "ben/model".
std::vector<std::string> distinctNames(std::span<const std::string> paths);

// Tells what was left out of how many files; fails when nothing is left.
ExitCode tellLeftOut(std::size_t leftOut, std::size_t all, const std::string &what, Console &console);

} // namespace bulkhead::app::cli
