// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_arguments.h"

#include "app/programs/running_systems.h"

#include <cmath>

namespace bulkhead::app::cli {

namespace {

// An empty name, such as of a variable that is not set, is no file.
std::string refuseEmpty(const std::string &text)
{
    return text.empty() ? "the name of a file is empty" : std::string();
}

} // namespace

std::string refuseNan(const std::string &text)
{
    double number = 0;
    return CLI::detail::lexical_cast(text, number) && std::isnan(number) ? "Value " + text + " is no number"
                                                                         : std::string();
}

void addEach(CLI::App &app, const std::string &name, std::vector<std::string> &values,
             const std::string &type, const std::string &help)
{
    app.add_option(name, values, help)->type_name(type)->expected(1)->allow_extra_args(false)->take_all();
}

void addCatalogs(CLI::App &app, AnalysisOptions &options)
{
    addEach(app, "--catalog", options.catalogs, "FILE",
            "An organisation's own threat catalog, beside the built-in");
}

void addProfiles(CLI::App &app, std::vector<std::string> &profiles)
{
    addEach(app, "--profile", profiles, "NAME", "A compose profile that is active; * for all");
}

CLI::Option *addDate(CLI::App &app, const std::string &name, std::optional<model::Date> &date,
                     const std::string &help)
{
    return app
        .add_option_function<std::string>(
            name,
            [&date, name](const std::string &text) {
                date = model::Date::parse(text);
                if (!date)
                    throw CLI::ValidationError(name, "'" + text + "' is no date (expected YYYY-MM-DD)");
            },
            help)
        ->type_name("DATE");
}

void addPlatform(CLI::App &app, AnalysisOptions &options)
{
    app.add_option("--platform", options.platform,
                   "What is known of hosts, control plane and registries, instead of what the model names")
        ->type_name("FILE")
        ->check(refuseEmpty);
}

void addSurroundings(CLI::App &app, bool &withSurroundings)
{
    app.add_flag("--with-surroundings", withSurroundings,
                 "Draw ingress controller, DNS, CI, operators and developers around artefacts, too");
}

void addAnalysisOptions(CLI::App &app, AnalysisOptions &options)
{
    addCatalogs(app, options);
    addPlatform(app, options);
    addDate(app, "--as-of", options.asOf, "The day that ages and expiries count to (today)");
    addProfiles(app, options.composeProfiles);
    addSurroundings(app, options.withSurroundings);
    app.add_flag("--generic-stride", options.genericStride,
                 "Also the general STRIDE table, element by element");
}

CLI::Option *addFormat(CLI::App &app, std::string &format, const std::vector<std::string> &formats)
{
    return app.add_option("--format", format, "How the result is written")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
}

void addOutput(CLI::App &app, std::string &output)
{
    app.add_option("-o,--output", output, "Where to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
}

void addByteOrderMark(CLI::App &app, bool &mark)
{
    app.add_flag("--bom", mark, "Begin CSV with a byte order mark, by which spreadsheets recognise UTF-8");
}

void addPrograms(CLI::App &app, ProgramLeave &programs)
{
    programs.howToRender = "--render";
    app.add_flag("--render", programs.render,
                 "Run helm or kustomize for the charts and kustomizations that are named");
    app.add_flag("--from-docker", programs.docker, "Ask your docker what runs on its host");
    CLI::Option *kubectl =
        app.add_flag("--from-kubectl", programs.kubectl, "Ask your kubectl what runs in its cluster");
    app.add_option("--namespace", programs.space, "Ask about this namespace only")
        ->type_name("NAME")
        ->needs(kubectl)
        ->check([](const std::string &text) {
            return isNamespaceName(text) ? std::string() : "'" + text + "' is no name of a namespace";
        });
}

void addInputs(CLI::App &app, std::vector<std::string> &inputs, ProgramLeave &programs)
{
    app.add_option("INPUT", inputs, "Models or artefacts, folders of them, or - for standard input");
    addPrograms(app, programs);
}

void requireInputs(const std::vector<std::string> &inputs, const ProgramLeave &programs)
{
    if (inputs.empty() && !programs.asksWhatRuns())
        throw CLI::RequiredError("INPUT");
}

} // namespace bulkhead::app::cli
