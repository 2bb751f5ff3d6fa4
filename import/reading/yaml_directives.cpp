// SPDX-License-Identifier: Apache-2.0
#include "import/reading/yaml_directives.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// What is wrong with a directive; empty when nothing is.
std::string_view faultOf(std::string_view directive)
{
    if (!directive.starts_with("%YAM"))
        return {};
    if (!directive.starts_with("%YAML ") && !directive.starts_with("%YAML\t"))
        return "an unknown directive (expected %YAML)";
    const std::string_view version = directive.substr(6);
    const bool isVersion =
        version.starts_with("1.") && version.size() > 2 && version[2] >= '0' && version[2] <= '9';
    if (!isVersion || version.find('#') != std::string_view::npos)
        return "a malformed %YAML directive (expected %YAML 1.2 or 1.1)";
    return {};
}

Error directiveError(std::string_view fault, const std::string &file, int line)
{
    Error error;
    error.code = "import.yaml";
    error.message = "this is no valid YAML: " + std::string(fault);
    error.file = file;
    error.line = line;
    return error;
}

void blankOut(std::string &text, std::size_t begin, std::size_t end)
{
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

} // namespace

bool hasDirectives(std::string_view text)
{
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r')
            return true;
    }
    return false;
}

std::optional<Error> settleDirectives(std::string &text, const std::string &file)
{
    if (!hasDirectives(text))
        return std::nullopt;
    bool mayBeDirective = true;
    bool versionSeen = false;
    int line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view view = std::string_view(text).substr(begin, end - begin);
        if (view.starts_with("...")) {
            mayBeDirective = true;
            versionSeen = false;
        } else if (mayBeDirective && view.starts_with('%')) {
            if (const std::string_view fault = faultOf(view); !fault.empty())
                return directiveError(fault, file, line);
            if (view.starts_with("%YAML")) {
                // Of a minor version its first digit counts. A second %YAML is left for libfyaml to refuse.
                if (!versionSeen)
                    blankOut(text, std::min(begin + 9, end), end);
                versionSeen = true;
            } else if (!view.starts_with("%TAG")) {
                blankOut(text, begin, end);
            }
        } else if (!isBlank(view) && !view.starts_with('#')) {
            mayBeDirective = false;
        }
        begin = end + 1;
    }
    return std::nullopt;
}

} // namespace bulkhead::import
