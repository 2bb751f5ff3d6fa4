// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/cli_commands.h"
#include "app/workspace/knowledge.h"
#include "app/workspace/typed_names.h"
#include "catalog/analysis/analysis.h"
#include "export/findings/findings_document.h"
#include "import/import.h"
#include "model/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::app::cli {

// Inputs opened as one model, and the engine's findings on it.
struct Analyzed
{
    Knowledge knowledge;
    catalog::Analysis analysis; // holds the model
    std::vector<import::Diagnostic> diagnostics;
    TypedNames names;                   // for messages about them
    std::optional<Error> platformFault; // why the profile that the model names is not laid over it
};

// Runs no program of the user's beyond what `programs` allows; each is told before.
Result<Analyzed> openAndAnalyze(const std::vector<std::string> &inputs, const AnalysisOptions &options,
                                Console &console, const ProgramLeave &programs = {});
// The same with knowledge that was loaded before.
Result<Analyzed> openAndAnalyze(const std::vector<std::string> &inputs, const Knowledge &knowledge,
                                const AnalysisOptions &options, Console &console,
                                const ProgramLeave &programs = {});

struct EngineOptions
{
    catalog::Options engine;
    std::optional<Error> platformFault;
};

// How the model is analysed: as of the day asked for, with the platform profile of the command line or else
// of the model, whose folder is `input`'s. Fails where the first cannot be read; of the second it is told,
// and the model goes without.
Result<EngineOptions> engineOptions(const AnalysisOptions &options, const model::Model &model,
                                    const std::string &input, Console &console);

// What results are about: the first input, or the program that was asked instead.
std::string subjectOf(const std::vector<std::string> &inputs, const ProgramLeave &programs);

// Names each command of the user's own programs before it runs.
std::function<void(const std::string &command)> toldOn(Console &console);

// FindingsDocument::pathOf by the names that the user typed, which have to outlive it. What does not stand
// below the folder in which the program runs keeps its name.
std::function<std::string(const std::string &file)> pathsFromHere(const TypedNames &names);

// What reading the inputs and the platform profile had to tell.
std::vector<exporting::Notice> noticesOf(const Analyzed &analyzed);

// The day that ages and expiries count to: the one given, else the one that SOURCE_DATE_EPOCH names, for
// builds that have to be reproducible, else today (UTC). Fails where SOURCE_DATE_EPOCH is no number of
// seconds.
Result<model::Date> asOf(const AnalysisOptions &options);

} // namespace bulkhead::app::cli
