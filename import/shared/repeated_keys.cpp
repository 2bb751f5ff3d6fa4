// SPDX-License-Identifier: Apache-2.0
#include "import/shared/repeated_keys.h"

#include <functional>

namespace bulkhead::import {

namespace {

std::vector<Diagnostic> tellEach(std::span<const Document> documents, const std::string &file, int lastLine,
                                 const std::function<Diagnostic(const RepeatedKey &)> &tell)
{
    constexpr std::size_t most = 20; // told of one file
    std::size_t count = 0;
    std::vector<Diagnostic> told;
    for (const Document &document : documents)
        for (const RepeatedKey &repeated : document.repeatedKeys())
            if (++count <= most)
                told.push_back(tell(repeated));
    if (count > most)
        told.push_back(
            {Severity::Warning, file, lastLine,
             std::to_string(count - most) + " more keys stand again further down; the last of each counts"});
    return told;
}

} // namespace

std::vector<Diagnostic> repeatedKeysOf(std::span<const Document> documents, const std::string &file)
{
    return tellEach(documents, file, 0, [&file](const RepeatedKey &repeated) {
        return Diagnostic{Severity::Warning, file, repeated.replaced,
                          "the key \"" + repeated.key + "\" stands again in line " +
                              std::to_string(repeated.line) + ", which counts"};
    });
}

std::vector<Diagnostic> repeatedKeysWithin(std::span<const Document> documents, const std::string &file,
                                           int line, const std::string &text)
{
    return tellEach(documents, file, line, [&](const RepeatedKey &repeated) {
        return Diagnostic{Severity::Warning, file, line,
                          "the key \"" + repeated.key + "\" stands in lines " +
                              std::to_string(repeated.replaced) + " and " + std::to_string(repeated.line) +
                              " of " + text + "; the later one counts"};
    });
}

} // namespace bulkhead::import
