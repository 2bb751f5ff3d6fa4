// SPDX-License-Identifier: Apache-2.0
#include "app/programs/renderings.h"

#include "app/programs/process.h"
#include "import/folder.h"
#include "import/shared/relative_path.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

namespace bulkhead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view chartFile = "Chart.yaml";
// The names that kustomize looks for.
constexpr std::array<std::string_view, 3> kustomizationFiles = {"kustomization.yaml", "kustomization.yml",
                                                                "Kustomization"};

bool isFileIn(const fs::path &folder, std::string_view name)
{
    std::error_code fault;
    return fs::is_regular_file(folder / name, fault);
}

bool isKustomization(std::string_view name)
{
    return std::find(kustomizationFiles.begin(), kustomizationFiles.end(), name) != kustomizationFiles.end();
}

enum class Kind { HelmChart, Kustomization };

std::optional<Kind> kindOfFolder(const fs::path &folder)
{
    if (isFileIn(folder, chartFile))
        return Kind::HelmChart;
    if (std::any_of(kustomizationFiles.begin(), kustomizationFiles.end(),
                    [&](std::string_view name) { return isFileIn(folder, name); }))
        return Kind::Kustomization;
    return std::nullopt;
}

// A path that no program takes for an option: it begins with a dot.
std::string argumentFor(const fs::path &relative)
{
    std::string text = relative.lexically_normal().generic_string();
    while (text.size() > 1 && text.ends_with('/'))
        text.pop_back();
    if (text == "." || text == ".." || text.starts_with("../"))
        return text;
    return "./" + text;
}

Rendering renderingOf(Kind kind, const std::string &typed, const fs::path &folder)
{
    Rendering rendering;
    rendering.path = typed;
    std::string argument;
    if (folder.is_absolute()) { // so that the command, which names the source, is the same on every machine
        const fs::path clean = folder.lexically_normal();
        const fs::path own = clean.has_filename() ? clean : clean.parent_path();
        rendering.folder = own.parent_path().string();
        argument = argumentFor(own.filename());
    } else {
        argument = argumentFor(folder);
    }
    if (kind == Kind::HelmChart) {
        rendering.what = "a Helm chart";
        rendering.command = {"helm", "template", argument};
    } else {
        rendering.what = "a kustomization";
        const bool byKubectl = !isProgramThere("kustomize") && isProgramThere("kubectl");
        rendering.command = byKubectl ? std::vector<std::string>{"kubectl", "kustomize", argument}
                                      : std::vector<std::string>{"kustomize", "build", argument};
    }
    rendering.isInstalled = isProgramThere(rendering.command.front());
    return rendering;
}

} // namespace

std::vector<Rendering> renderingsAmong(std::span<const std::string> paths)
{
    std::vector<Rendering> renderings;
    for (const std::string &typed : paths) {
        const fs::path path(typed);
        std::error_code fault;
        if (fs::is_directory(path, fault)) {
            if (const auto kind = kindOfFolder(path))
                renderings.push_back(renderingOf(*kind, typed, path));
            continue;
        }
        const std::string name = path.filename().string();
        if (!isFileIn(path.parent_path(), name))
            continue;
        const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (name == chartFile)
            renderings.push_back(renderingOf(Kind::HelmChart, typed, folder));
        else if (isKustomization(name))
            renderings.push_back(renderingOf(Kind::Kustomization, typed, folder));
    }
    return renderings;
}

std::vector<Rendering> chartsBelow(std::span<const std::string> paths)
{
    std::vector<Rendering> charts;
    for (const std::string &typed : paths) {
        std::error_code fault;
        const fs::path named(typed);
        if (!fs::is_directory(named, fault) || kindOfFolder(named))
            continue;
        auto listing = import::listFolder(named);
        if (!listing) // which the import tells
            continue;
        std::sort(listing->folders.begin(), listing->folders.end());
        fs::path last; // of the charts
        for (const fs::path &folder : listing->folders) {
            if (!isFileIn(folder, chartFile) || (!last.empty() && import::isInside(folder, last)))
                continue;
            last = folder;
            charts.push_back(renderingOf(Kind::HelmChart, folder.generic_string(), folder));
        }
    }
    return charts;
}

} // namespace bulkhead::app
