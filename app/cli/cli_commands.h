// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/programs/open_with_programs.h"
#include "catalog/questions/questionnaire.h"
#include "model/records.h"

#include <optional>
#include <string>
#include <vector>

// What each command of bulkhead-cli was asked to do, and the functions that do it. docs/cli.md is the
// contract.
namespace bulkhead::app::cli {

struct AnalysisOptions
{
    std::vector<std::string> catalogs; // an organisation's own, beside the built-in
    std::string platform;              // a profile's file; empty: the one that the model names
    std::optional<model::Date> asOf;   // today when not given
    bool genericStride = false;
    std::vector<std::string> composeProfiles;
    bool withSurroundings = false; // of artefacts
};

struct AnalyzeCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::string format = "text";
    std::string output = "-";
    std::optional<model::Rating> failOn;
    std::optional<double> failOnPath; // the likelihood from which a path trips the gate, 0..1
    bool confirmedOnly = false;
    bool byteOrderMark = false;
    std::string baseline; // empty: none
    std::string explain;  // RULE@ELEMENT; empty: findings
};

struct DiffCommand
{
    std::string before;
    std::string after;
    AnalysisOptions analysis;
    std::string format = "text";
    std::string output = "-";
    bool exitCode = false;
};

struct MergeCommand
{
    std::string base;
    std::string ours;
    std::string theirs;
    std::string output = "-";
};

struct ValidateCommand
{
    std::vector<std::string> files;
};

struct CatalogCommand
{
    enum class Action { List, Show, Check } action = Action::List;
    std::string argument; // the id to show, the file to check
    AnalysisOptions analysis;
    std::string format = "text";
};

struct ReportCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::string output;
    std::string format; // empty: by the output's suffix
    std::string audience = "engineering";
    std::vector<std::string> sections; // ids of chapters in their order; empty: those of the audience
    std::string templateFolder;        // of the organisation; empty: none
    std::string title;                 // empty: the model's own
    std::string baseline;              // to compare with; empty: what the model names
};

struct RenderCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::string output;
    std::string format; // empty: by the output's suffix
    std::string view;   // empty: the first that people look at
    std::string theme = "print";
    std::string notation = "containers";
    bool showNetworks = false;
    bool badges = false;
    double scale = 2; // pixels of a PNG for one unit
};

struct ExportCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::string format; // id in the table of formats
    std::string output;
    bool byteOrderMark = false;
};

struct ImportCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    std::vector<std::string> composeProfiles;
    bool withSurroundings = false; // of artefacts
    std::string output;
};

struct SyncCommand
{
    std::string model;
    std::vector<std::string> inputs;
    ProgramLeave programs;
    AnalysisOptions analysis;
    bool dryRun = false; // tell what would change, write nothing
};

struct QuestionsCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::string output = "-";
    catalog::Answerer answerer = catalog::Answerer::Anyone;
    std::optional<std::size_t> most; // unset: those that are asked at once
    bool areAllAsked = false;
};

struct AnswerCommand
{
    std::string model;
    std::vector<std::string> sheets; // filled-in questionnaires
    AnalysisOptions analysis;
    std::string output; // empty: the model itself
    bool dryRun = false;
};

struct PathsCommand
{
    std::vector<std::string> inputs; // empty only where programs are asked what runs
    ProgramLeave programs;
    AnalysisOptions analysis;
    std::vector<std::string> from;    // elements that are taken over; empty: where attackers start
    std::vector<std::string> to;      // empty: all that is worth having
    std::vector<std::string> without; // ids of mitigations: without the ways that they close
    std::size_t most = 0;             // 0: as many as suits what is asked
    std::string format = "text";
    std::string output = "-";
};

struct LayoutCommand
{
    std::string model;
    std::string output; // empty: the model itself
};

struct WorkshopNewCommand
{
    std::string model;
    AnalysisOptions analysis;
    std::vector<std::string> scope; // ids; empty: those that are suggested
    std::string level = "plain";
    std::string sheet = "containers";
    bool usesPseudonyms = false;
    std::string folder; // where the files are written
};

struct WorkshopCollateCommand
{
    std::string workshop;
    std::vector<std::string> answers;
    AnalysisOptions analysis;
    bool usesPseudonyms = false;
    std::string output = "-";
};

struct GradeCommand
{
    std::string workshop;
    std::vector<std::string> files; // answers and whole models
    AnalysisOptions analysis;
    bool usesPseudonyms = false;
    std::string output = "-";
    std::string report;  // a folder for pages; empty: none
    std::string rubric;  // empty: the workshop's
    std::string matches; // corrections of what elements were taken for; empty: none
};

ExitCode analyze(const AnalyzeCommand &command, Console &console);
ExitCode diff(const DiffCommand &command, Console &console);
ExitCode merge(const MergeCommand &command, Console &console);
ExitCode validate(const ValidateCommand &command, Console &console);
ExitCode catalog(const CatalogCommand &command, Console &console);
ExitCode report(const ReportCommand &command, Console &console);
ExitCode render(const RenderCommand &command, Console &console);
ExitCode exportTo(const ExportCommand &command, Console &console);
ExitCode import(const ImportCommand &command, Console &console);
ExitCode sync(const SyncCommand &command, Console &console);
ExitCode questions(const QuestionsCommand &command, Console &console);
ExitCode answer(const AnswerCommand &command, Console &console);
ExitCode paths(const PathsCommand &command, Console &console);
ExitCode layout(const LayoutCommand &command, Console &console);
ExitCode workshopNew(const WorkshopNewCommand &command, Console &console);
ExitCode workshopCollate(const WorkshopCollateCommand &command, Console &console);
ExitCode grade(const GradeCommand &command, Console &console);

} // namespace bulkhead::app::cli
