// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_leniency.h"

#include "import/reading/text.h"
#include "import/reading/yaml_reader.h"

#include <algorithm>
#include <optional>

namespace bulkhead::import {

namespace {

// Places that libfyaml refuses and the parsers of compose and Kubernetes read, which one file may have: each
// costs reading it again.
constexpr int mostRepairs = 200;

// Where a line and a column, in characters, stand in the text; npos where they do not.
std::size_t offsetOf(std::string_view text, int line, int column)
{
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            return at;
        ++at;
    }
    for (int i = 1; i < column && at < text.size(); ++i) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            ++at;
    }
    return at < text.size() ? at : std::string_view::npos;
}

// The quote that is open at the end of this part of a text, which begins outside of any value; 0: none.
char openQuoteAtEnd(std::string_view part)
{
    constexpr std::string_view before = " \t\r\n[{,:"; // a value's first sign
    char quote = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const char sign = part[i];
        if ((quote == '"' && sign == '\\') || (quote == '\'' && part.substr(i).starts_with("''"))) {
            ++i;
        } else if (quote) {
            quote = sign == quote ? char(0) : quote;
        } else if (i == 0 || before.find(part[i - 1]) != std::string_view::npos) {
            if (sign == '#')
                i = std::min(part.find('\n', i), part.size());
            else if (sign == '"' || sign == '\'')
                quote = sign;
        }
    }
    return quote;
}

// Blanks instead of tabs where lines of a quoted text begin, from this line up to the text's end: they are no
// part of it.
std::optional<std::string> withoutTabs(std::string_view text, const YamlFault &fault)
{
    std::size_t at = offsetOf(text, fault.line, 1);
    if (at == std::string_view::npos || fault.lastEnd > at)
        return std::nullopt;
    const char quote = openQuoteAtEnd(text.substr(fault.lastEnd, at - fault.lastEnd));
    std::string repaired(text);
    bool isChanged = false;
    while (quote && at < repaired.size()) {
        for (; at < repaired.size() && (repaired[at] == ' ' || repaired[at] == '\t'); ++at) {
            isChanged |= repaired[at] == '\t';
            repaired[at] = ' ';
        }
        const std::size_t end = std::min(repaired.find('\n', at), repaired.size());
        if (std::find(repaired.begin() + std::ptrdiff_t(at), repaired.begin() + std::ptrdiff_t(end), quote) !=
            repaired.begin() + std::ptrdiff_t(end))
            break;
        at = std::min(end + 1, repaired.size());
    }
    return isChanged ? std::optional(std::move(repaired)) : std::nullopt;
}

// Without the backslash of "\'", from the fault up to the text's end.
std::optional<std::string> withoutEscapes(std::string_view text, const YamlFault &fault)
{
    std::size_t at = offsetOf(text, fault.line, fault.column);
    if (at == std::string_view::npos)
        return std::nullopt;
    if (text[at] == '\'' && at > 0)
        --at;
    if (!text.substr(at).starts_with("\\'"))
        return std::nullopt;
    std::string repaired(text.substr(0, at));
    repaired.reserve(text.size());
    for (; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && text[++at] != '\'')
            repaired += '\\';
        repaired += text[at];
    }
    return repaired.append(text.substr(at));
}

std::optional<std::string> withBlank(std::string_view text, const YamlFault &fault)
{
    const std::size_t at = offsetOf(text, fault.line, fault.column);
    if (at == std::string_view::npos || text[at] != '#')
        return std::nullopt;
    std::string spaced(text); // lines stay where they are
    spaced.insert(at, 1, ' ');
    return spaced;
}

// "*a: b" with a blank before the colon, which no name of an anchor has for these parsers.
std::optional<std::string> withAliasKey(std::string_view text, const YamlFault &fault)
{
    const bool isBehindSign = fault.lastEnd > 0 && text[fault.lastEnd - 1] == '*';
    const std::size_t at =
        text.find_first_not_of(" \t\r\n{[,-?", isBehindSign ? fault.lastEnd - 1 : fault.lastEnd);
    if (at == std::string_view::npos || text[at] != '*')
        return std::nullopt;
    std::size_t end = at + 1;
    const auto isName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-';
    };
    while (end < text.size() && isName(text[end]))
        ++end;
    const bool isKey =
        end > at + 1 && end < text.size() && text[end] == ':' &&
        (end + 1 == text.size() || std::string_view(" \t\r\n").find(text[end + 1]) != std::string_view::npos);
    if (!isKey)
        return std::nullopt;
    std::string spaced(text);
    spaced.insert(end, 1, ' ');
    return spaced;
}

// The text without what libfyaml stopped at; nothing where the other parsers stop there too.
std::optional<std::string> repairedAt(std::string_view text, const YamlFault &fault)
{
    switch (fault.kind) {
    case YamlFault::Kind::UnspacedComment:
        return withBlank(text, fault);
    case YamlFault::Kind::QuotedTab:
        return withoutTabs(text, fault);
    case YamlFault::Kind::QuotedEscape:
        return withoutEscapes(text, fault);
    case YamlFault::Kind::Other:
        return withAliasKey(text, fault);
    case YamlFault::Kind::FlowIndentation:
        break;
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<Document>> readAsPlatformsDo(const SourceText &text, const std::string &file,
                                                const Limits &limits, const std::stop_token &stop)
{
    SourceText current = text;
    FlowIndentation indentation = FlowIndentation::Checked;
    for (int repairs = 0;; ++repairs) {
        YamlFault fault;
        Result<std::vector<Document>> documents = readYaml(current, file, limits, indentation, stop, &fault);
        if (documents || documents.error().code != "import.yaml" || repairs == mostRepairs)
            return documents;
        if (fault.kind == YamlFault::Kind::FlowIndentation && indentation == FlowIndentation::Checked) {
            indentation = FlowIndentation::Free;
            continue;
        }
        std::optional<std::string> repaired = repairedAt(current.part, fault);
        if (!repaired)
            return documents;
        const int firstLine = current.firstLine;
        current = SourceText(std::make_shared<const std::string>(*std::move(repaired)));
        current.firstLine = firstLine;
    }
}

} // namespace bulkhead::import
