// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workspace/open.h"
#include "app/workspace/typed_names.h"
#include "import/import.h"
#include "model/result.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::app::cli {

enum class ExitCode : int { Done = 0, Gate = 1, BadInput = 2, InternalFault = 3 };

// The three streams of a command: results, one-line messages, and progress for whoever watches. A message
// shows control characters, so that no name in it moves the cursor or adds a line.
class Console
{
public:
    // What a command reads: no output may replace it. Files by whatever name or link; of a folder what was
    // imported from it.
    void reads(std::span<const std::string> paths);
    void reads(const Opened &opened);
    // Fails where the path names a file that the command reads.
    Result<Success> checkOutput(const std::string &path) const;

    // Writes a result to a file as a whole, or to standard output when the path is "-". On failure nothing
    // was written, and the error has been told.
    ExitCode write(const std::string &path, std::string_view bytes);

    // One line on standard error: "FILE:LINE: what is wrong".
    ExitCode fail(const Error &error);
    void warn(const import::Diagnostic &diagnostic);
    void warn(std::span<const import::Diagnostic> diagnostics, const TypedNames &names = {});
    void warn(const Error &doubt); // of something that can be used all the same
    void note(std::string_view text);

    // What a command ends with: where files of a folder could not be read it says how many, and that is bad
    // input, though the rest was read.
    ExitCode finish(ExitCode code);

    // Shown on a terminal only, and wiped when the next line is written.
    void progress(std::string_view what, double fraction);

private:
    void line(std::string_view text);
    void remember(std::span<const import::Diagnostic> diagnostics, const TypedNames &names);

    std::vector<std::string> m_read;
    std::set<std::string> m_unread; // files of which nothing was read
    bool m_progressShown = false;
};

} // namespace bulkhead::app::cli
