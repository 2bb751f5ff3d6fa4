// SPDX-License-Identifier: Apache-2.0
#include "app/programs/running_systems.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

namespace bulkhead::app {

namespace {

struct Listed
{
    std::string_view what;                // of docker's commands: "container"
    std::vector<std::string_view> choice; // of `ls`
};

// `volume ls` knows no ids, and so no --no-trunc.
std::array<Listed, 4> listed()
{
    return {{{"container", {"--all", "--quiet", "--no-trunc"}},
             {"network", {"--quiet", "--no-trunc"}},
             {"volume", {"--quiet"}},
             {"image", {"--quiet", "--no-trunc"}}}};
}

constexpr std::size_t namesAtOnce = 1000; // on a command line

const std::vector<std::string> &infoCommand()
{
    static const std::vector<std::string> command = {"docker", "info", "--format", "{{json .}}"};
    return command;
}

std::vector<std::string> listCommand(const Listed &all)
{
    std::vector<std::string> command = {"docker", std::string(all.what), "ls"};
    command.insert(command.end(), all.choice.begin(), all.choice.end());
    return command;
}

std::vector<std::string> inspectCommand(const Listed &all)
{
    return {"docker", std::string(all.what), "inspect"};
}

std::string inspectText(const Listed &all)
{
    return commandText(inspectCommand(all)) + " ID …";
}

// Ids ("sha256:…" of images) and names as Docker admits them, which are no options.
bool isName(std::string_view text)
{
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && text.size() <= 255 && isWord(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return isWord(c) || c == '_' || c == '.' || c == '-' || c == ':'; });
}

std::vector<std::string> namesIn(std::string_view output)
{
    std::vector<std::string> names;
    while (!output.empty()) {
        const std::size_t end = std::min(output.find_first_of("\r\n"), output.size());
        if (const std::string_view line = output.substr(0, end); isName(line))
            names.emplace_back(line);
        output.remove_prefix(std::min(end + 1, output.size()));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end()); // an image has several tags
    return names;
}

// The names that docker lists; none where it lists nothing.
Result<std::vector<std::string>> listNames(ProgramRunner &runner, const Listed &all)
{
    const auto output = runner.output(listCommand(all));
    if (output)
        return namesIn(*output);
    if (output.error().code == "app.program-silent")
        return std::vector<std::string>();
    return output.error();
}

Result<std::string> inspect(ProgramRunner &runner, const Listed &all, const std::vector<std::string> &names)
{
    std::string whole;
    for (std::size_t i = 0; i < names.size(); i += namesAtOnce) {
        std::vector<std::string> command = inspectCommand(all);
        command.insert(command.end(), names.begin() + static_cast<std::ptrdiff_t>(i),
                       names.begin() + static_cast<std::ptrdiff_t>(std::min(i + namesAtOnce, names.size())));
        auto part = runner.partialOutput(command, inspectText(all));
        if (!part)
            return part;
        whole += *part;
    }
    return whole;
}

// Takes what a command wrote, unless it is nothing that is read: podman answers to the name of docker, too,
// and says some things in words of its own.
Result<Success> take(const ProgramRunner &runner, import::Input input, std::vector<import::Input> &inputs)
{
    auto recognised = import::recognise(input, {}, runner.stop);
    if (!recognised)
        return std::move(recognised.error());
    if (recognised->format != "docker-inspect")
        return Error{"app.not-read", "what it wrote is of no kind that is read", {}, input.path, 0, {}};
    input.recognised = std::make_shared<const import::Recognised>(*std::move(recognised));
    inputs.push_back(std::move(input));
    return Success{};
}

// Takes what docker says of all its containers, networks, volumes or images; nothing where there are none.
Result<Success> askFor(ProgramRunner &runner, const Listed &all, std::vector<import::Input> &inputs)
{
    const auto names = listNames(runner, all);
    if (!names)
        return names.error();
    if (names->empty())
        return Success{};
    auto output = inspect(runner, all, *names);
    if (!output)
        return std::move(output.error());
    return take(runner, {commandText(inspectCommand(all)), *std::move(output)}, inputs);
}

Result<Success> askForEngine(ProgramRunner &runner, std::vector<import::Input> &inputs)
{
    auto info = runner.partialOutput(infoCommand());
    if (!info)
        return std::move(info.error());
    return take(runner, {"docker info", *std::move(info)}, inputs);
}

} // namespace

// Without containers there is nothing to import; all else is left out where docker does not say it.
Result<std::vector<import::Input>> askDocker(ProgramRunner &runner)
{
    std::vector<import::Input> inputs;
    const auto kinds = listed();
    const auto leaveOut = [&runner](const Error &error) {
        runner.diagnostics.push_back({import::Severity::Warning, {}, 0, error.text()});
    };
    if (auto containers = askFor(runner, kinds.front(), inputs); !containers)
        return std::move(containers.error());
    if (inputs.empty())
        return Error{"app.no-containers",
                     "there are no containers",
                     {},
                     commandText(listCommand(kinds.front())),
                     0,
                     {}};
    for (const Listed &other : std::span(kinds).subspan(1)) {
        if (auto asked = askFor(runner, other, inputs); !asked)
            leaveOut(asked.error());
    }
    if (auto asked = askForEngine(runner, inputs); !asked)
        leaveOut(asked.error());
    return inputs;
}

std::vector<std::string> dockerCommands()
{
    std::vector<std::string> commands;
    for (const Listed &all : listed()) {
        commands.push_back(commandText(listCommand(all)));
        commands.push_back(inspectText(all));
    }
    commands.push_back(commandText(infoCommand()));
    return commands;
}

} // namespace bulkhead::app
