// SPDX-License-Identifier: Apache-2.0
#include "app/programs/program_runner.h"

#include "model/visible_text.h"

#include <algorithm>
#include <string_view>

namespace bulkhead::app {

namespace {

constexpr std::size_t complaintsTold = 10;

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(line);
    }
    return lines;
}

// The line that says why: the first that calls itself an error, else the last.
std::string_view reasonIn(std::string_view complaints)
{
    const std::vector<std::string_view> lines = linesOf(complaints);
    const auto error = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
        return line.starts_with("Error") || line.starts_with("error") || line.starts_with("ERROR");
    });
    return error != lines.end() ? *error : lines.empty() ? std::string_view() : lines.back();
}

Error named(Error error, const std::string &command)
{
    error.file = command;
    return error;
}

Error endedWith(int code, std::string_view complaints, const std::string &command)
{
    std::string message = "ended with exit code " + std::to_string(code);
    if (const std::string_view reason = reasonIn(complaints); !reason.empty())
        message += ": " + model::visibleText(reason);
    return named({"app.program-failed", std::move(message), {}, {}, 0, {}}, command);
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Result<ProgramOutcome> outcomeOf(const ProgramRunner &runner, const std::vector<std::string> &command,
                                 const std::string &text, const std::string &folder)
{
    if (runner.announce)
        runner.announce(text);
    auto outcome = runToEnd({command, {}, folder, runner.timeout, runner.mostOutput}, runner.stop);
    if (!outcome)
        return named(std::move(outcome.error()), text);
    return outcome;
}

Error wroteNothing(const std::string &command)
{
    return named({"app.program-silent", "wrote nothing", {}, {}, 0, {}}, command);
}

} // namespace

std::string commandText(const std::vector<std::string> &command)
{
    std::string text;
    for (const std::string &word : command) {
        const bool isPlain =
            !word.empty() && word.find_first_of(" \t\n\"'`$&|;<>()*?{}[]\\!#~") == std::string::npos;
        std::string shown = model::visibleText(word);
        if (!isPlain) {
            for (std::size_t at = shown.find('\''); at != std::string::npos; at = shown.find('\'', at + 4))
                shown.replace(at, 1, "'\\''");
            shown = '\'' + shown + '\'';
        }
        text += (text.empty() ? "" : " ") + shown;
    }
    return text;
}

Result<std::string> ProgramRunner::output(const std::vector<std::string> &command, const std::string &folder)
{
    const std::string text = commandText(command);
    auto outcome = outcomeOf(*this, command, text, folder);
    if (!outcome)
        return std::move(outcome.error());
    if (outcome->exitCode != 0)
        return endedWith(outcome->exitCode, outcome->complaints, text);
    if (isBlank(outcome->output))
        return wroteNothing(text);
    return std::move(outcome->output);
}

Result<std::string> ProgramRunner::partialOutput(const std::vector<std::string> &command,
                                                 const std::string &shown)
{
    const std::string text = shown.empty() ? commandText(command) : shown;
    auto outcome = outcomeOf(*this, command, text, {});
    if (!outcome)
        return std::move(outcome.error());
    if (isBlank(outcome->output))
        return outcome->exitCode != 0 ? endedWith(outcome->exitCode, outcome->complaints, text)
                                      : wroteNothing(text);
    if (outcome->exitCode != 0)
        tellComplaints(*outcome, text);
    return std::move(outcome->output);
}

void ProgramRunner::tellComplaints(const ProgramOutcome &outcome, const std::string &command)
{
    const auto tell = [&](const std::string &what) {
        diagnostics.push_back({import::Severity::Warning, {}, 0, command + ": " + what});
    };
    const std::vector<std::string_view> lines = linesOf(outcome.complaints);
    const std::size_t told = std::min(lines.size(), complaintsTold);
    for (std::size_t i = 0; i < told; ++i)
        tell(model::visibleText(lines[i]));
    std::string end = "ended with exit code " + std::to_string(outcome.exitCode) + "; what it wrote is read";
    if (lines.size() > told)
        end += ", and " + std::to_string(lines.size() - told) + " more of its messages are left out";
    tell(end);
}

} // namespace bulkhead::app
