// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/own_lines.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace bulkhead::exporting {

namespace {

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

bool isPlainName(std::string_view name)
{
    constexpr std::string_view others = "._-";
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

// "  web:": the beginning of a service.
bool isServiceHead(const std::string &line)
{
    return line.size() > 3 && line.starts_with("  ") && line.ends_with(':') &&
           isPlainName(std::string_view(line).substr(2, line.size() - 3));
}

} // namespace

std::string withService(const std::string &snippet, const std::string &service)
{
    std::vector<std::string> lines = linesOf(snippet);
    const auto services = std::find(lines.begin(), lines.end(), "services:");
    if (!isPlainName(service) || services == lines.end())
        return snippet;
    const auto end = std::find_if(services + 1, lines.end(), [](const std::string &line) {
        return !line.empty() && line.front() != ' ';
    });
    if (std::count_if(services + 1, end, isServiceHead) != 1)
        return snippet;
    const auto head = std::find_if(services + 1, end, isServiceHead);
    *head = "  " + service + ':';
    const auto image = std::find_if(head + 1, end, [](const std::string &line) {
        return line.starts_with("    image: registry.example.org/");
    });
    if (image != end && std::distance(head + 1, end) > 1)
        lines.erase(image);
    std::string text;
    for (const std::string &line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

} // namespace bulkhead::exporting
