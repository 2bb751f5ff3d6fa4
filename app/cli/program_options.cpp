// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program_options.h"

#include "app/cli/cards_command.h"
#include "app/cli/cli_commands.h"
#include "app/cli/command_arguments.h"
#include "export/formats/formats.h"
#include "export/report/chapters/chapters.h"

#include <charconv>
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

// All that the command line understands, command by command: each function declares one command's
// arguments and hands what was given to the function that does it.
namespace bulkhead::app::cli {

namespace {

using Action = std::function<ExitCode()>;

void declareAnalyze(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<AnalyzeCommand>();
    CLI::App &app = *root.add_subcommand("analyze", "Print the threats of a model or of artefacts");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    addFormat(app, command->format, exporting::formatIds(exporting::FormatGroup::Findings));
    addOutput(app, command->output);
    addByteOrderMark(app, command->byteOrderMark);
    app.add_option_function<std::string>(
           "--fail-on", [command](const std::string &name) { command->failOn = model::ratingFromName(name); },
           "End with exit code 1 when an undecided finding, or a threat that a person added, is rated at "
           "least "
           "this")
        ->check(CLI::IsMember({"low", "medium", "high", "critical"}));
    app.add_option("--fail-on-path", command->failOnPath,
                   "End with exit code 1 when a path to something worth having is at least this likely")
        ->type_name("P")
        ->check(CLI::Range(0.0, 1.0))
        ->check(refuseNan);
    app.add_flag("--confirmed-only", command->confirmedOnly, "Leave out what is still to be verified");
    app.add_option("--baseline", command->baseline,
                   "A reviewed model; only what it does not have counts as new")
        ->type_name("MODEL");
    app.add_option("--explain", command->explain,
                   "Why a rule fired on an element, did not, or cannot be told")
        ->type_name("RULE@ELEMENT");
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return analyze(*command, console); };
    });
}

void declareDiff(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<DiffCommand>();
    CLI::App &app = *root.add_subcommand("diff", "Show what changed between two versions");
    app.add_option("OLD", command->before, "The earlier model or artefact")->required();
    app.add_option("NEW", command->after, "The later one")->required();
    addAnalysisOptions(app, command->analysis);
    addFormat(app, command->format, {"text", "json", "markdown"});
    addOutput(app, command->output);
    app.add_flag("--exit-code", command->exitCode, "End with exit code 1 when there are differences");
    app.callback(
        [command, &action, &console] { action = [command, &console] { return diff(*command, console); }; });
}

void declareMerge(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<MergeCommand>();
    CLI::App &app = *root.add_subcommand("merge", "Merge two models that come from one (git's merge driver)");
    app.add_option("BASE", command->base, "The model both come from")->required();
    app.add_option("OURS", command->ours, "Our model")->required();
    app.add_option("THEIRS", command->theirs, "Their model")->required();
    addOutput(app, command->output);
    app.callback(
        [command, &action, &console] { action = [command, &console] { return merge(*command, console); }; });
}

void declareValidate(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<ValidateCommand>();
    CLI::App &app = *root.add_subcommand("validate", "Check models, catalogs and artefacts without writing");
    app.add_option("FILE", command->files, "What to check")->required();
    app.callback([command, &action, &console] {
        action = [command, &console] { return validate(*command, console); };
    });
}

void declareCatalogAction(CLI::App &group, Action &action, Console &console, CatalogCommand::Action what,
                          const std::string &name, const std::string &help, const std::string &argument)
{
    auto command = std::make_shared<CatalogCommand>();
    command->action = what;
    CLI::App &app = *group.add_subcommand(name, help);
    if (!argument.empty())
        app.add_option(argument, command->argument)->required();
    addCatalogs(app, command->analysis);
    addFormat(app, command->format, {"text", "json", "markdown"});
    app.callback([command, &action, &console] {
        action = [command, &console] { return catalog(*command, console); };
    });
}

void declareCatalog(CLI::App &root, Action &action, Console &console)
{
    CLI::App &group = *root.add_subcommand("catalog", "The threats, rules and mitigations");
    group.require_subcommand(1);
    using What = CatalogCommand::Action;
    declareCatalogAction(group, action, console, What::List, "list", "All of them", {});
    declareCatalogAction(group, action, console, What::Show, "show", "One in full", "ID");
    declareCatalogAction(group, action, console, What::Check, "check", "Check an organisation's own catalog",
                         "FILE");
}

void declareReport(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<ReportCommand>();
    CLI::App &app = *root.add_subcommand("report", "Write the threat report");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    app.add_option("-o,--output", command->output,
                   "Where to write: " + exporting::suffixList(exporting::FormatGroup::Report))
        ->type_name("FILE")
        ->required();
    app.add_option("--format", command->format, "The format, where the file's name does not tell")
        ->check(CLI::IsMember(exporting::formatIds(exporting::FormatGroup::Report)));
    app.add_option("--audience", command->audience, "Who reads it: board, engineering (unless said) or audit")
        ->check(CLI::IsMember(exporting::audienceNames()));
    app.add_option("--sections", command->sections,
                   "These chapters alone, in this order: " + exporting::chapterIds())
        ->type_name("LIST")
        ->delimiter(',');
    app.add_option("--template", command->templateFolder,
                   "An organisation's template folder: logo, colour, classification, texts, titles")
        ->type_name("DIR");
    app.add_option("--title", command->title, "The report's title, instead of the model's");
    app.add_option("--baseline", command->baseline,
                   "An earlier state to compare with, instead of the one that the model names")
        ->type_name("INPUT");
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return report(*command, console); };
    });
}

void declareRender(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<RenderCommand>();
    CLI::App &app = *root.add_subcommand("render", "Draw the diagram");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    app.add_option("-o,--output", command->output,
                   "Where to write: " + exporting::suffixList(exporting::FormatGroup::Picture))
        ->type_name("FILE")
        ->required();
    app.add_option("--format", command->format, "The format, where the file's name does not tell")
        ->check(CLI::IsMember(exporting::formatIds(exporting::FormatGroup::Picture)));
    app.add_option("--view", command->view, "The view to draw")->type_name("ID");
    app.add_option("--theme", command->theme, "Colours")
        ->check(CLI::IsMember({"print", "light", "dark"}))
        ->capture_default_str();
    app.add_option("--notation", command->notation, "Containers, or the classic data-flow diagram")
        ->check(CLI::IsMember({"containers", "dfd"}))
        ->capture_default_str();
    app.add_flag("--networks", command->showNetworks, "Show the networks");
    app.add_flag("--badges", command->badges, "Show how many threats each element has");
    app.add_option("--scale", command->scale, "Pixels of a PNG for one unit")
        ->check([](const std::string &text) {
            double scale = 0;
            const char *const end = text.data() + text.size();
            const bool isNumber = std::from_chars(text.data(), end, scale).ptr == end;
            return isNumber && scale >= 0.1 && scale <= 10 // and so no nan
                       ? std::string()
                       : "'" + text + "' is no scale (expected 0.1 to 10)";
        })
        ->capture_default_str();
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return render(*command, console); };
    });
}

void declareExport(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<ExportCommand>();
    CLI::App &app = *root.add_subcommand("export", "Write another tool's format");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    app.add_option("--to", command->format, "The format")
        ->check(CLI::IsMember(exporting::formatIds(exporting::FormatGroup::Exchange)))
        ->required();
    app.add_option("-o,--output", command->output, "Where to write")->type_name("FILE")->required();
    addByteOrderMark(app, command->byteOrderMark);
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return exportTo(*command, console); };
    });
}

void declareImport(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<ImportCommand>();
    CLI::App &app = *root.add_subcommand("import", "Make a model of artefacts, laid out");
    addInputs(app, command->inputs, command->programs);
    addProfiles(app, command->composeProfiles);
    addSurroundings(app, command->withSurroundings);
    app.add_option("-o,--output", command->output, "The model to write")->type_name("MODEL")->required();
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return import(*command, console); };
    });
}

void declareSync(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<SyncCommand>();
    CLI::App &app =
        *root.add_subcommand("sync", "Bring a model up to date with its sources; print what changed");
    app.add_option("MODEL", command->model, "The model")->required();
    app.add_option("INPUT", command->inputs,
                   "What it was imported from; the files that it remembers when not given");
    addPrograms(app, command->programs);
    addSurroundings(app, command->analysis.withSurroundings);
    addPlatform(app, command->analysis);
    app.add_flag("--dry-run", command->dryRun, "Only tell what would change");
    app.callback(
        [command, &action, &console] { action = [command, &console] { return sync(*command, console); }; });
}

void declareQuestions(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<QuestionsCommand>();
    CLI::App &app = *root.add_subcommand("questions", "Write a questionnaire of what the analysis waits for");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    addOutput(app, command->output);
    CLI::Option *most = app.add_option("--most", command->most,
                                       "Ask so many, the most useful ones (at most 30, those that matter)")
                            ->type_name("N")
                            ->check(CLI::Range(1, 10'000));
    app.add_flag("--all", command->areAllAsked, "Ask also what can wait")->excludes(most);
    app.add_option_function<std::string>(
           "--for",
           [command](const std::string &who) {
               command->answerer = who == "system" ? catalog::Answerer::System : catalog::Answerer::Platform;
           },
           "Ask only those who know the system, or those who keep hosts, control plane and registries")
        ->type_name("WHO")
        ->check(CLI::IsMember({"system", "platform"}));
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return questions(*command, console); };
    });
}

void declarePaths(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<PathsCommand>();
    CLI::App &app = *root.add_subcommand("paths", "Show how an attacker gets to what is worth having");
    addInputs(app, command->inputs, command->programs);
    addAnalysisOptions(app, command->analysis);
    addEach(app, "--from", command->from, "ELEMENT",
            "From this element, as if it were taken over; internet for outside");
    addEach(app, "--to", command->to, "ELEMENT", "To this element");
    app.add_option("--most", command->most, "Show at most so many; of ways between elements 3 to each")
        ->type_name("K")
        ->check(CLI::Range(1, 1'000));
    addEach(app, "--without", command->without, "MITIGATION",
            "Without what this mitigation closes, wherever it is offered");
    addFormat(app, command->format, {"text", "json"});
    addOutput(app, command->output);
    app.callback([command, &action, &console] {
        requireInputs(command->inputs, command->programs);
        action = [command, &console] { return paths(*command, console); };
    });
}

void declareAnswer(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<AnswerCommand>();
    CLI::App &app = *root.add_subcommand("answer", "Read questionnaires and workbooks into a model");
    app.add_option("MODEL", command->model, "The model")->required();
    app.add_option("SHEET", command->sheets, "Filled-in, or - for standard input")->required();
    addCatalogs(app, command->analysis);
    addPlatform(app, command->analysis);
    addDate(app, "--as-of", command->analysis.asOf, "The day that ages and expiries count to (today)");
    app.add_option("-o,--output", command->output, "Where to write, instead of the model itself")
        ->type_name("MODEL");
    app.add_flag("--dry-run", command->dryRun, "Only tell what would change");
    app.callback(
        [command, &action, &console] { action = [command, &console] { return answer(*command, console); }; });
}

void declareLayout(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<LayoutCommand>();
    CLI::App &app = *root.add_subcommand("layout", "Lay the diagrams of a model out anew");
    app.add_option("MODEL", command->model, "The model")->required();
    app.add_option("-o,--output", command->output, "Where to write, instead of the model itself")
        ->type_name("MODEL");
    app.callback(
        [command, &action, &console] { action = [command, &console] { return layout(*command, console); }; });
}

void declareWorkshopNew(CLI::App &group, Action &action, Console &console)
{
    auto command = std::make_shared<WorkshopNewCommand>();
    CLI::App &app = *group.add_subcommand("new", "Make a workshop's files of a model");
    app.add_option("MODEL", command->model, "The model, or an artefact")->required();
    app.add_option("-o,--output", command->folder,
                   "The folder to write to: NAME.bulkhead-workshop, NAME.bulkhead-task, and PDFs to print")
        ->type_name("DIR")
        ->required();
    app.add_option("--scope", command->scope, "Ask about these elements (otherwise some are chosen)")
        ->type_name("ID,ID…")
        ->delimiter(',');
    app.add_option("--level", command->level, "How much participants are helped (plain)")
        ->check(CLI::IsMember({"guided", "plain", "expert"}));
    app.add_option("--sheet", command->sheet,
                   "What is right: what the engine finds (containers), STRIDE per element (generic) or per "
                   "interaction (interaction)")
        ->check(CLI::IsMember({"containers", "generic", "interaction"}));
    app.add_flag("--pseudonyms", command->usesPseudonyms, "Results name nobody");
    addCatalogs(app, command->analysis);
    addDate(app, "--as-of", command->analysis.asOf, "The day that ages and expiries count to (today)");
    app.callback([command, &action, &console] {
        action = [command, &console] { return workshopNew(*command, console); };
    });
}

void declareWorkshop(CLI::App &root, Action &action, Console &console)
{
    CLI::App &group =
        *root.add_subcommand("workshop", "Threat modelling workshops: tasks, results and cards");
    group.require_subcommand(1);
    declareWorkshopNew(group, action, console);
    declareWorkshopCards(group, action, console);
    auto command = std::make_shared<WorkshopCollateCommand>();
    CLI::App &app = *group.add_subcommand("collate", "Score the answers of a room");
    app.add_option("WORKSHOP", command->workshop, "The workshop's file")->required();
    app.add_option("ANSWERS", command->answers, "Files of answers")->required();
    app.add_option("-o,--output", command->output,
                   "Where to write: .json, .csv, .html or .pdf (- for JSON on standard output)")
        ->type_name("FILE")
        ->check([](const std::string &path) {
            for (const char *suffix : {".json", ".csv", ".html", ".pdf"})
                if (path == "-" || path.ends_with(suffix))
                    return std::string();
            return "'" + path + "': results are written as .json, .csv, .html or .pdf";
        });
    app.add_flag("--pseudonyms", command->usesPseudonyms, "Results name nobody");
    addCatalogs(app, command->analysis);
    app.callback([command, &action, &console] {
        action = [command, &console] { return workshopCollate(*command, console); };
    });
}

void declareGrade(CLI::App &root, Action &action, Console &console)
{
    auto command = std::make_shared<GradeCommand>();
    CLI::App &app = *root.add_subcommand("grade", "Grade answers and models that a class handed in");
    app.add_option("WORKSHOP", command->workshop, "The workshop's file")->required();
    app.add_option("FILE", command->files, "Answers, or models of Bulkhead, Threat Dragon, OTM or .tm7")
        ->required();
    app.add_option("-o,--output", command->output, "Where to write the grades as CSV (standard output)")
        ->type_name("FILE");
    app.add_option("--report", command->report,
                   "A folder for a page for each student, a class report and the table of matches")
        ->type_name("DIR");
    app.add_option("--rubric", command->rubric, "The points of each part, instead of the workshop's")
        ->type_name("FILE");
    app.add_option("--matches", command->matches, "A corrected table of matches")->type_name("FILE");
    app.add_flag("--pseudonyms", command->usesPseudonyms, "Results name nobody");
    addCatalogs(app, command->analysis);
    app.callback(
        [command, &action, &console] { action = [command, &console] { return grade(*command, console); }; });
}

} // namespace

ExitCode run(int argc, char **argv, Console &console)
{
    CLI::App app("Threat modelling of container architectures with STRIDE", "bulkhead-cli");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("bulkhead-cli " BULKHEAD_VERSION));
    Action action;
    for (const auto declare :
         {declareAnalyze, declareImport, declareSync, declareReport, declareRender, declareExport,
          declareDiff, declareMerge, declareValidate, declareCatalog, declarePaths, declareQuestions,
          declareAnswer, declareLayout, declareWorkshop, declareGrade})
        declare(app, action, console);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &asked) { // --help, --version
        return static_cast<ExitCode>(app.exit(asked));
    } catch (const CLI::ParseError &error) {
        std::string what = error.what();
        const std::vector<std::string> unread = app.remaining();
        if (app.get_subcommands().empty() && !unread.empty())
            what = "there is no command “" + unread.front() + "”";
        return console.fail({"cli.usage", what + " (see --help)", {}, "bulkhead-cli", 0, {}});
    }
    return console.finish(action());
}

} // namespace bulkhead::app::cli
