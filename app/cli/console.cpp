#include "app/cli/console.h"

#include "model/file/atomic_file.h"

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

} // namespace

ExitCode Console::write(const std::string &path, std::string_view bytes)
{
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
    for (import::Diagnostic diagnostic : diagnostics) {
        diagnostic.file = names.of(diagnostic.file);
        warn(diagnostic);
    }
}

void Console::warn(const Error &doubt)
{
    warn(import::Diagnostic{import::Severity::Warning, doubt.file, doubt.line, doubt.message});
}

void Console::note(std::string_view text)
{
    line(std::string(text));
}

void Console::progress(std::string_view what, double fraction)
{
    static const bool isTerminal = ::isatty(STDERR_FILENO) != 0;
    if (!isTerminal)
        return;
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
    std::fprintf(stderr, "\r\033[K%.*s %d %%", static_cast<int>(what.size()), what.data(), percent);
    m_progressShown = true;
}

// Whatever a file's name or an artefact's text holds, a message stays one line.
void Console::line(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\033'; }, ' ');
    std::fprintf(stderr, "%s%s\n", m_progressShown ? "\r\033[K" : "", text.c_str());
    m_progressShown = false;
}

} // namespace bulkhead::app::cli
