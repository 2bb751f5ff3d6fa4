// SPDX-License-Identifier: Apache-2.0
#include "import/not_read.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

struct HclFormat
{
    std::string_view format;
    std::string_view why;
    std::array<std::string_view, 8> blocks; // that a file of it has at the top
};

constexpr std::array<HclFormat, 3> formats = {
    {{"nomad", "Nomad job files are not read", {"job"}},
     {"terraform-hcl",
      "Terraform configuration is not read; give the plan: terraform show -json PLAN",
      {"resource", "provider", "terraform", "module", "variable", "data", "output", "locals"}},
     {"hcl",
      "HCL is not read",
      {"service", "source", "build", "path", "listener", "storage", "target", "group"}}}};

// What stands behind a block's name: labels in quotes, then its brace.
bool opensBlock(std::string_view rest)
{
    rest = trimmed(rest);
    while (rest.starts_with('"')) {
        const std::size_t end = rest.find('"', 1);
        if (end == std::string_view::npos)
            return false;
        rest = trimmed(rest.substr(end + 1));
    }
    return rest.starts_with('{');
}

// The format whose block a line opens; empty where it opens none.
std::string_view formatOfLine(std::string_view line)
{
    const std::size_t end = line.find_first_of(" \t{\"");
    if (end == std::string_view::npos || !opensBlock(line.substr(end)))
        return {};
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const HclFormat &hcl) {
        return isOneOf(line.substr(0, end), hcl.blocks);
    });
    return found == formats.end() || end == 0 ? std::string_view() : found->format;
}

} // namespace

std::string_view formatNotRead(std::string_view bytes)
{
    constexpr std::size_t looked = std::size_t{64} * 1024;
    std::string_view rest = bytes.substr(0, looked);
    const std::size_t first = rest.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || rest[first] == '{' || rest[first] == '[' || rest[first] == '<')
        return {};
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end); // blocks at the top are not indented
        if (const std::string_view format = formatOfLine(line); !format.empty())
            return format;
        // The first line of code decides: HCL begins with a block or a setting, YAML with a key.
        const std::string_view text = trimmed(line);
        const bool isCode = !text.empty() && !text.starts_with('#') && !text.starts_with("//") &&
                            !text.starts_with("/*") && !text.starts_with('*');
        if (isCode && text.find(':') != std::string_view::npos && text.find('=') == std::string_view::npos)
            return {};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

std::string_view whyNotRead(std::string_view format)
{
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [format](const HclFormat &hcl) { return hcl.format == format; });
    return found == formats.end() ? std::string_view() : found->why;
}

} // namespace bulkhead::import
