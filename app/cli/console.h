#pragma once

#include "app/workspace/typed_names.h"
#include "import/import.h"
#include "model/result.h"

#include <span>
#include <string>
#include <string_view>

namespace bulkhead::app::cli {

enum class ExitCode : int { Done = 0, Gate = 1, BadInput = 2, InternalFault = 3 };

// The three streams of a command: results, one-line messages, and progress for whoever watches.
class Console
{
public:
    // Writes a result to a file as a whole, or to standard output when the path is "-". On failure nothing
    // was written, and the error has been told.
    ExitCode write(const std::string &path, std::string_view bytes);

    // One line on standard error: "FILE:LINE: what is wrong".
    ExitCode fail(const Error &error);
    void warn(const import::Diagnostic &diagnostic);
    void warn(std::span<const import::Diagnostic> diagnostics, const TypedNames &names = {});
    void warn(const Error &doubt); // of something that can be used all the same
    void note(std::string_view text);

    // Shown on a terminal only, and wiped when the next line is written.
    void progress(std::string_view what, double fraction);

private:
    void line(std::string text);
    bool m_progressShown = false;
};

} // namespace bulkhead::app::cli
