// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_parts.h"

#include "import/reading/yaml_directives.h"
#include "import/reading/yaml_reader.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace bulkhead::import {

namespace {

constexpr std::string_view documentMark = "---";

// Where the next document begins: at a line `---`, which no scalar can hold; npos when there is none.
std::size_t nextDocument(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find("\n---", from); at != std::string_view::npos;
         at = text.find("\n---", at + 1)) {
        const std::size_t after = at + 1 + documentMark.size();
        if (after == text.size() || std::string_view(" \t\r\n").find(text[after]) != std::string_view::npos)
            return at + 1;
    }
    return std::string_view::npos;
}

Limits shareOf(const Limits &limits, std::size_t parts)
{
    Limits share = limits;
    share.nodes /= parts;
    share.aliasExpansion /= parts;
    return share;
}

} // namespace

int linesOf(std::string_view part)
{
    auto lines = std::count(part.begin(), part.end(), '\n');
    // A carriage return ends a line too.
    for (std::size_t at = part.find('\r'); at < part.size() - 1; at = part.find('\r', at + 1))
        lines += part[at + 1] != '\n';
    return static_cast<int>(lines);
}

std::vector<SourceText> cutYaml(const SourceText &text, std::size_t partBytes)
{
    if (hasDirectives(text.part))
        return {text};
    std::vector<SourceText> parts;
    SourceText rest = text;
    while (rest.part.size() > partBytes) {
        const std::size_t cut = nextDocument(rest.part, partBytes);
        if (cut == std::string_view::npos)
            break;
        parts.push_back(rest);
        parts.back().part = rest.part.substr(0, cut + documentMark.size());
        rest.firstLine += linesOf(rest.part.substr(0, cut));
        rest.part.remove_prefix(cut);
    }
    parts.push_back(std::move(rest));
    return parts;
}

std::optional<std::vector<std::vector<Document>>> readTogether(const std::vector<SourceText> &parts,
                                                               const std::string &file, const Limits &limits,
                                                               const std::stop_token &stop)
{
    const Limits share = shareOf(limits, parts.size());
    std::stop_source refused;
    const std::stop_callback forward(stop, [&refused] { refused.request_stop(); });
    std::vector<std::vector<Document>> read(parts.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < parts.size(); i = next++) {
            auto documents = readYaml(parts[i], file, share, FlowIndentation::Checked, refused.get_token());
            if (!documents) {
                refused.request_stop();
                return;
            }
            read[i] = *std::move(documents);
        }
    };
    {
        const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), parts.size());
        std::vector<std::future<void>> helpers;
        for (std::size_t i = 1; i < threads; ++i)
            helpers.push_back(std::async(work)); // or later, by this thread, where the system has no more
        work();
        for (std::future<void> &helper : helpers)
            helper.get();
    }
    if (refused.stop_requested())
        return std::nullopt;
    return read;
}

std::optional<std::vector<Document>> readYamlParts(const std::vector<SourceText> &parts,
                                                   const std::string &file, const Limits &limits,
                                                   const std::stop_token &stop)
{
    auto read = readTogether(parts, file, limits, stop);
    if (!read)
        return std::nullopt;
    std::vector<Document> documents;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<Document> &part = (*read)[i];
        if (i + 1 < parts.size()) {
            if (part.empty() || part.back().line() != parts[i + 1].firstLine)
                return std::nullopt;
            part.pop_back(); // what the mark begins is for the next part
        }
        documents.insert(documents.end(), std::make_move_iterator(part.begin()),
                         std::make_move_iterator(part.end()));
    }
    return documents;
}

} // namespace bulkhead::import
