// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "model/file/atomic_file.h"
#include "model/utf8.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace bulkhead::app::cli {

namespace {

Result<Success> writeStandardOutput(std::string_view bytes)
{
    errno = 0;
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0)
        return Success{};
    return Error{"app.output-failed",
                 std::string("cannot be written: ") + std::strerror(errno),
                 {},
                 "standard output",
                 0,
                 {}};
}

// One line for a terminal. Of a very long one the beginning and the end, which say what is wrong and what was
// expected; what is echoed of the input stands between them.
std::string visibleLine(std::string_view text)
{
    constexpr std::size_t mostBegin = 1200; // bytes
    constexpr std::size_t mostEnd = 400;
    const std::string line = model::visibleText(text);
    if (line.size() <= mostBegin + mostEnd)
        return line;
    const std::string_view begin = model::beginOf(line, mostBegin);
    const std::string_view end = model::endOf(line, mostEnd);
    const std::size_t left = line.size() - begin.size() - end.size();
    return std::string(begin) + " … (" + std::to_string(left) + " bytes left out) … " + std::string(end);
}

} // namespace

void Console::reads(std::span<const std::string> paths)
{
    m_read.insert(m_read.end(), paths.begin(), paths.end());
}

void Console::reads(const Opened &opened)
{
    remember(opened.diagnostics, opened.names);
    if (opened.native) // its sources were not read
        return;
    for (const model::SourceFile &source : opened.model.sources())
        m_read.push_back((std::filesystem::path(opened.folder) / source.path).string());
}

Result<Success> Console::checkOutput(const std::string &path) const
{
    std::error_code ignored;
    if (path == "-" || !std::filesystem::is_regular_file(path, ignored))
        return Success{};
    for (const std::string &read : m_read) {
        if (std::filesystem::equivalent(read == "-" ? "/dev/stdin" : read, path, ignored))
            return Error{"cli.output-is-input",
                         "is read by this command and would be overwritten; choose another output",
                         {},
                         path,
                         0,
                         {}};
    }
    return Success{};
}

ExitCode Console::write(const std::string &path, std::string_view bytes)
{
    if (const auto free = checkOutput(path); !free)
        return fail(free.error());
    const Result<Success> written =
        path == "-" ? writeStandardOutput(bytes) : writeFileAtomically(std::filesystem::path(path), bytes);
    return written ? ExitCode::Done : fail(written.error());
}

ExitCode Console::fail(const Error &error)
{
    line(error.text() + (error.pointer.empty() ? std::string() : " (at " + error.pointer + ")"));
    return ExitCode::BadInput;
}

void Console::warn(const import::Diagnostic &diagnostic)
{
    std::string text = diagnostic.file;
    if (diagnostic.line > 0)
        text += ':' + std::to_string(diagnostic.line);
    if (!text.empty())
        text += ": ";
    switch (diagnostic.severity) {
    case import::Severity::Info:
        text += "note: ";
        break;
    case import::Severity::Warning:
        text += "warning: ";
        break;
    case import::Severity::Error:
        text += "error: ";
        break;
    }
    line(text + diagnostic.message);
}

void Console::warn(std::span<const import::Diagnostic> diagnostics, const TypedNames &names)
{
    remember(diagnostics, names);
    for (import::Diagnostic diagnostic : diagnostics) {
        diagnostic.file = names.of(diagnostic.file);
        warn(diagnostic);
    }
}

void Console::remember(std::span<const import::Diagnostic> diagnostics, const TypedNames &names)
{
    for (const import::Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == import::Severity::Error)
            m_unread.insert(names.of(diagnostic.file));
    }
}

ExitCode Console::finish(ExitCode code)
{
    if (m_unread.empty())
        return code;
    line(m_unread.size() == 1
             ? "1 file could not be read: " + *m_unread.begin() + "; what it holds is missing"
             : std::to_string(m_unread.size()) + " files could not be read; what they hold is missing");
    return code == ExitCode::Done ? ExitCode::BadInput : code;
}

void Console::warn(const Error &doubt)
{
    warn(import::Diagnostic{import::Severity::Warning, doubt.file, doubt.line, doubt.message});
}

void Console::note(std::string_view text)
{
    line(text);
}

void Console::progress(std::string_view what, double fraction)
{
    static const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    if (!isTerminal)
        return;
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
    std::fprintf(stderr, "\r\033[K%s %d %%", model::visibleText(what).c_str(), percent);
    m_progressShown = true;
}

void Console::line(std::string_view text)
{
    const std::string shown = (m_progressShown ? "\r\033[K" : "") + visibleLine(text) + '\n';
    std::fwrite(shown.data(), 1, shown.size(), stderr);
    m_progressShown = false;
}

} // namespace bulkhead::app::cli
