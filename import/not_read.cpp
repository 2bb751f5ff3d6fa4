// SPDX-License-Identifier: Apache-2.0
#include "import/not_read.h"

#include "import/reading/text.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

struct FormatNotRead
{
    std::string_view format;
    std::string_view why;
    std::array<std::string_view, 8> blocks; // of HCL: that a file of it has at the top
};

constexpr std::string_view nomad = "nomad";
constexpr std::string_view artifact = "quadlet-artifact";

constexpr std::array<FormatNotRead, 5> formats = {
    {{nomad, "Nomad job files are not read", {"job"}},
     {artifact, "artifact units of quadlets fetch data and run nothing; they are not read", {}},
     {helmValues, "values of a Helm chart count once helm has rendered it", {}},
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
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const FormatNotRead &hcl) {
        return isOneOf(line.substr(0, end), hcl.blocks);
    });
    return found == formats.end() || end == 0 ? std::string_view() : found->format;
}

// Blocks that Nomad's job files have at the top as Terraform's configuration has.
bool opensCommonBlock(std::string_view line)
{
    return line.starts_with("variable") || line.starts_with("locals");
}

bool isNamedAsNomad(std::string_view path)
{
    return path.ends_with(".nomad") || path.ends_with(".nomad.hcl");
}

} // namespace

std::string_view formatNotRead(std::string_view bytes, std::string_view path)
{
    constexpr std::size_t looked = std::size_t{64} * 1024;
    std::string_view rest = bytes.substr(0, looked);
    if (path.ends_with(".artifact") && rest.find("[Artifact]") != std::string_view::npos)
        return artifact;
    const std::size_t first = rest.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || rest[first] == '{' || rest[first] == '[' || rest[first] == '<')
        return {};
    std::string_view likely; // of the blocks that several formats have
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end); // blocks at the top are not indented
        if (const std::string_view format = formatOfLine(line); !format.empty()) {
            if (isNamedAsNomad(path))
                return nomad;
            if (!opensCommonBlock(line))
                return format;
            likely = format;
        }
        // The first line of code decides: HCL begins with a block or a setting, YAML with a key.
        const std::string_view text = trimmed(line);
        const bool isCode = !text.empty() && !text.starts_with('#') && !text.starts_with("//") &&
                            !text.starts_with("/*") && !text.starts_with('*');
        const bool isYaml = isCode && likely.empty() && text.find(':') != std::string_view::npos &&
                            text.find('=') == std::string_view::npos;
        if (isYaml)
            return {};
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return likely;
}

std::string_view whyNotRead(std::string_view format)
{
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [format](const FormatNotRead &one) { return one.format == format; });
    return found == formats.end() ? std::string_view() : found->why;
}

} // namespace bulkhead::import
