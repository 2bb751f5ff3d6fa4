// SPDX-License-Identifier: Apache-2.0
#include "app/programs/open_with_programs.h"

#include "app/programs/program_runner.h"
#include "app/programs/running_systems.h"
#include "model/visible_text.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::app {

namespace {

std::string notRendered(const Rendering &rendering, const ProgramLeave &leave)
{
    const std::string command = "`" + commandText(rendering.command) + "`";
    std::string text = model::visibleText(rendering.path) + " is " + rendering.what +
                       ", read as its files stand; " + command + " renders it";
    if (!rendering.isInstalled)
        return text + ", but " + rendering.command.front() + " is not installed";
    return leave.howToRender.empty() ? text : text + ", which " + leave.howToRender + " allows";
}

// Charts below a folder, which is read as a whole, with leave to render or without.
void tellChartsBelow(std::span<const std::string> paths, const ProgramLeave &leave, ProgramRunner &runner)
{
    for (const Rendering &chart : chartsBelow(paths)) {
        std::string text = model::visibleText(chart.path) + " is " + chart.what +
                           " below a folder, read as its files stand; `" + commandText(chart.command) +
                           "` renders it";
        if (!leave.howToRender.empty())
            text += ", which " + leave.howToRender + " does where the chart itself is named";
        if (!chart.isInstalled)
            text += ", but " + chart.command.front() + " is not installed";
        runner.diagnostics.push_back({import::Severity::Info, {}, 0, std::move(text)});
    }
}

// Renders what may be rendered. `files` are the paths that are left to be read as they stand.
Result<Success> render(std::span<const std::string> paths, const ProgramLeave &leave, ProgramRunner &runner,
                       std::vector<import::Input> &outputs, std::vector<std::string> &files)
{
    files.assign(paths.begin(), paths.end());
    for (const Rendering &rendering : renderingsAmong(paths)) {
        if (!leave.render) {
            runner.diagnostics.push_back({import::Severity::Info, {}, 0, notRendered(rendering, leave)});
            continue;
        }
        auto output = runner.output(rendering.command, rendering.folder);
        if (!output)
            return std::move(output.error());
        std::erase(files, rendering.path);
        const std::string name = commandText(rendering.command);
        const bool isNew = std::none_of(outputs.begin(), outputs.end(),
                                        [&](const import::Input &input) { return input.path == name; });
        if (isNew)
            outputs.push_back({name, *std::move(output)});
    }
    tellChartsBelow(paths, leave, runner);
    return Success{};
}

Result<Success> askWhatRuns(const ProgramLeave &leave, ProgramRunner &runner,
                            std::vector<import::Input> &outputs)
{
    const auto take = [&](Result<std::vector<import::Input>> inputs) -> Result<Success> {
        if (!inputs)
            return std::move(inputs.error());
        std::move(inputs->begin(), inputs->end(), std::back_inserter(outputs));
        return Success{};
    };
    if (leave.docker) {
        if (auto taken = take(askDocker(runner)); !taken)
            return taken;
    }
    return leave.kubectl ? take(askCluster(runner, leave.space)) : Result<Success>(Success{});
}

std::string titleFor(std::span<const std::string> paths, const ProgramLeave &leave)
{
    if (!paths.empty())
        return titleOf(paths);
    if (leave.docker)
        return "Docker host";
    return leave.space.empty() ? std::string("Kubernetes cluster") : leave.space;
}

} // namespace

Result<Opened> openWithPrograms(std::span<const std::string> paths,
                                std::shared_ptr<const model::Vocabulary> vocabulary, OpenOptions options,
                                const ProgramLeave &leave,
                                const std::function<void(const std::string &command)> &announce)
{
    ProgramRunner runner;
    runner.announce = announce;
    runner.mostOutput = options.limits.fileBytes;
    runner.stop = options.stop;
    std::vector<std::string> files;
    if (auto rendered = render(paths, leave, runner, options.outputs, files); !rendered)
        return std::move(rendered.error());
    if (auto asked = askWhatRuns(leave, runner, options.outputs); !asked)
        return std::move(asked.error());
    options.title = titleFor(paths, leave);
    auto opened = openInputs(files, std::move(vocabulary), options);
    if (!opened) {
        // A chart whose files say nothing as they stand: what helps goes with the error.
        if (const std::size_t told = runner.diagnostics.size(); told > 0)
            opened.error().message += "; " + runner.diagnostics.front().message +
                                      (told > 1 ? "; and " + std::to_string(told - 1) + " more" : "");
        return opened;
    }
    opened->diagnostics.insert(opened->diagnostics.begin(),
                               std::make_move_iterator(runner.diagnostics.begin()),
                               std::make_move_iterator(runner.diagnostics.end()));
    return opened;
}

} // namespace bulkhead::app
