// SPDX-License-Identifier: Apache-2.0
#include "import/shared/debugger.h"

#include "import/reading/scalar_types.h"
#include "import/reading/text.h"
#include "import/shared/command_line.h"
#include "import/shared/relative_path.h"
#include "import/shared/shell_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace bulkhead::import {

namespace {

// What starts a debugger, with the port it listens on where none is named and whether it then listens to its
// own container alone: https://nodejs.org/api/cli.html, https://github.com/microsoft/debugpy/wiki.
struct DebuggerOption
{
    std::string_view word;
    int port = 0;
    bool isLoopbackByDefault = false;
};
constexpr std::array<DebuggerOption, 5> debuggerOptions = {{{"--inspect", 9229, true},
                                                            {"-agentlib:jdwp", 0, false},
                                                            {"-Xrunjdwp", 0, false},
                                                            {"-Xdebug", 0, false},
                                                            {"debugpy", 5678, false}}};

// A debugger that listens to its own container alone cannot be reached from elsewhere.
bool namesLoopback(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> loopback = {"127.0.0.1", "localhost", "[::1]"};
    return std::any_of(loopback.begin(), loopback.end(),
                       [text](std::string_view host) { return text.find(host) != std::string_view::npos; });
}

// The number at the end of "0.0.0.0:9229", "*:5005" or "5005"; 0 when there is none.
int debugPortOf(std::string_view address)
{
    const std::size_t colon = address.rfind(':');
    const std::string_view digits = colon == std::string_view::npos ? address : address.substr(colon + 1);
    const auto port = parseInteger(digits);
    return port && *port > 0 && *port < 65536 ? static_cast<int>(*port) : 0;
}

// The address in "--inspect=0.0.0.0:9229", "-agentlib:jdwp=transport=dt_socket,address=*:5005,server=y" or
// "debugpy --listen 0.0.0.0:5678"; empty when there is none.
std::string_view addressIn(std::string_view text)
{
    for (const std::string_view key :
         {"address=", "--listen=", "--listen ", "--inspect=", "--inspect-brk="}) {
        const std::size_t at = text.find(key);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = text.substr(at + key.size());
        return rest.substr(0, rest.find_first_of(" ,\"'"));
    }
    return {};
}

std::optional<Debugger> debuggerOf(std::string_view text)
{
    for (const DebuggerOption &option : debuggerOptions) {
        const std::size_t at = text.find(option.word);
        if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' '))
            continue;
        const std::string_view rest = text.substr(at);
        if (namesLoopback(rest.substr(0, rest.find(' '))) || namesLoopback(addressIn(rest)))
            continue;
        const std::string_view address = addressIn(rest);
        // "--inspect" and "--inspect=9229" name no address and listen on the loopback one.
        const bool isLocal =
            option.isLoopbackByDefault && address.find_first_of(".:*") == std::string_view::npos;
        const int port = debugPortOf(address);
        return Debugger{isLocal ? Debugger::Place::Loopback : Debugger::Place::OwnPort,
                        port > 0 ? port : option.port,
                        false,
                        {}};
    }
    return std::nullopt;
}

std::string joined(std::span<const std::string> words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

// The mode of a framework that a variable turns on.
const DebugMode *modeOf(const Setting &setting, std::span<const DebugMode> modes)
{
    const auto isOne = [](const std::vector<std::string> &texts, const std::string &text) {
        return std::find(texts.begin(), texts.end(), text) != texts.end();
    };
    const auto found = std::find_if(modes.begin(), modes.end(), [&](const DebugMode &mode) {
        return isOne(mode.variables, std::string(setting.name)) &&
               isOne(mode.values, lowerCase(trimmed(setting.value)));
    });
    return found == modes.end() ? nullptr : &*found;
}

using SimpleCommand = std::vector<std::string>;

// The commands of a command line, each in its words; an argument may be a script of a shell.
std::vector<SimpleCommand> commandsIn(std::span<const std::string> arguments)
{
    std::vector<SimpleCommand> commands(1);
    for (const std::string &argument : arguments) {
        bool isFirst = true; // goes on with what the arguments before it began
        for (SimpleCommand &command : splitScript(argument)) {
            if (!std::exchange(isFirst, false))
                commands.emplace_back();
            std::move(command.begin(), command.end(), std::back_inserter(commands.back()));
        }
    }
    return commands;
}

// Whether a command starts the program, by whatever path or launcher, and not what installs it.
bool starts(const SimpleCommand &command, std::string_view program)
{
    static constexpr std::array<std::string_view, 6> installs = {"install",  "uninstall", "add",
                                                                 "download", "upgrade",   "show"};
    for (const std::string &word : command) {
        if (fileNameOf(word) == program)
            return true;
        if (std::find(installs.begin(), installs.end(), word) != installs.end())
            return false;
    }
    return false;
}

const DebugMode *modeOf(std::span<const std::string> arguments, std::span<const DebugMode> modes)
{
    const std::vector<SimpleCommand> commands = commandsIn(arguments);
    const auto isStarted = [&commands](const DebugMode &mode) {
        return !mode.program.empty() &&
               std::any_of(commands.begin(), commands.end(), [&mode](const SimpleCommand &command) {
                   return starts(command, mode.program) &&
                          std::any_of(
                              mode.arguments.begin(), mode.arguments.end(),
                              [&command](const std::string &wanted) { return setsSwitch(command, wanted); });
               });
    };
    const auto found = std::find_if(modes.begin(), modes.end(), isStarted);
    return found == modes.end() ? nullptr : &*found;
}

std::optional<Debugger> debuggerInArguments(std::span<const std::string> arguments,
                                            std::span<const DebugMode> modes)
{
    const std::string line = joined(arguments);
    const bool isDelve = std::any_of(arguments.begin(), arguments.end(), [](const std::string &word) {
        return word == "dlv" || word.ends_with("/dlv");
    });
    std::optional<Debugger> found =
        isDelve ? Debugger{Debugger::Place::OwnPort, debugPortOf(addressIn(line)), true, {}}
                : debuggerOf(line);
    if (const DebugMode *mode = found ? nullptr : modeOf(arguments, modes)) {
        found = Debugger{};
        found->note = mode->note;
    }
    if (found)
        found->isInArguments = true;
    return found;
}

} // namespace

std::optional<Debugger> debuggerIn(std::span<const Setting> environment,
                                   std::span<const std::string> arguments, std::span<const DebugMode> modes)
{
    std::optional<Debugger> found = debuggerInArguments(arguments, modes);
    for (const Setting &setting : environment) {
        if (found)
            break;
        if (const DebugMode *mode = modeOf(setting, modes)) {
            found = Debugger{};
            found->note = mode->note;
        } else if (setting.name == "NODE_OPTIONS" || setting.name == "JAVA_TOOL_OPTIONS" ||
                   setting.name == "JAVA_OPTS" || setting.name == "JDK_JAVA_OPTIONS") {
            found = debuggerOf(setting.value);
        }
    }
    return found;
}

} // namespace bulkhead::import
