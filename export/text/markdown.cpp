// SPDX-License-Identifier: Apache-2.0
#include "export/text/markdown.h"

#include "model/visible_text.h"

#include <algorithm>

namespace bulkhead::exporting {

namespace {

std::size_t longestRunOfBackticks(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

std::string onOneLine(std::string_view text)
{
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return model::visibleText(line);
}

// A line may also become a list, a heading rule or a quotation by how it begins: where the mark that makes it
// one stands, or npos.
std::size_t lineMarkAt(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return first;
    if (text[first] == '-' || text[first] == '+' || text[first] == '=')
        return first;
    const std::size_t mark = text.find_first_not_of("0123456789", first);
    const bool isNumbered = mark != std::string_view::npos && mark > first &&
                            (text[mark] == '.' || text[mark] == ')') &&
                            (mark + 1 == text.size() || text[mark + 1] == ' ');
    return isNumbered ? mark : std::string_view::npos;
}

} // namespace

std::string markdownText(std::string_view text)
{
    constexpr std::string_view special = "\\`*_{}[]<>#|~&@";
    std::string out;
    out.reserve(text.size() + 8);
    for (const char c : onOneLine(text)) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    if (const std::size_t at = lineMarkAt(out); at < out.size())
        out.insert(at, 1, '\\');
    return out;
}

std::string markdownCode(std::string_view text)
{
    std::string line = onOneLine(text);
    std::string escaped;
    for (const char c : line) {
        if (c == '|') // a table cell ends at it even inside code
            escaped += '\\';
        escaped += c;
    }
    const std::string fence(longestRunOfBackticks(escaped) + 1, '`');
    const bool touches = escaped.empty() || escaped.front() == '`' || escaped.back() == '`';
    return touches ? fence + ' ' + escaped + ' ' + fence : fence + escaped + fence;
}

std::string markdownBlock(std::string_view language, std::string_view text)
{
    const std::string fence(std::max<std::size_t>(3, longestRunOfBackticks(text) + 1), '`');
    std::string block = fence + std::string(language) + '\n' + model::visibleLines(text);
    if (!text.ends_with('\n'))
        block += '\n';
    return block + fence + '\n';
}

} // namespace bulkhead::exporting
